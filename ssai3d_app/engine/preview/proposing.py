"""The region that is proposed for a preview, from a coarse look at the stack."""

from __future__ import annotations

import time
from collections.abc import Iterator
from math import ceil, prod

import numpy as np

from ssai3d_app.engine.preview.region import Region, about, edges_of_region
from ssai3d_app.engine.preview.structure import BLOCK, Patch, Place, most_structure
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Scene, Stack, full_scale

BYTES, SECONDS = 96 * 2**20, 4.0
"""The most that is read, and the time after which nothing more is."""
_PLANES = 7
_WINDOWS = 5
"""Along each axis, where planes are too large to be read whole."""
_LEAST_BLOCKS = 3
"""Blocks along the window in a coarse level that is good enough."""


def propose(
    stack: Stack,
    channel: int,
    moment: int,
    grid: IsotropicGrid,
    *,
    most_bytes: int = BYTES,
    seconds: float = SECONDS,
) -> tuple[Region, Place]:
    """The region with most structure, and the place about which it lies.

    A few planes are read: of a coarser level of the file where one is fine enough, else whole,
    and of vast planes some windows. It stops after ``most_bytes`` or ``seconds``, with what it has
    seen by then; at least one piece is read.

    Raises
    ------
    UserError
        When the file cannot be read.
    """
    edges = edges_of_region(grid)
    until = time.monotonic() + seconds
    seen: list[Patch] = []
    read = 0
    for patch in _patches(stack, channel, moment, edges, most_bytes):
        seen.append(patch)
        read += patch.values.nbytes
        if read >= most_bytes or time.monotonic() >= until:
            break
    return region_about(seen, stack.scene, grid)


def region_about(patches: list[Patch], scene: Scene, grid: IsotropicGrid) -> tuple[Region, Place]:
    """The region to propose when these patches are what was seen of a scene."""
    edges = edges_of_region(grid)
    place = most_structure(patches, (edges[1], edges[2]), full_scale(scene.dtype))
    return about(place.middle, edges, scene), place


def _patches(
    stack: Stack, channel: int, moment: int, edges: tuple[int, int, int], most_bytes: int
) -> Iterator[Patch]:
    scene = stack.scene
    level = _level(scene, edges)
    depth, height, width = scene.level_shape(level)
    whole = scene.level_shape(0)
    factors = whole[0] / depth, whole[1] / height, whole[2] / width
    spread = np.unique(np.linspace(0, depth - 1, min(depth, _PLANES)).round().astype(int))
    # From the middle outwards, as the time may run out.
    planes = sorted((int(z) for z in spread), key=lambda z: abs(z - depth // 2))
    item = np.dtype(scene.dtype).itemsize
    if height * width * item * len(planes) <= most_bytes:
        windows = [(slice(0, height), slice(0, width))]
    else:
        windows = _some_windows((height, width), (edges[1], edges[2]))
        windows = windows[: max(1, most_bytes // (item * edges[1] * edges[2] * len(planes)))]
    for z in planes:
        for rows, columns in windows:
            box = slice(z, z + 1), rows, columns
            if level == 0 and (rows, columns) == (slice(0, height), slice(0, width)):
                values = stack.read_plane(moment, channel, z)
            else:
                values = stack.read_box(moment, channel, box, level)[0]
            origin = rows.start * factors[1], columns.start * factors[2]
            yield Patch(values, z * factors[0], origin, factors[1:])


def _level(scene: Scene, edges: tuple[int, int, int]) -> int:
    """The coarsest level in which a window still has a few blocks; 0 where there is none."""
    whole = scene.level_shape(0)
    best = 0
    for level in range(1, len(scene.pyramid) + 1):
        shape = scene.level_shape(level)
        pixels = min(edges[n] * shape[n] / whole[n] for n in (1, 2))
        if pixels >= _LEAST_BLOCKS * BLOCK and prod(shape) < prod(scene.level_shape(best)):
            best = level
    return best


def _some_windows(shape: tuple[int, int], edges: tuple[int, int]) -> list[tuple[slice, slice]]:
    """Windows spread over a plane, those near the middle first."""
    spans = []
    for length, edge in zip(shape, edges, strict=True):
        kept = min(edge, length)
        count = min(_WINDOWS, ceil(length / kept))
        firsts = np.unique(np.linspace(0, length - kept, count).round().astype(int))
        spans.append([slice(int(first), int(first) + kept) for first in firsts])
    middle = [length / 2 for length in shape]
    windows = [(rows, columns) for rows in spans[0] for columns in spans[1]]
    return sorted(
        windows,
        key=lambda w: max(
            abs((part.start + part.stop) / 2 - at) for part, at in zip(w, middle, strict=True)
        ),
    )
