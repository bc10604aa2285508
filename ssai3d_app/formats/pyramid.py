"""Coarser copies of a volume, made by halving while its planes pass by one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[Any]

LATERAL_EDGE = 512
ISOTROPIC_EDGE = 256


@dataclass(frozen=True)
class Level:
    """One copy: its ``shape`` (Z, Y, X), and how many full voxels one of its own spans."""

    shape: tuple[int, int, int]
    factors: tuple[int, int, int] = (1, 1, 1)

    def halved(self, along: tuple[bool, bool, bool]) -> Level:
        """The next coarser copy; an axis of length 1 is left, an odd rest makes a voxel."""
        z, y, x = (
            ((n + 1) // 2, 2 * f) if halve and n > 1 else (n, f)
            for n, f, halve in zip(self.shape, self.factors, along, strict=True)
        )
        return Level((z[0], y[0], x[0]), (z[1], y[1], x[1]))


def lateral_levels(shape: tuple[int, int, int]) -> tuple[Level, ...]:
    """Levels halved along y and x, as OME-TIFF knows them; the finest, of ``shape``, is first."""
    levels = [Level(shape)]
    while max(levels[-1].shape[1:]) > LATERAL_EDGE:
        levels.append(levels[-1].halved((False, True, True)))
    return tuple(levels)


def isotropic_levels(shape: tuple[int, int, int]) -> tuple[Level, ...]:
    """Levels halved along z, y and x; the finest, of ``shape``, is first."""
    levels = [Level(shape)]
    while max(levels[-1].shape) > ISOTROPIC_EDGE:
        levels.append(levels[-1].halved((True, True, True)))
    return tuple(levels)


def _mean_of_pairs(plane: Plane) -> Plane:
    """Means of neighbouring rows; an odd last row stays as it is."""
    pairs = len(plane) // 2
    means = plane[0::2].copy()
    means[:pairs] += plane[1::2]
    means[:pairs] /= 2
    return means


class StreamedPyramid:
    """Makes the coarser levels of one volume from its planes, which come in order of z.

    ``sink`` takes (level, z, plane) of every level from 1 on, in the volume's ``dtype``. Means are
    kept as real numbers from level to level, so that they are rounded once; at most one plane of
    each level waits for its neighbour.
    """

    def __init__(
        self, levels: Sequence[Level], dtype: str, sink: Callable[[int, int, Plane], None]
    ) -> None:
        self._levels = levels
        self._dtype = np.dtype(dtype)
        # float32 holds every integer of 16 bits, and means of them, as they are.
        exact = self._dtype == np.float32 or (self._dtype.kind in "ui" and self._dtype.itemsize < 4)
        self._real = np.dtype(np.float32 if exact else np.float64)
        self._sink = sink
        self._waiting: dict[int, Plane] = {}

    def add(self, z: int, plane: Plane) -> None:
        """Take the next plane of the finest level."""
        if len(self._levels) > 1:
            self._halve(1, z, plane.astype(self._real))

    def _halve(self, level: int, z: int, plane: Plane) -> None:
        finer, coarser = self._levels[level - 1], self._levels[level]
        if coarser.shape[1] < finer.shape[1]:
            plane = _mean_of_pairs(plane)
        if coarser.shape[2] < finer.shape[2]:
            plane = _mean_of_pairs(plane.T).T
        if coarser.shape[0] < finer.shape[0]:
            if z % 2 == 0 and z + 1 < finer.shape[0]:
                self._waiting[level] = plane
                return
            if z % 2:
                plane = (self._waiting.pop(level) + plane) / 2
            z //= 2
        rounded = np.rint(plane) if self._dtype.kind in "ui" else plane
        self._sink(level, z, np.ascontiguousarray(rounded.astype(self._dtype)))
        if level + 1 < len(self._levels):
            self._halve(level + 1, z, plane)
