"""Slices of any size through the network: overlapping tiles, blended smoothly."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ssai3d_app.engine.side_by_side import parts_at_once, side_by_side

_EVEN = 16
"""Edges are multiples of this: what a network of four levels would fill up itself."""


def tile_starts(length: int, tile: int, overlap: int) -> list[int]:
    """First indices of tiles that cover ``length`` with at least ``overlap`` between neighbours."""
    if length <= tile:
        return [0]
    count = -(-(length - overlap) // (tile - overlap))
    span = length - tile
    return [round(number * span / (count - 1)) for number in range(count)]


def tile_edge(length: int, tile: int, overlap: int) -> int:
    """Edge of as many tiles as edges of ``tile`` take to cover ``length``: no longer than needed.

    Half a dozen voxels beyond two tiles would otherwise cost a third, of voxels seen twice.
    """
    count = len(tile_starts(length, tile, overlap))
    needed = -(-(length + (count - 1) * overlap) // count)
    return min(tile, -(-needed // _EVEN) * _EVEN)


def _ramp(length: int, starts: list[int], number: int, tile: int) -> Tensor:
    """Weights of one tile along one axis: raised cosine where it overlaps, 1 elsewhere."""
    size = min(tile, length)
    weight = torch.ones(size)
    if number > 0:
        shared = starts[number - 1] + size - starts[number]
        rise = torch.sin(0.5 * torch.pi * (torch.arange(shared) + 0.5) / shared) ** 2
        weight[:shared] *= rise
    if number < len(starts) - 1:
        shared = starts[number] + size - starts[number + 1]
        rise = torch.sin(0.5 * torch.pi * (torch.arange(shared) + 0.5) / shared) ** 2
        weight[size - shared :] *= rise.flip(0)
    return weight


def restore_tiled(network: nn.Module, slices: Tensor, tile: int, overlap: int) -> Tensor:
    """Restored slices (n, H, W); computed on the network's device, returned on the CPU.

    ``slices`` are (n, shown, H, W): each with as many neighbours as the network is shown.

    Tiles are ``tile`` voxels long at the most. Neighbours share at least ``overlap`` voxels, in
    which their weights cross over.
    """
    device = next(network.parameters()).device
    groups = slices.tensor_split(parts_at_once(device, len(slices)))
    parts = side_by_side(lambda group: _restored(network, group, tile, overlap), groups)
    return torch.cat(parts)


@torch.no_grad()
def _restored(network: nn.Module, slices: Tensor, tile: int, overlap: int) -> Tensor:
    device = next(network.parameters()).device
    height, width = slices.shape[2:]
    high, wide = tile_edge(height, tile, overlap), tile_edge(width, tile, overlap)
    rows, columns = tile_starts(height, high, overlap), tile_starts(width, wide, overlap)
    total = torch.zeros(len(slices), height, width)
    weights = torch.zeros(height, width)
    for i, row in enumerate(rows):
        vertical = _ramp(height, rows, i, high)
        for j, column in enumerate(columns):
            weight = vertical[:, None] * _ramp(width, columns, j, wide)[None, :]
            box = (slice(row, row + weight.shape[0]), slice(column, column + weight.shape[1]))
            part = slices[:, :, box[0], box[1]].to(device, memory_format=torch.channels_last)
            total[:, box[0], box[1]] += network(part)[:, 0].cpu() * weight
            weights[box] += weight
    return total / weights
