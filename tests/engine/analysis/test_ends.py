"""A filament's line ends where the axis of its rounded end does, however blurred it is."""

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from ssai3d_app.engine.analysis.filaments.ends import ended
from ssai3d_app.engine.analysis.filaments.local_background import Background
from tests.engine.analysis.drawn import tubes

RADIUS, FIRST, LAST = 2.0, 10.0, 50.0
SHAPE = (32, 32, 61)
AXIS = np.array([[16.0, 16.0, FIRST], [16.0, 16.0, LAST]])


def recorded(sigma):
    """A filament along x with rounded ends, 100 above a background of 20."""
    return 20 + 100 * gaussian_filter(tubes(SHAPE, [AXIS], [RADIUS]), sigma)


def line_to(last, first=FIRST):
    x = np.arange(first, last + 1)
    return np.stack([np.full(len(x), 16.0), np.full(len(x), 16.0), x], axis=1)


def end_of(volume, line, free=(False, True)):
    count = len(line)
    top = volume[16, 16, 30]
    tops, radii = np.full(count, top), np.full(count, radius_seen(volume))
    return ended(volume, Background.of(volume, 8.0), line, radii, tops, free)


def radius_seen(volume):
    """Where brightness falls to half across the filament."""
    across = volume[16, 16:, 30] - 20
    return float(np.interp(-0.5, -across / across[0], np.arange(len(across))))


@pytest.mark.parametrize("sigma", [0.5, 1.0, 1.5])
@pytest.mark.parametrize("reached", [46, 50, 52])
def test_a_line_too_short_or_too_long_ends_on_the_last_point_of_the_axis(sigma, reached):
    volume = recorded(sigma)
    assert end_of(volume, line_to(reached))[-1] == pytest.approx((16, 16, LAST), abs=0.2)


@pytest.mark.parametrize("reached", [45, 48])
def test_a_line_that_turns_aside_at_its_end_is_led_straight_on(reached):
    line = line_to(reached)
    aside = line[-1] + np.array([[0, 0.7, 0.7], [0, 1.7, 0.9], [0, 2.7, 0.8], [0, 3.7, 0.6]])
    ends = end_of(recorded(1.0), np.concatenate([line, aside]))
    assert ends[-1] == pytest.approx((16, 16, LAST), abs=1.2)
    assert ends[-1, 2] == pytest.approx(LAST, abs=0.6)


def test_both_ends_are_found_and_an_end_that_is_not_free_stays():
    volume = recorded(1.0)
    both = end_of(volume, line_to(46, first=14), (True, True))
    assert both[[0, -1], 2] == pytest.approx((FIRST, LAST), abs=0.2)
    first = end_of(volume, line_to(46, first=14), (True, False))
    assert first[[0, -1], 2] == pytest.approx((FIRST, 46), abs=0.2)


def test_a_filament_that_leaves_the_stack_ends_at_its_border():
    volume = recorded(1.0)[..., :41]
    assert end_of(volume, line_to(36))[-1, 2] == pytest.approx(40, abs=0.2)


def test_where_the_edge_is_not_seen_whole_nothing_is_added_for_blur():
    beside = np.maximum(recorded(1.0), 50.0)
    top, line, level = beside[16, 16, 30], line_to(46), Background(np.full((1, 1, 1), 20.0), 16)
    half = np.interp(-0.5, -(beside[16, 16, 46:] - 20) / (top - 20), np.arange(46, 61))
    tops, radii = np.full(len(line), top), np.full(len(line), 1.75)
    found = ended(beside, level, line, radii, tops, (False, True))
    assert found[-1, 2] == pytest.approx(half - 1.75, abs=0.02)


def test_a_line_without_a_radius_stays():
    volume = recorded(1.0)
    line = line_to(46)
    nothing = np.full(len(line), np.nan)
    level = Background.of(volume, 8.0)
    found = ended(volume, level, line, nothing, np.full(len(line), 120.0), (True, True))
    np.testing.assert_array_equal(found, line)
