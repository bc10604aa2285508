"""A straight line through the sample, drawn by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Position


@dataclass(frozen=True)
class Segment:
    """From one point (z, y, x) to another, in µm. ``cut`` is the panel in which it was drawn."""

    start: Position
    end: Position
    cut: Cut

    @property
    def length(self) -> float:
        """Its length in µm, in three dimensions."""
        return math.dist(self.start, self.end)

    def at_depth(self, depth: float) -> Segment:
        """The same line in another plane of its panel, at ``depth`` µm."""
        start, end = list(self.start), list(self.end)
        start[self.cut.through] = end[self.cut.through] = depth
        return Segment((start[0], start[1], start[2]), (end[0], end[1], end[2]), self.cut)


class Line(QObject):
    """The line that is drawn now, or none."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._segment: Segment | None = None

    @property
    def segment(self) -> Segment | None:
        """Where it lies."""
        return self._segment

    def draw(self, segment: Segment | None) -> None:
        """Let it lie elsewhere, or nowhere."""
        if segment != self._segment:
            self._segment = segment
            self.changed.emit()
