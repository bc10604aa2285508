"""What training one layer alone gains, and which proxies foretell it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import torch
from scipy.stats import rankdata, spearmanr
from torch import nn

from ssai3d_app.engine.losses import charbonnier
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.surgeon import freeze_all_but
from ssai3d_app.engine.surgeon.choice import LayerChoice
from ssai3d_app.engine.surgeon.proxies import Evidence, convolutions
from tests.benchmarks.against_richardson_lucy.rows import Results, Row
from tests.benchmarks.surgeon.proxies import EVERY
from tests.benchmarks.surgeon.specimen import Specimen

STEPS = 12
RATE = 1e-3
RANKING_BATCHES = 4
MEASURES = ("held_out", "true")
PER_WEIGHT = " per weight"


def train(
    specimen: Specimen, layers: Sequence[str], recipe: Recipe, seed: int, steps: int, rate: float
) -> nn.Module:
    """The network after a few steps of some layers alone; the rate falls as a cosine."""
    network = specimen.network()
    trained = freeze_all_but(network, LayerChoice(tuple(layers), math.nan))
    optimizer = torch.optim.AdamW(trained, lr=rate, betas=(0.9, 0.9), weight_decay=0)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps, eta_min=1e-3 * rate)
    rng = np.random.default_rng([seed, 2])
    for _ in range(steps):
        degraded, sharp = specimen.pairs.training.batch(recipe.batch_size, rng)
        optimizer.zero_grad(set_to_none=True)
        shown = degraded.contiguous(memory_format=torch.channels_last)
        charbonnier(network(shown), sharp).backward()
        nn.utils.clip_grad_norm_(trained, 0.1)
        optimizer.step()
        schedule.step()
    return network


def evidence_of(specimen: Specimen, network: nn.Module, recipe: Recipe, seed: int) -> Evidence:
    """What the proxies are computed from: a few batches of the pairs that teach."""
    rng = np.random.default_rng([seed, 7])
    pairs = specimen.pairs.training
    batches = [pairs.batch(recipe.batch_size, rng) for _ in range(RANKING_BATCHES)]
    return Evidence(network, batches, charbonnier)


def measure(
    case: str, seed: int, make: Callable[[], Specimen], recipe: Recipe, results: Results
) -> None:
    """Rows of what each proxy says of all layers, and of what each layer gains alone, in dB."""
    specimen = make()
    network = specimen.network()
    names = list(convolutions(network))
    error, quality = specimen.held_out_error(network), specimen.true_quality(network)
    evidence = evidence_of(specimen, network, recipe, seed)
    for proxy, scores_of in EVERY.items():
        if (case, seed, f"proxy {proxy}") not in results:
            scores = scores_of(evidence)
            results.add({"case": case, "seed": seed, "method": f"proxy {proxy}", "scores": scores})
    for number, name in enumerate(names):
        if (case, seed, f"layer {name}") in results:
            continue
        alone = train(specimen, [name], recipe, seed, STEPS, RATE)
        row: Row = {"case": case, "seed": seed, "method": f"layer {name}"}
        row["size"] = evidence.layers[name].weight.numel()
        row["held_out"] = 20 * math.log10(error / specimen.held_out_error(alone))
        row["true"] = specimen.true_quality(alone) - quality
        results.add(row)
        print(f"{case}, {number + 1}/{len(names)} {name}: {row['held_out']:+.3f}", flush=True)


class Foretelling:
    """Measured gains of single layers beside what the proxies say of them, case by case."""

    def __init__(self, results: Results, cases: Sequence[str], seed: int) -> None:
        self.cases = [c for c in cases if results.of(c, f"proxy {next(iter(EVERY))}", [seed])]
        self._gains: dict[str, dict[str, np.ndarray]] = {}
        self._scores: dict[str, dict[str, np.ndarray]] = {}
        for case in list(self.cases):
            (first, *_) = results.of(case, f"proxy {next(iter(EVERY))}", [seed])
            rows = [
                r for name in first["scores"] for r in results.of(case, f"layer {name}", [seed])
            ]
            if len(rows) < len(first["scores"]):
                self.cases.remove(case)
                continue
            sizes = np.array([row["size"] for row in rows])
            self._gains[case] = {m: np.array([row[m] for row in rows]) for m in MEASURES}
            scores = {}
            for proxy in EVERY:
                (row,) = results.of(case, f"proxy {proxy}", [seed])
                scores[proxy] = np.array(list(row["scores"].values()))
                scores[proxy + PER_WEIGHT] = scores[proxy] / sizes
            scores["size"] = sizes
            self._scores[case] = scores

    @property
    def candidates(self) -> list[str]:
        """Proxies, whole and per weight, and the size of a layer."""
        return list(self._scores[self.cases[0]])

    def ranks(self, case: str, candidate: str) -> np.ndarray:
        """Ranks of the layers, 0 the worst and 1 the best."""
        found = rankdata(self._scores[case][candidate])
        return (found - 1) / (len(found) - 1)

    def correlation(self, case: str, measure_name: str, weights: dict[str, float]) -> float:
        """Spearman's coefficient of weighted ranks with what the layers gained."""
        total = sum(weight * self.ranks(case, name) for name, weight in weights.items())
        return float(spearmanr(total, self._gains[case][measure_name]).statistic)

    def mean(self, measure_name: str, weights: dict[str, float]) -> float:
        """The coefficient's mean over the cases."""
        return float(np.mean([self.correlation(c, measure_name, weights) for c in self.cases]))

    def pairs(self) -> dict[str, dict[str, float]]:
        """Equal combinations of two candidates, by name."""
        names = [name for name in self.candidates if name != "size"]
        return {
            f"{a} + {b}": {a: 0.5, b: 0.5}
            for number, a in enumerate(names)
            for b in names[number + 1 :]
        }

    def table(self) -> None:
        """Print how well each candidate, and the best pairs, foretell the gains."""
        if not self.cases:
            return
        print(
            "\n| Spearman | " + " | ".join(f"{c}: {m}" for c in self.cases for m in MEASURES),
            end="",
        )
        print(" | mean |\n|" + " --- |" * (2 + len(MEASURES) * len(self.cases)))
        single = {name: {name: 1.0} for name in self.candidates}
        best = sorted(self.pairs().items(), key=lambda item: -self._overall(item[1]))[:12]
        for name, weights in [*single.items(), *best]:
            cells = [self.correlation(c, m, weights) for c in self.cases for m in MEASURES]
            print(f"| {name} | " + " | ".join(f"{v:+.2f}" for v in cells), end="")
            print(f" | {self._overall(weights):+.2f} |")

    def _overall(self, weights: dict[str, float]) -> float:
        return float(np.mean([self.mean(m, weights) for m in MEASURES]))
