"""What all structures are drawn with: smoothing, random fields, points, curves and cells.

Volumes have shape (n, n, n), float32; all of them continue periodically, as the FFT does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.fft
from scipy.spatial import cKDTree

Volume = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]
Random = np.random.Generator


def frequencies(n: int) -> tuple[Volume, Volume, Volume]:
    """Frequencies along z, y, x in cycles per voxel, shaped to be combined with ``rfftn``."""
    axis = np.fft.fftfreq(n).astype(np.float32)
    half = np.fft.rfftfreq(n).astype(np.float32)
    return axis[:, None, None], axis[None, :, None], half[None, None, :]


def filtered(volume: Volume, transfer: Volume) -> Volume:
    """The volume with its spectrum multiplied by a real transfer function."""
    spectrum = scipy.fft.rfftn(volume)
    spectrum *= transfer
    return np.asarray(scipy.fft.irfftn(spectrum, volume.shape), dtype=np.float32)


def gaussian_transfer(n: int, sigma: tuple[float, float, float]) -> Volume:
    """Transfer function of a Gaussian; ``sigma`` in voxels along each axis."""
    z, y, x = (
        np.exp(-2.0 * np.pi**2 * (f * s) ** 2) for f, s in zip(frequencies(n), sigma, strict=True)
    )
    return np.asarray(z * y * x, dtype=np.float32)


def smoothed(volume: Volume, sigma: tuple[float, float, float]) -> Volume:
    """Gaussian smoothing, periodic; ``sigma`` in voxels along each axis."""
    return filtered(volume, gaussian_transfer(volume.shape[0], sigma))


def random_field(n: int, rng: Random, sigma: tuple[float, float, float]) -> Volume:
    """Gaussian random field of zero mean and unit variance with given correlation lengths."""
    field = smoothed(rng.standard_normal((n, n, n), dtype=np.float32), sigma)
    return np.asarray((field - field.mean()) / (field.std() + 1e-6), dtype=np.float32)


def normalised(volume: npt.NDArray[Any]) -> Volume:
    """Held at 0 and above, the brightest thousandth at about 1."""
    volume = np.maximum(volume, 0)
    return np.asarray(volume / (np.quantile(volume, 0.999) + 1e-6), dtype=np.float32)


def soft_step(values: npt.ArrayLike) -> Volume:
    """1 where values are far above 0, 0 where far below."""
    return np.asarray(
        1.0 / (1.0 + np.exp(-np.clip(np.asarray(values), -30.0, 30.0))), dtype=np.float32
    )


def splat(points: Points, weights: Points, n: int) -> Volume:
    """Add points to a grid, trilinearly; those outside are dropped."""
    volume = np.zeros((n, n, n), dtype=np.float64)
    base = np.floor(points).astype(np.int64)
    offset = points - base
    for corner in np.ndindex(2, 2, 2):
        index = base + np.array(corner)
        share = np.prod(np.where(np.array(corner) == 1, offset, 1.0 - offset), axis=1) * weights
        inside = np.all((index >= 0) & (index < n), axis=1)
        np.add.at(volume, tuple(index[inside].T), share[inside])
    return volume.astype(np.float32)


def curve(n: int, rng: Random, stiffness: float, length: int) -> Points:
    """A smooth random walk with half-voxel steps, shape (length, 3)."""
    turns = rng.standard_normal((length, 3)) * stiffness
    heading = rng.standard_normal(3) + np.cumsum(turns, axis=0)
    heading /= np.linalg.norm(heading, axis=1, keepdims=True) + 1e-9
    start = rng.uniform(-0.1 * n, 1.1 * n, 3)
    return np.asarray(start + np.cumsum(0.5 * heading, axis=0))


def walks(starts: Points, headings: Points, stiffness: float, length: int, rng: Random) -> Points:
    """Many smooth random walks at once, half-voxel steps, shape (count, length, 3)."""
    turns = rng.standard_normal((len(starts), length, 3)) * stiffness
    heading = headings[:, None, :] + np.cumsum(turns, axis=1)
    heading /= np.linalg.norm(heading, axis=2, keepdims=True) + 1e-9
    return np.asarray(starts[:, None, :] + np.cumsum(0.5 * heading, axis=1))


def directions(count: int, rng: Random) -> Points:
    """Unit vectors at random, shape (count, 3)."""
    vectors = rng.standard_normal((count, 3))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def tubes(points: Points, radius: float, n: int, hardness: float = 6.0) -> Volume:
    """Solid tubes of about ``radius`` voxels around points that lie half a voxel apart, 0–1."""
    sigma = max(0.6, radius / 1.18)
    core = smoothed(splat(points, np.ones(len(points)), n), (sigma,) * 3)
    centre_line = 2.0 / (2.0 * np.pi * sigma**2)  # two points a voxel, spread over the section
    inside = soft_step(hardness * (core / centre_line - 0.5))
    outside = float(soft_step(-0.5 * hardness))
    return np.asarray(np.maximum(inside - outside, 0) / (1.0 - 2.0 * outside), dtype=np.float32)


def enlarged(volume: Volume, n: int) -> Volume:
    """The volume on a grid of ``n`` voxels an edge by linear interpolation, periodic."""
    count = volume.shape[0]
    positions = np.arange(n) * (count / n)
    first = np.floor(positions).astype(int)
    share = (positions - first).astype(np.float32)
    matrix = np.zeros((n, count), dtype=np.float32)
    matrix[np.arange(n), first % count] += 1.0 - share
    matrix[np.arange(n), (first + 1) % count] += share
    for _ in range(3):  # each turn interpolates the first axis and moves it last
        volume = np.tensordot(volume, matrix, axes=(0, 1))
    return np.asarray(volume, dtype=np.float32)


@dataclass(frozen=True)
class Cells:
    """A partition of space around seeds: distances to the three nearest, and whose cell it is.

    ``distances`` has shape (3, n, n, n), ``nearest`` (n, n, n); voxels.
    """

    distances: npt.NDArray[np.float32]
    nearest: npt.NDArray[np.int64]
    seeds: Points


def cells(n: int, seeds: Points, stretch: tuple[float, float, float] = (1.0, 1.0, 1.0)) -> Cells:
    """Voronoi cells of seeds (count ≥ 3, in voxels), periodic and computed at half resolution.

    ``stretch`` lengthens the cells along each axis.
    """
    half = n // 2
    axes = [2.0 * np.arange(half) / s for s in stretch]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    edges = n / np.asarray(stretch)
    tree = cKDTree(np.mod(seeds / np.asarray(stretch), edges), boxsize=edges)
    distances, nearest = tree.query(grid, k=3)
    shape = (half, half, half)
    layers = [enlarged(d.reshape(shape).astype(np.float32), n) for d in distances.T]
    owner = nearest[:, 0].reshape(shape)
    return Cells(
        np.stack(layers), owner.repeat(2, axis=0).repeat(2, axis=1).repeat(2, axis=2), seeds
    )


def spread_seeds(n: int, count: int, rng: Random) -> Points:
    """About ``count`` seeds that keep some distance: one at random within each box of a grid."""
    edge = max(2, round(count ** (1 / 3)))
    corners = np.stack(np.meshgrid(*(np.arange(edge),) * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    jitter = rng.uniform(0.05, 0.95, corners.shape)
    return np.asarray((corners + jitter) * (n / edge) + rng.uniform(0, n, 3))
