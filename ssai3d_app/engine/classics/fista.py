"""FISTA: least squares with total variation over objects that are not negative.

Beck and Teboulle, SIAM J. Imaging Sci. 2, 183 (2009), equations 4.1–4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from ssai3d_app.engine.classics.forward_model import ForwardModel
from ssai3d_app.engine.classics.total_variation import Denoiser, TotalVariation


def fista(
    model: ForwardModel,
    raw: Tensor,
    total_variation: TotalVariation | None = None,
    start: Tensor | None = None,
) -> Iterator[Tensor]:
    """Estimates of the object, one after every step, without end.

    ``raw`` is (planes, Y, X), the camera's offset subtracted. Estimates are never negative, have
    the shape of the model's objects and are not changed afterwards. ``start`` is the first, zero
    where there is none.
    """
    signal = raw - model.background
    step = 1.0 / model.largest_gain**2
    weight = 0.0 if total_variation is None else total_variation.weight
    denoise = Denoiser()
    if start is None:
        start = torch.zeros(model.blur.grid, dtype=raw.dtype, device=raw.device)
    estimate = ahead = start
    momentum = 1.0
    while True:
        downhill = model.adjoint(signal - model.forward(ahead))
        following_estimate = denoise(ahead + step * downhill, step * weight)
        following = 0.5 * (1.0 + (1.0 + 4.0 * momentum**2) ** 0.5)
        push = (momentum - 1.0) / following
        ahead = following_estimate + push * (following_estimate - estimate)
        estimate, momentum = following_estimate, following
        yield estimate
