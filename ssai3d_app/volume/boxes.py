"""Boxes of voxels: cut into parts, widened, and counted from one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ssai3d_app.volume.scene import Box

Shape = tuple[int, int, int]


def whole(shape: Shape) -> Box:
    """The box of all voxels of a volume (Z, Y, X)."""
    z, y, x = (slice(0, length) for length in shape)
    return z, y, x


def parts(box: Box, edge: Shape) -> Iterator[Box]:
    """Boxes up to ``edge`` long that make up ``box``."""
    spans = (
        [slice(first, min(first + length, s.stop)) for first in range(s.start, s.stop, length)]
        for length, s in zip(edge, box, strict=True)
    )
    yield from product(*spans)


def widened(box: Box, by: Shape, shape: Shape) -> Box:
    """A box and what lies around it, as far as a volume of ``shape`` reaches."""
    z, y, x = (
        slice(max(0, s.start - more), min(length, s.stop + more))
        for s, more, length in zip(box, by, shape, strict=True)
    )
    return z, y, x


def within(inner: Box, outer: Box) -> Box:
    """A box counted from the first voxel of another one, which holds it."""
    z, y, x = (
        slice(i.start - o.start, i.stop - o.start) for i, o in zip(inner, outer, strict=True)
    )
    return z, y, x
