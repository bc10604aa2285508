"""Text on the canvas, readable on black and on white."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from ssai3d_app.ui import theme


def draw_label(
    painter: QPainter,
    area: QRect,
    alignment: Qt.AlignmentFlag,
    text: str,
    color: str = theme.CANVAS_TEXT,
) -> None:
    """Draw text in a part of the panel; it continues on a line below."""
    flags = int(alignment) | int(Qt.TextFlag.TextWordWrap)
    box = painter.boundingRect(area, flags, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*theme.CANVAS_LABEL))
    painter.drawRoundedRect(box.adjusted(-5, -2, 5, 2), 4, 4)
    painter.setPen(QColor(color))
    painter.drawText(area, flags, text)
