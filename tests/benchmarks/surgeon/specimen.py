"""A recording of known truth: pairs of its own planes to tune by, and slices to be judged by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from ssai3d_app.engine.adaptation import MeasuredChannel
from ssai3d_app.engine.backbones.library import find_network
from ssai3d_app.engine.losses import mean_square
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.restoration import continued_ends
from ssai3d_app.engine.tiling import restore_tiled
from tests.benchmarks.against_richardson_lucy.cases import HeldOut, record
from tests.benchmarks.against_richardson_lucy.scoring import psnr
from tests.benchmarks.from_scratch.stack import Measured, measure
from tests.benchmarks.from_scratch.training import untuned

SLICES = 6
"""Of each orientation, that are compared with the truth."""
JUDGING_BATCHES = 4

Pair = tuple[Tensor, Tensor]


@dataclass(frozen=True)
class Specimen:
    """What a network is tuned by, the engine's ``pairs``, and how it is judged.

    ``slices`` are interpolated slices along z between their neighbours, (n, shown, Z, X) on the
    engine's scale, ``sharp`` the true ones (n, Z, X); ``held_out`` are pairs that never teach.
    """

    stack: Measured
    pairs: MeasuredChannel
    network_name: str
    held_out: list[Pair]
    slices: Tensor
    sharp: np.ndarray

    @classmethod
    def of(cls, case: HeldOut, seed: int, network: str, recipe: Recipe) -> Specimen:
        """A case of the comparison with Richardson–Lucy; ``seed`` draws structure and noise."""
        recording = record(case, seed)
        beside = find_network(network).architecture.neighbours
        stack = measure(recording, recipe, seed, beside)
        rng = np.random.default_rng([seed, 3])
        pairs = stack.estimated
        held_out = [pairs.judging.batch(recipe.batch_size, rng) for _ in range(JUDGING_BATCHES)]
        shown, sharp = [], []
        to_grid = torch.from_numpy(stack.grid.interpolation(0))
        for order in ((1, 0, 2), (2, 0, 1)):
            raw = stack.staged.scaled((slice(None),) * 3).transpose(order)
            slices = continued_ends(to_grid @ torch.from_numpy(np.ascontiguousarray(raw)))
            for at in np.linspace(0.1, 0.9, SLICES) * (len(slices) - 1):
                near = np.arange(round(at) - beside, round(at) + beside + 1)
                shown.append(slices[near.clip(0, len(slices) - 1)])
                sharp.append(recording.truth.transpose(order)[round(at)])
        return cls(stack, pairs, network, held_out, torch.stack(shown), np.stack(sharp))

    def network(self) -> nn.Module:
        """The untuned network."""
        shape = find_network(self.network_name).architecture
        return untuned(self.network_name, shape, self.stack).eval()

    def true_quality(self, network: nn.Module) -> float:
        """PSNR of restored slices against the truth, scale and offset fitted, in dB."""
        restored = restore_tiled(network, self.slices, 256, 24).numpy()
        beyond = (restored.shape[1] - self.sharp.shape[1]) // 2
        return psnr(restored[:, beyond : beyond + self.sharp.shape[1]], self.sharp)

    @torch.no_grad()
    def held_out_error(self, network: nn.Module) -> float:
        """Root mean square error on the held-out pairs, on the engine's scale."""
        squares = [mean_square(network(degraded), sharp) for degraded, sharp in self.held_out]
        return float(torch.cat(squares).mean().sqrt())
