"""Raw against restored in one picture, looked at on the pixels of the screen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.comparing.difference import diverging_table
from ssai3d_app.ui.viewer.comparing.swipe_grip import WIDTH, SwipeGrip
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Levels, ViewMode
from tests.window.comparing import (
    interpolated,
    opener,
    raw_stack,
    restored_stack,
    show_both,
)
from tests.window.references import assert_looks_like, picture_of, similarity

BETWEEN_PLANES = (2.7, 2.4, 3.2)
ON_A_PLANE = (2.5, 2.4, 3.2)


@pytest.fixture
def compared(qtbot, make_window, open_in, tmp_path):
    """A window with both stacks, side by side, without crosshair, at a contrast set by hand."""
    window = make_window(opener(raw_stack(), restored_stack()))
    show_both(qtbot, window, open_in, tmp_path)
    window.state.show_crosshair(False)
    window.state.set_levels(Levels(0, 1400))
    window.state.move_crosshair(ON_A_PLANE)
    return window


def pictures(window, mode: ViewMode) -> dict[Cut, np.ndarray]:
    """What the panels of a mode show, without words."""
    window.state.show_mode(mode)
    QApplication.processEvents()
    viewer = window.viewer
    view = {ViewMode.RAW: viewer.raw_view, ViewMode.RESTORED: viewer.restored_view}.get(
        mode, viewer.compared_view
    )
    # The frame of the panel with the keys is no part of its picture.
    window.setFocus()
    return {cut: picture_of(panel) for cut, panel in view.panels.items()}


def test_swipe_shows_raw_left_and_restored_right_of_the_divider_to_the_pixel_in_all_panels(
    compared,
):
    raw, restored = pictures(compared, ViewMode.RAW), pictures(compared, ViewMode.RESTORED)
    for share in (0.31, 0.64):
        compared.viewer.compare.move_divider(share)
        for cut, swiped in pictures(compared, ViewMode.SWIPE).items():
            edge = round(share * swiped.shape[1])
            left, right = edge - WIDTH // 2 - 1, edge + WIDTH // 2 + 1
            assert np.array_equal(swiped[:, :left], raw[cut][:, :left]), (cut, share)
            assert np.array_equal(swiped[:, right:], restored[cut][:, right:]), (cut, share)
            # Both hold something there, and not the same.
            assert not np.array_equal(raw[cut][:, right:], restored[cut][:, right:])
            assert len(np.unique(swiped[:, :left])) > 10


def test_the_edge_between_raw_and_restored_lies_at_the_divider_and_nowhere_beside_it(compared):
    raw, restored = pictures(compared, ViewMode.RAW), pictures(compared, ViewMode.RESTORED)
    view = compared.viewer.compared_view
    compared.viewer.compare.move_divider(0.5)
    compared.state.show_mode(ViewMode.SWIPE)
    for grip in view.findChildren(SwipeGrip):
        grip.hide()
    compared.setFocus()
    for cut, panel in view.panels.items():
        swiped, edge = picture_of(panel), panel.divider
        assert np.array_equal(swiped[:, :edge], raw[cut][:, :edge])
        assert np.array_equal(swiped[:, edge:], restored[cut][:, edge:])


def test_the_divider_is_dragged_or_moved_with_the_arrow_keys_and_is_one_in_all_panels(
    qtbot, compared
):
    compared.state.show_mode(ViewMode.SWIPE)
    view, compare = compared.viewer.compared_view, compared.viewer.compare
    panel = view.panels[Cut.XZ]
    grip = panel.findChild(SwipeGrip)
    middle = QPoint(WIDTH // 2, 20)
    before = compared.state.crosshair
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(grip, middle + QPoint(40, 0))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=middle)
    dragged = compare.divider
    assert dragged == pytest.approx(0.5 + 40 / panel.width(), abs=2 / panel.width())
    assert grip.hasFocus()
    qtbot.keyClick(grip, Qt.Key.Key_Left)
    assert compare.divider == pytest.approx(dragged - 0.01)
    qtbot.keyClick(grip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert compare.divider == pytest.approx(dragged + 0.09)
    for _ in range(12):
        qtbot.keyClick(grip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert compare.divider == 1.0
    compare.move_divider(0.25)
    for other in view.panels.values():
        assert other.divider == round(0.25 * other.width())
        assert other.findChild(SwipeGrip).geometry().center().x() == other.divider
    # The stack itself was not pointed at.
    assert compared.state.crosshair == before


def test_the_divider_keeps_its_share_when_a_projection_takes_room(qtbot, compared):
    compared.state.show_mode(ViewMode.SWIPE)
    view = compared.viewer.compared_view
    before = view.panels[Cut.XY].width()
    view.show_projection(True)
    qtbot.waitUntil(lambda: view.panels[Cut.XY].width() != before, timeout=40_000)
    for panel in view.all_panels:
        assert panel.divider == round(0.5 * panel.width())
        assert panel.findChild(SwipeGrip).geometry().center().x() == panel.divider


def test_blinking_shows_raw_and_restored_in_turn_and_names_both(qtbot, compared):
    raw, restored = pictures(compared, ViewMode.RAW), pictures(compared, ViewMode.RESTORED)
    compare, panel = compared.viewer.compare, compared.viewer.compared_view.panels[Cut.XZ]
    compare.set_period(500)
    pictures(compared, ViewMode.BLINK)
    titles = set()
    for _ in range(2):
        with qtbot.waitSignal(compare.blinked, timeout=3000):
            pass
        expected = restored if compare.restored_is_up else raw
        assert np.array_equal(picture_of(panel), expected[Cut.XZ])
        titles.add(compared.viewer.compared_view.panels[Cut.XY].titles)
    assert len(titles) == 2
    for words in titles:
        assert all("Raw" in title and "predicted" in title for title in words)


def test_nothing_blinks_in_other_modes_or_out_of_sight(qtbot, compared):
    from ssai3d_app.ui.viewer.comparing.blinker import Blinker

    blinker = compared.viewer.compared_view.findChild(Blinker)
    assert not blinker.is_running
    compared.state.show_mode(ViewMode.BLINK)
    assert blinker.is_running
    compared.hide()
    assert not blinker.is_running
    compared.show()
    assert blinker.is_running
    compared.state.show_mode(ViewMode.SWIPE)
    assert not blinker.is_running


def test_without_a_rate_only_the_key_blinks(qtbot, compared):
    compare = compared.viewer.compare
    compare.set_period(None)
    qtbot.keyClick(compared, Qt.Key.Key_B)
    assert compared.state.mode is ViewMode.BLINK
    up = compare.restored_is_up
    qtbot.wait(1100)
    assert compare.restored_is_up is up
    qtbot.keyClick(compared, Qt.Key.Key_B)
    assert compare.restored_is_up is not up
    assert compared.state.mode is ViewMode.BLINK


def test_the_difference_is_restored_minus_raw_on_one_grid_in_colours_of_a_symmetric_range(compared):
    raw, restored = interpolated(raw_stack()), restored_stack().data[0, 0]
    compared.state.move_crosshair(BETWEEN_PLANES)
    z, y, x = compared.restored.index_at(BETWEEN_PLANES)
    compared.state.show_mode(ViewMode.DIFFERENCE)
    expected = restored.astype(np.float32) - raw
    panels = compared.viewer.compared_view.panels
    for cut, values in (
        (Cut.XY, expected[z]),
        (Cut.XZ, expected[:, y]),
        (Cut.YZ, expected[:, :, x].T),
    ):
        (layer,) = panels[cut].layers
        assert layer.slice.values == pytest.approx(values, abs=0.5)
        # Half the display range, the same to both sides.
        assert layer.levels == Levels(-700, 700)
    scale = compared.viewer.compared_view.difference_scale()
    assert [text for _, text in scale.marks] == ["−700", "0", "+700"]


def test_colours_of_the_difference_tell_more_from_less_and_are_dark_where_nothing_changed():
    table = diverging_table().astype(int)
    light = table @ [0.299, 0.587, 0.114]
    assert light.argmin() == 127
    assert np.all(np.diff(light[127:]) >= -0.5)
    assert np.all(np.diff(light[:128]) <= 0.5)
    assert light[0] == pytest.approx(light[-1], abs=12)
    # Blue against orange: apart for deuteranopes, who see red and green as one, in the blue alone.
    assert np.all(table[:100, 2] - table[:100, 0] > 60)
    assert np.all(table[155:, 0] - table[155:, 2] > 60)


def test_the_range_of_the_difference_is_chosen_by_hand_or_follows_the_contrast(compared):
    compared.state.show_mode(ViewMode.DIFFERENCE)
    options, panel = compared.comparing.options, compared.viewer.compared_view.panels[Cut.XY]
    options.range.setText("120")
    options.range.editingFinished.emit()
    assert panel.layers[0].levels == Levels(-120, 120)
    for odd in ("abc", "-5", "0", "nan", ""):
        options.range.setText(odd)
        options.range.editingFinished.emit()
        assert panel.layers[0].levels == Levels(-700, 700)
        assert options.range.text() == ""


def test_raw_is_interpolated_between_its_planes_or_the_nearest_plane_is_shown_and_it_says_so(
    compared,
):
    window, fair = compared, interpolated(raw_stack())
    z = window.restored.index_at(BETWEEN_PLANES)[0]
    window.state.move_crosshair(BETWEEN_PLANES)
    panel = window.viewer.raw_view.panels[Cut.XY]
    assert panel.layers[0].slice.values == pytest.approx(fair[z], abs=0.5)
    assert texts.RAW_HOW[True] in panel.titles[0]
    window.actions_.smooth.trigger()
    assert np.array_equal(panel.layers[0].slice.values, raw_stack().data[0, 0, 5])
    assert texts.RAW_HOW[False] in panel.titles[0]
    window.state.show_mode(ViewMode.SWIPE)
    (raw,) = window.viewer.compared_view.panels[Cut.XZ].layers
    y = window.restored.index_at(BETWEEN_PLANES)[1]
    nearest = np.floor(np.arange(56) / 5 + 0.5).astype(int)
    assert np.array_equal(raw.slice.values, raw_stack().data[0, 0][nearest, y])
    assert texts.RAW_HOW[False] in window.viewer.compared_view.panels[Cut.XY].titles[0]


def test_keys_choose_the_mode_and_leave_it_again(qtbot, compared):
    keys = {
        Qt.Key.Key_S: ViewMode.SWIPE,
        Qt.Key.Key_D: ViewMode.SIDE_BY_SIDE,
        Qt.Key.Key_B: ViewMode.BLINK,
        Qt.Key.Key_X: ViewMode.DIFFERENCE,
    }
    compared.state.show_mode(ViewMode.RAW)
    for key, mode in keys.items():
        qtbot.keyClick(compared, key)
        assert compared.state.mode is mode
        shown = {button.text() for button in compared.comparing.bar.buttons if button.isChecked()}
        assert len(shown) == 1
        qtbot.keyClick(compared, key)
        assert compared.state.mode is ViewMode.RESTORED


def test_modes_that_need_a_result_are_off_and_say_why(make_window, open_in):
    window = make_window(raw_stack())
    open_in(window)
    raw, *others = window.comparing.bar.buttons
    assert raw.isEnabled()
    assert raw.isChecked()
    for button in others:
        assert not button.isEnabled()
        assert texts.NO_RESULT_YET in button.toolTip()


@pytest.mark.parametrize(
    ("mode", "cut"),
    [(ViewMode.SWIPE, Cut.XZ), (ViewMode.DIFFERENCE, Cut.XZ), (ViewMode.DIFFERENCE, Cut.XY)],
)
def test_the_modes_look_as_their_references(compared, tmp_path, mode, cut):
    picture = reference_picture(compared, mode, cut)
    assert_looks_like(picture, f"{mode.name.lower()}_{cut.name.lower()}", tmp_path)


def test_a_picture_that_is_wrong_in_one_place_does_not_pass_for_its_reference(compared):
    right = reference_picture(compared, ViewMode.SWIPE, Cut.XZ)
    compared.viewer.compare.move_divider(0.53)
    moved = reference_picture(compared, ViewMode.SWIPE, Cut.XZ)
    exchanged = right[:, ::-1]
    hole = right.copy()
    hole[100:116, 150:166] = right.mean()
    for broken in (moved, exchanged, hole):
        assert similarity(broken, right) < 0.9
    slight = np.clip(right.astype(int) + 2, 0, 255).astype(np.uint8)
    assert similarity(slight, right) > 0.97


def reference_picture(window, mode: ViewMode, cut: Cut) -> np.ndarray:
    """A panel of 300 × 200 pixels at a fixed scale, so that the layout of the window is no part."""
    window.state.show_mode(mode)
    window.setFocus()
    panel = window.viewer.compared_view.panels[cut]
    panel.setGeometry(0, 0, 300, 200)
    window.viewer.camera.look_at((2.75, 2.35, 3.15), 0.03)
    panel.divide(round(window.viewer.compare.divider * 300) if mode is ViewMode.SWIPE else None)
    for grip in panel.findChildren(SwipeGrip):
        grip.follow()
    return picture_of(panel)
