"""A drawn line, with its length beside it where that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ssai3d_app.ui.viewer.measuring.line import Line, Segment
from ssai3d_app.ui.viewer.overlays.label import draw_label
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_END = 4.0


class LineMark:
    """Solid where the line lies in the plane on display, dashed where it only passes behind.

    ``words`` names what is written beside it; without it nothing is.
    """

    def __init__(
        self,
        line: Line,
        state: ViewState,
        color: str,
        words: Callable[[Segment], str] | None = None,
    ) -> None:
        self._line, self._state, self._color, self._words = line, state, color, words

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint it in this panel, as seen along the axis through it."""
        segment = self._line.segment
        if segment is None or not panel.has_slice:
            return
        start = panel.to_pixel(dict(enumerate(segment.start)))
        end = panel.to_pixel(dict(enumerate(segment.end)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.SolidLine if self._is_here(segment, panel) else Qt.PenStyle.DashLine
        for color, width in ((QColor(0, 0, 0, 150), 4.0), (QColor(self._color), 1.6)):
            painter.setPen(QPen(color, width, style, Qt.PenCapStyle.FlatCap))
            painter.drawLine(start, end)
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1.0))
        painter.setBrush(QColor(self._color))
        for point in (start, end):
            painter.drawEllipse(point, _END, _END)
        if self._words is not None and segment.cut is panel.cut:
            self._write(painter, panel, end, self._words(segment))

    def _is_here(self, segment: Segment, panel: SlicePanel) -> bool:
        through, depth = panel.cut.through, self._state.crosshair[panel.cut.through]
        near = panel.um_per_pixel
        return all(abs(point[through] - depth) <= near for point in (segment.start, segment.end))

    @staticmethod
    def _write(painter: QPainter, panel: SlicePanel, at: QPointF, words: str) -> None:
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(words) + 12, metrics.height() + 6
        left = min(max(round(at.x()) + 12, 8), panel.width() - width - 8)
        top = min(max(round(at.y()) + 8, 8), panel.height() - height - 8)
        corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        draw_label(painter, QRect(left, top, width, height), corner, words)
