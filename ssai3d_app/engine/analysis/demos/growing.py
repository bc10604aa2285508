"""Dendrites grown at random: curved, branching, of varying calibre, and never through each other.

Lengths are in voxels of the isotropic grid, places (z, y, x).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.filaments.swc import TracedBranch

Points = npt.NDArray[np.float64]
Random = np.random.Generator

_MARGIN = 9.0
"""Nothing comes nearer to the faces of the scene."""
_GAP = 3.5
"""Between the surfaces of two dendrites at the least."""
_BEND = 0.035
"""Change of heading per voxel, at random."""
_THINNEST_RADIUS = 1.4
_TRIALS = 80
_BESIDE_THE_FOOT = 12
"""Voxels from where it leaves within which a side branch may be near its parent."""
_BETWEEN_FORKS = 20
"""Voxels along a dendrite between two side branches, and from its ends, at the least."""


@dataclass(frozen=True)
class Dendrite:
    """``path`` (n, 3), a voxel apart, with ``radii`` (n); it leaves its ``parent``, the number of
    another dendrite, at that one's sample ``foot``, where its own path begins."""

    path: Points
    radii: Points
    parent: int | None = None
    foot: int = 0

    @property
    def length(self) -> float:
        """Along the path."""
        return float(np.linalg.norm(np.diff(self.path, axis=0), axis=1).sum())


def grow(shape: tuple[int, int, int], trunks: int, sides: int, rng: Random) -> list[Dendrite]:
    """So many trunks and side branches of them and of each other, as far as there is room."""
    room = np.array(shape, dtype=np.float64)
    grown: list[Dendrite] = []
    for _ in range(trunks):
        for _ in range(_TRIALS):
            start = rng.uniform(2 * _MARGIN, room - 2 * _MARGIN)
            path = _walk(start, rng.standard_normal(3), int(rng.integers(90, 150)), room, rng)
            trunk = Dendrite(path, _calibre(float(rng.uniform(2.6, 3.4)), len(path), rng))
            if _has_room(trunk, grown, room):
                grown.append(trunk)
                break
    for _ in range(sides):
        for _ in range(_TRIALS):
            side = _side_branch(grown, room, rng)
            if side is not None and _has_room(side, grown, room):
                grown.append(side)
                break
    return grown


def branches_of(dendrites: Sequence[Dendrite], voxel: float) -> list[TracedBranch]:
    """The branches between branch points and tips, in µm, with numbered nodes."""
    node_at: dict[tuple[int, int], int] = {}
    for number, dendrite in enumerate(dendrites):
        start = (number, 0)
        if dendrite.parent is not None:
            start = (dendrite.parent, dendrite.foot)
        node_at.setdefault(start, len(node_at))
        node_at[number, 0] = node_at[start]
        node_at[number, len(dendrite.path) - 1] = max(node_at.values()) + 1
    branches = []
    for number, dendrite in enumerate(dendrites):
        cuts = sorted(at for of, at in node_at if of == number)
        for first, last in pairwise(cuts):
            part = slice(first, last + 1)
            ends = node_at[number, first], node_at[number, last]
            branches.append(
                TracedBranch(ends, dendrite.path[part] * voxel, dendrite.radii[part] * voxel)
            )
    return branches


def _side_branch(grown: list[Dendrite], room: Points, rng: Random) -> Dendrite | None:
    number = int(rng.integers(len(grown)))
    parent = grown[number]
    foot = int(rng.integers(len(parent.path)))
    taken = [0, len(parent.path) - 1, *(d.foot for d in grown if d.parent == number)]
    if min(abs(foot - other) for other in taken) < _BETWEEN_FORKS:
        return None
    along = _unit(parent.path[foot + 3] - parent.path[foot - 3])
    away = _unit(np.cross(along, rng.standard_normal(3)))
    heading = rng.uniform(0.3, 0.8) * along * rng.choice([-1, 1]) + away
    path = _walk(parent.path[foot], heading, int(rng.integers(35, 80)), room, rng)
    radius = max(_THINNEST_RADIUS, float(parent.radii[foot]) * rng.uniform(0.65, 0.9))
    return Dendrite(path, _calibre(radius, len(path), rng), number, foot)


def _calibre(radius: float, count: int, rng: Random) -> Points:
    """Tapering by a fifth, with swellings."""
    along = np.linspace(0, 1, count)
    swelling = 1 + 0.12 * np.sin(2 * np.pi * (along * rng.uniform(1.5, 4) + rng.random()))
    return np.maximum(_THINNEST_RADIUS, radius * (1 - 0.2 * along) * swelling)


def _walk(start: Points, heading: Points, steps: int, room: Points, rng: Random) -> Points:
    place, heading = start, _unit(heading)
    bend = rng.normal(0, 0.3 * _BEND, 3)
    path = [place]
    for _ in range(steps):
        inwards = 0.05 * ((place < 2 * _MARGIN) * 1.0 - (place > room - 2 * _MARGIN))
        heading = _unit(heading + bend + rng.normal(0, _BEND, 3) + inwards)
        place = place + heading
        path.append(place)
    return np.array(path)


def _has_room(one: Dendrite, grown: list[Dendrite], room: Points) -> bool:
    if (one.path < _MARGIN).any() or (one.path > room - 1 - _MARGIN).any():
        return False
    for number, other in enumerate(grown):
        apart = np.linalg.norm(one.path[:, None] - other.path[None], axis=2)
        apart = apart - one.radii[:, None] - other.radii[None]
        if number == one.parent or (other.parent, other.foot) == (one.parent, one.foot):
            apart[:_BESIDE_THE_FOOT] = np.inf
        if apart.min() < _GAP:
            return False
    return True


def _unit(vector: Points) -> Points:
    return np.asarray(vector / (np.linalg.norm(vector) + 1e-12))
