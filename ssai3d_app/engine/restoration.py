"""The two passes: XZ slices, then YZ slices fused with them, strip by strip through scratch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.losses import AXIAL_BORDER
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.tiling import restore_tiled
from ssai3d_app.formats.scratch import CHUNK, ScratchVolume
from ssai3d_app.volume.grid import IsotropicGrid

FloatArray = npt.NDArray[np.float32]

_CONTINUED = 2 * AXIAL_BORDER
_BATCH_PIXELS = 2**18
_STRIP_BYTES = 128 * 2**20


def _strips(length: int, slice_voxels: int) -> Iterator[slice]:
    """Strips as wide as a scratch chunk, or narrower when slices are large."""
    width = CHUNK[1]
    while width > 4 and width * slice_voxels * 4 > _STRIP_BYTES:
        width //= 2
    for first in range(0, length, width):
        yield slice(first, min(first + width, length))


def continued_ends(slices: Tensor) -> Tensor:
    """Slices (n, Z, W) continued beyond both ends of the stack by their first and last row.

    Training leaves the rows at the ends out, so the network must not meet an end where voxels
    count. Repeating was up to 3 dB better there than mirroring or nothing.
    """
    return F.pad(slices[:, None], (0, 0, _CONTINUED, _CONTINUED), mode="replicate")[:, 0]


class SliceRestorer:
    """Restores one staged channel with one network, strip by strip.

    ``result`` takes the outcome, shape (Z, Y, X) on the isotropic grid and on the engine's scale.
    """

    def __init__(
        self,
        network: nn.Module,
        staged: StagedChannel,
        grid: IsotropicGrid,
        result: ScratchVolume,
        recipe: Recipe,
        token: CancellationToken,
    ) -> None:
        self._network = network
        self._staged = staged
        self._grid = grid
        self._result = result
        self._recipe = recipe
        self._token = token
        self._matrix = torch.from_numpy(grid.interpolation(0))

    def restore_xz(self, on_slices: Callable[[int], None]) -> None:
        """Restore every XZ slice; ``on_slices`` hears how many are done."""
        depth, height, width = self._grid.shape
        for strip in _strips(height, depth * width):
            box = (slice(None), strip, slice(None))
            raw = self._staged.scaled(box).transpose(1, 0, 2)
            restored = self._slices(raw, strip.start, on_slices)
            self._result.write(box, restored.transpose(1, 0, 2))

    def restore_yz_and_fuse(self, on_slices: Callable[[int], None]) -> float:
        """Restore every YZ slice and take the mean with the XZ result, in place.

        Returns the root mean square disagreement of the two passes on the engine's scale.
        """
        depth, height, width = self._grid.shape
        squares = 0.0
        for strip in _strips(width, depth * height):
            box = (slice(None), slice(None), strip)
            raw = self._staged.scaled(box).transpose(2, 0, 1)
            from_yz = self._slices(raw, strip.start, on_slices).transpose(1, 2, 0)
            from_xz = self._result.read(box)
            squares += float(np.square(from_yz - from_xz, dtype=np.float64).sum())
            self._result.write(box, 0.5 * (from_xz + from_yz))
        return float(np.sqrt(squares / (depth * height * width)))

    def _slices(
        self, raw: FloatArray, done_before: int, on_slices: Callable[[int], None]
    ) -> FloatArray:
        """Raw slices (n, Z_raw, W) brought to the isotropic grid along z and restored."""
        slices = continued_ends(self._matrix @ torch.from_numpy(np.ascontiguousarray(raw)))
        tile, overlap = self._recipe.tile_size, self._recipe.tile_overlap
        tile_pixels = min(slices.shape[1], tile) * min(slices.shape[2], tile)
        batch = max(1, _BATCH_PIXELS // tile_pixels)
        restored = torch.empty_like(slices)
        for first in range(0, len(slices), batch):
            self._token.raise_if_cancelled()
            part = slices[first : first + batch]
            restored[first : first + batch] = restore_tiled(self._network, part, tile, overlap)
            on_slices(done_before + first + len(part))
        return restored[:, _CONTINUED : _CONTINUED + self._grid.shape[0]].numpy()
