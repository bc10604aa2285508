"""Widths of peaks in profiles whose widths are known."""

from __future__ import annotations

import numpy as np
import pytest

from ssai3d_app.ui.viewer.measuring.peak import NoPeak, Peak, peak_of

PLACES = np.arange(0.0, 20.0, 0.1)


def gaussian(centre: float, sigma: float, height: float = 1000.0) -> np.ndarray:
    return height * np.exp(-((PLACES - centre) ** 2) / (2 * sigma**2))


@pytest.mark.parametrize("sigma", [0.3, 0.85, 2.0])
@pytest.mark.parametrize("background", [0.0, 100.0, 5000.0])
def test_a_gaussian_is_as_wide_as_its_sigma_says(sigma, background):
    peak = peak_of(PLACES, gaussian(8.37, sigma) + background)
    assert isinstance(peak, Peak)
    assert peak.width == pytest.approx(2.3548 * sigma, rel=0.02)
    assert peak.position == pytest.approx(8.37, abs=0.05)
    assert peak.background == pytest.approx(background, abs=2.0)


def test_the_width_is_counted_over_the_background_beside_the_peak_and_not_over_zero():
    peak = peak_of(PLACES, gaussian(8.0, 1.0, height=100.0) + 1000.0)
    assert isinstance(peak, Peak)
    assert peak.height == pytest.approx(100.0, rel=0.01)
    assert peak.width == pytest.approx(2.3548, rel=0.02)


def test_two_resolved_peaks_have_no_single_width():
    assert peak_of(PLACES, gaussian(6, 0.8) + gaussian(14, 0.8)) is NoPeak.SEVERAL
    # Closer: the valley between them lies above half height, but can be seen.
    assert peak_of(PLACES, gaussian(8, 0.8) + gaussian(10.2, 0.8)) is NoPeak.SEVERAL


def test_a_peak_at_the_end_of_the_line_and_a_flat_profile_have_no_width():
    assert peak_of(PLACES, gaussian(0.0, 2.0)) is NoPeak.CUT_OFF
    assert peak_of(PLACES, gaussian(19.9, 2.0)) is NoPeak.CUT_OFF
    assert peak_of(PLACES, np.full_like(PLACES, 7.0)) is NoPeak.FLAT


def test_places_outside_the_stack_are_left_out():
    values = gaussian(8.0, 1.0)
    values[:20] = np.nan
    peak = peak_of(PLACES, values)
    assert isinstance(peak, Peak)
    assert peak.width == pytest.approx(2.3548, rel=0.02)
