"""Two ways to a network for a stack: tuning a pre-trained one, and training one from nothing."""

from __future__ import annotations

import copy
import math
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.engine.backbones.conditions import Conditioned
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.device import placed
from ssai3d_app.engine.losses import charbonnier, mean_square
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.tuning import tune
from tests.benchmarks.from_scratch.stack import Measured, MiddleOnly
from tests.engine.tuning_specimens import ForgetsAll

CPU = torch.device("cpu")
RATE = 8e-3
"""Peak learning rate from scratch: of 1 to 16 thousandths about the best at widths 8 and 16."""
_WARM_UP = 0.05
_JUDGEMENTS = 12
_JUDGING_BATCHES = 4


@dataclass(frozen=True)
class Trained:
    """A network, the processor time that it took in seconds, and its steps."""

    network: nn.Module
    seconds: float
    steps: int


def _told(network: nn.Module, architecture: Architecture, stack: Measured) -> nn.Module:
    """A network that wants to know the recording, told of it."""
    if architecture.conditioned:
        network = Conditioned(network, stack.channel.noise_at_half, stack.grid.anisotropy)
    if architecture.neighbours < stack.beside:
        network = MiddleOnly(network)
    return placed(network, CPU)


def untuned(name: str, architecture: Architecture, stack: Measured) -> nn.Module:
    """The pre-trained network as it is."""
    return _told(load_pretrained(name), architecture, stack)


def tuned(
    name: str, architecture: Architecture, stack: Measured, recipe: Recipe, seed: int
) -> Trained:
    """The pre-trained network after the engine's sparse fine-tuning."""
    network = untuned(name, architecture, stack)
    started = time.process_time()
    result = tune(
        network,
        stack.estimated.training,
        stack.estimated.judging,
        recipe,
        seed,
        CPU,
        CancellationSource().token,
        ForgetsAll(),
        lambda _: None,
        lambda *_: None,
        lambda: None,
    )
    return Trained(network, time.process_time() - started, result.steps)


def from_scratch(
    architecture: Architecture,
    stack: Measured,
    recipe: Recipe,
    seed: int,
    seconds: float,
    rate: float = RATE,
) -> Trained:
    """An untrained network after ``seconds`` of processor time, all of its parameters trained.

    AdamW whose rate rises shortly and falls with the time as a cosine; of several judgements on
    held-out pairs, the best weights are kept, as in the fine-tuning.
    """
    torch.manual_seed(seed)
    network = _told(architecture.build(), architecture, stack)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, betas=(0.9, 0.99))
    # What the first optimiser of a process takes to load is no part of the training.
    started = time.process_time()
    rng, judging = (np.random.default_rng([seed, part]) for part in (2, 3))
    held_out = [
        stack.channel.judging.batch(recipe.batch_size, judging) for _ in range(_JUDGING_BATCHES)
    ]
    best, lowest, judged, steps = copy.deepcopy(network.state_dict()), math.inf, 0, 0
    while (share := (time.process_time() - started) / seconds) < 1:
        rise = min(1.0, share / _WARM_UP)
        for group in optimizer.param_groups:
            group["lr"] = rate * rise * 0.5 * (1 + math.cos(math.pi * share))
        degraded, sharp = stack.channel.training.batch(recipe.batch_size, rng)
        optimizer.zero_grad(set_to_none=True)
        image = degraded.contiguous(memory_format=torch.channels_last)
        charbonnier(network(image), sharp).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 0.5)
        optimizer.step()
        steps += 1
        if share * _JUDGEMENTS >= judged + 1 or share > 0.98:
            judged += 1
            error = _error(network, held_out)
            if error < lowest:
                best, lowest = copy.deepcopy(network.state_dict()), error
    network.load_state_dict(best)
    return Trained(network, time.process_time() - started, steps)


@torch.no_grad()
def _error(network: nn.Module, pairs: list[tuple[torch.Tensor, torch.Tensor]]) -> float:
    return float(
        torch.cat([mean_square(network(degraded), sharp) for degraded, sharp in pairs]).mean()
    )
