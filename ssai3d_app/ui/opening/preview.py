"""Which voxels of a stack are kept when all of them are too many, and where they lie."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.volume.scene import Scene

SHARE_OF_PREVIEW = 0.4

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Preview:
    """A grid (Z, Y, X) over a stack; all of it, or coarser.

    Element i along an axis stands for ``factors`` voxels about voxel ``offsets + i * factors``.
    ``level`` counts the file's own pyramid; 0 is full resolution, thinned in the plane by
    ``stride``.
    """

    shape: tuple[int, int, int]
    factors: Triple = (1.0, 1.0, 1.0)
    offsets: Triple = (0.0, 0.0, 0.0)
    level: int = 0
    stride: int = 1

    @property
    def is_coarse(self) -> bool:
        """Whether it has fewer elements than the stack has voxels."""
        return self.level > 0 or self.stride > 1

    def nearest(self, axis: int, index: int) -> int:
        """The element nearest to a voxel along an axis (0 is z)."""
        place = math.floor((index - self.offsets[axis]) / self.factors[axis] + 0.5)
        return min(max(place, 0), self.shape[axis] - 1)

    def thinned(self, plane: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The elements of a plane that was read with every voxel."""
        rows, columns = (int(offset) for offset in self.offsets[1:])
        return plane[rows :: self.stride, columns :: self.stride]


def size_of(scene: Scene) -> int:
    """Bytes of one channel at one time with every voxel."""
    return math.prod(scene.level_shape(0)) * np.dtype(scene.dtype).itemsize


def preview_of(scene: Scene, byte_budget: int) -> Preview:
    """Every voxel where that fits; else a level of the file's pyramid, or every n-th voxel.

    A preview takes a part of the budget only: it is coarser than the screen or not by much, and
    planes with every voxel are held beside it.
    """
    full = scene.level_shape(0)
    most = byte_budget / np.dtype(scene.dtype).itemsize
    if math.prod(full) <= most:
        return Preview(full)
    most *= SHARE_OF_PREVIEW
    for level, shape in enumerate(scene.pyramid, start=1):
        if math.prod(shape) <= most:
            z, y, x = (_factor(n, fewer) for n, fewer in zip(full, shape, strict=True))
            # The mean of f voxels lies in their middle.
            middles = ((z - 1) / 2, (y - 1) / 2, (x - 1) / 2)
            return Preview(shape, (z, y, x), middles, level)
    return _thinned(full, most)


def _thinned(full: tuple[int, int, int], most: float) -> Preview:
    planes, rows, columns = full
    stride = 1
    while planes * math.ceil(rows / stride) * math.ceil(columns / stride) > most:
        stride += 1
        if stride > max(rows, columns):
            break
    y, x = (min(stride // 2, edge - 1) for edge in (rows, columns))
    shape = (planes, math.ceil((rows - y) / stride), math.ceil((columns - x) / stride))
    factor = float(stride)
    return Preview(shape, (1.0, factor, factor), (0.0, float(y), float(x)), stride=stride)


def _factor(count: int, fewer: int) -> float:
    """How many voxels an element of a level stands for; whole where the counts allow it."""
    nearest = max(1, round(count / fewer))
    if fewer in (count // nearest, math.ceil(count / nearest)):
        return float(nearest)
    return count / fewer
