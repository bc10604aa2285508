"""Richardson–Lucy: the object that explains raw planes best when their noise is that of photons.

Richardson, J. Opt. Soc. Am. 62, 55 (1972); Lucy, Astron. J. 79, 745 (1974). With total variation:
Dey et al., Microsc. Res. Tech. 69, 260 (2006), equation 12.

Given a model of planes that lie one voxel apart and the interpolated stack it is what the usual
tools do; given the model of the raw planes it is stronger, because interpolation invents no light.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.total_variation import TotalVariation, curvature

_UNSEEN = 1e-3
"""Voxels whose light reaches the planes less than this, compared with the best, are left at 0."""

_FIRST_LEAST = 1e-6
"""Least value to start from, compared with the brightest voxel: what starts at 0 stays there."""


def thrown_back(model: ForwardModel, raw: Tensor) -> Tensor:
    """A first object: the light of raw planes thrown back to where it may come from."""
    reached, seen = _reached(model, raw)
    back = model.adjoint((raw - model.background).clamp(min=0)) / reached
    return torch.where(seen, back, torch.zeros_like(back))


def _reached(model: ForwardModel, raw: Tensor) -> tuple[Tensor, Tensor]:
    """How much of each voxel's light reaches the planes, and which voxels are seen at all.

    It is 1 where they are not, so that it may be divided by.
    """
    reached = model.adjoint(torch.ones_like(raw))
    seen = reached > _UNSEEN * float(reached.max())
    return torch.where(seen, reached, torch.ones_like(reached)), seen


def richardson_lucy(
    model: ForwardModel,
    raw: Tensor,
    total_variation: TotalVariation | None = None,
    start: Tensor | None = None,
) -> Iterator[Tensor]:
    """Estimates of the object, one after every step, without end.

    ``raw`` is (planes, Y, X), the camera's offset subtracted; values below 0 count as 0. Estimates
    are never negative, have the shape of the model's objects and are not changed afterwards.
    ``start`` is the first estimate, the light thrown back where there is none.
    """
    counts = raw.clamp(min=0)
    brightest = max(float(counts.max()), 1e-12)
    reached, seen = _reached(model, counts)
    if start is None:
        start = thrown_back(model, counts).clamp(min=_FIRST_LEAST * brightest)
    estimate = torch.where(seen, start, torch.zeros_like(start))
    while True:
        # FFTs leave an error of about 1e-7 of the brightest where nothing is expected.
        ratio = counts / model.expected(estimate).clamp(min=1e-6 * brightest)
        factor = model.adjoint(ratio)
        if total_variation is None:
            factor = factor / reached
        else:
            bent = curvature(estimate, total_variation.smallest)
            # Kept positive, as the equation is only where the weight is small.
            held = torch.maximum(reached - total_variation.weight * bent, 0.2 * reached)
            factor = factor / held
        estimate = torch.where(seen, estimate * factor, torch.zeros_like(factor)).clamp(min=0)
        yield estimate
