"""The wide family of degradations that real stacks come from, drawn at random for one slice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.pretraining.structures.fields import Random
from ssai3d_app.engine.psf import AxialProfile, AxialShape, Microscope, diffraction_profile

Slice = npt.NDArray[np.float32]

LARGEST_ANISOTROPY = 8.0
UNTOUCHED_SHARE = 0.08
"""Slices that are sharp and sampled evenly already: they must come back as they are."""

_POINT_SIGMA = 0.3  # voxels: sampling without further blur


@dataclass(frozen=True)
class Degraded:
    """One pair and what a stack tells of how it was recorded.

    ``degraded`` is the slice with its neighbours, (slices, length, width), ``sharp`` the truth of
    the middle one, (length, width).

    ``noise`` is the standard deviation of the raw noise at half brightness on the intensity scale
    of the slices; ``anisotropy`` the sampling step in voxels.
    """

    degraded: Slice
    sharp: Slice
    noise: float
    anisotropy: float


def random_profile(rng: Random) -> tuple[AxialProfile, float]:
    """A shape of blur and its skew: formulas and diffraction, half and half."""
    if rng.random() < 0.5:
        return AxialShape(rng.choice(list(AxialShape))), float(rng.uniform(-0.9, 0.9))
    # Steps of a twentieth wave and a tenth of haze keep the tables few.
    aberration = round(float(np.clip(rng.normal(0, 0.25), -0.8, 0.8)) / 0.05) * 0.05
    haze = 0.1 * int(rng.integers(0, 6)) if rng.random() < 0.5 else 0.0
    return diffraction_profile(Microscope(rng.choice(list(Microscope))), aberration, haze), 0.0


def random_noise(rng: Random) -> NoiseModel:
    """Noise from 10 to 10,000 photons at brightness 1, with read noise; none in a few cases."""
    if rng.random() < 0.06:
        return NoiseModel(0.0, 0.0)
    photons = 10 ** rng.uniform(1.0, 4.0)
    return NoiseModel(1.0 / photons, float(10 ** rng.uniform(-7.0, -3.0)))


def _sampling(length: int, axial_sigma: float | None, rng: Random) -> AxialDegradation:
    """Blur and sampling for columns; blur is a point where the block was imaged in 3D already."""
    quiet = NoiseModel(0.0, 0.0)
    if axial_sigma is not None:
        anisotropy = float(np.clip(axial_sigma / rng.uniform(0.3, 1.0), 1.0, LARGEST_ANISOTROPY))
        phase = float(rng.uniform(0, anisotropy)) if rng.random() < 0.5 else 0.0
        return AxialDegradation.of(
            length, anisotropy, AxialShape.GAUSSIAN, _POINT_SIGMA, quiet, phase=phase
        )
    anisotropy = 1.0 if rng.random() < 0.1 else float(LARGEST_ANISOTROPY ** rng.random())
    sigma = rng.uniform(0.5, 4.5) if anisotropy < 2.0 else anisotropy * rng.uniform(0.25, 1.0)
    phase = float(rng.uniform(0, anisotropy)) if rng.random() < 0.5 else 0.0
    count = max(2, int((length - 1 - phase) / anisotropy) + 1)
    widths = np.full(count, float(sigma))
    if rng.random() < 0.33:
        ends = rng.uniform(0.65, 1.0), rng.uniform(1.0, 1.5)
        widths *= np.linspace(*ends, count)[:: rng.choice([-1, 1])]
    shape, skew = random_profile(rng)
    return AxialDegradation.of(length, anisotropy, shape, widths, quiet, skew, phase)


def _noisy(samples: Slice, noise: NoiseModel, rng: Random) -> Slice:
    """Photons counted and read, on the scale of the samples."""
    read = rng.standard_normal(samples.shape, dtype=np.float32) * np.sqrt(noise.read_variance)
    if noise.gain == 0.0:
        return np.asarray(samples + read, dtype=np.float32)
    photons = rng.poisson(np.maximum(samples, 0) / noise.gain)
    return np.asarray(photons * noise.gain + read, dtype=np.float32)


def degrade(
    sharp: Slice, recorded: Slice | None, axial_sigma: float | None, rng: Random
) -> Degraded:
    """Blur, sample and record slices (slices, length, width) of brightness 0 to about 1.

    ``recorded`` are the same slices of the block's 3D image and ``axial_sigma`` its blur, where the
    block has one.
    """
    untouched = rng.random() < UNTOUCHED_SHARE
    brightness = float(np.exp(rng.uniform(np.log(0.12), np.log(1.3))))
    background = float(rng.uniform(0.0, 0.3)) ** 2 * 3.0 if rng.random() < 0.5 else 0.0
    length = sharp.shape[1]
    fading = np.ones((length, 1), dtype=np.float32)
    if rng.random() < 0.2:  # light is lost on its way through the sample, and stays lost
        depth = np.linspace(0, 1, length, dtype=np.float32)[:: rng.choice([-1, 1]), None]
        fading = np.exp(-rng.uniform(0.1, 1.5) * depth)
    noise = random_noise(rng)
    target = brightness * fading * sharp + background
    if untouched:
        anisotropy, raw = 1.0, _noisy(target, noise, rng)
    else:
        sampling = _sampling(length, axial_sigma if recorded is not None else None, rng)
        source = target if recorded is None else brightness * fading * recorded + background
        blur, back = sampling.blur.numpy(), sampling.interpolation.numpy()
        anisotropy, raw = sampling.step, _noisy(blur @ source, noise, rng)
    if rng.random() < 0.05:  # a full sensor cuts both views at the same level
        full = float(rng.uniform(0.5, 1.0)) * float(target.max())
        target, raw = np.minimum(target, full), np.minimum(raw, full)
    if rng.random() < 0.1:  # recorded in 8 bit
        raw = np.round(raw * 255) / np.float32(255)
    offset = np.float32(rng.normal(0, 0.02)) if rng.random() < 0.5 else np.float32(0)
    degraded = raw if untouched else back @ raw
    return Degraded(
        np.asarray(degraded + offset, dtype=np.float32),
        np.asarray(target[len(target) // 2] + offset, dtype=np.float32),
        float(np.sqrt(0.5 * noise.gain + noise.read_variance)),
        anisotropy,
    )
