"""What each choice of the pre-training is worth: short runs that differ in that choice alone.

    python -m tests.benchmarks.backbones.arms FOLDER --validation HELD_OUT.npz [--only ARM …]

Every arm trains the base network for ``--steps`` steps, or for as many as cost the base as much
computing where an arm differs in its shape, so that shapes are compared at equal time. Arms that
are finished are kept and those cut short go on, so the command can be called again; it prints the
table of what there is. ``--validation`` is the file of ``tests.benchmarks.backbones.slices``.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES
from ssai3d_app.engine.pretraining.recipe import Cycle, PretrainingRecipe
from ssai3d_app.engine.pretraining.structures import FAMILIES
from ssai3d_app.engine.pretraining.training import Pretraining
from ssai3d_app.engine.pretraining.validation import HeldOut
from tests.benchmarks.backbones.curves import Curve, gain, read_curve

BASE = "z2-w16"

GROUPS = {
    "directional tissue": ("layers and columns", "epithelium", "glands", "strata"),
    "filaments and fibres": ("filaments", "neurites", "bundles", "neuropil"),
    "nuclei and cells": ("nuclei", "chromatin", "cytoplasm"),
    "membranes": ("membranes", "foam", "shells"),
    "organelles and beads": ("tubules", "mitochondria", "vesicles", "beads"),
    "textures": ("textures", "interfaces", "speckle"),
}


@dataclass(frozen=True)
class Arm:
    """One choice that differs from the base; ``question`` is what it answers."""

    question: str
    architecture: str = BASE
    choices: dict[str, Any] = field(default_factory=dict)


def _without(families: tuple[str, ...]) -> Arm:
    kept = tuple(name for name in FAMILIES if name not in families)
    return Arm("families", choices={"families": kept})


ARMS: dict[str, Arm] = {
    "base": Arm("base"),
    "full grid, w8": Arm("where it works, equal time", "w8"),
    "full grid, w16": Arm("where it works, equal time", "w16"),
    "half of the rows, w24": Arm("width, equal time", "z2-w24"),
    "a quarter of the pixels, w32": Arm("where it works, equal time", "s2-w32"),
    "deeper": Arm("depth, equal time", "z2-w16-deep"),
    "shallower": Arm("depth, equal time", "z2-w16-flat"),
    "told noise and anisotropy": Arm("conditions", "z2-w16-conditioned"),
    "direct": Arm("residual", "z2-w16-direct"),
    "frequency": Arm("objective", choices={"objective": "frequency"}),
    "ssim": Arm("objective", choices={"objective": "ssim"}),
    **{f"without {name}": _without(families) for name, families in GROUPS.items()},
}


def seconds_per_step(architecture: str, batch: int, width: int, repeats: int = 5) -> float:
    """Time of one step of training without the making of its pairs, the fastest of some."""
    network = ARCHITECTURES[architecture].build().to(memory_format=torch.channels_last)
    image = torch.rand(batch, len(ARCHITECTURES[architecture].inputs), 128, width)
    image = image.contiguous(memory_format=torch.channels_last)
    times = []
    for _ in range(repeats):
        started = time.process_time()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            restored = network(image)
        restored.float().abs().mean().backward()
        times.append(time.process_time() - started)
    return min(times)


def recipe_of(arm: Arm, steps: int) -> PretrainingRecipe:
    """The recipe of an arm; ``steps`` are those of the base."""
    recipe = PretrainingRecipe(
        architecture=ARCHITECTURES[arm.architecture], cycles=(Cycle(steps=steps),), **arm.choices
    )
    if "equal time" in arm.question:
        base, own = (
            seconds_per_step(name, recipe.batch_size, recipe.width)
            for name in (BASE, arm.architecture)
        )
        cycles = (Cycle(steps=round(steps * base / own)),)
        recipe = recipe.model_copy(update={"cycles": cycles})
    return recipe


def train(arm: Arm, folder: Path, steps: int, held_out: HeldOut) -> None:
    """Begin or finish an arm."""
    written = folder / "recipe.json"
    if written.exists():
        recipe = PretrainingRecipe.model_validate_json(written.read_text(encoding="utf-8"))
    else:
        recipe = recipe_of(arm, steps)
        folder.mkdir(parents=True, exist_ok=True)
        written.write_text(recipe.model_dump_json(indent=2), encoding="utf-8")
    torch.manual_seed(recipe.seed)
    network = recipe.architecture.build()
    run = Pretraining(network, recipe, folder, torch.device("cpu"), held_out)
    run.resume()
    run.run()


def table(folder: Path) -> None:
    """Print what the finished arms gain over interpolation, and over the base, by family."""
    curves: dict[str, Curve] = {
        name: read_curve(folder / name) for name in ARMS if (folder / name / "log.jsonl").exists()
    }
    if "base" not in curves:
        print("The base has not been trained yet.")
        return
    ends = {name: curve[max(curve)] for name, curve in curves.items()}
    families = [key for key in ends["base"] if key.startswith("gain ")]
    heads = " | ".join(family.removeprefix("gain ") for family in families)
    print(f"| arm | question | steps | mean gain, dB | over the base | sharp input | {heads} |")
    print("| --- | --- | --- | --- | --- | --- |" + " --- |" * len(families))
    for name, end in ends.items():
        mean, over = gain(end), gain(end) - gain(ends["base"])
        cells = " | ".join(f"{end[f] - ends['base'][f]:+.2f}" for f in families)
        if name == "base":
            cells = " | ".join(f"{end[f]:.2f}" for f in families)
        print(
            f"| {name} | {ARMS[name].question} | {end['step']:,.0f} | {mean:+.2f} | {over:+.2f} | "
            f"{end['untouched']:.1f} | {cells} |"
        )


def main() -> None:
    """Train what is missing and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--validation", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--only", nargs="+", choices=list(ARMS), default=list(ARMS))
    parser.add_argument("--table", action="store_true", help="train nothing")
    options = parser.parse_args()
    if not options.table:
        held_out = HeldOut(options.validation)
        for name in options.only:
            train(ARMS[name], options.folder / name, options.steps, held_out)
            print(f"{name}: done", flush=True)
    table(options.folder)


if __name__ == "__main__":
    main()
