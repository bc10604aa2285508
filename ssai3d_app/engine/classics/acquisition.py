"""How a stack was taken, as deconvolution must know it: PSF, distance of the planes, background."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.volume.boxes import Shape
from ssai3d_app.volume.grid import samples_within

FloatVolume = npt.NDArray[np.float32]

_UNREACHED = 1e-3


@dataclass(frozen=True)
class PointSpread:
    """A PSF on the isotropic grid, the same everywhere or changing with depth.

    Each of ``volumes`` is (z, y, x) with its centre at index ``n // 2`` of every axis; its sum
    does not matter. Where there are several, ``shares`` (volumes × depth) says how much of each
    holds at every plane of the isotropic grid, and each of its columns sums to 1.
    """

    volumes: tuple[FloatVolume, ...]
    shares: FloatVolume | None = None

    def __post_init__(self) -> None:
        for volume in self.volumes:
            if volume.ndim != 3 or not np.isfinite(volume).all():
                raise ValueError("A PSF must be a volume of finite numbers.")
            if volume.min() < 0 or volume.sum() <= 0:
                raise ValueError("A PSF must not be negative, nor zero everywhere.")
        if (self.shares is None) != (len(self.volumes) == 1):
            raise ValueError("Several PSFs need shares, and one needs none.")
        if self.shares is None:
            return
        if len(self.shares) != len(self.volumes) or self.shares.min() < 0:
            raise ValueError("The shares must be one row a PSF, and none negative.")
        if not np.allclose(self.shares.sum(axis=0), 1.0, atol=1e-4):
            raise ValueError("The shares of the PSFs must sum to 1 at every depth.")

    @classmethod
    def everywhere(cls, volume: FloatVolume) -> PointSpread:
        """One PSF for the whole stack."""
        return cls((volume,))

    @property
    def axes(self) -> tuple[int, ...]:
        """The axes along which it spreads light: those where it is more than a voxel long."""
        lengths = zip(*(volume.shape for volume in self.volumes), strict=True)
        return tuple(axis for axis, own in enumerate(lengths) if max(own) > 1)

    @property
    def reach(self) -> Shape:
        """How far it spreads light along each axis, in voxels: all but a thousandth of it."""
        z, y, x = (max(_reach(volume, axis) for volume in self.volumes) for axis in range(3))
        return z, y, x

    def between(self, first: int, last: int) -> PointSpread:
        """The PSF of the planes from ``first`` to below ``last`` of the isotropic grid."""
        if self.shares is None:
            return self
        return PointSpread(self.volumes, self.shares[:, first:last])


def _reach(volume: FloatVolume, axis: int) -> int:
    """The least distance from the centre beyond which less than ``_UNREACHED`` of the light is."""
    line = volume.sum(axis=tuple(other for other in range(3) if other != axis), dtype=np.float64)
    distance = np.abs(np.arange(len(line)) - len(line) // 2)
    within = np.cumsum(np.bincount(distance, weights=line)) / line.sum()
    return int(np.argmax(within >= 1 - _UNREACHED))


@dataclass(frozen=True)
class Acquisition:
    """What holds for a whole stack.

    Planes lie ``anisotropy`` voxels of the isotropic grid apart, a real number from 1 on;
    ``background`` is the light that is there without the object, in the unit of the raw
    intensities after the camera's offset was subtracted.
    """

    psf: PointSpread
    anisotropy: float
    background: float = 0.0

    def field(self, raw_shape: Shape) -> Shape:
        """The isotropic grid (Z, Y, X) of raw planes (planes, Y, X)."""
        planes, height, width = raw_shape
        return samples_within(planes, self.anisotropy, 1.0), height, width
