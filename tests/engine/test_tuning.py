"""Tuning moves the chosen layers alone, is repeatable, and never leaves a network worse."""

import pytest
import torch

from ssai3d_app.engine import tuning
from ssai3d_app.engine.backbones.weights import load_pretrained
from tests.engine.tuning_specimens import LITTLE, tune_little

LONGER = LITTLE.model_copy(update={"tuning_steps": 30})


@pytest.fixture(scope="module")
def tuned():
    return tune_little(LONGER)


def moved(network) -> set[str]:
    before = load_pretrained("fast").state_dict()
    after = network.state_dict()
    return {name for name, value in before.items() if not torch.equal(after[name], value)}


def test_tuning_learns_pairs_that_it_was_not_shown(tuned):
    _, result = tuned
    assert result.error_after < 0.95 * result.error_before
    assert result.curve[0] == (0, result.error_before)
    assert result.error_after == min(error for _, error in result.curve)


def test_only_the_chosen_layers_move_and_they_are_within_the_budget(tuned):
    network, result = tuned
    assert {name.rsplit(".", 1)[0] for name in moved(network)} <= set(result.choice.layers)
    sizes = [p.numel() for p in network.parameters()]
    trained = sum(p.numel() for p in network.parameters() if p.requires_grad)
    assert trained / sum(sizes) == pytest.approx(result.choice.share)
    assert 0.05 < result.choice.share <= LITTLE.trainable_share


def test_the_same_seed_tunes_to_the_same_weights(tuned):
    network, result = tuned
    again, same = tune_little(LONGER)
    assert same == result
    weights = again.state_dict()
    assert all(torch.equal(weights[name], value) for name, value in network.state_dict().items())


def test_a_tuning_that_only_does_harm_ends_early_with_the_network_as_it_was(monkeypatch):
    monkeypatch.setattr(tuning, "_PATIENCE", 2)
    reckless = LONGER.model_copy(update={"learning_rate": 3.0, "tuning_steps": 100})
    network, result = tune_little(reckless)
    assert result.steps < 100
    assert result.error_after == result.error_before
    assert not moved(network)
