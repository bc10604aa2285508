"""Safe mode: what it keeps away, and that it says so."""

import os
import subprocess
import sys

import pytest

from ssai3d_app.engine.gpu.examining import SWITCHED_OFF
from ssai3d_app.ui.support import safe_mode
from tests.window.conftest import some_stack


def test_without_it_opengl_is_allowed_and_the_title_is_plain(monkeypatch):
    monkeypatch.delenv(safe_mode._SAFE_MODE, raising=False)
    assert safe_mode.opengl_allowed()
    assert safe_mode.titled("cells.czi — SSAI-3D") == "cells.czi — SSAI-3D"


def test_the_title_says_so_also_with_a_file(make_window, open_in, monkeypatch):
    monkeypatch.setenv(safe_mode._SAFE_MODE, "1")
    window = make_window(some_stack())
    assert window.windowTitle() == "SSAI-3D (safe mode)"
    open_in(window)
    assert window.windowTitle() == "memory.tif — SSAI-3D (safe mode)"
    assert not safe_mode.opengl_allowed()


CODE = """
import os, sys
from ssai3d_app.ui.support.safe_mode import enter_safe_mode, opengl_allowed
enter_safe_mode()
from PySide6.QtCore import QCoreApplication, Qt
from ssai3d_app.engine.gpu.examining import gpu_verdict
assert not opengl_allowed()
assert QCoreApplication.testAttribute(Qt.ApplicationAttribute.AA_UseSoftwareOpenGL)
assert os.environ["QT_OPENGL"] == "software"
assert "torch" not in sys.modules
print(gpu_verdict().state.value)
"""


def test_no_graphics_card_is_used_in_it():
    environment = {k: v for k, v in os.environ.items() if k != SWITCHED_OFF}
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert done.stdout.strip() == "switched off"


@pytest.mark.parametrize("arguments", [["--safe-mode"], ["--safe-mode", "cells.czi"]])
def test_the_entrance_starts_the_window_in_it(monkeypatch, arguments):
    from ssai3d_app import __main__
    from ssai3d_app.ui import application

    asked = []
    monkeypatch.setattr(
        application, "run", lambda path, *, safe_mode, **_: asked.append(safe_mode) or 0
    )
    assert __main__.main(arguments) == 0
    assert asked == [True]
    assert __main__.main(["--safe-mode", "a.czi", "b.czi"]) == 2
