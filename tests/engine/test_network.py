"""Backbone, surgeon and tiles."""

from itertools import pairwise

import numpy as np
import pytest
import torch

from ssai3d_app.engine.backbones.nafnet import NafNet
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.losses import charbonnier
from ssai3d_app.engine.surgeon import choose_layers, freeze_all_but, rank_layers
from ssai3d_app.engine.tiling import restore_tiled, tile_edge, tile_starts
from ssai3d_app.errors import UserError


def small_network() -> NafNet:
    torch.manual_seed(0)
    network = NafNet(width=4, encoder=(1, 1), middle=1, decoder=(1, 1))
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    return network.eval()


def test_damaged_weights_are_refused(tmp_path, monkeypatch):
    from ssai3d_app.engine.backbones import registry

    name = BACKBONES["fast"].weights_name
    (tmp_path / "weights").mkdir()
    content = bytearray((registry.resources() / "weights" / name).read_bytes())
    content[-1] ^= 1
    (tmp_path / "weights" / name).write_bytes(content)
    monkeypatch.setattr(registry, "resources", lambda: tmp_path)
    with pytest.raises(UserError, match="damaged; reinstall"):
        load_pretrained("fast")


def test_an_untrained_network_returns_its_input():
    network = NafNet(width=4, encoder=(1, 1), middle=1, decoder=(1, 1))
    image = torch.rand(2, 1, 33, 47)
    assert torch.equal(network(image), image)


def test_the_width_64_network_has_the_published_number_of_parameters():
    network = NafNet(64, (1, 1, 1, 28), 1, (1, 1, 1, 1), image_channels=3)
    assert sum(parameter.numel() for parameter in network.parameters()) == 67_888_835


def test_the_surgeon_stays_within_its_budget_and_only_its_layers_move():
    network = load_pretrained("fast")
    rng = np.random.default_rng(0)
    shown = 2 * network.neighbours + 1
    images = torch.from_numpy(rng.random((2, shown, 64, 64), dtype=np.float32))
    batch = [(images, images[:, network.neighbours, None])]
    choice = choose_layers(network, rank_layers(network, batch, charbonnier), 0.10)
    assert choice.layers
    assert choice.share <= 0.10
    before = {name: value.clone() for name, value in network.named_parameters()}
    trainable = freeze_all_but(network, choice)
    optimizer = torch.optim.SGD(trainable, lr=1.0)
    charbonnier(network(batch[0][0]), torch.zeros_like(batch[0][1])).backward()
    optimizer.step()
    moved = {n for n, value in network.named_parameters() if not torch.equal(value, before[n])}
    assert moved
    assert {name.rsplit(".", 1)[0] for name in moved} <= set(choice.layers)


def test_the_ranking_prefers_a_layer_that_matters_to_one_that_does_not():
    network = small_network()
    with torch.no_grad():
        network.encoders[0][0].beta.zero_()  # what this branch computes is multiplied by zero
    batch = [(torch.rand(2, 1, 32, 32), torch.rand(2, 1, 32, 32))]
    ranking = rank_layers(network, batch, charbonnier)
    assert ranking.index("encoders.0.0.conv3") > ranking.index("encoders.0.0.conv5")


@pytest.mark.parametrize(("length", "tile"), [(100, 256), (256, 256), (257, 256), (1000, 256)])
def test_tiles_cover_everything_and_overlap_enough(length, tile):
    starts = tile_starts(length, tile, 24)
    assert starts[0] == 0
    assert starts[-1] + min(tile, length) == length
    for first, second in pairwise(starts):
        assert first + tile - second >= 24


@pytest.mark.parametrize(
    ("length", "edge"), [(100, 112), (256, 256), (288, 288), (512, 272), (1000, 272), (9, 16)]
)
def test_tiles_are_no_longer_than_their_number_needs(length, edge):
    chosen = tile_edge(length, 288, 24)
    assert chosen == edge
    assert len(tile_starts(length, chosen, 24)) == len(tile_starts(length, 288, 24))


def test_tiles_of_an_identity_blend_without_a_trace():
    network = NafNet(width=4, encoder=(1,), middle=1, decoder=(1,))
    slices = torch.rand(2, 150, 170)
    assert torch.allclose(restore_tiled(network, slices[:, None], 64, 16), slices, atol=1e-6)
