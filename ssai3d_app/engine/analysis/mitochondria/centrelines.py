"""The skeleton of mitochondria as lines in µm, and distances along them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.labelling import Labels, Mask, label_at

Points = npt.NDArray[np.float64]

_STRAIGHT = 4
"""Points before a tip that tell where it heads."""
_FARTHEST = 20
"""Voxels up to which a tip is brought back."""
_SOURCES = 64
"""Spots whose distances are found at a time, so that memory stays bounded."""


@dataclass(frozen=True)
class Centrelines:
    """Points (n, 3) in µm (z, y, x), ``links`` (m, 2) between them by number, and the label of the
    mitochondrion that each point belongs to."""

    points: Points
    links: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]

    def lengths(self, count: int) -> Points:
        """Length in µm within each label 1…``count``."""
        one, other = self.links.T
        apart = np.linalg.norm(self.points[one] - self.points[other], axis=1)
        sums = np.bincount(self.labels[one], apart, count + 1)
        return np.asarray(sums[1 : count + 1], dtype=np.float64)

    def branch_points(self, count: int) -> npt.NDArray[np.int64]:
        """Points where three or more links meet, within each label 1…``count``."""
        meeting = np.bincount(self.links.ravel(), minlength=len(self.points)) >= 3
        return np.bincount(self.labels[meeting], minlength=count + 1)[1 : count + 1]

    def nearest_along(self, spots: Points, of: npt.NDArray[np.int64]) -> Points:
        """For each spot (z, y, x in µm), the way in µm along the lines to the nearest other spot.

        ``of`` is the label of each spot. NaN where there is no other spot on the same lines.
        """
        from scipy.sparse import coo_matrix
        from scipy.sparse.csgraph import dijkstra

        found = np.full(len(spots), np.nan)
        foot = self._feet(spots, of)
        on_line = np.flatnonzero(foot >= 0)
        if len(on_line) < 2:
            return found
        one, other = self.links.T
        apart = np.linalg.norm(self.points[one] - self.points[other], axis=1)
        count = len(self.points)
        # A length of nothing would be taken for no link.
        graph = coo_matrix((np.maximum(apart, 1e-9), (one, other)), shape=(count, count)).tocsr()
        for first in range(0, len(on_line), _SOURCES):
            chosen = on_line[first : first + _SOURCES]
            ways = dijkstra(graph, directed=False, indices=foot[chosen])[:, foot[on_line]]
            ways[np.arange(len(chosen)), np.arange(first, first + len(chosen))] = np.inf
            nearest = ways.min(axis=1)
            found[chosen] = np.where(np.isfinite(nearest), nearest, np.nan)
        return found

    def _feet(self, spots: Points, of: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The number of the point nearest to each spot on lines of its own label; −1 for none."""
        from scipy.spatial import cKDTree

        feet = np.full(len(spots), -1, dtype=np.int64)
        for label in np.unique(of[of > 0]):
            own, mine = np.flatnonzero(self.labels == label), np.flatnonzero(of == label)
            if len(own):
                feet[mine] = own[cKDTree(self.points[own]).query(spots[mine])[1]]
        return feet


def centrelines_of(labels: Labels, voxel: float, spur: float) -> Centrelines:
    """The lines in the middle of labelled objects (Z, Y, X) with voxels of ``voxel`` µm.

    Side branches shorter than ``spur`` µm, or than the object is thick there, are cut. Thinning
    draws tips inwards: they are brought back to where a ball as thick as the object touches its
    end. A round object has hardly a line.
    """
    from ssai3d_app.engine.analysis.filaments.analysis import cleaned_graph
    from ssai3d_app.engine.analysis.filaments.paths import evenly_sampled
    from ssai3d_app.engine.analysis.filaments.segmentation import clearance_in

    mask = labels > 0
    graph = cleaned_graph(mask, spur / voxel, 0.0)
    clearance = clearance_in(mask)
    number = {node: i for i, node in enumerate(graph.nodes)}
    places = [np.array(list(graph.nodes.values())).reshape(-1, 3)]
    links: list[tuple[int, int]] = []
    used = len(number)
    for branch, (first_is_tip, last_is_tip) in zip(graph.branches, graph.free_ends(), strict=True):
        line = evenly_sampled(branch.path)
        way = [number[branch.ends[0]], *range(used, used + len(line) - 2), number[branch.ends[1]]]
        inner = [line[1:-1]]
        used += len(line) - 2
        beyond_first = _beyond(line[::-1], mask, clearance) if first_is_tip else line[:0]
        beyond_last = _beyond(line, mask, clearance) if last_is_tip else line[:0]
        for beyond, at_end in ((beyond_first, False), (beyond_last, True)):
            more = list(range(used, used + len(beyond)))
            used += len(beyond)
            inner.append(beyond)
            way = [*way, *more] if at_end else [*more[::-1], *way]
        links += pairwise(way)
        places += inner
    points = np.concatenate(places)
    own = np.array([label_at(labels, place, 2.0) for place in points], dtype=np.int64)
    return Centrelines(points * voxel, np.array(links, dtype=np.int64).reshape(-1, 2), own)


def _beyond(line: Points, mask: Mask, clearance: Callable[[Points], float]) -> Points:
    """Points (n, 3) in voxels, one voxel apart, that go on straight beyond the last of a line."""
    tip, before = line[-1], line[max(0, len(line) - 1 - _STRAIGHT)]
    if np.array_equal(tip, before):
        return line[:0]
    heading = (tip - before) / np.linalg.norm(tip - before)
    steps = np.arange(1, _FARTHEST + 1)
    ahead = tip + steps[:, None] * heading
    nearest = np.rint(ahead).astype(int)
    inside = ((nearest >= 0) & (nearest < mask.shape)).all(axis=1)
    inside[inside] = mask[tuple(nearest[inside].T)]
    reach = int(np.argmin(inside)) if not inside.all() else _FARTHEST
    return np.asarray(ahead[: max(0, round(reach - clearance(before)))])
