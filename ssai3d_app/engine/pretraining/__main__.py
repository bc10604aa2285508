"""``python -m ssai3d_app.engine.pretraining``: reproduce the shipped weights, resumably."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch

from ssai3d_app.engine.backbones.registry import BACKBONES, save_weights
from ssai3d_app.engine.pretraining.training import Pretraining


def main() -> None:
    """Train a registered backbone and write its weights as safetensors."""
    parser = argparse.ArgumentParser(prog="python -m ssai3d_app.engine.pretraining")
    parser.add_argument("folder", type=Path, help="where state, log and weights are kept")
    parser.add_argument("--backbone", choices=sorted(BACKBONES), default="fast")
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    backbone = BACKBONES[arguments.backbone]
    run = Pretraining(
        backbone.build(),
        arguments.folder,
        arguments.steps,
        torch.device(arguments.device),
        seed=arguments.seed,
    )
    run.resume()
    run.run()
    save_weights(run.averaged, arguments.folder / backbone.weights_name)


if __name__ == "__main__":
    main()
