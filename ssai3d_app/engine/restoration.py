"""The two passes: XZ slices, then YZ slices fused with them, strip by strip through scratch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.tiling import restore_tiled
from ssai3d_app.formats.scratch import CHUNK, ScratchVolume
from ssai3d_app.volume.grid import IsotropicGrid

FloatArray = npt.NDArray[np.float32]

_BATCH_PIXELS = 2**19
_STRIP_BYTES = 128 * 2**20


def _strips(length: int, slice_voxels: int) -> Iterator[slice]:
    """Strips as wide as a scratch chunk, or narrower when slices are large."""
    width = CHUNK[1]
    while width > 4 and width * slice_voxels * 4 > _STRIP_BYTES:
        width //= 2
    for first in range(0, length, width):
        yield slice(first, min(first + width, length))


def interpolated(raw: FloatArray, matrix: Tensor) -> Tensor:
    """Slices (n, Z_raw, W) brought to the isotropic grid along z: (n, Z, W)."""
    return matrix @ torch.from_numpy(raw)


def _restore_slices(
    network: nn.Module,
    slices: Tensor,
    first_slice: int,
    recipe: Recipe,
    token: CancellationToken,
    on_slices: Callable[[int], None],
) -> FloatArray:
    tile_pixels = min(slices.shape[1], recipe.tile_size) * min(slices.shape[2], recipe.tile_size)
    batch = max(1, _BATCH_PIXELS // tile_pixels)
    restored = torch.empty_like(slices)
    for first in range(0, len(slices), batch):
        token.raise_if_cancelled()
        part = slices[first : first + batch]
        restored[first : first + batch] = restore_tiled(
            network, part, recipe.tile_size, recipe.tile_overlap
        )
        on_slices(first_slice + first + len(part))
    return restored.numpy()


def restore_xz(
    network: nn.Module,
    staged: StagedChannel,
    grid: IsotropicGrid,
    result: ScratchVolume,
    recipe: Recipe,
    token: CancellationToken,
    on_slices: Callable[[int], None],
) -> None:
    """Restore every XZ slice into ``result``; ``on_slices`` hears how many are done."""
    matrix = torch.from_numpy(grid.interpolation(0))
    depth, height, width = grid.shape
    for strip in _strips(height, depth * width):
        raw = staged.scaled((slice(None), strip, slice(None))).transpose(1, 0, 2)
        slices = interpolated(np.ascontiguousarray(raw), matrix)
        restored = _restore_slices(network, slices, strip.start, recipe, token, on_slices)
        result.write((slice(None), strip, slice(None)), restored.transpose(1, 0, 2))


def restore_yz_and_fuse(
    network: nn.Module,
    staged: StagedChannel,
    grid: IsotropicGrid,
    result: ScratchVolume,
    recipe: Recipe,
    token: CancellationToken,
    on_slices: Callable[[int], None],
) -> float:
    """Restore every YZ slice and take the mean with the XZ result in ``result``, in place.

    Returns the root mean square disagreement of the two passes on the engine's scale.
    """
    matrix = torch.from_numpy(grid.interpolation(0))
    depth, height, width = grid.shape
    squares = 0.0
    for strip in _strips(width, depth * height):
        box = (slice(None), slice(None), strip)
        raw = staged.scaled(box).transpose(2, 0, 1)
        slices = interpolated(np.ascontiguousarray(raw), matrix)
        from_yz = _restore_slices(network, slices, strip.start, recipe, token, on_slices).transpose(
            1, 2, 0
        )
        from_xz = result.read(box)
        squares += float(np.square(from_yz - from_xz, dtype=np.float64).sum())
        result.write(box, 0.5 * (from_xz + from_yz))
    return float(np.sqrt(squares / (depth * height * width)))
