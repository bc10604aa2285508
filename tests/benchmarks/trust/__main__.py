"""Stack by stack, how well the trust map tells wrong voxels from right ones, and its calibration.

    python -m tests.benchmarks.trust --kept FOLDER [--preset quick] [--table]
    python -m tests.benchmarks.trust --kept FOLDER --fit

A voxel is wrong when the result, in the unit of the raw stack, is further from the truth than two
standard deviations of the raw noise at that brightness; nothing is fitted to the truth before. The
first line judges crosswise: each stack by a model that is fitted to stacks of all other structures,
beside a model of brightness and gradient alone that is fitted to the same. Voxels whose trust is
below one half are flagged. The second line fits the model that ships, to all stacks, and prints its
coefficients. What was observed is kept in FOLDER and not made again; after a change of the signals
it must be.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from ssai3d_app.engine.trust.reliability import Reliability
from ssai3d_app.engine.trust.shares import EVEN
from ssai3d_app.engine.trust.signals import SIGNALS
from tests.benchmarks.trust.fitting import PLAIN, auroc, fit
from tests.benchmarks.trust.observing import Observed, observe
from tests.benchmarks.trust.phantoms import PHANTOMS, Phantom

_EDGES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 1.0)


@dataclass(frozen=True)
class Seen:
    """What was observed of a phantom: of its result, and of the network's prediction alone."""

    phantom: Phantom
    result: Observed
    alone: Observed


def seen(phantom: Phantom, options: argparse.Namespace) -> Seen | None:
    """What was observed of a phantom, made where it is missing and wanted."""
    stem = f"{phantom.key}-{options.preset}-{options.seed}"
    files = [options.kept / f"{stem}-{part}.npz" for part in ("result", "alone")]
    if not all(file.exists() for file in files):
        if options.table or options.fit:
            return None
        made = observe(phantom.record(options.seed), options.network, options.preset, options.seed)
        for file, each in zip(files, made, strict=True):
            each.save(file)
        print(f"{phantom.name} is done", flush=True)
    return Seen(phantom, *map(Observed.load, files))


def fitted(stacks: list[Seen], consistent: bool, used: tuple[str, ...] = SIGNALS) -> Reliability:
    """The model for results that are consistent, or for the network's alone."""
    if not consistent:
        return fit([each.alone for each in stacks], used)
    return fit([each.result for each in stacks if each.result.consistent], used)


def crosswise(stacks: list[Seen], used: tuple[str, ...] = SIGNALS) -> list[np.ndarray]:
    """Trust in the voxels of each stack, by models that know none of its structure."""
    models: dict[tuple[str, bool], Reliability] = {}
    told = []
    for each in stacks:
        family, consistent = each.phantom.family, bool(each.result.consistent)
        if (family, consistent) not in models:
            others = [other for other in stacks if other.phantom.family != family]
            models[family, consistent] = fitted(others, consistent, used)
        told.append(models[family, consistent].trust(each.result.signals.T))
    return told


def _row(each: Seen, trust: np.ndarray, plain: np.ndarray) -> list[str]:
    result, flagged = each.result, trust < EVEN
    cells = [each.phantom.name, "yes" if result.consistent else "no", _share(result.wrong)]
    cells.append(f"{1 - trust.mean():.3f}")
    for part in (np.ones(len(trust), dtype=bool), result.structure):
        for doubt in (-trust, -plain):
            found = auroc(doubt[part], result.wrong[part])
            cells.append("–" if found is None else f"{found:.3f}")
    parts = (flagged, ~flagged)
    return [*cells, _share(flagged), *(_share(result.wrong[part]) for part in parts)]


def _share(of: np.ndarray) -> str:
    return f"{of.mean():.3f}" if of.size else "–"


def table(stacks: list[Seen]) -> None:
    """Print AUROC by stack, of all voxels and of structure alone, and the calibration of all."""
    titles = ("stack", "consistent", "wrong", "told", "AUROC", "of brightness and gradient")
    titles += ("in structure: AUROC", "of brightness and gradient")
    titles += ("flagged", "wrong of those", "of the others")
    print(f"| {' | '.join(titles)} |\n|" + " --- |" * len(titles))
    told, plain = crosswise(stacks), crosswise(stacks, PLAIN)
    for each, trust, other in zip(stacks, told, plain, strict=True):
        print(f"| {' | '.join(_row(each, trust, other))} |")
    trust = np.concatenate(told)
    right = ~np.concatenate([each.result.wrong for each in stacks])
    print("\n| trust | voxels | mean trust | right |\n| --- | --- | --- | --- |")
    for low, high in pairwise(_EDGES):
        within = (trust >= low) & ((trust < high) | (high == 1))
        if within.any():
            print(
                f"| {low}–{high} | {within.sum()} | {trust[within].mean():.3f} | "
                f"{right[within].mean():.3f} |"
            )


def main() -> None:
    """Make what is missing, and print the coefficients or the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kept", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--fit", action="store_true", help="fit the models to what FOLDER holds")
    parser.add_argument("--network", default="fast")
    parser.add_argument("--preset", choices=("quick", "balanced", "best"), default="quick")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--table", action="store_true", help="only print what FOLDER holds")
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    stacks = [each for phantom in PHANTOMS if (each := seen(phantom, options)) is not None]
    if not options.fit:
        table(stacks)
        return
    for name, consistent in (("CONSISTENT", True), ("PREDICTED", False)):
        model = fitted(stacks, consistent)
        print(f"{name} = Reliability({model.constant}, {model.weights}, {model.power})")


if __name__ == "__main__":
    main()
