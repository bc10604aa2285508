"""Directional tissue: unlike along z and in the plane."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from ssai3d_app.engine.pretraining.structures.fields import (
    Random,
    Volume,
    normalised,
    random_field,
    smoothed,
    soft_step,
)

Owners = npt.NDArray[np.int64]


def layers_and_columns(n: int, rng: Random) -> Volume:
    """Directional tissue: sheets, columns and glands, unlike along z and in the plane."""
    stretch = float(rng.uniform(3, 12))
    fine = float(rng.uniform(1.0, 3.5))
    kind = rng.integers(3)
    sigma = [(fine, fine * stretch, fine * stretch), (fine * stretch, fine, fine)][kind % 2]
    field = random_field(n, rng, sigma)
    volume = 1.0 / (1.0 + np.exp(-rng.uniform(2, 8) * (field - rng.uniform(0, 1))))
    if kind == 2:
        z = np.arange(n, dtype=np.float32)[:, None, None]
        wave = z / rng.uniform(3, 20) + rng.uniform(0, 1.5) * random_field(n, rng, (12.0,) * 3)
        volume = volume * (0.5 + 0.5 * np.sin(2 * np.pi * wave)) ** rng.integers(1, 4)
    return normalised(smoothed(volume.astype(np.float32), (0.6,) * 3))


def _plane_field(n: int, rng: Random, scale: float) -> Volume:
    """A smooth height over the plane, shape (n, n), zero mean, unit deviation."""
    spectrum = np.fft.rfft2(rng.standard_normal((n, n)))
    fy, fx = np.fft.fftfreq(n)[:, None], np.fft.rfftfreq(n)[None, :]
    field = np.fft.irfft2(spectrum * np.exp(-2 * (np.pi * scale) ** 2 * (fy**2 + fx**2)), (n, n))
    return np.asarray((field - field.mean()) / (field.std() + 1e-9), dtype=np.float32)


def _columns(n: int, rng: Random, spacing: float) -> tuple[Volume, Volume, Owners]:
    """Distances in the plane to the nearest and second nearest of leaning axes, at every height.

    Returns both, and which axis is the nearest; all of shape (n, n, n).
    """
    count = max(4, int((n / spacing) ** 2))
    edge = round(np.sqrt(count))
    corners = np.stack(np.meshgrid(np.arange(edge), np.arange(edge)), axis=-1).reshape(-1, 2)
    places = (corners + rng.uniform(0.1, 0.9, corners.shape)) * (n / edge)
    lean = rng.standard_normal(2) * rng.uniform(0, 0.3)
    bend = rng.uniform(0, 4) * np.sin(np.linspace(0, rng.uniform(1, 6), n))
    near = np.empty((n, n, n), dtype=np.float32)
    second = np.empty_like(near)
    owner = np.empty((n, n, n), dtype=np.int64)
    plane = np.stack(np.meshgrid(np.arange(n), np.arange(n), indexing="ij"), axis=-1).reshape(-1, 2)
    tree = cKDTree(np.mod(places, n), boxsize=n)
    step = 4  # axes lean slowly: a few heights carry the ones between
    for first in range(0, n, step):
        moved = np.mod(plane - lean * first - bend[first] * np.array([1.0, 0.5]), n)
        distances, nearest = tree.query(moved, k=2)
        rows = slice(first, first + step)
        near[rows] = distances[:, 0].reshape(n, n)
        second[rows] = distances[:, 1].reshape(n, n)
        owner[rows] = nearest[:, 0].reshape(n, n)
    return near, second, owner


def epithelium(n: int, rng: Random) -> Volume:
    """A sheet of upright cells between two wavy faces: walls, nuclei at one height, a brush."""
    near, second, owner = _columns(n, rng, float(rng.uniform(8, 26)))
    z = np.arange(n, dtype=np.float32)[:, None, None]
    floor = n * rng.uniform(0.1, 0.35) + rng.uniform(0, 8) * _plane_field(
        n, rng, rng.uniform(8, 30)
    )
    height = rng.uniform(20, 70) + rng.uniform(0, 4) * _plane_field(n, rng, 10)
    above = np.asarray((z - floor) / np.maximum(height, 8), dtype=np.float32)
    sheet = soft_step(40 * above) * soft_step(40 * (1 - above))
    walls = np.exp(-0.5 * ((second - near) / rng.uniform(1.5, 3.5)) ** 2)
    place = rng.uniform(0.2, 0.6) + 0.12 * rng.standard_normal(owner.max() + 1)
    across = near / (0.4 * np.median(second))
    nuclei = soft_step(
        8 * (1 - np.sqrt(across**2 + ((above - place[owner]) / rng.uniform(0.12, 0.25)) ** 2))
    )
    faces = np.exp(-0.5 * ((z - floor) / 1.5) ** 2) + np.exp(
        -0.5 * ((z - floor - height) / 1.5) ** 2
    )
    volume = sheet * (rng.uniform(0, 1) * walls + rng.uniform(0, 0.3)) + rng.uniform(0, 1) * faces
    grain = 1 + 0.3 * random_field(n, rng, (1.2,) * 3)
    volume = volume + rng.uniform(0, 1.2) * sheet * nuclei * np.maximum(grain, 0)
    return normalised(smoothed(np.asarray(volume, dtype=np.float32), (0.7,) * 3))


def glands(n: int, rng: Random) -> Volume:
    """Upright tubes in a fibrous ground: crypts and glands with a lumen, wall and nuclei."""
    spacing = float(rng.uniform(22, 60))
    near, _, owner = _columns(n, rng, spacing)
    z = np.arange(n, dtype=np.float32)[:, None, None]
    swell = 1 + rng.uniform(0, 0.3) * np.sin(2 * np.pi * z / rng.uniform(25, 90))
    radius = spacing * rng.uniform(0.25, 0.42) * swell
    lumen = radius * rng.uniform(0.2, 0.6)
    wall = soft_step(1.5 * (radius - near)) * soft_step(1.5 * (near - lumen))
    outline = np.exp(-0.5 * ((near - radius) / 1.2) ** 2) + np.exp(
        -0.5 * ((near - lumen) / 1.0) ** 2
    )
    grains = np.exp(0.6 * random_field(n, rng, (float(rng.uniform(0.8, 2)),) * 3))
    blobs = soft_step(
        4 * (random_field(n, rng, (float(rng.uniform(2, 4)),) * 3) - rng.uniform(0.2, 1.0))
    )
    ground = np.maximum(random_field(n, rng, (1.0, float(rng.uniform(2, 8)), 1.5)), 0)
    outside = soft_step(1.5 * (near - radius - 2))
    volume = wall * (rng.uniform(0.1, 1) * grains * rng.uniform(0.3, 1, owner.max() + 1)[owner])
    volume = volume + rng.uniform(0, 1) * outline + rng.uniform(0, 1.5) * wall * blobs
    volume = volume + rng.uniform(0, 0.5) * outside * ground
    return normalised(smoothed(np.asarray(volume, dtype=np.float32), (0.7,) * 3))


def strata(n: int, rng: Random) -> Volume:
    """Sheets parallel to the plane, unequal in spacing and thickness, each with its own grain."""
    z = np.arange(n, dtype=np.float32)[:, None, None]
    volume = np.zeros((n, n, n), dtype=np.float32)
    wave = rng.uniform(0, 7) * _plane_field(n, rng, float(rng.uniform(8, 40)))
    for _ in range(int(rng.integers(2, 14))):
        own = wave + rng.uniform(0, 2.5) * _plane_field(n, rng, float(rng.uniform(4, 20)))
        thickness = float(10 ** rng.uniform(-0.1, 1.0))
        sheet = np.exp(-(np.abs((z - rng.uniform(0, n) - own) / thickness) ** rng.choice([2, 6])))
        grain = float(rng.uniform(0.8, 5))
        pattern = _plane_field(n, rng, grain) * rng.uniform(0, 1.0) + rng.uniform(0.3, 1.2)
        volume += np.asarray(sheet * np.maximum(pattern, 0) * rng.uniform(0.2, 1), dtype=np.float32)
    if rng.random() < 0.6:
        volume *= np.maximum(1 + 0.5 * random_field(n, rng, (1.0, 1.5, 1.5)), 0)
    return normalised(smoothed(volume, (0.6,) * 3))
