"""The sentence that must not be missing where raw and restored differ in contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.channels.composing import own_contrast
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.overlays.label import draw_label
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class ContrastNote:
    """Says in each panel of the restored stack that it has a contrast of its own, and which."""

    def __init__(self, source: DisplaySource, state: ViewState) -> None:
        self._source, self._state = source, state

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint it in the upper right corner, below the title."""
        words = own_contrast(self._source, self._state)
        if not words or not panel.has_slice:
            return
        lines = 1 if panel.cut is Cut.XY else 0
        top = 6 + lines * (painter.fontMetrics().lineSpacing() + 8)
        area = panel.rect().adjusted(panel.width() // 4, top, -8, -6)
        draw_label(painter, area, _RIGHT_TOP, words, theme.CANVAS_BADGE)
