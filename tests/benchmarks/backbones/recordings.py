"""Held-out structures as microscopes record them: three-dimensional PSFs, sampling, photons.

The PSFs are sums of plane waves over the pupil, three-dimensional and never those of the
pre-training. What comes out is on the engine's scale and on the isotropic grid, as the program
hands slices to its network.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import fft, interpolate, ndimage

from ssai3d_app.engine.sample.noise import estimate_noise
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.volume.grid import cubic_interpolation

WAVE = 0.266
"""Cycles per voxel of the light in the medium: water, 0.5 µm, voxels of 0.1 µm."""


@dataclass(frozen=True)
class Case:
    """A microscope and its light. ``photons`` at the brightest structure; None is no noise.

    ``aperture`` is the pupil's edge in cycles per voxel, ``power`` 2 for confocal and two-photon,
    ``sheet`` the sigma of a light sheet in voxels, ``aberration`` spherical, in waves, and
    ``aberration_below`` that at the lower end where it changes with depth.
    """

    name: str
    anisotropy: float
    photons: float | None = 400.0
    aperture: float = 0.20
    power: int = 2
    sheet: float | None = None
    aberration: float = 0.0
    aberration_below: float | None = None


SHARP = Case("sharp already", 1.0, None)

CASES = (
    Case("confocal r=4", 4.0),
    Case("two-photon r=5, 100 photons", 5.0, 100.0, aperture=0.18),
    Case("light-sheet r=3.3", 3.3, 300.0, aperture=0.18, power=1, sheet=6.0),
    Case("widefield r=3", 3.0, 1000.0, aperture=0.19, power=1),
    Case("aberrated r=4", 4.0, 400.0, aberration=0.35),
    Case("aberrated with depth r=4", 4.0, 400.0, aberration=0.0, aberration_below=0.5),
    Case("confocal r=4, 20 photons", 4.0, 20.0),
    Case("confocal r=2, 10 photons", 2.0, 10.0, aperture=0.22),
    Case("confocal r=6.5", 6.5, 400.0, aperture=0.16),
    Case("evenly sampled r=1", 1.0, 200.0),
    SHARP,
)


@lru_cache(maxsize=32)
def point_spread(n: int, case: Case, aberration: float) -> np.ndarray:
    """PSF (n, n, n), unit sum; the centroid of the light on the axis at index 0 (periodic)."""
    f = np.fft.fftfreq(n)
    radius = np.hypot(f[:, None], f[None, :])
    pupil = radius < case.aperture
    rho = radius / case.aperture
    phase = aberration * (6 * rho**4 - 6 * rho**2)
    axial = np.sqrt(np.maximum(WAVE**2 - radius**2, 0))
    z = np.fft.fftfreq(n, 1 / n)

    def intensity(shift: float) -> np.ndarray:
        waves = np.exp(2j * np.pi * (phase + (z[:, None, None] + shift) * axial)) * pupil
        field = np.abs(fft.ifft2(waves)) ** 2
        light = field**case.power
        if case.sheet is not None:
            light = light * np.exp(-0.5 * (z[:, None, None] / case.sheet) ** 2)
        return light / light.sum()

    shift = 0.0
    for _ in range(12):
        on_axis = intensity(shift)[:, 0, 0]
        shift += float((on_axis * z).sum() / on_axis.sum())
    return intensity(shift)


def lateral_sigma(psf: np.ndarray) -> float:
    """Gaussian sigma of equal width at half maximum within the focal plane, in voxels."""
    row = psf[0, 0, : len(psf) // 2]
    below = int(np.argmax(row < row[0] / 2))
    half = below - (row[0] / 2 - row[below]) / (row[below - 1] - row[below])
    return float(2 * half / 2.3548)


@dataclass(frozen=True)
class Recording:
    """Slices along z of the input, with neighbours on either side, (n, slices, length, width), and
    of the truth (n, length, width), on the engine's scale.

    ``noise`` is the standard deviation at half brightness that the stack tells of itself.
    """

    degraded: np.ndarray
    sharp: np.ndarray
    noise: float

    def shown(self, neighbours: int) -> np.ndarray:
        """The slices with so many neighbours on either side."""
        middle = self.degraded.shape[1] // 2
        return self.degraded[:, middle - neighbours : middle + neighbours + 1]

    @property
    def middle(self) -> np.ndarray:
        """The slices alone, (n, length, width)."""
        return self.shown(0)[:, 0]


def record(truth: np.ndarray, case: Case, seed: int, slices: int, neighbours: int = 0) -> Recording:
    """XZ slices of a truth (n, n, n) recorded in a case; ``slices`` of them,
    evenly spread over those that hold structure."""
    rng = np.random.default_rng([seed, 17])
    n = len(truth)
    psf = point_spread(n, case, case.aberration)
    spectrum = fft.rfftn(truth)
    sigma = lateral_sigma(psf)
    sharp = ndimage.gaussian_filter(truth, sigma, mode="wrap")
    if case is SHARP:
        blurred = sharp
    else:
        blurred = fft.irfftn(spectrum * fft.rfftn(psf), truth.shape)
        if case.aberration_below is not None:
            below = point_spread(n, case, case.aberration_below)
            share = np.linspace(0, 1, n)[:, None, None]
            blurred += share * (fft.irfftn(spectrum * fft.rfftn(below), truth.shape) - blurred)
    planes = int((n - 1) / case.anisotropy) + 1
    positions = np.arange(planes) * case.anisotropy
    sampled = interpolate.CubicSpline(np.arange(n), blurred, axis=0)(positions)
    full = float(np.quantile(sampled, 0.999))
    if case.photons is None:
        raw = np.asarray(1000.0 * sampled / full)
    else:
        counts = rng.poisson(np.maximum(sampled, 0) / full * case.photons + 0.02 * case.photons)
        read = rng.normal(0, 1.5, counts.shape)
        raw = np.clip(np.rint(100 + 4.0 * (counts + read)), 0, 65535)
    scale = IntensityScale.of(raw)
    scaled = scale.scaled(raw)
    noise = estimate_noise(scaled)
    length = int(positions[-1]) + 1
    back = cubic_interpolation(planes, length, 1.0 / case.anisotropy)
    contrast = sharp.std(axis=(0, 2))
    with_structure = np.flatnonzero(contrast > 0.3 * contrast.max())
    places = np.linspace(0, len(with_structure) - 1, slices + 2).round().astype(int)[1:-1]
    chosen = with_structure[places]
    beside = np.clip(chosen[:, None] + np.arange(-neighbours, neighbours + 1), 0, n - 1)
    degraded = np.einsum("lp,pysx->yslx", back, scaled[:, beside])
    return Recording(
        degraded.astype(np.float32),
        sharp[:length, chosen].transpose(1, 0, 2).astype(np.float32),
        float(np.sqrt(0.5 * noise.gain + noise.read_variance)),
    )
