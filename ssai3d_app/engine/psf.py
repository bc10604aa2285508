"""Families of axial blur, as one-dimensional kernels of unit sum whose centroid lies at zero.

Lengths are in voxels of the isotropic grid; ``sigma`` is the standard deviation for the Gaussian
and the half-width-matched equivalent (FWHM / 2.355) for the other shapes.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import numpy.typing as npt

Profile = npt.NDArray[np.float64]

FWHM_PER_SIGMA = 2.3548200450309493  # 2·sqrt(2·ln 2)


class AxialShape(StrEnum):
    """Shapes of the axial point spread function."""

    GAUSSIAN = "gaussian"
    """Confocal and light-sheet near the focus."""
    HEAVY_TAILED = "heavy-tailed"
    """(1 + z²/w²)^−2: squared Lorentzian, the on-axis two-photon profile of a Gaussian beam."""
    SKEWED = "skewed"
    """A Gaussian with one longer tail, as spherical aberration makes it."""


def profile(shape: AxialShape, sigma: float, distance: Profile, skew: float = 0.0) -> Profile:
    """Blur profile at signed distances, not normalised.

    ``skew`` in −1…1 lengthens one tail of the skewed shape; the others ignore it. The skewed
    profile is shifted so that its centroid is zero: blur must never move the sample along z.
    """
    if shape is AxialShape.HEAVY_TAILED:
        half_width = sigma * FWHM_PER_SIGMA / 2.0
        scale = half_width / np.sqrt(np.sqrt(2.0) - 1.0)
        return np.asarray((1.0 + (distance / scale) ** 2) ** -2)
    if shape is AxialShape.SKEWED:
        left, right = sigma * (1.0 - 0.5 * skew), sigma * (1.0 + 0.5 * skew)
        # Centroid of a Gaussian with two half-widths (Fechner's two-piece normal).
        centre = np.sqrt(2.0 / np.pi) * (right - left)
        shifted = distance + centre
        return np.asarray(np.exp(-0.5 * (shifted / np.where(shifted < 0, left, right)) ** 2))
    return np.asarray(np.exp(-0.5 * (distance / sigma) ** 2))


def blur_and_sample(
    length: int,
    positions: Profile,
    shape: AxialShape,
    sigma: Profile | float,
    skew: float = 0.0,
) -> Profile:
    """Matrix (samples × length) that blurs a column of voxels and samples it at ``positions``.

    Each row is the profile around its position, of unit sum also at the ends, so that a constant
    stays constant. ``sigma`` is one number or one per sample (blur that varies with depth). The
    profile is averaged over the voxel (5 points), so that narrow blurs keep their width.
    """
    distance = np.arange(length)[None, :] - np.asarray(positions)[:, None]
    widths = np.broadcast_to(np.asarray(sigma, dtype=np.float64), (len(positions),))
    rows = np.zeros_like(distance, dtype=np.float64)
    for within in (-0.4, -0.2, 0.0, 0.2, 0.4):
        for row, width in enumerate(widths):
            rows[row] += profile(shape, float(width), distance[row] + within, skew)
    rows /= rows.sum(axis=1, keepdims=True)
    return rows
