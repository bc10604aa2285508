"""The outline of the stack in the 3D look, with the lengths of its edges."""

from __future__ import annotations

from itertools import product

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ssai3d_app.ui import theme
from ssai3d_app.ui.quantities import format_length
from ssai3d_app.ui.viewer.overlays.label import draw_label
from ssai3d_app.ui.viewer.overlays.scale_bar import scale_bar_length, scale_bar_text
from ssai3d_app.ui.viewer.slicing import Steps
from ssai3d_app.ui.viewer.volume_view.turning import Rotation

_OUTWARDS = 16.0


def paint_box(
    painter: QPainter, place: QRectF, extent: Steps, rotation: Rotation, scale: float, unit: str
) -> None:
    """Twelve edges of a box of ``extent`` (z, y, x) µm; those at the back are dashed.

    ``scale`` is in µm per pixel. One edge along each axis says how long it is.
    """
    corners = {
        signs: rotation @ (np.array(signs) * np.array(extent) / 2)
        for signs in product((-1, 1), repeat=3)
    }
    points = {
        signs: place.center() + QPointF(at[0] / scale, at[1] / scale)
        for signs, at in corners.items()
    }
    back = max(corners, key=lambda signs: corners[signs][2])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for axis in range(3):
        edges = [(s, _other(s, axis)) for s in points if s[axis] == -1]
        for start, end in edges:
            hidden = back in (start, end)
            style = Qt.PenStyle.DashLine if hidden else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(255, 255, 255, 70 if hidden else 130), 1.0, style))
            painter.drawLine(points[start], points[end])
        _name_edge(painter, place, [(points[a], points[b]) for a, b in edges], axis, extent, unit)


def _other(signs: tuple[int, ...], axis: int) -> tuple[int, ...]:
    return tuple(-sign if n == axis else sign for n, sign in enumerate(signs))


def _name_edge(
    painter: QPainter,
    place: QRectF,
    edges: list[tuple[QPointF, QPointF]],
    axis: int,
    extent: Steps,
    unit: str,
) -> None:
    """Write the length of the axis beside that of its four edges which lies lowest or leftmost."""
    across = max(abs(a.x() - b.x()) for a, b in edges)
    down = max(abs(a.y() - b.y()) for a, b in edges)
    if max(across, down) < 40:
        # Seen nearly end on: there is no room for words.
        return
    middles = [(a + b) / 2 for a, b in edges]
    if across >= down:
        at = max(middles, key=lambda p: p.y()) + QPointF(0, _OUTWARDS)
    else:
        at = min(middles, key=lambda p: p.x()) - QPointF(_OUTWARDS, 0)
    length = format_length(float(f"{extent[axis]:.3g}"))
    words = f"{'zyx'[axis]}  {length} {unit}"
    metrics = painter.fontMetrics()
    wide, high = metrics.horizontalAdvance(words) + 4, metrics.height()
    left = at.x() - (wide if across < down else wide / 2)
    room = QRect(round(left), round(at.y() - high / 2), wide, high)
    inside = place.toRect().adjusted(6, 6, -6, -6)
    room.moveLeft(min(max(room.left(), inside.left()), inside.right() - wide))
    room.moveTop(min(max(room.top(), inside.top()), inside.bottom() - high))
    draw_label(painter, room, Qt.AlignmentFlag.AlignCenter, words)


def paint_scale_bar(painter: QPainter, place: QRectF, um_per_pixel: float) -> None:
    """A bar of a round length: without perspective it is true at every depth."""
    length = scale_bar_length(um_per_pixel, place.width())
    bar = QRectF(place.left() + 12, place.bottom() - 16, length / um_per_pixel, 4)
    painter.fillRect(bar.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 160))
    painter.fillRect(bar, QColor("white"))
    room = place.toRect().adjusted(12, 0, -8, -20)
    corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    draw_label(painter, room, corner, scale_bar_text(length), theme.CANVAS_TEXT)
