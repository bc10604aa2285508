"""The resolution that a result has: a Gaussian, the same in all directions.

What lies finer is not told by the data. The object that physics works on may hold it, and is
shown at that resolution (Magain, Courbin and Sohy, Astrophys. J. 494, 1998, section 2).
"""

from __future__ import annotations

from math import ceil

import torch
from torch import Tensor

from ssai3d_app.engine.smoothing import correlated, gaussian_kernel

_REACH = 3.5
_STEPS = 8


class Resolution:
    """A Gaussian of ``sigma`` voxels along every axis of volumes (Z, Y, X)."""

    def __init__(self, sigma: float) -> None:
        self.sigma = sigma
        self._reach = max(1, ceil(_REACH * sigma))
        self._kernel = gaussian_kernel(sigma, self._reach)

    def __call__(self, volume: Tensor) -> Tensor:
        """The volume at this resolution; beyond its ends the outermost voxels repeat."""
        for axis in range(3):
            volume = correlated(_continued(volume, axis, self._reach), self._kernel, axis)
        return volume

    def undone(self, volume: Tensor) -> Tensor:
        """A volume that is ``volume`` at this resolution, by a few Richardson–Lucy steps.

        ``volume`` must be positive; so is the result.
        """
        finer = volume
        for _ in range(_STEPS):
            finer = finer * self(volume / self(finer).clamp(min=1e-9))
        return finer


def _continued(volume: Tensor, axis: int, reach: int) -> Tensor:
    last = volume.shape[axis] - 1
    ends = [
        volume.narrow(axis, end, 1).expand(_stretched(volume, axis, reach)) for end in (0, last)
    ]
    return torch.cat([ends[0], volume, ends[1]], dim=axis)


def _stretched(volume: Tensor, axis: int, length: int) -> list[int]:
    return [length if number == axis else n for number, n in enumerate(volume.shape)]
