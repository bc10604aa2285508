"""Stacks beyond memory become fine where they are looked at, within one budget for all."""

from __future__ import annotations

import numpy as np
import pytest

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.voxel_budget import VoxelBudget
from ssai3d_app.ui.viewer.in_view import Fineness
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.selection import RestoredSelection
from ssai3d_app.ui.viewer.view_state import ViewMode
from tests.window.conftest import PATIENCE, MakeWindow, StackInMemory, some_stack
from tests.window.test_preview import budget_for

HERE = (4.0, 1.6, 2.4)
Z, Y, X = 8, 16, 24


@pytest.fixture
def image() -> StackInMemory:
    return some_stack((1, 1, 16, 128, 128))


@pytest.fixture
def window(qtbot, make_window: MakeWindow, open_in, image):
    """A stack of which only every second row and column is held, fine at the crosshair."""
    window = make_window(image)
    window.raw.reader.budget.nbytes = budget_for((16, 64, 64))
    open_in(window)
    window.state.move_crosshair(HERE)
    qtbot.waitUntil(lambda: not badges(window), timeout=PATIENCE)
    assert window.raw.volume.preview.stride == 2
    return window


def badges(window) -> dict[Cut, str]:
    panels = window.viewer.raw_view.panels
    return {cut: panel.badge for cut, panel in panels.items() if panel.badge}


def shown(window, cut: Cut):
    return window.raw.slice(cut, window.state.crosshair)


def test_slices_along_z_become_fine_where_the_crosshair_rests(window, image):
    stack = image.data[0, 0]
    assert np.array_equal(shown(window, Cut.XZ).values, stack[:, Y])
    assert np.array_equal(shown(window, Cut.YZ).values, stack[:, :, X].T)
    assert np.array_equal(shown(window, Cut.XY).values, stack[Z])
    assert image.readers == {"reader"}


def test_fine_slices_are_interpolated_like_those_of_a_stack_in_memory(
    qtbot, make_window, open_in, window, image
):
    whole = make_window(some_stack((1, 1, 16, 128, 128)))
    open_in(whole)
    for cut in (Cut.XZ, Cut.YZ):
        fine, expected = (w.raw.slice(cut, HERE, smooth=True) for w in (window, whole))
        assert np.array_equal(fine.values, expected.values)
        assert (fine.row_step, fine.column_step) == (expected.row_step, expected.column_step)


def test_only_what_is_in_view_is_read_and_it_lies_where_it_belongs(qtbot, window, image):
    image.boxes_read.clear()
    window.viewer.camera.look_at((4.0, 9.6, 9.6), 0.004)
    window.state.move_crosshair((4.0, 9.6, 9.6))
    qtbot.waitUntil(lambda: not badges(window), timeout=PATIENCE)
    for box, _ in image.boxes_read:
        assert all(side.stop - side.start < 128 for side in box[1:])
    piece = shown(window, Cut.XZ)
    first = round(piece.column_start / piece.column_step)
    assert piece.values.shape[1] < 128
    assert np.array_equal(piece.values, image.data[0, 0, :, 96, first:][:, : piece.values.shape[1]])


def test_the_badge_of_a_coarse_preview_stands_where_and_only_where_coarse_is_seen(
    qtbot, window, image
):
    image.gate.clear()
    window.state.move_crosshair((HERE[0], 5.0, HERE[2]))
    assert badges(window) == {Cut.XZ: texts.COARSE}
    window.state.move_crosshair(HERE)
    assert badges(window) == {}
    image.gate.set()
    window.state.move_crosshair((HERE[0], 5.0, HERE[2]))
    qtbot.waitUntil(lambda: not badges(window), timeout=PATIENCE)


def test_what_the_screen_cannot_show_finer_is_not_called_coarse_and_not_read(qtbot, window, image):
    window.viewer.camera.look_at(HERE, 0.5)
    image.boxes_read.clear()
    window.state.move_crosshair((HERE[0], 5.0, 7.0))
    assert badges(window) == {}
    qtbot.wait(150)
    assert image.boxes_read == []


def test_only_the_last_of_many_places_is_refined(qtbot, window, image):
    image.gate.clear()
    image.boxes_read.clear()
    for row in range(20, 100):
        window.state.move_crosshair((HERE[0], 0.1 * row, HERE[2]))
    image.gate.set()
    qtbot.waitUntil(lambda: not badges(window), timeout=PATIENCE)
    rows = {box[1].start for box, _ in image.boxes_read if box[1].stop - box[1].start == 1}
    assert rows == {99}


def test_scrubbing_through_planes_does_not_read_the_slices_along_z_again(qtbot, window, image):
    image.boxes_read.clear()
    for z in range(16):
        window.state.move_crosshair((0.5 * z, *HERE[1:]))
        qtbot.wait(5)
    qtbot.waitUntil(lambda: window.raw.volume.has_full(15), timeout=PATIENCE)
    assert image.boxes_read == []


def test_everything_held_stays_within_the_budget(qtbot, window, image):
    for row in range(10, 120, 10):
        window.state.move_crosshair((0.05 * row // 0.5 * 0.5, 0.1 * row, 0.1 * row))
        qtbot.waitUntil(lambda: not badges(window), timeout=PATIENCE)
        assert window.raw.volume.nbytes <= window.raw.reader.budget.nbytes


@pytest.fixture
def result() -> StackInMemory:
    return some_stack((1, 1, 32, 256, 256))


@pytest.fixture
def raw_beside_result(qtbot, make_window, open_in, tmp_path, result):
    """Two stacks of which one alone fills the memory."""
    image = some_stack((1, 1, 16, 256, 256))
    window = make_window(image)
    window.raw.reader.budget.nbytes = image.data.nbytes
    open_in(window)
    assert not window.raw.volume.is_coarse
    assert len(image.planes_read) == 16
    window.restored.reader._opener = lambda path: result
    request = RestoreRequest(path=tmp_path / "in.tif", output=tmp_path / "out.tif")
    window.restored.open(request.output, RestoredSelection(window.state, request, window.book))
    qtbot.waitUntil(
        lambda: (
            window.raw.volume.is_coarse
            and window.restored.volume is not None
            and window.restored.volume.is_measured
        ),
        timeout=PATIENCE,
    )
    qtbot.waitUntil(lambda: not badges(window), timeout=PATIENCE)
    return window, image


def test_a_result_takes_its_share_of_the_memory_from_the_raw_stack(raw_beside_result):
    window, image = raw_beside_result
    budget = window.raw.reader.budget
    assert window.restored.reader.budget is budget
    assert window.raw.volume.nbytes + window.restored.volume.nbytes <= budget.nbytes
    # What was in memory was thinned there; only the plane of the crosshair came anew.
    assert len(image.planes_read) <= 17


def test_a_picture_of_both_stacks_is_called_coarse_as_long_as_one_of_them_is(
    qtbot, raw_beside_result, result
):
    window, _ = raw_beside_result
    window.state.show_mode(ViewMode.SWIPE)
    panel = window.viewer.compared_view.panels[Cut.XZ]
    qtbot.waitUntil(lambda: not panel.badge, timeout=PATIENCE)
    result.gate.clear()
    window.state.move_crosshair((HERE[0], 5.0, HERE[2]))
    at = window.state.crosshair
    qtbot.waitUntil(lambda: window.raw.fineness(Cut.XZ, at) is Fineness.FULL, timeout=PATIENCE)
    assert panel.badge == texts.COARSE
    result.gate.set()
    qtbot.waitUntil(lambda: not panel.badge, timeout=PATIENCE)


class Holder:
    told = 0

    def shares_changed(self) -> None:
        self.told += 1


def shared_budget() -> tuple[VoxelBudget, Holder, Holder]:
    """100 bytes, and the two that share them."""
    budget, holders = VoxelBudget(100), (Holder(), Holder())
    for holder in holders:
        budget.join(holder)
    return budget, *holders


def test_the_budget_is_divided_so_that_the_small_is_whole_and_the_large_share_the_rest():
    budget, first, second = shared_budget()
    assert budget.claim(first, {"a": 90}) == {"a": 100}
    assert budget.spare() == 10
    assert budget.claim(second, {"b": 10, "c": 500}) == {"b": 33, "c": 45}
    assert (first.told, second.told) == (1, 0)
    assert budget.claim(first, {"a": 90}) == {"a": 45}
    assert budget.spare() == 0
    assert budget.claim(second, {}) == {}
    assert budget.claim(first, {"a": 90}) == {"a": 100}
    assert (first.told, second.told) == (1, 0)


def test_readers_of_stacks_of_one_size_do_not_take_memory_from_each_other_for_ever():
    budget, first, second = shared_budget()
    shares = budget.claim(first, {"a": 10}), budget.claim(second, {"b": 10})
    told = first.told, second.told
    for _ in range(3):
        budget.claim(first, {"a": 10})
        budget.claim(second, {"b": 10})
    assert (first.told, second.told) == told
    assert budget.claim(second, {"b": 10}) == shares[1]
