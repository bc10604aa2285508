"""How much blurrier a stack is along z than in the plane, found from its spectra.

All intensities are on the engine's scale, all lengths in voxels of the isotropic grid.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.degradation import NoiseModel

FloatArray = npt.NDArray[np.float32]
Spectrum = npt.NDArray[np.float64]

_LEAST_PLANES_FOR_SPECTRA = 12
_ALREADY_ISOTROPIC_SIGMA = 0.6


@dataclass(frozen=True)
class BlurRange:
    """Plausible widths (Gaussian sigma, voxels) of the blur that z has beyond the plane's own.

    ``measured`` is the width read from the spectra, ``None`` where the stack has too few planes
    and the range comes from the voxel ratio alone.
    """

    smallest: float
    largest: float
    measured: float | None

    @property
    def best(self) -> float:
        """The single width to work with where one is wanted: the measured one, held within the
        range, else the middle of the range."""
        if self.measured is None:
            return float(np.sqrt(self.smallest * self.largest))
        return float(np.clip(self.measured, self.smallest, self.largest))

    @property
    def already_isotropic(self) -> bool:
        """Whether axial and lateral resolution agree."""
        return self.measured is not None and self.measured < _ALREADY_ISOTROPIC_SIGMA


def power_spectrum(columns: FloatArray, step: float) -> tuple[Spectrum, Spectrum]:
    """Mean power spectral density of columns, shape (n, length), sampled every ``step`` voxels.

    Returns frequencies in cycles per voxel (without zero) and power per frequency; a Hann window
    keeps the ends from leaking.
    """
    length = columns.shape[1]
    window = np.hanning(length + 2)[1:-1]
    centred = (columns - columns.mean(axis=1, keepdims=True)) * window
    power = np.mean(np.abs(np.fft.rfft(centred, axis=1)) ** 2, axis=0) * step
    power /= float((window**2).sum())
    frequencies = np.fft.rfftfreq(length, d=step)
    return frequencies[1:].astype(np.float64), np.asarray(power[1:], dtype=np.float64)


def measure_axial_blur(
    axial_columns: FloatArray, lateral_columns: FloatArray, anisotropy: float, noise: NoiseModel
) -> float | None:
    """Gaussian sigma of the extra axial blur, from the ratio of axial to lateral spectra.

    ``axial_columns`` (n, Z) are sampled every ``anisotropy`` voxels, ``lateral_columns`` (m, X)
    every voxel. In log power, a Gaussian of width sigma costs (2π·f·sigma)²; the slope over f²
    where both spectra stand above the noise gives sigma. ``None`` when too little does.
    """
    signal = float(np.clip(axial_columns.mean(), 0, None))
    variance = noise.gain * signal + noise.read_variance
    axial_f, axial_power = power_spectrum(axial_columns, anisotropy)
    lateral_f, lateral_power = power_spectrum(lateral_columns, 1.0)
    axial_floor, lateral_floor = variance * anisotropy, variance
    lateral_power = np.interp(axial_f, lateral_f, lateral_power)
    # Above 80 % of the axial Nyquist frequency aliases dominate.
    usable = (
        (axial_power > 2 * axial_floor)
        & (lateral_power > 2 * lateral_floor)
        & (axial_f < 0.8 * 0.5 / anisotropy)
        & (axial_f >= lateral_f[0])
    )
    if usable.sum() < 4:
        return None
    ratio = np.log(axial_power[usable] - axial_floor) - np.log(
        lateral_power[usable] - lateral_floor
    )
    slope, _ = np.polyfit((2 * np.pi * axial_f[usable]) ** 2, ratio, 1)
    return float(np.sqrt(max(-slope, 0.0)))


def plausible_blur(anisotropy: float, planes: int, measured: float | None) -> BlurRange:
    """The range of axial blurs that the pairs are made with.

    From the voxel ratio: a step is seldom below a third or above the whole of the blur's FWHM. A
    measured width narrows this to a factor of 1.6 around itself, but never leaves physics.
    """
    prior = (0.8, 4.0) if anisotropy < 2.0 else (0.3 * anisotropy, 1.0 * anisotropy)
    if measured is None or planes < _LEAST_PLANES_FOR_SPECTRA:
        return BlurRange(*prior, None)
    held = float(np.clip(measured, 0.7 * prior[0], 1.5 * prior[1]))
    return BlurRange(max(0.5, held / 1.6), held * 1.6, measured)
