"""Sparse fine-tuning: the chosen layers learn this sample; held-out planes judge."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.checkpoints.tuning_state import TuningFacts, TuningState
from ssai3d_app.engine.losses import charbonnier, mean_square
from ssai3d_app.engine.memory import is_out_of_memory, with_less_at_a_time
from ssai3d_app.engine.memory_plan import (
    Activations,
    MemoryPlan,
    blocks_recomputed,
    free_memory,
)
from ssai3d_app.engine.pairs import PairMaker
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.side_by_side import add_slopes, parts_at_once, side_by_side
from ssai3d_app.engine.surgeon import LayerChoice, choose_layers, freeze_all_but, rank_layers

_RANKING_BATCHES = 4
_JUDGING_BATCHES = 4
_PATIENCE = 6  # judgements without gain before tuning stops

Pair = tuple[Tensor, Tensor]
Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class TuningResult:
    """What tuning did: layers, steps run, and the held-out error before and after.

    Errors are root mean squares on the engine's scale (share of the signal range); ``curve`` holds
    (step, error). ``steps_before`` is how many steps had been made elsewhere by the network that
    it went on with.
    """

    choice: LayerChoice
    steps: int
    error_before: float
    error_after: float
    curve: tuple[tuple[int, float], ...]
    steps_before: int = 0


@dataclass(frozen=True)
class TuningStart:
    """Where an earlier tuning of the same network has come to.

    ``trained`` are the values of the chosen layers by the names of their tensors in the network;
    ``steps`` is how many it took. What is not there is as before any tuning.
    """

    choice: LayerChoice
    trained: Mapping[str, Tensor]
    steps: int


StartMaker = Callable[[], TuningStart]
"""Finds the start of a tuning, which may take a while, when it is wanted."""


class StateKeeper(Protocol):
    """Keeps the state of a tuning, so that it can go on after an interruption."""

    @property
    def is_due(self) -> bool:
        """Whether it is time to keep the state again."""

    @property
    def halvings(self) -> int:
        """How often the patches at a time are to be halved from the start."""

    def load(self) -> TuningState | None:
        """The state that was kept, if any."""

    def keep(self, state: TuningState) -> None:
        """Make a state durable."""


def _on(device: torch.device, pair: Pair) -> Pair:
    degraded, sharp = pair
    layout = torch.channels_last
    return degraded.to(device, memory_format=layout), sharp.to(device, memory_format=layout)


class _Tuning:
    """A tuning between two steps."""

    def __init__(
        self,
        network: nn.Module,
        training: PairMaker,
        held_out: PairMaker,
        recipe: Recipe,
        seed: int,
        device: torch.device,
        on_smaller: Callable[[], None],
    ) -> None:
        self._network = network.eval()
        self._training = training
        self._recipe = recipe
        self._device = device
        self._on_smaller = on_smaller
        self._rng = np.random.default_rng([seed, 2])
        judging = np.random.default_rng([seed, 3])
        # The same held-out pairs at every judgement.
        self._held_out = [self._batch(held_out, judging) for _ in range(_JUDGING_BATCHES)]
        self._most = recipe.batch_size
        self._plan = MemoryPlan(recipe.batch_size, recomputed=False)
        self._judge_every = max(10, recipe.tuning_steps // 12)
        self._without_gain = 0
        self.steps = self.steps_before = 0

    def take_at_most(self, portion: int) -> None:
        """Let no more patches through the network at a time: there was too little memory before."""
        self._most = min(self._most, portion)

    def begin(self, start: TuningStart | None = None) -> None:
        """Choose the layers and judge the untuned network; then take over a start, if it is better.

        The layers of a start are chosen again, so that no others are trained beside them.
        """
        if start is None:
            samples = [self._batch(self._training, self._rng) for _ in range(_RANKING_BATCHES)]
            self._go_by(self._fitting_plan())
            ranking = self._sparing(lambda: self._ranking(samples))
            self.choice = choose_layers(self._network, ranking, self._recipe.trainable_share)
        else:
            self.choice = start.choice
        self._prepare()
        self._go_by(self._fitting_plan())
        self.best_error = self.error_before = self.error()
        self._best = self._snapshot()
        if start is not None:
            self._take_over(start)
        self.curve = [(0, self.best_error)]

    def _take_over(self, start: TuningStart) -> None:
        begun = {name: value.to(self._device) for name, value in start.trained.items()}
        self._put({name: begun.get(name, value) for name, value in self._best.items()})
        error = self.error()
        if error < self.best_error:
            self.best_error, self._best = error, self._snapshot()
            self.steps_before = start.steps
        else:
            self._put(self._best)

    def go_on_from(self, state: TuningState) -> None:
        """Be where an earlier run was when it kept its state."""
        facts = state.facts
        self.choice = LayerChoice(facts.layers, facts.share)
        self._prepare()
        self._put(state.trained)
        self._best = {name: value.to(self._device) for name, value in state.best.items()}
        self._optimizer.load_state_dict(state.optimizer)
        self._schedule.load_state_dict(state.schedule)
        self._rng.bit_generator.state = facts.generator
        torch.set_rng_state(state.torch_generator)
        # Another portion would add the same numbers in another order; recomputing changes none.
        portion = min(self._most, facts.portion)
        self._plan = MemoryPlan(portion, self._fitting_plan().recomputed)
        self._without_gain = facts.without_gain
        self.steps, self.curve = facts.step, list(facts.curve)
        self.steps_before = facts.steps_before
        self.error_before, self.best_error = facts.error_before, facts.best_error

    def state(self) -> TuningState:
        """All that the next step depends on."""
        facts = TuningFacts(
            layers=self.choice.layers,
            share=self.choice.share,
            step=self.steps,
            steps_before=self.steps_before,
            without_gain=self._without_gain,
            error_before=self.error_before,
            best_error=self.best_error,
            curve=tuple(self.curve),
            portion=self._plan.portion,
            generator=json.loads(json.dumps(self._rng.bit_generator.state)),
        )
        return TuningState(
            facts,
            self._snapshot(),
            self._best,
            self._optimizer.state_dict(),
            self._schedule.state_dict(),
            torch.get_rng_state(),
        )

    @property
    def goes_on(self) -> bool:
        """Whether steps are left that may still bring something."""
        return self.steps < self._recipe.tuning_steps and self._without_gain < _PATIENCE

    def step(self) -> None:
        """Learn from one batch; AdamW with a cosine to zero."""
        batch = self._batch(self._training, self._rng)
        self._sparing(lambda: self._backward(batch))
        nn.utils.clip_grad_norm_(self._trained.values(), 0.1)
        self._optimizer.step()
        self._schedule.step()
        self.steps += 1

    @property
    def is_to_be_judged(self) -> bool:
        """Whether this step is one after which held-out pairs judge."""
        return self.steps % self._judge_every == 0 or self.steps == self._recipe.tuning_steps

    def judge(self) -> float:
        """Judge the network, and remember it if it is the best so far; returns the error."""
        error = self.error()
        self.curve.append((self.steps, error))
        self._without_gain += 1
        if error < self.best_error:
            self.best_error, self._without_gain = error, 0
            self._best = self._snapshot()
        return error

    def take_best(self) -> None:
        """Give the network the weights that were judged best."""
        self._put(self._best)

    def _prepare(self) -> None:
        trainable = freeze_all_but(self._network, self.choice)
        names = {id(parameter): name for name, parameter in self._network.named_parameters()}
        self._trained = {names[id(parameter)]: parameter for parameter in trainable}
        rate = self._recipe.learning_rate
        self._optimizer = torch.optim.AdamW(trainable, lr=rate, betas=(0.9, 0.9), weight_decay=1e-5)
        self._schedule = torch.optim.lr_scheduler.CosineAnnealingLR(
            self._optimizer, max(1, self._recipe.tuning_steps), eta_min=1e-3 * rate
        )

    def _snapshot(self) -> dict[str, Tensor]:
        return {name: value.detach().clone() for name, value in self._trained.items()}

    @torch.no_grad()
    def _put(self, values: dict[str, Tensor]) -> None:
        for name, parameter in self._trained.items():
            parameter.copy_(values[name])

    def _batch(self, pairs: PairMaker, rng: np.random.Generator) -> Pair:
        return _on(self._device, pairs.batch(self._recipe.batch_size, rng))

    def _portions(self, batches: Sequence[Pair]) -> Iterator[Pair]:
        """The batches in pieces that fit into memory; whole ones as long as they do."""
        for degraded, sharp in batches:
            for first in range(0, len(degraded), self._plan.portion):
                portion = slice(first, first + self._plan.portion)
                yield degraded[portion], sharp[portion]

    def _ranking(self, samples: Sequence[Pair]) -> list[str]:
        with self._thrift():
            return rank_layers(self._network, list(self._portions(samples)), charbonnier)

    def _backward(self, batch: Pair) -> None:
        self._optimizer.zero_grad(set_to_none=True)
        whole = len(batch[0])

        def loss_of(pair: Pair) -> Tensor:
            degraded, sharp = pair
            return charbonnier(self._network(degraded), sharp) * (len(degraded) / whole)

        with self._thrift():
            for portion in self._portions([batch]):
                add_slopes(loss_of, self._parts(portion), list(self._trained.values()))

    def _parts(self, pair: Pair) -> list[Pair]:
        count = parts_at_once(self._device, len(pair[0]))
        return list(zip(*(side.tensor_split(count) for side in pair), strict=True))

    def _thrift(self) -> AbstractContextManager[None]:
        return blocks_recomputed(self._network) if self._plan.recomputed else nullcontext()

    def _fitting_plan(self) -> MemoryPlan:
        """How a batch goes through the network as it is now, with the memory that is free now."""
        if self._most < self._recipe.batch_size:
            return MemoryPlan(self._most, recomputed=True)
        free = free_memory(self._device)
        if free is None:
            return MemoryPlan(self._most, recomputed=False)
        degraded, _ = self._held_out[0]
        try:
            activations = Activations.measured(self._network, degraded[:1])
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            return MemoryPlan(1, recomputed=True)
        return MemoryPlan.of(activations, self._most, free)

    def _go_by(self, plan: MemoryPlan) -> None:
        if plan.portion < min(self._most, self._plan.portion):
            self._on_smaller()
        self._plan = plan

    def error(self) -> float:
        """Root mean square error of the network as it is, on the held-out pairs."""
        return self._sparing(self._error_at_once)

    def _error_at_once(self) -> float:
        @torch.no_grad()
        def squares(pair: Pair) -> Tensor:
            degraded, sharp = pair
            return mean_square(self._network(degraded), sharp)

        portions = self._portions(self._held_out)
        found = [part for p in portions for part in side_by_side(squares, self._parts(p))]
        return math.sqrt(float(torch.cat(found).mean()))

    def _sparing(self, work: Callable[[], Outcome]) -> Outcome:
        return with_less_at_a_time(work, self._less)

    def _less(self) -> bool:
        smaller = self._plan.less()
        if smaller is None:
            return False
        self._go_by(smaller)
        return True


def error_on(
    network: nn.Module, held_out: PairMaker, recipe: Recipe, seed: int, device: torch.device
) -> float:
    """The error of a network on held-out pairs, those by which a tuning with that seed is judged.

    A root mean square on the engine's scale.
    """
    judge = _Tuning(network, held_out, held_out, recipe, seed, device, lambda: None)
    return judge.error()


def tune(
    network: nn.Module,
    training: PairMaker,
    held_out: PairMaker,
    recipe: Recipe,
    seed: int,
    device: torch.device,
    token: CancellationToken,
    keeper: StateKeeper,
    on_step: Callable[[int], None],
    on_judgement: Callable[[int, float], None],
    on_smaller: Callable[[], None],
    start: StartMaker | None = None,
) -> TuningResult:
    """Train the layers the surgeon picks, in place; the best judged weights are kept.

    The untuned network is judged first, so the result is never worse than it on the held-out
    pairs. AdamW with a cosine to zero, as METHOD of Han et al. (2025) describes it. It goes on
    from the state that ``keeper`` has, to the same weights as without an interruption.
    ``on_smaller`` hears when memory makes it take fewer patches at a time. Where nothing was kept,
    it begins with what ``start`` gives, if that is better than the untuned network.

    Raises
    ------
    UserError
        When memory does not suffice for one patch at a time.
    """
    tuning = _Tuning(network, training, held_out, recipe, seed, device, on_smaller)
    tuning.take_at_most(max(1, recipe.batch_size >> keeper.halvings))
    kept = keeper.load()
    if kept is None:
        tuning.begin(None if start is None else start())
    else:
        tuning.go_on_from(kept)
    for step, error in tuning.curve:
        on_judgement(step, error)
    while tuning.goes_on:
        if token.pausing or keeper.is_due:
            keeper.keep(tuning.state())
        token.raise_if_cancelled()
        tuning.step()
        on_step(tuning.steps)
        if tuning.is_to_be_judged:
            on_judgement(tuning.steps, tuning.judge())
    tuning.take_best()
    curve = tuple(tuning.curve)
    return TuningResult(
        tuning.choice,
        tuning.steps,
        tuning.error_before,
        tuning.best_error,
        curve,
        tuning.steps_before,
    )
