"""The trust map as a file: beside every kind of result, belonging to it, the same after a kill."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import tifffile

from ssai3d_app.engine import recipe as recipes
from ssai3d_app.engine.checkpoints.store import Checkpoints
from ssai3d_app.engine.events import Caution, Completed, Failed, Finding, Paused, Stage
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.placing import is_trust_map_by_name, trust_map_beside
from ssai3d_app.formats.provenance import record_of
from tests.engine.interruptions import Killed, pause_at, pixels_of, run, write_source
from tests.writers.czi import write_czi
from tests.writers.tiff import write_imagej

LITTLE = Recipe(
    tuning_steps=3,
    batch_size=1,
    patch_size=32,
    tile_size=64,
    tile_overlap=16,
    consistency_steps=3,
)
SIZE = (0.4, 0.1, 0.1)


@pytest.fixture(autouse=True)
def _hasty(monkeypatch):
    """Little to compute, small boxes, and no process of its own to read."""
    monkeypatch.setitem(recipes.PRESETS, "quick", LITTLE)
    monkeypatch.setattr("ssai3d_app.engine.pipeline.open_safely", open_image)
    monkeypatch.setattr("ssai3d_app.engine.trust.stage._CORE", (16, 64, 40))


@pytest.fixture
def source(tmp_path):
    """Eight planes of 24×72, two channels."""
    folder = tmp_path / "source"
    folder.mkdir()
    write_source(folder / "raw.tif")
    return folder / "raw.tif"


def request_of(source, name="out.ome.tif", **choices) -> RestoreRequest:
    folder = source.parent.parent / "results"
    folder.mkdir(exist_ok=True)
    return RestoreRequest(
        **{"path": source, "output": folder / name, "preset": "quick", "device": "cpu", **choices}
    )


def names_in(request: RestoreRequest) -> list[str]:
    return sorted(path.name for path in request.output.parent.iterdir())


def said(events, kind=Caution) -> str:
    return " ".join(event.text for event in events if isinstance(event, kind))


def map_of(request: RestoreRequest) -> np.ndarray:
    """All its values as tifffile reads them, one after the other."""
    with tifffile.TiffFile(trust_map_beside(request.output)) as file:
        return np.stack([series.asarray() for series in file.series])


def shares_of(request: RestoreRequest) -> list[dict]:
    record = json.loads(record_of(request.output))
    return [channel["trust"] for scene in record["scenes"] for channel in scene["channels"]]


@pytest.mark.parametrize("name", ["out.ome.tif", "out.ome.zarr", "out.tif"])
def test_beside_each_kind_of_result_stands_a_map_on_its_grid(source, name):
    request = request_of(source, name)
    events = run(request)
    assert isinstance(events[-1], Completed)
    assert names_in(request) == sorted([name, "out_trust.ome.tif"])
    with open_image(request.output) as image:
        (result,) = image.scenes
    with open_image(trust_map_beside(request.output)) as image:
        (scene,) = image.scenes
    assert scene.shape == result.shape == (1, 2, 29, 24, 72)
    assert scene.dtype == "float32"
    size = scene.voxel_size
    assert (size.z, size.y, size.x) == pytest.approx((0.1, 0.1, 0.1))
    assert [channel.name for channel in scene.channels] == ["Trust in A", "Trust in B"]
    values = map_of(request)
    assert 0 <= values.min() < values.max() <= 1
    assert np.array_equal(values * 128, np.rint(values * 128))
    facts = json.loads(record_of(trust_map_beside(request.output)))
    assert (facts["kind"], facts["result"]) == ("trust map", name)
    assert "predicted" in facts["note"]
    assert facts["started"] == json.loads(record_of(request.output))["started"]
    # The shares in the record are those of the file.
    for number, shares in enumerate(shares_of(request)):
        channel = values.reshape(2, -1)[number]
        assert shares["voxels"] == channel.size
        assert shares["below_half"] == np.count_nonzero(channel < 0.5)
        assert shares["below_nine_tenths"] == np.count_nonzero(channel < 0.9)
    assert said(events, Finding).count("the trust map flags") == 2


def test_scenes_and_times_each_have_their_map(tmp_path, tiny_recording):
    raw = tiny_recording.raw[:, :32, :40]
    both = np.stack([np.stack([raw, raw[:, ::-1] + 40]), np.stack([raw, raw[:, ::-1]]) + 20])
    (tmp_path / "source").mkdir()
    path = tmp_path / "source" / "two.czi"
    write_czi(path, both, SIZE, ["A", "B"], scenes=[both[..., :24, ::-1]])
    request = request_of(path, scenes=None)
    assert isinstance(run(request)[-1], Completed)
    with open_image(trust_map_beside(request.output)) as image:
        assert [scene.shape for scene in image.scenes] == [(2, 2, 29, 32, 40), (2, 2, 29, 24, 40)]
        stack = image.stack(1)
        later, earlier = (stack.read_plane(t, 1, 14) for t in (1, 0))
    assert later.std() > 0
    assert not np.array_equal(later, earlier)
    assert [s["voxels"] for s in shares_of(request)] == [2 * 29 * 32 * 40] * 2 + [
        2 * 29 * 24 * 40
    ] * 2


def test_a_channel_of_one_value_is_sure(tmp_path, tiny_recording):
    raw = tiny_recording.raw[:, :32, :40]
    (tmp_path / "source").mkdir()
    path = tmp_path / "source" / "flat.tif"
    write_imagej(path, np.stack([raw, np.full_like(raw, 7)])[None], SIZE, ["A", "Flat"])
    request = request_of(path)
    assert isinstance(run(request)[-1], Completed)
    values = map_of(request).reshape(2, 29, 32, 40)
    assert np.all(values[1] == 1)
    assert values[0].min() < 1


def test_without_a_map_an_old_one_is_removed_and_a_new_result_has_its_own(source):
    request = request_of(source)
    run(request)
    first = map_of(request)
    without = request.model_copy(update={"trust_map": False, "seed": 3})
    events = run(without)
    assert isinstance(events[-1], Completed)
    assert "trust map" not in said(events, Finding)
    assert names_in(request) == ["out.ome.tif"]
    assert shares_of(request) == [None, None]
    run(request.model_copy(update={"seed": 3}))
    assert not np.array_equal(map_of(request), first)


def test_a_map_that_cannot_be_written_does_not_lose_the_result(source, monkeypatch):
    request = request_of(source)
    run(request)
    commit = OmeTiffWriter.commit

    def failing(self, provenance: str) -> None:
        if "trust map" in provenance[:40]:
            raise cannot_write("trust.ome.tif cannot be written", "free some space")
        commit(self, provenance)

    monkeypatch.setattr(OmeTiffWriter, "commit", failing)
    events = run(request)
    assert isinstance(events[-1], Completed)
    assert "There is no trust map beside this result" in said(events)
    # That of the earlier result went with it.
    assert names_in(request) == ["out.ome.tif"]
    assert "no trust map" in record_of(request.output)


def test_a_map_stands_only_beside_the_result_that_it_was_made_for(source, monkeypatch):
    """Killed between the two, the result has none, and going on makes both anew."""
    request = request_of(source)
    run(request)
    undisturbed = map_of(request)
    with monkeypatch.context() as patch:
        patch.setattr(
            "ssai3d_app.engine.trust.writing.TrustMapFile.place",
            lambda _: (_ for _ in ()).throw(Killed()),
        )
        with pytest.raises(Killed):
            run(request)
    assert "out_trust.ome.tif" not in names_in(request)
    assert isinstance(run(request, resume=True)[-1], Completed)
    assert names_in(request) == ["out.ome.tif", "out_trust.ome.tif"]
    assert np.array_equal(map_of(request), undisturbed)


def test_what_is_no_map_of_this_result_is_left_alone_and_told(source):
    request = request_of(source)
    other = trust_map_beside(request.output)
    other.write_bytes(b"somebody's own")
    events = run(request)
    assert isinstance(events[-1], Completed)
    assert "out_trust.ome.tif is there and is no trust map of this result" in said(events)
    assert other.read_bytes() == b"somebody's own"
    other.unlink()
    # That of another result that is there is none of this one's either.
    run(request)
    before = other.read_bytes()
    assert "is no trust map of this result" in said(run(request_of(source, "out.tif")))
    assert other.read_bytes() == before
    # The file that is restored may have that name.
    source.rename(source.with_name("raw_trust.ome.tif"))
    itself = RestoreRequest(
        path=source.with_name("raw_trust.ome.tif"),
        output=source.with_name("raw.ome.tif"),
        preset="quick",
    )
    before = itself.path.read_bytes()
    assert isinstance(run(itself)[-1], Completed)
    assert itself.path.read_bytes() == before


@pytest.mark.parametrize(("stage", "done"), [(Stage.RESTORING_YZ, 64), (Stage.TRUST, 3)])
def test_a_paused_job_goes_on_to_the_same_map(source, stage, done):
    request = request_of(source)
    run(request)
    undisturbed, shares = map_of(request), shares_of(request)
    again = request_of(source, "again.ome.tif")
    assert isinstance(run(again, pause_at(stage, done))[-1], Paused)
    assert isinstance(run(again, resume=True)[-1], Completed)
    assert np.array_equal(map_of(again), undisturbed)
    assert shares_of(again) == shares


def test_a_kill_at_any_box_is_gone_on_from_to_the_same_map_and_shares(tmp_path, monkeypatch):
    (tmp_path / "source").mkdir()
    path = tmp_path / "source" / "raw.tif"
    write_source(path, channels=1)
    request = request_of(path)
    run(request)
    undisturbed, shares, pixels = map_of(request), shares_of(request), pixels_of(request.output)
    save, kills = Checkpoints.save, []

    def killed_once_a_box(self) -> None:
        underway = self.document.underway
        boxes = 0 if underway is None else underway.trust_boxes
        if boxes and (boxes, "before") not in kills:
            kills.append((boxes, "before"))
            raise Killed
        save(self)
        if boxes and (boxes, "after") not in kills:
            kills.append((boxes, "after"))
            raise Killed

    monkeypatch.setattr(Checkpoints, "save", killed_once_a_box)
    again = request_of(path, "again.ome.tif")
    for _ in range(20):
        try:
            events = run(again, resume=True)
            break
        except Killed:
            continue
    assert isinstance(events[-1], Completed)
    assert len(kills) == 8
    assert np.array_equal(map_of(again), undisturbed)
    assert shares_of(again) == shares
    assert pixels_of(again.output) == pixels


def test_a_map_that_was_lost_from_the_working_files_is_told_and_the_result_stands(source):
    request = request_of(source)

    assert isinstance(run(request, pause_at(Stage.WRITING, 0))[-1], Paused)
    scratch = request.output.with_name(f".working-{request.output.name}")
    for chunk in (scratch / "trust-0-0-1").glob("[0-9]*"):
        chunk.unlink()
    events = run(request, resume=True)
    assert isinstance(events[-1], Completed), events[-1]
    assert "There is no trust map beside this result" in said(events)
    assert names_in(request) == ["out.ome.tif"]


def test_a_stack_of_other_brightness_has_the_same_map(tmp_path, tiny_recording):
    (tmp_path / "source").mkdir()
    maps = []
    for number, (factor, offset) in enumerate([(1, 0), (3, 500)]):
        path = tmp_path / "source" / f"raw{number}.tif"
        raw = tiny_recording.raw[:, :24].astype(np.float32) * factor + offset
        write_imagej(path, raw[None, None], SIZE, ["A"])
        request = request_of(path, f"out{number}.ome.tif", dtype="float32")
        assert not isinstance(run(request)[-1], Failed)
        maps.append(map_of(request))
    assert np.abs(maps[0] - maps[1]).max() <= 2 / 128


def test_maps_are_known_by_name_beside_their_results_only():
    beside = ["a_isotropic.ome.zarr", "b.tif", "c_trust.ome.tif"]
    assert is_trust_map_by_name(Path("a_isotropic_trust.ome.tif"), beside)
    assert is_trust_map_by_name(Path("x/b_trust.ome.tif"), beside)
    assert not is_trust_map_by_name(Path("c_trust.ome.tif"), beside)
    assert not is_trust_map_by_name(Path("b.tif"), beside)
    assert trust_map_beside(Path("x/a.ome.tiff")) == Path("x/a_trust.ome.tif")
