"""From raw planes to the object, at once or tile by tile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

import torch
from torch import Tensor

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.classics.acquisition import Acquisition, FloatVolume
from ssai3d_app.engine.classics.forward_model import ForwardModel, Planes
from ssai3d_app.volume.boxes import Shape, widened, within
from ssai3d_app.volume.scene import Box

Estimates = Callable[[ForwardModel, Tensor], Iterator[Tensor]]
"""A method: of a model and raw planes (planes, Y, X) it makes better and better objects."""


@dataclass(frozen=True)
class Tile:
    """A part of the isotropic grid that is solved alone.

    ``core`` is what is kept of it and ``outer`` what is computed, both boxes of the grid;
    ``seen`` are the raw planes within, the first of them at ``planes.first`` of ``outer``.
    """

    core: Box
    outer: Box
    seen: slice
    planes: Planes


def tile_around(core: Box, acquisition: Acquisition, raw_shape: Shape, halo: Shape) -> Tile:
    """The tile of a core, with ``halo`` around it as far as the grid reaches."""
    step = acquisition.anisotropy
    if halo[0] < step:
        raise ValueError("The halo must reach to the next plane.")
    outer = widened(core, halo, acquisition.field(raw_shape))
    depth = outer[0]
    first = ceil(depth.start / step - 1e-6)
    # The last plane may lie a part of a voxel below the last of the grid.
    behind = min(ceil(depth.stop / step - 1e-6), raw_shape[0])
    planes = Planes(behind - first, first * step - depth.start)
    return Tile(core, outer, slice(first, behind), planes)


def _ignore(_: int) -> None:
    pass


def solve(
    estimates: Estimates,
    model: ForwardModel,
    raw: FloatVolume,
    steps: int,
    token: CancellationToken,
    on_step: Callable[[int], None] = _ignore,
) -> FloatVolume:
    """The object in the field of view, (Z, Y, X), after a number of steps.

    ``on_step`` hears how many are done.

    Raises
    ------
    JobStopped
        Between two steps, once the owner of the token has cancelled or paused.
    """
    if steps < 1:
        raise ValueError("At least one step is needed.")
    better = estimates(model, torch.from_numpy(raw).to(model.sampling.device))
    for step in range(steps):
        token.raise_if_cancelled()
        volume = next(better)
        on_step(step + 1)
    return model.within_field(volume).cpu().numpy()


@dataclass(frozen=True)
class TileSolver:
    """Solves a stack that need not fit into memory, part by part.

    ``read`` gives a box of the raw planes. ``halo`` is computed around each part and should hold
    the PSF; ``margin``, beyond that, too.
    """

    estimates: Estimates
    acquisition: Acquisition
    raw_shape: Shape
    read: Callable[[Box], FloatVolume]
    halo: Shape
    margin: Shape
    steps: int
    device: torch.device
    token: CancellationToken

    def solve(self, core: Box, on_step: Callable[[int], None] = _ignore) -> FloatVolume:
        """The object in a box of the isotropic grid.

        Raises
        ------
        JobStopped
            Between two steps, once the owner of the token has cancelled or paused.
        """
        tile = tile_around(core, self.acquisition, self.raw_shape, self.halo)
        depth, rows, columns = tile.outer
        psf = self.acquisition.psf.between(depth.start, depth.stop)
        own = Acquisition(psf, self.acquisition.anisotropy, self.acquisition.background)
        z, y, x = (s.stop - s.start for s in tile.outer)
        model = ForwardModel.of(own, (z, y, x), tile.planes, self.margin, self.device)
        raw = self.read((tile.seen, rows, columns))
        volume = solve(self.estimates, model, raw, self.steps, self.token, on_step)
        return volume[within(core, tile.outer)]
