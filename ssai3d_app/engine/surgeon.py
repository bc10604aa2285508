"""The surgeon: which few layers are worth training for this sample.

Each convolution is scored from a few forward and backward passes, without training (zero-cost
proxies): SNIP, |gradient · weight| (Lee et al., ICLR 2019, eq. 4), and the gradient norm
(Abdelfattah et al., ICLR 2021, section 3.1). Scores are per parameter, so that large layers do not
win by size; the two rankings are averaged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from torch import Tensor, nn

Loss = Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class LayerChoice:
    """The layers to train, best first, and the share of all parameters they hold (0–1)."""

    layers: tuple[str, ...]
    share: float


def rank_layers(
    network: nn.Module, batches: Sequence[tuple[Tensor, Tensor]], loss: Loss
) -> list[str]:
    """Names of all convolutions, the most worthwhile first.

    ``batches`` are pairs (degraded, sharp) on the network's device.
    """
    layers = {
        name: module for name, module in network.named_modules() if isinstance(module, nn.Conv2d)
    }
    snip = dict.fromkeys(layers, 0.0)
    gradient = dict.fromkeys(layers, 0.0)
    for parameter in network.parameters():
        parameter.requires_grad_(True)
    for degraded, sharp in batches:
        network.zero_grad(set_to_none=True)
        loss(network(degraded), sharp).backward()  # type: ignore[no-untyped-call]
        for name, layer in layers.items():
            slope = layer.weight.grad
            if slope is None:
                continue
            snip[name] += float((slope * layer.weight).abs().mean().detach())
            gradient[name] += float(slope.square().mean().sqrt().detach())
    network.zero_grad(set_to_none=True)
    places = dict.fromkeys(layers, 0)
    for score in (snip, gradient):
        for place, name in enumerate(sorted(layers, key=lambda name: -score[name])):
            places[name] += place
    return sorted(layers, key=lambda name: places[name])


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
