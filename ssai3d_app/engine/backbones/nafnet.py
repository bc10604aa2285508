"""NAFNet: a U-shaped deblurring network without nonlinear activation functions.

Source: Chen, Chu, Zhang, Sun, "Simple Baselines for Image Restoration", ECCV 2022,
arXiv 2204.04676 (block: figure 3c; simple gate and simplified channel attention: section 3.2).
Written from the paper; the module names follow the public weights, so that those fit.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class LayerNorm2d(nn.Module):
    """Layer normalisation over the channels of (N, C, H, W)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """Normalise; on channels-last input the permutations are views and cost nothing."""
        channels = (x.shape[1],)
        normal = F.layer_norm(x.permute(0, 2, 3, 1), channels, self.weight, self.bias, 1e-6)
        return normal.permute(0, 3, 1, 2)


def simple_gate(x: Tensor) -> Tensor:
    """Product of the two halves of the channels (equation 3 of the paper)."""
    first, second = x.chunk(2, dim=1)
    return first * second


class NafBlock(nn.Module):
    """One residual block: gated depthwise convolution with channel attention, then a gated mix."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        wide = 2 * channels
        self.norm1 = LayerNorm2d(channels)
        self.conv1 = nn.Conv2d(channels, wide, 1)
        self.conv2 = nn.Conv2d(wide, wide, 3, padding=1, groups=wide)
        self.sca = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(channels, channels, 1))
        self.conv3 = nn.Conv2d(channels, channels, 1)
        self.norm2 = LayerNorm2d(channels)
        self.conv4 = nn.Conv2d(channels, wide, 1)
        self.conv5 = nn.Conv2d(channels, channels, 1)
        self.beta = nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.gamma = nn.Parameter(torch.zeros(1, channels, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """Shape (N, C, H, W) in and out."""
        y = simple_gate(self.conv2(self.conv1(self.norm1(x))))
        y = self.conv3(y * self.sca(y))
        x = torch.addcmul(x, y, self.beta)
        mixed: Tensor = self.conv5(simple_gate(self.conv4(self.norm2(x))))
        return torch.addcmul(x, mixed, self.gamma)


def interleaved(x: Tensor, rows: int, columns: int) -> Tensor:
    """Pixel shuffle of unequal factors: (N, C·rows·columns, H, W) to (N, C, H·rows, W·columns)."""
    count, channels, height, width = x.shape
    parts = x.reshape(count, channels // (rows * columns), rows, columns, height, width)
    turned = parts.permute(0, 1, 4, 2, 5, 3)
    return turned.reshape(count, -1, height * rows, width * columns)


class NafNet(nn.Module):
    """The network: encoder, middle, decoder with skip connections, and the input added back.

    ``encoder`` and ``decoder`` give the blocks of each level, finest level first and last.
    ``stem`` is how many rows (along z) and columns each place of the finest level stands for:
    (2, 1) works on half of the rows, (2, 2) on a quarter of the pixels. ``conditions`` counts the
    constant channels that follow the image (:mod:`ssai3d_app.engine.backbones.conditions`). With
    ``residual`` the network computes what to add to its input.
    """

    def __init__(
        self,
        width: int,
        encoder: Sequence[int],
        middle: int,
        decoder: Sequence[int],
        image_channels: int = 1,
        stem: tuple[int, int] = (1, 1),
        conditions: int = 0,
        residual: bool = True,
        neighbours: int = 0,
    ) -> None:
        super().__init__()
        rows, columns = stem
        self.stem = stem
        self.image_channels = image_channels
        self.conditions = conditions
        self.residual = residual
        self.neighbours = neighbours
        self._centre = slice(neighbours * image_channels, (neighbours + 1) * image_channels)
        self.intro = nn.Conv2d(
            (2 * neighbours + 1) * image_channels + conditions,
            width,
            (rows + 2, columns + 2),
            stride=stem,
            padding=1,
        )
        self.ending = nn.Conv2d(width, image_channels * rows * columns, 3, padding=1)
        self.encoders, self.decoders = nn.ModuleList(), nn.ModuleList()
        self.downs, self.ups = nn.ModuleList(), nn.ModuleList()
        channels = width
        for blocks in encoder:
            self.encoders.append(nn.Sequential(*(NafBlock(channels) for _ in range(blocks))))
            self.downs.append(nn.Conv2d(channels, 2 * channels, 2, stride=2))
            channels *= 2
        self.middle_blks = nn.Sequential(*(NafBlock(channels) for _ in range(middle)))
        for blocks in decoder:
            self.ups.append(
                nn.Sequential(nn.Conv2d(channels, 2 * channels, 1, bias=False), nn.PixelShuffle(2))
            )
            channels //= 2
            self.decoders.append(nn.Sequential(*(NafBlock(channels) for _ in range(blocks))))
        self.multiple = (rows * 2 ** len(encoder), columns * 2 ** len(encoder))
        if residual:
            # An untrained network returns its input.
            nn.init.zeros_(self.ending.weight)
            if self.ending.bias is not None:
                nn.init.zeros_(self.ending.bias)

    def forward(self, image: Tensor) -> Tensor:
        """Restore images of shape (N, C, H, W), conditions included in C; any height and width.

        Sides are extended by repetition to a multiple of ``self.multiple`` and cut back.
        """
        height, width = image.shape[-2:]
        pad = (0, -width % self.multiple[1], 0, -height % self.multiple[0])
        padded = F.pad(image, pad, mode="replicate")
        x = self.intro(padded)
        skips = []
        for encoder, down in zip(self.encoders, self.downs, strict=True):
            x = encoder(x)
            skips.append(x)
            x = down(x)
        x = self.middle_blks(x)
        for up, decoder, skip in zip(self.ups, self.decoders, reversed(skips), strict=True):
            x = decoder(up(x) + skip)
        restored = (
            self.ending(x) if self.stem == (1, 1) else interleaved(self.ending(x), *self.stem)
        )
        if self.residual:
            restored = restored + padded[:, self._centre]
        return restored[..., :height, :width]
