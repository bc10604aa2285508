"""Label-free pictures: grain, speckle and bright interfaces, as in THG, SHG and FAD."""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.pretraining.structures.fields import (
    Random,
    Volume,
    filtered,
    frequencies,
    gaussian_transfer,
    normalised,
    random_field,
    smoothed,
)


def textures(n: int, rng: Random) -> Volume:
    """Scale-free texture with sharp patches: label-free (THG, SHG, FAD) images, neuropil."""
    fz, fy, fx = frequencies(n)
    frequency = np.sqrt(fz**2 + fy**2 + fx**2) + 1.0 / n
    power = np.asarray(frequency ** -rng.uniform(1.2, 2.4), dtype=np.float32)
    noise = rng.standard_normal((n, n, n), dtype=np.float32)
    field = filtered(noise, power)
    field = (field - field.mean()) / (field.std() + 1e-6)
    if rng.random() < 0.5:
        return normalised(np.exp(rng.uniform(0.4, 1.2) * field).astype(np.float32))
    return normalised((1.0 + 0.4 * field - 0.8 * (np.abs(field) < 0.1)).astype(np.float32))


def interfaces(n: int, rng: Random) -> Volume:
    """Light from borders alone (THG): edges of bodies and droplets over faint grain."""
    volume = np.zeros((n, n, n), dtype=np.float32)
    for _ in range(int(rng.integers(1, 4))):
        scale = float(10 ** rng.uniform(0.4, 1.1))
        field = random_field(n, rng, tuple(scale * rng.uniform(0.7, 1.4, 3)))
        body = 1.0 / (1.0 + np.exp(-rng.uniform(3, 10) * (field - rng.uniform(0, 1.6))))
        slope = np.gradient(smoothed(body.astype(np.float32), (0.7,) * 3))
        steepness = np.asarray(np.sum(np.square(slope), axis=0))
        volume += rng.uniform(0.3, 1.0) * normalised(steepness ** rng.uniform(0.5, 1))
    grain = random_field(n, rng, (float(rng.uniform(0.6, 1.5)),) * 3)
    volume *= np.maximum(1 + rng.uniform(0, 0.6) * grain, 0)
    volume += rng.uniform(0.0, 0.25) * np.exp(0.8 * grain) / np.e
    return normalised(volume)


def speckle(n: int, rng: Random) -> Volume:
    """Coherent grain: the intensity of a random complex field, brighter in patches."""
    sigma = tuple(rng.uniform(0.6, 2.5) * rng.uniform(0.8, 1.25, 3))
    transfer = gaussian_transfer(n, sigma)
    parts = (filtered(rng.standard_normal((n, n, n), dtype=np.float32), transfer) for _ in range(2))
    intensity = np.sum([part**2 for part in parts], axis=0)
    patch = random_field(n, rng, (float(10 ** rng.uniform(0.5, 1.2)),) * 3)
    return normalised(intensity * np.exp(rng.uniform(0, 1.5) * patch))
