"""Richardson–Lucy steps that go on in the direction in which they went.

Biggs and Andrews, Applied Optics 36, 1766 (1997), equations 8 to 10: about the square root of the
number of plain steps is needed. The lengths of the strides are found once, on windows of the
stack, so that tiles that are computed apart take the same ones and fit together.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from ssai3d_app.engine.classics.forward_model import ForwardModel

_LONGEST_STRIDE = 0.98
_UNSEEN = 1e-3


class Steps:
    """The estimate of one object, step by step.

    ``planes`` (planes, Y, X) are raw planes and ``model`` expects them, background and all;
    ``judged`` marks with 1 what takes part and with 0 what only judges. ``start`` is of the
    model's objects' shape and not negative.
    """

    def __init__(self, model: ForwardModel, planes: Tensor, judged: Tensor, start: Tensor) -> None:
        self._model = model
        self._planes = planes.clamp(min=0) * judged
        self._least = 1e-6 * float(planes.max())
        reached = model.adjoint(judged)
        self._seen = reached > _UNSEEN * reached.max()
        self._reached = torch.where(self._seen, reached, torch.ones_like(reached))
        self.estimate = torch.where(self._seen, start, torch.zeros_like(start))
        self._before = self.estimate
        self._changes: list[Tensor] = []

    @property
    def stride(self) -> tuple[float, float]:
        """Numerator and denominator of how far to go on: that the last two changes agree."""
        if len(self._changes) < 2:
            return 0.0, 0.0
        earlier, last = self._changes
        return float((last * earlier).sum()), float(earlier.square().sum())

    def step(self, stride: float) -> None:
        """Go on by ``stride`` (0 to below 1) of the last way, then correct by the data."""
        predicted = (self.estimate + stride * (self.estimate - self._before)).clamp(min=0)
        expected = self._model.expected(predicted).clamp(min=self._least)
        factor = self._model.adjoint(self._planes / expected) / self._reached
        better = torch.where(self._seen, predicted * factor, torch.zeros_like(factor)).clamp(min=0)
        self._changes = [*self._changes[-1:], better - predicted]
        self._before, self.estimate = self.estimate, better


def common_stride(steps: Sequence[Steps]) -> float:
    """One stride for estimates that are to take the same steps."""
    agreeing = sum(one.stride[0] for one in steps)
    lengths = sum(one.stride[1] for one in steps)
    if lengths <= 0:
        return 0.0
    return min(max(agreeing / lengths, 0.0), _LONGEST_STRIDE)


def extended(model: ForwardModel, inside: Tensor) -> Tensor:
    """A volume of the field of view continued to the model's objects by its outermost voxels."""
    beside = [
        edge
        for box, length in zip(reversed(model.field), reversed(model.blur.grid), strict=True)
        for edge in (box.start, length - box.stop)
    ]
    return torch.nn.functional.pad(inside[None, None], beside, mode="replicate")[0, 0]
