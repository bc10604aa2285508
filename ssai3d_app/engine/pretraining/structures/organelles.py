"""Small things inside cells: mitochondria with nucleoids, vesicles, beads."""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.pretraining.structures.fields import (
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


def tubules(n: int, rng: Random) -> Volume:
    """Thick saturated tubes, some hollow, with dots inside: mitochondria and vessels."""
    points = np.concatenate(
        [
            curve(n, rng, 10 ** rng.uniform(-1.8, -0.8), int(2 * n))
            for _ in range(rng.integers(3, 25))
        ]
    )
    core = smoothed(splat(points, np.ones(len(points)), n), (float(rng.uniform(1.2, 3.5)),) * 3)
    level = np.quantile(core[core > core.max() * 0.05], 0.5)
    tube = 1.0 / (1.0 + np.exp(-8.0 * (core / level - 0.6)))
    if rng.random() < 0.4:
        inside = 1.0 / (1.0 + np.exp(-8.0 * (core / level - 1.3)))
        tube = tube - rng.uniform(0.4, 0.9) * inside
    if rng.random() < 0.4:
        dots = points[rng.integers(0, len(points), 60)]
        tube = tube + rng.uniform(1, 3) * normalised(
            smoothed(splat(dots, np.ones(60), n), (1.0,) * 3)
        )
    return normalised(smoothed(tube.astype(np.float32), (0.6,) * 3))


def vesicles(n: int, rng: Random) -> Volume:
    """Small round spots and shells, sparse to crowded: vesicles, beads, nucleoids, spines."""
    count = int(10 ** rng.uniform(1.3, 3.6))
    spots = splat(rng.uniform(0, n, (count, 3)), 10 ** rng.uniform(-1, 0, count), n)
    width = float(rng.uniform(0.6, 2.5))
    volume = smoothed(spots, (width,) * 3)
    if rng.random() < 0.3:
        volume = volume - 0.8 * (width / (1.5 * width)) ** 3 * smoothed(spots, (0.7 * width,) * 3)
    return normalised(volume)


def mitochondria(n: int, rng: Random) -> Volume:
    """Short bent tubules of uneven calibre around a dark nucleus, bright nucleoids inside."""
    count = int(rng.integers(12, 90))
    lines = walks(
        rng.uniform(0, n, (count, 3)),
        directions(count, rng),
        10 ** rng.uniform(-1.7, -0.8),
        int(rng.integers(20, 120)),
        rng,
    ).reshape(-1, 3)
    radius = float(rng.uniform(1.3, 3.2))
    body = tubes(lines, radius, n) * (0.7 + 0.2 * random_field(n, rng, (2.0,) * 3))
    dots = lines[rng.integers(len(lines), size=max(3, int(len(lines) * rng.uniform(0.01, 0.06))))]
    width = float(rng.uniform(0.6, 1.1))
    spots = smoothed(splat(dots, rng.uniform(0.4, 1, len(dots)), n), (width,) * 3)
    spots *= (2 * np.pi) ** 1.5 * width**3
    kind = rng.random()
    volume = spots if kind < 0.25 else body + (rng.uniform(0.5, 2.5) * spots if kind < 0.7 else 0)
    if rng.random() < 0.5:
        region = random_field(n, rng, (n / 10,) * 3)
        volume = volume * soft_step(6 * (region + rng.uniform(0, 1)))
    return normalised(smoothed(np.maximum(volume, 0).astype(np.float32), (0.5,) * 3))


def beads(n: int, rng: Random) -> Volume:
    """Equal balls, from a handful to crowded, mostly of one brightness."""
    count = int(10 ** rng.uniform(0.5, 3.0))
    strength = np.ones(count) if rng.random() < 0.7 else rng.uniform(0.1, 1, count)
    radius = float(rng.uniform(0.5, 4.0))
    spots = smoothed(
        splat(rng.uniform(0, n, (count, 3)), strength, n), (max(0.6, 0.5 * radius),) * 3
    )
    spots /= spots.max() + 1e-9
    if radius > 1.5:
        spots = np.maximum(soft_step(8.0 * (spots - 0.3)) - soft_step(-2.4), 0)
    return np.asarray(np.clip(spots / (spots.max() + 1e-9), 0, 1), dtype=np.float32)
