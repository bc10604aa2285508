import numpy as np
import pytest

from ssai3d_app.engine.analysis.labelling import connected, label_at, renumber
from ssai3d_app.engine.analysis.objects import measure_shapes
from ssai3d_app.engine.analysis.skeleton import skeleton_of
from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from tests.engine.analysis.balls import depth

VOXEL = 0.2


@pytest.mark.parametrize("radius", [4.3, 6.0, 9.7])
def test_a_ball_has_its_volume_and_surface_within_two_percent(radius):
    level = depth((30, 30, 30), (14.2, 14.9, 15.3), radius)
    (shape,) = measure_shapes((level > 0).astype(np.int32), level, VOXEL)
    um = radius * VOXEL
    assert shape.volume == pytest.approx(4 / 3 * np.pi * um**3, rel=0.02)
    assert shape.surface == pytest.approx(4 * np.pi * um**2, rel=0.02)
    assert shape.sphericity == pytest.approx(1, abs=0.02)
    assert shape.axis_ratio == pytest.approx(1, abs=0.04)
    assert shape.centre == pytest.approx((14.2 * VOXEL, 14.9 * VOXEL, 15.3 * VOXEL), abs=0.02)
    assert not shape.touches_border


def test_an_ellipsoid_has_the_ratio_of_its_axes():
    z, y, x = np.indices((26, 26, 46), dtype=np.float32)
    level = 1 - np.sqrt(((z - 13) / 6) ** 2 + ((y - 13) / 8) ** 2 + ((x - 23) / 18) ** 2)
    (shape,) = measure_shapes((level > 0).astype(np.int32), level, 1.0)
    assert shape.axis_ratio == pytest.approx(6 / 18, rel=0.02)
    assert shape.volume == pytest.approx(4 / 3 * np.pi * 6 * 8 * 18, rel=0.02)


def test_each_object_tells_its_own_share_of_flagged_voxels_and_whether_it_is_cut():
    level = np.maximum(depth((20, 20, 40), (6, 10, 2), 5), depth((20, 20, 40), (11, 10, 28), 6))
    labels = connected(level > 0)
    flagged = np.zeros(level.shape, dtype=bool)
    flagged[:, :, 28:] = True
    cut, whole = measure_shapes(labels, level, 1.0, flagged)
    assert (cut.untrusted, cut.touches_border) == (0.0, True)
    assert whole.untrusted == pytest.approx(0.5, abs=0.1)
    assert not whole.touches_border
    assert whole.volume == pytest.approx(4 / 3 * np.pi * 6**3, rel=0.02)


def test_measuring_stops_when_it_is_cancelled():
    source = CancellationSource()
    source.cancel()
    level = depth((9, 9, 9), (4, 4, 4), 3)
    with pytest.raises(JobCancelled):
        measure_shapes((level > 0).astype(np.int32), level, 1.0, token=source.token)


def test_labels_that_are_kept_are_numbered_without_gaps():
    labels = np.array([[[0, 1, 2, 3, 3]]], dtype=np.int32)
    assert renumber(labels, np.array([True, False, True, True])) == 2
    assert labels.ravel().tolist() == [0, 0, 1, 2, 2]


def test_a_place_beside_an_object_belongs_to_it_up_to_the_reach():
    labels = np.zeros((5, 5, 9), dtype=np.int32)
    labels[2, 2, 3] = 7
    beside = np.array([2.0, 2.0, 5.0])
    assert label_at(labels, np.array([2.2, 1.9, 3.4]), 0.0) == 7
    assert label_at(labels, beside, 2.0) == 7
    assert label_at(labels, beside, 1.5) == 0


@pytest.mark.parametrize("thick", [(2, 2), (4, 2), (4, 4), (2, 5)])
def test_a_straight_bar_of_any_thickness_keeps_its_skeleton(thick):
    mask = np.zeros((12, 12, 40), dtype=bool)
    mask[3 : 3 + thick[0], 3 : 3 + thick[1], 5:35] = True
    skeleton = skeleton_of(mask)
    assert 24 <= skeleton.sum() <= 30
    assert not (skeleton & ~mask).any()
