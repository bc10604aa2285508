"""What a stack tells of its recording, given to a network as constant channels beside the image."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn


def condition_channels(noise: float, anisotropy: float) -> Tensor:
    """The channels (2, 1, 1) in the order of ``architectures.CONDITIONS``, each about 0 to 1.

    ``noise`` is the standard deviation at half brightness on the engine's scale, ``anisotropy`` the
    axial step in voxels.
    """
    level = (math.log10(max(noise, 1e-3)) + 3.0) / 2.5
    return torch.tensor([level, math.log2(max(anisotropy, 1.0)) / 3.0]).reshape(2, 1, 1)


def with_conditions(image: Tensor, conditions: Tensor) -> Tensor:
    """Images (n, 1, H, W) with their channels (n or 1, 2, 1, 1) beside them: (n, 3, H, W)."""
    shape = (image.shape[0], conditions.shape[1], *image.shape[2:])
    return torch.cat([image, conditions.to(image).expand(shape)], dim=1)


class Conditioned(nn.Module):
    """A network that knows noise and anisotropy of one stack, and is called with images alone."""

    conditions: Tensor

    def __init__(self, network: nn.Module, noise: float, anisotropy: float) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("conditions", condition_channels(noise, anisotropy)[None])

    def forward(self, image: Tensor) -> Tensor:
        """Restore images of shape (n, 1, H, W)."""
        restored: Tensor = self.network(with_conditions(image, self.conditions))
        return restored
