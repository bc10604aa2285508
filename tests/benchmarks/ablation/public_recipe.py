"""The recipe of the public code, as far as it differs, on this program's network and grid.

Its kernels, its intensities and its choice of layers. What is a fault and no choice, the shift
between the two of a pair and kernels whose sum is not one, is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from torch import Tensor, nn

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.pairs import PairMaker
from ssai3d_app.engine.psf import AxialShape
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.engine.surgeon import LayerChoice, choose_layers

SIGMAS = (3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0)
"""Of its Gaussian kernels, in pixels, whatever the stack."""
SHARE = 0.45
"""Of the parameters are trained: 41 to 50 % were seen."""
RATE = 1e-4
NO_NOISE = NoiseModel(0.0, 0.0)


def at_random(network: nn.Module, ranking: Sequence[str], share: float, seed: int) -> LayerChoice:
    """Layers drawn by chance, up to a share of the parameters."""
    names = sorted(ranking)
    np.random.default_rng([seed, 9]).shuffle(names)
    return choose_layers(network, names, share)


def by_maximum(raw: np.ndarray) -> IntensityScale:
    """The whole stack divided by its brightest voxel."""
    return IntensityScale(0.0, float(raw.max()))


def own_maximum(slices: Tensor) -> Tensor:
    """Slices (n, shown, H, W), each divided by its brightest pixel and cut to 8 bits."""
    brightest = slices.amax(dim=(1, 2, 3), keepdim=True).clamp(min=1e-6)
    return (slices / brightest * 255).round().clamp(0, 255) / 255


class PublicPairs(PairMaker):
    """Pairs by fixed Gaussian kernels, without noise, each image on a scale of its own."""

    def _degradation(self, length: int, rng: np.random.Generator) -> AxialDegradation:
        sigma = SIGMAS[rng.integers(len(SIGMAS))]
        shape = AxialShape.GAUSSIAN
        return AxialDegradation.of(length, self._anisotropy, shape, sigma, NO_NOISE)

    def batch(self, size: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        degraded, sharp = super().batch(size, rng)
        return own_maximum(degraded), own_maximum(sharp)


class OwnMaximum(nn.Module):
    """A network that is shown each slice on a scale of its own, which is never undone."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, slices: Tensor) -> Tensor:
        restored: Tensor = self.network(own_maximum(slices))
        return restored


def public(recipe: Recipe) -> Recipe:
    """One patch a step, its rate and share; as many patches in all as the standard recipe."""
    patches = recipe.tuning_steps * recipe.batch_size
    return recipe.model_copy(
        update={
            "batch_size": 1,
            "tuning_steps": patches,
            "learning_rate": RATE,
            "trainable_share": SHARE,
        }
    )
