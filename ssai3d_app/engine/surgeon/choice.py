"""The layers that are trained: the best of a ranking, within a budget of parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from torch import nn


@dataclass(frozen=True)
class LayerChoice:
    """The layers to train, best first, and the share of all parameters they hold (0–1)."""

    layers: tuple[str, ...]
    share: float


def choose_layers(network: nn.Module, ranking: Sequence[str], largest_share: float) -> LayerChoice:
    """The best layers of a ranking that together fit a budget of trainable parameters."""
    modules = dict(network.named_modules())
    total = sum(parameter.numel() for parameter in network.parameters())
    chosen: list[str] = []
    used = 0
    for name in ranking:
        size = sum(parameter.numel() for parameter in modules[name].parameters())
        if used + size <= largest_share * total:
            chosen.append(name)
            used += size
    return LayerChoice(tuple(chosen), used / total)


def freeze_all_but(network: nn.Module, choice: LayerChoice) -> list[nn.Parameter]:
    """Let only the chosen layers be trained; returns their parameters."""
    modules = dict(network.named_modules())
    for parameter in network.parameters():
        parameter.requires_grad_(False)
    trainable = [parameter for name in choice.layers for parameter in modules[name].parameters()]
    for parameter in trainable:
        parameter.requires_grad_(True)
    return trainable
