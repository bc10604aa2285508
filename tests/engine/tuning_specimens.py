"""A tuning of seconds: small patches of random structure, and the shipped network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from scipy import ndimage
from torch import nn

from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.checkpoints.tuning_state import TuningState
from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.pairs import PairMaker
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.engine.sample.blur import BlurRange
from ssai3d_app.engine.tuning import TuningResult, tune

LITTLE = Recipe(tuning_steps=6, batch_size=4, patch_size=32)


class ForgetsAll:
    """Keeps no state."""

    is_due = False
    halvings = 0

    def load(self) -> TuningState | None:
        return None

    def keep(self, state: TuningState) -> None:
        raise AssertionError("a state that is never due was kept")


def pairs(seed: int, edge: int = 32, count: int = 12) -> PairMaker:
    """Of smooth blobs, four times coarser along z and a little noisy."""
    rng = np.random.default_rng(seed)
    blobs = ndimage.gaussian_filter(rng.random((count, 5, edge, edge)), (0, 1, 1.5, 1.5))
    blobs = (blobs - blobs.min()) / np.ptp(blobs)
    noise = NoiseModel(0.001, 0.0001)
    return PairMaker(blobs.astype(np.float32), 3.0, BlurRange(1.0, 2.5, None), noise)


def tune_little(
    recipe: Recipe = LITTLE, on_smaller: Callable[[], None] = lambda: None
) -> tuple[nn.Module, TuningResult]:
    """The network after a short tuning, and what came of it."""
    network = load_pretrained("fast")
    result = tune(
        network,
        pairs(1),
        pairs(2),
        recipe,
        0,
        torch.device("cpu"),
        CancellationSource().token,
        ForgetsAll(),
        lambda _: None,
        lambda *_: None,
        on_smaller,
    )
    return network, result
