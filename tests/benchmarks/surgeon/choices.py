"""Choices of layers against each other: what the same short tuning of each of them gains."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from scipy.stats import rankdata

from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.surgeon import LayerChoice, choose_layers
from ssai3d_app.engine.surgeon.proxies import Evidence
from ssai3d_app.engine.surgeon.ranking import rank_by
from tests.benchmarks.against_richardson_lucy.rows import Results, Row
from tests.benchmarks.surgeon.layers import evidence_of, train
from tests.benchmarks.surgeon.proxies import EVERY
from tests.benchmarks.surgeon.specimen import Specimen

STEPS = 100
RATE = 3e-4
RANDOM = 3

Choose = Callable[[Evidence, float], LayerChoice]


def _of_order(order: Callable[[Evidence], Sequence[str]]) -> Choose:
    return lambda evidence, share: choose_layers(evidence.network, order(evidence), share)


def _at_random(seed: int) -> Choose:
    def order(evidence: Evidence) -> list[str]:
        names = list(evidence.layers)
        np.random.default_rng(seed).shuffle(names)
        return names

    return _of_order(order)


def _by(proxy: str, power: float) -> Choose:
    """One proxy, as a share of the layer's size to a power: 0 the whole layer, 1 per weight."""

    def order(evidence: Evidence) -> list[str]:
        scores = EVERY[proxy](evidence)
        worth = [score / evidence.layers[n].weight.numel() ** power for n, score in scores.items()]
        return [list(scores)[i] for i in np.argsort(-rankdata(worth), kind="stable")]

    return _of_order(order)


def _all_of(*beginnings: str) -> Choose:
    def choose(evidence: Evidence, _: float) -> LayerChoice:
        names = [name for name in evidence.layers if name.startswith(beginnings)]
        return choose_layers(evidence.network, names, 1.0)

    return choose


CHOICES: dict[str, Choose] = {
    "surgeon": _of_order(rank_by),
    **{f"random {n}": _at_random(n) for n in range(1, RANDOM + 1)},
    "decoder": _all_of("decoders", "ups", "ending"),
    "full": _all_of(""),
    **{f"{proxy}, whole": _by(proxy, 0) for proxy in EVERY},
    **{f"{proxy}, per weight": _by(proxy, 1) for proxy in EVERY},
}
FEW = ("surgeon", "random 1", "random 2", "random 3", "decoder", "full")


def measure(
    case: str,
    seed: int,
    make: Callable[[], Specimen],
    recipe: Recipe,
    choices: Sequence[str],
    results: Results,
) -> None:
    """A row for each choice: gains in dB over the untuned network, held-out and true."""
    missing = [name for name in choices if (case, seed, f"choice {name}") not in results]
    if not missing:
        return
    specimen = make()
    network = specimen.network()
    error, quality = specimen.held_out_error(network), specimen.true_quality(network)
    evidence = evidence_of(specimen, network, recipe, seed)
    for name in missing:
        choice = CHOICES[name](evidence, recipe.trainable_share)
        tuned = train(specimen, choice.layers, recipe, seed, STEPS, RATE)
        row: Row = {"case": case, "seed": seed, "method": f"choice {name}"}
        row["share"], row["layers"] = choice.share, len(choice.layers)
        row["held_out"] = 20 * math.log10(error / specimen.held_out_error(tuned))
        row["true"] = specimen.true_quality(tuned) - quality
        results.add(row)
        print(f"{case}, {name}: {row['held_out']:+.2f}, true {row['true']:+.2f} dB", flush=True)


def table(results: Results, cases: Sequence[str], seeds: Sequence[int]) -> None:
    """Print the gains, means over the seeds, those by the truth in front."""
    print("\n| gain in dB, true (held-out) | " + " | ".join(cases) + " | mean true |")
    print("| --- |" + " --- |" * (len(cases) + 1))
    for name in CHOICES:
        rows = [results.of(case, f"choice {name}", list(seeds)) for case in cases]
        if not all(rows):
            continue
        means = [
            (np.mean([r["true"] for r in own]), np.mean([r["held_out"] for r in own]))
            for own in rows
        ]
        cells = " | ".join(f"{true:+.2f} ({held:+.2f})" for true, held in means)
        mean = np.mean([true for true, _ in means])
        print(f"| {name}, {100 * rows[0][0]['share']:.0f} % | {cells} | {mean:+.2f} |")
