"""What the trial of the Windows installer stands on: two versions of a filler program, a Windows to
install them in, and questions to it that the checks are made of.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from windows.compiling import licence_texts
from windows.exit_codes import ExitCode
from windows.filler import make_filler
from windows.make_installer import Build, make_installer
from windows.payload import LIST_NAME, PART_BYTES, sha256_of
from windows.wine import Wine

OLD, NEW = "1.0.0", "2.0.0"
FOLDER = r"C:\Prögramme – µm\SSAI 3D"
CLASSES = r"HKEY_CURRENT_USER\Software\Classes"
_SMALL_PART = 1_900_000
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"


class CheckFailedError(Exception):
    """What was expected, and what was found."""


def expect(found: object, expected: object, what: str) -> None:
    """Fail unless the two are equal."""
    if found != expected:
        raise CheckFailedError(f"{what}: {expected!r} expected, {found!r} found")


def contents(folder: Path) -> dict[str, str]:
    """SHA-256 of each file below a folder, by relative name."""
    return {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def change_a_byte(path: Path) -> None:
    """Change a byte in the middle of a file; done twice, the file is as it was."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


class Ground:
    """Two versions of a filler program and a Windows to install them in."""

    def __init__(self, work: Path, payload_bytes: int) -> None:
        self.work = work
        large = payload_bytes > PART_BYTES
        self.part_bytes = PART_BYTES if large else _SMALL_PART
        self.wine = Wine(work / "prefix")
        self.data = self.wine.path(self.wine.folder_of("LOCALAPPDATA")) / "SSAI-3D"
        self.log = self.wine.path(self.wine.folder_of("TEMP")) / "SSAI-3D-setup.log"
        self.old, self.old_files = self._make(OLD, 3_000_000, embedded=True)
        self.new, self.new_files = self._make(NEW, payload_bytes, embedded=False)
        self.parts = sorted(self.new.parent.glob("*.part*"))

    def _make(self, version: str, size: int, *, embedded: bool) -> tuple[Path, dict[str, str]]:
        folder = self.work / f"filler {version}"
        make_filler(folder, size, version)
        # Filler cannot be compressed; trying to would take most of the time.
        build = Build(version, "cuda", None, self.part_bytes, 10**12 if embedded else 0, 0)
        setup = make_installer(folder, build, self.work / version)
        files = contents(folder)
        files["licences/_setup.txt"] = hashlib.sha256(licence_texts().encode()).hexdigest()
        shutil.rmtree(folder)
        return setup, files

    def setup(self, program: Path, *options: str, folder: str | None = FOLDER) -> ExitCode:
        """Run a setup silently and return its exit code."""
        self.log.unlink(missing_ok=True)
        where = [f"/D={folder}"] if folder else []
        return ExitCode(self.wine.run(program, "/S", *options, *where))

    def uninstall(self, folder: str) -> None:
        """Run the uninstaller of a folder silently, to its end."""
        self.wine.run(self.wine.path(folder) / "uninstall.exe", "/S")
        self.wine.wait()

    def entries(self, root: str = "HKCU") -> dict[str, dict[str, str]]:
        """Our entries in the list of programs, by the name of their key."""
        keys = self.wine.registry(f"{root}\\{_UNINSTALL}")
        named = {key.rsplit("\\", 1)[-1]: values for key, values in keys.items()}
        return {name: values for name, values in named.items() if name.startswith("SSAI-3D")}

    def links(self) -> list[str]:
        """Our start-menu links, of all users."""
        found = self.wine.drive.glob("**/Start Menu/Programs/SSAI-3D*.lnk")
        return sorted({path.name for path in found})

    def said(self) -> str:
        """What the log of the last setup says."""
        return self.log.read_text(encoding="utf-8")

    def expect_installed(self, folder: str, files: dict[str, str]) -> None:
        """Exactly the program's files, the list and the uninstaller, and nothing left beside."""
        place = self.wine.path(folder)
        found = contents(place)
        for name in (LIST_NAME, "uninstall.exe"):
            expect(found.pop(name, None) is not None, True, f"{name} is there")
        expect(found, files, f"the files in {folder}")
        self.expect_nothing_beside(folder)

    def expect_nothing_beside(self, folder: str) -> None:
        """No folder of an unfinished setup."""
        place = self.wine.path(folder)
        beside = sorted(path.name for path in place.parent.glob("*.ssai3d-*"))
        expect(beside, [], f"what is left beside {folder}")

    def expect_refused(self, program: Path, code: ExitCode, words: str, **where: str) -> None:
        """Refused with this code and these words in the log."""
        expect(self.setup(program, **where), code, "the exit code")
        if words not in self.said():
            raise CheckFailedError(f"the log lacks the words {words!r}: {self.said()}")

    def expect_old_version(self) -> None:
        """The old version stands untouched."""
        self.expect_installed(FOLDER, self.old_files)
        expect(self.entries()["SSAI-3D"]["DisplayVersion"], OLD, "the version in the registry")

    def expect_associations(self, folder: str) -> None:
        """The program in a folder opens its documents, and is offered for stacks."""
        keys = self.wine.registry(CLASSES)
        command = f'"{folder}\\ssai3d.exe" "%1"'
        expect(keys[f"{CLASSES}\\.ssai3d"]["@"], "SSAI3D.Project", "what .ssai3d is")
        for name in ("SSAI3D.Project", "SSAI3D.Stack", r"Applications\ssai3d.exe"):
            found = keys[f"{CLASSES}\\{name}\\shell\\open\\command"]["@"]
            expect(found, command, f"the command of {name}")
        for ending in (".czi", ".lif", ".nd2", ".tif", ".tiff"):
            offered = keys[f"{CLASSES}\\{ending}\\OpenWithProgids"]
            expect("SSAI3D.Stack" in offered, True, f"{ending} can be opened with it")
            expect("@" in keys[f"{CLASSES}\\{ending}"], False, f"{ending} keeps its program")
