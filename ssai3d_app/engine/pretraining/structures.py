"""Procedural isotropic 3D truth: families of structures that microscopes look at.

Every generator returns a volume of shape (n, n, n), float32, background 0, brightest about 1.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Volume = npt.NDArray[np.float32]
Random = np.random.Generator


def _frequencies(n: int) -> tuple[Volume, Volume, Volume]:
    axis = np.fft.fftfreq(n).astype(np.float32)
    half = np.fft.rfftfreq(n).astype(np.float32)
    return axis[:, None, None], axis[None, :, None], half[None, None, :]


def _filtered(volume: Volume, transfer: Volume) -> Volume:
    spectrum = np.fft.rfftn(volume) * transfer
    return np.fft.irfftn(spectrum, volume.shape, axes=(0, 1, 2)).astype(np.float32)


def smoothed(volume: Volume, sigma: tuple[float, float, float]) -> Volume:
    """Gaussian smoothing, periodic; ``sigma`` in voxels along each axis."""
    fz, fy, fx = _frequencies(volume.shape[0])
    exponent = (fz * sigma[0]) ** 2 + (fy * sigma[1]) ** 2 + (fx * sigma[2]) ** 2
    return _filtered(volume, np.exp(-2.0 * np.pi**2 * exponent).astype(np.float32))


def random_field(n: int, rng: Random, sigma: tuple[float, float, float]) -> Volume:
    """Gaussian random field of zero mean and unit variance with given correlation lengths."""
    field = smoothed(rng.standard_normal((n, n, n), dtype=np.float32), sigma)
    return np.asarray((field - field.mean()) / (field.std() + 1e-6), dtype=np.float32)


def _normalised(volume: Volume) -> Volume:
    volume = np.maximum(volume, 0)
    return np.asarray(volume / (np.quantile(volume, 0.999) + 1e-6), dtype=np.float32)


def _splat(points: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], n: int) -> Volume:
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


def _curve(n: int, rng: Random, stiffness: float, length: int) -> npt.NDArray[np.float64]:
    """A smooth random walk with half-voxel steps, shape (length, 3)."""
    turns = rng.standard_normal((length, 3)) * stiffness
    heading = rng.standard_normal(3) + np.cumsum(turns, axis=0)
    heading /= np.linalg.norm(heading, axis=1, keepdims=True) + 1e-9
    start = rng.uniform(-0.1 * n, 1.1 * n, 3)
    return np.asarray(start + np.cumsum(0.5 * heading, axis=0))


def filaments(n: int, rng: Random) -> Volume:
    """Thin curved fibres of varying brightness: neurites, cytoskeleton, collagen."""
    curves, weights = [], []
    for _ in range(int(rng.integers(4, 70))):
        curve = _curve(n, rng, 10 ** rng.uniform(-2.3, -0.8), int(3 * n))
        curves.append(curve)
        beads = 1.0 + rng.uniform(0, 0.8) * np.sin(np.linspace(0, rng.uniform(5, 80), len(curve)))
        weights.append(rng.uniform(0.3, 1.0) * np.maximum(beads, 0.05))
    points, strengths = np.concatenate(curves), np.concatenate(weights)
    width = float(rng.uniform(0.5, 1.8))
    return _normalised(smoothed(_splat(points, strengths, n), (width,) * 3))


def tubules(n: int, rng: Random) -> Volume:
    """Thick saturated tubes, some hollow, with dots inside: mitochondria and vessels."""
    points = np.concatenate(
        [
            _curve(n, rng, 10 ** rng.uniform(-1.8, -0.8), int(2 * n))
            for _ in range(rng.integers(3, 25))
        ]
    )
    core = smoothed(_splat(points, np.ones(len(points)), n), (float(rng.uniform(1.2, 3.5)),) * 3)
    level = np.quantile(core[core > core.max() * 0.05], 0.5)
    tube = 1.0 / (1.0 + np.exp(-8.0 * (core / level - 0.6)))
    if rng.random() < 0.4:
        inside = 1.0 / (1.0 + np.exp(-8.0 * (core / level - 1.3)))
        tube = tube - rng.uniform(0.4, 0.9) * inside
    if rng.random() < 0.4:
        dots = points[rng.integers(0, len(points), 60)]
        tube = tube + rng.uniform(1, 3) * _normalised(
            smoothed(_splat(dots, np.ones(60), n), (1.0,) * 3)
        )
    return _normalised(smoothed(tube.astype(np.float32), (0.6,) * 3))


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
    return _normalised(volume * np.maximum(texture, 0.05))


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
    return _normalised((surface * np.maximum(patchy, 0.1)).astype(np.float32))


def vesicles(n: int, rng: Random) -> Volume:
    """Small round spots and shells, sparse to crowded: vesicles, beads, nucleoids, spines."""
    count = int(10 ** rng.uniform(1.3, 3.6))
    spots = _splat(rng.uniform(0, n, (count, 3)), 10 ** rng.uniform(-1, 0, count), n)
    width = float(rng.uniform(0.6, 2.5))
    volume = smoothed(spots, (width,) * 3)
    if rng.random() < 0.3:
        volume = volume - 0.8 * (width / (1.5 * width)) ** 3 * smoothed(spots, (0.7 * width,) * 3)
    return _normalised(volume)


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
    return _normalised(smoothed(volume.astype(np.float32), (0.6,) * 3))


def textures(n: int, rng: Random) -> Volume:
    """Scale-free texture with sharp patches: label-free (THG, SHG, FAD) images, neuropil."""
    fz, fy, fx = _frequencies(n)
    frequency = np.sqrt(fz**2 + fy**2 + fx**2) + 1.0 / n
    power = np.asarray(frequency ** -rng.uniform(1.2, 2.4), dtype=np.float32)
    noise = rng.standard_normal((n, n, n), dtype=np.float32)
    field = _filtered(noise, power)
    field = (field - field.mean()) / (field.std() + 1e-6)
    if rng.random() < 0.5:
        return _normalised(np.exp(rng.uniform(0.4, 1.2) * field).astype(np.float32))
    return _normalised((1.0 + 0.4 * field - 0.8 * (np.abs(field) < 0.1)).astype(np.float32))


FAMILIES: dict[str, Callable[[int, Random], Volume]] = {
    "filaments": filaments,
    "tubules": tubules,
    "nuclei": nuclei,
    "membranes": membranes,
    "vesicles": vesicles,
    "layers and columns": layers_and_columns,
    "textures": textures,
}


def random_volume(n: int, rng: Random, families: tuple[str, ...] = tuple(FAMILIES)) -> Volume:
    """One or two families mixed, with background and lateral resolution drawn at random."""
    volume = FAMILIES[families[rng.integers(len(families))]](n, rng)
    if rng.random() < 0.35:
        other = FAMILIES[families[rng.integers(len(families))]](n, rng)
        volume = volume + rng.uniform(0.1, 1.0) * other
    if rng.random() < 0.4:
        haze = random_field(n, rng, (float(rng.uniform(8, 25)),) * 3)
        volume = volume + rng.uniform(0.02, 0.25) * np.maximum(1.0 + 0.7 * haze, 0)
    resolution = float(rng.uniform(0.3, 1.3))
    return _normalised(smoothed(volume, (resolution,) * 3))
