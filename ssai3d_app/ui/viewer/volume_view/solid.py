"""The voxels of a channel as they are projected: coarser where they would be too many."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.ui.opening.loaded_volume import LoadedVolume
from ssai3d_app.ui.viewer.slicing import Steps

Array = npt.NDArray[np.uint16]

_TOP = 65535


@dataclass(frozen=True, eq=False)
class Solid:
    """Voxels (Z, Y, X) about the middle of the stack.

    An intensity is ``offset + gain * value``. ``steps`` (z, y, x) are in µm.
    """

    values: Array
    steps: Steps
    offset: float = 0.0
    gain: float = 1.0

    @property
    def extent(self) -> Steps:
        """Size (z, y, x) in µm."""
        z, y, x = (n * step for n, step in zip(self.values.shape, self.steps, strict=True))
        return z, y, x

    def halved(self) -> Solid:
        """The maximum of two voxels along each axis that has more than 32."""
        factors = tuple(2 if count > 32 else 1 for count in self.values.shape)
        values = pooled(self.values, factors)
        z, y, x = (step * factor for step, factor in zip(self.steps, factors, strict=True))
        return Solid(values, (z, y, x), self.offset, self.gain)


def pooled(values: npt.NDArray[np.generic], factors: tuple[int, ...]) -> npt.NDArray[np.generic]:
    """The maximum of each block of ``factors`` voxels; blocks at the end may be smaller."""
    for axis, factor in enumerate(factors):
        if factor > 1:
            starts = np.arange(0, values.shape[axis], factor)
            values = np.maximum.reduceat(values, starts, axis=axis)
    return values


def solid_of(
    volume: LoadedVolume, steps: Steps, most_bytes: int, go_on: Callable[[], None] = lambda: None
) -> Solid:
    """What is held of a volume, in at most ``most_bytes``, by the maximum of blocks of voxels.

    A maximum keeps what is small and bright, which a projection is looked at for. ``go_on`` is
    called between the planes, and may raise to stop.
    """
    held, preview = volume.held, volume.preview
    factors = _factors(held.shape, most_bytes, steps, preview.factors)
    planes = []
    for first in range(0, held.shape[0], factors[0]):
        go_on()
        block = held[first : first + factors[0]].max(axis=0)
        planes.append(pooled(block, factors[1:]))
    values, offset, gain = _as_uint16(np.stack(planes))
    z, y, x = (
        step * of_preview * factor
        for step, of_preview, factor in zip(steps, preview.factors, factors, strict=True)
    )
    return Solid(values, (z, y, x), offset, gain)


def _factors(
    shape: tuple[int, ...], most_bytes: int, steps: Steps, held: Steps
) -> tuple[int, int, int]:
    """How many voxels to pool along each axis: first where they lie closest."""
    factors = [1, 1, 1]
    while 2 * math.prod(math.ceil(n / f) for n, f in zip(shape, factors, strict=True)) > most_bytes:
        sizes = [s * h * f for s, h, f in zip(steps, held, factors, strict=True)]
        # An axis that has no voxels left to pool is passed over.
        able = [axis for axis in range(3) if factors[axis] < shape[axis]]
        factors[min(able, key=sizes.__getitem__)] += 1
    return factors[0], factors[1], factors[2]


def _as_uint16(values: npt.NDArray[np.generic]) -> tuple[Array, float, float]:
    if values.dtype in (np.uint8, np.uint16):
        return values.astype(np.uint16, copy=False), 0.0, 1.0
    real = np.nan_to_num(values.astype(np.float32))
    low, high = float(real.min()), float(real.max())
    gain = (high - low) / _TOP or 1.0
    return ((real - low) / gain + 0.5).clip(0, _TOP).astype(np.uint16), low, gain
