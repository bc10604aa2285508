"""Filaments that pass each other closely are told apart, and those that are joined are not."""

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from ssai3d_app.engine.analysis.filaments.gaps import Gaps
from tests.engine.analysis.drawn import measured, numbers, tubes

SHAPE = (80, 64, 64)
RADIUS = 2.6
ALONG_X = np.array([[28.0, 32.0, 11.0], [28.0, 32.0, 53.0]])


def found(lines, brightness=None):
    """Branch points and tips of tubes, blurred a little and with a little noise."""
    volume = np.zeros(SHAPE, dtype=np.float32)
    for line, bright in zip(lines, brightness or [1.0] * len(lines), strict=True):
        volume = np.maximum(volume, bright * tubes(SHAPE, [line], [RADIUS]))
    volume = gaussian_filter(volume, 0.7)
    volume += np.random.default_rng(1).normal(0, 0.03, SHAPE).astype(np.float32)
    given = numbers(measured(volume))
    return given["branch points"], given["tips"]


def crossing(distance):
    """Two straight lines, one a distance above the other, across it."""
    return [ALONG_X, np.array([[28.0 + distance, 12.0, 24.0], [28.0 + distance, 52.0, 40.0]])]


def side_branch(first):
    """A line along x, and one that springs from it, or begins above it."""
    return [ALONG_X, np.array([[28.0 + first, 32.0, 32.0], [66.0, 36.0, 34.0]])]


@pytest.mark.parametrize("distance", [7.5, 9.0])
def test_two_filaments_that_cross_with_a_gap_between_them_have_no_branch_point(distance):
    assert found(crossing(distance)) == (0, 4)


def test_without_looking_for_gaps_they_would_have(monkeypatch):
    monkeypatch.setattr(Gaps, "cut", lambda self, graph: None)
    assert found(crossing(8.0))[0] > 0


def test_two_filaments_that_touch_are_joined():
    assert found(crossing(4.0))[0] > 0


def test_a_filament_that_ends_before_another_is_none_of_its_branches():
    assert found(side_branch(8.5)) == (0, 4)


@pytest.mark.parametrize("dim", [1.0, 0.6, 0.3])
def test_a_side_branch_is_one_however_dim(dim):
    assert found(side_branch(0.0), [1.0, dim]) == (1, 3)
