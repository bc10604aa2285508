"""Power of a volume by frequency along one axis: what blur takes away and restoring brings back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
Values = npt.NDArray[np.float64]

_HALF_ANGLE = np.pi / 8


def axis_spectrum(
    blocks: Sequence[FloatArray], axis: int, spacing: tuple[float, float, float]
) -> tuple[Values, Values]:
    """Frequencies (cycles per µm, from 0 on) and mean power along an axis (0 is z) of blocks.

    Blocks (Z, Y, X) are of one shape, ``spacing`` their samples' distances in µm. Coefficients
    within 22.5° of the axis are averaged, under a Hann window, so scaled that white noise has its
    variance times the volume of a voxel (µm³): recordings on different grids can be compared. Both
    are empty where there is nothing to measure.
    """
    useful = [block for block in blocks if np.isfinite(block).all() and float(np.ptp(block)) > 0]
    if not useful or min(useful[0].shape) < 4:
        return np.zeros(0), np.zeros(0)
    shape = useful[0].shape
    frequencies = [
        np.fft.fftfreq(n, step).reshape([-1 if a == number else 1 for a in range(3)])
        for number, (n, step) in enumerate(zip(shape, spacing, strict=True))
    ]
    along = np.abs(frequencies[axis])
    across = np.sqrt(sum(f**2 for a, f in enumerate(frequencies) if a != axis) + np.zeros(shape))
    within = across <= np.tan(_HALF_ANGLE) * along
    bins = np.rint(np.broadcast_to(along, shape)[within] * shape[axis] * spacing[axis]).astype(int)
    window = np.ones(shape)
    for number, length in enumerate(shape):
        window = window * np.hanning(length + 2)[1:-1].reshape(
            [-1 if a == number else 1 for a in range(3)]
        )
    count = shape[axis] // 2 + 1
    total = np.zeros(count)
    for block in useful:
        centred = block - float((block * window).sum() / window.sum())
        power = np.abs(np.fft.fftn(centred * window)[within]) ** 2 / float((window**2).sum())
        total += np.bincount(bins, power, count)[:count]
    modes = np.bincount(bins, minlength=count)[:count]
    mean = total / np.maximum(modes, 1) / len(useful) * float(np.prod(spacing))
    return np.arange(1, count) / (shape[axis] * spacing[axis]), mean[1:]
