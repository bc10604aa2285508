"""How large the tiles are in which a stack is solved, and smaller ones where memory is short."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf, prod

from ssai3d_app.volume.boxes import Shape
from ssai3d_app.volume.scene import Box

_LEAST_EDGE = 16
_EDGES = tuple(
    (depth, side)
    for depth in (inf, 512, 256, 128, 64, 32, _LEAST_EDGE)
    for side in (inf, 1024, 512, 256, 128, 64, 32, _LEAST_EDGE)
)
"""Depth, and height or width of a core, from large to small."""


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
