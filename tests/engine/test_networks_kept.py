"""Imported networks on the disk: names, cards, damage, and what a removal takes."""

import json
import os
import time

import pytest

from ssai3d_app.engine.backbones import library
from ssai3d_app.engine.backbones.importing import import_network
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.backbones.weights import load_pretrained
from ssai3d_app.errors import UserError
from ssai3d_app.locations import networks_folder
from tests.engine.networks_specimens import SMALL, small_state
from tests.writers.nafnet import write_official

pytestmark = pytest.mark.usefixtures("own_networks")


@pytest.mark.parametrize(
    ("wished", "kept"),
    [
        ("my network", "my-network"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200, "a" * 40),
        ("Größe é", "Groe-e"),
        ("CON", "network-CON"),
        ("nul.v2", "network-nul.v2"),
    ],
)
def test_a_name_is_kept_in_a_form_that_every_disk_takes(files, wished, kept, own_networks):
    card = import_network(write_official(files / "x.pth", small_state()), name=wished)
    assert card.name == kept
    assert [path.name for path in own_networks.iterdir()] == [kept]
    assert library.find_network(kept.upper()) == card


@pytest.mark.parametrize("name", ["", "…", "///", "fast", "Best", "MINE"])
def test_a_name_that_is_empty_or_taken_is_refused(files, name):
    import_network(write_official(files / "mine.pth", small_state()))
    with pytest.raises(UserError, match=r"choose one with letters|choose another name"):
        import_network(write_official(files / "x.pth", small_state(seed=2)), name=name)


def test_files_of_one_name_get_numbers_and_the_same_file_is_not_taken_twice(files):
    for seed in range(3):
        import_network(write_official(files / "net.pth", small_state(seed=seed)))
    names = [network.name for network in library.library().networks]
    assert names == [*BACKBONES, "net", "net-2", "net-3"]
    with pytest.raises(UserError, match="imported already; use the network net-3"):
        import_network(files / "net.pth")


def test_an_import_that_fails_on_the_disk_leaves_nothing(files, own_networks, monkeypatch):
    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(library, "write_durably", full)
    with pytest.raises(UserError, match="make room on the disk"):
        import_network(write_official(files / "x.pth", small_state()))
    assert list(own_networks.iterdir()) == []


def test_removing_takes_everything_and_only_what_was_imported(files, own_networks):
    import_network(write_official(files / "x.pth", small_state()))
    assert library.remove_network("X") == "x"
    assert list(own_networks.iterdir()) == []
    for name, words in (("x", "no network called x"), ("FAST", "part of SSAI-3D")):
        with pytest.raises(UserError, match=words):
            library.remove_network(name)


def test_what_a_killed_import_has_left_is_swept_away_but_not_one_that_runs(files, own_networks):
    for name, age in ((".new-old", 7200), (".new-running", 60), (".removed-before", 0)):
        (own_networks / name).mkdir(parents=True)
        (own_networks / name / "weights.safetensors.partial").touch()
        os.utime(own_networks / name, (time.time() - age,) * 2)
    import_network(write_official(files / "x.pth", small_state()))
    assert sorted(path.name for path in own_networks.iterdir()) == [".new-running", "x"]
    assert [network.name for network in library.library().networks] == [*BACKBONES, "x"]


def test_damaged_weights_of_an_imported_network_are_told(files):
    card = import_network(write_official(files / "x.pth", small_state()))
    content = bytearray(card.path.read_bytes())
    content[-1] ^= 1
    card.path.write_bytes(content)
    with pytest.raises(UserError, match="x is damaged; remove it and import it again"):
        load_pretrained("x")
    card.path.unlink()
    with pytest.raises(UserError, match="x cannot be read; remove it"):
        load_pretrained("x")


@pytest.mark.parametrize("change", [{"name": "y"}, {"weights_name": "../../secret"}, {"eggs": 1}])
def test_a_card_that_was_tampered_with_is_listed_as_damaged_and_can_be_removed(files, change):
    card = import_network(write_official(files / "x.pth", small_state()))
    told = {**json.loads(card.model_dump_json()), **change}
    (card.path.parent / library.CARD).write_text(json.dumps(told))
    assert library.library().damaged == ("x",)
    with pytest.raises(UserError, match="network x is damaged"):
        library.find_network("x")
    library.remove_network("x")
    assert library.library().damaged == ()


def test_a_card_of_another_shape_than_its_weights_is_told_by_the_key(files):
    card = import_network(write_official(files / "x.pth", small_state()))
    other = card.model_copy(update={"architecture": SMALL.model_copy(update={"middle": 2})})
    (card.path.parent / library.CARD).write_text(other.model_dump_json())
    with pytest.raises(UserError, match="do not fit it") as refused:
        load_pretrained("x")
    assert "middle block 2" in refused.value.detail


def test_the_user_s_networks_lie_in_the_user_s_data_folder():
    assert networks_folder().name == "networks"
    assert networks_folder().parent.name == "SSAI-3D"
