"""Total variation: the sum of the lengths of the gradient. It favours flat areas and keeps edges.

The gradient is the forward difference, zero at the far ends; the divergence its negative adjoint.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class TotalVariation:
    """How strongly variation is held back.

    ``weight`` is a plain number for Richardson–Lucy (useful: 0.001–0.02) and in the unit of the
    intensities for FISTA. Differences well below ``smallest``, in the unit of the intensities,
    count as none; Richardson–Lucy alone needs it.
    """

    weight: float
    smallest: float = 1e-3


def gradient(volume: Tensor) -> Tensor:
    """Forward differences (3, Z, Y, X) of a volume (Z, Y, X)."""
    slopes = torch.zeros((3, *volume.shape), dtype=volume.dtype, device=volume.device)
    slopes[0, :-1] = volume[1:] - volume[:-1]
    slopes[1, :, :-1] = volume[:, 1:] - volume[:, :-1]
    slopes[2, :, :, :-1] = volume[:, :, 1:] - volume[:, :, :-1]
    return slopes


def divergence(slopes: Tensor) -> Tensor:
    """The negative adjoint of :func:`gradient`: ``⟨gradient(a), b⟩ = −⟨a, divergence(b)⟩``."""
    total = torch.zeros_like(slopes[0])
    for axis in range(3):
        length = slopes.shape[axis + 1]
        flow = slopes[axis].narrow(axis, 0, length - 1)
        total.narrow(axis, 0, length - 1).add_(flow)
        total.narrow(axis, 1, length - 1).sub_(flow)
    return total


def curvature(volume: Tensor, smallest: float) -> Tensor:
    """Divergence of the gradient's direction; −curvature is the slope of total variation."""
    slopes = gradient(volume)
    lengths = (slopes.square().sum(dim=0) + smallest**2).sqrt()
    return divergence(slopes / lengths)


class Denoiser:
    """Minimises ``½‖x − noisy‖² + weight·TV(x)`` over x ≥ 0 for one volume after another.

    Fast gradient projection on the dual (Beck and Teboulle, IEEE Trans. Image Process. 18, 2009,
    section IV), started where the volume before ended: volumes should resemble each other.
    """

    def __init__(self, steps: int = 8) -> None:
        self._steps = steps
        self._dual: Tensor | None = None

    def __call__(self, noisy: Tensor, weight: float) -> Tensor:
        """The denoised volume."""
        if weight <= 0:
            return noisy.clamp(min=0)
        before = self._dual
        if before is None:
            before = torch.zeros((3, *noisy.shape), dtype=noisy.dtype, device=noisy.device)
        ahead, momentum = before, 1.0
        for _ in range(self._steps):
            primal = (noisy + weight * divergence(ahead)).clamp(min=0)
            # 12 bounds the squared norm of the gradient in three dimensions.
            moved = ahead + gradient(primal) / (12.0 * weight)
            dual = moved / moved.square().sum(dim=0).sqrt().clamp(min=1.0)
            following = 0.5 * (1.0 + (1.0 + 4.0 * momentum**2) ** 0.5)
            ahead = dual + ((momentum - 1.0) / following) * (dual - before)
            before, momentum = dual, following
        self._dual = before
        return (noisy + weight * divergence(before)).clamp(min=0)
