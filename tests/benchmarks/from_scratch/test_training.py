"""The benchmark handles a stack as the engine does, and keeps to the time."""

import numpy as np
import pytest
import torch

from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.volume.grid import cubic_interpolation
from tests.benchmarks.against_richardson_lucy.cases import Recording
from tests.benchmarks.from_scratch.__main__ import SIZES
from tests.benchmarks.from_scratch.stack import MiddleOnly, measure
from tests.benchmarks.from_scratch.training import from_scratch, tuned

RECIPE = Recipe(tuning_steps=10, batch_size=2)
SMALL = SIZES["width 8, 2 levels"]


@pytest.fixture
def stack(tiny_recording):
    raw, truth = tiny_recording.raw, tiny_recording.truth
    beside = BACKBONES["fast"].architecture.neighbours
    return measure(Recording(raw, truth, 4.0, None, 400.0, level=1.0), RECIPE, 0, beside)


def test_an_untrained_network_gives_back_the_interpolated_stack(stack, tiny_recording):
    torch.manual_seed(0)
    volume = stack.restored(MiddleOnly(SMALL.build()), RECIPE)
    assert volume.shape == tiny_recording.truth.shape
    raw = stack.staged.scale.scaled(tiny_recording.raw)
    interpolated = np.tensordot(cubic_interpolation(8, 29, 0.25), raw, axes=1)
    assert np.allclose(volume, interpolated, atol=1e-4)


def test_a_network_from_scratch_stops_when_its_time_is_over(stack):
    from_scratch(SMALL, stack, RECIPE, seed=0, seconds=0.1)  # what is loaded first counts not
    trained = from_scratch(SMALL, stack, RECIPE, seed=0, seconds=1.0)
    assert trained.steps > 1
    assert trained.seconds >= 1.0
    assert stack.restored(trained.network, RECIPE).std() > 0


def test_the_backbone_is_tuned_as_long_as_the_recipe_says(stack):
    backbone = BACKBONES["fast"]
    trained = tuned(backbone.name, backbone.architecture, stack, RECIPE, seed=0)
    assert trained.steps == 10
    assert trained.seconds > 0
