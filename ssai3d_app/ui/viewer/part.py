"""A restored stack that holds only a region of the one that was recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.ui.viewer.view_state import Position


@dataclass(frozen=True)
class Part:
    """Where a region lies: ``origin`` (z, y, x) is the centre of its first voxel, in µm.

    ``count`` is its voxels along (z, y, x) and ``step`` their distance in µm; ``whole`` is how many
    the whole stack would have. ``titles`` say what is shown, the longest first.
    """

    origin: Position
    count: tuple[int, int, int]
    step: float
    whole: tuple[int, int, int]
    titles: tuple[str, ...]

    def inside(self, position: Position) -> Position:
        """A point of the whole stack, counted from the first voxel of the region."""
        z, y, x = (value - first for value, first in zip(position, self.origin, strict=True))
        return z, y, x

    def reaches(self, position: Position, axes: tuple[int, ...]) -> bool:
        """Whether a point lies in a voxel of the region along these axes."""
        at = self.inside(position)
        return all(-0.5 <= at[axis] / self.step < self.count[axis] - 0.5 for axis in axes)

    def placed(self, piece: SliceOfStack, cut: Cut) -> SliceOfStack:
        """A slice of the region where it lies in the whole stack."""
        return replace(
            piece,
            row_start=piece.row_start + self.origin[cut.vertical],
            column_start=piece.column_start + self.origin[cut.horizontal],
        )
