"""The isotropic grid parted into tiles that are solved alone, each with what lies around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import ceil, inf, prod

from ssai3d_app.engine.classics.acquisition import Acquisition, Shape
from ssai3d_app.engine.classics.forward_model import Planes
from ssai3d_app.volume.scene import Box

_LEAST_EDGE = 16
_EDGES = tuple(
    (depth, side)
    for depth in (inf, 512, 256, 128, 64, 32, _LEAST_EDGE)
    for side in (inf, 1024, 512, 256, 128, 64, 32, _LEAST_EDGE)
)
"""Depth, and height or width of a core, from large to small."""


@dataclass(frozen=True)
class Tile:
    """A part of the isotropic grid that is solved alone.

    ``core`` is what is kept of it and ``outer`` what is computed, both boxes of the grid;
    ``seen`` are the raw planes within, the first of them at ``planes.first`` of ``outer``.
    """

    core: Box
    outer: Box
    seen: slice
    planes: Planes

    @property
    def core_in_outer(self) -> Box:
        """The core, counted from the first voxel of ``outer``."""
        z, y, x = (
            slice(c.start - o.start, c.stop - o.start)
            for c, o in zip(self.core, self.outer, strict=True)
        )
        return z, y, x


def cores(box: Box, edge: Shape) -> Iterator[Box]:
    """Boxes up to ``edge`` long that make up ``box``."""
    spans = (
        [slice(first, min(first + length, s.stop)) for first in range(s.start, s.stop, length)]
        for length, s in zip(edge, box, strict=True)
    )
    yield from product(*spans)


def tile_around(core: Box, acquisition: Acquisition, raw_shape: Shape, halo: Shape) -> Tile:
    """The tile of a core, with ``halo`` around it as far as the grid reaches."""
    step = acquisition.anisotropy
    if halo[0] < step:
        raise ValueError("The halo must reach to the next plane.")
    depth, rows, columns = (
        slice(max(0, c.start - h), min(n, c.stop + h))
        for c, h, n in zip(core, halo, acquisition.field(raw_shape), strict=True)
    )
    first = ceil(depth.start / step - 1e-6)
    # The last plane may lie a part of a voxel below the last of the grid.
    behind = min(ceil(depth.stop / step - 1e-6), raw_shape[0])
    planes = Planes(behind - first, first * step - depth.start)
    return Tile(core, (depth, rows, columns), slice(first, behind), planes)


def core_edge(field: Shape, halo: Shape, margin: Shape, most: int) -> Shape:
    """The cores that take the least work for a voxel, of tiles that hold at most ``most`` voxels.

    ``halo`` and ``margin`` are part of a tile. The depth is cut only where it must be: a column
    that is whole has no seam. Where all tiles are larger it is the smallest.
    """
    sized = []
    for depth, side in _EDGES:
        z, y, x = (int(min(n, m)) for n, m in zip(field, (depth, side, side), strict=True))
        edge = (z, y, x)
        voxels = prod(
            min(n, own + 2 * h) + 2 * m
            for n, own, h, m in zip(field, edge, halo, margin, strict=True)
        )
        sized.append((voxels, edge))
    fitting = [tile for tile in sized if tile[0] <= most]
    if not fitting:
        return min(sized)[1]
    # Of equal ones the first, which is the largest.
    return min(fitting, key=lambda tile: (tile[1][0] < field[0], tile[0] / prod(tile[1])))[1]


def halved(core: Box, times: int) -> Iterator[Box]:
    """A core cut in two along its longest axis, and the parts again, where they are long enough."""
    axis = max(range(3), key=lambda a: core[a].stop - core[a].start)
    length = core[axis].stop - core[axis].start
    if times == 0 or length < 2 * _LEAST_EDGE:
        yield core
        return
    middle = core[axis].start + length // 2
    for part in (slice(core[axis].start, middle), slice(middle, core[axis].stop)):
        z, y, x = (part if a == axis else own for a, own in enumerate(core))
        yield from halved((z, y, x), times - 1)
