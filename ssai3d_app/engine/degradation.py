"""What a microscope does to the axial axis: blur, sampling and noise, then interpolation back.

The blur is along the rows' axis (axis −2, the axial one) only. Sampling and interpolation use the
convention of :mod:`ssai3d_app.volume.grid`, so that input and target of a pair are aligned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ssai3d_app.engine.psf import AxialProfile, Profile, blur_and_sample
from ssai3d_app.volume.grid import cubic_interpolation


@dataclass(frozen=True)
class NoiseModel:
    """Variance of the raw noise as a function of the signal, both on the engine's scale (0–1).

    ``variance = gain · signal + read_variance`` (Poisson and read noise, Foi et al. 2008, eq. 3).
    """

    gain: float
    read_variance: float

    def standard_deviation(self, signal: Tensor) -> Tensor:
        """Standard deviation at each signal value."""
        return (self.gain * signal.clamp(min=0) + self.read_variance).clamp(min=0).sqrt()

    @property
    def at_half(self) -> float:
        """Standard deviation at half brightness."""
        return float(self.standard_deviation(torch.tensor(0.5)))


@dataclass(frozen=True)
class AxialDegradation:
    """One drawn degradation for columns of a given length.

    ``blur`` is (samples × length), ``interpolation`` (length × samples); ``step`` is the distance
    of the samples in voxels.
    """

    blur: Tensor
    interpolation: Tensor
    noise: NoiseModel
    step: float

    @classmethod
    def of(
        cls,
        length: int,
        anisotropy: float,
        shape: AxialProfile,
        sigma: float | Profile,
        noise: NoiseModel,
        skew: float = 0.0,
        phase: float = 0.0,
    ) -> AxialDegradation:
        """Degradation of columns of ``length`` voxels.

        ``anisotropy`` is the sampling step and ``sigma`` the blur width in voxels; ``phase`` the
        position of the first sample, 0 ≤ phase < anisotropy.
        """
        count = max(2, int((length - 1 - phase) / anisotropy) + 1)
        positions = phase + anisotropy * np.arange(count, dtype=np.float64)
        blur = blur_and_sample(length, positions, shape, sigma, skew)
        back = cubic_interpolation(count, length, 1.0 / anisotropy, start=-phase / anisotropy)
        blurring = torch.from_numpy(blur.astype(np.float32))
        return cls(blurring, torch.from_numpy(back), noise, anisotropy)

    def sampled(self, sharp: Tensor, generator: torch.Generator | None = None) -> Tensor:
        """Blurred, sampled and noisy planes, shape (…, samples, width), from (…, length, width)."""
        samples = self.blur.to(sharp.device) @ sharp
        deviation = self.noise.standard_deviation(samples)
        # Drawn on the CPU, so that every device sees the same noise for a seed.
        noise = torch.randn(samples.shape, generator=generator).to(sharp.device)
        return samples + deviation * noise

    def __call__(self, sharp: Tensor, generator: torch.Generator | None = None) -> Tensor:
        """Degraded planes on the isotropic grid, shape as ``sharp``: (…, length, width)."""
        return self.interpolation.to(sharp.device) @ self.sampled(sharp, generator)
