"""The PSFs of the common microscopes, by scalar diffraction.

Born and Wolf, Principles of Optics, section 8.8, in the paraxial limit: the field around a focus
is the Fourier transform of the pupil under a defocus that grows with the square of the pupil's
radius. A widefield microscope sees the square of the field. Confocal and two-photon microscopes
focus excitation too and see it squared once more; a light sheet lets only its own depth shine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, inf, sqrt
from typing import Literal

import numpy as np

from ssai3d_app.engine.classics.acquisition import FloatVolume
from ssai3d_app.engine.psf import FWHM_PER_SIGMA

Microscope = Literal["confocal", "light-sheet", "widefield"]
"""``confocal`` stands for two-photon too."""


@dataclass(frozen=True)
class _Kind:
    focuses: int
    """How often light is focused: the power of the field's square."""
    pupil_by_fwhm: float
    """Radius of the pupil, in cycles, times the lateral full width at half maximum of the PSF."""
    waves_of_fwhm: float
    """Defocus at the pupil's edge, in waves, between the halves of the axial maximum."""
    detection: float
    """Axial width of the detection alone, over that of the whole; the rest is the sheet's."""
    half_width: int
    """Voxels on either side of the middle, in the plane."""
    reach: float
    """Sigmas along z: what lies beyond holds about a hundredth of the light."""


_KINDS: dict[Microscope, _Kind] = {
    "confocal": _Kind(2, 0.371, 0.640, 1.0, 16, 4.0),
    "light-sheet": _Kind(1, 0.514, 0.886, 1.5, 16, 4.0),
    "widefield": _Kind(1, 0.514, 0.886, 1.0, 24, 6.0),
}
MICROSCOPES: tuple[Microscope, ...] = tuple(_KINDS)

_LATERAL_SIGMA = 0.8
_GRID = 128


def usual_lateral_sigma(microscope: Microscope) -> float:
    """Lateral full width at half maximum over 2.355, in voxels, about the sharpest that pixels can
    hold: 0.8 where excitation focuses too. A wider one of the microscope stays in the object,
    which the model blurs further along z only."""
    return _LATERAL_SIGMA * _KINDS[microscope].pupil_by_fwhm / _KINDS["confocal"].pupil_by_fwhm


@lru_cache(maxsize=64)
def point_spread(microscope: Microscope, axial_sigma: float, lateral_sigma: float) -> FloatVolume:
    """PSF (z, y, x) of unit sum, odd lengths, its centre in the middle.

    Both widths are full widths at half maximum on the axes divided by 2.355, in voxels of the
    isotropic grid. Each plane is averaged over the pixel.
    """
    kind = _KINDS[microscope]
    pupil = kind.pupil_by_fwhm / (lateral_sigma * FWHM_PER_SIGMA)
    # The intensity holds frequencies up to this many times those of the pupil's edge.
    finer = max(1, ceil(2 * kind.focuses * pupil / 0.95))
    frequencies = np.fft.fftfreq(_GRID, d=1 / finer)
    squared = (frequencies[:, None] ** 2 + frequencies[None, :] ** 2) / pupil**2
    within_pixel = np.sinc(np.fft.fftfreq(_GRID) * finer)
    depth = ceil(kind.reach * axial_sigma)
    waves = kind.waves_of_fwhm / (axial_sigma * FWHM_PER_SIGMA * kind.detection)
    sheet = _sheet_sigma(axial_sigma, kind)
    middle = _GRID // 2
    reach = min(kind.half_width, (middle - 1) // finer) * finer
    seen = slice(middle - reach, middle + reach + 1, finer)
    planes = []
    for z in range(depth + 1):
        field = np.fft.ifft2((squared < 1) * np.exp(2j * np.pi * waves * z * (squared - 0.5)))
        light = np.fft.fft2(np.abs(field) ** (2 * kind.focuses))
        averaged = np.fft.ifft2(light * within_pixel[:, None] * within_pixel[None, :]).real
        planes.append(np.fft.fftshift(averaged)[seen, seen] * np.exp(-0.5 * (z / sheet) ** 2))
    # Before the focus the field is the conjugate of that behind it.
    psf = np.maximum(np.stack([*planes[:0:-1], *planes]), 0)
    return np.asarray(psf / psf.sum(), dtype=np.float32)


def _sheet_sigma(axial_sigma: float, kind: _Kind) -> float:
    """Both taken for Gaussians, whose product has the width that is asked for."""
    if kind.detection <= 1:
        return inf
    return axial_sigma / sqrt(1 - 1 / kind.detection**2)
