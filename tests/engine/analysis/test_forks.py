"""Forks lie where the axes of the filaments meet, so that no length is lost there."""

import numpy as np
import pytest

from ssai3d_app.engine.analysis.filaments.forks import straightened
from ssai3d_app.engine.analysis.filaments.skeleton_graph import Branch, SkeletonGraph
from tests.engine.analysis.drawn import VOXEL, length, measured, numbers, tubes


def side_branch(angle, reach=30.0):
    """A filament along x, and a side branch that leaves it at an angle in degrees."""
    turn = np.deg2rad(angle)
    fork = np.array([24.0, 20.0, 44.0])
    trunk = np.array([[24.0, 20.0, 8.0], [24.0, 20.0, 84.0]])
    side = np.stack([fork, fork + reach * np.array([0.0, np.sin(turn), np.cos(turn)])])
    return trunk, side


@pytest.mark.parametrize("angle", [35, 50, 70, 90])
def test_a_side_branch_is_as_long_as_its_axis_whatever_its_angle(angle):
    lines = side_branch(angle)
    found = numbers(measured(tubes((48, 64, 92), lines, [3.0, 2.2])))
    assert (found["branch points"], found["tips"]) == (1, 3)
    assert found["total length"] == pytest.approx(VOXEL * sum(map(length, lines)), rel=0.01)


def test_all_branches_still_meet_in_one_place_on_the_axis():
    result = measured(tubes((48, 64, 92), side_branch(50), [3.0, 2.2]))
    (branches, *_) = result.tables
    ends = np.array([row[4:10] for row in branches.rows], dtype=float).reshape(-1, 2, 3)
    kinds = [row[2:4] for row in branches.rows]
    forks = [
        place
        for places, kind in zip(ends, kinds, strict=True)
        for place, what in zip(places, kind, strict=True)
        if what == "branch point"
    ]
    assert len(forks) == 3
    assert np.ptp(forks, axis=0) == pytest.approx((0, 0, 0), abs=1e-9)
    assert forks[0] == pytest.approx(VOXEL * np.array([24.0, 20.0, 44.0]), abs=1.0 * VOXEL)


def three_arms(headings, reach=30):
    """A graph of arms that meet in the origin; the axis of the last passes 2 voxels beside it."""
    lines = [np.arange(reach + 1.0)[:, None] * np.array(heading) for heading in headings]
    lines[-1][1:] += 2.0 * np.array(headings[0])
    nodes = {0: np.zeros(3)} | {n: line[-1] for n, line in enumerate(lines, 1)}
    graph = SkeletonGraph(nodes, [Branch((0, n), line) for n, line in enumerate(lines, 1)])
    return graph, lines, [np.full(len(line), 2.0) for line in lines]


def test_a_fork_moves_to_where_the_axes_meet():
    graph, lines, radii = three_arms([(0, 0, 1), (0, 0, -1), (0, 1, 0)])
    for line in straightened(graph, lines, radii):
        assert line[0] == pytest.approx((0, 0, 2), abs=0.5)


def test_a_fork_where_nothing_goes_straight_on_stays():
    turns = np.deg2rad([0, 120, 240])
    graph, lines, radii = three_arms([(0, np.sin(t), np.cos(t)) for t in turns])
    for before, after in zip(lines, straightened(graph, lines, radii), strict=True):
        np.testing.assert_array_equal(before, after)


def test_a_fork_with_a_branch_too_short_to_tell_stays():
    graph, lines, radii = three_arms([(0, 0, 1), (0, 0, -1), (0, 1, 0)])
    lines[2], radii[2] = lines[2][:9], radii[2][:9]
    for before, after in zip(lines, straightened(graph, lines, radii), strict=True):
        np.testing.assert_array_equal(before, after)


def test_where_no_width_is_known_a_fork_stays():
    graph, lines, radii = three_arms([(0, 0, 1), (0, 0, -1), (0, 1, 0)])
    unknown = [np.full(len(r), np.nan) for r in radii]
    for before, after in zip(lines, straightened(graph, lines, unknown), strict=True):
        np.testing.assert_array_equal(before, after)
