"""``ssai3d networks`` as a user types it, and a restoration with an imported network."""

import json
import os
import subprocess
import sys

import pytest
import safetensors.torch
import torch

from ssai3d_app.command_line.commands import run_command
from ssai3d_app.engine.backbones.architectures import Architecture
from ssai3d_app.engine.backbones.registry import BACKBONES
from ssai3d_app.engine.recipe import PRESETS, Recipe
from ssai3d_app.formats.opening import open_image

pytestmark = pytest.mark.usefixtures("own_networks")


def networks(*arguments: object) -> int:
    return run_command(["networks", *map(str, arguments)])


def test_networks_are_listed_imported_and_removed_in_words(official, capsys):
    assert networks("list") == 0
    before = capsys.readouterr().out
    assert all(f"{name}: " in before for name in BACKBONES)
    assert networks("import", official, "--licence", "MIT, from its authors") == 0
    told = capsys.readouterr().out
    assert told.startswith("Imported as NAFNet-tiny.\n")
    assert "made for colour images" in told
    assert networks("list") == 0
    after = capsys.readouterr().out
    assert after.startswith(before)
    assert "licence MIT, from its authors; imported on 20" in after
    assert networks("remove", "nafnet-TINY") == 0
    assert capsys.readouterr().out == "Removed NAFNet-tiny.\n"
    assert networks("list") == 0
    assert capsys.readouterr().out == before


def test_the_same_as_json(official, capsys):
    assert networks("import", official, "--name", "mine", "--json") == 0
    card = json.loads(capsys.readouterr().out)
    assert (card["name"], card["licence"]) == ("mine", "not stated")
    assert card["origin"]["file"] == "NAFNet-tiny.pth"
    assert networks("list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [network["name"] for network in listed["networks"]] == [*BACKBONES, "mine"]
    assert listed["networks"][-1] == card
    assert listed["damaged"] == []
    assert networks("remove", "mine", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"removed": "mine"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["import", "missing.pth"], 3, "missing.pth cannot be read"),
        (["import", __file__], 3, "is no file of weights"),
        (["remove", "fast"], 2, "part of SSAI-3D"),
        (["remove", "rodeo"], 2, "no network called rodeo"),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_a_failure_is_one_sentence_and_with_json_a_line_as_well(
    arguments, status, words, as_json, capsys
):
    assert networks(*arguments, *(["--json"] if as_json else [])) == status
    told = capsys.readouterr()
    assert words in told.err
    assert len(told.err.strip().splitlines()) == 1
    if as_json:
        failed = json.loads(told.out)
        assert (failed["kind"], failed["status"]) == ("failed", status)
        assert words in failed["problem"]
    else:
        assert told.out == ""


@pytest.mark.parametrize("arguments", [[], ["rename"], ["import"], ["remove"]])
def test_a_wrong_call_ends_with_status_2_and_a_sentence(arguments, capsys):
    assert networks(*arguments) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_listing_needs_no_torch(tmp_path):
    script = (
        "import sys\n"
        "from ssai3d_app.command_line.commands import run_command\n"
        "assert run_command(['networks', 'list', '--json']) == 0\n"
        "assert 'torch' not in sys.modules\n"
    )
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)


@pytest.fixture
def conditioned(tmp_path):
    """A network of ours that is told noise and anisotropy, and works on half of the rows."""
    shape = Architecture(
        width=8, encoder=(1, 1), middle=1, decoder=(1, 1), stem=(2, 1), conditioned=True
    )
    network = shape.build()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    path = tmp_path / "NAFNet-tiny.safetensors"
    safetensors.torch.save_file(network.state_dict(), path)
    return path


@pytest.mark.parametrize("kind", ["official", "conditioned"])
def test_a_restoration_with_an_imported_network_names_it_in_its_report(
    request, kind, tiny_stack, tmp_path, monkeypatch, capsys
):
    source = request.getfixturevalue(kind)
    recipe = Recipe(tuning_steps=2, batch_size=1, patch_size=32, trainable_share=0.3)
    monkeypatch.setitem(PRESETS, "quick", recipe)
    assert networks("import", source, "--licence", "MIT", "--json") == 0
    card = json.loads(capsys.readouterr().out)
    output, report = tmp_path / "out.ome.tif", tmp_path / "report"
    call = ["restore", str(tiny_stack), "--output", str(output), "--preset", "quick"]
    call += ["--network", "nafnet-tiny", "--report", str(report), "--device", "cpu"]
    assert run_command(call) == 0, capsys.readouterr().err
    with open_image(output) as image:
        assert image.scenes[0].shape == (1, 1, 29, 48, 48)
    record = json.loads((report / "report.json").read_text())
    assert record["backbone"] == "NAFNet-tiny"
    assert record["backbone_licence"] == "MIT"
    assert record["weights_sha256"] == card["sha256"]
    assert card["architecture"]["conditioned"] is (kind == "conditioned")
    assert "“NAFNet-tiny”" in record["methods"]
    (channel,) = record["scenes"][0]["channels"]
    assert channel["tuned_layers"]


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_network_that_is_not_there_or_damaged_ends_before_anything_is_written(
    harm, official, tiny_stack, tmp_path, own_networks, capsys
):
    if harm == "damaged":
        assert networks("import", official, "--name", "mine") == 0
        (own_networks / "mine" / "weights.safetensors").write_bytes(b"nothing")
    capsys.readouterr()
    results = tmp_path / "results"
    results.mkdir()
    call = ["restore", str(tiny_stack), "--output", str(results / "o.ome.tif")]
    assert run_command([*call, "--network", "mine"]) == (2 if harm == "missing" else 3)
    told = capsys.readouterr().err.strip()
    assert "mine" in told
    assert len(told.splitlines()) == 1
    assert list(results.iterdir()) == []
