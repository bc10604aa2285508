"""Sparse fine-tuning: the chosen layers learn this sample; held-out planes judge."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.losses import charbonnier, mean_square
from ssai3d_app.engine.pairs import PairMaker
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.surgeon import LayerChoice, choose_layers, freeze_all_but, rank_layers

_RANKING_BATCHES = 4
_JUDGING_BATCHES = 4
_PATIENCE = 6  # judgements without gain before tuning stops


@dataclass(frozen=True)
class TuningResult:
    """What tuning did: layers, steps run, and the held-out error before and after.

    Errors are root mean squares on the engine's scale (share of the signal range); ``curve`` holds
    (step, error).
    """

    choice: LayerChoice
    steps: int
    error_before: float
    error_after: float
    curve: tuple[tuple[int, float], ...]


class _Judge:
    """Held-out pairs, the same at every judgement."""

    def __init__(self, pairs: PairMaker, batch_size: int, seed: int, device: torch.device) -> None:
        rng = np.random.default_rng([seed, 3])
        self._batches = [_on(device, pairs.batch(batch_size, rng)) for _ in range(_JUDGING_BATCHES)]

    @torch.no_grad()
    def error(self, network: nn.Module) -> float:
        squares = [mean_square(network(degraded), sharp) for degraded, sharp in self._batches]
        return math.sqrt(float(torch.cat(squares).mean()))


def _on(device: torch.device, pair: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    degraded, sharp = pair
    layout = torch.channels_last
    return degraded.to(device, memory_format=layout), sharp.to(device, memory_format=layout)


def tune(
    network: nn.Module,
    training: PairMaker,
    held_out: PairMaker,
    recipe: Recipe,
    seed: int,
    device: torch.device,
    token: CancellationToken,
    on_step: Callable[[int], None],
    on_judgement: Callable[[int, float], None],
) -> TuningResult:
    """Train the layers the surgeon picks, in place; the best judged weights are kept.

    The untuned network is judged first, so the result is never worse than it on the held-out
    pairs. AdamW with a cosine to zero, as METHOD of Han et al. (2025) describes it.
    """
    rng = np.random.default_rng([seed, 2])
    judge = _Judge(held_out, recipe.batch_size, seed, device)
    network.eval()
    samples = [_on(device, training.batch(recipe.batch_size, rng)) for _ in range(_RANKING_BATCHES)]
    choice = choose_layers(
        network, rank_layers(network, samples, charbonnier), recipe.trainable_share
    )
    trainable = freeze_all_but(network, choice)
    best_error = error_before = judge.error(network)
    best = copy.deepcopy(network.state_dict())
    curve = [(0, error_before)]
    on_judgement(0, error_before)
    optimizer = torch.optim.AdamW(
        trainable, lr=recipe.learning_rate, betas=(0.9, 0.9), weight_decay=1e-5
    )
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(
        optimizer, max(1, recipe.tuning_steps), eta_min=1e-3 * recipe.learning_rate
    )
    judge_every = max(10, recipe.tuning_steps // 12)
    without_gain = 0
    step = 0
    while step < recipe.tuning_steps and without_gain < _PATIENCE:
        token.raise_if_cancelled()
        degraded, sharp = _on(device, training.batch(recipe.batch_size, rng))
        optimizer.zero_grad(set_to_none=True)
        charbonnier(network(degraded), sharp).backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(trainable, 0.1)
        optimizer.step()
        schedule.step()
        step += 1
        on_step(step)
        if step % judge_every == 0 or step == recipe.tuning_steps:
            error = judge.error(network)
            curve.append((step, error))
            on_judgement(step, error)
            without_gain += 1
            if error < best_error:
                best_error, without_gain = error, 0
                best = copy.deepcopy(network.state_dict())
    network.load_state_dict(best)
    return TuningResult(choice, step, error_before, best_error, tuple(curve))
