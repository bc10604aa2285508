"""What the planes of a crop would be without noise and haze, as far as a network can tell.

Noise of a target is in its input too, blurred, and a network learns to bring it back. One that was
pre-trained on clean structures takes noise and out-of-focus light out of a stack, and of what it
gives the planes are the best part: they need no sharpening, and two passes look at each of their
voxels between its neighbours on all sides.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.memory import with_less_at_a_time
from ssai3d_app.engine.restoration import Pieces, continued_ends
from ssai3d_app.engine.tiling import restore_tiled
from ssai3d_app.volume.grid import cubic_interpolation, samples_within

FloatArray = npt.NDArray[np.float32]

_AT_ONCE = 4
"""Slices through the network, at the most: without gradients they take less memory than a step of
tuning."""


def estimated_planes(
    network: nn.Module,
    raw: FloatArray,
    anisotropy: float,
    beside: int,
    overlap: int,
    pieces: Pieces,
    token: CancellationToken,
) -> FloatArray:
    """Planes (n, Y, X) of a crop on the engine's scale, restored: the mean of both passes.

    ``network`` is shown ``beside`` slices on either side of each, ``anisotropy`` is the distance of
    the planes in voxels. Of the restored volume those planes are kept that lie nearest to raw ones.
    ``overlap`` is that of tiles, in voxels.

    Raises
    ------
    NotEnoughMemoryError
        When memory does not suffice for the smallest ``pieces``.
    """
    depth = samples_within(len(raw), anisotropy, 1.0)
    matrix = torch.from_numpy(cubic_interpolation(len(raw), depth, 1.0 / anisotropy))
    nearest = np.clip(np.round(anisotropy * np.arange(len(raw))), 0, depth - 1).astype(np.int64)
    kept = torch.from_numpy(nearest)

    def both_passes() -> FloatArray:
        planes = np.zeros(raw.shape, dtype=np.float32)
        for axis in (1, 2):
            along = np.ascontiguousarray(np.moveaxis(raw, axis, 0))
            slices = continued_ends(matrix @ torch.from_numpy(along))
            beyond = (slices.shape[1] - depth) // 2
            restored = [
                part[:, beyond : beyond + depth][:, kept]
                for part in _restored(network, slices, beside, overlap, pieces, token)
            ]
            planes += np.moveaxis(torch.cat(restored).numpy(), 0, axis)
        return 0.5 * planes

    return with_less_at_a_time(both_passes, pieces.less)


def _restored(
    network: nn.Module,
    slices: Tensor,
    beside: int,
    overlap: int,
    pieces: Pieces,
    token: CancellationToken,
) -> list[Tensor]:
    """Slices (n, Z, W) restored, a few at a time; beyond the ends the first and last repeat."""
    shown = torch.arange(-beside, beside + 1) + torch.arange(len(slices))[:, None]
    tile_pixels = min(slices.shape[1], pieces.tile) * min(slices.shape[2], pieces.tile)
    count = max(1, min(_AT_ONCE, pieces.pixels // tile_pixels))
    parts = []
    for first in range(0, len(slices), count):
        token.raise_if_cancelled()
        group = shown[first : first + count].clamp(0, len(slices) - 1)
        parts.append(restore_tiled(network, slices[group], pieces.tile, overlap))
    return parts
