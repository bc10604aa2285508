"""The two passes: XZ slices, then YZ slices fused with them, strip by strip through scratch."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ssai3d_app.engine.backbones.library import find_network
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.losses import AXIAL_BORDER
from ssai3d_app.engine.memory import with_less_at_a_time
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.side_by_side import parts_at_once
from ssai3d_app.engine.tiling import restore_tiled
from ssai3d_app.engine.trust.maps import DIFFERENCE_DTYPE
from ssai3d_app.formats.scratch import CHUNK, ScratchVolume
from ssai3d_app.volume.grid import IsotropicGrid

FloatArray = npt.NDArray[np.float32]

CONTINUED = 2 * AXIAL_BORDER
"""Voxels by which slices are continued beyond each end of the stack."""
_BATCH_PIXELS = 2**18
_STRIP_BYTES = 128 * 2**20
_LEAST_TILE = 64


def _strips(length: int, slice_voxels: int) -> list[slice]:
    """Strips as wide as a scratch chunk, or narrower when slices are large."""
    width = CHUNK[1]
    while width > 4 and width * slice_voxels * 4 > _STRIP_BYTES:
        width //= 2
    return [slice(first, min(first + width, length)) for first in range(0, length, width)]


def xz_slices(shape: tuple[int, int, int], strips: int) -> int:
    """How many XZ slices the first strips of a grid hold."""
    depth, height, width = shape
    return sum(strip.stop - strip.start for strip in _strips(height, depth * width)[:strips])


def yz_slices(shape: tuple[int, int, int], strips: int) -> int:
    """How many YZ slices the first strips of a grid hold."""
    depth, height, width = shape
    return sum(strip.stop - strip.start for strip in _strips(width, depth * height)[:strips])


class Pieces:
    """How much goes through the network at once: less after each lack of memory.

    ``tile`` is the edge of a tile, ``pixels`` those of all tiles at once; ``halvings`` is how
    often they were made smaller, also in earlier runs of the same restoration.
    """

    def __init__(self, recipe: Recipe, halvings: int, on_smaller: Callable[[int], None]) -> None:
        self.tile = recipe.tile_size
        self.pixels = _BATCH_PIXELS
        self.halvings = 0
        self._on_smaller = on_smaller
        for _ in range(halvings):
            self._halve()

    def less(self) -> bool:
        """Halve the edge of the tiles, and then their number; says whether that could be."""
        if self.tile <= _LEAST_TILE and self.pixels <= self.tile**2:
            return False
        self._halve()
        self._on_smaller(self.halvings)
        return True

    def _halve(self) -> None:
        self.tile = max(_LEAST_TILE, self.tile // 32 * 16)
        self.pixels //= 4
        self.halvings += 1


def continued_ends(slices: Tensor) -> Tensor:
    """Slices (n, Z, W) continued beyond both ends of the stack by their first and last row.

    Training leaves the rows at the ends out, so the network must not meet an end where voxels
    count. Repeating was up to 3 dB better there than mirroring or nothing.
    """
    return F.pad(slices[:, None], (0, 0, CONTINUED, CONTINUED), mode="replicate")[:, 0]


class SliceRestorer:
    """Restores one staged channel with one network, strip by strip.

    A strip that is told as done is on the disk for good; one that was interrupted can be done
    again, since neither pass writes over what it reads.
    """

    def __init__(
        self,
        network: nn.Module,
        staged: StagedChannel,
        grid: IsotropicGrid,
        recipe: Recipe,
        pieces: Pieces,
        token: CancellationToken,
    ) -> None:
        self._network = network
        self._staged = staged
        self._grid = grid
        self._overlap = recipe.tile_overlap
        self._pieces = pieces
        self._token = token
        self._matrix = torch.from_numpy(grid.interpolation(0))
        self._beside = find_network(recipe.network).architecture.neighbours

    def restore_xz(
        self,
        result: ScratchVolume,
        strips_done: int,
        on_slices: Callable[[int], None],
        on_strip: Callable[[int], None],
    ) -> None:
        """Restore the XZ slices into ``result``, shape (Z, Y, X), on the engine's scale.

        It begins after ``strips_done``; ``on_slices`` hears how many slices are done and
        ``on_strip`` how many strips.
        """
        depth, height, width = self._grid.shape
        strips = _strips(height, depth * width)
        for number, strip in enumerate(strips[strips_done:], strips_done + 1):
            box = (slice(None), strip, slice(None))
            wider = self._with_neighbours(strip, height)
            raw = self._staged.scaled((slice(None), wider, slice(None))).transpose(1, 0, 2)
            restored = self._slices(raw, strip, wider, on_slices)
            result.write(box, restored.transpose(1, 0, 2))
            on_strip(number)

    def restore_yz_and_fuse(
        self,
        from_xz: ScratchVolume,
        result: ScratchVolume,
        finished: Callable[[FloatArray], npt.NDArray[Any]],
        strips_done: int,
        on_slices: Callable[[int], None],
        on_strip: Callable[[int, float], None],
        difference: ScratchVolume | None = None,
    ) -> None:
        """Restore the YZ slices; their mean with the XZ pass goes into ``result``.

        ``finished`` makes of the mean, on the engine's scale, what ``result`` takes; ``difference``
        takes how far the YZ pass lies above the XZ pass, on that scale. ``on_strip``
        hears how many strips are done, and the sum of the squared differences of the two passes in
        the last one; after it, that strip of the XZ pass is not needed and its space given back.
        """
        depth, height, width = self._grid.shape
        strips = _strips(width, depth * height)
        for number, strip in enumerate(strips[strips_done:], strips_done + 1):
            box = (slice(None), slice(None), strip)
            wider = self._with_neighbours(strip, width)
            raw = self._staged.scaled((slice(None), slice(None), wider)).transpose(2, 0, 1)
            yz = self._slices(raw, strip, wider, on_slices).transpose(1, 2, 0)
            xz = from_xz.read(box)
            apart = yz - xz
            squares = float(np.square(apart, dtype=np.float64).sum())
            if difference is not None:
                difference.write(box, apart.astype(DIFFERENCE_DTYPE))
            result.write(box, finished(0.5 * (xz + yz)))
            on_strip(number, squares)
            from_xz.forget_columns(strip.start, strip.stop)

    def _with_neighbours(self, strip: slice, length: int) -> slice:
        """A strip and the slices on either side that the network is shown, as far as there are."""
        return slice(max(0, strip.start - self._beside), min(length, strip.stop + self._beside))

    def _slices(
        self, raw: FloatArray, strip: slice, wider: slice, on_slices: Callable[[int], None]
    ) -> FloatArray:
        """The slices of a strip brought to the isotropic grid along z and restored, (n, Z, W).

        ``raw`` are those of the wider strip, (m, Z_raw, W); beyond the ends of the stack the first
        and last slice repeat.
        """
        slices = continued_ends(self._matrix @ torch.from_numpy(np.ascontiguousarray(raw)))
        shown = torch.arange(strip.start - self._beside, strip.stop + self._beside)
        slices = slices[shown.clamp(wider.start, wider.stop - 1) - wider.start]
        # Each with its neighbours, (n, neighbours, Z, W); a view.
        groups = slices.unfold(0, 2 * self._beside + 1, 1).movedim(-1, 1)
        restored = torch.empty_like(groups[:, 0])
        first = 0
        while first < len(groups):
            self._token.raise_if_cancelled()
            part = with_less_at_a_time(
                functools.partial(self._next_batch, groups, first), self._pieces.less
            )
            restored[first : first + len(part)] = part
            first += len(part)
            on_slices(strip.start + first)
        return restored[:, CONTINUED : CONTINUED + self._grid.shape[0]].numpy()

    def _next_batch(self, groups: Tensor, first: int) -> Tensor:
        """As many restored slices from ``first`` on as go through the network at once."""
        tile = self._pieces.tile
        tile_pixels = min(groups.shape[2], tile) * min(groups.shape[3], tile)
        device = next(self._network.parameters()).device
        batch = max(self._pieces.pixels // tile_pixels, parts_at_once(device, len(groups)))
        return restore_tiled(self._network, groups[first : first + batch], tile, self._overlap)
