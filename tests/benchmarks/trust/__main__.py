"""Case by case, how well the trust map tells wrong voxels from right ones, and its calibration.

    python -m tests.benchmarks.trust --kept FOLDER [--cases 1 3 …] [--preset balanced] [--table]
    python -m tests.benchmarks.trust --kept FOLDER --fit

A voxel is wrong when the result, in the unit of the raw stack, is further from the truth than two
standard deviations of the raw noise at that brightness; nothing is fitted to the truth before. The
second line fits the model to stacks of other structures and prints its coefficients; the first
judges it on the held-out stacks of the comparison with Richardson–Lucy, beside a model of
brightness and gradient alone that is fitted to the same stacks. What was observed is kept in FOLDER
and not made again.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np

from ssai3d_app.engine.trust.reliability import Reliability
from tests.benchmarks.against_richardson_lucy.cases import CASES, Recording, record
from tests.benchmarks.trust.fitting import PLAIN, auroc, fit
from tests.benchmarks.trust.observing import Observed, observe
from tests.benchmarks.trust.phantoms import STACKS, stack

_EDGES = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 1.0)

Pair = tuple[Observed, Observed]


def observed(
    kept: Path, name: str, make: Callable[[], Recording], options: argparse.Namespace
) -> Pair | None:
    """What was observed of a stack, made where it is missing and wanted."""
    files = [kept / f"{name}-{part}.npz" for part in ("result", "alone")]
    if not all(file.exists() for file in files):
        if options.table:
            return None
        for file, each in zip(
            files, observe(make(), options.network, options.preset, options.seed), strict=True
        ):
            each.save(file)
        print(f"{name} is done", flush=True)
    result, alone = map(Observed.load, files)
    return result, alone


def fitted_to(pairs: list[Pair], used: tuple[str, ...] | None = None) -> list[Reliability]:
    """The models for results that are consistent, and for the network's alone."""
    chosen = {} if used is None else {"used": used}
    consistent = [result for result, _ in pairs if result.consistent]
    return [fit(consistent, **chosen), fit([alone for _, alone in pairs], **chosen)]


def _row(name: str, each: Observed, plain: list[Reliability]) -> str:
    model = plain[0] if each.consistent else plain[1]
    scores: list[str] = []
    for part in (np.ones(len(each.wrong), dtype=bool), each.structure):
        for trust in (each.trust, model.trust(each.signals.T)):
            found = auroc(-trust[part], each.wrong[part])
            scores.append("–" if found is None else f"{found:.3f}")
        scores.append(f"{each.wrong[part].mean():.3f}" if part.any() else "–")
    told = f"{1 - each.trust.mean():.3f}"
    return f"| {name} | {'yes' if each.consistent else 'no'} | {told} | {' | '.join(scores)} |"


def table(names: list[str], seen: list[Observed], plain: list[Reliability]) -> None:
    """Print AUROC by case, of all voxels and of structure alone, and the calibration of all."""
    print(
        "| case | consistent | wrong, told | AUROC | of brightness and gradient | wrong |", end=""
    )
    print(" in structure: AUROC | of brightness and gradient | wrong |")
    print("|" + " --- |" * 9)
    for name, each in zip(names, seen, strict=True):
        print(_row(name, each, plain))
    trust = np.concatenate([each.trust for each in seen])
    right = ~np.concatenate([each.wrong for each in seen])
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
    parser = argparse.ArgumentParser(
        epilog="cases: " + "; ".join(f"{n} {case.name}" for n, case in enumerate(CASES, 1))
    )
    parser.add_argument("--kept", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--fit", action="store_true", help="fit the model and print it")
    parser.add_argument("--cases", nargs="+", type=int, metavar="N", help="numbers, from 1")
    parser.add_argument("--network", default="fast")
    parser.add_argument("--preset", choices=("quick", "balanced", "best"), default="balanced")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--table", action="store_true", help="only print what FOLDER holds")
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    to_fit = [
        observed(options.kept, f"fit-{n}", lambda n=n: stack(n, options.seed), options)
        for n in range(len(STACKS))
        if options.fit or (options.kept / f"fit-{n}-alone.npz").exists()
    ]
    pairs = [pair for pair in to_fit if pair is not None]
    if options.fit:
        for name, model in zip(("CONSISTENT", "PREDICTED"), fitted_to(pairs), strict=True):
            print(f"{name} = Reliability({model.constant}, {model.weights})")
        return
    judged = []
    for number in options.cases or range(1, len(CASES) + 1):
        case = CASES[number - 1]
        pair = observed(
            options.kept,
            f"case-{number}-{options.preset}",
            lambda case=case: record(case, options.seed),
            options,
        )
        if pair is not None:
            judged.append((case.name, pair[0]))
    table([name for name, _ in judged], [each for _, each in judged], fitted_to(pairs, PLAIN))


if __name__ == "__main__":
    main()
