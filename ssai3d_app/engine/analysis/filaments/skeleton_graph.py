"""The graph of a skeleton: branches between branch points and tips.

Written over :func:`skimage.morphology.skeletonize` and :mod:`scipy.sparse.csgraph`. The package
skan does the same and more, and would bring the 200 MB of a compiler into the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import count, product

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from ssai3d_app.engine.analysis.filaments.paths import path_length

Points = npt.NDArray[np.float64]
Clearance = Callable[[Points], float]
"""How far a place (z, y, x in voxels) lies within the segmentation, in voxels."""

_HALF_OF_26 = [step for step in product((-1, 0, 1), repeat=3) if step > (0, 0, 0)]
_LEAST_LOOP = 4.0
"""Voxels: shorter rings are the corners of one branch point."""


@dataclass
class Branch:
    """A way from one node to another, or back to the same one.

    ``path`` (n, 3) leads in voxels from the place of the first of ``ends`` to that of the second.
    """

    ends: tuple[int, int]
    path: Points

    @property
    def length(self) -> float:
        """In voxels, without the staircase of the voxels."""
        return path_length(self.path)

    def other_end(self, node: int) -> int:
        """The node that it leads to from one of its ends."""
        return self.ends[1] if self.ends[0] == node else self.ends[0]

    def path_from(self, node: int) -> Points:
        """Its path, beginning at one of its ends."""
        return self.path if self.ends[0] == node else self.path[::-1]


@dataclass
class SkeletonGraph:
    """Nodes by number, each with its place (z, y, x) in voxels, and the branches between them."""

    nodes: dict[int, Points]
    branches: list[Branch] = field(default_factory=list)

    def ends_at(self) -> dict[int, list[tuple[int, int]]]:
        """The branch ends at each node: the branch's number, and which end it is, 0 or −1."""
        ends: dict[int, list[tuple[int, int]]] = {node: [] for node in self.nodes}
        for number, branch in enumerate(self.branches):
            for node, end in zip(branch.ends, (0, -1), strict=True):
                ends[node].append((number, end))
        return ends

    def meeting(self) -> dict[int, list[Branch]]:
        """The branches that end at each node, twice where both of their ends do."""
        return {
            node: [self.branches[number] for number, _ in ends]
            for node, ends in self.ends_at().items()
        }

    def degrees(self) -> dict[int, int]:
        """How many branch ends meet at each node; 1 is a tip, 3 and more a branch point."""
        return {node: len(branches) for node, branches in self.meeting().items()}

    def free_ends(self) -> list[tuple[bool, bool]]:
        """For each branch, whether its first and its last point is a tip."""
        degree = self.degrees()
        return [
            (degree[one] == 1, degree[other] == 1)
            for one, other in (branch.ends for branch in self.branches)
        ]

    def add_node(self, place: Points) -> int:
        """A new node at a place (z, y, x) in voxels; its number."""
        number = max(self.nodes, default=-1) + 1
        self.nodes[number] = place
        return number

    def components(self) -> dict[int, int]:
        """The number of the connected part that each node belongs to, from 0."""
        number = {node: i for i, node in enumerate(self.nodes)}
        first = [number[branch.ends[0]] for branch in self.branches]
        second = [number[branch.ends[1]] for branch in self.branches]
        links = coo_matrix((np.ones(len(first)), (first, second)), shape=(len(number),) * 2)
        _, part = connected_components(links, directed=False)
        return {node: int(part[i]) for node, i in number.items()}

    def drop_lonely_nodes(self) -> None:
        """Forget nodes that no branch ends at."""
        self.nodes = {node: self.nodes[node] for node, n in self.degrees().items() if n}

    def join_through(self) -> None:
        """Make one branch of two that meet where no third one does."""
        meetings = _Meetings(self)
        for node in list(self.nodes):
            meetings.join_at(node)
        self.branches = list(meetings.branches.values())

    def prune(self, spur: float, clearance: Clearance) -> None:
        """Cut side branches that end in a tip and are shorter than ``spur`` voxels, or than the
        calibre where they leave; the shortest first."""
        meetings = _Meetings(self)
        branches, at = meetings.branches, meetings.at
        # Of a branch that may stay now, neither ends nor neighbours change later, unless it is
        # made one with another: so each is looked at once, and large graphs take no longer.
        waiting = [(branch.length, number) for number, branch in branches.items()]
        heapify(waiting)
        while waiting:
            length, number = heappop(waiting)
            if number not in branches:
                continue
            tip, foot = sorted(branches[number].ends, key=lambda end: len(at[end]))
            if len(at[tip]) != 1 or len(at[foot]) < 3:
                continue
            if length >= max(spur, 2 * clearance(self.nodes[foot])):
                continue
            del branches[number], at[tip], self.nodes[tip]
            at[foot].remove(number)
            joined = meetings.join_at(foot)
            if joined is not None:
                heappush(waiting, (branches[joined].length, joined))
        self.branches = list(branches.values())

    def merge_close_points(self, clearance: Clearance) -> None:
        """Make one of two branch points that lie closer together than the filament is thick."""
        degree = self.degrees()
        for bridge in sorted(self.branches, key=lambda b: b.length):
            one, other = bridge.ends
            if one == other or min(degree[one], degree[other]) < 3:
                continue
            if bridge.length < clearance(self.nodes[one]) + clearance(self.nodes[other]):
                self._contract(bridge)
                degree[one] += degree.pop(other) - 2

    def _contract(self, bridge: Branch) -> None:
        kept, gone = bridge.ends
        middle = 0.5 * (self.nodes[kept] + self.nodes[gone])
        self.nodes[kept] = middle
        del self.nodes[gone]
        others = [branch for branch in self.branches if branch is not bridge]
        for branch in others:
            if not {kept, gone} & set(branch.ends):
                continue
            path = branch.path.copy()
            first, last = (end in (kept, gone) for end in branch.ends)
            if first:
                path[0] = middle
            if last:
                path[-1] = middle
            a, b = (kept if end == gone else end for end in branch.ends)
            branch.ends, branch.path = (a, b), path
        self.branches = others

    def drop_short_parts(self, shortest: float) -> None:
        """Leave out connected parts whose branches together are shorter than so many voxels."""
        part = self.components()
        total: dict[int, float] = {}
        for branch in self.branches:
            of = part[branch.ends[0]]
            total[of] = total.get(of, 0.0) + branch.length
        self.branches = [b for b in self.branches if total[part[b.ends[0]]] >= shortest]
        self.drop_lonely_nodes()


class _Meetings:
    """The branches of a graph by number, and which of them end at each node."""

    def __init__(self, graph: SkeletonGraph) -> None:
        self._nodes = graph.nodes
        self.branches = dict(enumerate(graph.branches))
        self.at = {node: [number for number, _ in ends] for node, ends in graph.ends_at().items()}
        self._numbers = count(len(self.branches))

    def join_at(self, node: int) -> int | None:
        """Make one branch of two that meet at a node alone, which goes; its number, if so."""
        meeting = self.at[node]
        if len(meeting) != 2 or meeting[0] == meeting[1]:
            return None
        one, other = self.at.pop(node)
        joined = _joined(self.branches.pop(one), self.branches.pop(other), node)
        del self._nodes[node]
        number = next(self._numbers)
        for end in joined.ends:
            self.at[end] = [n for n in self.at[end] if n not in (one, other)]
        for end in joined.ends:
            self.at[end].append(number)
        self.branches[number] = joined
        return number


def graph_of(skeleton: npt.NDArray[np.bool_]) -> SkeletonGraph:
    """The graph of a skeleton (Z, Y, X), one voxel thin; neighbours are all 26.

    Voxels with more than two neighbours that touch each other are one branch point, in their
    middle.
    """
    voxels = np.argwhere(skeleton)
    if not len(voxels):
        return SkeletonGraph({})
    links = _neighbours(voxels, skeleton.shape)
    degree = np.diff(links.indptr)
    is_point = degree >= 3
    clusters, cluster_of = _clusters(links, is_point)
    of_points = cluster_of[is_point]
    sizes = np.bincount(of_points, minlength=clusters)
    sums = [np.bincount(of_points, axis, clusters) for axis in voxels[is_point].T]
    nodes = dict(enumerate(np.stack(sums, axis=1) / sizes[:, None]))
    graph = SkeletonGraph(nodes)
    for path in _ways(links, ~is_point):
        _add(graph, path, voxels, links, is_point, cluster_of)
    graph.drop_lonely_nodes()
    graph.join_through()
    return graph


def _neighbours(voxels: npt.NDArray[np.int64], shape: tuple[int, ...]) -> csr_matrix:
    flat = np.ravel_multi_index(tuple(voxels.T), shape)
    first, second = [], []
    for step in _HALF_OF_26:
        beside = voxels + step
        inside = np.flatnonzero(((beside >= 0) & (beside < shape)).all(axis=1))
        wanted = np.ravel_multi_index(tuple(beside[inside].T), shape)
        place = np.minimum(np.searchsorted(flat, wanted), len(flat) - 1)
        found = flat[place] == wanted
        first.append(inside[found])
        second.append(place[found])
    one, other = np.concatenate(first), np.concatenate(second)
    count = len(voxels)
    links = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(count, count))
    return (links + links.T).tocsr()


def _clusters(
    links: csr_matrix, chosen: npt.NDArray[np.bool_]
) -> tuple[int, npt.NDArray[np.int64]]:
    """How many groups of touching chosen voxels there are, and that of each voxel (−1: none)."""
    count, of_chosen = connected_components(links[chosen][:, chosen], directed=False)
    group = np.full(len(chosen), -1, dtype=np.int64)
    group[chosen] = of_chosen
    return (count if chosen.any() else 0), group


def _ways(links: csr_matrix, on_way: npt.NDArray[np.bool_]) -> Iterator[list[int]]:
    """The voxels between branch points, one after the other; each has at most two neighbours."""
    left = on_way.copy()

    def beside(voxel: int) -> list[int]:
        near = links.indices[links.indptr[voxel] : links.indptr[voxel + 1]]
        return [int(n) for n in near if left[n]]

    # Ends first; what is left after them are rings, which begin anywhere.
    ends = [int(v) for v in np.flatnonzero(on_way) if len(beside(int(v))) < 2]
    for start in (*ends, *(int(v) for v in np.flatnonzero(on_way))):
        if not left[start]:
            continue
        way = [start]
        left[start] = False
        while following := beside(way[-1]):
            way.append(following[0])
            left[way[-1]] = False
        yield way


def _add(
    graph: SkeletonGraph,
    way: list[int],
    voxels: npt.NDArray[np.int64],
    links: csr_matrix,
    is_point: npt.NDArray[np.bool_],
    cluster_of: npt.NDArray[np.int64],
) -> None:
    """Add a way as a branch, with what it leads to at both ends."""

    def points_at(voxel: int) -> list[int]:
        near = links.indices[links.indptr[voxel] : links.indptr[voxel + 1]]
        return sorted({int(cluster_of[n]) for n in near if is_point[n]})

    places = [voxels[v].astype(np.float64) for v in way]
    first, last = points_at(way[0]), points_at(way[-1])
    is_ring = len(way) > 2 and not first and not last and way[-1] in _near(links, way[0])
    if len(way) == 1:
        first, last = first[:1], first[1:2] or (first[:1] if links[way[0]].nnz > 1 else [])
    if is_ring:
        node = graph.add_node(places[0])
        graph.branches.append(Branch((node, node), np.array([*places, places[0]])))
        return
    if not first and not last and len(way) == 1:
        return  # a voxel on its own
    one = first[0] if first else graph.add_node(places[0])
    other = last[0] if last else graph.add_node(places[-1])
    path = [graph.nodes[one]] * bool(first) + places + [graph.nodes[other]] * bool(last)
    branch = Branch((one, other), np.array(path))
    if one != other or branch.length >= _LEAST_LOOP:
        graph.branches.append(branch)


def _near(links: csr_matrix, voxel: int) -> set[int]:
    return {int(n) for n in links.indices[links.indptr[voxel] : links.indptr[voxel + 1]]}


def _joined(one: Branch, other: Branch, node: int) -> Branch:
    """Two branches made one at a node that both end at."""
    path = np.concatenate([one.path_from(node)[::-1], other.path_from(node)[1:]])
    return Branch((one.other_end(node), other.other_end(node)), path)
