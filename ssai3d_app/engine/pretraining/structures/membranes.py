"""Surfaces: cell borders, foam, shells and the network of their junctions."""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.pretraining.structures.fields import (
    Random,
    Volume,
    cells,
    normalised,
    random_field,
    smoothed,
    spread_seeds,
)


def membranes(n: int, rng: Random) -> Volume:
    """Closed thin surfaces: cell borders, foam, epithelium."""
    scale = float(rng.uniform(4, 16))
    field = random_field(n, rng, (scale * rng.uniform(0.6, 1.6), scale, scale))
    gradient = np.sqrt(sum(g**2 for g in np.gradient(field))) + 0.02
    surface = np.exp(-0.5 * (field / gradient / rng.uniform(0.7, 1.8)) ** 2)
    if rng.random() < 0.5:
        other = random_field(n, rng, (scale,) * 3)
        slope = np.sqrt(sum(g**2 for g in np.gradient(other))) + 0.02
        surface = np.maximum(surface, np.exp(-0.5 * (other / slope) ** 2))
    patchy = 1.0 + 0.3 * random_field(n, rng, (6.0,) * 3)
    return normalised((surface * np.maximum(patchy, 0.1)).astype(np.float32))


def foam(n: int, rng: Random) -> Volume:
    """Packed cells with walls of some thickness, or only the edges where three cells meet."""
    spacing = float(10 ** rng.uniform(0.85, 1.65))
    seeds = spread_seeds(n, max(6, int((n / spacing) ** 3)), rng)
    stretch = (1.0, 1.0, 1.0) if rng.random() < 0.6 else tuple(rng.uniform(0.6, 1.8, 3))
    partition = cells(n, seeds, (float(stretch[0]), float(stretch[1]), float(stretch[2])))
    near, second, third = partition.distances
    thickness = float(rng.uniform(0.8, 2.2))
    gap = third if rng.random() < 0.25 else second
    bent = random_field(n, rng, (0.3 * spacing + 1,) * 3) * rng.uniform(0, 0.6)
    walls = np.exp(-0.5 * ((gap - near + bent) / (2.0 * thickness)) ** 2)
    if rng.random() < 0.5:
        walls = walls * np.maximum(
            1 + 0.5 * random_field(n, rng, (float(rng.uniform(1, 6)),) * 3), 0
        )
    filling = rng.uniform(0, 0.4) * rng.random(len(seeds))[partition.nearest]
    return normalised(smoothed((walls + filling).astype(np.float32), (0.6,) * 3))


def shells(n: int, rng: Random) -> Volume:
    """Hollow and filled balls and ovals of one wall thickness: vesicles, cysts, cell outlines."""
    volume = np.zeros((n, n, n), dtype=np.float32)
    largest = float(rng.uniform(4, 26))
    wall = float(rng.uniform(0.7, 2.0))
    for _ in range(int(np.clip((n / largest) ** 3 * rng.uniform(0.02, 0.25), 2, 160))):
        axes = largest * rng.uniform(0.3, 1.0) * rng.uniform(0.7, 1.0, 3)
        centre = rng.uniform(0, n, 3)
        low = np.maximum(np.floor(centre - axes - 6), 0).astype(int)
        high = np.minimum(np.ceil(centre + axes + 6), n).astype(int)
        lines = [
            (np.arange(a, b) - c) / r for a, b, c, r in zip(low, high, centre, axes, strict=True)
        ]
        z, y, x = np.ix_(*lines)
        depth = (np.sqrt(z**2 + y**2 + x**2) - 1.0) * axes.mean()
        ball = np.exp(-0.5 * (depth / wall) ** 2) + rng.uniform(0, 0.5) / (1 + np.exp(2 * depth))
        box = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
        volume[box] = np.maximum(volume[box], ball * rng.uniform(0.3, 1.0))
    return normalised(smoothed(volume, (0.5,) * 3))
