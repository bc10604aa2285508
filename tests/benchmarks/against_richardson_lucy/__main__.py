"""The table: whole engine, interpolation, ordinary and strong Richardson–Lucy, case by case.

    python -m tests.benchmarks.against_richardson_lucy [--cases 1 3 …] [--seeds 0 …]
        [--network NAME | --weights ARCHITECTURE=FILE] [--results FILE] [--table]

Both Richardson–Lucys are given the true PSF, and the truth chooses their steps and smoothing.
Scale and offset are fitted before all measures. Rows are kept in FILE as they finish, and those
that are there are not made again; ``--more`` adds total variation and FISTA.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np

from tests.benchmarks.against_richardson_lucy import networks, yardsticks
from tests.benchmarks.against_richardson_lucy.cases import CASES, HeldOut, Recording, record
from tests.benchmarks.against_richardson_lucy.engine import restored
from tests.benchmarks.against_richardson_lucy.rows import Results, Row
from tests.benchmarks.against_richardson_lucy.scoring import score

INTERPOLATED, ORDINARY, STRONG = "interpolated", "ordinary RL", "strong RL"
YARDSTICKS: dict[str, Callable[[Recording], yardsticks.Best]] = {
    INTERPOLATED: lambda recording: yardsticks.Best(yardsticks.interpolated(recording), {}),
    ORDINARY: yardsticks.ordinary,
    STRONG: yardsticks.strong,
}
MORE = {"strong RL, TV": yardsticks.strong_with_variation, "FISTA, TV": yardsticks.least_squares}


def run_case(
    case: HeldOut, seed: int, methods: list[str], network: str, engine: str, results: Results
) -> None:
    """Make the rows of a case that are missing; ``engine`` is the method's name of the engine."""
    missing = [method for method in methods if (case.name, seed, method) not in results]
    if not missing:
        return
    recording = record(case, seed)
    for method in missing:
        started, computed = time.monotonic(), time.process_time()
        row: Row = {"case": case.name, "seed": seed, "method": method}
        if method == engine:
            volume, row["findings"] = restored(recording, network, "balanced", seed)
        else:
            best = (YARDSTICKS | MORE)[method](recording)
            volume, row["choice"] = best.volume, best.choice
        row["seconds"] = round(time.monotonic() - started, 1)
        row["cpu_seconds"] = round(time.process_time() - computed, 1)
        row |= asdict(score(volume, recording.truth))
        results.add(row)
        print(
            f"{case.name}, seed {seed}, {method}: {row['psnr']:.2f} dB, SSIM {row['ssim']:.3f}, "
            f"{row['seconds']:.0f} s {row.get('choice', '')}",
            flush=True,
        )


def table(cases: list[HeldOut], seeds: list[int], methods: list[str], results: Results) -> None:
    """Print PSNR, SSIM and NRMSE, means over the seeds."""
    print("\n| PSNR dB / SSIM / NRMSE | " + " | ".join(methods) + " |")
    print("| --- |" + " --- |" * len(methods))
    for case in cases:
        cells = []
        for method in methods:
            rows = results.of(case.name, method, seeds)
            cells.append(_cell(rows) if rows else "")
        print(f"| {case.name} | {' | '.join(cells)} |")


def _mean(rows: list[Row], measure: str) -> float:
    return float(np.mean([row[measure] for row in rows]))


def _cell(rows: list[Row]) -> str:
    spread = f" ± {np.std([r['psnr'] for r in rows]):.2f}" if len(rows) > 1 else ""
    similar, error = _mean(rows, "ssim"), _mean(rows, "nrmse")
    return f"{_mean(rows, 'psnr'):.2f}{spread} / {similar:.3f} / {error:.3f}"


def summary(
    title: str, cases: list[HeldOut], seeds: list[int], engine: str, results: Results
) -> None:
    """Print the engine's mean gain over each yardstick, its worst, and where SSIM is below."""
    print(f"\n**{title}**, {engine}")
    for method in YARDSTICKS:
        gains, similar = {}, {}
        for case in cases:
            own = results.of(case.name, engine, seeds)
            other = results.of(case.name, method, [row["seed"] for row in own])
            if own and len(own) == len(other):
                gains[case.name] = _mean(own, "psnr") - _mean(other, "psnr")
                similar[case.name] = _mean(own, "ssim") - _mean(other, "ssim")
        if not gains:
            continue
        worst = min(gains, key=lambda name: gains[name])
        below = [name for name, more in similar.items() if more <= 0]
        print(
            f"- over {method}: {np.mean(list(gains.values())):+.2f} dB on {len(gains)} cases, "
            f"worst {gains[worst]:+.2f} ({worst}); SSIM {np.mean(list(similar.values())):+.3f}, "
            f"not above in: {'; '.join(below) or 'none'}"
        )
    own = [row for case in cases for row in results.of(case.name, engine, seeds)]
    if own:
        print(f"- mean SSIM {_mean(own, 'ssim'):.3f}, mean PSNR {_mean(own, 'psnr'):.2f} dB")


def main() -> None:
    """Make what is missing and print the table."""
    parser = argparse.ArgumentParser(
        epilog="cases: " + "; ".join(f"{n} {case.name}" for n, case in enumerate(CASES, 1))
    )
    parser.add_argument("--cases", nargs="+", type=int, metavar="N", help="numbers, from 1")
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    parser.add_argument("--results", type=Path, help="file of JSON lines to keep and go on from")
    parser.add_argument("--more", action="store_true", help="total variation and FISTA too")
    parser.add_argument("--table", action="store_true", help="only print what FILE holds")
    networks.add_options(parser)
    options = parser.parse_args()
    cases = [CASES[n - 1] for n in options.cases] if options.cases else list(CASES)
    results = Results(options.results)
    with networks.judged(options) as network:
        engine = f"SSAI-3D, {networks.tag(network)}"
        methods = [*YARDSTICKS, *(MORE if options.more else ()), engine]
        if not options.table:
            for seed in options.seeds:
                for case in cases:
                    run_case(case, seed, methods, network.name, engine, results)
    engines = sorted({r["method"] for r in results.rows if r["method"].startswith("SSAI-3D")})
    table(cases, options.seeds, list(dict.fromkeys([*methods, *engines])), results)
    for each in engines:
        plain = [case for case in cases if not case.directional]
        summary("Held-out cases", plain, options.seeds, each, results)
        directional = [case for case in cases if case.directional]
        summary("Directional tissue", directional, options.seeds, each, results)


if __name__ == "__main__":
    main()
