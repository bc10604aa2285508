"""Lines and spots of an analysis over the slices: what lies near the plane on display."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

Points = npt.NDArray[np.float64]

_HALO, _LINE = 3.6, 1.6
_FINE = 1.1
"""In a projection all traces are seen at once, and must not hide what they are held against."""
_SPOT = 0.3
"""Radius in µm of a ring around a spot, within limits in pixels."""
_LEAST_SPOT, _LARGEST_SPOT = 2.5, 8.0
_DOT = 2.2

ThicknessOf = Callable[["SlicePanel"], float]
"""How thick in µm is what a panel shows, along the axis through it; infinite for a projection."""


class Traces(QObject):
    """Lines and spots found in one stack, at µm from the centre of its first voxel."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.segments: Points = np.empty((0, 2, 3))
        """Ends (z, y, x) of each piece of a line."""
        self.spots: Points = np.empty((0, 3))
        self.reach = 0.0
        """How far in µm off the plane a line or spot is still seen in it."""

    def show(self, lines: Sequence[Points], spots: Points, reach: float) -> None:
        """Draw these and nothing else; each line is (n, 3), the spots are (n, 3)."""
        pieces = [np.stack([line[:-1], line[1:]], axis=1) for line in lines if len(line) > 1]
        self.segments = np.concatenate(pieces) if pieces else np.empty((0, 2, 3))
        self.spots, self.reach = spots, reach
        self.changed.emit()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not len(self.segments) and not len(self.spots)

    def clear(self) -> None:
        """Draw nothing."""
        self.show((), np.empty((0, 3)), 0.0)


class TraceOverlay:
    """Paints the traces of one stack where that stack is seen in a panel."""

    def __init__(
        self,
        traces: Traces,
        state: ViewState,
        thickness_of: ThicknessOf,
        place: Callable[[SlicePanel], QRect | None],
    ) -> None:
        self._traces, self._state = traces, state
        self._thickness_of, self._place = thickness_of, place

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint what lies within the slice, or near it."""
        traces, window = self._traces, self._place(panel)
        if window is None or not panel.has_slice:
            return
        if traces.is_empty:
            return
        painter.setClipRect(window)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = max(self._thickness_of(panel) / 2, traces.reach)
        lines = self._lines(panel, half)
        spots = self._spots(panel, half)
        if math.isinf(half):
            painter.setPen(_pen(QColor(theme.TRACE), _FINE))
            painter.drawLines(lines)
            painter.setPen(_pen(QColor(theme.TRACE), _DOT))
            painter.drawPoints(spots)
            return
        radius = min(max(_SPOT / panel.um_per_pixel, _LEAST_SPOT), _LARGEST_SPOT)
        for color, width in ((QColor(0, 0, 0, 150), _HALO), (QColor(theme.TRACE), _LINE)):
            painter.setPen(_pen(color, width))
            painter.drawLines(lines)
            for spot in spots:
                painter.drawEllipse(spot, radius, radius)

    def _lines(self, panel: SlicePanel, half: float) -> list[QLineF]:
        ends = self._traces.segments
        near = self._near(panel, ends.mean(axis=1), half) if len(ends) else slice(0)
        across, down = self._pixels(panel, ends[near])
        return [
            QLineF(x0, y0, x1, y1)
            for (x0, x1), (y0, y1) in zip(across.tolist(), down.tolist(), strict=True)
        ]

    def _spots(self, panel: SlicePanel, half: float) -> list[QPointF]:
        spots = self._traces.spots
        across, down = self._pixels(panel, spots[self._near(panel, spots, half)])
        return [QPointF(x, y) for x, y in zip(across.tolist(), down.tolist(), strict=True)]

    def _near(self, panel: SlicePanel, places: Points, half: float) -> npt.NDArray[np.bool_]:
        if math.isinf(half):
            return np.ones(len(places), dtype=bool)
        through = panel.cut.through
        return np.abs(places[:, through] - self._state.crosshair[through]) <= half

    @staticmethod
    def _pixels(panel: SlicePanel, places: Points) -> tuple[Points, Points]:
        """Columns and rows of the panel at places (…, 3) in µm."""
        view, scale = panel.view, panel.um_per_pixel
        across = (places[..., panel.cut.horizontal] - view.left()) / scale
        return across, (places[..., panel.cut.vertical] - view.top()) / scale


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
