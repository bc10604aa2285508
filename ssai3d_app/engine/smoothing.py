"""Gaussian smoothing of volumes, and the slope of what is smoothed.

As ``scipy.ndimage`` defines them, with kernels cut at four standard deviations. Written out here,
since it is all that the running program would need of a library of 140 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

FloatArray = npt.NDArray[np.float32]
Beyond = Literal["edge", "symmetric"]
"""What lies beyond the border: its last value again, or what lies inside mirrored at the border."""

_IN_THE_CACHES = 2**17
"""Voxels."""

_REACH = 4.0
"""Standard deviations after which a kernel is cut off."""


def gaussian(
    volume: FloatArray, sigma: float | Sequence[float], beyond: Beyond = "symmetric"
) -> FloatArray:
    """A volume of any number of axes smoothed by Gaussians of ``sigma`` voxels, one an axis.

    One number serves for all axes; an axis with 0 is left alone.
    """
    sigmas = [sigma] * volume.ndim if isinstance(sigma, int | float) else list(sigma)
    smooth = volume
    for axis, width in zip(range(volume.ndim), sigmas, strict=True):
        if width > 0:
            smooth = _correlated(smooth, usual_kernel(width), axis, beyond)
    return np.asarray(smooth, dtype=np.float32)


def gaussian_slope(
    volume: FloatArray, sigma: float, axis: int, beyond: Beyond = "symmetric"
) -> FloatArray:
    """The slope per voxel along one axis of a volume smoothed along it by ``sigma`` > 0 voxels."""
    kernel = usual_kernel(sigma)
    place = np.arange(len(kernel)) - len(kernel) // 2
    return _correlated(volume, kernel * place / sigma**2, axis, beyond)


def gaussian_kernel(sigma: float, reach: int) -> npt.NDArray[np.float64]:
    """A Gaussian of unit sum, ``2 * reach + 1`` voxels long."""
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    return np.asarray(kernel / kernel.sum())


def correlated(wide: Tensor, kernel: npt.NDArray[np.float64], axis: int) -> Tensor:
    """``wide`` weighted by a kernel of odd length along an axis, which gets shorter by its reach at
    both ends.

    Much faster than a convolution with one channel, on a CPU in parts that stay in its caches.
    """
    if wide.ndim == 1:
        return correlated(wide[None], kernel, 1)[0]
    length = wide.shape[axis] - len(kernel) + 1
    total = wide.new_empty([length if n == axis else size for n, size in enumerate(wide.shape)])
    across = 1 if axis == 0 else 0
    count = total.shape[across]
    few = count
    if total.device.type == "cpu":
        few = max(1, _IN_THE_CACHES * count // max(1, total.numel()))
    for first in range(0, count, few):
        here, there = (x.narrow(across, first, min(few, count - first)) for x in (total, wide))
        torch.mul(there.narrow(axis, 0, length), float(kernel[0]), out=here)
        for place, weight in enumerate(kernel[1:], 1):
            here.add_(there.narrow(axis, place, length), alpha=float(weight))
    return total


def usual_kernel(sigma: float) -> npt.NDArray[np.float64]:
    """A Gaussian of unit sum, cut at four standard deviations."""
    return gaussian_kernel(sigma, int(_REACH * sigma + 0.5))


def _correlated(
    volume: FloatArray, kernel: npt.NDArray[np.float64], axis: int, beyond: Beyond
) -> FloatArray:
    reach = len(kernel) // 2
    borders = [(reach, reach) if n == axis else (0, 0) for n in range(volume.ndim)]
    wide = torch.from_numpy(np.pad(np.asarray(volume, dtype=np.float32), borders, mode=beyond))
    return np.asarray(correlated(wide, kernel, axis).numpy())
