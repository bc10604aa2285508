"""Smoothing, against the library that defines it."""

import numpy as np
import pytest
from scipy import ndimage

from ssai3d_app.engine.smoothing import gaussian, gaussian_slope

SCIPY_NAMES = {"edge": "nearest", "symmetric": "reflect"}


@pytest.fixture
def volume():
    return np.random.default_rng(3).gamma(2.0, 50.0, (7, 20, 33)).astype(np.float32)


@pytest.mark.parametrize("beyond", SCIPY_NAMES)
@pytest.mark.parametrize("sigma", [0.7, 2.0, (0, 1.5, 1.5), (3.0, 0, 0.5)])
def test_volumes_are_smoothed_as_scipy_does(volume, sigma, beyond):
    expected = ndimage.gaussian_filter(volume, sigma, mode=SCIPY_NAMES[beyond])
    smooth = gaussian(volume, sigma, beyond)
    assert smooth.dtype == np.float32
    np.testing.assert_allclose(smooth, expected, rtol=2e-6)


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("beyond", SCIPY_NAMES)
def test_slopes_are_those_of_scipy_also_where_the_kernel_is_longer_than_the_axis(
    volume, axis, beyond
):
    expected = ndimage.gaussian_filter1d(volume, 1.3, axis=axis, order=1, mode=SCIPY_NAMES[beyond])
    np.testing.assert_allclose(
        gaussian_slope(volume, 1.3, axis, beyond), expected, atol=2e-5 * volume.max()
    )


def test_what_is_smoothed_along_no_axis_stays_as_it_is(volume):
    np.testing.assert_array_equal(gaussian(volume, (0, 0, 0)), volume)
    np.testing.assert_array_equal(gaussian(volume, 0), volume)


def test_a_plane_is_smoothed_as_a_volume_of_one(volume):
    np.testing.assert_allclose(
        gaussian(volume[0], 2.0), gaussian(volume[:1], (0, 2.0, 2.0))[0], rtol=1e-6
    )


def test_sigmas_that_do_not_fit_the_axes_are_refused(volume):
    with pytest.raises(ValueError, match="zip"):
        gaussian(volume, (1.0, 1.0))
