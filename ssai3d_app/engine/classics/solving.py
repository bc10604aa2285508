"""From raw planes to the object, at once or tile by tile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

import torch
from torch import Tensor

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.classics.acquisition import Acquisition, FloatVolume, Shape
from ssai3d_app.engine.classics.forward_model import ForwardModel, Planes
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


def tiles(acquisition: Acquisition, raw_shape: Shape, edge: Shape, halo: Shape) -> Iterator[Tile]:
    """Tiles whose cores, up to ``edge`` long, cover the grid; ``halo`` is computed around each."""
    depth, height, width = acquisition.field(raw_shape)
    for core in cores((slice(0, depth), slice(0, height), slice(0, width)), edge):
        yield tile_around(core, acquisition, raw_shape, halo)


def cores(box: Box, edge: Shape) -> Iterator[Box]:
    """Boxes up to ``edge`` long that make up ``box``."""
    spans = [
        [slice(first, min(first + length, s.stop)) for first in range(s.start, s.stop, length)]
        for length, s in zip(edge, box, strict=True)
    ]
    for z in spans[0]:
        for y in spans[1]:
            for x in spans[2]:
                yield z, y, x


def tile_around(core: Box, acquisition: Acquisition, raw_shape: Shape, halo: Shape) -> Tile:
    """The tile of a core, with ``halo`` around it as far as the grid reaches."""
    step = acquisition.anisotropy
    if halo[0] < step:
        raise ValueError("The halo must reach to the next plane.")
    oz, oy, ox = (
        slice(max(0, c.start - h), min(n, c.stop + h))
        for c, h, n in zip(core, halo, acquisition.field(raw_shape), strict=True)
    )
    first = ceil(oz.start / step - 1e-6)
    # The last plane may lie a part of a voxel below the last of the grid.
    behind = min(ceil(oz.stop / step - 1e-6), raw_shape[0])
    planes = Planes(behind - first, first * step - oz.start)
    return Tile(core, (oz, oy, ox), slice(first, behind), planes)


def solve(
    estimates: Estimates,
    model: ForwardModel,
    raw: FloatVolume,
    steps: int,
    token: CancellationToken,
) -> FloatVolume:
    """The object in the field of view, (Z, Y, X), after a number of steps.

    Raises
    ------
    JobCancelled
        Between two steps, once the owner of the token has cancelled.
    """
    if steps < 1:
        raise ValueError("At least one step is needed.")
    better = estimates(model, torch.from_numpy(raw).to(model.sampling.device))
    for _ in range(steps):
        token.raise_if_cancelled()
        volume = next(better)
    return model.within_field(volume).cpu().numpy()


def solve_in_tiles(
    estimates: Estimates,
    acquisition: Acquisition,
    raw_shape: Shape,
    read: Callable[[Box], FloatVolume],
    write: Callable[[Box, FloatVolume], None],
    edge: Shape,
    halo: Shape,
    margin: Shape,
    steps: int,
    device: torch.device,
    token: CancellationToken,
) -> None:
    """Solve a stack that need not fit into memory.

    ``read`` gives a box of the raw planes and ``write`` takes one of the isotropic grid. ``halo``
    should hold the PSF, and ``margin``, beyond the outermost tile, too.

    Raises
    ------
    JobCancelled
        Between two steps, once the owner of the token has cancelled.
    """
    for tile in tiles(acquisition, raw_shape, edge, halo):
        depth, rows, columns = tile.outer
        psf = acquisition.psf.between(depth.start, depth.stop)
        own = Acquisition(psf, acquisition.anisotropy, acquisition.background)
        z, y, x = (s.stop - s.start for s in tile.outer)
        model = ForwardModel.of(own, (z, y, x), tile.planes, margin, device)
        volume = solve(estimates, model, read((tile.seen, rows, columns)), steps, token)
        kept = tuple(
            slice(c.start - o.start, c.stop - o.start)
            for c, o in zip(tile.core, tile.outer, strict=True)
        )
        write(tile.core, volume[kept])
