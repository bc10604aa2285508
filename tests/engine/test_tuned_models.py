"""What one run has tuned serves other stacks of the kind, and says so when it does not fit."""

import json

import numpy as np
import pytest
import safetensors.torch
import tifffile
import torch

from ssai3d_app.engine import recipe as recipes
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import Caution, Completed, Failed, Finding, Progress
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.engine.reuse.model_file import read_card, read_model
from ssai3d_app.engine.run import run_to_the_end
from ssai3d_app.errors import ExitStatus
from tests.conftest import TINY_VOXEL_SIZE
from tests.writers.tiff import write_imagej

NEVER = CancellationSource().token


@pytest.fixture(autouse=True)
def _little_tuning(monkeypatch):
    monkeypatch.setitem(
        recipes.PRESETS,
        "quick",
        Recipe(
            tuning_steps=40,
            batch_size=2,
            patch_size=32,
            learning_rate=1e-3,
            consistency_steps=3,
        ),
    )


def run(path, output, **options) -> list:
    events: list = []
    request = RestoreRequest(path=path, output=output, preset="quick", **options)
    run_to_the_end(request, events.append, NEVER)
    return events


def texts(events, kind) -> list[str]:
    return [event.text for event in events if isinstance(event, kind)]


def report(folder) -> dict:
    return json.loads((folder / "report.json").read_text())


def written(path, raw, voxel_size=TINY_VOXEL_SIZE):
    write_imagej(path, raw[None, None], voxel_size, ["Neurites"])
    return path


@pytest.fixture
def stack(tmp_path, tiny_recording):
    return written(tmp_path / "first.tif", tiny_recording.raw)


@pytest.fixture
def model(tmp_path, stack):
    path = tmp_path / "models" / "first.ssai3d-model"
    events = run(stack, tmp_path / "first.ome.tif", keep_model=path, report=tmp_path / "tuned")
    assert isinstance(events[-1], Completed), events[-1]
    return path


def test_a_model_holds_only_the_layers_that_were_trained(model, tmp_path):
    [channel] = read_card(model).channels
    layers = read_model(model).layers[0]
    assert layers
    assert {name.rsplit(".", 1)[0] for name in layers} <= set(channel.record.tuned_layers)
    assert model.stat().st_size < 0.2 * 4 * 2_000_000
    assert channel.record.tuning_steps == 40


def test_the_same_stack_restored_with_its_model_has_the_same_pixels(model, stack, tmp_path):
    events = run(stack, tmp_path / "again.ome.tif", model=model, report=tmp_path / "again")
    assert isinstance(events[-1], Completed), events[-1]
    first, again = (tifffile.imread(tmp_path / f"{name}.ome.tif") for name in ("first", "again"))
    assert np.array_equal(first, again)
    last = [event.fraction for event in events if isinstance(event, Progress)][-1]
    assert last == pytest.approx(1.0)
    tuned, used = (report(tmp_path / name) for name in ("tuned", "again"))
    [before], [after] = (r["scenes"][0]["channels"] for r in (tuned, used))
    assert after["tuned_on_file"] == "first.tif"
    assert after["held_out_error_after"] == pytest.approx(before["held_out_error_after"], rel=1e-6)
    assert after["tuned_share"] == before["tuned_share"]
    assert used["model_sha256"][:12] in used["methods"]
    assert "of this file in an earlier run, first.tif" in used["methods"]
    assert "this file, in an earlier run" in (tmp_path / "again" / "report.html").read_text("utf-8")


def test_another_stack_of_the_kind_keeps_its_own_brightness(model, tmp_path, tiny_recording):
    other = tiny_recording.raw[:, ::-1].astype(np.uint16) * 3 + 50
    path = written(tmp_path / "other.tif", other)
    events = run(path, tmp_path / "other.ome.tif", model=model, report=tmp_path / "report")
    assert isinstance(events[-1], Completed), events[-1]
    restored = tifffile.imread(tmp_path / "other.ome.tif")
    assert restored.mean() == pytest.approx(other.mean(), rel=0.05)
    [channel] = report(tmp_path / "report")["scenes"][0]["channels"]
    assert channel["background"] > 50
    assert any("first.tif" in text for text in texts(events, Finding))
    assert "of another stack, first.tif" in report(tmp_path / "report")["methods"]


def spoil(model, change, **card_changes) -> None:
    """Write the model anew with changed numbers or another card."""
    with safetensors.safe_open(model, framework="pt") as file:
        card = json.loads(file.metadata()["ssai3d"]) | card_changes
        tensors = {key: change(file.get_tensor(key)) for key in file.keys()}  # noqa: SIM118
    safetensors.torch.save_file(tensors, model, {"ssai3d": json.dumps(card)})


def test_a_model_that_does_not_fit_is_told(model, stack, tmp_path):
    spoil(model, lambda layer: 0.5 * layer)
    events = run(stack, tmp_path / "out.ome.tif", model=model)
    assert isinstance(events[-1], Completed), events[-1]
    assert any("does not fit this stack" in text for text in texts(events, Caution))


def test_a_model_of_wild_numbers_is_refused(model, stack, tmp_path):
    spoil(model, lambda layer: torch.full_like(layer, torch.nan))
    events = run(stack, tmp_path / "out.ome.tif", model=model)
    assert isinstance(events[-1], Failed)
    assert events[-1].problem == "first.ssai3d-model is damaged"
    assert not (tmp_path / "out.ome.tif").exists()


def test_a_stack_of_another_voxel_size_is_restored_with_a_warning(model, tmp_path, tiny_recording):
    twice = tuple(2 * edge for edge in TINY_VOXEL_SIZE)
    path = written(tmp_path / "coarse.tif", tiny_recording.raw, twice)
    events = run(path, tmp_path / "out.ome.tif", model=model)
    assert isinstance(events[-1], Completed), events[-1]
    assert any("another voxel size" in text for text in texts(events, Caution))


def test_channels_that_a_model_knows_nothing_of_are_refused_before_anything_is_read(
    model, tmp_path, tiny_recording
):
    path = tmp_path / "two.tif"
    both = np.stack([tiny_recording.raw] * 2)
    write_imagej(path, both[None], TINY_VOXEL_SIZE, ["Neurites", "Nuclei"])
    failed = run(path, tmp_path / "out.ome.tif", model=model)[-1]
    assert isinstance(failed, Failed)
    assert failed.status == ExitStatus.WRONG_USAGE
    assert "holds no network for" in failed.problem
    assert not (tmp_path / "out.ome.tif").exists()


@pytest.mark.parametrize("content", [b"", b"not a model", safetensors.torch.save({})])
def test_what_is_no_model_is_refused_in_a_sentence(content, stack, tmp_path):
    path = tmp_path / "odd.ssai3d-model"
    path.write_bytes(content)
    [failed] = run(stack, tmp_path / "out.ome.tif", model=path)
    assert isinstance(failed, Failed)
    assert failed.problem == "odd.ssai3d-model cannot be read as a tuned model"
    assert failed.status == ExitStatus.UNREADABLE_FILE


def test_a_model_of_a_later_version_is_told_as_such(model, stack, tmp_path):
    spoil(model, lambda layer: layer, version=2)
    [failed] = run(stack, tmp_path / "out.ome.tif", model=model)
    assert isinstance(failed, Failed)
    assert "newer SSAI-3D" in failed.problem


def test_a_model_of_another_network_is_refused(model, stack, tmp_path):
    spoil(model, lambda layer: layer, weights_sha256="0" * 64)
    [failed] = run(stack, tmp_path / "out.ome.tif", model=model)
    assert isinstance(failed, Failed)
    assert "another network fast" in failed.problem
