"""MAXIM's mixing of far and near pixels: gated MLPs over a grid and over blocks.

Source: Tu, Talebi, Zhang, Yang, Milanfar, Bovik, Li, "MAXIM: Multi-Axis MLP for Image Processing",
CVPR 2022, arXiv 2201.02973 (multi-axis gated MLP: section 3.2 and figure 3; cross gating: section
3.3). Written from the paper and from the names and edges of the public graph.

Every layer takes and gives (N, C, H, W), laid out channels last. A projection of the channels is
the same for every pixel, so only the mixing itself divides the image.
"""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ssai3d_app.engine.backbones.nafnet import LayerNorm2d

Axis = Literal["grid", "block"]


def gelu(x: Tensor) -> Tensor:
    """GELU in its tanh form, which the weights were trained with."""
    return F.gelu(x, approximate="tanh")


class SpatialMix(nn.Module):
    """A dense layer over places, the same for every channel.

    ``grid`` divides the image into edge × edge tiles and mixes the pixels that lie at the same
    place of each (far); ``block`` mixes the pixels within tiles of edge × edge (near). Height and
    width must be multiples of ``edge``.
    """

    def __init__(self, axis: Axis, edge: int) -> None:
        super().__init__()
        self.axis = axis
        self.edge = edge
        places = edge * edge
        self.weight = nn.Parameter(torch.empty(places, places))
        self.bias = nn.Parameter(torch.zeros(places))
        nn.init.normal_(self.weight, std=1 / places)

    def forward(self, x: Tensor) -> Tensor:
        """Mix images (N, C, H, W)."""
        count, channels, height, width = x.shape
        edge = self.edge
        down, across = height // edge, width // edge
        pixels = x.permute(0, 2, 3, 1)
        if self.axis == "grid":
            tiles = pixels.reshape(count, edge, down, edge, across, channels)
            places = tiles.permute(0, 1, 3, 2, 4, 5).reshape(count, edge * edge, -1)
            mixed = self.weight @ places + self.bias[:, None]
            tiles = mixed.reshape(count, edge, edge, down, across, channels)
        else:
            tiles = pixels.reshape(count, down, edge, across, edge, channels)
            places = tiles.permute(0, 1, 3, 2, 4, 5).reshape(-1, edge * edge, channels)
            mixed = self.weight @ places + self.bias[:, None]
            tiles = mixed.reshape(count, down, across, edge, edge, channels)
        pixels = tiles.permute(0, 1, 3, 2, 4, 5).reshape(count, height, width, channels)
        return pixels.permute(0, 3, 1, 2)


class GatedMlp(nn.Module):
    """One half of the channels gates the other with what it sees along its axis (gMLP)."""

    def __init__(self, channels: int, axis: Axis, edge: int) -> None:
        super().__init__()
        self.norm = LayerNorm2d(channels)
        self.project_in = nn.Conv2d(channels, 2 * channels, 1)
        self.gate_norm = LayerNorm2d(channels)
        self.mix = SpatialMix(axis, edge)
        self.project_out = nn.Conv2d(channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Shape (N, C, H, W) in and out; the input is added back."""
        kept, gate = gelu(self.project_in(self.norm(x))).chunk(2, dim=1)
        gated: Tensor = self.project_out(kept * (self.mix(self.gate_norm(gate)) + 1))
        return x + gated


class MultiAxisMlp(nn.Module):
    """The multi-axis block: half of the channels mix over the grid, half over blocks."""

    def __init__(self, channels: int, edge: int) -> None:
        super().__init__()
        self.norm = LayerNorm2d(channels)
        self.project_in = nn.Conv2d(channels, 2 * channels, 1)
        self.grid = GatedMlp(channels, "grid", edge)
        self.block = GatedMlp(channels, "block", edge)
        self.project_out = nn.Conv2d(2 * channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Shape (N, C, H, W) in and out; the input is added back."""
        far, near = gelu(self.project_in(self.norm(x))).chunk(2, dim=1)
        mixed: Tensor = self.project_out(torch.cat([self.grid(far), self.block(near)], dim=1))
        return x + mixed


class MultiAxisGate(nn.Module):
    """What one signal lets pass of another: its own channels mixed over the grid and blocks."""

    def __init__(self, channels: int, edge: int) -> None:
        super().__init__()
        self.norm = LayerNorm2d(channels)
        self.project_in = nn.Conv2d(channels, 2 * channels, 1)
        self.grid = SpatialMix("grid", edge)
        self.block = SpatialMix("block", edge)
        self.project_out = nn.Conv2d(2 * channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Gate of shape (N, C, H, W)."""
        far, near = gelu(self.project_in(self.norm(x))).chunk(2, dim=1)
        gate: Tensor = self.project_out(torch.cat([self.grid(far), self.block(near)], dim=1))
        return gate


class CrossGating(nn.Module):
    """Two signals gate each other (the paper's cross gating block).

    ``features`` is the channels of the first signal before it is projected to ``channels``. With
    ``enlarged_from`` the second comes at half the size with that many channels, and is enlarged
    first.
    """

    def __init__(
        self, features: int, channels: int, edge: int, enlarged_from: int | None = None
    ) -> None:
        super().__init__()
        if enlarged_from is not None:
            self.enlarge = nn.ConvTranspose2d(enlarged_from, channels, 2, stride=2)
        self.conv_x = nn.Conv2d(features, channels, 1)
        self.conv_y = nn.Conv2d(channels, channels, 1)
        self.norm_x, self.norm_y = LayerNorm2d(channels), LayerNorm2d(channels)
        self.in_x, self.in_y = (nn.Conv2d(channels, channels, 1) for _ in "xy")
        self.gate_x, self.gate_y = (MultiAxisGate(channels, edge) for _ in "xy")
        self.out_x, self.out_y = (nn.Conv2d(channels, channels, 1) for _ in "xy")

    def forward(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        """The first signal with the second taken up, and the second, both (N, channels, H, W)."""
        if hasattr(self, "enlarge"):
            y = self.enlarge(y)
        x, y = self.conv_x(x), self.conv_y(y)
        inner_x, inner_y = gelu(self.in_x(self.norm_x(x))), gelu(self.in_y(self.norm_y(y)))
        y = y + self.out_y(inner_y * self.gate_x(inner_x))
        x = x + self.out_x(inner_x * self.gate_y(inner_y)) + y
        return x, y
