"""The line at the bottom: what is under the cursor, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QMainWindow

from ssai3d_app.ui.jobs.short_label import ShortLabel
from ssai3d_app.ui.steady_label import SteadyLabel
from ssai3d_app.ui.viewer.viewer import Viewer

_SHOWN_MS = 15_000


class StatusLine(QObject):
    """Follows the viewer; sentences of others stand over it for a while."""

    def __init__(self, viewer: Viewer, window: QMainWindow) -> None:
        super().__init__(window)
        self._bar = window.statusBar()
        # It gives way: values of many channels are long.
        self.position = SteadyLabel(ShortLabel(window), "", window)
        self.zoom = QLabel(window)
        self._bar.setSizeGripEnabled(False)
        self._bar.addWidget(self.position, 1)
        self._bar.addPermanentWidget(self.zoom)
        viewer.described.connect(self._describe)

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say something that is of interest now."""
        self._bar.showMessage(sentence, _SHOWN_MS)

    @Slot(str, str)
    def _describe(self, position: str, zoom: str) -> None:
        self.position.setText(position)
        self.zoom.setText(zoom)
