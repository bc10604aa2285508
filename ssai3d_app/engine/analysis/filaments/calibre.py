"""How thick filaments are: from the centreline to the surface at half of the local brightness.

The surface lies between voxels, where the brightness along x, y or z passes half-way between the
background and the middle of the filament: so neither the voxels nor the threshold of the ridge
filter decide the calibre. The distances of all surface points that are nearest to a place on the
centreline are taken together, by their median: the nearest alone, which a distance transform
gives, is drawn to the thin side by noise and by a centreline that is off the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_dilation, gaussian_filter1d, map_coordinates
from scipy.spatial import cKDTree

from ssai3d_app.engine.analysis.result import LabelArray

FloatArray = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]

_BACKGROUND_QUANTILE = 0.4
_ALONG = 3.0
"""Samples, about voxels, over which brightness is gathered along a filament (sigma)."""
_WINDOW = 1
"""Samples on either side whose surface points count too."""


@dataclass(frozen=True)
class Background:
    """The level without structure, on a coarse grid of boxes of ``edge`` voxels."""

    levels: FloatArray
    edge: int

    @classmethod
    def of(cls, volume: FloatArray, edge: int) -> Background:
        """A low quantile of each box: what lies in it is mostly no filament."""
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


@dataclass(frozen=True)
class Outlined:
    """``radii`` in voxels at each sample of each branch, and the voxels of each branch.

    A radius is NaN where no surface was found around.
    """

    radii: list[Points]
    labels: LabelArray


def outline(volume: FloatArray, centrelines: Sequence[Points], thickest: float) -> Outlined:
    """Radii along centrelines (n, 3) whose points lie about a voxel apart, and labels from 1.

    Surfaces farther off than ``thickest`` voxels, the largest calibre, belong to nothing.
    """
    labels = np.zeros(volume.shape, dtype=np.uint32)
    if not centrelines:
        return Outlined([], labels)
    background = Background.of(volume, max(16, round(4 * thickest)))
    samples = np.concatenate(centrelines)
    branch = np.repeat(np.arange(len(centrelines)), [len(line) for line in centrelines])
    peak = np.concatenate([_brightness(volume, line) for line in centrelines])
    tree = cKDTree(samples)
    voxels = _around(samples, volume.shape, ceil(thickest))
    apart, near = tree.query(voxels, workers=-1)
    level = background.at(voxels)
    excess = volume[tuple(voxels.T)] - (level + 0.5 * (peak[near] - level))
    within = (excess > 0) & (apart <= thickest)
    labels[tuple(voxels[within].T)] = branch[near[within]] + 1
    surface = _surface(voxels, excess.astype(np.float32), volume.shape)
    distance, at = tree.query(surface, workers=-1, distance_upper_bound=thickest)
    is_near = np.isfinite(distance)
    radii = _medians(at[is_near], distance[is_near], branch)
    ends = np.cumsum([len(line) for line in centrelines])[:-1]
    return Outlined(np.split(radii, ends), labels)


def _brightness(volume: FloatArray, line: Points) -> Points:
    """Along a centreline that may lie a voxel beside the middle: the brightest parallel of it."""
    best = np.full(len(line), -np.inf)
    for step in np.ndindex(3, 3, 3):
        place = np.rint(line + (np.array(step) - 1)).astype(np.int64)
        inside = np.clip(place, 0, np.array(volume.shape) - 1)
        along = gaussian_filter1d(volume[tuple(inside.T)].astype(np.float64), _ALONG, mode="nearest")
        best = np.maximum(best, along)
    return best


def _around(samples: Points, shape: tuple[int, ...], reach: int) -> npt.NDArray[np.int64]:
    """The voxels within ``reach`` of any sample, along each axis."""
    near = np.zeros(shape, dtype=bool)
    near[tuple(np.clip(np.rint(samples).astype(np.int64), 0, np.array(shape) - 1).T)] = True
    near = binary_dilation(near, np.ones((3, 3, 3), dtype=bool), iterations=reach)
    return np.argwhere(near)


def _surface(
    voxels: npt.NDArray[np.int64], excess: FloatArray, shape: tuple[int, ...]
) -> Points:
    """Where ``excess`` passes zero between voxels that are neighbours by a face, (n, 3)."""
    whole = np.full(shape, np.nan, dtype=np.float32)
    whole[tuple(voxels.T)] = excess
    found = []
    for axis in range(3):
        here = tuple(slice(0, -1) if a == axis else slice(None) for a in range(3))
        beyond = tuple(slice(1, None) if a == axis else slice(None) for a in range(3))
        # False where one of the two is not known.
        passes = np.argwhere(whole[here] * whole[beyond] <= 0)
        step = np.zeros(3, dtype=np.int64)
        step[axis] = 1
        one, other = whole[tuple(passes.T)], whole[tuple((passes + step).T)]
        share = np.divide(one, one - other, out=np.zeros_like(one), where=one != other)
        place = passes.astype(np.float64)
        place[:, axis] += share
        found.append(place)
    return np.concatenate(found)


def _medians(
    at: npt.NDArray[np.int64], distance: Points, branch: npt.NDArray[np.int64]
) -> Points:
    """Median distance of the surface points of each sample and those beside it on its branch."""
    order = np.argsort(at, kind="stable")
    sorted_distance = distance[order]
    starts = np.searchsorted(at[order], np.arange(len(branch) + 1))
    radii = np.full(len(branch), np.nan)
    for sample in range(len(branch)):
        first, last = max(0, sample - _WINDOW), min(len(branch) - 1, sample + _WINDOW)
        while branch[first] != branch[sample]:
            first += 1
        while branch[last] != branch[sample]:
            last -= 1
        around = sorted_distance[starts[first] : starts[last + 1]]
        if len(around):
            radii[sample] = np.median(around)
    return radii
