"""What each mechanism is worth: the standard recipe against arms that change one, case by case.

    python -m tests.benchmarks.ablation [--cases 1 3 …] [--arms NAME …] [--seeds 0 …]
        [--no-real] [--steps N] [--network NAME | --weights ARCHITECTURE=FILE]
        [--results FILE] [--table]

Phantoms are the middles of the cases of ``tests.benchmarks.against_richardson_lucy``, judged by
their truth; real stacks are those of ``../shared/data`` (or of the folder SSAI3D_TEST_DATA), judged
by every second plane, left out. Scale and offset are fitted before all measures. Rows are kept in
FILE as they finish, and those that are there are not made again.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ssai3d_app.engine.recipe import PRESETS, Recipe
from tests.benchmarks.ablation import real
from tests.benchmarks.ablation.arms import ARMS, OURS
from tests.benchmarks.ablation.chain import Run, Tuning
from tests.benchmarks.ablation.stacks import Specimen, phantom
from tests.benchmarks.ablation.table import print_cases, print_table
from tests.benchmarks.against_richardson_lucy import networks
from tests.benchmarks.against_richardson_lucy.cases import CASES
from tests.benchmarks.against_richardson_lucy.rows import Results, Row

CHOSEN = (1, 3, 6, 7, 8, 9, 10, 13)
"""Cases, numbered from 1, of each kind of microscope, structure and light."""
PATCH = 64
"""A quarter of the recipe's pixels, for the same reason that fields are small."""


class Bench:
    """Makes the rows of some arms; in them an arm is named with network and steps."""

    def __init__(self, arms: Sequence[str], recipe: Recipe, tag: str, results: Results) -> None:
        self._recipe = recipe
        self._results = results
        self.methods = {arm: f"{arm}, {tag}, {recipe.tuning_steps} steps" for arm in arms}

    def run(self, case: str, seed: int, make: Callable[[], Specimen]) -> None:
        """Make the rows of a stack that are missing."""
        missing = [arm for arm, m in self.methods.items() if (case, seed, m) not in self._results]
        if not missing:
            return
        stack = make()
        runs: dict[Tuning, Run] = {}
        for name in missing:
            arm = ARMS[name]
            started = time.process_time()
            run = runs.setdefault(arm.tuning, Run(stack, arm.tuning, self._recipe, seed))
            volume, found = arm.volume(run)
            row: Row = {"case": case, "seed": seed, "method": self.methods[name], **found}
            row |= stack.judge(volume)
            # Of this row alone: a network that another row has tuned is not counted again.
            row["cpu_seconds"] = round(time.process_time() - started, 1)
            self._results.add(row)
            print(
                f"{case}, seed {seed}, {name}: {row['psnr']:.2f} dB, {row['ssim']:.3f}", flush=True
            )


def usable(stacks: Sequence[real.RealStack]) -> Iterator[tuple[str, Callable[[], Specimen]]]:
    """The real stacks that can say something; of the others it is printed why not."""
    for stack in stacks:
        try:
            specimen = real.specimen(stack)
        except real.UnusableStackError as error:
            print(f"{stack.name} is left out: {error}", flush=True)
        else:
            yield stack.name, lambda specimen=specimen: specimen


def main() -> None:
    """Make what is missing and print the tables."""
    parser = argparse.ArgumentParser(
        epilog="cases: " + "; ".join(f"{n} {case.name}" for n, case in enumerate(CASES, 1))
    )
    parser.add_argument("--cases", nargs="*", type=int, default=CHOSEN, metavar="N")
    parser.add_argument("--arms", nargs="+", choices=ARMS, default=list(ARMS), metavar="NAME")
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    parser.add_argument("--no-real", action="store_true", help="phantoms alone")
    parser.add_argument("--steps", type=int, default=PRESETS["balanced"].tuning_steps)
    parser.add_argument("--results", type=Path, help="file of JSON lines to keep and go on from")
    parser.add_argument("--table", action="store_true", help="only print what FILE holds")
    networks.add_options(parser)
    options = parser.parse_args()
    results = Results(options.results)
    arms = list(dict.fromkeys([OURS, *options.arms]))
    cases = [CASES[n - 1] for n in options.cases]
    with networks.judged(options) as network:
        choices = {"network": network.name, "tuning_steps": options.steps, "patch_size": PATCH}
        recipe = PRESETS["balanced"].model_copy(update=choices)
        bench = Bench(arms, recipe, networks.tag(network), results)
        for seed in () if options.table else options.seeds:
            for case in cases:
                bench.run(case.name, seed, lambda case=case, seed=seed: phantom(case, seed))
            for name, make in () if options.no_real else usable(real.STACKS):
                bench.run(name, seed, make)
    plain = [case.name for case in cases if not case.directional]
    directional = [case.name for case in cases if case.directional]
    stacks = [stack.name for stack in real.STACKS]
    print_table("Held-out phantoms", results, bench.methods, plain, options.seeds)
    print_table("Directional tissue", results, bench.methods, directional, options.seeds)
    measures = ("ssim", "nrmse", "residual")
    print_table("Planes left out", results, bench.methods, stacks, options.seeds, measures)
    print_cases(results, bench.methods, [*plain, *directional, *stacks], options.seeds)


if __name__ == "__main__":
    main()
