"""How thick the slices are, and what of the voxels behind each other is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.ui.opening.projections import ProjectionKind, Span
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Position


@dataclass(frozen=True)
class Slab:
    """``thickness`` in µm along the axis through each panel; 0 is one voxel."""

    thickness: float = 0.0
    kind: ProjectionKind = ProjectionKind.MAX

    def span(
        self,
        cut: Cut,
        position: Position,
        shape: tuple[int, int, int],
        steps: tuple[float, float, float],
    ) -> Span | None:
        """The voxels whose centres lie within the slab; ``None`` when that is one at most."""
        axis = cut.through
        half, last = self.thickness / 2, shape[axis] - 1
        # A hair more, so that a slab of whole steps does not hang on the last binary digit.
        low = math.ceil((position[axis] - half) / steps[axis] - 1e-6)
        high = math.floor((position[axis] + half) / steps[axis] + 1e-6)
        low, high = max(low, 0), min(high, last)
        return Span(axis, low, high, self.kind) if high > low else None


THIN = Slab()
"""Slices of one voxel."""


class SlabState(QObject):
    """The slab that the panels show."""

    changed = Signal(object)
    """The new Slab."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slab = THIN

    @property
    def slab(self) -> Slab:
        """How thick slices are now."""
        return self._slab

    def show(self, slab: Slab) -> None:
        """Make them thicker or thinner, or bring their voxels together in the other way."""
        if slab != self._slab:
            self._slab = slab
            self.changed.emit(slab)

    @Slot(float)
    def make_thick(self, thickness: float) -> None:
        """Show slices of so many µm."""
        self.show(replace(self._slab, thickness=thickness))

    def bring_together(self, kind: ProjectionKind) -> None:
        """Show another mixture of the voxels behind each other."""
        self.show(replace(self._slab, kind=kind))
