"""Tries the Windows installer under Wine, without a display: ``python packaging/windows/trial.py``.

Filler stands for the program, so this proves the installer and not what it installs. With the
usual ``--gb 2.2`` the payload exceeds every 2 GB limit and comes in parts of 1.9 GB; ``--gb 0.006``
tries the same with small parts. Prints a line for each check, and ends with status 1 at the first
that fails. Needs about five times the payload on the disk, and the packages of compiling.py and
``wine wine64``.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from windows.compiling import CompilingError, licence_texts, missing_tools
from windows.exit_codes import ExitCode
from windows.filler import make_filler
from windows.make_installer import Build, compile_from, make_installer
from windows.payload import LIST_NAME, PART_BYTES, Part, Payload, sha256_of
from windows.wine import Wine, WineError

OLD, NEW = "1.0.0", "2.0.0"
_SMALL_PART = 1_900_000
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
_CLASSES = r"HKEY_CURRENT_USER\Software\Classes"
_FOLDER = r"C:\Prögramme – µm\SSAI 3D"
_BESIDE = r"C:\Labor 2\SSAI 3D älter"


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


class Trial:
    """Two versions of a filler program and a Windows to install them in."""

    def __init__(self, work: Path, payload_bytes: int) -> None:
        self._work = work
        large = payload_bytes > PART_BYTES
        self._part_bytes = PART_BYTES if large else _SMALL_PART
        self.wine = Wine(work / "prefix")
        self.data = self.wine.path(self.wine.folder_of("LOCALAPPDATA")) / "SSAI-3D"
        self.log = self.wine.path(self.wine.folder_of("TEMP")) / "SSAI-3D-setup.log"
        self.old, self.old_files = self._make(OLD, 3_000_000, embedded=True)
        self.new, self.new_files = self._make(NEW, payload_bytes, embedded=False)
        self.parts = sorted(self.new.parent.glob("*.part*"))

    def _make(self, version: str, size: int, *, embedded: bool) -> tuple[Path, dict[str, str]]:
        folder = self._work / f"filler {version}"
        make_filler(folder, size, version)
        # Filler cannot be compressed; trying to would take most of the time.
        build = Build(version, "cuda", None, self._part_bytes, 10**12 if embedded else 0, 0)
        setup = make_installer(folder, build, self._work / version)
        files = contents(folder)
        files["licences/_setup.txt"] = hashlib.sha256(licence_texts().encode()).hexdigest()
        shutil.rmtree(folder)
        return setup, files

    def checks(self) -> list[Callable[[], None]]:
        """All checks in their order; each builds upon those before it."""
        return [
            self.parts_are_below_their_limit,
            self.a_silent_install_for_one_user_puts_every_file_in_its_place,
            self.windows_is_told_of_the_program,
            self.a_missing_part_is_refused_and_the_old_version_stays,
            self.a_corrupted_part_is_refused_and_the_old_version_stays,
            self.a_truncated_part_is_refused_and_the_old_version_stays,
            self.a_running_program_is_not_replaced,
            self.an_interrupted_exchange_is_taken_back,
            self.an_upgrade_replaces_the_old_version_and_keeps_what_is_the_users,
            self.another_version_beside_it_comes_and_goes_without_harm,
            self.a_folder_with_other_things_is_left_alone,
            self.a_full_disk_is_told_before_anything_is_written,
            self.a_name_too_long_for_windows_is_refused,
            self.long_names_work_where_windows_allows_them,
            self.two_setups_at_once_are_refused,
            self.everybody_can_have_it,
            self.uninstalling_keeps_what_is_the_users_and_removes_the_rest,
        ]

    # What the checks are made of.

    def setup(self, program: Path, *options: str, folder: str | None = _FOLDER) -> ExitCode:
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
        self.expect_installed(_FOLDER, self.old_files)
        expect(self.entries()["SSAI-3D"]["DisplayVersion"], OLD, "the version in the registry")

    # The checks.

    def parts_are_below_their_limit(self) -> None:
        sizes = [path.stat().st_size for path in self.parts]
        expect(len(sizes) > 1, True, "there are several parts")
        expect(max(sizes) <= self._part_bytes, True, f"no part exceeds {self._part_bytes} bytes")

    def a_silent_install_for_one_user_puts_every_file_in_its_place(self) -> None:
        expect(self.setup(self.old), ExitCode.DONE, "the exit code")
        self.expect_installed(_FOLDER, self.old_files)

    def windows_is_told_of_the_program(self) -> None:
        entry = self.entries()["SSAI-3D"]
        expect(entry["DisplayVersion"], OLD, "the version")
        expect(entry["Publisher"], "SSAI-3D developers", "the publisher")
        expect(entry["InstallLocation"], _FOLDER, "the folder")
        expect(entry["QuietUninstallString"], f'"{_FOLDER}\\uninstall.exe" /S', "the uninstaller")
        megabytes = int(entry["EstimatedSize"].removeprefix("dword:"), 16) / 1024
        expect(2 < megabytes < 4, True, f"the size, {megabytes:.1f} MB, is about 3 MB")
        expect(self.entries("HKLM"), {}, "entries for everybody")
        expect(self.links(), ["SSAI-3D.lnk"], "the start-menu links")
        self._expect_associations(_FOLDER)

    def _expect_associations(self, folder: str) -> None:
        keys = self.wine.registry(_CLASSES)
        command = f'"{folder}\\ssai3d.exe" "%1"'
        expect(keys[f"{_CLASSES}\\.ssai3d"]["@"], "SSAI3D.Project", "what .ssai3d is")
        for name in ("SSAI3D.Project", "SSAI3D.Stack", r"Applications\ssai3d.exe"):
            found = keys[f"{_CLASSES}\\{name}\\shell\\open\\command"]["@"]
            expect(found, command, f"the command of {name}")
        for ending in (".czi", ".lif", ".nd2", ".tif", ".tiff"):
            offered = keys[f"{_CLASSES}\\{ending}\\OpenWithProgids"]
            expect("SSAI3D.Stack" in offered, True, f"{ending} can be opened with it")
            expect("@" in keys[f"{_CLASSES}\\{ending}"], False, f"{ending} keeps its program")

    def a_missing_part_is_refused_and_the_old_version_stays(self) -> None:
        last = self.parts[-1]
        hidden = last.rename(last.with_name("elsewhere"))
        self.expect_refused(self.new, ExitCode.PART_MISSING, f"{last.name} is missing")
        hidden.rename(last)
        self.expect_old_version()

    def a_corrupted_part_is_refused_and_the_old_version_stays(self) -> None:
        first = self.parts[0]
        self._change_a_byte(first)
        self.expect_refused(self.new, ExitCode.PART_DAMAGED, f"{first.name} is damaged")
        self._change_a_byte(first)
        self.expect_old_version()

    @staticmethod
    def _change_a_byte(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 2)
            byte = file.read(1)[0]
            file.seek(-1, 1)
            file.write(bytes([byte ^ 1]))

    def a_truncated_part_is_refused_and_the_old_version_stays(self) -> None:
        last = self.parts[-1]
        whole = last.read_bytes()
        last.write_bytes(whole[:-1])
        self.expect_refused(self.new, ExitCode.PART_DAMAGED, f"{last.name} is incomplete")
        last.write_bytes(whole)
        self.expect_old_version()

    def a_running_program_is_not_replaced(self) -> None:
        program = self.wine.start(self.wine.path(_FOLDER) / "ssai3d.exe", "--wait")
        time.sleep(3)
        self.expect_refused(self.new, ExitCode.PROGRAM_RUNS, "is running")
        expect(program.poll(), None, "the program's end")
        self.wine.end()
        program.wait(timeout=60)
        self.expect_old_version()

    def an_interrupted_exchange_is_taken_back(self) -> None:
        place = self.wine.path(_FOLDER)
        place.rename(place.with_name(place.name + ".ssai3d-old"))
        half = place.with_name(place.name + ".ssai3d-new")
        half.mkdir()
        (half / "half.bin").write_bytes(b"half")
        self._change_a_byte(self.parts[0])
        expect(self.setup(self.new), ExitCode.PART_DAMAGED, "the exit code")
        self._change_a_byte(self.parts[0])
        self.expect_old_version()

    def an_upgrade_replaces_the_old_version_and_keeps_what_is_the_users(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        (self.data / "jobs.sqlite").write_bytes(b"the user's")
        notes = self.wine.path(_FOLDER) / "licences" / "my notes.txt"
        notes.write_text("the user's")
        # Without /D: the folder is remembered.
        expect(self.setup(self.new, folder=None), ExitCode.DONE, "the exit code")
        expect(notes.read_text(), "the user's", "the user's file in the program's folder")
        notes.rename(self.data / "my notes.txt")
        self.expect_installed(_FOLDER, self.new_files)
        expect(list(self.entries()), ["SSAI-3D"], "the entries in the list of programs")
        expect(self.entries()["SSAI-3D"]["DisplayVersion"], NEW, "the version in the registry")
        expect(self.links(), ["SSAI-3D.lnk"], "the start-menu links")

    def another_version_beside_it_comes_and_goes_without_harm(self) -> None:
        expect(self.setup(self.old, folder=_BESIDE), ExitCode.DONE, "the exit code")
        versions = sorted(entry["DisplayVersion"] for entry in self.entries().values())
        expect(versions, [OLD, NEW], "the versions in the list of programs")
        expect(len(self.links()), 2, "the number of start-menu links")
        self.expect_installed(_BESIDE, self.old_files)
        self.uninstall(_BESIDE)
        expect(self.wine.path(_BESIDE).exists(), False, "the second folder is there")
        self.expect_installed(_FOLDER, self.new_files)
        expect(self.entries()["SSAI-3D"]["DisplayVersion"], NEW, "the version in the registry")
        expect(self.links(), ["SSAI-3D.lnk"], "the start-menu links")
        self._expect_associations(_FOLDER)

    def a_folder_with_other_things_is_left_alone(self) -> None:
        photos = self.wine.path(r"C:\Photos")
        photos.mkdir()
        (photos / "cat.jpg").write_bytes(b"cat")
        self.expect_refused(
            self.old, ExitCode.FOLDER_IN_USE_BY_OTHERS, "holds something else", folder=r"C:\Photos"
        )
        expect(contents(photos).keys(), {"cat.jpg"}, "the files in the folder")
        shutil.rmtree(photos)

    def a_full_disk_is_told_before_anything_is_written(self) -> None:
        part = Part(self.parts[0].name, self.parts[0].stat().st_size, sha256_of(self.parts[0]))
        huge = Payload(10**15, 1, 20, (part,))
        setup = self.new.with_name("huge-setup.exe")
        compile_from(huge, Build(NEW, "cuda"), setup, embedded=False)
        self.expect_refused(setup, ExitCode.DISK_FULL, "MB are needed", folder=r"C:\Huge")
        expect(self.wine.path(r"C:\Huge").exists(), False, "a folder is there")

    def a_name_too_long_for_windows_is_refused(self) -> None:
        self.expect_refused(
            self.old, ExitCode.PATH_TOO_LONG, "too long for Windows", folder=self._long_folder()
        )
        expect(self.wine.path(self._long_folder()).parent.exists(), False, "a folder is there")

    def long_names_work_where_windows_allows_them(self) -> None:
        key = r"HKLM\SYSTEM\CurrentControlSet\Control\FileSystem"
        self.wine.set_number(key, "LongPathsEnabled", 1)
        folder = self._long_folder()
        expect(self.setup(self.old, folder=folder), ExitCode.DONE, "the exit code")
        self.expect_installed(folder, self.old_files)
        self.uninstall(folder)
        expect(self.wine.path(folder).exists(), False, "the folder is there")
        self.wine.set_number(key, "LongPathsEnabled", 0)

    @staticmethod
    def _long_folder() -> str:
        return "C:\\" + "\\".join(["Ein langer Name für einen Ordner"] * 6) + "\\SSAI 3D"

    def two_setups_at_once_are_refused(self) -> None:
        first = self.wine.start(self.wine.path(_FOLDER) / "ssai3d.exe", "--as-setup")
        time.sleep(3)
        self.expect_refused(
            self.old, ExitCode.SETUP_RUNS_ALREADY, "Another setup", folder=r"C:\Second"
        )
        expect(first.poll(), None, "the end of the first")
        self.wine.end()
        first.wait(timeout=60)

    def everybody_can_have_it(self) -> None:
        expect(self.setup(self.old, "/ALLUSERS", folder=None), ExitCode.DONE, "the exit code")
        folder = r"C:\Program Files\SSAI-3D"
        self.expect_installed(folder, self.old_files)
        expect(self.entries("HKLM")["SSAI-3D"]["InstallLocation"], folder, "the folder")
        self.uninstall(folder)
        expect(self.entries("HKLM"), {}, "the entries for everybody")
        expect(self.wine.path(folder).exists(), False, "the folder is there")
        self.expect_installed(_FOLDER, self.new_files)

    def uninstalling_keeps_what_is_the_users_and_removes_the_rest(self) -> None:
        own = self.wine.path(_FOLDER) / "my notes.txt"
        own.write_text("the user's")
        self.uninstall(_FOLDER)
        expect(contents(own.parent).keys(), {"my notes.txt"}, "the files in the program's folder")
        self.expect_nothing_beside(_FOLDER)
        expect(contents(self.data).keys(), {"jobs.sqlite", "my notes.txt"}, "the user's data")
        expect(self.entries(), {}, "the entries in the list of programs")
        expect(self.links(), [], "the start-menu links")
        left = [key for key in self.wine.registry(_CLASSES) if "ssai3d" in key.lower()]
        expect(left, [], "the associations")


def main(arguments: list[str] | None = None) -> int:
    """Run all checks; status 1 at the first that fails."""
    parser = argparse.ArgumentParser(description="Try the Windows installer under Wine.")
    parser.add_argument("--gb", type=float, default=2.2, help="size of the filler (default 2.2)")
    parser.add_argument("--work", type=Path, help="a folder with room; the temporary one without")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        began = time.monotonic()
        try:
            if missing := missing_tools():
                raise WineError(f"missing: {', '.join(missing)}")
            trial = Trial(Path(work), int(options.gb * 1e9))
        except (WineError, CompilingError) as error:
            print(error, file=sys.stderr)
            return 1
        print(f"made  {time.monotonic() - began:6.1f} s  {options.gb} GB of filler", flush=True)
        try:
            return _run(trial)
        finally:
            trial.wine.end()


def _run(trial: Trial) -> int:
    checks = trial.checks()
    for check in checks:
        began = time.monotonic()
        sentence = check.__name__.replace("_", " ")
        try:
            check()
        except (CheckFailedError, WineError) as error:
            print(f"FAIL  {time.monotonic() - began:6.1f} s  {sentence}\n      {error}", flush=True)
            return 1
        print(f"pass  {time.monotonic() - began:6.1f} s  {sentence}", flush=True)
    print(f"{len(checks)} checks passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
