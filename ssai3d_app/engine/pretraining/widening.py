"""A trained network made twice as wide, which computes the same and learns on from there.

Source: Chen, Goodfellow, Shlens, "Net2Net: Accelerating Learning via Knowledge Transfer", ICLR
2016, arXiv 1511.05641 (section 3.1): every channel is there twice, and what took one takes shares
of both. The shares are drawn, so that the two grow apart when they are trained.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ssai3d_app.engine.backbones.nafnet import NafNet

_LEAST_SHARE = 0.25
_OF_PIXEL_SHUFFLE = 4
"""Channels of ``ups`` that belong together: the four pixels that one of them becomes."""


def widened(narrow: NafNet, wide: NafNet, seed: int) -> NafNet:
    """``wide``, of the same shape and twice the width, with what ``narrow`` has learnt.

    Raises
    ------
    ValueError
        When it is not twice as wide or differs in anything else.
    """
    generator = torch.Generator().manual_seed(seed)
    given, wanted = narrow.state_dict(), wide.state_dict()
    if given.keys() != wanted.keys():
        raise ValueError("The wider network is not of the same shape.")
    weights = {}
    for name, value in given.items():
        outputs = _OF_PIXEL_SHUFFLE if name.startswith("ups.") else 1
        module = wide.get_submodule(name.rpartition(".")[0])
        is_shared = isinstance(module, nn.Conv2d) and module.groups == 1 and value.dim() == 4
        weights[name] = _doubled(value, wanted[name].shape, outputs, is_shared, generator)
    wide.load_state_dict(weights, strict=True)
    return wide


def _doubled(
    value: Tensor, shape: torch.Size, outputs: int, is_shared: bool, generator: torch.Generator
) -> Tensor:
    """Weights with twice the channels where ``shape`` has them; ``outputs`` stay side by side, and
    where every output takes of every input, the two equal inputs share (``is_shared``)."""
    for axis, (now, then) in enumerate(zip(value.shape, shape, strict=True)):
        if now == then:
            continue
        if then != 2 * now:
            raise ValueError("The wider network is not twice as wide.")
        together = outputs if axis == 0 else 1
        groups = (*value.shape[:axis], now // together, together, *value.shape[axis + 1 :])
        doubled = value.reshape(groups).repeat_interleave(2, dim=axis)
        value = doubled.flatten(axis, axis + 1)
        if is_shared and axis == 1:
            value = value * _shares(value, generator)
    return value


def _shares(value: Tensor, generator: torch.Generator) -> Tensor:
    """What each of two equal inputs gives to an output: two shares of 1, side by side."""
    pairs = (value.shape[0], value.shape[1] // 2, 1, 1)
    one = _LEAST_SHARE + (1 - 2 * _LEAST_SHARE) * torch.rand(pairs, generator=generator)
    return torch.stack([one, 1 - one], dim=2).flatten(1, 2)
