"""Makes all that is given away for Linux of one variant, and prints what it weighs and takes.

Runs in the Python of the build's environment; ``packaging/build.py linux`` sets that up.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from freezing import bundle, options
from freezing.budgets import BUDGETS, MB, Figure, table
from linux.deb import build_deb
from linux.dependencies import needs_of
from linux.measuring import first_windows, self_test
from linux.tarball import build_tarball
from ssai3d_app import __version__


def main(arguments: list[str]) -> int:
    """Freeze, check, pack and try; status 1 when something is missing, wrong or over its budget."""
    parser = argparse.ArgumentParser(prog="make.py", description=__doc__)
    options.add_to(parser)
    parser.add_argument("--folder", type=Path, required=True, help="for the packages and all else")
    given = parser.parse_args(arguments)
    folder = given.folder.absolute()
    sound = bundle.make(options.chosen(given), folder)
    if sound is None:
        return 1
    frozen, figures = sound
    budget = BUDGETS[given.torch]
    figures += first_windows(frozen, budget)
    passed, took = self_test(frozen, budget, folder / "self-test.json")
    figures.append(took)
    needs = needs_of(frozen)
    for build, limit in ((build_deb, budget.package_mb), (build_tarball, None)):
        package = build(frozen, given.torch, __version__, needs, folder)
        size = package.stat().st_size / MB
        figures.append(Figure(package.name, size, "MB", limit))
    print(table(figures))
    if not passed:
        sys.stderr.write(f"The self-test of the bundle failed; see {folder / 'self-test.json'}.\n")
    return 0 if passed and all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
