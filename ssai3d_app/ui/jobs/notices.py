"""Says that a job has ended, without ever standing in the way."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSystemTrayIcon

from ssai3d_app.engine.events import Completed, Failed
from ssai3d_app.jobs.job import Job
from ssai3d_app.jobs.running import End
from ssai3d_app.ui import texts
from ssai3d_app.ui.announcing import announce
from ssai3d_app.ui.icons import application_icon
from ssai3d_app.ui.jobs.words import title_in_words
from ssai3d_app.ui.saying import said

_SHOWN_MS = 15_000


class Notices(QObject):
    """The status line always; the desktop as well when the window is not looked at.

    The icon in the notification area is there only while it is needed.
    """

    show_asked = Signal()
    """The user wants the window back."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    @Slot(object, object)
    def tell_end(self, job: Job, end: End) -> None:
        """A job has ended."""
        if isinstance(end, Completed):
            what = title_in_words(job) if not job.restores else job.title
            words = texts.NOTICE_DONE.format(name=what)
        elif isinstance(end, Failed):
            words = texts.NOTICE_FAILED.format(name=job.title, problem=said(end.problem))
        else:
            return
        self.tell(words)

    def tell(self, words: str) -> None:
        """Say something where it is seen."""
        self._window.statusBar().showMessage(words, _SHOWN_MS)
        announce(self._window, words)
        if self._window.isActiveWindow():
            return
        QApplication.alert(self._window)
        tray = self._icon()
        if tray is not None:
            tray.showMessage(texts.APPLICATION, words, application_icon(), _SHOWN_MS)

    def send_out_of_sight(self) -> None:
        """Hide the window behind its icon, or minimise it where the desktop has no such place."""
        tray = self._icon()
        if tray is None:
            self._window.showMinimized()
        else:
            self._window.hide()
            tray.showMessage(texts.APPLICATION, texts.TRAY_RUNNING, application_icon(), _SHOWN_MS)

    def remove(self) -> None:
        """Take the icon away; for the end of the program."""
        if self._tray is not None:
            self._tray.hide()

    def _icon(self) -> QSystemTrayIcon | None:
        if self._tray is None and QSystemTrayIcon.isSystemTrayAvailable():
            menu = QMenu(self._window)
            menu.addAction(texts.TRAY_SHOW).triggered.connect(self.show_asked)
            self._tray = QSystemTrayIcon(application_icon(), self)
            self._tray.setToolTip(texts.APPLICATION)
            self._tray.setContextMenu(menu)
            self._tray.activated.connect(self.show_asked)
            self._tray.messageClicked.connect(self.show_asked)
            self._tray.show()
        return self._tray
