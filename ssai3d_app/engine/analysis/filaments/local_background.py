"""The brightness between filaments, as it changes over the volume."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt
from scipy.ndimage import map_coordinates

FloatArray = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]

_BACKGROUND_QUANTILE = 0.4
_LEAST_EDGE = 16
_EDGE_OF_THICKEST = 4


@dataclass(frozen=True)
class Background:
    """The level without structure, on a coarse grid of boxes of ``edge`` voxels."""

    levels: FloatArray
    edge: int

    @classmethod
    def of(cls, volume: FloatArray, thickest: float) -> Background:
        """A low quantile of each box: what lies in it is mostly no filament, the ``thickest`` of
        which are that many voxels thick."""
        edge = max(_LEAST_EDGE, round(_EDGE_OF_THICKEST * thickest))
        counts = [ceil(n / edge) for n in volume.shape]
        levels = np.empty(counts, dtype=np.float32)
        for place in np.ndindex(*counts):
            box = tuple(slice(i * edge, (i + 1) * edge) for i in place)
            levels[place] = np.quantile(volume[box], _BACKGROUND_QUANTILE)
        return cls(levels, edge)

    def at(self, places: npt.NDArray[np.int64] | Points) -> FloatArray:
        """At places (n, 3) in voxels, interpolated between the middles of the boxes."""
        coarse = (places.T + 0.5) / self.edge - 0.5
        return np.asarray(map_coordinates(self.levels, coarse, order=1, mode="nearest"))
