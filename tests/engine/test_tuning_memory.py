"""A step of the tuning under a memory plan: the same numbers in less memory."""

import numpy as np
import pytest
import torch
from torch import nn

from ssai3d_app.engine import tuning
from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.losses import charbonnier
from ssai3d_app.engine.memory_plan import Activations, MemoryPlan, blocks_recomputed
from ssai3d_app.engine.surgeon import LayerChoice, freeze_all_but

FLOAT = 4
MIB = 2**20


def gradients(network: nn.Module, images: torch.Tensor) -> list[torch.Tensor]:
    network.zero_grad()
    charbonnier(network(images), torch.zeros_like(images[:, :1])).backward()
    return [p.grad.clone() for p in network.parameters() if p.grad is not None]


@pytest.mark.parametrize("layers", [("encoders.0.0.conv1", "decoders.3.0.conv5"), ("ending",)])
def test_blocks_that_are_recomputed_give_the_same_gradients_to_the_bit(layers):
    network = load_pretrained("fast").eval()
    freeze_all_but(network, LayerChoice(layers, 0.1))
    images = torch.rand(2, 5, 32, 32, generator=torch.Generator().manual_seed(0))
    plain = gradients(network, images)
    with blocks_recomputed(network):
        again = gradients(network, images)
    assert len(plain) == 2 * len(layers)
    assert all(torch.equal(a, b) for a, b in zip(plain, again, strict=True))
    # And afterwards it is as before.
    assert all(torch.equal(a, b) for a, b in zip(plain, gradients(network, images), strict=True))
    assert not any("forward" in vars(module) for module in network.modules())


def test_what_a_step_keeps_is_counted_once_and_without_parameters():
    network = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.Tanh(), nn.Conv2d(8, 1, 3, padding=1))
    patch = torch.rand(1, 1, 32, 32)
    # The image for the first weights; the tanh for its own slope and for the second weights.
    counted = Activations.measured(network, patch)
    assert counted.kept == 3 * (1 + 8) * 32 * 32 * FLOAT
    assert counted.recomputed == counted.kept


def test_a_network_takes_less_with_its_blocks_recomputed_or_its_layers_frozen():
    network = NafNet(8, (1, 2), 1, (1, 1))
    patch = torch.rand(1, 1, 64, 64)
    all_trained = Activations.measured(network, patch)
    assert all_trained.recomputed < 0.6 * all_trained.kept
    freeze_all_but(network, LayerChoice(("ending",), 0.1))
    assert Activations.measured(network, patch).kept < 0.2 * all_trained.kept
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in network.modules())


@pytest.mark.parametrize(
    ("free", "plan"),
    [
        (None, MemoryPlan(4, recomputed=False)),
        (1000 * MIB, MemoryPlan(4, recomputed=False)),
        (600 * MIB, MemoryPlan(4, recomputed=True)),
        (200 * MIB, MemoryPlan(3, recomputed=True)),
        (1 * MIB, MemoryPlan(1, recomputed=True)),
    ],
)
def test_the_plan_recomputes_before_it_takes_fewer_patches(free, plan):
    assert MemoryPlan.of(Activations(100 * MIB, 40 * MIB), 4, free) == plan


def test_when_memory_runs_out_all_the_same_the_plan_shrinks_to_one_patch():
    plan, seen = MemoryPlan(4, recomputed=False), []
    while plan is not None:
        seen.append((plan.portion, plan.recomputed))
        plan = plan.less()
    assert seen == [(4, False), (4, True), (2, True), (1, True)]


def tuned(free: int | None, monkeypatch) -> tuple[dict, list[str]]:
    from tests.engine.tuning_specimens import tune_little

    monkeypatch.setattr(tuning, "free_memory", lambda device: free)
    told: list[str] = []
    network, _ = tune_little(on_smaller=lambda: told.append("fewer patches"))
    return network.state_dict(), told


def test_a_tuning_short_of_memory_comes_to_the_same_weights_as_long_as_recomputing_suffices(
    monkeypatch,
):
    used = []
    recomputed = tuning.blocks_recomputed
    monkeypatch.setattr(
        tuning, "blocks_recomputed", lambda network: used.append(1) or recomputed(network)
    )
    plenty, _ = tuned(None, monkeypatch)
    assert not used
    network = load_pretrained("fast")
    patch = torch.rand(1, 5, 32, 32)
    counted = Activations.measured(network, patch)
    scarce, told = tuned(int(4 * 0.8 * counted.kept / 0.6), monkeypatch)
    assert used
    assert not told
    assert all(torch.equal(scarce[name], value) for name, value in plenty.items())


def test_with_less_than_that_it_takes_fewer_patches_says_so_and_comes_close(monkeypatch):
    plenty, _ = tuned(None, monkeypatch)
    least, told = tuned(1, monkeypatch)
    assert told == ["fewer patches"]
    moved = [name for name, value in plenty.items() if not torch.equal(least[name], value)]
    assert moved
    for name in moved:
        assert np.allclose(least[name], plenty[name], atol=2e-3)
