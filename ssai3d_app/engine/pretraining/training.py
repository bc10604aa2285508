"""The pre-training loop: resumable, a function of its recipe alone, logged, validated."""

from __future__ import annotations

import json
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch
from torch import Tensor, nn

from ssai3d_app.engine.backbones.conditions import with_conditions
from ssai3d_app.engine.backbones.weights import save_weights
from ssai3d_app.engine.device import placed
from ssai3d_app.engine.pretraining.examples import Batch, ExampleMaker
from ssai3d_app.engine.pretraining.objectives import OBJECTIVES
from ssai3d_app.engine.pretraining.recipe import PretrainingRecipe
from ssai3d_app.engine.pretraining.validation import HeldOut
from ssai3d_app.engine.side_by_side import add_slopes, parts_at_once

_log = logging.getLogger(__name__)

STATE, LOG, WEIGHTS = "state.pt", "log.jsonl", "weights.safetensors"


def step_of(state: Path) -> int:
    """The step at which a run's state was saved."""
    return int(torch.load(state, map_location="cpu", weights_only=True)["step"])


class Pretraining:
    """A run in a folder: ``state.pt`` to go on from, ``log.jsonl``, ``weights.safetensors``.

    ``network`` is trained in place; ``held_out`` judges its averaged weights.
    """

    def __init__(
        self,
        network: nn.Module,
        recipe: PretrainingRecipe,
        folder: Path,
        device: torch.device,
        held_out: HeldOut | None = None,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.network = placed(network, device)
        self._average = torch.optim.swa_utils.AveragedModel(
            network,
            multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.average),  # type: ignore[no-untyped-call]
        )
        # The average begins as the network, not as its first step.
        self._average.update_parameters(network)
        self._recipe = recipe
        self._folder = folder
        self._device = device
        self._held_out = held_out
        self._objective = OBJECTIVES[recipe.objective]
        self._optimizer = torch.optim.AdamW(
            network.parameters(), lr=recipe.learning_rate, betas=(0.9, 0.9), weight_decay=1e-5
        )
        self._examples = ExampleMaker(
            recipe.seed,
            recipe.batch_size,
            recipe.width,
            recipe.families,
            recipe.architecture.neighbours,
        )
        self.step = 0
        self._stopping = False
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def averaged(self) -> nn.Module:
        """The network with exponentially averaged weights: the one to ship."""
        module = self._average.module
        assert isinstance(module, nn.Module)
        return module

    def stop(self) -> None:
        """Save and leave after the step in progress."""
        self._stopping = True

    def resume(self) -> None:
        """Go on from the last saved state, when there is one."""
        path = self._folder / STATE
        if path.exists():
            state = torch.load(path, map_location=self._device, weights_only=True)
            self.network.load_state_dict(state["network"])
            self._average.load_state_dict(state["average"])
            self._optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]

    def _save(self) -> None:
        temporary = self._folder / f"{STATE}.partial"
        torch.save(
            {
                "network": self.network.state_dict(),
                "average": self._average.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "step": self.step,
            },
            temporary,
        )
        temporary.replace(self._folder / STATE)
        save_weights(self.averaged, self._folder / WEIGHTS)

    def _note(self, **record: float) -> None:
        if self._held_out is not None:
            conditioned = self._recipe.architecture.conditioned
            self.averaged.eval()
            record |= self._held_out.judge(self.averaged, conditioned, self._device)
        with (self._folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps({"step": self.step, **record}) + "\n")
        _log.info("step %d: %s", self.step, record)

    def _learn_from(self, batch: Batch) -> float:
        """One step downhill; returns the loss."""
        trained = list(self.network.parameters())
        count = len(batch.sharp)
        parts = torch.arange(count).tensor_split(parts_at_once(self._device, count))
        self._optimizer.zero_grad(set_to_none=True)
        loss = add_slopes(
            lambda part: self._loss(batch, part) * (len(part) / count), parts, trained
        )
        nn.utils.clip_grad_norm_(trained, self._recipe.gradient_norm)
        self._optimizer.step()
        return loss

    def _loss(self, batch: Batch, part: Tensor) -> Tensor:
        """The loss over the pairs of a batch that ``part`` numbers."""
        degraded = batch.degraded[part].to(self._device)
        if self._recipe.architecture.conditioned:
            degraded = with_conditions(degraded, batch.conditions[part])
        degraded = degraded.contiguous(memory_format=torch.channels_last)
        half = self._recipe.precision == "bfloat16"
        with torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=half):
            restored = self.network(degraded)
        return self._objective(restored.float(), batch.sharp[part].to(self._device))

    def run(self, validate_every: int = 500) -> None:
        """Train to the last step of the recipe, judging and saving on the way."""
        self.network.train()
        if self.step == 0:
            self._note()
        total = self._recipe.total_steps
        started, running, counted = time.monotonic(), 0.0, 0
        # The next batch is made while the network computes.
        with ThreadPoolExecutor(max_workers=1) as maker:
            upcoming = maker.submit(self._examples.batch, self.step)
            while self.step < total and not self._stopping:
                batch = upcoming.result()
                upcoming = maker.submit(self._examples.batch, self.step + 1)
                for group in self._optimizer.param_groups:
                    group["lr"] = self._recipe.rate(self.step)
                loss = self._learn_from(batch)
                self._average.update_parameters(self.network)
                self.step += 1
                running, counted = running + loss, counted + 1
                if self.step % validate_every == 0 or self.step == total:
                    seconds = round(time.monotonic() - started, 1)
                    self._note(
                        loss=round(running / counted, 6),
                        rate=self._recipe.rate(self.step - 1),
                        seconds=seconds,
                    )
                    running, counted = 0.0, 0
                    self._save()
        self._save()
