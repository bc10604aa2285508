"""A recording in memory, handled with the engine's own parts as the engine does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from ssai3d_app.engine.adaptation import measure_blur
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.pairs import PairMaker, select_patches
from ssai3d_app.engine.preparation import StagedChannel, sampled_planes
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.restoration import continued_ends
from ssai3d_app.engine.sample import estimate_noise
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.tiling import restore_tiled
from ssai3d_app.volume.grid import IsotropicGrid
from ssai3d_app.volume.scene import Box
from tests.benchmarks.against_richardson_lucy.cases import Recording

VOXEL = 0.1
"""µm"""
TRAINING_PATCHES, HELD_OUT_PATCHES = 320, 48
"""As many as the engine makes its pairs from."""


class Planes:
    """Raw planes in memory, read like those in a scratch file."""

    def __init__(self, raw: np.ndarray) -> None:
        self._raw = raw.astype(np.float32)
        self.shape = self._raw.shape

    def read(self, box: Box) -> np.ndarray:
        return self._raw[box]


@dataclass(frozen=True)
class Measured:
    """A stack whose noise and blur are known, with the pairs to train with and to judge by."""

    staged: StagedChannel
    grid: IsotropicGrid
    noise: NoiseModel
    training: PairMaker
    held_out: PairMaker

    def restored(self, network: nn.Module, recipe: Recipe) -> np.ndarray:
        """The volume on the isotropic grid, the mean of what XZ and YZ slices give."""
        network.eval()
        to_grid = torch.from_numpy(self.grid.interpolation(0))
        volumes = []
        for order, back in (((1, 0, 2), (1, 0, 2)), ((2, 0, 1), (1, 2, 0))):
            raw = self.staged.scaled((slice(None),) * 3).transpose(order)
            slices = continued_ends(to_grid @ torch.from_numpy(np.ascontiguousarray(raw)))
            done = [
                restore_tiled(network, part, recipe.tile_size, recipe.tile_overlap)
                for part in slices.split(8)
            ]
            beyond = (slices.shape[1] - self.grid.shape[0]) // 2
            inner = torch.cat(done)[:, beyond : beyond + self.grid.shape[0]]
            volumes.append(inner.numpy().transpose(back))
        return 0.5 * (volumes[0] + volumes[1])


def measure(recording: Recording, recipe: Recipe, seed: int) -> Measured:
    """Noise, blur and pairs of a recording."""
    size = (VOXEL * recording.anisotropy, VOXEL, VOXEL)
    grid = IsotropicGrid(recording.raw.shape, size)
    staged = StagedChannel(Planes(recording.raw), IntensityScale.of(recording.raw), 0.0)
    rng = np.random.default_rng([seed, 0])
    planes = sampled_planes(staged, rng)
    noise = estimate_noise(planes)
    blur = measure_blur(staged, planes, grid, noise)
    kept_back = max(1, round(recipe.held_out_share * len(planes)))
    held_out, training = (
        PairMaker(select_patches(part, count, rng, recipe.patch_size), grid.anisotropy, blur, noise)
        for part, count in (
            (planes[:kept_back], HELD_OUT_PATCHES),
            (planes[kept_back:], TRAINING_PATCHES),
        )
    )
    return Measured(staged, grid, noise, training, held_out)
