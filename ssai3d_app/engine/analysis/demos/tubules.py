"""Networks of branched tubules in a thin cell: the mitochondria of the demo, as curves with radii.

Everything is in µm, (z, y, x), in a box whose first voxel centre is the origin. Two networks never
come nearer than a gap, and no branch meets another except where it springs from it: how many
networks there are, how long they are and where they branch is known by construction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Random = np.random.Generator

STEP = 0.1
"""Distance of neighbouring points along a tubule in µm."""

_THINNEST, _THICKEST = 0.15, 0.25
"""Radii in µm."""
_NEAR = 0.2
"""How far from a surface the depth is told, in µm."""
_TRIES_PER_STEP = 12
_STIFFNESS = 0.05  # turn per step, standard deviation in rad


@dataclass(frozen=True)
class Tubule:
    """One branch: ``points`` (n, 3) in µm at distances of :data:`STEP`, and its radius there.

    ``parent`` is the number of the branch in the same network whose point ``parent_point`` is its
    first one; -1 for the first branch of a network.
    """

    points: Points
    radii: npt.NDArray[np.float64]
    parent: int = -1
    parent_point: int = 0

    @property
    def length(self) -> float:
        """Length of the centre line in µm."""
        return float(np.linalg.norm(np.diff(self.points, axis=0), axis=1).sum())


@dataclass(frozen=True)
class Network:
    """Branches that hang together: one mitochondrion."""

    tubules: tuple[Tubule, ...]

    @property
    def length(self) -> float:
        """Length of all centre lines in µm."""
        return sum(tubule.length for tubule in self.tubules)


class _Taken:
    """Places that are occupied, with radii, to keep a gap to."""

    def __init__(self, gap: float, tubules: Iterable[Tubule] = ()) -> None:
        self.gap = gap
        self._points = np.empty((0, 3))
        self._reach = np.empty(0)
        for tubule in tubules:
            self.add(tubule)

    def add(self, tubule: Tubule) -> None:
        self._points = np.concatenate([self._points, tubule.points])
        self._reach = np.concatenate([self._reach, tubule.radii + self.gap])

    def is_free(self, place: Points, radius: float) -> bool:
        """Whether a ball fits there."""
        apart = np.linalg.norm(self._points - place, axis=1)
        return not bool(np.any(apart < self._reach + radius))


def _inside(place: Points, margin: float, size: Points) -> bool:
    return bool(np.all(place > margin) and np.all(place < size - margin))


def _unit(vector: Points) -> Points:
    return np.asarray(vector / np.linalg.norm(vector))


@dataclass(frozen=True)
class _Room:
    """Where a branch may grow: away from other networks, and from its own but near its root."""

    size: Points
    others: _Taken
    own: _Taken
    root: Points | None = None

    def fits(self, place: Points, radius: float) -> bool:
        if not _inside(place, radius + 0.3, self.size) or not self.others.is_free(place, radius):
            return False
        if self.own.is_free(place, radius):
            return True
        reach = 2 * (radius + self.own.gap)
        return self.root is not None and float(np.linalg.norm(place - self.root)) < reach


def _grow(
    start: Points, heading: Points, steps: int, radius: float, room: _Room, rng: Random
) -> Tubule | None:
    """A smoothly bent tubule of up to so many steps; ``None`` when there is no room for half."""
    points, direction = [start], heading
    turn = rng.standard_normal(3) * 0.05
    for _ in range(steps):
        for attempt in range(_TRIES_PER_STEP):
            wobble = rng.standard_normal(3) * _STIFFNESS * (1 + attempt / 3)
            candidate = _unit(direction + turn + wobble)
            place = points[-1] + STEP * candidate
            if room.fits(place, radius):
                direction = candidate
                points.append(place)
                break
        else:
            break
        turn = 0.9 * turn + 0.04 * rng.standard_normal(3)
    if len(points) < max(8, steps // 2):
        return None
    along = np.arange(len(points)) * STEP
    wave = 1 + 0.12 * np.sin(2 * np.pi * along / rng.uniform(1.2, 2.5) + rng.uniform(0, 2 * np.pi))
    return Tubule(np.stack(points), np.clip(radius * wave, _THINNEST, _THICKEST))


def _sprout(
    branches: list[Tubule], others: _Taken, own: _Taken, size: Points, rng: Random
) -> Tubule | None:
    """A branch that springs from the inner part of one of the branches, away from its ends."""
    parent = int(rng.integers(len(branches)))
    stem = branches[parent]
    if len(stem.points) < 20:
        return None
    at = int(rng.integers(8, len(stem.points) - 8))
    along = _unit(stem.points[at + 1] - stem.points[at - 1])
    aside = rng.standard_normal(3)
    aside = _unit(aside - (aside @ along) * along)
    heading = _unit(aside + rng.uniform(-0.5, 0.5) * along)
    radius = float(stem.radii[at] * rng.uniform(0.85, 1.0))
    root = stem.points[at]
    steps = int(rng.uniform(1.5, 3.5) / STEP)
    grown = _grow(root, heading, steps, radius, _Room(size, others, own, root), rng)
    return None if grown is None else Tubule(grown.points, grown.radii, parent, at)


def grow_networks(
    size: tuple[float, float, float], count: int, gap: float, rng: Random
) -> tuple[Network, ...]:
    """Up to ``count`` networks in a box of ``size`` µm (z, y, x).

    Tubules are 0.3–0.5 µm thick, 2–6 µm long with up to three branches; surfaces of different
    branches stay ``gap`` µm apart.
    """
    extent = np.asarray(size)
    networks: list[Network] = []
    others = _Taken(gap)
    for _ in range(40 * count):
        if len(networks) == count:
            break
        radius = float(rng.uniform(0.16, 0.24))
        start = rng.uniform(0, 1, 3) * extent
        room = _Room(extent, others, _Taken(gap))
        if not room.fits(start, radius):
            continue
        # The cell is flat: tubules run rather along it than across.
        heading = _unit(rng.standard_normal(3) * (0.6, 1.0, 1.0))
        stem = _grow(start, heading, int(rng.uniform(2.0, 6.0) / STEP), radius, room, rng)
        if stem is None:
            continue
        branches = [stem]
        for _ in range(int(rng.integers(0, 4))):
            sprout = _sprout(branches, others, _Taken(gap, branches), extent, rng)
            if sprout is not None:
                branches.append(sprout)
        for branch in branches:
            others.add(branch)
        networks.append(Network(tuple(branches)))
    return tuple(networks)


def signed_depth(
    networks: tuple[Network, ...], shape: tuple[int, int, int], voxel: float
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int32]]:
    """How deep each voxel centre lies within a tubule, in µm, and which network is the nearest.

    Tubules are chains of tapered capsules. Positive inside; outside, what is further than 0.2 µm
    from any surface is −0.2. The numbers count from 1; 0 where nothing is near.
    """
    depth = np.full(shape, -_NEAR, dtype=np.float32)
    nearest = np.zeros(shape, dtype=np.int32)
    for number, network in enumerate(networks, 1):
        for tubule in network.tubules:
            ends = zip(tubule.points[:-1], tubule.points[1:], strict=True)
            thick = zip(tubule.radii[:-1], tubule.radii[1:], strict=True)
            for (a, b), (ra, rb) in zip(ends, thick, strict=True):
                reach = max(ra, rb) + _NEAR
                low = np.maximum(np.floor((np.minimum(a, b) - reach) / voxel), 0).astype(int)
                high = np.minimum(np.ceil((np.maximum(a, b) + reach) / voxel) + 1, shape).astype(
                    int
                )
                if np.any(high <= low):
                    continue
                box = tuple(slice(i, j) for i, j in zip(low, high, strict=True))
                grid = np.stack(
                    np.meshgrid(
                        *(np.arange(i, j) * voxel for i, j in zip(low, high, strict=True)),
                        indexing="ij",
                    ),
                    axis=-1,
                )
                line = b - a
                share = np.clip((grid - a) @ line / (line @ line), 0, 1)
                distance = np.linalg.norm(grid - a - share[..., None] * line, axis=-1)
                inside = (ra + share * (rb - ra) - distance).astype(np.float32)
                deeper = inside > depth[box]
                depth[box][deeper] = inside[deeper]
                nearest[box][deeper] = number
    return depth, nearest
