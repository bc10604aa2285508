"""Isotropic truth and what a microscope would record of it, made apart from the pre-training.

The truth is drawn by distance to lines and spheres (not by the generators of the pre-training),
and recorded with a three-dimensional PSF on a fine grid.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage


@dataclass(frozen=True)
class Recording:
    """``truth`` (Z, Y, X) on the isotropic grid; ``raw`` every ``anisotropy``-th plane, uint16."""

    truth: np.ndarray
    raw: np.ndarray
    anisotropy: int


def _segments(shape: tuple[int, int, int], rng: np.random.Generator, count: int) -> np.ndarray:
    """Distance in voxels of every voxel to the nearest of ``count`` bent lines."""
    seeds = np.ones(shape, dtype=bool)
    for _ in range(count):
        start, heading = rng.uniform(0, 1, 3) * shape, rng.standard_normal(3)
        bend = rng.standard_normal(3) * 0.01
        for _ in range(4 * max(shape)):
            heading = heading / np.linalg.norm(heading) + bend
            start = start + 0.4 * heading
            index = tuple(np.round(start).astype(int))
            if all(0 <= i < n for i, n in zip(index, shape, strict=True)):
                seeds[index] = False
    return ndimage.distance_transform_edt(seeds)


def neurites(shape: tuple[int, int, int], seed: int) -> np.ndarray:
    """Crossing fibres of about two voxels' radius and a few round cell bodies, 0–1."""
    rng = np.random.default_rng(seed)
    truth = 1.0 / (1.0 + np.exp(2.5 * (_segments(shape, rng, 14) - 1.8)))
    grid = np.indices(shape).astype(float)
    for _ in range(3):
        centre = rng.uniform(0.15, 0.85, 3) * shape
        distance = np.sqrt(((grid - centre[:, None, None, None]) ** 2).sum(axis=0))
        body = 0.7 / (1.0 + np.exp(1.5 * (distance - rng.uniform(5, 8))))
        truth = np.maximum(truth, body)
    return truth


def record(
    truth: np.ndarray,
    anisotropy: int,
    seed: int,
    axial_sigma: float | None = None,
    photons: float = 400.0,
) -> Recording:
    """Blur in 3D (lateral sigma 0.8 voxels, axial 0.6 of the z step), sample, count photons."""
    rng = np.random.default_rng(seed)
    sigma = 0.6 * anisotropy if axial_sigma is None else axial_sigma
    blurred = ndimage.gaussian_filter(truth, (sigma, 0.8, 0.8), mode="nearest")
    signal = photons * blurred[::anisotropy] + 5.0
    counts = rng.poisson(signal) + rng.normal(0, 1.5, signal.shape)
    raw = np.clip(np.rint(100 + 4.0 * counts), 0, 65535).astype(np.uint16)
    # The best that any restoration along z can reach is the truth as the plane shows it.
    sharp = ndimage.gaussian_filter(truth, (0.8, 0.8, 0.8), mode="nearest")
    return Recording(sharp[: (len(raw) - 1) * anisotropy + 1], raw, anisotropy)


def psnr(image: np.ndarray, truth: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB after the least-squares fit of scale and offset (CARE)."""
    x, y = image.astype(float).ravel(), truth.astype(float).ravel()
    slope, offset = np.polyfit(x, y, 1)
    error = np.mean((slope * x + offset - y) ** 2)
    return float(10 * np.log10((y.max() - y.min()) ** 2 / error))


def interpolated(raw: np.ndarray, anisotropy: int) -> np.ndarray:
    """The fair baseline: raw planes brought to the isotropic grid by cubic splines along z."""
    planes = (len(raw) - 1) * anisotropy + 1
    z = np.arange(planes) / anisotropy
    coordinates = np.broadcast_to(z[:, None, None], (planes, *raw.shape[1:]))
    lateral = np.indices(coordinates.shape)[1:]
    return ndimage.map_coordinates(
        raw.astype(float), [coordinates, *lateral], order=3, mode="nearest"
    )
