"""The menu of projects that were open lately, filled whenever it opens."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.projects.desk import ProjectDesk


class RecentMenu(QMenu):
    """Some of what it lists may be gone; whoever opens it says so."""

    chosen = Signal(object)
    """The folder of a project."""

    def __init__(self, desk: ProjectDesk, parent: QWidget) -> None:
        super().__init__(texts.MENU_RECENT, parent)
        self._desk = desk
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        listed = self._desk.recent
        for entry in listed:
            action = self.addAction(entry.title)
            action.setToolTip(str(entry.folder))
            action.setData(entry.folder)
            action.triggered.connect(self._choose)
        if not listed:
            self.addAction(texts.NO_RECENT).setEnabled(False)

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.chosen.emit(action.data())
