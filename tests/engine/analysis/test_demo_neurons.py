"""Demo 1 is the same for a seed, says what is true of it, and its sharp truth measures as that."""

import json

import numpy as np
import pytest

from ssai3d_app.engine.analysis.demos import files
from ssai3d_app.engine.analysis.demos.neurons import OPTICS, VOXEL, make_neurons
from ssai3d_app.engine.analysis.filaments.analysis import analyse_filaments
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
from ssai3d_app.engine.analysis.request import FilamentSettings
from ssai3d_app.engine.cancellation import CancellationSource
from ssai3d_app.engine.smoothing import gaussian
from ssai3d_app.formats.opening import open_image
from tests.benchmarks.against_richardson_lucy.rows import Results
from tests.benchmarks.analysis.__main__ import INTERPOLATED, Way, errors, table

SMALL = (101, 128, 128)


@pytest.fixture(scope="module")
def scene():
    return make_neurons(3, SMALL)


def test_a_seed_gives_the_same_scene_again(scene):
    again = make_neurons(3, SMALL)
    assert np.array_equal(again.raw, scene.raw)
    assert again.headline == scene.headline


def test_the_sharp_truth_measures_as_the_generator_says(scene):
    sharp = gaussian(scene.brightness, OPTICS.lateral)
    token = CancellationSource().token
    stack = MeasuredStack(sharp, VOXEL)
    found = analyse_filaments(stack, FilamentSettings(), token, lambda *_: None)
    numbers = {headline.name: headline.value for headline in found.headline}
    truth = scene.headline
    assert truth["branch points"] >= 2
    assert numbers["branch points"] == truth["branch points"]
    assert numbers["tips"] == truth["tips"]
    assert numbers["total length"] == pytest.approx(truth["total length"], rel=0.05)
    assert numbers["mean calibre"] == pytest.approx(truth["mean calibre"], rel=0.05)


def test_the_demo_stands_in_a_folder_with_its_truth(scene, tmp_path):
    files.write_neurons(tmp_path, scene, seed=3)
    with open_image(tmp_path / files.RAW) as image:
        described = image.scenes[0]
        assert described.shape == (1, 1, 26, 128, 128)
        size = described.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx((1.6, 0.4, 0.4))
        assert np.array_equal(image.stack(0).read_plane(0, 0, 7), scene.raw[7])
    facts = json.loads((tmp_path / files.TRUTH).read_text(encoding="utf-8"))
    assert facts["headline"] == scene.headline
    rows = [
        line.split()
        for line in (tmp_path / files.TRACES).read_text(encoding="ascii").splitlines()
        if not line.startswith("#")
    ]
    children = {parent: 0 for *_, parent in rows}
    for *_, parent in rows:
        children[parent] += 1
    forks = sum(count > 1 for parent, count in children.items() if parent != "-1")
    assert forks == scene.headline["branch points"]


def test_the_benchmark_tells_signed_errors_in_percent(tmp_path, capsys):
    assert errors({"a": 110.0, "b": None}, {"a": 100.0, "b": 4.0}) == pytest.approx(
        {"a": 10.0, "b": -100.0}
    )
    results = Results(None)
    for seed, error in enumerate((8.0, -4.0)):
        results.add(
            {"case": "demo 1", "seed": seed, "method": INTERPOLATED, "errors": {"a": error}}
        )
    table(1, [0, 1], Way("quick", "fast"), results)
    assert "| a | 6.0 (+2.0) |" in capsys.readouterr().out
