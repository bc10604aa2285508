"""What is degraded stays in place, is blurred along one axis only, and noisy as the stack is."""

import numpy as np
import pytest
import torch

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.psf import AxialShape, blur_and_sample

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
