"""Layers in the order of their worth: a few proxies, each turned into ranks, and those averaged."""

from __future__ import annotations

from collections.abc import Mapping

from torch import nn

from ssai3d_app.engine.surgeon.proxies import PROXIES, Batches, Evidence, Loss, Scores

WEIGHTS: dict[str, float] = {"snip": 0.5, "gradient_norm": 0.5}
"""What each proxy counts for. Scores are taken per weight, so that layers do not win by size."""


def places(scores: Scores) -> dict[str, float]:
    """Ranks from 0, the best, to 1, the worst; equal scores keep the network's order."""
    best_first = sorted(scores, key=lambda name: -scores[name])
    return {name: place / max(1, len(scores) - 1) for place, name in enumerate(best_first)}


def combined(scores: Mapping[str, Scores], weights: Mapping[str, float]) -> list[str]:
    """The layers, best first, by the weighted mean of their ranks under each proxy."""
    total: dict[str, float] = {}
    for proxy, weight in weights.items():
        for name, place in places(scores[proxy]).items():
            total[name] = total.get(name, 0.0) + weight * place
    return sorted(total, key=lambda name: total[name])


def rank_layers(network: nn.Module, batches: Batches, loss: Loss) -> list[str]:
    """Names of all convolutions, the most worthwhile first.

    ``batches`` are pairs (degraded, sharp) on the network's device.
    """
    evidence = Evidence(network, batches, loss)
    sizes = {name: layer.weight.numel() for name, layer in evidence.layers.items()}
    scores = {
        proxy: {name: score / sizes[name] for name, score in PROXIES[proxy](evidence).items()}
        for proxy in WEIGHTS
    }
    return combined(scores, WEIGHTS)
