"""Whole blocks of truth: families mixed, with haze and a lateral resolution, and their 3D images.

The image of a block is its convolution with a three-dimensional point spread function whose
lateral width grows with defocus, so that light of neighbouring slices enters a slice: what a blur
along one axis alone cannot show.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.fft

from ssai3d_app.engine.pretraining.structures import FAMILIES
from ssai3d_app.engine.pretraining.structures.fields import (
    Random,
    Volume,
    enlarged,
    frequencies,
    gaussian_transfer,
    normalised,
    random_field,
)
from ssai3d_app.engine.psf import FWHM_PER_SIGMA

Spectrum = npt.NDArray[np.complex64]

DIRECTIONAL = frozenset({"layers and columns", "epithelium", "glands", "strata"})
"""Families that look otherwise along z than in the plane; they are never turned."""


@dataclass(frozen=True)
class Block:
    """``sharp`` is the truth at the lateral resolution along all axes, (z, y, x).

    ``recorded`` is its image before sampling, with ``axial_sigma`` (FWHM / 2.355, voxels) the blur
    along z; both ``None`` where the blur is left to the slices.
    """

    sharp: Volume
    recorded: Volume | None = None
    axial_sigma: float | None = None


def structure(n: int, rng: Random, families: tuple[str, ...]) -> Volume:
    """One family, at its own scale or twice as large, turned at random unless directional."""
    name = families[rng.integers(len(families))]
    if rng.random() < 0.25:
        volume = enlarged(FAMILIES[name](n // 2, rng), n)
    else:
        volume = FAMILIES[name](n, rng)
    if name in DIRECTIONAL:
        return volume
    return np.ascontiguousarray(volume.transpose(rng.permutation(3)))


def defocus_transfer(
    n: int, lateral_sigma: float, focal_depth: float, sectioning: float, asymmetry: float
) -> Spectrum:
    """Transfer function (for ``rfftn``) of a beam that widens with defocus.

    The beam's variance is ``lateral_sigma²·(1 + (z/focal_depth)²)`` and the light it gathers falls
    as ``1/(1 + (z/(sectioning·focal_depth))²)``: 1 is a confocal or two-photon microscope, large
    is widefield, which gathers all light from everywhere. ``asymmetry`` (−1…1) makes the beam
    widen faster on one side, as spherical aberration does. Unit sum; the centroid of the light on
    the axis lies at zero.
    """
    z = (np.arange(n) + n // 2) % n - n // 2
    centre = 0.0
    for _ in range(40):  # shifting a profile whose far ends are cut moves its centroid by less
        moved = z + centre
        depth = focal_depth * np.where(moved < 0, 1 - 0.5 * asymmetry, 1 + 0.5 * asymmetry)
        light = 1.0 / (1.0 + (moved / (sectioning * depth)) ** 2)
        variance = lateral_sigma**2 * (1.0 + (moved / depth) ** 2)
        on_axis = light / variance
        centre += float((on_axis * z).sum() / on_axis.sum())
    light /= light.sum()
    _, fy, fx = frequencies(n)
    exponent = (-2.0 * np.pi**2) * variance.astype(np.float32)[:, None, None] * (fy**2 + fx**2)
    profile = light.astype(np.float32)[:, None, None] * np.exp(exponent)
    return np.asarray(scipy.fft.fft(profile, axis=0), dtype=np.complex64)


def random_block(n: int, rng: Random, families: tuple[str, ...] = tuple(FAMILIES)) -> Block:
    """One to three structures mixed, with haze and a resolution; imaged in 3D in a third."""
    volume = structure(n, rng, families)
    while rng.random() < 0.3:
        volume = volume + rng.uniform(0.1, 1.0) * structure(n, rng, families)
    if rng.random() < 0.35:
        haze = random_field(n, rng, (float(rng.uniform(6, 25)),) * 3)
        volume = volume + rng.uniform(0.02, 0.3) * np.maximum(1.0 + 0.7 * haze, 0)
    volume = normalised(volume)
    resolution = float(np.exp(rng.uniform(np.log(0.3), np.log(2.0))))
    spectrum = scipy.fft.rfftn(volume)
    sharp = scipy.fft.irfftn(spectrum * gaussian_transfer(n, (resolution,) * 3), volume.shape)
    level = float(np.quantile(sharp[::3, ::3, ::3], 0.999)) + 1e-6
    if rng.random() > 0.35:
        return Block(np.asarray(sharp / level, dtype=np.float32))
    lateral = max(resolution, 0.5)
    focal_depth = lateral * float(np.exp(rng.uniform(np.log(1.5), np.log(6.0))))
    sectioning = 1.0 if rng.random() < 0.5 else float(np.exp(rng.uniform(np.log(1.5), np.log(10))))
    transfer = defocus_transfer(n, resolution, focal_depth, sectioning, float(rng.uniform(-1, 1)))
    if rng.random() < 0.25:  # a light sheet, or a pinhole, lets less of the out-of-focus light in
        transfer = transfer * gaussian_transfer(n, (0.3 * focal_depth, 0.0, 0.0))
    recorded = scipy.fft.irfftn(spectrum * transfer, volume.shape)
    # On the axis the light of a beam falls as 1/variance times what is gathered.
    fwhm = 2.0 * focal_depth * (np.sqrt(np.sqrt(2.0) - 1.0) if sectioning == 1.0 else 1.0)
    return Block(
        np.asarray(sharp / level, dtype=np.float32),
        np.asarray(recorded / level, dtype=np.float32),
        float(fwhm / FWHM_PER_SIGMA),
    )
