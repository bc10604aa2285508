"""The PSF of a microscope whose excitation and detection both focus, by scalar diffraction.

Born and Wolf, Principles of Optics, section 8.8, in the paraxial limit: the field around a focus
is the Fourier transform of the pupil under a defocus that grows with the square of the pupil's
radius. Confocal and two-photon microscopes see its square, twice.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil

import numpy as np

from ssai3d_app.engine.classics.acquisition import FloatVolume
from ssai3d_app.engine.psf import FWHM_PER_SIGMA

_PUPIL_BY_FWHM = 0.371
"""Radius of the pupil, in cycles, times the lateral full width at half maximum of the PSF."""
_WAVES_OF_FWHM = 0.640
"""Defocus at the pupil's edge, in waves, between the halves of the axial maximum."""
_HALF_WIDTH = 16
_REACH = 4.0
"""Sigmas along z: what lies beyond holds less than a hundredth of the light."""
_GRID = 128


@lru_cache(maxsize=32)
def confocal_psf(axial_sigma: float, lateral_sigma: float) -> FloatVolume:
    """PSF (z, y, x) of unit sum, odd lengths, its centre in the middle.

    Both widths are full widths at half maximum on the axes divided by 2.355, in voxels of the
    isotropic grid. Each plane is averaged over the pixel.
    """
    pupil = _PUPIL_BY_FWHM / (lateral_sigma * FWHM_PER_SIGMA)
    # The intensity holds frequencies up to four times those of the pupil's edge.
    finer = max(1, ceil(4 * pupil / 0.95))
    frequencies = np.fft.fftfreq(_GRID, d=1 / finer)
    squared = (frequencies[:, None] ** 2 + frequencies[None, :] ** 2) / pupil**2
    within_pixel = np.sinc(np.fft.fftfreq(_GRID) * finer)
    depth = ceil(_REACH * axial_sigma)
    waves = _WAVES_OF_FWHM / (axial_sigma * FWHM_PER_SIGMA)
    middle = _GRID // 2
    reach = min(_HALF_WIDTH, (middle - 1) // finer) * finer
    seen = slice(middle - reach, middle + reach + 1, finer)
    planes = []
    for z in range(-depth, depth + 1):
        field = np.fft.ifft2((squared < 1) * np.exp(2j * np.pi * waves * z * (squared - 0.5)))
        light = np.fft.fft2(np.abs(field) ** 4)
        averaged = np.fft.ifft2(light * within_pixel[:, None] * within_pixel[None, :]).real
        planes.append(np.fft.fftshift(averaged)[seen, seen])
    psf = np.maximum(np.stack(planes), 0)
    return np.asarray(psf / psf.sum(), dtype=np.float32)
