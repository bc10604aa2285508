"""What the window wants of a reader next."""

from __future__ import annotations

from dataclasses import dataclass

from ssai3d_app.ui.opening.fine_pieces import Region
from ssai3d_app.ui.opening.loaded_volume import VolumeKey
from ssai3d_app.ui.opening.projections import Span


@dataclass(frozen=True)
class Wish:
    """The volumes on display, what is looked at most first, and the voxel where the cuts meet.

    ``index`` is (z, y, x). ``regions`` are the parts of slices in view that a coarse preview does
    not show as fine as the screen could. ``spans`` are to be projected.
    """

    keys: tuple[VolumeKey, ...]
    index: tuple[int, int, int]
    regions: tuple[Region, ...] = ()
    spans: tuple[Span, ...] = ()
