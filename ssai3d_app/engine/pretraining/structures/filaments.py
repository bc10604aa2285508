"""Thin long things: cytoskeleton, neurites with spines, collagen bundles, neuropil."""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.pretraining.structures.fields import (
    Points,
    Random,
    Volume,
    curve,
    directions,
    normalised,
    random_field,
    smoothed,
    soft_step,
    splat,
    tubes,
    walks,
)


def filaments(n: int, rng: Random) -> Volume:
    """Thin curved fibres of varying brightness: neurites, cytoskeleton, collagen."""
    curves, weights = [], []
    for _ in range(int(rng.integers(4, 70))):
        line = curve(n, rng, 10 ** rng.uniform(-2.3, -0.8), int(3 * n))
        curves.append(line)
        beads = 1.0 + rng.uniform(0, 0.8) * np.sin(np.linspace(0, rng.uniform(5, 80), len(line)))
        weights.append(rng.uniform(0.3, 1.0) * np.maximum(beads, 0.05))
    points, strengths = np.concatenate(curves), np.concatenate(weights)
    width = float(rng.uniform(0.5, 1.8))
    return normalised(smoothed(splat(points, strengths, n), (width,) * 3))


def neurites(n: int, rng: Random) -> Volume:
    """Branching trees whose calibre falls with the order of the branch; spines on some."""
    reach = int(n * rng.uniform(1.0, 2.5))
    thick = float(rng.uniform(1.5, 4.0))
    count = int(rng.integers(1, 8))
    branches = walks(
        rng.uniform(0, n, (count, 3)),
        directions(count, rng),
        10 ** rng.uniform(-2.2, -1.2),
        reach,
        rng,
    )
    volume = np.zeros((n, n, n), dtype=np.float32)
    radius = thick
    spiny = rng.random() < 0.6
    for order in range(int(rng.integers(1, 4))):
        volume = np.maximum(volume, tubes(branches.reshape(-1, 3), radius, n))
        if spiny and order > 0:
            volume = np.maximum(volume, _spines(branches.reshape(-1, 3), radius, n, rng))
        births = int(min(60, 4 * len(branches)))
        parents = branches[rng.integers(len(branches), size=births)]
        at = rng.integers(5, parents.shape[1] - 1, size=births)
        along = parents[np.arange(births), at] - parents[np.arange(births), at - 5]
        heading = along / (np.linalg.norm(along, axis=1, keepdims=True) + 1e-9)
        heading = heading + 0.9 * directions(births, rng)
        branches = walks(
            parents[np.arange(births), at],
            heading,
            10 ** rng.uniform(-2.0, -1.0),
            max(20, int(reach * rng.uniform(0.3, 0.8))),
            rng,
        )
        radius *= rng.uniform(0.5, 0.8)
    varying = 1.0 + 0.3 * random_field(n, rng, (float(rng.uniform(2, 10)),) * 3)
    return normalised(smoothed(volume * np.maximum(varying, 0.1), (0.6,) * 3))


def _spines(shaft: Points, radius: float, n: int, rng: Random) -> Volume:
    """Heads on short necks beside the points of a shaft."""
    count = max(1, int(len(shaft) * rng.uniform(0.02, 0.12)))
    feet = shaft[rng.integers(len(shaft), size=count)]
    away = directions(count, rng)
    length = radius + rng.uniform(1.5, 4.0, count)
    necks = (
        feet[:, None] + away[:, None] * np.linspace(0, 1, 8)[None, :, None] * length[:, None, None]
    )
    heads = smoothed(splat(feet + away * length[:, None], np.ones(count), n), (1.0,) * 3)
    heads *= 15.0  # the peak of a unit point under this Gaussian is 1/15.7
    return np.asarray(np.maximum(0.5 * tubes(necks.reshape(-1, 3), 0.6, n), np.minimum(heads, 1.2)))


def bundles(n: int, rng: Random) -> Volume:
    """Wavy bundles of parallel fibrils that share a direction: collagen, muscle, nerve (SHG)."""
    main, dispersion = directions(1, rng)[0], rng.uniform(0.02, 0.6)
    count, fibrils = int(rng.integers(8, 45)), int(rng.integers(3, 14))
    length = int(3.2 * n)
    heading = main + dispersion * rng.standard_normal((count, 3))
    heading /= np.linalg.norm(heading, axis=1, keepdims=True)
    side = np.cross(heading, directions(count, rng))
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    other = np.cross(heading, side)
    along = 0.5 * (np.arange(length) - length / 2)
    wave = rng.uniform(0, 4.0, (count, 1)) * np.sin(
        2 * np.pi * (along / rng.uniform(15, 70, (count, 1)) + rng.random((count, 1)))
    )
    centre = rng.uniform(0, n, (count, 1, 3)) + heading[:, None] * along[None, :, None]
    centre = centre + side[:, None] * wave[..., None]
    spread = rng.uniform(0.5, 4.5)
    across = rng.standard_normal((2, count, fibrils)) * spread
    points = centre[:, None] + (
        across[0, :, :, None, None] * side[:, None, None]
        + across[1, :, :, None, None] * other[:, None, None]
    )
    strength = rng.uniform(0.2, 1.0, (count, fibrils, 1)) * np.ones(length)
    width = float(rng.uniform(0.5, 1.2))
    volume = smoothed(splat(points.reshape(-1, 3), strength.ravel(), n), (width,) * 3)
    if rng.random() < 0.4:
        volume = volume * np.maximum(1 + 0.5 * random_field(n, rng, (1.0,) * 3), 0)
    return normalised(volume)


def neuropil(n: int, rng: Random) -> Volume:
    """Fibres of many calibres without gaps, dark cell bodies and vessels left out."""
    count = int(rng.integers(200, 1200))
    lines = walks(
        rng.uniform(0, n, (count, 3)), directions(count, rng), 10 ** rng.uniform(-2.0, -0.9), n, rng
    )
    strength = np.repeat(10 ** rng.uniform(-1.0, 0.0, count), n)
    fine = smoothed(splat(lines.reshape(-1, 3), strength, n), (float(rng.uniform(0.5, 1.1)),) * 3)
    few = lines[: count // 12].reshape(-1, 3)
    volume = normalised(fine) + rng.uniform(0.2, 1.0) * tubes(few, float(rng.uniform(1.2, 2.5)), n)
    if rng.random() < 0.7:
        bodies = random_field(n, rng, (float(rng.uniform(4, 9)),) * 3)
        volume = volume * soft_step(6.0 * (rng.uniform(0.8, 2.0) - bodies))
    return normalised(volume)
