"""The grid convention: the first plane on the first, none beyond the last, no shift anywhere."""

import numpy as np
import pytest

from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.volume.grid import IsotropicGrid, cubic_interpolation, samples_within
from ssai3d_app.volume.scene import Channel, Scene, VoxelSize


def scene(shape=(1, 1, 11, 128, 128), voxel_size=(6.0, 0.3234, 0.3234)) -> Scene:
    return Scene(0, "s", "TCZYX", shape, "uint16", VoxelSize(*voxel_size), (Channel("a"),))


@pytest.mark.parametrize(
    ("shape", "voxel_size", "expected"),
    [
        ((1, 1, 11, 128, 128), (6.0, 0.3234, 0.3234), (186, 128, 128)),
        ((1, 2, 128, 23, 128), (0.1403, 0.2291, 0.1403), (128, 36, 128)),
        ((1, 1, 60, 1024, 1024), (0.4, 0.1, 0.1), (237, 1024, 1024)),
        ((1, 1, 10, 20, 20), (0.3, 0.1, 0.1), (28, 20, 20)),  # 0.3/0.1 is 2.999… in binary
    ],
)
def test_the_output_grid_holds_floor_of_the_extent_plus_one_planes(shape, voxel_size, expected):
    grid = IsotropicGrid.of(scene(shape, voxel_size))
    assert grid.shape == expected
    assert grid.voxel == min(voxel_size[1:])
    last = (expected[0] - 1) * grid.voxel
    assert last <= (shape[2] - 1) * voxel_size[0] + 1e-6 < last + grid.voxel + 1e-5


def test_an_unknown_voxel_size_is_named_and_never_guessed():
    with pytest.raises(UserError, match="along z is unknown") as caught:
        IsotropicGrid.of(scene(voxel_size=(None, 0.1, 0.1)))
    assert caught.value.status == ExitStatus.UNRESTORABLE_STACK


def test_interpolation_onto_the_same_grid_changes_nothing():
    assert np.array_equal(cubic_interpolation(9, 9, 1.0), np.eye(9, dtype=np.float32))


@pytest.mark.parametrize("ratio", [1.7, 3.0, 4.25])
def test_interpolation_keeps_constants_and_places_a_line_exactly(ratio):
    count = 12
    planes = samples_within(count, ratio, 1.0)
    matrix = cubic_interpolation(count, planes, 1.0 / ratio)
    assert np.allclose(matrix.sum(axis=1), 1.0, atol=1e-6)
    line = matrix @ np.arange(count, dtype=np.float32)
    inner = slice(int(2 * ratio), -int(2 * ratio))
    assert np.allclose(line[inner], (np.arange(planes) / ratio)[inner], atol=1e-4)


def test_raw_planes_stay_where_they_are_after_interpolation():
    raw = np.random.default_rng(0).random(10).astype(np.float32)
    fine = cubic_interpolation(10, 37, 0.25) @ raw
    assert np.allclose(fine[::4], raw, atol=1e-6)
