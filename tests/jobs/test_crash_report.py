"""A crash is found at the next start, told in plain words, and stays on this computer."""

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.jobs.crash_report import CrashWatch, last_crashes

RUN = """
import os, signal, sys
from pathlib import Path
from ssai3d_app.jobs.crash_report import CrashWatch
watch = CrashWatch(Path(sys.argv[1]))
{rest}
"""


def run(folder: Path, rest: str) -> int:
    return subprocess.run(
        [sys.executable, "-c", RUN.format(rest=rest), str(folder)], check=False
    ).returncode


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "ssai3d.log"
    path.write_text(f"opened {Path.home()}/secret-patient/a.czi\nlast words\n")
    return path


def test_an_orderly_end_leaves_nothing(tmp_path, log):
    folder = tmp_path / "crashes"
    assert run(folder, "watch.end(); watch.end()") == 0
    assert list(folder.iterdir()) == []
    assert last_crashes(folder, log) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(
    ("rest", "status", "words", "fault"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", signal.SIGSEGV, "crashed", "Segmentation fault"),
        ("os.abort()", signal.SIGABRT, "crashed", "Aborted"),
        ("os.kill(os.getpid(), signal.SIGKILL)", signal.SIGKILL, "ended by the system", ""),
    ],
)
def test_a_crash_and_a_kill_are_found_and_told_apart(tmp_path, log, rest, status, words, fault):
    folder = tmp_path / "crashes"
    assert run(folder, rest) == -status
    (crash,) = last_crashes(folder, log)
    assert words in crash.words
    assert "nothing is sent anywhere" in crash.words
    assert fault in crash.faults
    assert "last words" in crash.log
    crash.dismiss()
    assert list(folder.iterdir()) == []


def test_a_window_that_is_open_is_no_crash(tmp_path, log):
    watch = CrashWatch(tmp_path / "crashes")
    assert last_crashes(tmp_path / "crashes", log) == []
    watch.end()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_the_report_is_what_the_user_sees_and_hides_the_home_folder(tmp_path, log):
    run(tmp_path / "crashes", "os.kill(os.getpid(), signal.SIGSEGV)")
    (crash,) = last_crashes(tmp_path / "crashes", log)
    target = tmp_path / "report.zip"
    crash.save(target)
    with zipfile.ZipFile(target) as report:
        saved = {name: report.read(name).decode() for name in report.namelist()}
    assert saved == crash.files()
    assert sorted(saved) == ["faults.txt", "log.txt", "system.txt"]
    assert str(Path.home()) not in "".join(saved.values())
    assert "~/secret-patient" in saved["log.txt"]
    with pytest.raises(UserError, match="choose another folder"):
        crash.save(tmp_path / "missing" / "report.zip")


def test_a_marker_cut_off_by_a_power_cut_is_passed_over(tmp_path, log):
    folder = tmp_path / "crashes"
    folder.mkdir()
    (folder / f"{os.getpid()}.running.json").write_bytes(b'{"soft')
    assert last_crashes(folder, log) == []
    assert list(folder.iterdir()) == []
