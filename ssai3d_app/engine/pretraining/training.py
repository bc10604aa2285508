"""The pre-training loop: resumable, deterministic for a seed, logged, validated."""

from __future__ import annotations

import json
import logging
import math
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch
from torch import Tensor, nn

from ssai3d_app.engine.device import placed
from ssai3d_app.engine.losses import charbonnier, mean_square
from ssai3d_app.engine.pretraining.examples import ExampleMaker

_log = logging.getLogger(__name__)


def psnr(restored: Tensor, sharp: Tensor) -> float:
    """Mean peak signal-to-noise ratio in dB; the peak is each target's maximum."""
    peak = sharp.amax(dim=(1, 2, 3)).clamp(min=0.05)
    return float((10 * torch.log10(peak.square() / mean_square(restored, sharp))).mean())


def learning_rate_factor(step: int, total: int, warm_up: int = 200) -> float:
    """Linear warm-up, then half a cosine down to a thousandth."""
    if step < warm_up:
        return (step + 1) / warm_up
    progress = min(1.0, (step - warm_up) / max(1, total - warm_up))
    return 1e-3 + (1 - 1e-3) * 0.5 * (1 + math.cos(math.pi * progress))


class Pretraining:
    """State of a pre-training run in a folder: ``state.pt`` and ``log.jsonl``."""

    def __init__(
        self,
        network: nn.Module,
        folder: Path,
        total_steps: int,
        device: torch.device,
        batch_size: int = 6,
        patch: int = 112,
        learning_rate: float = 1e-3,
        seed: int = 1,
    ) -> None:
        torch.manual_seed(seed)
        self.network = placed(network, device)
        self._average = torch.optim.swa_utils.AveragedModel(
            network,
            multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.999),  # type: ignore[no-untyped-call]
        )
        self._folder = folder
        self._total = total_steps
        self._device = device
        self._optimizer = torch.optim.AdamW(
            network.parameters(), lr=learning_rate, betas=(0.9, 0.9), weight_decay=1e-5
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: learning_rate_factor(step, total_steps)
        )
        self._examples = ExampleMaker(seed, batch_size, patch)
        self._step = 0
        folder.mkdir(parents=True, exist_ok=True)
        validation = ExampleMaker(seed + 1_000_000, 8, patch)
        self._validation = [validation.batch(240 * k) for k in range(6)]

    @property
    def averaged(self) -> nn.Module:
        """The network with exponentially averaged weights: the one to ship."""
        module = self._average.module
        assert isinstance(module, nn.Module)
        return module

    def resume(self) -> None:
        """Go on from the last saved state, when there is one."""
        path = self._folder / "state.pt"
        if path.exists():
            state = torch.load(path, map_location=self._device, weights_only=True)
            self.network.load_state_dict(state["network"])
            self._average.load_state_dict(state["average"])
            self._optimizer.load_state_dict(state["optimizer"])
            self._schedule.load_state_dict(state["schedule"])
            self._step = state["step"]

    def _save(self) -> None:
        temporary = self._folder / "state.pt.partial"
        torch.save(
            {
                "network": self.network.state_dict(),
                "average": self._average.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "schedule": self._schedule.state_dict(),
                "step": self._step,
            },
            temporary,
        )
        temporary.replace(self._folder / "state.pt")

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """Mean PSNR in dB of the averaged network and of the interpolated input."""
        self.averaged.eval()
        restored, interpolated = [], []
        for degraded, sharp in self._validation:
            network_input = degraded.to(self._device, memory_format=torch.channels_last)
            restored.append(psnr(self.averaged(network_input).cpu(), sharp))
            interpolated.append(psnr(degraded, sharp))
        count = len(self._validation)
        return {"psnr": sum(restored) / count, "interpolated": sum(interpolated) / count}

    def run(self, validate_every: int = 250) -> None:
        """Train to the last step, saving and logging on the way."""
        self.network.train()
        started = time.monotonic()
        running = 0.0
        # The next batch is made while the network computes.
        maker = ThreadPoolExecutor(max_workers=1)
        upcoming = maker.submit(self._examples.batch, self._step)
        while self._step < self._total:
            degraded, sharp = upcoming.result()
            upcoming = maker.submit(self._examples.batch, self._step + 1)
            network_input = degraded.to(self._device, memory_format=torch.channels_last)
            loss = charbonnier(self.network(network_input), sharp.to(self._device))
            self._optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(self.network.parameters(), 0.5)
            self._optimizer.step()
            self._schedule.step()
            self._average.update_parameters(self.network)
            self._step += 1
            running += float(loss.detach())
            if self._step % validate_every == 0 or self._step == self._total:
                record = {
                    "step": self._step,
                    "loss": running / validate_every,
                    "seconds": round(time.monotonic() - started, 1),
                    **self.validate(),
                }
                running = 0.0
                with (self._folder / "log.jsonl").open("a", encoding="utf-8") as log:
                    log.write(json.dumps(record) + "\n")
                _log.info("%s", record)
                self._save()
        maker.shutdown(cancel_futures=True)
