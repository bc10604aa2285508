"""``python -m ssai3d_app.engine.pretraining FOLDER``: train a backbone, resumably.

The folder keeps ``recipe.json``, the state, the log and the weights. Called again it goes on where
it stopped; SIGTERM and Ctrl+C stop it after the step in progress.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import shutil
import signal
from pathlib import Path
from typing import get_args

import torch

from ssai3d_app.engine.backbones.architectures import ARCHITECTURES
from ssai3d_app.engine.backbones.library import find_network
from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.engine.backbones.weights import load_pretrained, read_weights
from ssai3d_app.engine.pretraining.recipe import (
    Cycle,
    ObjectiveName,
    Precision,
    PretrainingRecipe,
)
from ssai3d_app.engine.pretraining.structures import FAMILIES
from ssai3d_app.engine.pretraining.training import STATE, Pretraining, step_of
from ssai3d_app.engine.pretraining.validation import HeldOut
from ssai3d_app.engine.pretraining.widening import widened

_RECIPE = "recipe.json"
_BEGINNING = (
    "architecture", "steps", "objective", "seed", "batch", "rate", "precision", "begin_with",
    "decay_of", "widen", "without",
)  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ssai3d_app.engine.pretraining")
    parser.add_argument("folder", type=Path, help="where recipe, state, log and weights are kept")
    parser.add_argument("--validation", type=Path, help="held-out slices (.npz) that judge it")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, help="threads of the network's computation")
    parser.add_argument("--more", type=int, help="go on with a finished run for so many steps")
    parser.add_argument("--constant", type=float, default=0.0, help="share at full learning rate")
    begin = parser.add_argument_group("a new run (a started one keeps its recipe)")
    begin.add_argument("--architecture", choices=sorted(ARCHITECTURES))
    begin.add_argument("--steps", type=int)
    begin.add_argument("--objective", choices=get_args(ObjectiveName))
    begin.add_argument("--seed", type=int)
    begin.add_argument("--batch", type=int)
    begin.add_argument("--rate", type=float)
    begin.add_argument("--precision", choices=get_args(Precision))
    begin.add_argument(
        "--without", nargs="+", choices=sorted(FAMILIES), help="families to leave out"
    )
    begin.add_argument("--decay-of", type=Path, help="run to copy and to end in --steps")
    weights = begin.add_mutually_exclusive_group()
    weights.add_argument("--begin-with", type=Path, help="weights (.safetensors) to begin with")
    weights.add_argument("--widen", metavar="NAME", help="network of half the width to begin with")
    return parser


def _ending(run: Path, folder: Path, steps: int) -> PretrainingRecipe:
    """Copy a run as it stands to ``folder``, there to be brought to its end in so many steps.

    The run itself can go on: what is shipped on the way costs it no step at a falling rate.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(run / STATE, folder / STATE)
    recipe = PretrainingRecipe.model_validate_json((run / _RECIPE).read_text(encoding="utf-8"))
    return recipe.decaying_from(step_of(folder / STATE), steps)


def _recipe(parser: argparse.ArgumentParser, options: argparse.Namespace) -> PretrainingRecipe:
    """The folder's recipe, lengthened by ``--more``, or a new one from the options."""
    path = options.folder / _RECIPE
    if path.exists():
        given = [name for name in _BEGINNING if getattr(options, name) is not None]
        if given:
            parser.error(f"{options.folder} holds a started run; leave out --{given[0]}")
        recipe = PretrainingRecipe.model_validate_json(path.read_text(encoding="utf-8"))
        if options.more is None:
            return recipe
        cycles = (*recipe.cycles, Cycle(steps=options.more, constant=options.constant))
        return recipe.model_copy(update={"cycles": cycles})
    if options.more is not None:
        parser.error(f"{options.folder} holds no run to go on with")
    if options.decay_of is not None:
        return _ending(options.decay_of, options.folder, options.steps or 3000)
    chosen = {
        "objective": options.objective,
        "seed": options.seed,
        "batch_size": options.batch,
        "learning_rate": options.rate,
        "precision": options.precision,
    }
    if options.without is not None:
        chosen["families"] = tuple(name for name in FAMILIES if name not in options.without)
    begun_with = options.begin_with
    if options.widen is not None:
        begun_with = find_network(options.widen).path
    if begun_with is not None:
        chosen["warm_start"] = hashlib.sha256(begun_with.read_bytes()).hexdigest()
    return PretrainingRecipe(
        architecture=ARCHITECTURES[options.architecture or "w16"],
        cycles=(Cycle(steps=options.steps or 9000, constant=options.constant),),
        **{name: value for name, value in chosen.items() if value is not None},
    )


def _network(
    recipe: PretrainingRecipe, begin_with: Path | None, narrow: str | None = None
) -> NafNet:
    torch.manual_seed(recipe.seed)
    network = recipe.architecture.build()
    if narrow is not None:
        return widened(load_pretrained(narrow), network, recipe.seed)
    if begin_with is not None:
        network.load_state_dict(read_weights(begin_with.read_bytes()), strict=True)
    return network


def main() -> None:
    """Train, or go on training."""
    parser = _parser()
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if options.threads is not None:
        torch.set_num_threads(options.threads)
    recipe = _recipe(parser, options)
    held_out = None if options.validation is None else HeldOut(options.validation)
    network = _network(recipe, options.begin_with, options.widen)
    run = Pretraining(network, recipe, options.folder, torch.device(options.device), held_out)
    run.resume()
    if options.more is not None and run.step != recipe.total_steps - options.more:
        parser.error(f"the run is at step {run.step}; let it finish before going on with --more")
    (options.folder / _RECIPE).write_text(recipe.model_dump_json(indent=2), encoding="utf-8")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: run.stop())
    run.run()


if __name__ == "__main__":
    main()
