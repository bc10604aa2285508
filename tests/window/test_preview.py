"""Stacks beyond the memory budget: the coarse preview lies where the voxels do."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ssai3d_app.ui.opening import planes
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, VolumeKey
from ssai3d_app.ui.opening.preview import SHARE_OF_PREVIEW, preview_of
from ssai3d_app.volume.scene import Scene, VoxelSize
from tests.window.conftest import StackInMemory, some_stack

BRIGHT = (9, 21, 42)
STEPS = (0.5, 0.1, 0.1)


def budget_for(preview: tuple[int, int, int]) -> int:
    """Just enough memory for a preview of that shape, of 16 bits."""
    return math.ceil(math.prod(preview) * 2 / SHARE_OF_PREVIEW)


def mean_of(data: np.ndarray, factors: tuple[int, int, int]) -> np.ndarray:
    """The level that a microscope program stores: the mean of blocks."""
    z, y, x = factors
    t, c, planes, rows, columns = data.shape
    blocks = data.reshape(t, c, planes // z, z, rows // y, y, columns // x, x)
    return blocks.mean(axis=(3, 5, 7)).astype(data.dtype)


def one_bright_voxel(factors: tuple[int, int, int]) -> StackInMemory:
    image = some_stack((1, 1, 16, 48, 64), VoxelSize(*STEPS, "test metadata"))
    image.data[:] = 0
    image.data[0, 0, *BRIGHT] = 60_000
    image.coarser = (mean_of(image.data, factors),)
    return image


def length(side: slice) -> int:
    return side.stop - side.start


def brightest(piece) -> tuple[float, float]:
    """Where in µm (along rows, along columns) a slice is brightest."""
    row, column = np.unravel_index(np.argmax(piece.values), piece.values.shape)
    return (
        piece.row_start + row * piece.row_step,
        piece.column_start + column * piece.column_step,
    )


def places(window) -> dict[str, tuple[float, float]]:
    at = tuple(i * step for i, step in zip(BRIGHT, STEPS, strict=True))
    raw = window.raw
    smooth = {f"{cut} smooth": getattr(raw, cut)(at, True) for cut in ("xz", "yz")}
    boxes = {cut: getattr(raw, cut)(at, False) for cut in ("xz", "yz")}
    return {cut: brightest(piece) for cut, piece in (smooth | boxes | {"xy": raw.xy(at)}).items()}


@pytest.mark.parametrize("factors", [(1, 2, 2), (1, 4, 4), (2, 2, 2), (4, 4, 8)])
def test_a_bright_voxel_lies_in_a_level_of_the_file_where_it_lies_in_the_stack(
    qtbot, make_window, open_in, factors
):
    full = make_window(one_bright_voxel(factors))
    open_in(full)
    image = one_bright_voxel(factors)
    coarse = make_window(image)
    coarse.raw.reader.budget.nbytes = image.data.nbytes * 3 // 4
    open_in(coarse)
    assert not full.raw.volume.is_coarse
    assert coarse.raw.volume.is_coarse
    assert all(level or 1 in map(length, box) for box, level in image.boxes_read)
    within = {
        axis: f * step / 2 + 1e-9 for axis, f, step in zip("zyx", factors, STEPS, strict=True)
    }
    axes = {"xy": "yx", "xz": "zx", "yz": "yz", "xz smooth": "zx", "yz smooth": "yz"}
    expected, found = places(full), places(coarse)
    for cut, (row, column) in found.items():
        assert row == pytest.approx(expected[cut][0], abs=within[axes[cut][0]]), cut
        assert column == pytest.approx(expected[cut][1], abs=within[axes[cut][1]]), cut


def test_the_plane_of_the_crosshair_is_read_with_every_voxel_and_stays_so(
    qtbot, make_window, open_in
):
    image = some_stack((1, 1, 40, 48, 64))
    image.coarser = (mean_of(image.data, (2, 2, 2)),)
    window = make_window(image)
    window.raw.reader.budget.nbytes = budget_for(image.coarser[0].shape[2:])
    open_in(window)
    z = window.raw.index_at(window.state.crosshair)[0]
    # The first plane too, where the reader began before the crosshair was in the middle.
    assert image.planes_read[-1] == (0, 0, z)
    assert len(image.planes_read) <= 2
    assert len([level for _, level in image.boxes_read if level]) == 20
    assert np.array_equal(window.raw.xy(window.state.crosshair).values, image.data[0, 0, z])


def test_a_thinned_stack_keeps_the_plane_of_the_crosshair_fine(qtbot, make_window, open_in):
    image = some_stack((1, 1, 40, 64, 64))
    window = make_window(image)
    window.raw.reader.budget.nbytes = budget_for((40, 32, 32))
    open_in(window)
    assert window.raw.volume.preview.stride == 2
    assert window.raw.xy(window.state.crosshair).values.shape == (64, 64)


@pytest.mark.parametrize("levels", [True, False])
def test_planes_too_large_for_memory_are_never_read_whole(qtbot, make_window, open_in, levels):
    image = some_stack((1, 1, 6, 480, 640))
    image.data[:] = np.arange(480)[:, None] + np.arange(640)
    if levels:
        image.coarser = (mean_of(image.data, (1, 8, 8)),)
    window = make_window(image)
    window.raw.reader.budget.nbytes = image.data[0, 0, 0].nbytes
    open_in(window)
    assert not window.raw.volume.refines
    assert image.planes_read == []
    piece = window.raw.xy(window.state.crosshair)
    steps = (piece.row_step, piece.column_step)
    factor = 8 if levels else window.raw.volume.preview.stride
    assert factor > 1
    assert steps == pytest.approx((0.1 * factor, 0.1 * factor))
    rows = piece.row_start + np.arange(piece.values.shape[0]) * piece.row_step
    columns = piece.column_start + np.arange(piece.values.shape[1]) * piece.column_step
    expected = (rows[:, None] + columns) / 0.1
    assert np.abs(piece.values - expected).max() <= 1


def test_stripes_of_a_plane_are_thinned_like_the_whole(monkeypatch):
    monkeypatch.setattr(planes, "_STRIPE_BYTES", 64 * 2 * 10)
    image = some_stack((1, 1, 3, 61, 64))
    volume = LoadedVolume(VolumeKey(1, 0, 0, 0), image.scene, 61 * 64 * 2)
    assert not volume.refines
    assert volume.preview.stride == 3
    expected = volume.preview.thinned(image.data[0, 0, 1])
    assert np.array_equal(planes.preview_plane(image, volume, 1), expected)
    assert len(image.boxes_read) > 3


def scene_of(shape: tuple[int, int, int], *levels: tuple[int, int, int]) -> Scene:
    return Scene(0, "s", "TCZYX", (1, 1, *shape), "uint16", VoxelSize(), (), pyramid=levels)


def test_the_finest_level_that_fits_is_taken():
    scene = scene_of((10, 400, 400), (10, 200, 200), (10, 100, 100))
    assert preview_of(scene, 10 * 400 * 400 * 2).level == 0
    assert preview_of(scene, budget_for((10, 200, 200))).level == 1
    assert preview_of(scene, budget_for((10, 199, 200))).level == 2


def test_where_no_level_fits_planes_are_thinned_to_the_budget():
    scene = scene_of((10, 401, 300), (10, 201, 150))
    preview = preview_of(scene, budget_for((10, 50, 50)))
    assert preview.level == 0
    assert np.prod(preview.shape) * 2 <= 10 * 50 * 50 * 2
    thinned = preview.thinned(np.zeros((401, 300)))
    assert thinned.shape == preview.shape[1:]


def test_levels_of_odd_lengths_keep_their_whole_factors():
    scene = scene_of((5, 1001, 999), (5, 501, 499), (3, 251, 249))
    first = preview_of(scene, budget_for((5, 501, 499)))
    assert first.factors == (1.0, 2.0, 2.0)
    assert first.offsets == (0.0, 0.5, 0.5)
    assert preview_of(scene, budget_for((3, 251, 249))).factors == (2.0, 4.0, 4.0)


def test_every_voxel_belongs_to_the_element_that_was_made_of_it():
    preview = preview_of(scene_of((8, 12, 12), (4, 4, 6)), budget_for((4, 4, 6)))
    assert [preview.nearest(0, z) for z in range(8)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert [preview.nearest(1, y) for y in range(12)] == [y // 3 for y in range(12)]
    assert preview.nearest(2, 11) == 5
