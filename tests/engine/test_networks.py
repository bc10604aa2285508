"""Networks by name: what ships, what was imported, and how long they take."""

from pathlib import Path

import pytest

from ssai3d_app.engine.backbones import library
from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.engine.backbones.cost import relative_time
from ssai3d_app.engine.backbones.importing import import_network
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.engine.recipe import PRESETS, RestoreRequest
from ssai3d_app.errors import UserError
from tests.engine.networks_specimens import small_state
from tests.writers.nafnet import write_official

pytestmark = pytest.mark.usefixtures("own_networks")


def narrow(width):
    return Architecture(width=width, encoder=(1, 1, 1, 8), middle=1, decoder=(1, 1, 1, 1))


@pytest.mark.parametrize("backbone", BACKBONES.values(), ids=list(BACKBONES))
def test_what_ships_is_what_the_registry_says(backbone):
    network = load_pretrained(backbone.name)
    assert sum(p.numel() for p in network.parameters()) == backbone.parameters
    assert backbone.architecture.parameters() == backbone.parameters
    assert backbone.words.endswith(".")


def test_each_preset_names_a_network_that_ships_and_a_request_may_name_another():
    assert {recipe.network for recipe in PRESETS.values()} <= set(BACKBONES)
    request = RestoreRequest(path="a.tif", output="b.ome.tif", preset="quick")
    assert request.recipe == PRESETS["quick"]
    other = request.model_copy(update={"network": "mine"})
    assert other.recipe == PRESETS["quick"].model_copy(update={"network": "mine"})


def test_the_expected_time_follows_what_was_measured():
    # Milliseconds for 256² on one thread.
    measured = {8: 58, 16: 112, 32: 314}
    times = {width: relative_time(narrow(width)) for width in measured}
    assert times[32] / times[16] == pytest.approx(measured[32] / measured[16], rel=0.2)
    assert times[8] / times[16] == pytest.approx(measured[8] / measured[16], rel=0.2)
    deep = relative_time(narrow(32).model_copy(update={"encoder": (1, 1, 1, 28)}))
    assert deep / times[16] == pytest.approx(517 / measured[16], rel=0.2)
    assert relative_time(BACKBONES["fast"].architecture) == 1.0


def test_networks_in_a_folder_that_cannot_be_read_keep_nobody_from_what_ships(
    own_networks, monkeypatch
):
    def refuse(path):
        raise PermissionError(13, "not yours")

    own_networks.mkdir(parents=True)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert library.library().networks == tuple(BACKBONES.values())
    assert library.find_network("fast") == BACKBONES["fast"]


def test_a_name_that_is_not_there_ends_in_a_sentence_with_the_names_that_are(files):
    import_network(write_official(files / "mine.pth", small_state()))
    with pytest.raises(
        UserError, match=r"no network called rodeo; choose one of these: fast.*mine"
    ):
        library.find_network("rodeo")
