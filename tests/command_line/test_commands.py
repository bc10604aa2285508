"""The commands as a user types them: JSON, exit statuses, one sentence and never a traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.command_line.commands import run_command
from ssai3d_app.command_line.narrator import time_in_words
from ssai3d_app.engine import run
from ssai3d_app.engine.recipe import PRESETS, Recipe
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.provenance import record_of
from tests.engine.classics_specimens import bead, gaussian_psf
from tests.writers.czi import write_czi
from tests.writers.tiff import write_imagej


def ssai3d(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ssai3d_app", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_info_tells_everything_as_json(tiny_stack, capsys):
    assert run_command(["info", str(tiny_stack), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["path"] == str(tiny_stack)
    assert answer["format"] == "ImageJ TIFF"
    (scene,) = answer["scenes"]
    assert scene["axes"] == "TCZYX"
    assert scene["shape"] == [1, 1, 8, 48, 48]
    assert scene["dtype"] == "uint16"
    assert scene["voxel_size_um"] == pytest.approx({"z": 0.4, "y": 0.1, "x": 0.1})
    assert scene["voxel_size_source"] == "ImageJ metadata"
    assert scene["channels"] == ["Channel 1"]


def test_info_says_null_for_what_is_unknown(genuine, capsys):
    assert run_command(["info", str(genuine / "stacks/purkinje_neuron.tif"), "--json"]) == 0
    (scene,) = json.loads(capsys.readouterr().out)["scenes"]
    assert scene["voxel_size_um"] == {"z": None, "y": None, "x": None}
    assert scene["voxel_size_source"] is None


def test_restore_writes_the_result_and_json_lines(tiny_stack, tmp_path):
    output = tmp_path / "out.ome.tif"
    done = ssai3d("restore", tiny_stack, "--output", output, "--preset", "quick", "--json")
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert events[-1]["kind"] == "completed"
    assert events[-1]["output"] == str(output)
    assert {"progress", "finding", "tuning_loss"} <= {event["kind"] for event in events}
    with open_image(output) as image:
        assert image.scenes[0].shape == (1, 1, 29, 48, 48)


def test_a_classic_sharpens_a_bead_along_z_with_the_psf_that_is_given(tmp_path):
    """The whole way: a file with its PSF, a process of its own to read each, a result in type."""
    raw = bead((17, 24, 24), (26.4, 12, 12), 2.9, 1.6, 3.3, light=2e5) + 100
    source, psf, output = (tmp_path / name for name in ("raw.tif", "psf.tif", "out.ome.tif"))
    write_imagej(source, np.rint(raw).astype(np.uint16)[None, None], (0.33, 0.1, 0.1), ["A"])
    write_imagej(psf, gaussian_psf(2.4, 1.1)[None, None], (0.1, 0.1, 0.1), ["PSF"])
    method = ("--method", "rl", "--psf", psf, "--iterations", "20", "--device", "cpu", "--json")
    done = ssai3d("restore", source, "--output", output, *method)
    assert done.returncode == 0, done.stderr
    with open_image(output) as image:
        stack = image.stack(0)
        assert (stack.scene.dtype, stack.scene.shape) == ("uint16", (1, 1, 53, 24, 24))
        planes = range(stack.scene.length("Z"))
        volume = np.stack([stack.read_plane(0, 0, z).astype(float) - 100 for z in planes])
    along_z = volume.sum(axis=(1, 2))
    centre = (along_z * planes).sum() / along_z.sum()
    assert centre == pytest.approx(26.4, abs=0.1)
    width = np.sqrt((along_z * (np.array(planes) - centre) ** 2).sum() / along_z.sum())
    assert width < 0.75 * 2.9
    assert volume.sum() == pytest.approx(2e5, rel=0.01)
    assert json.loads(record_of(output))["recipe"]["iterations"] == 20


def test_the_prediction_is_fitted_with_the_psf_and_the_values_that_are_given(tiny_stack, tmp_path):
    psf, output = tmp_path / "psf.tif", tmp_path / "out.ome.tif"
    write_imagej(psf, gaussian_psf(2.4, 0.9)[None, None], (0.1, 0.1, 0.1), ["PSF"])
    choices = ("--preset", "quick", "--psf", psf, "--set", "tuning_steps=20")
    done = ssai3d("restore", tiny_stack, "--output", output, *choices)
    assert done.returncode == 0, done.stderr
    record = json.loads(record_of(output))
    assert len(record["psf_sha256"]) == 64
    channel = record["scenes"][0]["channels"][0]
    assert channel["recording"]["axial_sigma"] is None
    assert channel["recording"]["lateral_sigma"] == pytest.approx(0.9, rel=0.05)
    assert "fitted to the raw planes" in record["methods"]
    assert "psf.tif" in record["methods"]
    assert record["recipe"]["tuning_steps"] == record["request"]["changes"]["tuning_steps"] == 20
    assert "preset quick with tuning steps 20" in record["methods"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "required"),
        (["--output", "out.png"], ".ome.tif, .ome.zarr"),
        (["--output", "o.ome.tif", "--voxel-size", "nan", "1", "1"], "'nan' is not a length in µm"),
        (["--output", "o.ome.tif", "--voxel-size", "1,5", "1", "1"], "'1,5' is not a length in µm"),
        (["--output", "o.ome.tif", "--channel", "-1"], "argument"),
        (["--output", "o.ome.tif", "--preset", "turbo"], "turbo"),
        (["--output", "o.ome.tif", "--scene", "all", "1"], "numbers or all, not both"),
        (["--output", "o.ome.tif", "--scene", "first"], "'first' is not an index"),
        (["--output", "o.ome.tif", "--scene", "1", "1"], "named once each"),
        (["--output", "o.ome.zarr", "--zarr-version", "0.3"], "0.3"),
        (["--output", "o.ome.tif", "--method", "wiener"], "wiener"),
        (["--output", "o.ome.tif", "--method", "rl", "--network", "fast"], "network goes with"),
        (["--output", "o.ome.tif", "--method", "rl", "--model", "a"], "tuned model goes with"),
        (["--output", "o.ome.tif", "--method", "rl", "--preset", "best"], "leave --preset out"),
        (
            ["--output", "o.ome.tif", "--method", "rl", "--keep-model", "a"],
            "leave --keep-model out",
        ),
        (["--output", "o.ome.tif", "--iterations", "9"], "iterations goes with the method rl"),
        (["--output", "o.ome.tif", "--method", "rl", "--iterations", "0"], "number from 1 on"),
        (["--output", "o.ome.tif", "--method", "rl", "--tv-weight", "1"], "rl-tv and fista"),
        (["--output", "o.ome.tif", "--method", "rl-tv", "--tv-weight", "nan"], "not a weight"),
    ],
)
def test_a_wrong_call_ends_with_status_2_and_a_sentence(tiny_stack, arguments, words, capsys):
    assert run_command(["restore", str(tiny_stack), *arguments]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert len(error.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "scenes", "version"),
    [
        ([], (0,), "0.4"),
        (["--scene", "2", "0"], (2, 0), "0.4"),
        (["--scene", "all", "--zarr-version", "0.5"], None, "0.5"),
    ],
)
def test_scenes_and_zarr_version_reach_the_engine(
    tiny_stack, tmp_path, monkeypatch, options, scenes, version
):
    requests = []

    def take(request, listener, token, *, resume) -> int:
        requests.append(request)
        return 0

    monkeypatch.setattr(run, "run_to_the_end", take)
    call = ["restore", str(tiny_stack), "--output", str(tmp_path / "o.ome.zarr"), *options]
    assert run_command(call) == 0
    assert [(r.scenes, r.zarr_version) for r in requests] == [(scenes, version)]


def test_all_scenes_go_into_a_sharded_store(tiny_recording, tmp_path, monkeypatch):
    monkeypatch.setitem(PRESETS, "quick", Recipe(tuning_steps=2, batch_size=1, patch_size=32))
    source, output = tmp_path / "two.czi", tmp_path / "out.ome.zarr"
    data = tiny_recording.raw[None, None, :, :32, :32]
    write_czi(source, data, (0.4, 0.1, 0.1), ["A"], scenes=[data])
    call = ["restore", str(source), "--output", str(output), "--preset", "quick"]
    assert run_command([*call, "--scene", "all", "--zarr-version", "0.5"]) == 0
    assert (output / "1" / "0" / "zarr.json").is_file()
    with open_image(output) as image:
        assert [scene.shape for scene in image.scenes] == [(1, 1, 29, 32, 32)] * 2


@pytest.mark.parametrize("option", [["--scene", "3"], ["--channel", "2"], ["--time", "1"]])
def test_a_scene_channel_or_time_that_is_not_there_is_status_2(
    tiny_stack, option, tmp_path, capsys
):
    call = ["restore", str(tiny_stack), "--output", str(tmp_path / "o.ome.tif"), *option]
    assert run_command(call) == 2
    assert "does not exist" in capsys.readouterr().err


def bad_files(folder: Path) -> dict[str, int]:
    (folder / "empty.czi").touch()
    (folder / "text.tif").write_text("no image")
    (folder / "folder").mkdir()
    (folder / "cut.nd2").write_bytes(b"\xda\xce\xbe\x0a" + bytes(100))
    return dict.fromkeys(("missing.lif", "empty.czi", "text.tif", "folder", "cut.nd2"), 3)


@pytest.mark.parametrize("command", ["info", "restore"])
def test_a_file_that_cannot_be_read_is_status_3_and_one_sentence(tmp_path, command, capsys):
    for name, status in bad_files(tmp_path).items():
        call = [command, str(tmp_path / name)]
        if command == "restore":
            call += ["--output", str(tmp_path / "out.ome.tif")]
        assert run_command(call) == status
        error = capsys.readouterr().err.strip()
        assert len(error.splitlines()) == 1
        assert error.endswith(".")
        assert "Traceback" not in error


def test_a_stack_without_voxel_size_is_status_4_and_says_what_to_do(genuine, tmp_path):
    source = genuine / "stacks/purkinje_neuron.tif"
    done = ssai3d("restore", source, "--output", tmp_path / "o.ome.tif")
    assert done.returncode == 4
    assert "voxel size" in done.stderr
    assert "--voxel-size" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for child processes")
def test_ctrl_c_cancels_with_status_5_and_leaves_nothing(tiny_stack, tmp_path):
    results = tmp_path / "results"
    results.mkdir()
    arguments = ["restore", tiny_stack, "--output", results / "o.ome.tif", "--preset", "best"]
    with subprocess.Popen(
        [sys.executable, "-m", "ssai3d_app", *map(str, arguments), "--json"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        for line in process.stdout:
            if json.loads(line)["kind"] == "tuning_loss":
                process.send_signal(signal.SIGINT)
                break
        started = time.monotonic()
        rest = process.stdout.read().splitlines()
        assert process.wait(30) == 5
    assert time.monotonic() - started < 5
    assert json.loads(rest[-1])["kind"] == "cancelled"
    assert list(results.iterdir()) == []


def test_durations_are_told_in_words():
    assert [time_in_words(s) for s in (0, 40, 200, 4000, 8000)] == [
        "0 s", "40 s", "3 min", "67 min", "2 h 13 min",
    ]  # fmt: skip
