"""The classics on whole files: sharper along z, light and scale kept, tile by tile, resumed."""

import json

import numpy as np
import pytest

from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.classics import method as classic
from ssai3d_app.engine.classics.names import CLASSICS
from ssai3d_app.engine.classics.solving import TileSolver
from ssai3d_app.engine.events import Cancelled, Caution, Completed, Failed, Paused, Progress, Stage
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.engine.record import RunRecord
from ssai3d_app.errors import ExitStatus
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.provenance import record_of
from tests.engine.classics_specimens import bead, gaussian_psf
from tests.engine.interruptions import pause_at, pixels_of, run, run_with_kills, write_source
from tests.phantoms import neurites, record
from tests.writers.tiff import write_imagej

VOXEL = (0.33, 0.1, 0.1)
STEP = 3.3
CENTRE = (26.2, 16.3, 15.6)


@pytest.fixture(autouse=True)
def _in_one_process(monkeypatch):
    monkeypatch.setattr("ssai3d_app.engine.pipeline.open_safely", open_image)
    monkeypatch.setattr("ssai3d_app.engine.classics.psf_file.open_safely", open_image)
    # Every step is told, however quickly they follow: the tests pause and cancel at one of them.
    monkeypatch.setattr("ssai3d_app.engine.progress._SECONDS_BETWEEN", 0.0)


@pytest.fixture
def in_tiles(monkeypatch):
    """Tiles of 16 voxels' width or so, where a stack would else be one."""
    monkeypatch.setattr(classic, "_MOST_VOXELS", 40_000)


def request_of(source, output, **choices) -> RestoreRequest:
    return RestoreRequest(**{"path": source, "output": output, "device": "cpu", **choices})


def restored(source, output, **choices) -> np.ndarray:
    end = run(request_of(source, output, **choices))[-1]
    assert isinstance(end, Completed), end
    return read(output)


def read(path, time=0, channel=0) -> np.ndarray:
    with open_image(path) as image:
        stack = image.stack(0)
        planes = range(stack.scene.length("Z"))
        return np.stack([stack.read_plane(time, channel, z) for z in planes])


def bead_file(path, axial=2.9, lateral=1.6) -> np.ndarray:
    """A bright bead on a background of 100, in planes 3.3 pixels apart."""
    raw = bead((17, 32, 32), CENTRE, axial, lateral, STEP, light=2e5) + 100
    raw = np.rint(raw).astype(np.uint16)
    write_imagej(path, raw[None, None], VOXEL, ["A"])
    return raw


def psf_file(path, volume, voxel=(0.1, 0.1, 0.1)):
    write_imagej(path, volume.astype(np.float32)[None, None], voxel, ["PSF"])
    return path


def centre_and_width(volume) -> tuple[float, float]:
    """Centre and standard deviation along z of what lies above the background, in voxels."""
    light = np.clip(volume.astype(float) - 100, 0, None).sum(axis=(1, 2))
    z = np.arange(len(light))
    centre = (light * z).sum() / light.sum()
    return centre, np.sqrt((light * (z - centre) ** 2).sum() / light.sum())


@pytest.mark.parametrize("method", CLASSICS)
def test_a_bead_gets_sharper_along_z_stays_in_place_and_keeps_its_light(method, tmp_path):
    source = tmp_path / "bead.tif"
    raw = bead_file(source)
    psf = psf_file(tmp_path / "psf.tif", gaussian_psf(2.4, 1.1))
    result = restored(source, tmp_path / "out.ome.tif", method=method, psf=psf, dtype="float32")
    assert result.shape == (53, 32, 32)
    centre, width = centre_and_width(result)
    assert centre == pytest.approx(CENTRE[0], abs=0.1)
    assert width < 0.85 * 2.9
    light = (result - 100.0).sum()
    assert light == pytest.approx((raw - 100.0).sum() * STEP, rel=0.01)
    told = json.loads(record_of(tmp_path / "out.ome.tif"))
    assert told["scenes"][0]["channels"][0]["flux"] == pytest.approx(1.0, abs=0.01)
    assert told["scenes"][0]["channels"][0]["psf_sigma_um"] is None
    assert len(told["psf_sha256"]) == 64
    assert "psf.tif" in told["methods"]


@pytest.mark.parametrize("method", CLASSICS)
def test_without_a_psf_the_blur_is_found_and_no_network_is_loaded(method, tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("no network has a part in this")

    monkeypatch.setattr("ssai3d_app.engine.adaptation.load_pretrained", refuse)
    monkeypatch.setattr("ssai3d_app.engine.network_method.find_network", refuse)
    recording = record(neurites((77, 40, 40), seed=11), anisotropy=4, seed=12)
    source, output = tmp_path / "raw.tif", tmp_path / "out.ome.tif"
    write_imagej(source, recording.raw[None, None], (0.4, 0.1, 0.1), ["A"])
    events = run(request_of(source, output, method=method, report=tmp_path / "report"))
    assert isinstance(events[-1], Completed)
    result = read(output)
    assert result.dtype == np.uint16
    assert np.abs(np.diff(result.astype(float), axis=0)).mean() > 0
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    (channel,) = report["scenes"][0]["channels"]
    low, high = channel["axial_blur_sigma_um"]
    assert low <= channel["psf_sigma_um"] <= high
    assert channel["iterations"] == CLASSICS[method].iterations
    assert channel["tv_weight"] == CLASSICS[method].tv_weight
    assert channel["flux"] == pytest.approx(1.0, abs=0.02)
    assert report["weights_sha256"] is None
    assert f"sigma {channel['psf_sigma_um']:.2f} µm" in report["methods"]
    assert "predicted" in report["methods"]
    assert "network" not in report["methods"] + report["note"]
    stages = [event.stage for event in events if isinstance(event, Progress)]
    assert set(stages) == {
        Stage.PREPARING,
        Stage.MEASURING,
        Stage.DECONVOLVING,
        Stage.REPORT,
        Stage.WRITING,
    }
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)
    RunRecord.model_validate(report | {"request": report["request"]}, strict=False)


@pytest.mark.parametrize("method", CLASSICS)
def test_tiles_give_the_pixels_of_the_whole_and_no_seam_shows(method, tmp_path, monkeypatch):
    recording = record(neurites((109, 64, 64), seed=5), anisotropy=4, seed=6)
    source = tmp_path / "raw.tif"
    write_imagej(source, recording.raw[None, None], (0.4, 0.1, 0.1), ["A"])
    choices = {"method": method, "dtype": "float32"}
    whole = restored(source, tmp_path / "whole.ome.tif", **choices)
    # The depth is cut in the deepest stacks alone, and the flat parts that FISTA makes show it.
    depth = 109 if method == "fista" else 48
    monkeypatch.setattr(classic, "core_edge", lambda *_: (depth, 32, 32))
    tiled = restored(source, tmp_path / "tiled.ome.tif", **choices)
    error = np.abs(tiled - whole)
    assert 0 < np.sqrt(np.square(error).mean()) < 0.002 * whole.max()
    for axis, seam in ((0, 48), (0, 96), (1, 32), (2, 32)):
        ours, theirs = (
            np.abs(np.diff(volume, axis=axis)).take(seam - 1, axis).mean()
            for volume in (tiled, whole)
        )
        assert ours == pytest.approx(theirs, rel=0.05)


def test_a_blur_along_z_alone_parts_columns_to_the_last_bit(tmp_path, monkeypatch):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    whole = restored(source, tmp_path / "whole.ome.tif", method="rl", dtype="float32")
    monkeypatch.setattr(classic, "core_edge", lambda *_: (29, 16, 32))
    tiled = restored(source, tmp_path / "tiled.ome.tif", method="rl", dtype="float32")
    assert np.abs(tiled - whole).max() < 1e-5 * whole.max()


@pytest.mark.parametrize("method", CLASSICS)
def test_a_rescaled_stack_gives_the_rescaled_result(method, tmp_path):
    recording = record(neurites((45, 32, 32), seed=5), anisotropy=4, seed=6)
    results = []
    for number, (slope, offset) in enumerate(((1.0, 0.0), (3.7, 250.0))):
        source = tmp_path / f"raw{number}.tif"
        raw = (slope * recording.raw + offset).astype(np.float32)
        write_imagej(source, raw[None, None], (0.4, 0.1, 0.1), ["A"])
        volume = restored(source, tmp_path / f"out{number}.ome.tif", method=method)
        results.append((volume.astype(float) - offset) / slope)
    error = np.sqrt(np.square(results[0] - results[1]).mean())
    assert 20 * np.log10(np.ptp(results[0]) / error) > 60


def test_a_given_psf_is_used_on_whatever_grid_it_lies(tmp_path):
    source = tmp_path / "bead.tif"
    bead_file(source)
    long = gaussian_psf(2.4, 1.1, reach=20)
    skewed = long.copy()
    skewed[:20] *= 0.2  # light is thrown towards larger z
    raw_grid = gaussian_psf(2.4 / STEP, 1.1, reach=6)
    volumes = {
        name: restored(
            source,
            tmp_path / f"{name}.ome.tif",
            method="rl",
            psf=psf_file(tmp_path / f"{name}.tif", volume, voxel),
            dtype="float32",
        )
        for name, volume, voxel in (
            ("plain", long, (0.1, 0.1, 0.1)),
            ("skewed", skewed, (0.1, 0.1, 0.1)),
            ("raw grid", raw_grid, VOXEL),
        )
    }
    plain, skewed_too = (centre_and_width(volumes[name])[0] for name in ("plain", "skewed"))
    light = skewed.sum(axis=(1, 2))
    thrown = (light * np.arange(-20, 21)).sum() / light.sum()
    assert thrown > 1
    assert skewed_too == pytest.approx(plain - thrown, abs=0.25)
    difference = np.abs(volumes["raw grid"] - volumes["plain"]).max()
    assert difference < 0.1 * volumes["plain"].max()
    width = centre_and_width(volumes["raw grid"])[1]
    assert width == pytest.approx(centre_and_width(volumes["plain"])[1], rel=0.05)


@pytest.mark.parametrize("tiles", [1, 3])
def test_a_paused_deconvolution_goes_on_to_the_same_pixels(tiles, tmp_path, in_tiles):
    source = tmp_path / "raw.tif"
    write_source(source, times=2)
    whole, parts = tmp_path / "whole.ome.tif", tmp_path / "parts.ome.tif"
    assert isinstance(run(request_of(source, whole, method="rl-tv"))[-1], Completed)
    request = request_of(source, parts, method="rl-tv")
    steps = CLASSICS["rl-tv"].iterations
    paused = run(request, pause_at(Stage.DECONVOLVING, tiles * steps))
    assert isinstance(paused[-1], Paused)
    gone_on = run(request, resume=True)
    assert isinstance(gone_on[-1], Completed)
    first = next(e for e in gone_on if isinstance(e, Progress) and e.stage is Stage.DECONVOLVING)
    assert first.done > (tiles - 1) * steps
    assert pixels_of(parts) == pixels_of(whole)
    kept, undisturbed = (json.loads(record_of(path)) for path in (parts, whole))
    for channel in (*kept["scenes"][0]["channels"], *undisturbed["scenes"][0]["channels"]):
        del channel["evidence"]["seconds"]
    assert kept["scenes"] == undisturbed["scenes"]
    assert kept["findings"] == undisturbed["findings"]


def test_a_kill_at_any_safe_point_is_gone_on_from_to_the_same_pixels(
    tmp_path, monkeypatch, in_tiles
):
    source = tmp_path / "raw.tif"
    write_source(source, channels=2)
    whole, parts = tmp_path / "whole.ome.tif", tmp_path / "parts.ome.tif"
    assert isinstance(run(request_of(source, whole, method="rl"))[-1], Completed)
    assert run_with_kills(request_of(source, parts, method="rl"), monkeypatch, 60) >= 6
    assert pixels_of(parts) == pixels_of(whole)


def test_another_psf_or_method_is_not_gone_on_with_but_the_same_elsewhere_is(tmp_path, in_tiles):
    source, output = tmp_path / "raw.tif", tmp_path / "out.ome.tif"
    write_source(source, channels=1)
    psf = psf_file(tmp_path / "psf.tif", gaussian_psf(2.0, 0.8))
    other = psf_file(tmp_path / "other.tif", gaussian_psf(2.2, 0.8))
    request = request_of(source, output, method="rl", psf=psf)
    run(request, pause_at(Stage.DECONVOLVING))
    for change, words in (
        ({"psf": other}, "another PSF"),
        ({"method": "fista"}, "other choices (method)"),
        ({"iterations": 11}, "other choices (iterations)"),
    ):
        changed = RestoreRequest.model_validate(request.model_dump() | change)
        failed = run(changed, resume=True)[-1]
        assert isinstance(failed, Failed)
        assert words in failed.problem
    moved = tmp_path / "moved.tif"
    psf.rename(moved)
    request = request.model_copy(update={"psf": moved})
    assert isinstance(run(request, resume=True)[-1], Completed)


def test_cancelling_between_two_steps_leaves_nothing(tmp_path):
    source, folder = tmp_path / "raw.tif", tmp_path / "results"
    folder.mkdir()
    write_source(source, channels=1)
    told = []

    def cancel(event, token: CancellationSource) -> None:
        if isinstance(event, Progress) and event.stage is Stage.DECONVOLVING:
            told.append(event.done)
            token.cancel()

    request = request_of(source, folder / "out.ome.tif", method="rl", iterations=500)
    assert isinstance(run(request, cancel)[-1], Cancelled)
    assert told == [1]
    assert list(folder.iterdir()) == []


def test_where_memory_is_short_tiles_are_halved_and_the_pixels_stay(tmp_path, monkeypatch):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    whole = restored(source, tmp_path / "whole.ome.tif", method="rl")
    solve = TileSolver.solve
    cores = []

    def fail_where_large(self, core, on_step):
        cores.append(np.prod([edge.stop - edge.start for edge in core]))
        if cores[-1] > 15_000:
            raise MemoryError
        return solve(self, core, on_step)

    monkeypatch.setattr(TileSolver, "solve", fail_where_large)
    events = run(request_of(source, tmp_path / "out.ome.tif", method="rl"))
    assert isinstance(events[-1], Completed)
    assert np.array_equal(read(tmp_path / "out.ome.tif"), whole)
    assert cores[:2] == [29 * 24 * 72, 29 * 24 * 36]
    assert sum("Memory is short" in e.text for e in events if isinstance(e, Caution)) == 1
    monkeypatch.setattr(TileSolver, "solve", lambda *_: (_ for _ in ()).throw(MemoryError()))
    failed = run(request_of(source, tmp_path / "never.ome.tif", method="rl"))[-1]
    assert isinstance(failed, Failed)
    assert "not enough memory" in failed.problem


def test_a_flat_channel_passes_through_and_later_times_share_what_was_found(tmp_path):
    recording = record(neurites((29, 24, 40), seed=3), anisotropy=4, seed=4)
    flat = np.full_like(recording.raw, 7)
    source, output = tmp_path / "raw.tif", tmp_path / "out.ome.tif"
    data = np.stack([np.stack([recording.raw, flat]), np.stack([recording.raw + 40, flat])])
    write_imagej(source, data, (0.4, 0.1, 0.1), ["A", "B"])
    choices = {"dtype": "float32", "keep_model": tmp_path / "model"}
    events = run(request_of(source, output, method="rl", **choices))
    assert not (tmp_path / "model").exists()
    assert isinstance(events[-1], Completed)
    assert np.unique(read(output, channel=1)).tolist() == [7]
    assert read(output, 1).mean() - read(output, 0).mean() == pytest.approx(40, abs=1)
    (scene,) = json.loads(record_of(output))["scenes"]
    assert [channel["name"] for channel in scene["channels"]] == ["A"]
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    assert fractions[-1] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("volume", "voxel", "words"),
    [
        (np.full((5, 5, 5), np.nan), (0.1, 0.1, 0.1), "not numbers"),
        (np.full((5, 5, 5), -1.0), (0.1, 0.1, 0.1), "negative"),
        (np.zeros((5, 5, 5)), (0.1, 0.1, 0.1), "dark everywhere"),
        (gaussian_psf(2, 1)[:, :, 1:], (0.1, 0.1, 0.1), "even number of voxels along x"),
        (np.pad(gaussian_psf(2, 1), ((40, 0), (0, 0), (0, 0))), (0.1, 0.1, 0.1), "far from"),
        (gaussian_psf(2, 1)[12:13], (0.1, 0.1, 0.1), "only one plane"),
    ],
)
def test_a_psf_that_cannot_be_used_is_refused_in_words(volume, voxel, words, tmp_path):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    psf = psf_file(tmp_path / "psf.tif", np.asarray(volume), voxel)
    failed = run(request_of(source, tmp_path / "out.ome.tif", method="rl", psf=psf))[-1]
    assert isinstance(failed, Failed)
    assert words in failed.problem
    assert failed.status == ExitStatus.WRONG_USAGE
    assert not (tmp_path / "out.ome.tif").exists()


def test_a_psf_of_unknown_size_with_channels_or_not_there_is_refused_in_words(tmp_path):
    import tifffile

    source = tmp_path / "raw.tif"
    write_source(source, channels=2)
    unsized = tmp_path / "unsized.tif"
    tifffile.imwrite(unsized, gaussian_psf(2, 1))
    for psf, words in (
        (unsized, "does not say how large its voxels are"),
        (source, "is not one volume"),
        (tmp_path / "missing.tif", "missing.tif"),
        (tmp_path, "is a folder"),
    ):
        failed = run(request_of(source, tmp_path / "out.ome.tif", method="rl", psf=psf))[-1]
        assert isinstance(failed, Failed)
        assert words in failed.problem


def test_a_psf_that_does_not_fade_is_used_with_a_caution(tmp_path):
    source = tmp_path / "raw.tif"
    write_source(source, channels=1)
    psf = psf_file(tmp_path / "psf.tif", gaussian_psf(2.0, 1.0) + 0.2)
    events = run(request_of(source, tmp_path / "out.ome.tif", method="rl", psf=psf))
    assert isinstance(events[-1], Completed)
    assert any("does not fade" in e.text for e in events if isinstance(e, Caution))


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"method": "rl", "network": "fast"}, "network goes with the method ssai"),
        ({"method": "fista", "model": "a"}, "tuned model goes with"),
        ({"iterations": 5}, "iterations goes with"),
        ({"method": "rl", "tv_weight": 0.1}, "TV weight goes with the methods rl-tv and fista"),
        ({"method": "rl", "iterations": 0}, "greater than or equal to 1"),
    ],
)
def test_choices_that_contradict_each_other_are_refused(choices, words, tmp_path):
    with pytest.raises(ValueError, match=words):
        request_of(tmp_path / "a.tif", tmp_path / "b.ome.tif", **choices)


def test_requests_and_records_of_earlier_versions_are_still_read(tmp_path):
    request = request_of(tmp_path / "a.tif", tmp_path / "b.ome.tif")
    added = {"method", "psf", "iterations", "tv_weight"}
    old = {name: value for name, value in request.model_dump().items() if name not in added}
    assert RestoreRequest.model_validate(old) == request
    recipe = request.recipe
    kept = {name: value for name, value in recipe.model_dump().items() if name not in added}
    assert type(recipe).model_validate(kept) == recipe


@pytest.mark.gpu
@pytest.mark.parametrize("method", CLASSICS)
def test_the_gpu_gives_the_result_of_the_cpu(method, tmp_path):
    recording = record(neurites((45, 40, 40), seed=5), anisotropy=4, seed=6)
    source = tmp_path / "raw.tif"
    write_imagej(source, recording.raw[None, None], (0.4, 0.1, 0.1), ["A"])
    volumes = [
        restored(source, tmp_path / f"{device}.ome.tif", method=method, device=device)
        for device in ("cpu", "cuda")
    ]
    assert np.abs(volumes[0].astype(float) - volumes[1]).max() <= 2
