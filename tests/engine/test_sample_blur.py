"""The extra axial blur is found in stacks whose blur is known."""

import numpy as np
import pytest
from scipy import ndimage

from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.sample import measure_axial_blur, plausible_blur


@pytest.mark.parametrize(("anisotropy", "sigma"), [(4, 3.0), (3, 2.0), (1, 2.5)])
def test_the_extra_axial_blur_is_found_within_a_third(anisotropy, sigma):
    rng = np.random.default_rng(1)
    truth = ndimage.gaussian_filter(rng.standard_normal((192, 96, 96)), 1.2, mode="wrap")
    blurred = ndimage.gaussian_filter1d(truth, sigma, axis=0, mode="wrap")[::anisotropy]
    axial = blurred.reshape(len(blurred), -1).T.astype(np.float32)
    lateral = blurred.reshape(-1, 96).astype(np.float32)
    found = measure_axial_blur(axial, lateral, float(anisotropy), NoiseModel(0.0, 1e-7))
    assert found == pytest.approx(sigma, rel=0.33)


def test_a_stack_that_is_isotropic_already_is_recognised():
    rng = np.random.default_rng(2)
    truth = ndimage.gaussian_filter(rng.standard_normal((96, 96, 96)), 1.5, mode="wrap")
    axial = truth.reshape(96, -1).T.astype(np.float32)
    lateral = truth.reshape(-1, 96).astype(np.float32)
    measured = measure_axial_blur(axial, lateral, 1.0, NoiseModel(0.0, 1e-7))
    assert plausible_blur(1.0, 96, measured).already_isotropic


def test_few_planes_leave_the_blur_to_the_voxel_ratio():
    blur = plausible_blur(4.0, 8, measured=2.0)
    assert blur.measured is None
    assert (blur.smallest, blur.largest) == pytest.approx((1.2, 4.0))


def test_there_is_always_one_best_width_within_the_range():
    assert plausible_blur(4.0, 40, None).best == pytest.approx((1.2 * 4.0) ** 0.5)
    assert plausible_blur(4.0, 40, measured=2.0).best == pytest.approx(2.0)
    unphysical = plausible_blur(4.0, 40, measured=60.0)
    assert unphysical.best == unphysical.largest
