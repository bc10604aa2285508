"""Stopped anywhere and gone on with: the same pixels, nothing lost, nothing half-written."""

import json
import subprocess
import sys

import numpy as np
import psutil
import pytest

from ssai3d_app.engine import recipe as recipes
from ssai3d_app.engine.checkpoints import store
from ssai3d_app.engine.events import Cancelled, Caution, Completed, Failed, Paused, Progress, Stage
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.errors import ExitStatus
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.placing import has_progress, scratch_folder
from ssai3d_app.formats.scratch import ScratchVolume
from ssai3d_app.safe_reading import deadlines
from ssai3d_app.safe_reading.opening import open_safely
from tests.engine.interruptions import (
    Killed,
    pause_at,
    pixels_of,
    run,
    run_with_kills,
    write_source,
)

LITTLE = Recipe(
    tuning_steps=12,
    batch_size=2,
    patch_size=32,
    tile_size=64,
    tile_overlap=16,
    consistency_steps=3,
)


@pytest.fixture(autouse=True)
def _hasty(monkeypatch):
    """Little to compute, no process of its own to read, the state of tuning kept at every step."""
    monkeypatch.setitem(recipes.PRESETS, "quick", LITTLE)
    monkeypatch.setattr("ssai3d_app.engine.pipeline.open_safely", open_image)
    monkeypatch.setattr(store, "_LEAST_INTERVAL_S", 0.0)
    monkeypatch.setattr(store, "_LARGEST_SHARE", 1e9)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("source") / "raw.tif"
    write_source(path)
    return path


@pytest.fixture(scope="module")
def undisturbed(source, tmp_path_factory) -> str:
    output = tmp_path_factory.mktemp("whole") / "out.ome.tif"
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(recipes.PRESETS, "quick", LITTLE)
        patch.setattr("ssai3d_app.engine.pipeline.open_safely", open_image)
        assert isinstance(run(request_of(source, output))[-1], Completed)
    return pixels_of(output)


def request_of(source, output, **choices) -> RestoreRequest:
    return RestoreRequest(
        **{"path": source, "output": output, "preset": "quick", "device": "cpu", **choices}
    )


@pytest.fixture
def request_here(source, tmp_path) -> RestoreRequest:
    return request_of(source, tmp_path / "out.ome.tif")


def sentences(events) -> str:
    return " ".join(event.text for event in events if isinstance(event, Caution))


@pytest.mark.parametrize(
    ("stage", "done"),
    [
        (Stage.PREPARING, 1),
        (Stage.TUNING, 5),
        (Stage.RESTORING_XZ, 1),
        (Stage.RESTORING_YZ, 1),
        (Stage.RESTORING_YZ, 64),
        (Stage.CONSISTENCY, 1),
        (Stage.WRITING, 1),
    ],
)
def test_a_paused_job_goes_on_to_the_same_pixels(request_here, undisturbed, stage, done):
    paused = run(request_here, pause_at(stage, done))
    assert isinstance(paused[-1], Paused)
    names = [path.name for path in request_here.output.parent.iterdir()]
    assert names == [scratch_folder(request_here.output).name]
    gone_on = run(request_here, resume=True)
    assert isinstance(gone_on[-1], Completed)
    assert pixels_of(request_here.output) == undisturbed
    names = sorted(path.name for path in request_here.output.parent.iterdir())
    assert names == ["out.ome.tif", "out_trust.ome.tif"]
    assert gone_on[-1].seconds > 0


def test_the_bar_goes_on_where_it_was_and_nothing_is_said_twice(request_here):
    paused = run(request_here, pause_at(Stage.RESTORING_YZ, 72))
    gone_on = run(request_here, resume=True)
    before = [event.fraction for event in paused if isinstance(event, Progress)]
    after = [event.fraction for event in gone_on if isinstance(event, Progress)]
    assert after[0] >= 0.9 * before[-1]
    assert after == sorted(after)
    assert after[-1] == pytest.approx(1.0)
    import tifffile

    from ssai3d_app.formats.provenance import record_of

    record = json.loads(record_of(request_here.output))
    assert len(record["findings"]) == len(set(record["findings"])) == 12
    with tifffile.TiffFile(request_here.output) as file:
        assert file.is_ome


def test_a_kill_at_any_safe_point_is_gone_on_from_to_the_same_pixels(
    request_here, undisturbed, monkeypatch
):
    assert run_with_kills(request_here, monkeypatch, 40) >= 6
    assert pixels_of(request_here.output) == undisturbed


def test_a_kill_within_a_strip_cannot_fuse_it_twice(request_here, undisturbed, monkeypatch):
    write = ScratchVolume.write
    writes = []

    def write_half(self, box, values):
        if self._folder.name.startswith("restored"):
            writes.append(box)
            if len(writes) == 2:
                half = values.shape[0] // 2
                write(self, (slice(0, half), *box[1:]), values[:half])
                raise Killed
        write(self, box, values)

    monkeypatch.setattr(ScratchVolume, "write", write_half)
    with pytest.raises(Killed):
        run(request_here)
    monkeypatch.setattr(ScratchVolume, "write", write)
    assert isinstance(run(request_here, resume=True)[-1], Completed)
    assert pixels_of(request_here.output) == undisturbed


def test_later_times_go_on_with_the_network_of_the_first(tmp_path):
    source = tmp_path / "times.tif"
    write_source(source, times=3, channels=1)
    whole, parts = tmp_path / "whole.ome.zarr", tmp_path / "parts.ome.zarr"
    run(request_of(source, whole))

    def pause_in_second_time(event, token):
        if isinstance(event, Progress) and event.stage is Stage.RESTORING_XZ:
            token.pause()

    request = request_of(source, parts)
    run(request, pause_at(Stage.RESTORING_YZ, 72))
    run(request, pause_in_second_time, resume=True)
    assert isinstance(run(request, resume=True)[-1], Completed)
    assert pixels_of(parts) == pixels_of(whole)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seed": 5}, "other choices (seed)"),
        ({"preset": "balanced", "channels": (0,)}, "other choices (preset, channels)"),
    ],
)
def test_a_job_with_other_choices_is_not_gone_on_with(request_here, undisturbed, change, words):
    run(request_here, pause_at(Stage.TUNING))
    other = RestoreRequest.model_validate({**request_here.model_dump(), **change})
    refused = run(other, resume=True)[-1]
    assert isinstance(refused, Failed)
    assert words in refused.problem
    assert refused.remedy == "start it anew"
    # A retry must not go on in vain again.
    assert not refused.kept
    # What was kept is still there for the request that it belongs to.
    assert isinstance(run(request_here, resume=True)[-1], Completed)
    assert pixels_of(request_here.output) == undisturbed


def test_a_changed_file_network_program_or_document_is_told(tmp_path, monkeypatch):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    request = request_of(source, tmp_path / "out.ome.tif")
    run(request, pause_at(Stage.TUNING))
    document = scratch_folder(request.output) / "progress.json"
    kept = json.loads(document.read_text())
    for path, value, words in (
        (("weights_sha256",), "0" * 64, "another network"),
        (("software",), "SSAI-3D 0.0.1", "begun with SSAI-3D 0.0.1"),
        (("recipe", "tuning_steps"), 13, "other choices (recipe)"),
        (("source", "digest"), "0" * 40, "file has changed"),
    ):
        changed = json.loads(json.dumps(kept))
        at = changed["origin"]
        for name in path[:-1]:
            at = at[name]
        at[path[-1]] = value
        document.write_text(json.dumps(changed))
        assert words in run(request, resume=True)[-1].problem
    document.write_text("{")
    assert "damaged" in run(request, resume=True)[-1].problem
    document.write_text(json.dumps(kept))
    source.touch()
    assert "file has changed" in run(request, resume=True)[-1].problem
    assert has_progress(request.output)
    assert isinstance(run(request)[-1], Completed)


def test_a_piece_that_is_lost_of_what_was_kept_is_told_and_never_read_as_black(request_here):
    run(request_here, pause_at(Stage.WRITING))
    (lost, *_) = sorted(scratch_folder(request_here.output).glob("restored-0-0-1/0.*"))
    lost.unlink()
    failed = run(request_here, resume=True)[-1]
    assert isinstance(failed, Failed)
    assert "working files beside the result are damaged" in failed.problem
    assert not failed.kept
    assert list(request_here.output.parent.iterdir()) == []


def test_without_anything_kept_it_starts_from_the_beginning_and_says_so(request_here, undisturbed):
    events = run(request_here, resume=True)
    assert "Nothing was kept" in sentences(events)
    assert pixels_of(request_here.output) == undisturbed


def test_cancelling_a_job_that_is_gone_on_with_leaves_nothing(request_here):
    run(request_here, pause_at(Stage.RESTORING_XZ))
    end = run(request_here, lambda _, token: token.cancel(), resume=True)[-1]
    assert isinstance(end, Cancelled)
    assert list(request_here.output.parent.iterdir()) == []


def test_a_source_that_cannot_be_read_any_more_loses_nothing(tmp_path, undisturbed, source):
    """It vanishes while the second channel is being read, and comes back."""
    path, away = tmp_path / "raw.tif", tmp_path / "away.tif"
    path.write_bytes(source.read_bytes())
    request = request_of(path, tmp_path / "out.ome.tif")
    seen = []

    def vanish(event, _) -> None:
        if isinstance(event, Progress) and event.stage is Stage.PREPARING:
            seen.append(event)
            if event.done == event.total and len(seen) > 2:
                path.rename(away)

    failed = run(request, vanish)[-1]
    assert isinstance(failed, Failed)
    assert "cannot be reached any more" in failed.problem
    assert failed.status == ExitStatus.UNREADABLE_FILE
    assert failed.kept
    assert not request.output.exists()
    away.rename(path)
    assert isinstance(run(request, resume=True)[-1], Completed)
    assert pixels_of(request.output) == undisturbed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold a process")
def test_a_drive_that_does_not_answer_ends_in_words_and_loses_nothing(
    request_here, undisturbed, monkeypatch
):
    """The reader's process is held while the second channel is being read."""
    monkeypatch.setattr("ssai3d_app.engine.pipeline.open_safely", open_safely)
    monkeypatch.setattr(deadlines, "reading", lambda size: 2.0)
    seen = []

    def hold(event, _) -> None:
        if isinstance(event, Progress) and event.stage is Stage.PREPARING:
            seen.append(event)
            if len(seen) == 3:
                for process in psutil.Process().children():
                    process.suspend()

    failed = run(request_here, hold)[-1]
    assert isinstance(failed, Failed)
    assert failed.status == ExitStatus.UNREADABLE_FILE
    assert failed.kept
    monkeypatch.setattr("ssai3d_app.engine.pipeline.open_safely", open_image)
    assert isinstance(run(request_here, resume=True)[-1], Completed)
    assert pixels_of(request_here.output) == undisturbed


def test_a_source_that_is_written_to_meanwhile_is_told(tmp_path, source):
    path = tmp_path / "raw.tif"
    path.write_bytes(source.read_bytes())

    def write_to_it(event, _) -> None:
        if isinstance(event, Progress) and event.stage is Stage.PREPARING:
            with path.open("ab") as file:
                file.write(b"more")

    failed = run(request_of(path, tmp_path / "out.ome.tif"), write_to_it)[-1]
    assert "was changed while it was being read" in failed.problem
    assert [entry.name for entry in tmp_path.iterdir()] == ["raw.tif"]


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, which a test may fill or make read-only."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=40m", "tmpfs"]
    try:
        done = subprocess.run(["mount", *options, folder], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("only an administrator may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("stage", [Stage.TUNING, Stage.RESTORING_XZ, Stage.WRITING])
@pytest.mark.parametrize("fault", ["full", "read-only"])
def test_a_disk_that_fails_ends_in_words_and_loses_nothing(source, undisturbed, disk, stage, fault):
    # A disk on which a file is open for writing cannot be made read-only.
    name = "out.ome.tif" if fault == "full" else "out.ome.zarr"
    request = request_of(source, disk / name)
    filler = disk / "filler"
    seen = []

    def fail(event, _) -> None:
        if isinstance(event, Progress) and event.stage is stage and not seen:
            seen.append(event)
            if fault == "full":
                _fill(filler)
            else:
                subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    failed = run(request, fail)[-1]
    assert isinstance(failed, Failed), failed
    assert failed.status == ExitStatus.WRONG_USAGE
    assert "cannot be written" in failed.problem
    assert not request.output.exists()
    if fault == "full":
        filler.unlink()
    else:
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert isinstance(run(request, resume=True)[-1], Completed)
    assert pixels_of(request.output) == undisturbed


def _fill(path) -> None:
    with path.open("wb", buffering=0) as file:
        for size in (2**20, 4096):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def test_a_clock_that_is_set_back_disturbs_nothing(request_here, undisturbed, monkeypatch):
    hours = iter(range(10**6, 0, -1))
    monkeypatch.setattr("time.time", lambda: 3600.0 * next(hours))
    run(request_here, pause_at(Stage.RESTORING_XZ))
    end = run(request_here, resume=True)[-1]
    assert isinstance(end, Completed)
    assert 0 < end.seconds < 3600
    assert pixels_of(request_here.output) == undisturbed


def test_what_is_kept_while_it_runs_stays_small(request_here, source):
    """Of two channels, one at a time has working volumes; what was tuned is a network each."""
    most = 0

    def weigh(event, _) -> None:
        nonlocal most
        folder = scratch_folder(request_here.output)
        most = max(most, sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()))

    run(request_here, weigh)
    volume = int(np.prod((29, 24, 72)))
    network = 8 * 2**20
    assert most < 2 * network + 8 * network * LITTLE.trainable_share + volume * (
        4 + 4 + 2 + 2 + 2 + 1 + 1
    )
