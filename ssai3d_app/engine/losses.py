"""How far a restored slice is from the sharp one."""

from __future__ import annotations

import torch
from torch import Tensor

AXIAL_BORDER = 8
"""Rows at both ends that training leaves out: there the blur saw an edge that tissue has not."""


def without_border(planes: Tensor) -> Tensor:
    """Planes (…, length, width) without the rows at both axial ends."""
    border = AXIAL_BORDER if planes.shape[-2] >= 4 * AXIAL_BORDER else 0
    return planes[..., border : planes.shape[-2] - border, :]


def charbonnier(restored: Tensor, sharp: Tensor) -> Tensor:
    """Smooth absolute error (Charbonnier et al. 1994), axial borders left out."""
    difference = without_border(restored) - without_border(sharp)
    return torch.sqrt(difference**2 + 1e-6).mean()


def mean_square(restored: Tensor, sharp: Tensor) -> Tensor:
    """Mean square error of each plane in a batch (N, 1, H, W), axial borders left out."""
    return (without_border(restored) - without_border(sharp)).square().mean(dim=(1, 2, 3))
