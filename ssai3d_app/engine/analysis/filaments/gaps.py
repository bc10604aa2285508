"""Gaps that a skeleton has bridged: where filaments pass so closely that their cores touch.

Half of the brightness is where the surface of a filament is said to be. So where a branch becomes
darker than half of what it joins, it has left one filament and not yet reached the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.filaments.local_background import Background
from ssai3d_app.engine.analysis.filaments.skeleton_graph import Branch, Points, SkeletonGraph

FloatArray = npt.NDArray[np.float32]

_BESIDE = 10
"""Points of a filament, about voxels, that tell how bright it is."""
_LEAST_SHARE = 0.5
_AROUND = np.array(list(product((-1, 0, 1), repeat=3)))


@dataclass(frozen=True)
class Gaps:
    """Finds gaps in a ``volume`` (Z, Y, X) whose filaments are up to ``thickest`` voxels thick."""

    volume: FloatArray
    background: Background
    thickest: float

    def cut(self, graph: SkeletonGraph) -> None:
        """Take out branches that only bridge a gap, and shorten those that begin with one."""
        meeting = graph.meeting()
        bridges = {id(branch) for branch in graph.branches if self._is_bridge(branch, meeting)}
        graph.branches = [branch for branch in graph.branches if id(branch) not in bridges]
        graph.drop_lonely_nodes()
        graph.join_through()
        meeting = graph.meeting()
        for branch in list(graph.branches):
            for node in set(branch.ends):
                self._shorten(graph, branch, node, meeting)
        graph.join_through()

    def _is_bridge(self, branch: Branch, meeting: dict[int, list[Branch]]) -> bool:
        """Whether it leads from one filament to another close by, through the dark."""
        one, other = branch.ends
        if one == other or min(len(meeting[one]), len(meeting[other])) < 3:
            return False
        if branch.length > 2 * self.thickest:
            return False
        joined = min(self._brightness_at(end, branch, meeting) for end in branch.ends)
        return bool(self._above_background(branch.path).min() < _LEAST_SHARE * joined)

    def _shorten(
        self, graph: SkeletonGraph, branch: Branch, node: int, meeting: dict[int, list[Branch]]
    ) -> None:
        """Let a branch begin behind a gap between it and what it meets at a node."""
        reach = round(self.thickest)
        path = branch.path_from(node)
        if len(meeting[node]) < 3 or branch.ends[0] == branch.ends[1]:
            return
        if len(path) < reach + _BESIDE:
            return
        own = float(np.median(self._above_background(path[reach : reach + _BESIDE])))
        joined = self._brightness_at(node, branch, meeting)
        along = self._above_background(path[:reach])
        if along.min() >= _LEAST_SHARE * min(own, joined):
            return
        darkest = int(np.argmin(along))
        end = graph.add_node(path[darkest])
        branch.ends, branch.path = (end, branch.other_end(node)), path[darkest:]
        meeting[end] = [branch]
        meeting[node] = [beside for beside in meeting[node] if beside is not branch]

    def _brightness_at(self, node: int, but: Branch, meeting: dict[int, list[Branch]]) -> float:
        """Of the branches that meet at a node, but for one."""
        beside = [branch.path_from(node)[:_BESIDE] for branch in meeting[node] if branch is not but]
        return float(np.median(self._above_background(np.concatenate(beside))))

    def _above_background(self, path: Points) -> Points:
        """Brightness (n) along a path (n, 3), the mean of 3³ voxels at each point."""
        places = np.rint(path).astype(np.int64)[:, None] + _AROUND
        inside = np.clip(places, 0, np.array(self.volume.shape) - 1)
        means = self.volume[tuple(np.moveaxis(inside, -1, 0))].mean(axis=1)
        return np.asarray(means - self.background.at(path), dtype=np.float64)
