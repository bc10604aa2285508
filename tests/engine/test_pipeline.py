"""A request from end to end: better than interpolation, in place, on scale, repeatable, clean."""

import json

import numpy as np
import pytest
import tifffile
from skimage.registration import phase_cross_correlation

from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from ssai3d_app.engine.consistency.finding import UnclearBlurError
from ssai3d_app.engine.events import Caution, Completed, Failed, Progress, Stage
from ssai3d_app.engine.pipeline import restore
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.run import run_to_the_end
from ssai3d_app.errors import ExitStatus
from ssai3d_app.formats.opening import open_image
from ssai3d_app.volume.corrections import Corrections
from tests.phantoms import interpolated, neurites, psnr, record
from tests.writers.tiff import write_imagej

NEVER = CancellationSource().token


def ignore(event) -> None:
    pass


def read(path, channel=0, time=0) -> np.ndarray:
    with open_image(path) as image:
        stack = image.stack(0)
        planes = range(stack.scene.length("Z"))
        return np.stack([stack.read_plane(time, channel, z) for z in planes])


def test_the_result_beats_interpolation_by_two_decibels_and_is_not_shifted(tmp_path):
    recording = record(neurites((77, 96, 96), seed=11), anisotropy=4, seed=12)
    source, output = tmp_path / "raw.tif", tmp_path / "out.ome.tif"
    write_imagej(source, recording.raw[None, None], (0.4, 0.1, 0.1), ["Neurites"])
    restore(RestoreRequest(path=source, output=output, preset="quick"), ignore, NEVER)
    restored = read(output)
    assert restored.shape == recording.truth.shape
    baseline = psnr(interpolated(recording.raw, 4), recording.truth)
    assert psnr(restored, recording.truth) >= baseline + 2.0
    shift, _, _ = phase_cross_correlation(
        recording.truth, restored.astype(float), upsample_factor=100, normalization=None
    )
    assert abs(shift[0]) < 0.1


def test_the_same_seed_gives_the_same_pixels_and_intensities_keep_their_scale(
    tiny_stack, tiny_recording, tmp_path
):
    results = []
    for name in ("a.ome.tif", "b.ome.zarr"):
        request = RestoreRequest(path=tiny_stack, output=tmp_path / name, preset="quick", seed=7)
        completed = restore(request, ignore, NEVER)
        assert isinstance(completed, Completed)
        results.append(read(tmp_path / name))
    assert np.array_equal(*results)
    assert results[0].dtype == np.uint16
    baseline = interpolated(tiny_recording.raw, 4)
    assert results[0].mean() == pytest.approx(baseline.mean(), rel=0.03)
    slope, _ = np.polyfit(baseline.ravel(), results[0].astype(float).ravel(), 1)
    assert 0.8 < slope < 1.6


def test_progress_rises_to_the_end_through_all_stages(tiny_stack, tmp_path):
    events = []
    request = RestoreRequest(
        path=tiny_stack, output=tmp_path / "out.ome.tif", preset="quick", report=tmp_path / "report"
    )
    assert run_to_the_end(request, events.append, NEVER) == ExitStatus.DONE
    progress = [event for event in events if isinstance(event, Progress)]
    fractions = [event.fraction for event in progress]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)
    others = {Stage.DECONVOLVING, Stage.ANALYSING, Stage.DRAWING}
    assert {event.stage for event in progress} == set(Stage) - others
    assert isinstance(events[-1], Completed)
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    (scene,) = report["scenes"]
    assert scene["anisotropy"] == pytest.approx(4.0)
    assert 0 < scene["channels"][0]["tuned_share"] <= 0.10
    assert (
        scene["channels"][0]["held_out_error_after"]
        <= (scene["channels"][0]["held_out_error_before"])
    )
    assert "predicted" in (tmp_path / "report" / "methods.txt").read_text(encoding="utf-8")


def test_channels_and_times_go_into_one_file_in_float_when_asked(tmp_path, tiny_recording):
    raw = tiny_recording.raw
    data = np.stack([np.stack([raw, raw[:, ::-1]]), np.stack([raw + 40, raw[:, ::-1] + 40])])
    source, output = tmp_path / "five.tif", tmp_path / "five.ome.tif"
    write_imagej(source, data, (0.4, 0.1, 0.1), ["A", "B"])
    request = RestoreRequest(path=source, output=output, preset="quick", dtype="float32")
    restore(request, ignore, NEVER)
    with open_image(output) as image:
        scene = image.scenes[0]
    assert scene.shape == (2, 2, 29, 48, 48)
    assert scene.dtype == "float32"
    assert [channel.name for channel in scene.channels] == ["A", "B"]
    assert (scene.voxel_size.z, scene.voxel_size.y, scene.voxel_size.x) == pytest.approx((0.1,) * 3)
    later, earlier = read(output, time=1).mean(), read(output, time=0).mean()
    assert later - earlier == pytest.approx(40, abs=6)


def test_unequal_pixels_are_brought_to_the_smaller_one(tmp_path, tiny_recording):
    source, output = tmp_path / "wide.tif", tmp_path / "wide.ome.zarr"
    write_imagej(source, tiny_recording.raw[None, None], (0.35, 0.15, 0.1), ["A"])
    restore(RestoreRequest(path=source, output=output, preset="quick"), ignore, NEVER)
    with open_image(output) as image:
        assert image.scenes[0].shape == (1, 1, 25, 71, 48)
        assert image.scenes[0].voxel_size.y == pytest.approx(0.1)


@pytest.mark.parametrize(
    "stage", [Stage.PREPARING, Stage.TUNING, Stage.RESTORING_YZ, Stage.WRITING]
)
def test_cancelling_in_any_stage_leaves_nothing_behind(stage, tiny_stack, tmp_path):
    source = CancellationSource()
    folder = tmp_path / "results"
    folder.mkdir()

    def cancel_there(event) -> None:
        if isinstance(event, Progress) and event.stage is stage:
            source.cancel()

    request = RestoreRequest(path=tiny_stack, output=folder / "out.ome.tif", preset="quick")
    with pytest.raises(JobCancelled):
        restore(request, cancel_there, source.token)
    assert list(folder.iterdir()) == []


def failure_of(path, output, **options) -> Failed:
    events = []
    status = run_to_the_end(
        RestoreRequest(path=path, output=output, preset="quick", **options), events.append, NEVER
    )
    assert isinstance(events[-1], Failed)
    assert events[-1].status == status
    assert "Traceback" not in events[-1].problem + events[-1].remedy
    return events[-1]


@pytest.mark.parametrize(
    ("data", "voxel_size", "words"),
    [
        (np.zeros((1, 1, 3, 32, 32), np.uint16), (0.4, 0.1, 0.1), "only 3 planes"),
        (np.zeros((1, 1, 1, 32, 32), np.uint16), (0.4, 0.1, 0.1), "no z axis"),
        (np.zeros((1, 1, 9, 8, 32), np.uint16), (0.4, 0.1, 0.1), "only 32×8 pixels"),
        (np.zeros((1, 1, 9, 32, 32), np.uint16), (0.05, 0.1, 0.1), "finer than the pixels"),
        (np.full((1, 1, 9, 32, 32), np.nan, np.float32), (0.4, 0.1, 0.1), "not numbers"),
    ],
)
def test_a_stack_that_cannot_be_restored_says_why(tmp_path, data, voxel_size, words):
    write_imagej(tmp_path / "bad.tif", data, voxel_size, ["A"])
    failure = failure_of(tmp_path / "bad.tif", tmp_path / "out.ome.tif")
    assert failure.status == ExitStatus.UNRESTORABLE_STACK
    assert words in failure.problem
    assert [path.name for path in tmp_path.iterdir()] == ["bad.tif"]


def test_an_unknown_voxel_size_is_asked_for_and_an_entered_one_is_used(tmp_path, tiny_recording):
    import tifffile

    source, output = tmp_path / "plain.tif", tmp_path / "out.ome.tif"
    tifffile.imwrite(source, tiny_recording.raw)
    failure = failure_of(source, output)
    assert failure.status == ExitStatus.UNRESTORABLE_STACK
    assert "voxel size" in failure.problem
    assert "--voxel-size" in failure.remedy
    restore(
        RestoreRequest(
            path=source,
            output=output,
            preset="quick",
            corrections=Corrections(z=0.2, y=0.1, x=0.1),
        ),
        ignore,
        NEVER,
    )
    with open_image(output) as image:
        assert image.scenes[0].length("Z") == 15


def test_a_constant_stack_comes_back_constant_with_a_caution(tmp_path):
    source, output = tmp_path / "flat.tif", tmp_path / "out.ome.tif"
    write_imagej(source, np.full((1, 1, 6, 32, 32), 7, np.uint16), (0.3, 0.1, 0.1), ["A"])
    events = []
    request = RestoreRequest(path=source, output=output, preset="quick")
    assert run_to_the_end(request, events.append, NEVER) == ExitStatus.DONE
    assert any(isinstance(e, Caution) and "one value" in e.text for e in events)
    assert np.unique(read(output)).tolist() == [7]


def test_the_source_is_never_overwritten(tmp_path, tiny_recording):
    source = tmp_path / "same.ome.tif"
    write_imagej(source, tiny_recording.raw[None, None], (0.4, 0.1, 0.1), ["A"])
    before = source.read_bytes()
    failure = failure_of(source, source)
    assert failure.status == ExitStatus.WRONG_USAGE
    assert source.read_bytes() == before


def test_a_stack_far_beyond_the_method_is_restored_with_a_plain_warning(tmp_path, tiny_recording):
    source = tmp_path / "coarse.tif"
    write_imagej(source, tiny_recording.raw[None, None], (1.86, 0.1, 0.1), ["A"])
    events = []
    request = RestoreRequest(path=source, output=tmp_path / "out.ome.tif", preset="quick")
    assert run_to_the_end(request, events.append, NEVER) == ExitStatus.DONE
    assert any(isinstance(e, Caution) and "18.6×" in e.text for e in events)


@pytest.mark.parametrize(
    ("mode", "microscope"),
    [("SPIM", "light-sheet"), ("WideField", "widefield"), ("MultiPhotonMicroscopy", "confocal")],
)
def test_the_microscope_that_the_file_names_is_used_to_check_the_prediction(
    tmp_path, tiny_recording, monkeypatch, mode, microscope
):
    told = []

    def unclear(*arguments):
        told.append(arguments[-1])
        raise UnclearBlurError

    monkeypatch.setattr("ssai3d_app.engine.consistency.stage.find_recording", unclear)
    source = tmp_path / "in.ome.tif"
    metadata = {
        "axes": "ZYX",
        "PhysicalSizeX": 0.1,
        "PhysicalSizeY": 0.1,
        "PhysicalSizeZ": 0.4,
        "Channel": {"AcquisitionMode": [mode]},
    }
    tifffile.imwrite(source, tiny_recording.raw, metadata=metadata)
    said = []
    request = RestoreRequest(path=source, output=tmp_path / "out.ome.tif", preset="quick")
    restore(request, said.append, CancellationSource().token)
    assert told == [microscope]
    assert any("the result is the network's alone" in e.text for e in said if type(e) is Caution)
