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
    """``thickness`` in µm along the axis through each panel; 0 is one voxel, infinity is all."""

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
        if math.isinf(half):
            return Span(axis, 0, last, self.kind)
        # A hair more, so that a slab of whole steps does not hang on the last binary digit.
        low = math.ceil((position[axis] - half) / steps[axis] - 1e-6)
        high = math.floor((position[axis] + half) / steps[axis] + 1e-6)
        low, high = max(low, 0), min(high, last)
        return Span(axis, low, high, self.kind) if high > low else None


THIN = Slab()
"""Slices of one voxel."""
WHOLE = Slab(math.inf)
"""The maximum of the whole stack."""


class SlabState(QObject):
    """The slab that the three slices show, or the projection in the fourth panel alone."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slab = THIN
        self._is_fourth = False

    @property
    def slab(self) -> Slab:
        """What was chosen."""
        return self._slab

    @property
    def is_fourth(self) -> bool:
        """Whether the slab is projected in the fourth panel, beside slices of one voxel."""
        return self._is_fourth

    @property
    def of_slices(self) -> Slab:
        """How thick the three slices are."""
        return THIN if self._is_fourth else self._slab

    @property
    def of_projection(self) -> Slab:
        """What the fourth panel projects along z."""
        return self._slab if self._is_fourth and self._slab.thickness > 0 else WHOLE

    def show(self, slab: Slab) -> None:
        """Make them thicker or thinner, or bring their voxels together in the other way."""
        if slab != self._slab:
            self._slab = slab
            self.changed.emit()

    def show_in_fourth(self, is_fourth: bool) -> None:
        """Project the slab in the fourth panel, or let the slices be as thick."""
        if is_fourth != self._is_fourth:
            self._is_fourth = is_fourth
            self.changed.emit()

    @Slot(float)
    def make_thick(self, thickness: float) -> None:
        """Show slices of so many µm."""
        self.show(replace(self._slab, thickness=thickness))

    def bring_together(self, kind: ProjectionKind) -> None:
        """Show another mixture of the voxels behind each other."""
        self.show(replace(self._slab, kind=kind))
