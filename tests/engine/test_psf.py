"""Axial profiles from diffraction: width as asked for, nothing moved, nothing lost."""

import numpy as np
import pytest
import torch

from ssai3d_app.engine.degradation import AxialDegradation, NoiseModel
from ssai3d_app.engine.psf import (
    FWHM_PER_SIGMA,
    AxialShape,
    Microscope,
    blur_and_sample,
    diffraction_profile,
    profile,
)

FINE = np.linspace(-60, 60, 4801)


def full_width(values: np.ndarray) -> float:
    above = FINE[values > 0.5 * values.max()]
    return float(above[-1] - above[0])


@pytest.mark.parametrize("microscope", list(Microscope))
def test_a_diffraction_profile_has_the_width_that_is_asked_for(microscope):
    values = profile(diffraction_profile(microscope), 3.0, FINE)
    assert full_width(values) == pytest.approx(3.0 * FWHM_PER_SIGMA, rel=0.1)


@pytest.mark.parametrize("microscope", list(Microscope))
@pytest.mark.parametrize("aberration", [0.0, 0.3, -0.6])
@pytest.mark.parametrize("anisotropy", [1.0, 3.7])
def test_diffraction_never_moves_a_bead_by_a_twentieth_of_a_voxel(
    microscope, aberration, anisotropy
):
    length = 201
    z = np.arange(length)
    shifts = []
    for centre in np.arange(98.0, 103.0, 0.5):  # every phase against the sampling
        bead = np.exp(-0.5 * ((z - centre) / 2.0) ** 2).astype(np.float32)
        shape = diffraction_profile(microscope, aberration, 0.2)
        degrade = AxialDegradation.of(length, anisotropy, shape, 2.2, NoiseModel(0.0, 0.0))
        blurred = degrade(torch.from_numpy(bead)[:, None])[:, 0].numpy()
        shifts.append(float((blurred * z).sum() / blurred.sum()) - centre)
    assert abs(np.mean(shifts)) < 0.05


def test_spherical_aberration_makes_one_tail_the_longer():
    values = profile(diffraction_profile(Microscope.WIDEFIELD, 0.4), 3.0, FINE)
    mirrored = profile(diffraction_profile(Microscope.WIDEFIELD, -0.4), 3.0, FINE)
    lean = float((values * FINE**3).sum() / values.sum())
    assert abs(lean) > 5.0
    assert np.allclose(values, mirrored[::-1], atol=0.02 * values.max())


def test_a_confocal_microscope_gathers_less_light_far_from_focus_than_widefield():
    far = np.abs(FINE) > 2 * 3.0 * FWHM_PER_SIGMA
    shares = []
    for microscope in (Microscope.WIDEFIELD, Microscope.CONFOCAL):
        values = profile(diffraction_profile(microscope), 3.0, FINE)
        shares.append(values[far].sum() / values.sum())
    assert shares[1] < 0.5 * shares[0]


def test_a_blur_that_varies_with_depth_is_the_row_of_each_width():
    positions = np.array([10.0, 30.0])
    both = blur_and_sample(64, positions, AxialShape.GAUSSIAN, np.array([2.0, 5.0]))
    assert np.allclose(both[0], blur_and_sample(64, positions[:1], AxialShape.GAUSSIAN, 2.0)[0])
    assert np.allclose(both[1], blur_and_sample(64, positions[1:], AxialShape.GAUSSIAN, 5.0)[0])
