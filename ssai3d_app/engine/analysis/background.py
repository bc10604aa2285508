"""Light that is not of the structures: a smooth background, found on a coarse copy of the volume.

The background is what a box wider than the structures finds as its darkest smoothed place
(a morphological opening, Serra 1982), smoothed; between the coarse voxels it is linear.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatVolume = npt.NDArray[np.float32]


def block_means(volume: FloatVolume, step: int) -> FloatVolume:
    """Means over blocks of ``step`` voxels an edge; the last blocks hold what is left."""
    coarse = volume
    for axis in range(3):
        starts = np.arange(0, coarse.shape[axis], step)
        counts = np.diff(np.append(starts, coarse.shape[axis]))
        shape = [1, 1, 1]
        shape[axis] = len(counts)
        sums = np.add.reduceat(coarse, starts, axis=axis)
        coarse = np.asarray(sums / counts.reshape(shape), dtype=np.float32)
    return coarse


def _linear(count: int, coarse_count: int, step: int) -> FloatVolume:
    """Matrix (count × coarse_count) that interpolates linearly between the middles of blocks."""
    place = np.clip((np.arange(count) - (step - 1) / 2) / step, 0, coarse_count - 1)
    low = np.minimum(place.astype(np.int64), max(0, coarse_count - 2))
    share = place - low
    matrix = np.zeros((count, coarse_count), dtype=np.float32)
    matrix[np.arange(count), low] = 1 - share
    if coarse_count > 1:
        matrix[np.arange(count), low + 1] += share
    return matrix


def subtract_background(volume: FloatVolume, voxel: float, width: float) -> None:
    """Take the background off a volume (Z, Y, X), in place.

    ``width`` in µm is that of the box: a few times the thickness of the structures, so that it
    always finds a place beside them. Blocks are about an eighth of it.
    """
    from scipy import ndimage

    step = max(1, round(width / 8 / voxel))
    coarse = block_means(volume, step)
    coarse = ndimage.gaussian_filter(coarse, 0.7, mode="nearest")
    box = max(3, round(width / (step * voxel)) | 1)
    coarse = ndimage.grey_opening(coarse, size=(box, box, box), mode="nearest")
    coarse = ndimage.gaussian_filter(coarse, box / 4, mode="nearest")
    along, down, across = (
        _linear(count, few, step) for count, few in zip(volume.shape, coarse.shape, strict=True)
    )
    lateral = np.einsum("yb,abc,xc->ayx", down, coarse, across, optimize=True)
    for z in range(volume.shape[0]):
        volume[z] -= np.tensordot(along[z], lateral, axes=1)


def noise_level(volume: FloatVolume) -> float:
    """Standard deviation of what is dark, from the values below the median (robust, one-sided)."""
    sample = volume[:: max(1, volume.shape[0] // 64), ::2, ::2]
    middle = float(np.median(sample))
    below = sample[sample < middle]
    return float(1.4826 * np.median(middle - below)) if below.size else 0.0
