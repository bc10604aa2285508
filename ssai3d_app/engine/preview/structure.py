"""Where a stack holds most structure: variance beyond the noise, and not the brightest spot.

In each small block the variance of the pixels is compared with that at the highest frequencies,
which in an optical image is nearly all noise (as in :mod:`ssai3d_app.engine.sample.noise`); what
is beyond it is structure. Each block counts at most once, however bright it is.

Nothing here needs torch: the window proposes a region from the planes that it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float32]
Map = npt.NDArray[np.float64]

BLOCK = 8
"""Pixels along the edge of a block."""
_BEYOND_NOISE = 1.5
"""Ratio of the variances from which on a block is said to hold structure."""
_SATURATED_SHARE = 0.02
_DIFFERENCE = np.array([1.0, -2.0, 1.0]) / np.sqrt(6.0)
_EMPTY = 1e-9


@dataclass(frozen=True)
class Patch:
    """Part of a plane, maybe coarser than the file has it.

    Pixel (r, c) of ``values`` stands for the voxel ``origin + (r, c) · factors`` (y, x) of plane
    ``z``.
    """

    values: npt.NDArray[np.generic]
    z: float
    origin: tuple[float, float] = (0.0, 0.0)
    factors: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True)
class Place:
    """The middle (z, y, x) of a window with most structure, in voxels of the file.

    ``has_structure`` is false where nothing was found anywhere; it is then the middle of the
    largest patch.
    """

    middle: tuple[float, float, float]
    has_structure: bool


def most_structure(
    patches: Sequence[Patch], window: tuple[float, float], limit: float | None
) -> Place:
    """The window (y, x edges in voxels) with most structure in all planes together.

    Patches of the same ``origin`` and shape lie above each other. ``limit`` is the largest value
    that the detector can tell; blocks that reach it count nothing.
    """
    maps = [_excess(patch.values.astype(np.float32), limit) for patch in patches]
    found = np.concatenate([m[m > 0] for m in maps]) if maps else np.empty(0)
    middle = _middle(patches)
    if not len(found):
        return Place(middle, has_structure=False)
    typical = float(np.median(found))
    columns: dict[tuple[tuple[float, float], tuple[int, ...]], list[int]] = {}
    for number, patch in enumerate(patches):
        columns.setdefault((patch.origin, patch.values.shape), []).append(number)
    best, chosen = -1.0, middle
    for numbers in columns.values():
        # A block of the brightest bead counts hardly more than one of a fine fibre.
        counted = [maps[n] / (maps[n] + typical) for n in numbers]
        first = patches[numbers[0]]
        size = tuple(
            max(1, min(round(edge / factor / BLOCK), blocks))
            for edge, factor, blocks in zip(window, first.factors, counted[0].shape, strict=True)
        )
        sums = _windows(np.mean(counted, axis=0), (size[0], size[1]))
        row, column = np.unravel_index(int(np.argmax(sums)), sums.shape)
        if sums[row, column] > best:
            best = float(sums[row, column])
            part = slice(row, row + size[0]), slice(column, column + size[1])
            weights = [float(m[part].sum()) + _EMPTY for m in counted]
            z = np.average([patches[n].z for n in numbers], weights=weights)
            y, x = (
                origin + factor * BLOCK * (at + edge / 2)
                for origin, factor, at, edge in zip(
                    first.origin, first.factors, (int(row), int(column)), size, strict=True
                )
            )
            chosen = float(z), float(y), float(x)
    return Place(chosen, has_structure=True)


def _middle(patches: Sequence[Patch]) -> tuple[float, float, float]:
    if not patches:
        return 0.0, 0.0, 0.0
    largest = max(patches, key=lambda patch: patch.values.size)
    y, x = (
        origin + factor * length / 2
        for origin, factor, length in zip(
            largest.origin, largest.factors, largest.values.shape, strict=True
        )
    )
    return float(np.mean([patch.z for patch in patches])), y, x


def _excess(plane: Values, limit: float | None) -> Map:
    """Variance beyond the noise in each block, (rows, columns) of blocks; 0 where there is none."""
    if min(plane.shape) < BLOCK + 2:
        return np.zeros((1, 1))
    inner = plane[1:-1, 1:-1]
    finite = np.isfinite(plane)
    if not finite.all():
        plane = np.where(finite, plane, 0)
        inner = plane[1:-1, 1:-1]
    # White noise keeps its variance through this filter along both axes.
    rows = sum(c * plane[k : k + inner.shape[0]] for k, c in enumerate(_DIFFERENCE))
    noise = sum(c * rows[:, k : k + inner.shape[1]] for k, c in enumerate(_DIFFERENCE))
    tiles = _tiles(inner)
    variance = tiles.var(axis=-1, dtype=np.float64)
    at_noise = np.square(_tiles(noise), dtype=np.float64).mean(axis=-1)
    excess = np.where(variance > _BEYOND_NOISE * at_noise, variance - at_noise, 0.0)
    # Below what float32 rounds away, nothing is seen.
    excess[variance <= (1e-6 * np.abs(tiles).max(initial=0.0)) ** 2] = 0.0
    if limit is not None:
        excess[(tiles >= limit).mean(axis=-1) > _SATURATED_SHARE] = 0.0
    return np.asarray(excess)


def _tiles(plane: Values) -> Values:
    """Pixels of each block: (rows of blocks, columns of blocks, pixels)."""
    down, across = plane.shape[0] // BLOCK, plane.shape[1] // BLOCK
    kept = np.asarray(plane[: down * BLOCK, : across * BLOCK])
    split = kept.reshape(down, BLOCK, across, BLOCK).swapaxes(1, 2)
    return split.reshape(down, across, BLOCK * BLOCK)


def _windows(values: Map, size: tuple[int, int]) -> Map:
    """Sum of each window of ``size`` blocks."""
    total = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    total[1:, 1:] = values.cumsum(0).cumsum(1)
    h, w = size
    return np.asarray(total[h:, w:] - total[:-h, w:] - total[h:, :-w] + total[:-h, :-w])
