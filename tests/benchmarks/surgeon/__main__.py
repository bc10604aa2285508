"""How the surgeon's ranking was found, and what its choice of layers is worth.

    python -m tests.benchmarks.surgeon FILE [--cases 1 3 12 …] [--seeds 0 …]
        [--what layers choices] [--all] [--network NAME] [--table]

``layers``: each layer is trained alone for a few steps; Spearman's coefficient says how well each
proxy, and pairs of them, foretell what that gains on held-out pairs and against the truth.
``choices``: the surgeon's layers against random ones of the same size, decoder only and full, and
with ``--all`` against what each proxy would choose. Cases are those of
``tests.benchmarks.against_richardson_lucy``; rows are kept in FILE as they finish, and those that
are there are not made again.
"""

import argparse
from functools import lru_cache
from pathlib import Path

from ssai3d_app.engine.recipe import PRESETS
from tests.benchmarks.against_richardson_lucy.cases import CASES
from tests.benchmarks.against_richardson_lucy.rows import Results
from tests.benchmarks.surgeon import choices, layers
from tests.benchmarks.surgeon.specimen import Specimen

PATCH = 64
"""A quarter of the recipe's pixels, so that a hundred networks are tuned in minutes."""


def main() -> None:
    """Make what is missing and print the tables."""
    parser = argparse.ArgumentParser(
        epilog="cases: " + "; ".join(f"{n} {case.name}" for n, case in enumerate(CASES, 1))
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--cases", nargs="+", type=int, default=[1, 3, 12], metavar="N")
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    parser.add_argument("--what", nargs="+", choices=("layers", "choices"), default=["choices"])
    parser.add_argument("--all", action="store_true", help="choices by every proxy too")
    parser.add_argument("--network", default=PRESETS["balanced"].network)
    parser.add_argument("--table", action="store_true", help="only print what FILE holds")
    options = parser.parse_args()
    recipe = PRESETS["balanced"].model_copy(update={"patch_size": PATCH})
    results = Results(options.file)
    cases = [CASES[n - 1] for n in options.cases]
    wanted = list(choices.CHOICES) if options.all else list(choices.FEW)
    for seed in () if options.table else options.seeds:
        for case in cases:

            @lru_cache(maxsize=1)
            def make(case=case, seed=seed) -> Specimen:
                return Specimen.of(case, seed, options.network, recipe)

            if "layers" in options.what:
                layers.measure(case.name, seed, make, recipe, results)
            if "choices" in options.what:
                choices.measure(case.name, seed, make, recipe, wanted, results)
    names = [case.name for case in cases]
    for seed in options.seeds:
        layers.Foretelling(results, names, seed).table()
    choices.table(results, names, options.seeds)


if __name__ == "__main__":
    main()
