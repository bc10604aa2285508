"""The frame of the region, with handles while it can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.marks.region import Region
from ssai3d_app.ui.viewer.tools.region_drawing import RegionDrawing
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_HANDLE = 6.0


class RegionFrame:
    """Solid where the plane on display goes through the region, dashed where it passes by."""

    def __init__(self, region: Region, state: ViewState) -> None:
        self._region, self._state = region, state

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint it, unless nothing is marked."""
        bounds = self._region.bounds
        if bounds is None or not panel.has_slice:
            return
        frame = QRectF(*(panel.to_pixel(dict(enumerate(corner))) for corner in bounds))
        through = panel.cut.through
        here = bounds[0][through] <= self._state.crosshair[through] <= bounds[1][through]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.SolidLine if here else Qt.PenStyle.DashLine
        for color, width in ((QColor(0, 0, 0, 150), 3.5), (QColor(theme.REGION), 1.5)):
            painter.setPen(QPen(color, width, style))
            painter.drawRect(frame)
        if isinstance(panel.tool, RegionDrawing):
            self._paint_handles(painter, frame)

    @staticmethod
    def _paint_handles(painter: QPainter, frame: QRectF) -> None:
        painter.setPen(QPen(QColor(0, 0, 0, 170), 1.0))
        painter.setBrush(QColor(theme.REGION))
        middle = frame.center()
        for x in (frame.left(), middle.x(), frame.right()):
            for y in (frame.top(), middle.y(), frame.bottom()):
                if QPointF(x, y) != middle:
                    half = _HANDLE / 2
                    painter.drawRect(QRectF(x - half, y - half, _HANDLE, _HANDLE))
