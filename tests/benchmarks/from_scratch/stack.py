"""A recording in memory, handled with the engine's own parts as the engine does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from ssai3d_app.engine.adaptation import MeasuredChannel, estimate_of
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.preparation import StagedChannel
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.restoration import continued_ends
from ssai3d_app.engine.tiling import restore_tiled
from ssai3d_app.volume.grid import IsotropicGrid
from tests.benchmarks.against_richardson_lucy.cases import Recording
from tests.engine.staged import channel_of

VOXEL = 0.1
"""µm"""


@dataclass(frozen=True)
class Measured:
    """A stack whose noise and blur are known, with the pairs to train with and to judge by.

    Networks are shown ``beside`` neighbours on either side of a slice. The pairs of ``estimated``
    are those of the engine, which the network before tuning has a part in; ``channel`` is without
    it, for networks that begin with nothing.
    """

    beside: int
    staged: StagedChannel
    grid: IsotropicGrid
    channel: MeasuredChannel
    estimated: MeasuredChannel

    def restored(self, network: nn.Module, recipe: Recipe) -> np.ndarray:
        """The volume on the isotropic grid, the mean of what XZ and YZ slices give."""
        network.eval()
        to_grid = torch.from_numpy(self.grid.interpolation(0))
        volumes = []
        for order, back in (((1, 0, 2), (1, 0, 2)), ((2, 0, 1), (1, 2, 0))):
            raw = self.staged.scaled((slice(None),) * 3).transpose(order)
            slices = continued_ends(to_grid @ torch.from_numpy(np.ascontiguousarray(raw)))
            shown = torch.arange(-self.beside, self.beside + 1) + torch.arange(len(slices))[:, None]
            done = [
                restore_tiled(network, slices[part], recipe.tile_size, recipe.tile_overlap)
                for part in shown.clamp(0, len(slices) - 1).split(8)
            ]
            beyond = (slices.shape[1] - self.grid.shape[0]) // 2
            inner = torch.cat(done)[:, beyond : beyond + self.grid.shape[0]]
            volumes.append(inner.numpy().transpose(back))
        return 0.5 * (volumes[0] + volumes[1])


def measure(recording: Recording, recipe: Recipe, seed: int, beside: int = 0) -> Measured:
    """Noise, blur and pairs of a recording."""
    size = (VOXEL * recording.anisotropy, VOXEL, VOXEL)
    grid = IsotropicGrid(recording.raw.shape, size)
    staged = channel_of(recording.raw)
    token = CancellationSource().token
    estimate = estimate_of(recipe, grid.anisotropy, torch.device("cpu"), token)
    measured, estimated = (
        MeasuredChannel.of(staged, grid, recipe, beside, np.random.default_rng([seed, 0]), given)
        for given in (None, estimate)
    )
    return Measured(beside, staged, grid, measured, estimated)


class MiddleOnly(nn.Module):
    """A network that wants no neighbours, where the others are shown some."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, slices: Tensor) -> Tensor:
        """Restore the middle of slices (n, shown, H, W)."""
        middle = slices.shape[1] // 2
        restored: Tensor = self.network(slices[:, middle : middle + 1])
        return restored
