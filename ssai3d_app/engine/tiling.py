"""Slices of any size through the network: overlapping tiles, blended smoothly."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def tile_starts(length: int, tile: int, overlap: int) -> list[int]:
    """First indices of tiles that cover ``length`` with at least ``overlap`` between neighbours."""
    if length <= tile:
        return [0]
    count = -(-(length - overlap) // (tile - overlap))
    span = length - tile
    return [round(number * span / (count - 1)) for number in range(count)]


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


@torch.no_grad()
def restore_tiled(network: nn.Module, slices: Tensor, tile: int, overlap: int) -> Tensor:
    """Restored slices (n, H, W); computed on the network's device, returned on the CPU.

    ``slices`` are (n, shown, H, W): each with as many neighbours as the network is shown.

    Neighbouring tiles share at least ``overlap`` voxels, in which their weights cross over.
    """
    device = next(network.parameters()).device
    height, width = slices.shape[2:]
    rows, columns = tile_starts(height, tile, overlap), tile_starts(width, tile, overlap)
    total = torch.zeros(len(slices), height, width)
    weights = torch.zeros(height, width)
    for i, row in enumerate(rows):
        vertical = _ramp(height, rows, i, tile)
        for j, column in enumerate(columns):
            weight = vertical[:, None] * _ramp(width, columns, j, tile)[None, :]
            box = (slice(row, row + weight.shape[0]), slice(column, column + weight.shape[1]))
            part = slices[:, :, box[0], box[1]].to(device, memory_format=torch.channels_last)
            total[:, box[0], box[1]] += network(part)[:, 0].cpu() * weight
            weights[box] += weight
    return total / weights
