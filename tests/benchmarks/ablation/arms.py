"""The arms: the standard recipe, and what changes one mechanism of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from torch import nn

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.pairs import PairMaker
from ssai3d_app.engine.psf import AxialProfile, AxialShape
from ssai3d_app.engine.sample.blur import BlurRange, plausible_blur
from ssai3d_app.engine.surgeon import LayerChoice, choose_layers
from tests.benchmarks.ablation.chain import Run, Tuning, instead
from tests.benchmarks.ablation.public_recipe import (
    NO_NOISE,
    OwnMaximum,
    PublicPairs,
    at_random,
    by_maximum,
    public,
)

_DECODER = ("decoders", "ups", "ending")


@dataclass(frozen=True)
class Arm:
    """What it changes, in words; how the network is tuned; what is taken of the passes.

    Arms with the same tuning share its network.
    """

    changes: str
    tuning: Tuning
    predict: Callable[[Run], np.ndarray] = lambda run: run.fused
    consistency: bool = True

    def volume(self, run: Run) -> tuple[np.ndarray, dict[str, float]]:
        """The restored volume on the engine's scale, and what was found on the way."""
        predicted = self.predict(run)
        if not self.consistency:
            return predicted, run.facts
        refined, found = run.consistent(predicted)
        return refined, run.facts | found


def recipe(**choices: Any) -> Tuning:
    """The standard tuning but for some choices of its recipe."""
    return Tuning(recipe=lambda standard: standard.model_copy(update=choices))


def _all(network: nn.Module, ranking: Sequence[str], share: float, seed: int) -> LayerChoice:
    return LayerChoice(("",), 1.0)  # the name of the network itself, all its parameters


def _decoder(network: nn.Module, ranking: Sequence[str], share: float, seed: int) -> LayerChoice:
    return choose_layers(network, [name for name in ranking if name.startswith(_DECODER)], 1.0)


def _without_noise(
    patches: np.ndarray, anisotropy: float, blur: BlurRange, noise: NoiseModel
) -> PairMaker:
    return PairMaker(patches, anisotropy, blur, NO_NOISE)


def _prior_range(
    patches: np.ndarray, anisotropy: float, blur: BlurRange, noise: NoiseModel
) -> PairMaker:
    return PairMaker(patches, anisotropy, plausible_blur(None, anisotropy), noise)


class GaussianPairs(PairMaker):
    """Pairs whose blur has the shape of a Gaussian, of the widths that it would have had."""

    def _degradation(self, length: int, rng: np.random.Generator) -> AxialDegradation:
        as_drawn = AxialDegradation.of

        def gaussian(length: int, step: float, shape: AxialProfile, *rest: Any, **more: Any) -> Any:
            return as_drawn(length, step, AxialShape.GAUSSIAN, *rest, **more)

        with instead(AxialDegradation, "of", gaussian):
            return super()._degradation(length, rng)


STANDARD = Tuning()
_UNTUNED = recipe(tuning_steps=0)
OURS = "ours"
ARMS: dict[str, Arm] = {
    OURS: Arm("nothing", STANDARD),
    "interpolated": Arm("no network at all", STANDARD, lambda run: run.interpolated, False),
    "no-consistency": Arm("no consistency step", STANDARD, consistency=False),
    "untuned": Arm("the network as it ships", _UNTUNED),
    "untuned-alone": Arm("the same, no consistency step", _UNTUNED, consistency=False),
    "random-layers": Arm("layers by chance, the same share", Tuning(choose=at_random)),
    "full": Arm("all parameters trained", Tuning(choose=_all)),
    "planes-as-recorded": Arm("noise and haze left in the targets", Tuning(estimated=False)),
    "no-noise": Arm("no noise in the pairs", Tuning(pairs=_without_noise)),
    "public": Arm(
        "the public recipe",
        Tuning(public, by_maximum, PublicPairs, False, at_random, OwnMaximum),
        lambda run: 0.5 * (run.xz + run.yz),
        consistency=False,
    ),
    "decoder-only": Arm("the decoder's layers trained", Tuning(choose=_decoder)),
    "prior-blur": Arm("range of blur from the voxel size alone", Tuning(pairs=_prior_range)),
    "gaussian-only": Arm("Gaussians alone as blur in the pairs", Tuning(pairs=GaussianPairs)),
    "xz-alone": Arm("XZ pass alone", STANDARD, lambda run: run.xz),
    "yz-alone": Arm("YZ pass alone", STANDARD, lambda run: run.yz),
    "plain-mean": Arm("plain mean of the passes", STANDARD, lambda run: 0.5 * (run.xz + run.yz)),
}
