"""What each arm is worth against the standard recipe, as a table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tests.benchmarks.ablation.arms import ARMS, OURS
from tests.benchmarks.against_richardson_lucy.rows import Results, Row

Pairs = list[tuple[Row, Row]]


def in_common(
    results: Results, method: str, base: str, cases: Sequence[str], seeds: list[int]
) -> Pairs:
    """Rows of a method and of the base, of the same case and seed."""
    return [
        (row, beside)
        for case in cases
        for row in results.of(case, method, seeds)
        for beside in results.of(case, base, [row["seed"]])
    ]


def print_table(
    title: str,
    results: Results,
    methods: dict[str, str],
    cases: Sequence[str],
    seeds: list[int],
    measures: Sequence[str] = ("ssim", "nrmse"),
) -> None:
    """Print differences to the standard recipe, mean and spread over cases and seeds.

    ``methods`` are the names of arms in the rows, by arm.
    """
    base = methods[OURS]
    own = [row for case in cases for row in results.of(case, base, seeds)]
    if not own:
        return
    heads = " | ".join(measures)
    means = ", ".join(f"{name} {_mean(own, name)}" for name in ("psnr", *measures))
    print(f"\n**{title}**; {OURS}: {means} on {len(own)} stacks\n")
    print(f"| arm | changes | dB over {OURS} | worst case | {heads} | stacks |")
    print("| --- | --- | --- | --- |" + " --- |" * (len(measures) + 1))
    for arm, method in methods.items():
        pairs = in_common(results, method, base, cases, seeds)
        if arm == OURS or not pairs:
            continue
        gains = [row["psnr"] - beside["psnr"] for row, beside in pairs]
        worst = int(np.argmin(gains))
        row = pairs[worst][0]
        more = " | ".join(_difference(pairs, measure) for measure in measures)
        print(
            f"| {arm} | {ARMS[arm].changes} | {np.mean(gains):+.2f} ± {np.std(gains):.2f} | "
            f"{gains[worst]:+.2f} {row['case']} | {more} | {len(pairs)} |"
        )


def print_cases(
    results: Results, methods: dict[str, str], cases: Sequence[str], seeds: list[int]
) -> None:
    """Print PSNR and SSIM of every case, means over the seeds."""
    print("\n| PSNR dB / SSIM | " + " | ".join(methods) + " |")
    print("| --- |" + " --- |" * len(methods))
    for case in cases:
        rows = [results.of(case, method, seeds) for method in methods.values()]
        if any(rows):
            cells = [f"{_mean(r, 'psnr')} / {_mean(r, 'ssim')}" if r else "" for r in rows]
            print(f"| {case} | {' | '.join(cells)} |")


def _mean(rows: Sequence[Row], measure: str) -> str:
    values = [row[measure] for row in rows if measure in row]
    digits = 2 if measure in ("psnr", "residual") else 3
    return f"{np.mean(values):.{digits}f}" if values else "not known"


def _difference(pairs: Pairs, measure: str) -> str:
    values = [
        row[measure] - beside[measure]
        for row, beside in pairs
        if measure in row and measure in beside
    ]
    return f"{np.mean(values):+.3f}" if values else ""
