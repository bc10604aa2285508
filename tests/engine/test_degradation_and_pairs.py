"""Pairs are aligned, blurred along one axis only, and noisy as the stack is."""

import numpy as np
import pytest
import torch

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.pairs import PairMaker, select_patches
from ssai3d_app.engine.psf import AxialShape, blur_and_sample
from ssai3d_app.engine.sample import BlurRange

QUIET = NoiseModel(0.0, 0.0)


def centroid(column: np.ndarray) -> float:
    return float((column * np.arange(len(column))).sum() / column.sum())


@pytest.mark.parametrize("shape", list(AxialShape))
@pytest.mark.parametrize("anisotropy", [1.0, 2.6, 5.0])
def test_degrading_a_bead_never_moves_it_by_a_twentieth_of_a_voxel(shape, anisotropy):
    length = 161
    z = np.arange(length)
    shifts = []
    for centre in np.arange(70.0, 70.0 + 5.0, 0.5):  # every phase against the sampling
        bead = np.exp(-0.5 * ((z - centre) / 2.0) ** 2).astype(np.float32)
        degrade = AxialDegradation.of(
            length, anisotropy, shape, 0.8 * max(anisotropy, 2.0), QUIET, skew=0.6
        )
        blurred = degrade(torch.from_numpy(bead)[:, None])[:, 0].numpy()
        shifts.append(centroid(blurred) - centre)
    assert abs(np.mean(shifts)) < 0.05


@pytest.mark.parametrize("shape", list(AxialShape))
def test_blur_has_unit_sum_so_that_intensities_stay(shape):
    rows = blur_and_sample(64, 3.3 * np.arange(19), shape, 4.0, skew=-0.5)
    assert np.allclose(rows.sum(axis=1), 1.0)


def test_blur_runs_along_the_axial_axis_only():
    plane = torch.zeros(96, 96)
    plane[:, 40] = 1.0
    degrade = AxialDegradation.of(96, 4.0, AxialShape.GAUSSIAN, 3.0, QUIET)
    assert torch.allclose(degrade(plane), plane, atol=1e-5)
    across = plane.T.contiguous()
    assert not torch.allclose(degrade(across), across, atol=0.1)


def test_the_noise_of_a_pair_has_the_measured_gain_and_read_variance():
    noise = NoiseModel(gain=0.01, read_variance=0.0004)
    degrade = AxialDegradation.of(200, 2.0, AxialShape.GAUSSIAN, 1.0, noise)
    generator = torch.Generator().manual_seed(0)
    for level in (0.0, 0.5, 1.0):
        samples = degrade.sampled(torch.full((200, 400), level), generator)
        assert samples.var().item() == pytest.approx(0.01 * level + 0.0004, rel=0.05)


def make_pairs(height: int, width: int, anisotropy: float) -> PairMaker:
    rng = np.random.default_rng(0)
    planes = rng.random((3, height, width)).astype(np.float32)
    patches = np.stack([planes[place] for place in select_patches(planes, 10, rng, 128)])
    return PairMaker(patches[:, None], anisotropy, BlurRange(1.0, 3.0, None), QUIET)


def test_the_same_seed_makes_the_same_pairs():
    pairs = make_pairs(64, 64, 4.0)
    first = pairs.batch(4, np.random.default_rng(5))
    second = pairs.batch(4, np.random.default_rng(5))
    assert all(torch.equal(a, b) for a, b in zip(first, second, strict=True))


def test_a_narrow_stack_is_degraded_along_its_long_axis_only():
    pairs = make_pairs(23, 128, 4.0)
    rng = np.random.default_rng(1)
    assert {pairs.batch(1, rng)[0].shape[-2:] for _ in range(20)} == {(128, 23)}


def test_patches_are_taken_where_there_is_structure():
    planes = np.zeros((4, 256, 256), dtype=np.float32)
    planes[:, :64, :64] = np.random.default_rng(0).random((4, 64, 64))
    places = select_patches(planes, 200, np.random.default_rng(0), edge=64)
    with_structure = np.mean([planes[place].std() > 0 for place in places])
    by_chance = (64 / 193) ** 2
    assert with_structure > 2 * by_chance
