"""The tool that draws a line: by a drag, or by two clicks, between which one may change planes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from ssai3d_app.ui.viewer.measuring.line import Line, Segment
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Position, ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_REACH = 9.0
"""Screen pixels within which an end of the line is taken hold of."""
_SHORTEST = 4.0
"""Screen pixels; what is shorter was a click."""


class LineDrawing:
    """Draws ``line``; its ends can be taken hold of. With Shift it lies along an axis.

    A line ``within_plane`` is kept in the panel in which it was begun, and in one plane.
    """

    def __init__(self, line: Line, state: ViewState, within_plane: bool) -> None:
        self._line, self._state, self._within_plane = line, state, within_plane
        self._from: Position | None = None
        self._pressed_at = QPointF()
        self._waits = False
        self._cut: Cut | None = None

    def press(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """Take hold of an end, set the second point of a line begun by a click, or begin one."""
        self._pressed_at = event.position()
        if self._within_plane and panel.cut is not self._cut:
            self._waits = False
        self._cut = panel.cut
        if self._waits:
            self._draw_to(panel, event)
            return
        fixed = self._far_end(panel, event.position())
        self._from = fixed or self._point(panel, event.position())

    def move(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """Draw to the cursor while the button is down, or while the second click is awaited."""
        if self._within_plane and panel.cut is not self._cut:
            return
        if self._waits or event.buttons() & Qt.MouseButton.LeftButton:
            self._draw_to(panel, event)

    def release(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """End the line; after a mere click the next one sets the second point."""
        if self._from is None:
            return
        apart = event.position() - self._pressed_at
        clicked = math.hypot(apart.x(), apart.y()) < _SHORTEST
        if self._waits or not clicked:
            self._draw_to(panel, event)
            self._waits, self._from = False, None
        elif self._far_end(panel, event.position()) is None:
            self._waits = True
        else:
            self._from = None

    def give_up(self) -> None:
        """Forget a line of which only the first point is set."""
        if self._waits:
            self._line.draw(None)
        self._waits, self._from = False, None

    def _draw_to(self, panel: SlicePanel, event: QMouseEvent) -> None:
        if self._from is None:
            return
        start = list(self._from)
        point = list(self._point(panel, event.position()))
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across, down = panel.cut.horizontal, panel.cut.vertical
            wide = abs(point[across] - start[across])
            shorter = down if wide > abs(point[down] - start[down]) else across
            point[shorter] = start[shorter]
        if self._within_plane:
            start[panel.cut.through] = point[panel.cut.through]
        ends = (start[0], start[1], start[2]), (point[0], point[1], point[2])
        self._line.draw(Segment(*ends, panel.cut))

    def _point(self, panel: SlicePanel, at: QPointF) -> Position:
        """The point of the sample under the cursor: the third coordinate is the crosshair's."""
        place = dict(enumerate(self._state.crosshair)) | panel.to_um(at)
        return place[0], place[1], place[2]

    def _far_end(self, panel: SlicePanel, at: QPointF) -> Position | None:
        """The end that stays, when the other one is near the cursor."""
        segment = self._line.segment
        if segment is None or (self._within_plane and segment.cut is not panel.cut):
            return None
        for near, far in ((segment.end, segment.start), (segment.start, segment.end)):
            apart = panel.to_pixel(dict(enumerate(near))) - at
            if math.hypot(apart.x(), apart.y()) <= _REACH:
                return far
        return None
