"""What the pairs show as sharp: less noise than the planes, as fine, and judged by planes apart."""

import numpy as np
import pytest
import torch
from scipy import ndimage

from ssai3d_app.engine.adaptation import MeasuredChannel, estimate_of
from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from ssai3d_app.engine.pairs import PlaneCrop, held_out_patches, plan_crops, read_crops
from ssai3d_app.engine.preparation import StagedChannel, sampled_planes
from ssai3d_app.engine.recipe import PRESETS, Recipe
from ssai3d_app.engine.scale import IntensityScale
from ssai3d_app.formats.scratch import ScratchFolder
from ssai3d_app.volume.grid import IsotropicGrid
from tests.phantoms import neurites, record

CPU = torch.device("cpu")
NEVER = CancellationSource().token
RECIPE = Recipe(tuning_steps=12, batch_size=2, patch_size=64)
BESIDE = 2


@pytest.fixture
def staging(tmp_path):
    """Makes staged channels of raw stacks."""
    with ScratchFolder(tmp_path / "scratch") as scratch:
        numbers = iter(range(100))

        def stage(raw: np.ndarray) -> StagedChannel:
            volume = scratch.volume(f"raw{next(numbers)}", raw.shape)
            volume.write((slice(None),) * 3, raw.astype(np.float32))
            return StagedChannel(volume, IntensityScale.of(raw), 0.0)

        yield stage


def measured(staged: StagedChannel, anisotropy: float, seed: int = 0) -> MeasuredChannel:
    grid = IsotropicGrid(staged.volume.shape, (0.1 * anisotropy, 0.1, 0.1))
    estimate = estimate_of(RECIPE, anisotropy, CPU, NEVER)
    return MeasuredChannel.of(staged, grid, RECIPE, BESIDE, np.random.default_rng(seed), estimate)


def error_at(planes: np.ndarray, truth: np.ndarray, finest: float, coarsest: float) -> float:
    """Error after the best fit, of structure between two sizes (sigma, voxels)."""
    slope, offset = np.polyfit(planes.ravel().astype(float), truth.ravel(), 1)
    difference = slope * planes + offset - truth
    fine, coarse = (
        ndimage.gaussian_filter(difference, (0, sigma, sigma)) for sigma in (finest, coarsest)
    )
    return float(np.sqrt(np.mean((fine - coarse) ** 2)))


def test_targets_hold_less_noise_than_the_planes_and_are_as_fine():
    recording = record(neurites((45, 64, 64), seed=3), anisotropy=4, seed=4, photons=40.0)
    scaled = IntensityScale.of(recording.raw).scaled(recording.raw)
    estimated = estimate_of(RECIPE, 4.0, CPU, NEVER)(0.12, scaled)
    truth = recording.truth[::4]
    assert estimated.shape == truth.shape
    for finest, coarsest in ((0.0, 0.7), (0.7, 1.5), (1.5, 4.0)):
        assert error_at(estimated, truth, finest, coarsest) < 0.7 * error_at(
            scaled, truth, finest, coarsest
        )
    # Smoothing would pass for less noise, but not for the finest structure.
    smoothed = ndimage.gaussian_filter(scaled, (0, 1, 1))
    assert error_at(estimated, truth, 0.0, 1.0) < 0.85 * error_at(smoothed, truth, 0.0, 1.0)


def test_what_is_computed_for_the_targets_is_computed_the_same_again(staging):
    staged = staging(record(neurites((29, 48, 48), seed=1), anisotropy=4, seed=2).raw)
    first, again = (measured(staged, 4.0) for _ in range(2))
    for one, other in ((first.training, again.training), (first.judging, again.judging)):
        batches = [pairs.batch(4, np.random.default_rng(5)) for pairs in (one, other)]
        assert all(torch.equal(a, b) for a, b in zip(*batches, strict=True))


@pytest.mark.parametrize("shape", [(4, 16, 16), (8, 64, 64), (5, 20, 90)])
def test_tiny_and_nearly_empty_stacks_make_finite_pairs(staging, shape):
    raw = np.full(shape, 100, dtype=np.uint16)
    raw[1, 3:6, 4:8] = 900
    channel = measured(staging(raw), 4.0)
    for pairs in (channel.training, channel.judging):
        degraded, sharp = pairs.batch(2, np.random.default_rng(0))
        assert degraded.shape[1] == 2 * BESIDE + 1
        assert degraded.isfinite().all()
        assert sharp.isfinite().all()


def test_crops_lie_where_there_is_structure_and_hold_their_own_planes(staging):
    raw = np.zeros((12, 160, 160), dtype=np.uint16)
    raw[:, 90:150, 10:70] = np.random.default_rng(0).integers(1000, size=(12, 60, 60))
    raw += np.arange(12, dtype=np.uint16)[:, None, None]
    staged = staging(raw)
    rng = np.random.default_rng(1)
    plan = plan_crops(raw.shape, 4.0, RECIPE)
    seen = []

    def remember(planes: np.ndarray) -> np.ndarray:
        seen.append(planes)
        return planes + 1.0

    crops = read_crops(staged, plan, 4.0, sampled_planes(staged, rng), rng, remember)
    assert len(crops) == plan.count == len(seen)
    for crop, planes in zip(crops, seen, strict=True):
        assert np.array_equal(crop.planes, planes + 1.0)
        assert planes.std() > 0.5 * staged.scaled((slice(None),) * 3).std()
        numbers = np.arange(crop.first, crop.first + len(planes))
        darkest = staged.scale.scaled(numbers.astype(np.float32))
        assert np.allclose(planes.min(axis=(1, 2)), darkest, atol=1e-6)


def test_planes_above_and_below_stand_beside_a_patch_and_ends_repeat():
    planes = np.arange(9, dtype=np.float32)[:, None, None] * np.ones((9, 16, 16), np.float32)
    crop = PlaneCrop(planes, 0, range(9))
    assert crop.between(4, 2)[:, 0, 0].tolist() == [2, 3, 4, 5, 6]
    assert crop.between(0, 2)[:, 0, 0].tolist() == [0, 0, 0, 1, 2]
    assert crop.between(8, 1)[:, 0, 0].tolist() == [7, 8, 8]


def test_planes_that_judge_teach_nothing_in_any_crop():
    def crop(first: int) -> PlaneCrop:
        levels = np.arange(first, first + 12, dtype=np.float32)
        return PlaneCrop(
            levels[:, None, None] * np.ones((12, 16, 16), np.float32), first, range(12)
        )

    crops = [crop(0), crop(4), crop(6)]
    judging, teaching = held_out_patches(crops, 1, 0.2, np.random.default_rng(0))
    judges, teaches = ({float(patch[1, 0, 0]) for patch in part} for part in (judging, teaching))
    assert not judges & teaches
    assert judges | teaches == set(range(18))
    assert len(judges) == round(0.2 * 18)
    assert len(judging) + len(teaching) == 36


@pytest.mark.parametrize("preset", list(PRESETS))
@pytest.mark.parametrize("anisotropy", [1.0, 4.0, 12.0])
def test_the_estimate_costs_a_fraction_of_the_tuning(preset, anisotropy):
    recipe = PRESETS[preset]
    plan = plan_crops((500, 2048, 2048), anisotropy, recipe)
    planes, height, width = plan.size
    passes = plan.count * 2 * (planes * anisotropy + 32) * height * width
    tuning = 4 * recipe.tuning_steps * recipe.batch_size * recipe.patch_size**2
    assert plan.count >= 1
    assert passes < 0.35 * tuning
    assert plan.count * planes >= 8


def test_a_stack_no_larger_than_a_crop_is_taken_once():
    plan = plan_crops((8, 64, 64), 4.0, PRESETS["best"])
    assert plan.count == 1
    assert plan.size == (8, 64, 64)


def test_an_estimate_is_stopped_when_the_job_is():
    source = CancellationSource()
    source.cancel()
    estimate = estimate_of(RECIPE, 4.0, CPU, source.token)
    with pytest.raises(JobCancelled):
        estimate(0.05, np.zeros((4, 16, 16), dtype=np.float32))
