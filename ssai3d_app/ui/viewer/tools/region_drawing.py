"""The tool that marks the region: draws a box, moves it, and drags its borders."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from ssai3d_app.ui.viewer.marks.region import Bounds, Region
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_REACH = 7.0
"""Screen pixels within which a border is taken hold of."""
_SHORTEST = 4.0


class RegionDrawing:
    """A drag outside the region draws a new one, inside it moves it, at a border it resizes it.

    A new box reaches through the third axis as far as the old one did. The first one takes the
    whole depth, but no more than its larger edge, around the crosshair.
    """

    def __init__(self, region: Region, state: ViewState) -> None:
        self._region, self._state = region, state
        self._pressed_at: QPointF | None = None
        self._origin: dict[int, float] = {}
        self._start: Bounds | None = None
        self._borders: dict[int, int] = {}
        self._moves = self._began = False

    def press(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """Find out what is taken hold of."""
        self._pressed_at, self._began = event.position(), False
        self._origin = panel.to_um(event.position())
        self._start = self._region.bounds
        self._borders = self._borders_at(panel, event.position())
        self._moves = not self._borders and self._is_inside(self._origin)

    def move(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """Draw, move or resize."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        apart = event.position() - self._pressed_at
        if not self._began and math.hypot(apart.x(), apart.y()) < _SHORTEST:
            return
        if not self._began:
            self._began = True
            self._region.remember()
        here = panel.to_um(event.position())
        if self._start is not None and self._borders:
            self._resize(here, self._start)
        elif self._start is not None and self._moves:
            shift = [here.get(axis, 0.0) - self._origin.get(axis, 0.0) for axis in range(3)]
            self._region.move_by((shift[0], shift[1], shift[2]), self._start)
        else:
            self._draw(panel, here)

    def release(self, _panel: SlicePanel, _event: QMouseEvent) -> None:
        """The region stays as it is."""
        self._pressed_at = None

    def _draw(self, panel: SlicePanel, here: dict[int, float]) -> None:
        low = [min(self._origin.get(axis, 0.0), here.get(axis, 0.0)) for axis in range(3)]
        high = [max(self._origin.get(axis, 0.0), here.get(axis, 0.0)) for axis in range(3)]
        through = panel.cut.through
        if self._start is not None:
            low[through], high[through] = self._start[0][through], self._start[1][through]
        else:
            reach = max(high[axis] - low[axis] for axis in here) / 2
            middle = self._state.crosshair[through]
            low[through], high[through] = middle - reach, middle + reach
        self._region.mark((low[0], low[1], low[2]), (high[0], high[1], high[2]))

    def _resize(self, here: dict[int, float], start: Bounds) -> None:
        corners = [list(start[0]), list(start[1])]
        for axis, end in self._borders.items():
            corners[end][axis] = here[axis]
        low, high = corners
        self._region.mark((low[0], low[1], low[2]), (high[0], high[1], high[2]))

    def _is_inside(self, at: dict[int, float]) -> bool:
        bounds = self._start
        return bounds is not None and all(
            bounds[0][axis] < value < bounds[1][axis] for axis, value in at.items()
        )

    def _borders_at(self, panel: SlicePanel, at: QPointF) -> dict[int, int]:
        """Axis → 0 for the lower border or 1 for the upper one, for each within reach."""
        if self._start is None:
            return {}
        low, high = (panel.to_pixel(dict(enumerate(corner))) for corner in self._start)
        if not (
            low.x() - _REACH <= at.x() <= high.x() + _REACH
            and low.y() - _REACH <= at.y() <= high.y() + _REACH
        ):
            return {}
        found: dict[int, int] = {}
        for axis, ends, value in (
            (panel.cut.horizontal, (low.x(), high.x()), at.x()),
            (panel.cut.vertical, (low.y(), high.y()), at.y()),
        ):
            apart = [abs(end - value) for end in ends]
            if min(apart) <= _REACH:
                found[axis] = apart.index(min(apart))
        return found
