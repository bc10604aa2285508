"""Lines and spots of an analysis in the 3D look; what lies nearer is brighter."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.exporting.snapshot import StackSnapshot
from ssai3d_app.ui.viewer.overlays.traces import Traces
from ssai3d_app.ui.viewer.volume_view.turning import Rotation

_WIDTHS = (1.0, 1.3, 1.7)
_OPACITIES = (110, 170, 255)
"""From the farthest third of the depth to the nearest."""
_DOT = 2.2
"""Spots are that much wider than lines."""


def paint_traces(
    painter: QPainter,
    place: QRectF,
    traces: Traces,
    stack: StackSnapshot,
    rotation: Rotation,
    scale: float,
) -> None:
    """Paint the traces of a stack over its projection; ``scale`` is in µm per pixel.

    A projection has no depth that would hide them: all are seen, the far ones faintly.
    """
    middle = np.array([(n - 1) / 2 * s for n, s in zip(stack.shape, stack.steps, strict=True)])
    ends = (traces.segments - middle) @ rotation.T
    spots = (traces.spots - middle) @ rotation.T
    depth = float(np.abs(rotation[2]) @ np.array(stack.extent))
    painter.save()
    painter.setClipRect(place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seen_ends = ends[..., :2] / scale + [place.center().x(), place.center().y()]
    seen_spots = spots[:, :2] / scale + [place.center().x(), place.center().y()]
    thirds_of_ends = _thirds(ends[..., 2].mean(axis=1), depth)
    thirds_of_spots = _thirds(spots[:, 2], depth)
    for third, (width, opacity) in enumerate(zip(_WIDTHS, _OPACITIES, strict=True)):
        color = QColor(theme.TRACE)
        color.setAlpha(opacity)
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, cap))
        chosen = seen_ends[thirds_of_ends == third].reshape(-1, 4)
        painter.drawLines([QLineF(*line) for line in chosen.tolist()])
        painter.setPen(QPen(color, _DOT * width, Qt.PenStyle.SolidLine, cap))
        points = seen_spots[thirds_of_spots == third]
        painter.drawPoints([QPointF(x, y) for x, y in points.tolist()])
    painter.restore()


def _thirds(away: npt.NDArray[np.float64], depth: float) -> npt.NDArray[np.int64]:
    """In which third of the depth something lies, 2 being the nearest; ``away`` is from the middle,
    in µm along the line of sight."""
    thirds = np.floor((0.5 - away / max(depth, 1e-9)) * len(_WIDTHS)).astype(np.int64)
    return np.clip(thirds, 0, len(_WIDTHS) - 1)
