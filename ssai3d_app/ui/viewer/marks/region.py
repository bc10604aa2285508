"""The region for the preview: a box of whole voxels of the raw stack."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import Position
from ssai3d_app.volume.scene import Box

Voxel = tuple[int, int, int]
Bounds = tuple[Position, Position]
"""Lowest and highest corner (z, y, x) in µm, at the outer borders of the voxels."""

_UNDONE = 50


@dataclass(frozen=True)
class RegionBox:
    """Voxels ``start`` (first) to ``stop`` (one after the last) along (z, y, x)."""

    start: Voxel
    stop: Voxel

    @property
    def shape(self) -> Voxel:
        """Voxels along (z, y, x)."""
        z, y, x = (last - first for first, last in zip(self.start, self.stop, strict=True))
        return z, y, x

    @property
    def box(self) -> Box:
        """The same as slices, for reading."""
        z, y, x = (slice(*ends) for ends in zip(self.start, self.stop, strict=True))
        return z, y, x


class Region(QObject):
    """The box that is marked now, or none. It belongs to the scene on display."""

    changed = Signal()

    def __init__(self, raw: DisplaySource, parent: QObject) -> None:
        super().__init__(parent)
        self._raw = raw
        self._shape = raw.shape
        self._box: RegionBox | None = None
        self._before: list[RegionBox | None] = []
        raw.opened.connect(self.forget)
        raw.geometry_changed.connect(self._follow_scene)

    @property
    def box(self) -> RegionBox | None:
        """In voxels of the raw scene."""
        return self._box

    @property
    def bounds(self) -> Bounds | None:
        """In µm, where the voxel size is known; else in the units of the panels."""
        if self._box is None:
            return None
        steps = self._raw.steps
        low = tuple((n - 0.5) * step for n, step in zip(self._box.start, steps, strict=True))
        high = tuple((n - 0.5) * step for n, step in zip(self._box.stop, steps, strict=True))
        return (low[0], low[1], low[2]), (high[0], high[1], high[2])

    def mark(self, low: Position, high: Position) -> None:
        """Mark the whole voxels between two corners in µm, at least one along each axis."""
        start, stop = [], []
        for a, b, step, count in zip(low, high, self._raw.steps, self._raw.shape, strict=True):
            first = min(max(round(min(a, b) / step + 0.5), 0), count - 1)
            start.append(first)
            stop.append(min(max(round(max(a, b) / step + 0.5), first + 1), count))
        self._set(RegionBox((start[0], start[1], start[2]), (stop[0], stop[1], stop[2])))

    def move_by(self, shift: Position, start: Bounds) -> None:
        """Move the box to where it was at ``start`` and ``shift`` µm further, all of it inside."""
        box = self._box
        if box is None:
            return
        first: list[int] = []
        values = zip(start[0], shift, self._raw.steps, box.shape, self._raw.shape, strict=True)
        for low, by, step, length, count in values:
            first.append(min(max(round((low + by) / step + 0.5), 0), count - length))
        stop = [a + length for a, length in zip(first, box.shape, strict=True)]
        self._set(RegionBox((first[0], first[1], first[2]), (stop[0], stop[1], stop[2])))

    def remember(self) -> None:
        """The box is about to be changed; :meth:`undo` comes back to the present one."""
        self._before = [*self._before, self._box][-_UNDONE:]

    @property
    def can_undo(self) -> bool:
        """Whether there was another box before, or none."""
        return any(box != self._box for box in self._before)

    @Slot()
    def undo(self) -> None:
        """Come back to what was marked before."""
        while self._before:
            box = self._before.pop()
            if box != self._box:
                self._set(box)
                return

    @Slot()
    def clear(self) -> None:
        """Mark nothing; this can be undone."""
        self.remember()
        self._set(None)

    @Slot()
    def forget(self) -> None:
        """Another stack: mark nothing, and undo nothing."""
        self._before = []
        self._set(None)

    @Slot()
    def _follow_scene(self) -> None:
        if self._raw.shape != self._shape:
            self._shape = self._raw.shape
            self.forget()
        elif self._box is not None:
            # The same voxels, with other sizes in µm.
            self.changed.emit()

    def _set(self, box: RegionBox | None) -> None:
        if box != self._box:
            self._box = box
            self.changed.emit()
