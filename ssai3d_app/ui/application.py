"""Starts the window and ends it cleanly."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from threadpoolctl import threadpool_limits

from ssai3d_app import __version__
from ssai3d_app.jobs.crash_report import Crash, CrashWatch, last_crashes
from ssai3d_app.locations import log_file, own_folder, settings_file, site_settings_file
from ssai3d_app.safe_reading.spare import cool_down, warm_up
from ssai3d_app.ui import texts
from ssai3d_app.ui.accessible_roles import install_roles
from ssai3d_app.ui.faults import Faults
from ssai3d_app.ui.help.tour import is_first_start
from ssai3d_app.ui.icons import application_icon
from ssai3d_app.ui.language import speak
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.support.kept_layout import KeptLayout
from ssai3d_app.ui.support.safe_mode import enter_safe_mode
from ssai3d_app.ui.theme import Theme, Tones

_RUNNING = "running"
_GPU_LOOK_AFTER_MS = 1_500
"""The first file, and the readers, come before the look at the graphics card."""

_log = logging.getLogger(__name__)


def make_application(arguments: list[str], tones: Tones | None = None) -> QApplication:
    """The application with its name, icon and theme."""
    application = QApplication(arguments)
    # Slices are small; threads that wait for each other cost more, above all beside an engine.
    threadpool_limits(1, user_api="blas")
    application.setApplicationName(texts.APPLICATION)
    application.setApplicationDisplayName(texts.APPLICATION)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("ssai3d")
    application.setWindowIcon(application_icon())
    Theme(application, tones)
    install_roles()
    return application


def run(path: Path | None, *, safe_mode: bool = False, language: str | None = None) -> int:
    """Show the window, with a file when one is given, until it is closed.

    ``language`` is the code of the one to speak; the settings and the system decide without it.
    """
    if safe_mode:
        enter_safe_mode()
    application = make_application(sys.argv[:1])
    speak(language, settings_file(), site_settings_file())
    faults = Faults(application)
    faults.install()
    crashes, watch = _watch_for_crashes(own_folder() / _RUNNING)
    window = MainWindow()
    layout = KeptLayout(window, settings_file())
    layout.recall()
    application.aboutToQuit.connect(layout.keep)
    faults.told.connect(window.tell_fault)
    application.aboutToQuit.connect(window.release)
    # Qt's loop never returns to Python for a Ctrl+C in a terminal; let it end the process.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window.show()
    if path is None and not safe_mode and is_first_start(settings_file()):
        window.support.help.show_tour()
    window.jobs.tell_what_was_left(crashes)
    if path is not None:
        window.open(path)
    else:
        # While the user looks for a file, the readers are imported.
        QTimer.singleShot(0, warm_up)
    QTimer.singleShot(_GPU_LOOK_AFTER_MS, window, window.support.gpu.look)
    status = application.exec()
    cool_down()
    faults.remove()
    if watch is not None:
        watch.end()
    return status


def _watch_for_crashes(folder: Path) -> tuple[list[Crash], CrashWatch | None]:
    """Crashes of earlier runs, and the watch over this one; none where nothing can be written."""
    try:
        return last_crashes(folder, log_file()), CrashWatch(folder)
    except OSError as error:
        _log.warning("Crashes cannot be taken down: %s", error)
        return [], None
