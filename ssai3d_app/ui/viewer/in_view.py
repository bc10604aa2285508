"""Which voxels the panels have in view, and whether the screen could show them finer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QRectF

from ssai3d_app.ui.opening.fine_pieces import Region
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume
from ssai3d_app.ui.viewer.panels.cut import Cut

_MARGIN = 0.2
_LATTICE = 64


class Fineness(IntEnum):
    """How a slice is on display, the worst last."""

    FULL = 0
    """As fine as the stack, or as the screen."""
    COARSE = 1
    LOADING = 2


@dataclass(frozen=True)
class InView:
    """The rectangle of each panel in µm (x along columns, y along rows), and the scale of all."""

    rectangles: tuple[tuple[Cut, QRectF], ...] = ()
    um_per_pixel: float = 0.0

    def region(
        self,
        cut: Cut,
        index: int,
        shape: tuple[int, int, int],
        steps: tuple[float, float, float],
        margin: float = 0.0,
    ) -> Region | None:
        """The voxels of a slice that are in view, all planes of them; ``None`` if there are none.

        With a ``margin`` some more to each side, on a lattice, so that little movements of the
        view ask for the same.
        """
        view = dict(self.rectangles).get(cut)
        if view is None:
            return None
        edges = {
            cut.vertical: (view.top(), view.bottom()),
            cut.horizontal: (view.left(), view.right()),
        }
        spans = []
        for axis, (count, step) in enumerate(zip(shape, steps, strict=True)):
            if axis == cut.through:
                spans.append((index, index + 1))
            elif axis == 0:
                spans.append((0, count))
            else:
                spans.append(_span(*edges[axis], count, step, margin))
        if any(start >= stop for start, stop in spans):
            return None
        return Region(cut.through, (spans[0], spans[1], spans[2]))

    def wanted(
        self, cut: Cut, index: int, volume: LoadedVolume, steps: tuple[float, float, float]
    ) -> Region | None:
        """The region to be read because the preview does not show it as fine as the screen can."""
        if not self.shows_coarse(cut, volume, steps) or (cut is Cut.XY and volume.refines):
            return None
        region = self.region(cut, index, volume.shape, steps, _MARGIN)
        if region is None or not volume.pieces.allows(region, volume.itemsize):
            return None
        return region

    def shows_coarse(
        self, cut: Cut, volume: LoadedVolume, steps: tuple[float, float, float]
    ) -> bool:
        """Whether the preview of a slice is seen to be one."""
        factors = volume.preview.factors
        seen = (
            factors[axis] > 1 and factors[axis] * steps[axis] > self.um_per_pixel
            for axis in (cut.vertical, cut.horizontal)
        )
        # Of a pyramid's planes each is the mean of several.
        blended = volume.preview.level > 0 and factors[cut.through] > 1
        return volume.is_coarse and (blended or any(seen))


def _span(low: float, high: float, count: int, step: float, margin: float) -> tuple[int, int]:
    more = margin * (high - low)
    first, last = (low - more) / step + 0.5, (high + more) / step + 0.5
    start, stop = math.floor(first), math.ceil(last) + 1
    if margin:
        start, stop = start // _LATTICE * _LATTICE, -(-stop // _LATTICE) * _LATTICE
    return min(max(start, 0), count), min(max(stop, 0), count)
