"""Starts the window and ends it cleanly."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ssai3d_app import __version__
from ssai3d_app.safe_reading.spare import cool_down, warm_up
from ssai3d_app.ui import texts
from ssai3d_app.ui.faults import Faults
from ssai3d_app.ui.icons import application_icon
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.theme import Theme, Tones


def make_application(arguments: list[str], tones: Tones | None = None) -> QApplication:
    """The application with its name, icon and theme."""
    application = QApplication(arguments)
    application.setApplicationName(texts.APPLICATION)
    application.setApplicationDisplayName(texts.APPLICATION)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("ssai3d")
    application.setWindowIcon(application_icon())
    Theme(application, tones)
    return application


def run(path: Path | None) -> int:
    """Show the window, with a file when one is given, until it is closed."""
    application = make_application(sys.argv[:1])
    faults = Faults(application)
    faults.install()
    window = MainWindow()
    faults.told.connect(window.tell_fault)
    application.aboutToQuit.connect(window.release)
    # Qt's loop never returns to Python for a Ctrl+C in a terminal; let it end the process.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window.show()
    if path is not None:
        window.open(path)
    else:
        # While the user looks for a file, the readers are imported.
        QTimer.singleShot(0, warm_up)
    status = application.exec()
    cool_down()
    faults.remove()
    return status
