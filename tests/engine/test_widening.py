"""A network made twice as wide computes what the narrow one does, and can learn more."""

from __future__ import annotations

import pytest
import torch

from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.pretraining import __main__ as command
from ssai3d_app.engine.pretraining.widening import widened


def shape(width: int, **choices: object) -> Architecture:
    return Architecture(
        width=width, encoder=(1, 1), middle=1, decoder=(1, 1), neighbours=1, **choices
    )


def scrambled(architecture: Architecture):
    torch.manual_seed(3)
    network = architecture.build()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.normal_(std=0.5)
    return network


@pytest.mark.parametrize("stem", [(1, 1), (2, 1)])
def test_twice_as_wide_computes_the_same(stem):
    narrow = scrambled(shape(4, stem=stem))
    wide = widened(narrow, shape(8, stem=stem).build(), seed=1)
    image = torch.rand(2, 3, 24, 20)
    with torch.no_grad():
        expected, computed = narrow(image), wide(image)
    assert torch.allclose(computed, expected, rtol=1e-3, atol=1e-3 * float(expected.abs().max()))


def test_the_two_halves_of_a_channel_grow_apart_when_they_are_trained():
    wide = widened(scrambled(shape(4)), shape(8).build(), seed=1)
    wide(torch.rand(1, 3, 16, 16)).square().mean().backward()
    slope = wide.encoders[0][0].conv1.weight.grad
    assert slope is not None
    assert not torch.allclose(slope[0::2], slope[1::2], rtol=1e-2)


def test_a_network_of_another_shape_or_width_is_refused():
    narrow = scrambled(shape(4))
    with pytest.raises(ValueError, match="twice as wide"):
        widened(narrow, shape(12).build(), seed=1)
    deeper = Architecture(width=8, encoder=(1, 2), middle=1, decoder=(1, 1), neighbours=1)
    with pytest.raises(ValueError, match="same shape"):
        widened(narrow, deeper.build(), seed=1)


def test_a_training_can_begin_with_a_shipped_network_made_wider(tmp_path, monkeypatch):
    from ssai3d_app.engine.pretraining.examples import ExampleMaker

    monkeypatch.setattr(ExampleMaker, "_KEPT", 1)
    folder = tmp_path / "run"
    arguments = ["", str(folder), "--architecture", "w32-5", "--widen", "fast"]
    monkeypatch.setattr("sys.argv", [*arguments, "--steps", "1", "--batch", "1", "--rate", "1e-9"])
    command.main()
    state = torch.load(folder / "state.pt", weights_only=True)["network"]
    narrow = load_pretrained("fast").state_dict()
    assert torch.allclose(state["intro.weight"][::2], narrow["intro.weight"], atol=1e-6)
