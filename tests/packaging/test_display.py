"""The display on which a frozen program is tried, with small programs in its place."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from linux import chroot, display, measuring
from tests.packaging.scripts import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb missing")
A_WINDOW = (
    "import sys; from PySide6.QtWidgets import QApplication, QLabel;"
    "app = QApplication([]); label = QLabel('seen'); label.setWindowTitle('made up');"
    "label.resize(int(sys.argv[1]), 300); label.show(); app.exec()"
)


def start(screen, width):
    return subprocess.Popen(
        [sys.executable, "-c", A_WINDOW, str(width)],
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
    )


def test_a_window_is_waited_for_and_photographed(tmp_path):
    picture = tmp_path / "window.png"
    with display.virtual_display() as name:
        screen = display.Screen(name)
        with start(name, 600) as program:
            assert screen.wait_for_window(program, 60) == "made up"
            time.sleep(1)  # a window is there before it is drawn
            script = ROOT / "packaging" / "linux" / "screenshot.py"
            taken = subprocess.run(
                [sys.executable, script, picture],
                env={**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"},
                check=False,
            )
            program.terminate()
        screen.close()
    assert taken.returncode == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_an_empty_display_has_no_picture(tmp_path):
    script = ROOT / "packaging" / "linux" / "screenshot.py"
    with display.virtual_display() as name:
        taken = subprocess.run(
            [sys.executable, script, tmp_path / "nothing.png"],
            env={**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"},
            check=False,
        )
    assert taken.returncode == 1


def test_a_program_that_ends_without_a_window_is_told():
    with display.virtual_display() as name:
        screen = display.Screen(name)
        with (
            subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"]) as program,
            pytest.raises(display.NoWindowError, match="status 3"),
        ):
            screen.wait_for_window(program, 60)
        screen.close()


def test_a_display_that_is_not_there_is_told():
    with pytest.raises(display.NoWindowError, match=":4321"):
        display.Screen(":4321")


def test_a_program_under_test_finds_nothing_of_the_developer(tmp_path):
    surroundings = measuring.surroundings(":9", str(tmp_path))
    assert surroundings["PATH"] == "/usr/bin:/bin"
    assert not {"PYTHONPATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH"} & set(surroundings)


def test_the_files_of_a_bare_debian_leave_out_those_of_users(tmp_path):
    for name in ("usr/bin/tool", "home/scientist/result.tif", "tmp/x", "etc/ssai3d.conf"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    files = chroot.BareDebian(tmp_path).files()
    assert {"/usr", "/usr/bin", "/usr/bin/tool", "/etc/ssai3d.conf", "/home"} <= files
    assert not any(path.startswith(("/home/", "/tmp/")) for path in files)
