"""The surgeon's order of layers, and the choice that it leads to."""

import pytest
import torch
from torch import nn

from ssai3d_app.engine.losses import charbonnier
from ssai3d_app.engine.surgeon import choose_layers, rank_layers
from ssai3d_app.engine.surgeon.proxies import PROXIES
from ssai3d_app.engine.surgeon.ranking import WEIGHTS, combined, places


def test_places_run_from_the_best_to_the_worst_and_ties_keep_the_order():
    assert places({"a": 1.0, "b": 5.0, "c": 1.0}) == {"b": 0.0, "a": 0.5, "c": 1.0}


def test_rankings_are_averaged_by_their_weights():
    scores = {"one": {"a": 3.0, "b": 2.0, "c": 1.0}, "two": {"a": 1.0, "b": 2.0, "c": 3.0}}
    assert combined(scores, {"one": 0.9, "two": 0.1}) == ["a", "b", "c"]
    assert combined(scores, {"one": 0.1, "two": 0.9}) == ["c", "b", "a"]


def test_the_weights_are_shares_of_known_proxies():
    assert set(WEIGHTS) <= set(PROXIES)
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


def chain() -> nn.Sequential:
    """Of four layers; the third one's output is thrown away by the fourth."""
    torch.manual_seed(0)
    network = nn.Sequential(*(nn.Conv2d(2, 2, 3, padding=1) for _ in range(3)), nn.Conv2d(2, 1, 1))
    nn.init.zeros_(network[3].weight)
    return network


def test_a_layer_whose_output_counts_for_nothing_comes_last():
    images = torch.rand(4, 2, 16, 16, generator=torch.Generator().manual_seed(1))
    pairs = [(images[:2], images[:2, :1]), (images[2:], images[2:, :1])]
    assert rank_layers(chain(), pairs, charbonnier)[0] == "3"


def test_a_layer_too_large_for_what_is_left_is_passed_over_for_one_that_fits():
    network = nn.Sequential(nn.Conv2d(1, 1, 1), nn.Conv2d(1, 50, 1), nn.Conv2d(50, 1, 1))
    choice = choose_layers(network, ["0", "1", "2"], 0.4)
    assert choice.layers == ("0", "2")
    assert choice.share == pytest.approx((2 + 51) / (2 + 100 + 51))
