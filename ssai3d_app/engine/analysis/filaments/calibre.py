"""How thick filaments are: from the centreline to the surface at half of the local brightness.

The surface lies between voxels, where the brightness along x, y or z passes half-way between the
background and the inside of the filament: so neither the voxels nor the threshold of the ridge
filter decide the calibre. The inside is what lies within half of the radius, on average, as in
thresholds between two means (Ridler and Calvard, IEEE Trans. SMC 8, 630, 1978): its brightest
alone would be raised by noise, and where blur, or its removal, has rounded what is flat, half of
the top lies too near the middle. The distances of all surface points that are nearest to a place
on the centreline are taken together, by their median: the nearest alone, which a distance transform
gives, is drawn to the thin side by noise and by a centreline that is off the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d, label, map_coordinates

from ssai3d_app.engine.analysis.filaments.ends import ended
from ssai3d_app.engine.analysis.filaments.forks import straightened
from ssai3d_app.engine.analysis.filaments.local_background import Background
from ssai3d_app.engine.analysis.filaments.paths import evenly_sampled
from ssai3d_app.engine.analysis.filaments.skeleton_graph import SkeletonGraph
from ssai3d_app.engine.analysis.filaments.surroundings import Surroundings, slabs
from ssai3d_app.engine.analysis.result import LabelArray

FloatArray = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]

_ALONG = 3.0
"""Samples, about voxels, over which brightness is gathered along a filament (sigma)."""
_PLACES = 24
_INNER_SHARE = 0.5
_WINDOW = 1
"""Samples on either side whose surface points count too."""


@dataclass(frozen=True)
class Outlined:
    """``lines`` (n, 3), moved into the middle, with ``radii`` (n) in voxels, and ``labels``, the
    voxels of each line from 1.

    A radius is NaN where no surface was found around.
    """

    lines: list[Points]
    radii: list[Points]
    labels: LabelArray


def outline(
    volume: FloatArray,
    background: Background,
    graph: SkeletonGraph,
    thickest: float,
) -> Outlined:
    """Fit a line (n, 3), its points about a voxel apart, to the brightness around each branch.

    It is moved into the middle of what is brighter than half. Where it joins others, their axes
    are made to meet, and at a tip it is made to end one radius before the brightness does, as the
    axis of a rounded end. Surfaces farther off than ``thickest`` voxels, the largest calibre,
    belong to nothing.
    """
    lines = [evenly_sampled(branch.path) for branch in graph.branches]
    labels = np.zeros(volume.shape, dtype=np.uint32)
    if not lines:
        return Outlined([], [], labels)
    around = Surroundings.of(volume.shape, lines, thickest)
    first = _Fit.of(volume, background, around, [_brightness(volume, line) for line in lines])
    widths = [around.of_line(first.radii, number) for number in range(len(lines))]
    centred = straightened(graph, first.centred(lines), widths)
    moved = [
        ended(volume, background, line, width, _brightness(volume, line), free)
        if any(free)
        else line
        for line, width, free in zip(centred, widths, graph.free_ends(), strict=True)
    ]
    tops = [_brightness(volume, line) for line in moved]
    around = Surroundings.of(volume.shape, moved, thickest)
    about = _Fit.of(volume, background, around, tops)
    inside = [
        _brightness_within(volume, line, around.of_line(about.radii, number), top)
        for number, (line, top) in enumerate(zip(moved, tops, strict=True))
    ]
    fit = _Fit.of(volume, background, around, inside, labels)
    radii = [around.of_line(fit.radii, number) for number in range(len(moved))]
    return Outlined(moved, radii, labels)


@dataclass(frozen=True)
class _Fit:
    """What lies around the samples of all lines, one after the other.

    ``radii`` is the distance of each to the surface in voxels, NaN where there is none, and
    ``shift`` (n, 3) how far it lies from the middle of the voxels that are nearest to it and
    brighter than half.
    """

    around: Surroundings
    radii: Points
    shift: Points

    @classmethod
    def of(
        cls,
        volume: FloatArray,
        background: Background,
        around: Surroundings,
        inside: Sequence[Points],
        labels: LabelArray | None = None,
    ) -> _Fit:
        """Look around all samples, some planes at a time.

        ``inside`` is the brightness within the lines at each sample; ``labels`` takes the lines'
        voxels.
        """
        samples = around.samples
        excess = _excess(volume, background, around, np.concatenate(inside))
        weight, middle = np.zeros(len(samples)), np.zeros((len(samples), 3))
        for planes in slabs(volume.shape[0]):
            is_inside = (excess[planes] > 0) & around.is_within[planes]
            nearest, more = around.nearest[planes][is_inside], excess[planes][is_inside]
            weight += np.bincount(nearest, more, len(samples))
            for axis, places in enumerate(np.nonzero(is_inside)):
                first = planes.start if axis == 0 else 0
                middle[:, axis] += np.bincount(nearest, more * (places + first), len(samples))
            if labels is not None:
                labels[planes][is_inside] = around.branch[nearest] + 1
        known = weight > 0
        shift = np.zeros_like(middle)
        shift[known] = middle[known] / weight[known, None] - samples[known]
        return cls(around, _radii(excess, around), shift)

    def centred(self, lines: Sequence[Points]) -> list[Points]:
        """The lines through the middle of the brightness around them, moved across only."""
        moved = []
        for number, line in enumerate(lines):
            own = self.around.of_line(self.shift, number)
            tangent = _tangents(line)
            own = own - (own * tangent).sum(axis=1, keepdims=True) * tangent
            moved.append(line + gaussian_filter1d(own, _ALONG, axis=0, mode="nearest"))
        return moved


def _tangents(line: Points) -> Points:
    """Unit vectors (n, 3) along a line (n, 3)."""
    tangent = np.gradient(line, axis=0)
    return np.asarray(tangent / (np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-12))


def _brightness(volume: FloatArray, line: Points) -> Points:
    """Along a centreline that may lie a voxel beside the middle: the brightest parallel of it."""
    best = np.full(len(line), -np.inf)
    for step in np.ndindex(3, 3, 3):
        place = np.rint(line + (np.array(step) - 1)).astype(np.int64)
        inside = np.clip(place, 0, np.array(volume.shape) - 1)
        along = gaussian_filter1d(
            volume[tuple(inside.T)].astype(np.float64), _ALONG, mode="nearest"
        )
        best = np.maximum(best, along)
    return best


def _brightness_within(volume: FloatArray, line: Points, radii: Points, tops: Points) -> Points:
    """Along a centreline, the mean of what lies within a share of the radius across it.

    Where there is no radius, what ``tops`` has.
    """
    tangent = _tangents(line)
    least = np.eye(3)[np.argmin(np.abs(tangent), axis=1)]
    one = np.cross(tangent, least)
    one /= np.linalg.norm(one, axis=1, keepdims=True) + 1e-12
    other = np.cross(tangent, one)
    # Equal areas around each place (Vogel, Math. Biosci. 44, 179, 1979).
    number = np.arange(_PLACES)
    off = _INNER_SHARE * np.sqrt((number + 0.5) / _PLACES)
    turn = number * np.pi * (3 - np.sqrt(5))
    across = (off * np.cos(turn))[:, None, None] * one + (off * np.sin(turn))[:, None, None] * other
    places = line + across * np.where(np.isfinite(radii), radii, 0.0)[:, None]
    found = map_coordinates(volume, np.moveaxis(places, -1, 0), order=1, mode="nearest")
    within = np.where(np.isfinite(radii), found.mean(axis=0), tops)
    return np.asarray(gaussian_filter1d(within.astype(np.float64), _ALONG, mode="nearest"))


def _excess(
    volume: FloatArray, background: Background, around: Surroundings, bright: Points
) -> FloatArray:
    """By how much a voxel is brighter than half of what is ``bright`` nearby, shape as ``volume``.

    NaN where nobody looks, and at specks: what is bright but not joined to any centreline, as noise
    makes it.
    """
    excess = np.full(volume.shape, np.nan, dtype=np.float32)
    for planes in slabs(volume.shape[0]):
        is_near = around.nearest[planes] >= 0
        voxels = np.argwhere(is_near)
        voxels[:, 0] += planes.start
        level = background.at(voxels)
        half = level + 0.5 * (bright[around.nearest[planes][is_near]] - level)
        excess[planes][is_near] = volume[planes][is_near] - half
    reach = ceil(around.reach)
    for planes in slabs(volume.shape[0]):
        # With the planes beside, where the centre of what reaches into these may lie.
        first = max(0, planes.start - reach)
        wide = slice(first, planes.stop + reach)
        groups, count = label(excess[wide] > 0)
        is_joined = np.zeros(count + 1, dtype=bool)
        is_joined[groups[around.is_centre[wide]]] = True
        is_joined[0] = True
        specks = ~is_joined[groups[planes.start - first : planes.stop - first]]
        excess[planes][specks] = np.nan
    return excess


def _radii(excess: FloatArray, around: Surroundings) -> Points:
    """The median distance of the surface from each sample."""
    distances, samples = [], []
    for planes in slabs(len(excess)):
        # With the plane behind, so that no pair of neighbours is left out.
        surface = _surface(excess[planes.start : planes.stop + 1])
        surface[:, 0] += planes.start
        distance, at = around.tree.query(surface, workers=-1, distance_upper_bound=around.reach)
        is_near = np.isfinite(distance)
        distances.append(distance[is_near])
        samples.append(at[is_near])
    return _medians(np.concatenate(samples), np.concatenate(distances), around.branch)


def _surface(excess: FloatArray) -> Points:
    """Where ``excess`` passes zero between voxels that are neighbours by a face, (n, 3).

    The last plane is looked at from the one before it only.
    """
    found = []
    for axis in range(3):
        here = [slice(0, -1), slice(None), slice(None)]
        beyond = [slice(0, -1), slice(None), slice(None)]
        if axis == 0:
            beyond[0] = slice(1, None)
        else:
            here[axis], beyond[axis] = slice(0, -1), slice(1, None)
        one, other = excess[tuple(here)], excess[tuple(beyond)]
        # Never so where one of the two is not known.
        passes = np.nonzero(one * other <= 0)
        inner, outer = one[passes], other[passes]
        share = np.divide(inner, inner - outer, out=np.zeros_like(inner), where=inner != outer)
        place = np.stack(passes, axis=1).astype(np.float64)
        place[:, axis] += share
        found.append(place)
    return np.concatenate(found)


def _medians(at: npt.NDArray[np.int64], distance: Points, branch: npt.NDArray[np.int64]) -> Points:
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
