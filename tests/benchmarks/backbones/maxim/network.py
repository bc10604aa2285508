"""MAXIM-3S: three U-shaped stages of multi-axis MLPs, each correcting the one before.

Source: Tu et al., CVPR 2022, arXiv 2201.02973 (figure 2), written from the paper and from the names
and edges of the public graph. Only what the finest image needs is built: the two coarser output
convolutions of the last stage, used in training alone, are not in the public graph either.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ssai3d_app.engine.backbones.nafnet import LayerNorm2d
from tests.benchmarks.backbones.maxim.mixing import CrossGating, MultiAxisMlp, gelu

WIDTHS = (32, 64, 128)
"""Channels at full, half and quarter size."""
EDGES = (16, 16, 8)
"""Edge of grid and blocks at these sizes."""
BOTTLENECK_EDGE = 8
MULTIPLE = 64
"""Sides must be multiples of this: an eighth of them holds whole blocks of 8."""


class ChannelAttention(nn.Module):
    """Channels weighted by what their means say (squeeze and excitation)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.squeeze = nn.Conv2d(channels, channels // 4, 1)
        self.excite = nn.Conv2d(channels // 4, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Shape (N, C, H, W) in and out."""
        means = x.mean(dim=(2, 3), keepdim=True)
        weights = torch.sigmoid(self.excite(F.relu(self.squeeze(means))))
        return x * weights


class ConvolvedAttention(nn.Module):
    """Residual block: two 3 × 3 convolutions, then channel attention."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = LayerNorm2d(channels)
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.attention = ChannelAttention(channels)

    def forward(self, x: Tensor) -> Tensor:
        """Shape (N, C, H, W) in and out."""
        inner = self.conv2(F.leaky_relu(self.conv1(self.norm(x)), 0.2))
        weighted: Tensor = self.attention(inner)
        return x + weighted


class MixedAttention(nn.Module):
    """Residual block of the bottleneck: an MLP over the channels, then channel attention."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = LayerNorm2d(channels)
        self.mix1 = nn.Conv2d(channels, channels, 1)
        self.mix2 = nn.Conv2d(channels, channels, 1)
        self.attention = ChannelAttention(channels)

    def forward(self, x: Tensor) -> Tensor:
        """Shape (N, C, H, W) in and out."""
        weighted: Tensor = self.attention(self.mix2(gelu(self.mix1(self.norm(x)))))
        return x + weighted


class LevelBlock(nn.Module):
    """One level of encoder or decoder: twice a multi-axis MLP and a convolved attention."""

    def __init__(self, inputs: int, channels: int, edge: int) -> None:
        super().__init__()
        self.reduce = nn.Conv2d(inputs, channels, 1)
        self.mixers = nn.ModuleList(MultiAxisMlp(channels, edge) for _ in range(2))
        self.attentions = nn.ModuleList(ConvolvedAttention(channels) for _ in range(2))

    def forward(self, x: Tensor) -> Tensor:
        """From (N, inputs, H, W) to (N, channels, H, W)."""
        shortcut: Tensor = self.reduce(x)
        x = shortcut
        for mixer, attention in zip(self.mixers, self.attentions, strict=True):
            x = attention(mixer(x))
        return x + shortcut


class Encoder(nn.Module):
    """A level's block, later stages' gate to the stage before, and the step to half the size."""

    def __init__(self, inputs: int, channels: int, edge: int, gated: bool) -> None:
        super().__init__()
        self.block = LevelBlock(inputs, channels, edge)
        if gated:
            self.gate = CrossGating(channels, channels, edge)
        self.halve = nn.Conv2d(channels, channels, 4, stride=2, padding=1)

    def forward(self, x: Tensor, before: Tensor | None) -> tuple[Tensor, Tensor]:
        """Features at this size and at half of it; ``before`` is what the stage before knew."""
        x = self.block(x)
        if before is not None:
            x, _ = self.gate(x, before)
        return x, self.halve(x)


class Bottleneck(nn.Module):
    """The coarsest level: twice a multi-axis MLP and a mixed attention."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.project = nn.Conv2d(channels, channels, 1)
        self.mixers = nn.ModuleList(MultiAxisMlp(channels, BOTTLENECK_EDGE) for _ in range(2))
        self.attentions = nn.ModuleList(MixedAttention(channels) for _ in range(2))

    def forward(self, x: Tensor) -> Tensor:
        """Shape (N, C, H, W) in and out."""
        shortcut: Tensor = self.project(x)
        x = shortcut
        for mixer, attention in zip(self.mixers, self.attentions, strict=True):
            x = attention(mixer(x))
        return x + shortcut


class Decoder(nn.Module):
    """The coarser level enlarged, joined with features of all levels, through a level's block."""

    def __init__(self, coarser: int, channels: int, edge: int) -> None:
        super().__init__()
        self.enlarge = nn.ConvTranspose2d(coarser, channels, 2, stride=2)
        self.block = LevelBlock(4 * channels, channels, edge)

    def forward(self, coarser: Tensor, skips: Sequence[Tensor]) -> Tensor:
        """Features (N, channels, H, W)."""
        features: Tensor = self.block(torch.cat([self.enlarge(coarser), *skips], dim=1))
        return features


class Gathering(nn.Module):
    """Features of several levels brought to one size (bilinear, smoothed when made smaller)."""

    def __init__(self, sources: Sequence[int], channels: int) -> None:
        super().__init__()
        self.convs = nn.ModuleList(nn.Conv2d(source, channels, 1) for source in sources)

    def forward(self, features: Sequence[Tensor], size: torch.Size) -> list[Tensor]:
        """One tensor (N, channels, *size) a source."""
        resized = (
            x
            if x.shape[2:] == size
            else F.interpolate(x, size, mode="bilinear", antialias=x.shape[2] > size[0])
            for x in features
        )
        return [conv(x) for conv, x in zip(self.convs, resized, strict=True)]


class SupervisedAttention(nn.Module):
    """A stage's image, and its features weighted by it for the next stage."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.features = nn.Conv2d(channels, channels, 3, padding=1)
        self.image = nn.Conv2d(channels, 3, 3, padding=1)
        self.weights = nn.Conv2d(3, channels, 3, padding=1)

    def forward(self, x: Tensor, image: Tensor) -> Tensor:
        """Features (N, C, H, W) for the next stage; ``image`` (N, 3, H, W) is the input's."""
        attention = torch.sigmoid(self.weights(self.image(x) + image))
        weighted: Tensor = self.features(x) * attention
        return x + weighted


class Stage(nn.Module):
    """One U-shaped network. ``first`` and ``last`` of the stages lack what joins them."""

    def __init__(self, first: bool, last: bool) -> None:
        super().__init__()
        levels = range(len(WIDTHS))
        fine_to_coarse, coarse_to_fine = WIDTHS, WIDTHS[::-1]
        self.inputs = nn.ModuleList(nn.Conv2d(3, width, 3, padding=1) for width in WIDTHS)
        if not first:
            self.fuse = nn.ModuleList(CrossGating(w, w, e) for w, e in _levels())
        self.encoders = nn.ModuleList(
            Encoder(WIDTHS[max(0, k - 1)] + WIDTHS[k], WIDTHS[k], EDGES[k], not first)
            for k in levels
        )
        self.bottlenecks = nn.ModuleList(Bottleneck(WIDTHS[-1]) for _ in range(2))
        self.skips = nn.ModuleList(Gathering(fine_to_coarse, width) for width in WIDTHS)
        coarser = (*WIDTHS[1:], WIDTHS[-1])
        self.gates = nn.ModuleList(CrossGating(3 * w, w, e, c) for (w, e), c in _beside(coarser))
        self.gathered = nn.ModuleList(Gathering(coarse_to_fine, width) for width in WIDTHS)
        self.decoders = nn.ModuleList(Decoder(c, w, e) for (w, e), c in _beside(coarser))
        if not last:
            self.supervised = nn.ModuleList(SupervisedAttention(width) for width in WIDTHS)

    def forward(
        self, images: Sequence[Tensor], before: Sequence[Tensor] | None, fed: Sequence[Tensor]
    ) -> tuple[list[Tensor], list[Tensor]]:
        """Features of encoder and decoder, finest first.

        ``images`` are the input at each size. Of the stage before, ``before`` is what its encoder
        and decoder knew, and ``fed`` what its supervised attention hands over; None and empty at
        the first stage.
        """
        shallow = [conv(image) for conv, image in zip(self.inputs, images, strict=True)]
        if before is not None:
            shallow = [f(x, y)[0] for f, x, y in zip(self.fuse, shallow, fed, strict=True)]
        encoded, x = [], shallow[0]
        for level, encoder in enumerate(self.encoders):
            known = None if before is None else before[level]
            features, x = encoder(torch.cat([x, shallow[level]], dim=1), known)
            encoded.append(features)
        for bottleneck in self.bottlenecks:
            x = bottleneck(x)
        coarse_to_fine = range(len(WIDTHS) - 1, -1, -1)
        passed, y = [], x
        for level in coarse_to_fine:
            skip = self.skips[level](encoded, encoded[level].shape[2:])
            gated, y = self.gates[level](torch.cat(skip, dim=1), y)
            passed.append(gated)
        decoded = []
        for level in coarse_to_fine:
            skip = self.gathered[level](passed, encoded[level].shape[2:])
            x = self.decoders[level](x, skip)
            decoded.append(x)
        return encoded, decoded[::-1]

    def handed_over(self, decoded: Sequence[Tensor], images: Sequence[Tensor]) -> list[Tensor]:
        """What supervised attention makes of the decoder's features for the next stage."""
        joined = zip(self.supervised, decoded, images, strict=True)
        return [attention(x, image) for attention, x, image in joined]


def _levels() -> list[tuple[int, int]]:
    return list(zip(WIDTHS, EDGES, strict=True))


def _beside(coarser: Sequence[int]) -> list[tuple[tuple[int, int], int]]:
    return list(zip(_levels(), coarser, strict=True))


class Maxim(nn.Module):
    """The network for RGB images of 0 to 1. ``stages`` 3 is MAXIM-3S; 1 is its first stage alone,
    whose image is the one that the first supervised attention makes.
    """

    def __init__(self, stages: int = 3) -> None:
        super().__init__()
        self.stages = nn.ModuleList(Stage(k == 0, k == stages - 1) for k in range(stages))
        self.output = nn.Conv2d(WIDTHS[0], 3, 3, padding=1)

    def forward(self, image: Tensor) -> Tensor:
        """Restore images (N, 3, H, W) whose sides are multiples of 64.

        Raises
        ------
        ValueError
            When they are not.
        """
        if image.shape[2] % MULTIPLE or image.shape[3] % MULTIPLE:
            raise ValueError(f"sides must be multiples of {MULTIPLE}, not {image.shape[2:]}")
        # Nearest neighbours of the centres: of two pixels the second, of four the third.
        images = [image, image[..., 1::2, 1::2], image[..., 2::4, 2::4]]
        before: list[Tensor] | None = None
        fed: list[Tensor] = []
        decoded: list[Tensor] = []
        for number, stage in enumerate(self.stages):
            assert isinstance(stage, Stage)
            encoded, decoded = stage(images, before, fed)
            if number < len(self.stages) - 1:
                before = [e + d for e, d in zip(encoded, decoded, strict=True)]
                fed = stage.handed_over(decoded, images)
        restored: Tensor = self.output(decoded[0]) + image
        return restored


class Grey(nn.Module):
    """An RGB network for slices of one channel and any size.

    The slice is given as all three channels, the mean of the three comes back; sides are extended
    by reflection, or by repetition where a slice is too small for that.
    """

    def __init__(self, network: nn.Module, multiple: int = MULTIPLE) -> None:
        super().__init__()
        self.network = network
        self.multiple = multiple

    def forward(self, image: Tensor) -> Tensor:
        """Restore images of shape (N, 1, H, W)."""
        height, width = image.shape[-2:]
        down, right = -height % self.multiple, -width % self.multiple
        mode = "reflect" if down < height and right < width else "replicate"
        padded = F.pad(image, (0, right, 0, down), mode=mode)
        colour = padded.expand(-1, 3, -1, -1).contiguous(memory_format=torch.channels_last)
        restored: Tensor = self.network(colour).mean(dim=1, keepdim=True)
        return restored[..., :height, :width]
