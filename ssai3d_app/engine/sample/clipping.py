"""Voxels at the limit of the detector, whose range may end before that of the file's numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.volume.scene import full_scale

_HIGHEST = 4
"""Values that are counted: the highest, and those that it is compared with."""
_HEAP = 10
"""How many times as common as the values below it the highest one is where light was cut off."""
_LEAST = 50


class Clipping:
    """Counts the highest values of a channel, plane after plane.

    Cameras of 12 bits, and recordings that were scaled, end below the largest number that a file
    could hold. Where light was cut off, voxels heap up at the highest value.
    """

    def __init__(self) -> None:
        self._voxels = 0
        self._limit: float | None = None
        self._values = np.zeros(0)
        self._counts = np.zeros(0, dtype=np.int64)

    def add(self, plane: npt.NDArray[Any]) -> None:
        """Count in a plane of raw intensities; real-valued ones have no limit."""
        limit = full_scale(plane.dtype.name)
        if limit is None or plane.size == 0:
            return
        self._limit = limit
        self._voxels += plane.size
        if len(self._values) == _HIGHEST:
            plane = plane[plane >= self._values[0]]
        values, counts = np.unique(plane, return_counts=True)
        # What has once fallen out of the highest few cannot be among them again.
        values, counts = values[-_HIGHEST:].astype(np.float64), counts[-_HIGHEST:]
        merged, place = np.unique(np.concatenate([self._values, values]), return_inverse=True)
        total = np.bincount(place, np.concatenate([self._counts, counts])).astype(np.int64)
        self._values, self._counts = merged[-_HIGHEST:], total[-_HIGHEST:]

    def share(self) -> float | None:
        """Share of the voxels that are saturated (0–1); ``None`` where there is no limit."""
        if self._limit is None:
            return None
        highest = int(self._counts[-1])
        below = self._counts[:-1]
        heaped = len(below) > 0 and highest >= max(_LEAST, _HEAP * float(below.mean()))
        return highest / self._voxels if heaped or self._values[-1] == self._limit else 0.0
