"""Families of axial blur, as one-dimensional kernels of unit sum whose centroid lies at zero.

Lengths are in voxels of the isotropic grid; ``sigma`` is the standard deviation for the Gaussian
and the half-width-matched equivalent (FWHM / 2.355) for the other shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Profile = npt.NDArray[np.float64]

FWHM_PER_SIGMA = 2.3548200450309493  # 2·sqrt(2·ln 2)


class AxialShape(StrEnum):
    """Shapes of the axial point spread function that a formula describes."""

    GAUSSIAN = "gaussian"
    """Confocal and light-sheet near the focus."""
    HEAVY_TAILED = "heavy-tailed"
    """(1 + z²/w²)^−2: squared Lorentzian, the on-axis two-photon profile of a Gaussian beam."""
    SKEWED = "skewed"
    """A Gaussian with one longer tail, as spherical aberration makes it."""


class Microscope(StrEnum):
    """How a microscope's axial profile follows from the light at its focus."""

    WIDEFIELD = "widefield"
    """The focus itself."""
    CONFOCAL = "confocal"
    """Excitation times detection; also two-photon excitation: the square of the focus."""
    LIGHT_SHEET = "light-sheet"
    """Detection times a Gaussian sheet of the same width."""


@dataclass(frozen=True)
class TabulatedProfile:
    """A blur given by its values at distances in units of its FWHM, evenly from −8 to 8."""

    values: tuple[float, ...]

    REACH = 8.0

    def at(self, sigma: Profile | float, distance: Profile) -> Profile:
        """Values at signed distances in voxels; ``sigma`` (FWHM / 2.355) broadcasts to them."""
        grid = np.linspace(-self.REACH, self.REACH, len(self.values))
        scaled = distance / (np.asarray(sigma) * FWHM_PER_SIGMA)
        return np.asarray(np.interp(scaled, grid, self.values, left=0.0, right=0.0))


AxialProfile = AxialShape | TabulatedProfile


@lru_cache(maxsize=256)
def diffraction_profile(
    microscope: Microscope, aberration: float = 0.0, haze: float = 0.0
) -> TabulatedProfile:
    """Intensity on the optical axis around a focus, by scalar diffraction (Born and Wolf, 8.8).

    ``aberration`` is primary spherical aberration in waves (Zernike coefficient, peak), with a
    fifth of it as secondary: the two that a mismatch of refractive indices makes (Gibson and Lanni
    1992). ``haze`` (0–1) is the share of light in a wide pedestal, five times the FWHM, as an
    extended sample adds it out of focus. Centroid at zero.
    """
    # The square of the pupil's radius; equal steps of it are equal areas.
    area = (np.arange(192) + 0.5) / 192
    waves = aberration * (6 * area**2 - 6 * area + 1)
    waves += 0.2 * aberration * (20 * area**3 - 30 * area**2 + 12 * area - 1)
    defocus = np.linspace(-60.0, 60.0, 2401)  # waves at the pupil's edge; FWHM 0.89 unaberrated
    phase = 2 * np.pi * (defocus[:, None] * (area - 0.5) + waves)
    focus = np.abs(np.exp(1j * phase).mean(axis=1)) ** 2
    if microscope is Microscope.CONFOCAL:
        focus = focus**2
    peak = float(defocus[np.argmax(focus)])
    width = _half_width(defocus, focus)
    if microscope is Microscope.LIGHT_SHEET:
        focus = focus * np.exp(-0.5 * ((defocus - peak) * FWHM_PER_SIGMA / width) ** 2)
        width = _half_width(defocus, focus)
    reach = TabulatedProfile.REACH
    grid = np.linspace(-reach, reach, 641)
    centre = peak
    for _ in range(6):  # what lies within reach changes a little with its middle
        values = np.interp(centre + grid * width, defocus, focus, left=0.0, right=0.0)
        values = values * np.cos(0.5 * np.pi * grid / reach) ** 2  # no step where the table ends
        centre += width * float((values * grid).sum() / values.sum())
    pedestal = np.exp(-0.5 * (grid * FWHM_PER_SIGMA / 5.0) ** 2)
    values = (1 - haze) * values / values.sum() + haze * pedestal / pedestal.sum()
    return TabulatedProfile(tuple(float(value) for value in values))


def _half_width(place: Profile, values: Profile) -> float:
    """Full width of the main peak at half its height."""
    top = int(np.argmax(values))
    below = values < 0.5 * values[top]
    left = top - int(np.argmax(below[top::-1]))
    right = top + int(np.argmax(below[top:]))
    return float(place[right] - place[left])


def profile(
    shape: AxialProfile, sigma: Profile | float, distance: Profile, skew: float = 0.0
) -> Profile:
    """Blur profile at signed distances, not normalised; ``sigma`` broadcasts to ``distance``.

    ``skew`` in −1…1 lengthens one tail of the skewed shape; the others ignore it. The skewed
    profile is shifted so that its centroid is zero: blur must never move the sample along z.
    """
    if isinstance(shape, TabulatedProfile):
        return shape.at(sigma, distance)
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
    shape: AxialProfile,
    sigma: Profile | float,
    skew: float = 0.0,
) -> Profile:
    """Matrix (samples × length) that blurs a column of voxels and samples it at ``positions``.

    Each row is the profile around its position, of unit sum also at the ends, so that a constant
    stays constant. ``sigma`` is one number or one per sample (blur that varies with depth). The
    profile is averaged over the voxel (5 points), so that narrow blurs keep their width.
    """
    distance = np.arange(length)[None, :] - np.asarray(positions)[:, None]
    widths = np.broadcast_to(np.asarray(sigma, dtype=np.float64), (len(positions),))[:, None]
    rows = np.zeros_like(distance, dtype=np.float64)
    for within in (-0.4, -0.2, 0.0, 0.2, 0.4):
        rows += profile(shape, widths, distance + within, skew)
    rows /= rows.sum(axis=1, keepdims=True)
    return rows
