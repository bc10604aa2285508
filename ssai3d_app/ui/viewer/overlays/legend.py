"""What the colours of a panel mean: a bar with numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.overlays.label import draw_label
from ssai3d_app.ui.viewer.panels.cut import Cut

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_WIDTH, _HEIGHT, _LEAST_HEIGHT = 12, 140, 60
_MARGIN = 14


@dataclass(frozen=True, eq=False)
class ColorScale:
    """A table of colours, rows of red, green, blue from low to high, and the words along it.

    ``marks`` are (share of the height from below, text).
    """

    title: str
    table: npt.NDArray[np.uint8]
    marks: tuple[tuple[float, str], ...]


class Legend:
    """Painted at the right edge of the XY panel while there is a scale to tell of."""

    def __init__(self, scale: Callable[[], ColorScale | None]) -> None:
        self._scale = scale

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint bar, numbers and title."""
        scale = self._scale()
        if scale is None or panel.cut is not Cut.XY or not panel.has_slice:
            return
        line = painter.fontMetrics().lineSpacing()
        height = min(_HEIGHT, panel.height() // 2 - 2 * line)
        if height < _LEAST_HEIGHT:
            return
        bottom = panel.height() - _MARGIN - line // 2
        bar = QRect(panel.width() - _MARGIN - _WIDTH, bottom - height, _WIDTH, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(bar, _upright(scale.table))
        painter.setPen(QPen(QColor(theme.CANVAS_TEXT), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(bar).adjusted(-0.5, -0.5, 0.5, 0.5))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share, text in scale.marks:
            at = round(bar.bottom() - share * height)
            area = QRect(0, at - line, bar.left() - 10, 2 * line)
            draw_label(painter, area, right, text)
        above = QRect(0, bar.top() - 2 * line, panel.width() - 10, line + 4)
        draw_label(painter, above, Qt.AlignmentFlag.AlignRight, scale.title)


def _upright(table: npt.NDArray[np.uint8]) -> QImage:
    rows = np.ascontiguousarray(table[::-1, :3])
    return QImage(rows.tobytes(), 1, len(rows), 3, QImage.Format.Format_RGB888).copy()
