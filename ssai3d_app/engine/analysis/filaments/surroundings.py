"""Which place on which centreline each voxel around the centrelines is nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt
from scipy.ndimage import maximum_filter1d
from scipy.spatial import cKDTree

Points = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_PLANES = 32


def slabs(depth: int) -> list[slice]:
    """The planes of a volume, as many at a time as are looked at at once."""
    return [slice(first, min(first + _PLANES, depth)) for first in range(0, depth, _PLANES)]


@dataclass(frozen=True)
class Surroundings:
    """The samples (n, 3) of all lines, one line after the other, and the voxels around them.

    ``branch`` (n) is the line of each sample and ``nearest`` (Z, Y, X) the sample that a voxel is
    nearest to, −1 where nobody looks, which is farther off than ``reach`` voxels along an axis.
    ``is_within`` and ``is_centre`` (Z, Y, X) are true within ``reach`` and within one voxel of it.
    Two samples or more that are equally near are one as good as the other.
    """

    tree: cKDTree
    branch: npt.NDArray[np.int64]
    nearest: npt.NDArray[np.int32]
    is_within: BoolArray
    is_centre: BoolArray
    reach: float

    @classmethod
    def of(cls, shape: tuple[int, ...], lines: Sequence[Points], reach: float) -> Surroundings:
        """Look around all lines (n, 3), some planes at a time."""
        tree = cKDTree(np.concatenate(lines))
        branch = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
        looked_at = _near(tree.data, shape, ceil(reach))
        nearest = np.full(shape, -1, dtype=np.int32)
        is_within, is_centre = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
        for planes in slabs(shape[0]):
            voxels = np.argwhere(looked_at[planes])
            voxels[:, 0] += planes.start
            apart, of_voxels = tree.query(voxels, workers=-1)
            places = tuple(voxels.T)
            nearest[places] = of_voxels
            is_within[places] = apart <= reach
            is_centre[places] = apart <= 1
        return cls(tree, branch, nearest, is_within, is_centre, reach)

    @property
    def samples(self) -> Points:
        """All samples (n, 3) in voxels."""
        return np.asarray(self.tree.data)

    def of_line(self, along: Points, number: int) -> Points:
        """Of values for each sample, those of one line."""
        return np.asarray(along[self.branch == number])


def _near(samples: Points, shape: tuple[int, ...], reach: int) -> BoolArray:
    """The voxels within ``reach`` of any sample, along each axis."""
    near = np.zeros(shape, dtype=np.uint8)
    near[tuple(np.clip(np.rint(samples).astype(np.int64), 0, np.array(shape) - 1).T)] = 1
    for axis in range(3):
        maximum_filter1d(near, 2 * reach + 1, axis, output=near, mode="constant")
    return near.view(np.bool_)
