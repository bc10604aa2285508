"""SWC, the format of neuron tracing: one line a point, each with its parent, in µm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

_UNDEFINED = 0
"""The structure type: what a filament is of, soma, axon or dendrite, is not known."""


@dataclass(frozen=True)
class TracedBranch:
    """A branch between two nodes: ``path`` (n, 3) as z, y, x in µm and ``radii`` (n) in µm."""

    ends: tuple[int, int]
    path: Points
    radii: Points


@dataclass(frozen=True)
class Forest:
    """Points with parents: rows of id, type, x, y, z, radius, parent; and the loops cut open."""

    rows: list[tuple[int, int, float, float, float, float, int]]
    cut_loops: int


def forest_of(branches: Sequence[TracedBranch]) -> Forest:
    """Root each connected part at its thickest end and order its points from there.

    SWC knows trees only: a branch that would close a loop ends a point before it does.
    """
    at: dict[int, list[int]] = {}
    for number, branch in enumerate(branches):
        for end in branch.ends:
            at.setdefault(end, []).append(number)
    rows: list[tuple[int, int, float, float, float, float, int]] = []
    point_of: dict[int, int] = {}
    done: set[int] = set()
    cut = 0

    def add(place: Points, radius: float, parent: int) -> int:
        z, y, x = (float(v) for v in place)
        rows.append((len(rows) + 1, _UNDEFINED, x, y, z, float(radius), parent))
        return len(rows)

    for root in sorted(at, key=lambda node: -_thickness(branches, at[node], node)):
        if root in point_of:
            continue
        waiting = [root]
        first = _from(branches[at[root][0]], root)
        point_of[root] = add(first[0][0], first[1][0], -1)
        while waiting:
            node = waiting.pop()
            for number in at[node]:
                if number in done:
                    continue
                done.add(number)
                path, radii, far = _from(branches[number], node)
                closes = far in point_of
                cut += closes
                parent = point_of[node]
                for place, radius in zip(path[1:-1], radii[1:-1], strict=True):
                    parent = add(place, radius, parent)
                if not closes:
                    point_of[far] = add(path[-1], radii[-1], parent)
                    waiting.append(far)
    return Forest(rows, cut)


def write_swc(path: Path, branches: Sequence[TracedBranch], remarks: Sequence[str]) -> None:
    """Write branches as SWC, with remarks as comments.

    Raises
    ------
    OSError
        When the disk is full or the folder cannot be written.
    """
    forest = forest_of(branches)
    lines = [f"# {text}" for text in remarks]
    if forest.cut_loops:
        lines.append(f"# {forest.cut_loops} loops were cut open, since SWC holds trees only")
    lines.append("# id type x y z radius parent; lengths in um")
    for number, kind, x, y, z, radius, parent in forest.rows:
        lines.append(f"{number} {kind} {x:.4f} {y:.4f} {z:.4f} {radius:.4f} {parent}")
    path.write_text("\n".join(lines) + "\n", encoding="ascii", errors="replace")


def read_traces(text: str) -> list[Points]:
    """The lines in an SWC text, each (n, 3) as z, y, x in µm, from branch point to branch point.

    Raises
    ------
    ValueError
        When the text is no SWC.
    """
    places: dict[int, tuple[float, float, float]] = {}
    parents: dict[int, int] = {}
    children: dict[int, list[int]] = {}
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        number, _, x, y, z, _, parent = line.split()
        places[int(number)] = (float(z), float(y), float(x))
        parents[int(number)] = int(parent)
        children.setdefault(int(parent), []).append(int(number))
    starts = [n for n, parent in parents.items() if parent == -1 or len(children[parent]) > 1]
    traces = []
    for first in starts:
        # A root that branches at once begins the lines of its children and none of its own.
        way = [] if parents[first] == -1 else [places[parents[first]]]
        at = first
        way.append(places[at])
        while len(children.get(at, ())) == 1:
            at = children[at][0]
            way.append(places[at])
        if len(way) > 1:
            traces.append(np.array(way))
    return traces


def _from(branch: TracedBranch, node: int) -> tuple[Points, Points, int]:
    """Path and radii that lead away from a node, and the node at the far end."""
    if branch.ends[0] == node:
        return branch.path, branch.radii, branch.ends[1]
    return branch.path[::-1], branch.radii[::-1], branch.ends[0]


def _thickness(branches: Sequence[TracedBranch], meeting: list[int], node: int) -> float:
    """The radius at a tip; branch points come after all tips."""
    if len(meeting) > 1:
        return -1.0
    branch = branches[meeting[0]]
    return float(branch.radii[0] if branch.ends[0] == node else branch.radii[-1])
