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

FloatArray = npt.NDArray[np.float32]
Beyond = Literal["edge", "symmetric"]
"""What lies beyond the border: its last value again, or what lies inside mirrored at the border."""

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
            smooth = _correlated(smooth, _gaussian_kernel(width), axis, beyond)
    return np.asarray(smooth, dtype=np.float32)


def gaussian_slope(
    volume: FloatArray, sigma: float, axis: int, beyond: Beyond = "symmetric"
) -> FloatArray:
    """The slope per voxel along one axis of a volume smoothed along it by ``sigma`` > 0 voxels."""
    kernel = _gaussian_kernel(sigma)
    place = np.arange(len(kernel)) - len(kernel) // 2
    return _correlated(volume, kernel * place / sigma**2, axis, beyond)


def _gaussian_kernel(sigma: float) -> npt.NDArray[np.float64]:
    reach = int(_REACH * sigma + 0.5)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    return np.asarray(kernel / kernel.sum())


def _correlated(
    volume: FloatArray, kernel: npt.NDArray[np.float64], axis: int, beyond: Beyond
) -> FloatArray:
    reach = len(kernel) // 2
    borders = [(reach, reach) if n == axis else (0, 0) for n in range(volume.ndim)]
    wide = torch.from_numpy(np.pad(np.asarray(volume, dtype=np.float32), borders, mode=beyond))
    length = volume.shape[axis]
    total = wide.narrow(axis, reach, length) * float(kernel[reach])
    for step in range(len(kernel)):
        if step != reach:
            total.add_(wide.narrow(axis, step, length), alpha=float(kernel[step]))
    return np.asarray(total.numpy())
