"""The table: a tuned backbone against networks that began with nothing and had the same time.

    python -m tests.benchmarks.from_scratch [--cases 1 3 …] [--seeds 0 1 2]
        [--network NAME | --weights ARCHITECTURE=FILE] [--preset balanced] [--results FILE]

Stacks, pairs and measures are those of ``tests.benchmarks.against_richardson_lucy`` and of the
engine. The tuning's processor time is measured, and every other network gets as much. Rows are
kept in FILE as they finish, and those that are there are not made again.
"""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import numpy as np
from torch import nn

from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.engine.backbones.registry import Backbone
from ssai3d_app.engine.recipe import PRESETS, PresetName
from tests.benchmarks.against_richardson_lucy import networks
from tests.benchmarks.against_richardson_lucy.cases import CASES, HeldOut, record
from tests.benchmarks.against_richardson_lucy.rows import Results, Row
from tests.benchmarks.against_richardson_lucy.scoring import score
from tests.benchmarks.against_richardson_lucy.yardsticks import interpolated
from tests.benchmarks.from_scratch.stack import Measured, measure
from tests.benchmarks.from_scratch.training import from_scratch, tuned, untuned


def _small(width: int, levels: int) -> Architecture:
    one = (1,) * levels
    return Architecture(width=width, encoder=one, middle=1, decoder=one)


SIZES = {
    "width 8, 2 levels": _small(8, 2),
    "width 16, 2 levels": _small(16, 2),
    "width 24, 2 levels": _small(24, 2),
    "width 16, 3 levels": _small(16, 3),
}
CHOSEN = (1, 3, 5, 7, 9)
"""Held-out cases, numbered from 1."""
INTERPOLATED = "interpolated"


class Bench:
    """Makes the rows of one judged backbone."""

    def __init__(self, backbone: Backbone, preset: PresetName, results: Results) -> None:
        self._backbone = backbone
        self._recipe = PRESETS[preset]
        self._results = results
        of = f"{networks.tag(backbone)}, {preset}"
        self.untuned, self.tuned = f"untuned {of}", f"tuned {of}"
        # As the time is that of the tuning, what came of it belongs to this backbone alone.
        shapes = SIZES | {"its own shape": backbone.architecture}
        self.scratch = {f"scratch: {name}, time of {of}": s for name, s in shapes.items()}

    @property
    def methods(self) -> list[str]:
        """All rows of a case, in order."""
        return [INTERPOLATED, self.untuned, self.tuned, *self.scratch]

    def run(self, case: HeldOut, seed: int) -> None:
        """Make the rows of a case that are missing."""
        missing = [m for m in self.methods if (case.name, seed, m) not in self._results]
        if not missing:
            return
        recording = record(case, seed)
        beside = self._backbone.architecture.neighbours
        stack = measure(recording, self._recipe, seed, beside)

        def add(method: str, volume: np.ndarray, **more: float) -> None:
            row: Row = {"case": case.name, "seed": seed, "method": method, **more}
            row |= asdict(score(volume, recording.truth))
            self._results.add(row)
            print(f"{case.name}, seed {seed}, {method}: {row['psnr']:.2f} dB, {more}", flush=True)

        if INTERPOLATED in missing:
            add(INTERPOLATED, interpolated(recording))
        shape, name = self._backbone.architecture, self._backbone.name
        if self.untuned in missing:
            add(self.untuned, self._restored(stack, untuned(name, shape, stack)))
        if self.tuned in missing:
            own = tuned(name, shape, stack, self._recipe, seed)
            volume = self._restored(stack, own.network)
            add(self.tuned, volume, cpu_seconds=round(own.seconds, 2), steps=own.steps)
        (row,) = self._results.of(case.name, self.tuned, [seed])
        for method in missing:
            if method not in self.scratch:
                continue
            shape = self.scratch[method]
            new = from_scratch(shape, stack, self._recipe, seed, row["cpu_seconds"])
            add(
                method,
                self._restored(stack, new.network),
                cpu_seconds=round(new.seconds, 2),
                steps=new.steps,
                parameters=shape.parameters(),
            )

    def _restored(self, stack: Measured, network: nn.Module) -> np.ndarray:
        return stack.restored(network, self._recipe)

    def table(self, cases: list[HeldOut], seeds: list[int]) -> None:
        """Print PSNR and SSIM, mean and spread over the seeds, and the gain over the best."""
        methods = [INTERPOLATED, self.untuned, self.tuned, *self.scratch]
        heads = [method.split(", time of")[0] for method in methods]
        print(f"\n| PSNR dB / SSIM | {' | '.join(heads)} | gain over the best from scratch |")
        print("| --- |" + " --- |" * (len(methods) + 1))
        every: list[float] = []
        for case in cases:
            cells = [self._cell(self._results.of(case.name, method, seeds)) for method in methods]
            gains = self._gains(case, seeds)
            every += gains
            gain = f"{np.mean(gains):+.2f} ± {np.std(gains):.2f}" if gains else ""
            print(f"| {case.name} | {' | '.join(cells)} | {gain} |")
        if every:
            print(
                f"\n{self.tuned}: {np.mean(every):+.2f} ± {np.std(every):.2f} dB over the best "
                f"network from scratch in each of {len(every)} runs, the least {min(every):+.2f}."
            )

    def _gains(self, case: HeldOut, seeds: list[int]) -> list[float]:
        gains = []
        for row in self._results.of(case.name, self.tuned, seeds):
            others = [
                other["psnr"]
                for method in self.scratch
                for other in self._results.of(case.name, method, [row["seed"]])
            ]
            if len(others) == len(self.scratch):
                gains.append(row["psnr"] - max(others))
        return gains

    @staticmethod
    def _cell(rows: list[Row]) -> str:
        if not rows:
            return ""
        values = [row["psnr"] for row in rows]
        spread = f" ± {np.std(values):.2f}" if len(rows) > 1 else ""
        return f"{np.mean(values):.2f}{spread} / {np.mean([row['ssim'] for row in rows]):.3f}"


def main() -> None:
    """Make what is missing and print the table."""
    parser = argparse.ArgumentParser(
        epilog="cases: " + "; ".join(f"{n} {case.name}" for n, case in enumerate(CASES, 1))
    )
    parser.add_argument("--cases", nargs="+", type=int, default=CHOSEN, metavar="N")
    parser.add_argument("--seeds", nargs="+", type=int, default=[0, 1, 2])
    parser.add_argument("--preset", choices=get_args(PresetName), default="balanced")
    parser.add_argument("--results", type=Path, help="file of JSON lines to keep and go on from")
    parser.add_argument("--table", action="store_true", help="only print what FILE holds")
    networks.add_options(parser)
    options = parser.parse_args()
    cases = [CASES[n - 1] for n in options.cases]
    with networks.judged(options) as backbone:
        bench = Bench(backbone, options.preset, Results(options.results))
        if not options.table:
            for seed in options.seeds:
                for case in cases:
                    bench.run(case, seed)
        bench.table(cases, options.seeds)


if __name__ == "__main__":
    main()
