"""Errors of each headline number on raw, Richardson–Lucy and restored stacks, in one table.

    python -m tests.benchmarks.analysis --demo 2 --seeds 5 --kept FOLDER [--preset quick]
        [--network NAME] [--table]

Settings are automatic and the same for every column. The column of a perfect recording, sharp in
all directions and without noise, tells what error the measuring itself makes. Richardson–Lucy is
given the true PSF, and the truth chooses its number of steps, for each seed the one of least mean
error. Scenes, restored stacks and rows are kept in FOLDER, and what is there is not made again; a
benchmark that was stopped goes on. ``--table`` prints what there is and makes nothing.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ssai3d_app.engine.analysis.demos.files import RAW
from ssai3d_app.engine.analysis.request import AnalyseRequest
from ssai3d_app.engine.analysis.run import measure, read_channels
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.recipe import PRESETS, PresetName
from ssai3d_app.volume.corrections import Corrections
from tests.benchmarks.against_richardson_lucy.rows import Results, Row
from tests.benchmarks.analysis.columns import deconvolved, perfect, restored
from tests.benchmarks.analysis.scenes import DEMOS, Scene

INTERPOLATED, DECONVOLVED = "raw, interpolated", "best Richardson–Lucy"
PERFECT = "perfect recording"


def numbers(path: Path, scene: Scene) -> dict[str, float | None]:
    """The headline numbers of a stack."""
    token = CancellationSource().token
    request = AnalyseRequest(path=path, output=path, settings=scene.settings)
    channels = read_channels(path, request, Corrections(), token, lambda *_: None)
    result = measure(channels, scene.settings, token, lambda *_: None)
    return {headline.name: headline.value for headline in result.headline}


def errors(found: dict[str, float | None], truth: dict[str, float]) -> dict[str, float]:
    """Relative errors in percent, signed; what was not found at all is 100 % short."""
    return {name: 100 * ((found.get(name) or 0.0) / true - 1) for name, true in truth.items()}


@dataclass(frozen=True)
class Way:
    """How stacks are restored."""

    preset: PresetName
    network: str

    @property
    def column(self) -> str:
        """As the table has it."""
        return f"restored, {self.preset}, {self.network}"


def run_seed(demo: int, seed: int, way: Way, kept: Path, results: Results) -> None:
    """Make the rows of a seed that are missing."""
    case = f"demo {demo}"
    missing = [m for m in methods(way) if (case, seed, m) not in results]
    if not missing:
        return
    folder = kept / f"demo_{demo}" / f"seed_{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    scene = DEMOS[demo](folder, seed)
    for method in missing:
        row: Row = {"case": case, "seed": seed, "method": method, "truth": scene.truth}
        if method == DECONVOLVED:
            trials = {
                steps: numbers(path, scene) for steps, path in deconvolved(folder, scene).items()
            }
            row["steps"] = min(trials, key=lambda s: _mean_error(errors(trials[s], scene.truth)))
            row["found"] = trials[row["steps"]]
        else:
            row["found"] = numbers(_stack(method, folder, scene, way), scene)
        row["errors"] = errors(row["found"], scene.truth)
        results.add(row)
        told = ", ".join(f"{name} {error:+.1f} %" for name, error in row["errors"].items())
        print(f"{case}, seed {seed}, {method} {row.get('steps', '')}: {told}", flush=True)


def methods(way: Way) -> tuple[str, ...]:
    """The columns of the table."""
    return INTERPOLATED, DECONVOLVED, way.column, PERFECT


def _stack(method: str, folder: Path, scene: Scene, way: Way) -> Path:
    if method == INTERPOLATED:
        return folder / RAW
    if method == PERFECT:
        return perfect(folder, scene)
    return restored(folder, way.preset, way.network)


def _mean_error(relative: dict[str, float]) -> float:
    return float(np.mean([abs(error) for error in relative.values()]))


def table(demo: int, seeds: list[int], way: Way, results: Results) -> None:
    """Print mean absolute errors in percent over the seeds, with their mean sign."""
    columns = {method: results.of(f"demo {demo}", method, seeds) for method in methods(way)}
    print(f"\n| error in % (mean signed), demo {demo} | " + " | ".join(columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    names = next((rows[0]["errors"] for rows in columns.values() if rows), {})
    for name in names:
        cells = []
        for rows in columns.values():
            made = [row["errors"][name] for row in rows]
            cells.append(f"{np.mean(np.abs(made)):.1f} ({np.mean(made):+.1f})" if made else "")
        print(f"| {name} | {' | '.join(cells)} |")
    means = [
        f"{np.mean([_mean_error(row['errors']) for row in rows]):.1f}" if rows else ""
        for rows in columns.values()
    ]
    print(f"| mean of all | {' | '.join(means)} |")
    print(f"| seeds | {' | '.join(str(len(rows)) for rows in columns.values())} |")


def main() -> None:
    """Make what is missing and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--demo", type=int, choices=tuple(DEMOS), default=1)
    parser.add_argument("--seeds", type=int, default=5, help="how many, from 0")
    parser.add_argument("--preset", choices=("quick", "balanced", "best"), default="balanced")
    parser.add_argument("--network", help="instead of the one that the preset names")
    parser.add_argument("--kept", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--table", action="store_true", help="make nothing")
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    way = Way(options.preset, options.network or PRESETS[options.preset].network)
    results = Results(options.kept / "rows.jsonl")
    seeds = list(range(options.seeds))
    if not options.table:
        for seed in seeds:
            run_seed(options.demo, seed, way, options.kept, results)
    table(options.demo, seeds, way, results)


if __name__ == "__main__":
    main()
