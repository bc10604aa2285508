"""Dendrites as voxels: how much of each voxel lies within, with spines on them and labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.demos.growing import Dendrite

FloatArray = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]
Random = np.random.Generator

_SPINES_PER_VOXEL = 0.1
_SPINE_LENGTH = (1.8, 3.2)
"""Voxels beyond the surface."""
_HEAD_RADIUS = 1.1
_NECK_RADIUS = 0.6
_FREE = 4.0
"""From the middle of a spine's head to the surface of another dendrite at the least: a spine that
touches one would be a branch point to whoever looks."""


def draw_ball(volume: FloatArray, centre: Points, radius: float, brightness: float = 1.0) -> None:
    """Lay a ball with an edge one voxel soft into a volume, where it is brighter than that."""
    reach = int(np.ceil(radius + 1))
    low = np.maximum(np.floor(centre).astype(int) - reach, 0)
    high = np.minimum(np.floor(centre).astype(int) + reach + 2, volume.shape)
    if (low >= high).any():
        return
    box = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
    axes = np.ogrid[box]
    squares = sum((axis - c) ** 2 for axis, c in zip(axes, centre, strict=True))
    inside = np.clip(radius + 0.5 - np.sqrt(np.asarray(squares)), 0, 1) * brightness
    np.maximum(volume[box], inside.astype(np.float32), out=volume[box])


def draw_dendrites(
    shape: tuple[int, int, int], dendrites: Sequence[Dendrite], rng: Random
) -> FloatArray:
    """Brightness 0–1 (Z, Y, X): dendrites of slowly varying brightness, and their spines."""
    volume = np.zeros(shape, dtype=np.float32)
    for dendrite in dendrites:
        count = 2 * len(dendrite.path) - 1
        between = np.linspace(0, len(dendrite.path) - 1, count)
        known = np.arange(len(dendrite.path))
        path = np.stack([np.interp(between, known, axis) for axis in dendrite.path.T], axis=1)
        radii = np.interp(between, known, dendrite.radii)
        wave = np.sin(2 * np.pi * (np.linspace(0, rng.uniform(1, 3), count) + rng.random()))
        for place, radius, bright in zip(path, radii, 0.9 + 0.1 * wave, strict=True):
            draw_ball(volume, place, float(radius), float(bright))
    for dendrite in dendrites:
        others = [d for d in dendrites if d is not dendrite]
        _draw_spines(volume, dendrite, others, rng)
    return volume


def _draw_spines(
    volume: FloatArray, dendrite: Dendrite, others: Sequence[Dendrite], rng: Random
) -> None:
    path, radii = dendrite.path, dendrite.radii
    for at in rng.integers(3, len(path) - 3, int(_SPINES_PER_VOXEL * len(path))):
        along = path[at + 3] - path[at - 3]
        away = np.cross(along, rng.standard_normal(3))
        away /= np.linalg.norm(away) + 1e-12
        reach = radii[at] + rng.uniform(*_SPINE_LENGTH)
        if any(_apart(path[at] + reach * away, other) < _FREE for other in others):
            continue
        for far in np.arange(radii[at], reach, 0.5):
            draw_ball(volume, path[at] + far * away, _NECK_RADIUS, 0.5)
        draw_ball(volume, path[at] + reach * away, _HEAD_RADIUS, 0.7)


def _apart(place: Points, dendrite: Dendrite) -> float:
    """How far a place lies from the surface of a dendrite, in voxels."""
    return float((np.linalg.norm(dendrite.path - place, axis=1) - dendrite.radii).min())
