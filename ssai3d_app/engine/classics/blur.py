"""Blur by a PSF over a periodic grid, and its exact adjoint, by FFT."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from ssai3d_app.engine.classics.acquisition import FloatVolume, PointSpread
from ssai3d_app.volume.boxes import Shape


def fast_length(length: int) -> int:
    """The next length whose only prime factors are 2, 3 and 5: quick to transform."""
    while True:
        rest = length
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return length
        length += 1


def _on_grid(psf: FloatVolume, grid: Shape) -> FloatVolume:
    """A PSF of unit sum on a periodic grid, its centre at index 0; what lies beyond is cut off."""
    placed = np.zeros(grid, dtype=np.float64)
    inner = []
    for n, m in zip(psf.shape, grid, strict=True):
        first = max(0, n // 2 - m // 2)
        inner.append(slice(first, first + min(n, m)))
    part = psf[tuple(inner)]
    placed[tuple(map(slice, part.shape))] = part
    centre = [n // 2 - i.start for n, i in zip(psf.shape, inner, strict=True)]
    placed = np.roll(placed, [-c for c in centre], axis=(0, 1, 2))
    return np.asarray(placed / placed.sum(), dtype=np.float32)


class Blur:
    """The blur of volumes of one shape, (Z, Y, X) = ``grid``, on one device.

    Where the PSF changes with depth, it is that of the place where light is seen. Axes along which
    it is a single voxel are left alone: what lies side by side there stays apart to the last bit.
    """

    def __init__(self, psf: PointSpread, grid: Shape, device: torch.device) -> None:
        self.grid = grid
        self._axes = psf.axes or (0,)
        placed = [grid[axis] if axis in self._axes else 1 for axis in range(3)]
        self._spectra = [
            torch.fft.rfftn(
                torch.from_numpy(_on_grid(volume, (placed[0], placed[1], placed[2]))).to(device),
                dim=self._axes,
            )
            for volume in psf.volumes
        ]
        self._shares: Tensor | None = None
        if psf.shares is not None:
            if psf.shares.shape[1] != grid[0]:
                raise ValueError("The shares of the PSFs must cover the depth of the grid.")
            self._shares = torch.from_numpy(psf.shares.astype(np.float32)).to(device)

    def __call__(self, volume: Tensor) -> Tensor:
        """The blurred volume."""
        spectrum = self._transformed(volume)
        if self._shares is None:
            return self._back(spectrum * self._spectra[0])
        blurred = torch.zeros_like(volume)
        for own, share in zip(self._spectra, self._shares, strict=True):
            blurred += share[:, None, None] * self._back(spectrum * own)
        return blurred

    def adjoint(self, volume: Tensor) -> Tensor:
        """The adjoint: ``⟨blur(a), b⟩ = ⟨a, adjoint(b)⟩``."""
        if self._shares is None:
            spectrum = self._transformed(volume) * self._spectra[0].conj()
        else:
            spectrum = sum(
                self._transformed(share[:, None, None] * volume) * own.conj()
                for own, share in zip(self._spectra, self._shares, strict=True)
            )
        return self._back(spectrum)

    def _transformed(self, volume: Tensor) -> Tensor:
        spectrum: Tensor = torch.fft.rfftn(volume, dim=self._axes)
        return spectrum

    def _back(self, spectrum: Tensor) -> Tensor:
        lengths = [self.grid[axis] for axis in self._axes]
        volume: Tensor = torch.fft.irfftn(spectrum, s=lengths, dim=self._axes)
        return volume

    @property
    def largest_gain(self) -> float:
        """A bound on how much the blur lengthens any volume (its operator norm)."""
        return float(np.sqrt(len(self._spectra)))
