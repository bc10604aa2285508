"""The benchmark is fair to what it compares with, and goes on where it was."""

import numpy as np
import pytest
import torch

from ssai3d_app.engine.classics.acquisition import Acquisition
from ssai3d_app.engine.classics.forward_model import ForwardModel
from tests.benchmarks.against_richardson_lucy.cases import (
    BACKGROUND,
    CASES,
    EDGE,
    GAIN,
    MARGIN,
    READ_NOISE,
    HeldOut,
    record,
)
from tests.benchmarks.against_richardson_lucy.rows import Results
from tests.benchmarks.against_richardson_lucy.scoring import fitted, score
from tests.benchmarks.backbones.families import FAMILIES


def named(part: str) -> HeldOut:
    return next(case for case in CASES if part in case.name)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["r=3.7", "with depth", "widefield", "20 photons"])
def test_the_model_of_the_strong_yardstick_explains_the_recording_down_to_its_noise(part):
    case = named(part)
    recording = record(case, seed=0)
    rng = np.random.default_rng([0, CASES.index(case), 5])
    truth = FAMILIES[case.family](EDGE, rng).astype(np.float32)
    acquisition = Acquisition(recording.psf, recording.anisotropy)
    shape = recording.raw.shape
    model = ForwardModel.of_stack(acquisition, shape, (MARGIN,) * 3, torch.device("cpu"))
    assert model.blur.grid == (EDGE,) * 3
    light = model.forward(torch.from_numpy(truth)).numpy()
    counts = recording.photons
    slope, background = np.polyfit(light.ravel(), counts.ravel(), 1)
    expected = slope * light + background
    variance = expected + READ_NOISE**2 + 1 / 12 / GAIN**2
    seen = counts > 0.5 - 100 / GAIN  # the camera clips below its zero
    assert background == pytest.approx(BACKGROUND * recording.full, abs=0.02 * recording.full)
    assert np.mean(((counts - expected) ** 2 / variance)[seen]) == pytest.approx(1.0, abs=0.1)


def test_the_truth_lies_on_the_grid_of_the_restored_stack():
    case = named("8 planes")
    recording = record(case, seed=0)
    assert recording.raw.shape == (8, 64, 64)
    assert recording.truth.shape == (29, 64, 64)
    middle = recording.truth[12], recording.raw[3]
    assert np.corrcoef(*(plane.ravel() for plane in middle))[0, 1] > 0.8


def test_scale_and_offset_do_not_count():
    truth = np.random.default_rng(0).random((16, 16, 16))
    close = truth + 0.05 * np.random.default_rng(1).standard_normal(truth.shape)
    assert np.allclose(fitted(3 * truth + 7, truth), truth)
    one, other = score(close, truth), score(5 * close - 2, truth)
    assert one.psnr == pytest.approx(other.psnr)
    assert one.ssim == pytest.approx(other.ssim)
    assert one.psnr == pytest.approx(20 * np.log10(np.ptp(truth) / 0.05), abs=0.5)


def test_finished_rows_are_found_again_and_not_made_twice(tmp_path):
    file = tmp_path / "rows.jsonl"
    Results(file).add({"case": "a", "seed": 1, "method": "m", "psnr": 30.0})
    Results(file).add({"case": "a", "seed": 0, "method": "m", "psnr": 31.0})
    found = Results(file)
    assert ("a", 1, "m") in found
    assert ("a", 2, "m") not in found
    assert [row["psnr"] for row in found.of("a", "m", [0, 1])] == [31.0, 30.0]


def test_a_line_that_a_killed_run_has_begun_is_made_again(tmp_path):
    file = tmp_path / "rows.jsonl"
    Results(file).add({"case": "a", "seed": 0, "method": "m", "psnr": 31.0})
    with file.open("a", encoding="utf-8") as begun:
        begun.write('{"case": "a", "se')
    Results(file).add({"case": "a", "seed": 1, "method": "m", "psnr": 30.0})
    assert [row["psnr"] for row in Results(file).of("a", "m", [0, 1])] == [31.0, 30.0]
