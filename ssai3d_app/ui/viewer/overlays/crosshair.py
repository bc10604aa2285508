"""Where the three slices meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_GAP = 7.0


class Crosshair:
    """Two thin lines that leave the middle free."""

    def __init__(self, state: ViewState) -> None:
        self._state = state

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint it, unless it is switched off or there is nothing to point at."""
        if not self._state.crosshair_shown or not panel.has_slice:
            return
        at = panel.to_pixel(dict(enumerate(self._state.crosshair)))
        right, bottom = float(panel.width()), float(panel.height())
        for shade, width in ((theme.CROSSHAIR_EDGE, 3.0), (theme.CROSSHAIR, 1.0)):
            painter.setPen(QPen(QColor(shade), width))
            painter.drawLine(QPointF(at.x(), 0.0), QPointF(at.x(), at.y() - _GAP))
            painter.drawLine(QPointF(at.x(), at.y() + _GAP), QPointF(at.x(), bottom))
            painter.drawLine(QPointF(0.0, at.y()), QPointF(at.x() - _GAP, at.y()))
            painter.drawLine(QPointF(at.x() + _GAP, at.y()), QPointF(right, at.y()))
