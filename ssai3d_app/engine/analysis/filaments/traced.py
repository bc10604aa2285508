"""The filaments of one stack, traced: the graph with centrelines, calibres and voxels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.filaments.calibre import Outlined
from ssai3d_app.engine.analysis.filaments.skeleton_graph import SkeletonGraph
from ssai3d_app.engine.analysis.result import LabelArray

Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Traced:
    """All lengths are in voxels. ``lines`` (n, 3) and ``radii`` (n) go with the graph's branches,
    whose voxels ``labels`` numbers from 1. ``tips`` and ``points`` are the nodes where a filament
    ends and where it branches; ``leaving`` those where it leaves the stack.
    """

    graph: SkeletonGraph
    lines: list[Points]
    radii: list[Points]
    labels: LabelArray
    tips: frozenset[int]
    points: frozenset[int]
    leaving: frozenset[int]

    @classmethod
    def of(
        cls,
        graph: SkeletonGraph,
        outlined: Outlined,
        shape: tuple[int, ...],
    ) -> Traced:
        """Put together what was found; gaps in the radii are closed along each branch."""
        radii = [_filled(r) for r in outlined.radii]
        degree = graph.degrees()
        ends: set[int] = set()
        leaving: set[int] = set()
        for branch, line, along in zip(graph.branches, outlined.lines, radii, strict=True):
            for node, at in zip(branch.ends, (0, -1), strict=True):
                if degree[node] == 1:
                    ends.add(node)
                    if _is_at_border(line[at], float(along[at]), shape):
                        leaving.add(node)
        return cls(
            graph,
            outlined.lines,
            radii,
            outlined.labels,
            frozenset(ends - leaving),
            frozenset(node for node, count in degree.items() if count >= 3),
            frozenset(leaving),
        )

    def judged(self, number: int) -> Points:
        """Radii of a branch away from its branch points, where its surface is its own; all of them
        where nothing else is left."""
        line, radii = self.lines[number], self.radii[number]
        counts = np.isfinite(radii)
        for node, end in zip(self.graph.branches[number].ends, (0, -1), strict=True):
            if node in self.points:
                apart = np.linalg.norm(line - line[end], axis=1)
                counts &= apart > 2 * radii
        return radii[counts] if counts.any() else radii[np.isfinite(radii)]


def _filled(radii: Points) -> Points:
    known = np.flatnonzero(np.isfinite(radii))
    if not len(known):
        return radii
    return np.interp(np.arange(len(radii)), known, radii[known])


def _is_at_border(place: Points, radius: float, shape: tuple[int, ...]) -> bool:
    """Whether a filament's end lies so near to a face of the stack that it goes on beyond."""
    near = 1.5 + (radius if np.isfinite(radius) else 0.0)
    return bool((place < near).any() or (place > np.array(shape) - 1 - near).any())
