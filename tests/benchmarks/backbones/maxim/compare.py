"""MAXIM against a network of ours: untuned, and after sparse fine-tuning to the stack.

    python -m tests.benchmarks.backbones.maxim.compare MAXIM.safetensors [--cases 1 3 5]
        [--network NAME | --weights ARCHITECTURE=FILE]
        [--steps 40] [--batch 2] [--slices 6] [--results FILE]

Held-out stacks, pairs, objective and layer choice are those of ``tests.benchmarks.from_scratch``
and of the engine, on patches of 64². Our network (the shipped "fast" one unless another is named)
is tuned with as many steps as MAXIM, and again with as much processor time as MAXIM's first stage
and as the whole of it took. Some XZ slices are judged after the fit of scale and offset. Rows are
kept in FILE as they finish, and those that are there are not made again.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from ssai3d_app.engine.backbones.registry import Backbone
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.restoration import continued_ends
from ssai3d_app.engine.tuning import TuningResult, tune
from tests.benchmarks.against_richardson_lucy import networks
from tests.benchmarks.against_richardson_lucy.cases import CASES, HeldOut, Recording, record
from tests.benchmarks.against_richardson_lucy.rows import Results
from tests.benchmarks.against_richardson_lucy.scoring import score
from tests.benchmarks.backbones.maxim.convert import load_maxim
from tests.benchmarks.backbones.maxim.network import Grey
from tests.benchmarks.from_scratch.stack import Measured, MiddleOnly, measure
from tests.benchmarks.from_scratch.training import untuned
from tests.engine.tuning_specimens import ForgetsAll

CHOSEN = (1, 3, 5)
"""Held-out cases, numbered from 1: one bright, one at 20 photons, one aberrated."""
STAGES = {"first stage of MAXIM": 1, "MAXIM": 3}
INTERPOLATED = "interpolated"
_PACE_STEPS = 240
"""Steps that tell how long one takes: then judging takes the share that it has in long tunings."""


@dataclass(frozen=True)
class Slices:
    """XZ slices of a stack that are judged: on the isotropic grid with their neighbours,
    (n, shown, Z, X), and their truth (Z, n, X)."""

    degraded: torch.Tensor
    truth: np.ndarray

    @classmethod
    def of(cls, recording: Recording, stack: Measured, count: int) -> Slices:
        """Slices spread evenly over the rows."""
        width = recording.raw.shape[1]
        rows = np.linspace(0, width - 1, count + 2).round().astype(int)[1:-1]
        beside = np.arange(-stack.beside, stack.beside + 1)
        shown = np.clip(rows[:, None] + beside, 0, width - 1)
        raw = stack.staged.scaled((slice(None),) * 3)[:, shown].transpose(1, 2, 0, 3)
        to_grid = torch.from_numpy(stack.grid.interpolation(0))
        return cls(to_grid @ torch.from_numpy(np.ascontiguousarray(raw)), recording.truth[:, rows])

    @property
    def middle(self) -> torch.Tensor:
        """The slices without their neighbours, (n, Z, X)."""
        return self.degraded[:, self.degraded.shape[1] // 2]

    @torch.no_grad()
    def restored(self, network: nn.Module) -> torch.Tensor:
        """The slices through a network, with the ends of the stack continued, as in the engine."""
        network.eval()
        longer = [continued_ends(shown)[None] for shown in self.degraded]
        depth = self.degraded.shape[2]
        beyond = (longer[0].shape[2] - depth) // 2
        done = torch.cat([network(shown)[:, 0] for shown in longer])
        return done[:, beyond : beyond + depth]


class Comparison:
    """Makes the rows of one case and seed."""

    def __init__(
        self,
        maxim: Path,
        backbone: Backbone,
        case: HeldOut,
        seed: int,
        recipe: Recipe,
        results: Results,
    ) -> None:
        self._maxim = maxim
        self._backbone = backbone
        self._own = networks.tag(backbone)
        self._case = case
        self._seed = seed
        self._recipe = recipe
        self._results = results
        self._pace: float | None = None

    def run(self, slices: int, most_steps: int) -> None:
        """Make the rows that are missing."""
        recording = record(self._case, self._seed)
        beside = self._backbone.architecture.neighbours
        self._stack = measure(recording, self._recipe, self._seed, beside)
        self._slices = Slices.of(recording, self._stack, slices)
        if not self._is_there(INTERPOLATED):
            self._add(INTERPOLATED, self._slices.middle)
        for name in (self._own, *STAGES):
            if not self._is_there(f"{name}, untuned"):
                self._judge(f"{name}, untuned", self._network(name))
        steps = self._recipe.tuning_steps
        for name in (self._own, *STAGES):
            method = f"{name}, {steps} steps"
            if not self._is_there(method):
                self._judge_tuned(name, method, steps)
        for name in STAGES:
            method = f"{self._own}, time of {name}, {steps} steps"
            if not self._is_there(method):
                (row,) = self._results.of(self._case.name, f"{name}, {steps} steps", [self._seed])
                as_many = round(row["cpu_seconds"] / self._seconds_a_step())
                self._judge_tuned(self._own, method, max(steps, min(as_many, most_steps)))

    def _is_there(self, method: str) -> bool:
        return (self._case.name, self._seed, method) in self._results

    def _network(self, name: str) -> nn.Module:
        if name == self._own:
            return untuned(self._backbone.name, self._backbone.architecture, self._stack)
        return MiddleOnly(Grey(load_maxim(self._maxim, STAGES[name])))

    def _seconds_a_step(self) -> float:
        """Processor time of a step of our network on this machine now."""
        if self._pace is None:
            _, seconds, result = self._tuned(self._own, _PACE_STEPS)
            self._pace = seconds / result.steps
        return self._pace

    def _tuned(self, name: str, steps: int) -> tuple[nn.Module, float, TuningResult]:
        """A network after the engine's sparse fine-tuning, and the processor time that it took."""
        network = self._network(name)
        started = time.process_time()
        result = tune(
            network,
            self._stack.channel.training,
            self._stack.channel.judging,
            self._recipe.model_copy(update={"tuning_steps": steps}),
            self._seed,
            torch.device("cpu"),
            CancellationSource().token,
            ForgetsAll(),
            lambda _: None,
            lambda *_: None,
            lambda: None,
        )
        return network, time.process_time() - started, result

    def _judge_tuned(self, name: str, method: str, steps: int) -> None:
        network, seconds, result = self._tuned(name, steps)
        self._judge(
            method,
            network,
            cpu_seconds=round(seconds, 1),
            steps=result.steps,
            share=round(result.choice.share, 3),
            held_out_before=round(result.error_before, 5),
            held_out_after=round(result.error_after, 5),
        )

    def _judge(self, method: str, network: nn.Module, **more: float) -> None:
        started = time.process_time()
        restored = self._slices.restored(network)
        seconds = (time.process_time() - started) / restored.numel() * 1e6
        self._add(method, restored, seconds_per_megapixel=round(seconds, 2), **more)

    def _add(self, method: str, slices: torch.Tensor, **more: float) -> None:
        measures = asdict(score(slices.numpy().transpose(1, 0, 2), self._slices.truth))
        row = {"case": self._case.name, "seed": self._seed, "method": method, **more} | measures
        self._results.add(row)
        print(f"{self._case.name}, {method}: {measures['psnr']:.2f} dB, {more}", flush=True)


def table(results: Results, cases: list[HeldOut], seed: int) -> Iterator[str]:
    """Lines of the table, a method a row."""
    methods = list(dict.fromkeys(row["method"] for row in results.rows))
    yield "| PSNR dB / SSIM (steps, CPU s) | " + " | ".join(case.name for case in cases) + " |"
    yield "| --- |" + " --- |" * len(cases)
    for method in methods:
        cells = []
        for case in cases:
            rows = results.of(case.name, method, [seed])
            cell = " ".join(f"{row['psnr']:.2f} / {row['ssim']:.3f}" for row in rows)
            for row in rows:
                if "steps" in row:
                    cell += f" ({row['steps']}, {row['cpu_seconds']:.0f})"
            cells.append(cell)
        yield f"| {method} | " + " | ".join(cells) + " |"


def main() -> None:
    """Make what is missing and print the table."""
    parser = argparse.ArgumentParser(
        epilog="cases: " + "; ".join(f"{n} {case.name}" for n, case in enumerate(CASES, 1))
    )
    parser.add_argument("maxim", type=Path, metavar="MAXIM.safetensors")
    parser.add_argument("--cases", nargs="+", type=int, default=CHOSEN, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--batch", type=int, default=2, help="patches of 64² a step")
    parser.add_argument("--slices", type=int, default=6, help="XZ slices that are judged")
    parser.add_argument("--most-steps", type=int, default=4000, help="of our network in equal time")
    parser.add_argument("--results", type=Path, help="file of JSON lines to keep and go on from")
    networks.add_options(parser)
    options = parser.parse_args()
    recipe = Recipe(tuning_steps=options.steps, batch_size=options.batch, patch_size=64)
    results = Results(options.results)
    cases = [CASES[n - 1] for n in options.cases]
    with networks.judged(options) as backbone:
        for case in cases:
            compared = (options.maxim, backbone, case, options.seed, recipe, results)
            Comparison(*compared).run(options.slices, options.most_steps)
    print("\n".join(["", *table(results, cases, options.seed)]))


if __name__ == "__main__":
    main()
