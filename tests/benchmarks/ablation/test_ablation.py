"""Each arm changes what it says and nothing else, and the judges tell good from bad."""

import numpy as np
import pytest
import torch
from scipy import ndimage

from ssai3d_app.engine.degradation import AxialDegradation
from ssai3d_app.engine.psf import AxialShape
from ssai3d_app.engine.recipe import Recipe
from ssai3d_app.volume.grid import IsotropicGrid
from tests.benchmarks.ablation import chain, real
from tests.benchmarks.ablation.__main__ import Bench
from tests.benchmarks.ablation.arms import ARMS, OURS
from tests.benchmarks.ablation.chain import Run
from tests.benchmarks.ablation.public_recipe import SIGMAS
from tests.benchmarks.ablation.stacks import DEPTH, EDGE, Specimen, phantom
from tests.benchmarks.ablation.table import print_table
from tests.benchmarks.against_richardson_lucy.cases import CASES
from tests.benchmarks.against_richardson_lucy.rows import Results
from tests.benchmarks.against_richardson_lucy.scoring import score

RECIPE = Recipe(tuning_steps=2, batch_size=2, patch_size=48)


@pytest.fixture(scope="module")
def stack(tiny_recording):
    raw, truth = tiny_recording.raw, tiny_recording.truth
    grid = IsotropicGrid(raw.shape, (0.4, 0.1, 0.1))
    return Specimen("tiny", raw, grid, lambda volume: vars(score(volume, truth)))


def run_of(arm: str, stack: Specimen) -> Run:
    return Run(stack, ARMS[arm].tuning, RECIPE, seed=0)


@pytest.fixture(scope="module")
def ours(stack):
    return run_of(OURS, stack)


def pairs_of(run: Run) -> tuple[np.ndarray, np.ndarray]:
    degraded, sharp = run.measured.training.batch(4, np.random.default_rng(5))
    return degraded.numpy(), sharp.numpy()


@pytest.mark.parametrize(
    "arms", [[OURS, "interpolated", "xz-alone"], pytest.param(list(ARMS), marks=pytest.mark.slow)]
)
def test_each_arm_makes_a_row_and_none_is_made_twice(arms, stack, tmp_path, capsys):
    file = tmp_path / "rows.jsonl"
    bench = Bench(arms, RECIPE, "network", Results(file))
    bench.run("tiny", 0, lambda: stack)
    rows = Results(file).rows
    assert [row["method"].split(",")[0] for row in rows] == arms
    assert all(10 < row["psnr"] < 60 for row in rows)
    Bench(arms, RECIPE, "network", Results(file)).run("tiny", 0, pytest.fail)
    capsys.readouterr()
    print_table("Phantoms", Results(file), bench.methods, ["tiny"], [0])
    told = capsys.readouterr().out
    assert all(f"| {arm} | {ARMS[arm].changes} |" in told for arm in arms if arm != OURS)


def test_the_table_tells_mean_spread_and_worst_case_of_the_differences(capsys):
    results = Results(None)
    for case, own, other in (("a", 30.0, 29.0), ("b", 20.0, 17.0), ("c", 25.0, 0.0)):
        for method, psnr in (("mine", own), ("theirs", other)):
            if psnr:
                row = {"case": case, "seed": 0, "method": method, "psnr": psnr}
                results.add(row | {"ssim": 0.9, "nrmse": 0.1})
    methods = {OURS: "mine", "full": "theirs"}
    print_table("Some", results, methods, ["a", "b", "c"], [0])
    told = capsys.readouterr().out
    assert "psnr 25.00, ssim 0.900, nrmse 0.100 on 3 stacks" in told
    assert "| -2.00 ± 1.00 | -3.00 b | +0.000 | +0.000 | 2 |" in told


def test_the_two_passes_and_their_fusion_are_the_engines(ours):
    assert np.allclose(ours.fused, 0.5 * (ours.xz + ours.yz), atol=1e-5)
    assert np.abs(ours.xz - ours.yz).max() > 1e-3


def test_arms_train_the_layers_that_they_say(ours, stack):
    random = run_of("random-layers", stack).choice
    assert set(random.layers) != set(ours.choice.layers)
    for choice in (ours.choice, random):
        assert 0.05 < choice.share <= RECIPE.trainable_share
    assert run_of("full", stack).choice.share == 1.0
    decoder = run_of("decoder-only", stack).choice
    assert decoder.layers
    assert all(name.split(".")[0] in ("decoders", "ups", "ending") for name in decoder.layers)


def test_an_untuned_network_has_taken_no_step(stack):
    untuned = run_of("untuned", stack)
    assert untuned.fused.shape == stack.grid.shape
    assert untuned.facts["steps"] == 0
    assert untuned.facts["error_after"] == untuned.facts["error_before"]


def test_pairs_without_noise_have_none(ours, stack):
    noisy, sharp = pairs_of(ours)
    clean, same = pairs_of(run_of("no-noise", stack))
    assert np.array_equal(sharp, same)
    finest = np.diff(noisy, n=2, axis=-1).std(), np.diff(clean, n=2, axis=-1).std()
    assert finest[0] > 1.02 * finest[1]


def test_planes_as_recorded_leave_their_noise_in_the_targets(ours, stack):
    _, estimated = pairs_of(ours)
    _, recorded = pairs_of(run_of("planes-as-recorded", stack))
    finest = np.diff(recorded, n=2, axis=-1).std(), np.diff(estimated, n=2, axis=-1).std()
    assert finest[0] > 1.1 * finest[1]


def test_the_range_of_blur_may_come_from_the_voxel_size_alone(ours, stack):
    assert ours.measured.reading.blur.measured is not None
    noisy, _ = pairs_of(ours)
    other, _ = pairs_of(run_of("prior-blur", stack))
    assert not np.allclose(noisy, other)


def test_the_family_of_blurs_may_be_gaussians_alone(ours, stack):
    gaussians = run_of("gaussian-only", stack).measured.training
    drawn, wanted = gaussians._degradation(48, np.random.default_rng(3)), []
    rng = np.random.default_rng(3)
    with chain.instead(AxialDegradation, "of", lambda *args, **named: wanted.append((args, named))):
        ours.measured.training._degradation(48, rng)
    ((length, step, _, *rest), named) = wanted[0]
    same = AxialDegradation.of(length, step, AxialShape.GAUSSIAN, *rest, **named)
    assert torch.equal(drawn.blur, same.blur)
    assert not np.allclose(pairs_of(run_of("gaussian-only", stack))[0], pairs_of(ours)[0])


def test_public_pairs_are_blurred_by_fixed_kernels_each_on_a_scale_of_its_own(stack):
    degraded, sharp = pairs_of(run_of("public", stack))
    for images in (degraded, sharp):
        assert np.allclose(images.max(axis=(1, 2, 3)), 1.0)
        assert np.allclose(images * 255, np.rint(images * 255), atol=1e-3)
    narrowest = ndimage.gaussian_filter1d(sharp[:, 0], SIGMAS[0], axis=1)
    assert degraded[:, degraded.shape[1] // 2].std() < 1.5 * narrowest.std()


def test_an_arm_whose_part_the_engine_does_not_use_is_no_arm():
    with (
        pytest.raises(RuntimeError, match="did not use"),
        chain.instead(chain.tuning, "choose_layers", chain.choose_layers),
    ):
        pass


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_truth_of_a_phantom_lies_on_its_grid(case):
    made = phantom(case, 0)
    depth, height, width = made.grid.shape
    assert depth <= DEPTH + 1
    assert height == width == min(EDGE, case.width)
    interpolated = Run(made, ARMS[OURS].tuning, RECIPE, 0).interpolated
    there = made.judge(interpolated)["psnr"]
    shifted = np.roll(interpolated, 3, axis=0), np.roll(interpolated, 3, axis=1)
    assert all(there > made.judge(volume)["psnr"] for volume in shifted)


def recorded(truth: np.ndarray, sigma: float, step: int, noise: float) -> np.ndarray:
    blurred = ndimage.gaussian_filter1d(truth, sigma, axis=0)[::step]
    light = 1000 + 20000 * blurred
    return light + np.random.default_rng(1).normal(0, noise, blurred.shape)


def test_planes_left_out_are_best_explained_by_the_truth():
    rng = np.random.default_rng(0)
    beads = (rng.random((97, 48, 48)) > 0.995).astype(np.float32)
    truth = ndimage.gaussian_filter(beads, 1.2)
    truth /= truth.max()
    raw = recorded(truth, 2.0, 3, 40.0)
    made = real.held_out_planes("made", raw, (0.3, 0.1, 0.1))
    assert made.raw.shape == (17, 48, 48)
    assert made.grid.shape == truth.shape
    right = made.judge(truth)
    for wrong in (np.roll(truth, 2, axis=0), ndimage.gaussian_filter1d(truth, 4.0, axis=0)):
        assert made.judge(wrong)["psnr"] < right["psnr"] - 1
        assert made.judge(wrong)["residual"] > right["residual"]
    assert made.judge(7 * truth + 3)["psnr"] == pytest.approx(right["psnr"], abs=1e-3)


def test_real_stacks_are_used_or_left_out_for_a_reason(genuine):
    reasons = {}
    for known in real.STACKS:
        try:
            made = real.specimen(known, genuine)
        except real.UnusableStackError as error:
            reasons[known.name] = str(error)
        else:
            assert len(made.raw) >= 8
            assert made.grid.anisotropy >= 2 * real.LEAST_ANISOTROPY
    assert reasons["Purkinje neuron"] == "its voxel size is not known"
    assert len(real.STACKS) - len(reasons) == 3


def test_a_stack_that_is_not_there_is_left_out(tmp_path):
    with pytest.raises(real.UnusableStackError, match="not there"):
        real.specimen(real.STACKS[0], tmp_path)
