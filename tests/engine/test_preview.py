"""A preview from end to end with the real engine, and the restoration that goes on from it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.engine import recipe as recipes
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.events import (
    Cancelled,
    Completed,
    Event,
    Failed,
    Finding,
    PreviewPicture,
    TuningLoss,
)
from ssai3d_app.engine.preview.recipes import after_preview
from ssai3d_app.engine.preview.region import Region
from ssai3d_app.engine.preview.request import KEPT, QUICK_LOOK, TUNED, PreviewRequest
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.engine.run import preview_to_the_end, run_to_the_end
from ssai3d_app.errors import ExitStatus
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.provenance import record_of
from tests.phantoms import neurites, record
from tests.writers.tiff import write_imagej

LITTLE = Recipe(
    tuning_steps=20, batch_size=2, patch_size=32, tile_size=64, tile_overlap=16, consistency=False
)
REGION = Region(z=(0, 8), y=(8, 40), x=(40, 72))
REPEATED = "The tuning of the preview is repeated, since it was not kept."


@pytest.fixture(autouse=True)
def _hasty(monkeypatch):
    monkeypatch.setitem(recipes.PRESETS, "quick", LITTLE)
    monkeypatch.setattr("ssai3d_app.engine.pipeline.open_safely", open_image)
    monkeypatch.setattr("ssai3d_app.engine.preview.pipeline.open_safely", open_image)


@pytest.fixture(scope="module")
def raw() -> np.ndarray:
    """Eight planes of 48×80, four times coarser along z."""
    return record(neurites((29, 48, 80), seed=3), anisotropy=4, seed=4).raw


@pytest.fixture
def source(tmp_path: Path, raw: np.ndarray) -> Path:
    path = tmp_path / "stack.tif"
    write_imagej(path, raw[None, None], (0.4, 0.1, 0.1), ["A"])
    return path


def asked(source: Path, **choices: object) -> RestoreRequest:
    output = source.with_name("out.ome.tif")
    return RestoreRequest(
        path=source, output=output, preset="quick", device="cpu", trust_map=False, **choices
    )


def run(request: PreviewRequest, on_event=None) -> tuple[int, list[Event]]:
    owner, events = CancellationSource(), []

    def listen(event: Event) -> None:
        events.append(event)
        if on_event is not None:
            on_event(event, owner)

    return preview_to_the_end(request, listen, owner.token), events


def restored(request: RestoreRequest) -> tuple[dict, list[Event]]:
    """The record of a restoration, and what it told."""
    events: list[Event] = []
    status = run_to_the_end(request, events.append, CancellationSource().token)
    assert status == ExitStatus.DONE, events[-1]
    return json.loads(record_of(request.output)), events


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_preview_shows_a_quick_look_then_the_tuned_region_and_its_work_is_gone_on_with(
    source, tmp_path, raw
):
    folder = tmp_path / "preview"
    request = PreviewRequest(restoration=asked(source), folder=folder, region=REGION, live=True)
    status, events = run(request)
    assert status == ExitStatus.DONE, events[-1]
    pictures = [event for event in events if isinstance(event, PreviewPicture)]
    whats = [picture.what for picture in pictures]
    assert (whats[0], whats[-1]) == ("quick look", "tuned")
    assert "on the way" in whats
    assert {picture.previewed.region for picture in pictures} == {REGION}
    losses = [event.step for event in events if isinstance(event, TuningLoss)]
    assert events.index(pictures[0]) < next(
        number for number, event in enumerate(events) if isinstance(event, TuningLoss)
    )
    assert losses == sorted(losses)
    assert isinstance(events[-1], Completed)
    assert names(folder) == [KEPT, QUICK_LOOK, TUNED]
    for name in (QUICK_LOOK, TUNED):
        with open_image(folder / name) as image:
            shown = image.scenes[0]
            assert shown.shape == (1, 1, 29, 32, 32)
            assert shown.voxel_size.z == pytest.approx(0.1)
            planes = [image.stack(0).read_plane(0, 0, 4 * z) for z in range(8)]
        # It lies where it was cut from, on the scale of the raw planes.
        there = np.corrcoef(np.ravel(planes), raw[REGION.box].ravel())[0, 1]
        elsewhere = np.corrcoef(np.ravel(planes), raw[:, 8:40, 0:32].ravel())[0, 1]
        assert there > 0.6 > elsewhere

    previewed = pictures[0].previewed
    with_kept = asked(source, preview=previewed, preview_kept=folder / KEPT)
    kept, told = restored(with_kept)
    (channel,) = kept["scenes"][0]["channels"]
    assert channel["preview_steps"] > 0
    assert channel["tuning_steps"] <= after_preview(LITTLE).tuning_steps < LITTLE.tuning_steps
    assert "on a region of it" in kept["methods"]
    assert REPEATED not in [event.text for event in told if isinstance(event, Finding)]
    # Where what the preview kept is gone, its part is repeated, to the same pixels.
    again = RestoreRequest.model_validate_json(json.dumps(kept["request"]))
    (folder / KEPT).write_bytes(b"damaged")
    repeated, told = restored(again)
    assert REPEATED in [event.text for event in told if isinstance(event, Finding)]
    assert repeated["pixels_sha256"] == kept["pixels_sha256"]


def test_a_cancelled_preview_leaves_nothing(source, tmp_path):
    def stop(event: Event, owner: CancellationSource) -> None:
        if isinstance(event, TuningLoss):
            owner.cancel()

    request = PreviewRequest(restoration=asked(source), folder=tmp_path / "new", region=REGION)
    status, events = run(request, stop)
    assert status == ExitStatus.CANCELLED
    assert isinstance(events[-1], Cancelled)
    assert names(tmp_path) == [source.name]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"region": Region(z=(0, 8), y=(8, 40), x=(40, 90))}, "is not inside the stack"),
        ({"region": Region(z=(0, 8), y=(8, 12), x=(40, 72))}, "only 4 voxels long along y"),
        ({"region": REGION, "channel": 3}, "Channel 3 does not exist"),
        ({"region": Region(z=(0, 8), y=(0, 16), x=(0, 16))}, "one value everywhere"),
    ],
)
def test_a_region_that_cannot_be_restored_is_told_in_a_sentence(tmp_path, raw, change, words):
    path = tmp_path / "stack.tif"
    dark = raw.copy()
    dark[:, :16, :16] = 100
    write_imagej(path, dark[None, None], (0.4, 0.1, 0.1), ["A"])
    request = PreviewRequest(restoration=asked(path), folder=tmp_path / "new", **change)
    status, events = run(request)
    assert status != ExitStatus.DONE
    assert isinstance(events[-1], Failed)
    assert words in events[-1].problem
    assert names(tmp_path) == [path.name]
