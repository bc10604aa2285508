"""Ctrl+Z in the viewer takes back the region while it is being marked, and not the project."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from ssai3d_app.ui.viewer.marks.region import Region
from ssai3d_app.ui.viewer.tools.region_drawing import RegionDrawing
from ssai3d_app.ui.viewer.viewer import Viewer


class RegionUndo(QObject):
    """Takes the key before the window's shortcut does, while the region's tool is at hand."""

    def __init__(self, region: Region, viewer: Viewer) -> None:
        super().__init__(viewer)
        self._region, self._viewer = region, viewer
        viewer.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Claim the key when it is offered, and undo when it comes."""
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if not isinstance(self._viewer.tool, RegionDrawing) or not self._region.can_undo:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._region.undo()
            return True
        return False
