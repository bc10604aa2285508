"""The resolution that a result has: a Gaussian, the same in all directions.

What lies finer is not told by the data. The object that physics works on may hold it, and is
shown at that resolution (Magain, Courbin and Sohy, Astrophys. J. 494, 1998, section 2).
"""

from __future__ import annotations

from math import ceil

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

_REACH = 3.5
_STEPS = 8


class Resolution:
    """A Gaussian of ``sigma`` voxels along every axis of volumes (Z, Y, X) on one device."""

    def __init__(self, sigma: float, device: torch.device) -> None:
        self._reach = max(1, ceil(_REACH * sigma))
        place = np.arange(-self._reach, self._reach + 1)
        weights = np.exp(-0.5 * (place / sigma) ** 2)
        self._weights = torch.tensor(weights / weights.sum(), dtype=torch.float32, device=device)

    def __call__(self, volume: Tensor) -> Tensor:
        """The volume at this resolution; beyond its ends the outermost voxels repeat."""
        for axis in range(3):
            lines = volume.movedim(axis, -1)
            padded = F.pad(lines.flatten(0, 1)[:, None], (self._reach,) * 2, mode="replicate")
            blurred = F.conv1d(padded, self._weights[None, None])
            volume = blurred.view(lines.shape).movedim(-1, axis)
        return volume

    def undone(self, volume: Tensor) -> Tensor:
        """A volume that is ``volume`` at this resolution, by a few Richardson–Lucy steps.

        ``volume`` must be positive; so is the result.
        """
        finer = volume
        for _ in range(_STEPS):
            finer = finer * self(volume / self(finer).clamp(min=1e-9))
        return finer
