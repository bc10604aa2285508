"""Nuclei and cell bodies, from sparse to packed, with the texture of chromatin."""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.pretraining.structures.fields import (
    Random,
    Volume,
    cells,
    normalised,
    random_field,
    smoothed,
    soft_step,
    splat,
    spread_seeds,
)


def nuclei(n: int, rng: Random) -> Volume:
    """Ellipsoids with textured insides: nuclei and cell bodies."""
    grid = np.stack(np.meshgrid(*(np.arange(n),) * 3, indexing="ij"), axis=-1).astype(np.float32)
    volume = np.zeros((n, n, n), dtype=np.float32)
    radius = rng.uniform(5, 22)
    for _ in range(int(np.clip(0.25 * (n / radius) ** 3 * rng.uniform(0.1, 0.8), 2, 60))):
        axes = radius * rng.uniform(0.65, 1.35, 3)
        rotation, _ = np.linalg.qr(rng.standard_normal((3, 3)))
        centre = rng.uniform(0, n, 3)
        low = np.maximum(np.floor(centre - axes.max() - 3), 0).astype(int)
        high = np.minimum(np.ceil(centre + axes.max() + 3), n).astype(int)
        box = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
        distance = np.linalg.norm(((grid[box] - centre) @ rotation) / axes, axis=-1)
        body = 1.0 / (1.0 + np.exp((distance - 1.0) * axes.mean() * rng.uniform(0.8, 2.5)))
        volume[box] = np.maximum(volume[box], body * rng.uniform(0.4, 1.0))
    grain = float(rng.uniform(0.8, 4.0))
    texture = 1.0 + rng.uniform(0.1, 0.6) * random_field(n, rng, (grain,) * 3)
    return normalised(volume * np.maximum(texture, 0.05))


def chromatin(n: int, rng: Random) -> Volume:
    """Irregular nuclei, often touching, with chromatin, a rim, chromocentres and dark nucleoli."""
    spacing = float(10 ** rng.uniform(0.95, 1.6))
    seeds = spread_seeds(n, max(4, int((n / spacing) ** 3 * rng.uniform(0.5, 1.0))), rng)
    stretch = (1.0, *rng.uniform(0.7, 1.4, 2))
    partition = cells(n, seeds, stretch)
    near, second, _ = partition.distances
    radius = spacing * rng.uniform(0.35, 0.65)
    uneven = random_field(n, rng, (0.25 * radius + 1,) * 3)
    inside = np.minimum(radius - near, 0.5 * (second - near) - rng.uniform(0.3, 2.0))
    inside = np.asarray(inside + rng.uniform(0, 0.15) * radius * uneven, dtype=np.float32)
    body = soft_step(rng.uniform(1.0, 3.0) * inside)
    grain = float(rng.uniform(0.8, 2.0 + 0.1 * spacing))
    texture = random_field(n, rng, (grain,) * 3)
    content = 0.6 + rng.uniform(0.1, 0.35) * texture
    if rng.random() < 0.5:
        content = content + rng.uniform(0.2, 1.0) * np.exp(-(((inside - 1.0) / 1.2) ** 2))
    spots = smoothed(
        splat(rng.uniform(0, n, (6 * len(seeds), 3)), np.ones(6 * len(seeds)), n),
        (max(1.0, 0.12 * radius),) * 3,
    )
    spots = spots / (spots.max() + 1e-9)
    if rng.random() < 0.5:
        content = content + rng.uniform(0.5, 2.5) * spots
    else:
        content = content * (1.0 - 0.9 * np.minimum(3.0 * spots, 1.0))
    brightness = 10 ** rng.uniform(-0.8, 0.0, len(seeds))
    volume = body * np.maximum(content, 0.03) * brightness[partition.nearest]
    return normalised(smoothed(volume.astype(np.float32), (0.7,) * 3))


def cytoplasm(n: int, rng: Random) -> Volume:
    """Cells full of grains around dark nuclei and vacuoles: autofluorescence (FAD, NADH)."""
    spacing = float(rng.uniform(14, 45))
    seeds = spread_seeds(n, max(4, int((n / spacing) ** 3)), rng)
    partition = cells(n, seeds, (1.0, *rng.uniform(0.6, 1.7, 2)))
    near, second, _ = partition.distances
    border = soft_step(
        np.asarray(rng.uniform(1, 3) * (second - near - rng.uniform(0, 3)), np.float32)
    )
    nucleus = soft_step(np.asarray(1.5 * (near - spacing * rng.uniform(0.18, 0.3)), np.float32))
    grains = np.exp(
        rng.uniform(0.4, 1.1) * random_field(n, rng, (float(rng.uniform(0.6, 1.6)),) * 3)
    )
    vacuoles = soft_step(
        5.0 * (rng.uniform(0.9, 2.2) - random_field(n, rng, (float(rng.uniform(1.5, 3.5)),) * 3))
    )
    brightness = rng.uniform(0.2, 1.0, len(seeds))[partition.nearest]
    volume = border * nucleus * vacuoles * grains * brightness
    return normalised(smoothed(volume.astype(np.float32), (0.6,) * 3))
