"""Layers in the order of their worth: a few proxies, each turned into ranks, and those averaged."""

from __future__ import annotations

from collections.abc import Mapping

from torch import nn

from ssai3d_app.engine.surgeon.proxies import PROXIES, Batches, Evidence, Loss, Scores

WEIGHTS: dict[str, float] = {"agreement": 0.5, "gradient_sum": 0.5}
"""What each proxy counts for, found by ``python -m tests.benchmarks.surgeon FILE --what layers``.

Each of 106 layers was trained alone (vessels and cortex, 12 steps of four patches of 64²).
Spearman's coefficient with the gain on held-out pairs and against the truth, mean of the four: both
together 0.58, agreement 0.55, gradient_sum 0.53, SNIP 0.52, gradient norm 0.38, Fisher 0.24,
SynFlow 0.12, GraSP 0.08, variance −0.14, plain −0.18; no other pair came above 0.57.

What a layer gains is foretold by its whole score; under a budget of parameters the gain of each
counts, so layers are ranked by score / size. With 10 % of the parameters and 60 steps that gained
1.76 dB (cortex) and 3.30 (vessels) on held-out pairs; by whole scores 1.68 and 3.07, random layers
1.04 and 2.03 on average of three, decoder only, 17 %, 1.20 and 2.93, full 2.13 and 3.98.

By the truth it is not settled: 100 steps gained 1.82 dB in eight planes of vessels (random 1.20 to
1.62, decoder 1.49, full 1.98), but −0.09 in nuclei at 20 photons (0.16 to 0.30, 0.50, −0.14).
"""


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


def _per_weight(scores: Scores, evidence: Evidence) -> Scores:
    return {n: score / evidence.layers[n].weight.numel() for n, score in scores.items()}


def rank_by(evidence: Evidence) -> list[str]:
    """Names of all convolutions, the most worthwhile first."""
    return combined(
        {proxy: _per_weight(PROXIES[proxy](evidence), evidence) for proxy in WEIGHTS}, WEIGHTS
    )


def rank_layers(network: nn.Module, batches: Batches, loss: Loss) -> list[str]:
    """:func:`rank_by` what a network makes of pairs (degraded, sharp) on its device."""
    return rank_by(Evidence(network, batches, loss))
