"""Tries the Windows installer under Wine, without a display: ``python packaging/windows/trial.py``.

Filler stands for the program, so this proves the installer and not what it installs. With the
usual ``--gb 2.2`` the payload exceeds every 2 GB limit and comes in parts of 1.9 GB; ``--gb 0.006``
tries the same with small parts. Prints a line for each check, and ends with status 1 at the first
that fails. Needs about five times the payload on the disk, and the packages of compiling.py and
``wine wine64``.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from windows.compiling import CompilingError, missing_tools
from windows.exit_codes import ExitCode
from windows.make_installer import Build, compile_from
from windows.payload import Part, Payload, sha256_of
from windows.trial_ground import (
    CLASSES,
    FOLDER,
    NEW,
    OLD,
    CheckFailedError,
    Ground,
    change_a_byte,
    contents,
    expect,
)
from windows.wine import WineError

_BESIDE = r"C:\Labor 2\SSAI 3D älter"


class Trial(Ground):
    """The checks, each a sentence."""

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
            self.an_exchange_that_fails_leaves_the_old_version_and_nothing_else,
            self.an_upgrade_replaces_the_old_version_and_keeps_what_is_the_users,
            self.another_version_beside_it_comes_and_goes_without_harm,
            self.an_archive_cannot_write_outside_its_folder,
            self.a_folder_with_other_things_is_left_alone,
            self.a_full_disk_is_told_before_anything_is_written,
            self.a_name_too_long_for_windows_is_refused,
            self.long_names_work_where_windows_allows_them,
            self.two_setups_at_once_are_refused,
            self.everybody_can_have_it,
            self.uninstalling_keeps_what_is_the_users_and_removes_the_rest,
        ]

    def parts_are_below_their_limit(self) -> None:
        sizes = [path.stat().st_size for path in self.parts]
        expect(len(sizes) > 1, True, "there are several parts")
        expect(max(sizes) <= self.part_bytes, True, f"no part exceeds {self.part_bytes} bytes")

    def a_silent_install_for_one_user_puts_every_file_in_its_place(self) -> None:
        expect(self.setup(self.old), ExitCode.DONE, "the exit code")
        self.expect_installed(FOLDER, self.old_files)

    def windows_is_told_of_the_program(self) -> None:
        entry = self.entries()["SSAI-3D"]
        expect(entry["DisplayVersion"], OLD, "the version")
        expect(entry["Publisher"], "SSAI-3D developers", "the publisher")
        expect(entry["InstallLocation"], FOLDER, "the folder")
        expect(entry["QuietUninstallString"], f'"{FOLDER}\\uninstall.exe" /S', "the uninstaller")
        megabytes = int(entry["EstimatedSize"].removeprefix("dword:"), 16) / 1024
        expect(2 < megabytes < 4, True, f"the size, {megabytes:.1f} MB, is about 3 MB")
        expect(self.entries("HKLM"), {}, "entries for everybody")
        expect(self.links(), ["SSAI-3D.lnk"], "the start-menu links")
        self.expect_associations(FOLDER)

    def a_missing_part_is_refused_and_the_old_version_stays(self) -> None:
        last = self.parts[-1]
        hidden = last.rename(last.with_name("elsewhere"))
        self.expect_refused(self.new, ExitCode.PART_MISSING, f"{last.name} is missing")
        hidden.rename(last)
        self.expect_old_version()

    def a_corrupted_part_is_refused_and_the_old_version_stays(self) -> None:
        first = self.parts[0]
        change_a_byte(first)
        self.expect_refused(self.new, ExitCode.PART_DAMAGED, f"{first.name} is damaged")
        change_a_byte(first)
        self.expect_old_version()

    def a_truncated_part_is_refused_and_the_old_version_stays(self) -> None:
        last = self.parts[-1]
        whole = last.read_bytes()
        last.write_bytes(whole[:-1])
        self.expect_refused(self.new, ExitCode.PART_DAMAGED, f"{last.name} is incomplete")
        last.write_bytes(whole)
        self.expect_old_version()

    def a_running_program_is_not_replaced(self) -> None:
        program = self.wine.start(self.wine.path(FOLDER) / "ssai3d.exe", "--wait")
        time.sleep(3)
        self.expect_refused(self.new, ExitCode.PROGRAM_RUNS, "is running")
        expect(program.poll(), None, "the program's end")
        self.wine.end()
        program.wait(timeout=60)
        self.expect_old_version()

    def an_interrupted_exchange_is_taken_back(self) -> None:
        place = self.wine.path(FOLDER)
        place.rename(place.with_name(place.name + ".ssai3d-old"))
        half = place.with_name(place.name + ".ssai3d-new")
        half.mkdir()
        (half / "half.bin").write_bytes(b"half")
        change_a_byte(self.parts[0])
        expect(self.setup(self.new), ExitCode.PART_DAMAGED, "the exit code")
        change_a_byte(self.parts[0])
        self.expect_old_version()

    def an_exchange_that_fails_leaves_the_old_version_and_nothing_else(self) -> None:
        # Wine renames folders whose files are in use, which Windows refuses; this fails there too.
        place = self.wine.path(FOLDER)
        in_the_way = place.with_name(place.name + ".ssai3d-old")
        in_the_way.write_bytes(b"")
        self.expect_refused(self.old, ExitCode.PROGRAM_RUNS, "is in use")
        in_the_way.unlink()
        self.expect_old_version()

    def an_upgrade_replaces_the_old_version_and_keeps_what_is_the_users(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        (self.data / "jobs.sqlite").write_bytes(b"the user's")
        notes = self.wine.path(FOLDER) / "licences" / "my notes.txt"
        notes.write_text("the user's")
        # Without /D: the folder is remembered.
        expect(self.setup(self.new, folder=None), ExitCode.DONE, "the exit code")
        expect(notes.read_text(), "the user's", "the user's file in the program's folder")
        notes.rename(self.data / "my notes.txt")
        self.expect_installed(FOLDER, self.new_files)
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
        self.expect_installed(FOLDER, self.new_files)
        expect(self.entries()["SSAI-3D"]["DisplayVersion"], NEW, "the version in the registry")
        expect(self.links(), ["SSAI-3D.lnk"], "the start-menu links")
        self.expect_associations(FOLDER)

    def an_archive_cannot_write_outside_its_folder(self) -> None:
        part = self.work / "evil" / "evil.part01"
        part.parent.mkdir()
        with tarfile.open(part, mode="w:gz", format=tarfile.GNU_FORMAT) as tar:
            entry = tarfile.TarInfo("../evil.txt")
            entry.size = 4
            tar.addfile(entry, io.BytesIO(b"evil"))
        one = (Part(part.name, part.stat().st_size, sha256_of(part)),)
        setup = part.with_name("evil-setup.exe")
        compile_from(Payload(4, 1, 20, one), Build(NEW, "cuda"), setup, embedded=False)
        self.expect_refused(setup, ExitCode.PART_DAMAGED, "do not fit together", folder=r"C:\Evil")
        expect(list(self.wine.drive.rglob("*evil*")), [], "what the archive wrote")
        self.expect_nothing_beside(r"C:\Evil")

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
        first = self.wine.start(self.wine.path(FOLDER) / "ssai3d.exe", "--as-setup")
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
        self.expect_installed(FOLDER, self.new_files)

    def uninstalling_keeps_what_is_the_users_and_removes_the_rest(self) -> None:
        own = self.wine.path(FOLDER) / "my notes.txt"
        own.write_text("the user's")
        self.uninstall(FOLDER)
        expect(contents(own.parent).keys(), {"my notes.txt"}, "the files in the program's folder")
        self.expect_nothing_beside(FOLDER)
        expect(contents(self.data).keys(), {"jobs.sqlite", "my notes.txt"}, "the user's data")
        expect(self.entries(), {}, "the entries in the list of programs")
        expect(self.links(), [], "the start-menu links")
        left = [key for key in self.wine.registry(CLASSES) if "ssai3d" in key.lower()]
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
