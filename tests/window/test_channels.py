"""Channels: which are shown, in what colour, and on which the contrast acts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ssai3d_app.ui.viewer.channels.colors import PALETTE, default_colors
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Levels
from ssai3d_app.volume.scene import Channel
from tests.window.conftest import PATIENCE, StackInMemory, some_stack


def stack_of(count: int = 3, **told) -> StackInMemory:
    """Channels that are bright in a stripe of their own, and all in the last one."""
    image = some_stack((1, count, 12, 48, 64))
    image.data[:] = 0
    for channel in range(count):
        image.data[:, channel, ..., 8 * channel : 8 * channel + 8] = 1000
    image.data[..., 56:] = 1000
    image.told = told
    return image


@pytest.fixture
def window(qtbot, make_window, open_in):
    made = make_window(stack_of())
    open_in(made)
    all_there(qtbot, made)
    made.state.show_crosshair(False)
    return made


def all_there(qtbot, window) -> None:
    qtbot.waitUntil(
        lambda: all(
            volume is not None and volume.is_measured
            for volume in map(window.raw.volume_of, window.state.shown_channels)
        ),
        timeout=PATIENCE,
    )


def color_in(window, stripe: int, cut: Cut = Cut.XY) -> str:
    """The colour on the screen in the middle of a stripe of eight columns."""
    panel = window.viewer.raw_view.panels[cut]
    picture = panel.grab().toImage()
    axes = {0: 3.0, 1: 2.4, 2: (8 * stripe + 3.5) * 0.1}
    at = panel.to_pixel(axes) * picture.devicePixelRatio()
    return picture.pixelColor(round(at.x()), round(at.y())).name().upper()


@pytest.mark.parametrize("cut", [Cut.XY, Cut.XZ])
def test_all_channels_are_seen_at_once_and_their_colours_add_up(window, cut):
    for channel in range(3):
        window.state.looks.change({channel: {"levels": Levels(0, 1000)}})
    assert window.state.shown_channels == (0, 1, 2)
    found = [color_in(window, stripe, cut) for stripe in (0, 1, 2, 3, 7)]
    assert found == ["#00FFFF", "#FF00FF", "#FFFF00", "#000000", "#FFFFFF"]


def test_keys_1_to_4_show_and_hide_channels_and_the_last_one_stays(qtbot, window):
    panel = window.viewer.raw_view.panels[Cut.XY]
    qtbot.keyClick(panel, Qt.Key.Key_2)
    assert window.state.shown_channels == (0, 2)
    assert color_in(window, 1) == "#000000"
    qtbot.keyClick(panel, Qt.Key.Key_1)
    assert window.state.shown_channels == (2,)
    assert window.state.channel == 2, "the contrast acts on what is seen"
    qtbot.keyClick(panel, Qt.Key.Key_3)
    assert window.state.shown_channels == (2,)
    qtbot.keyClick(panel, Qt.Key.Key_4)
    assert window.state.shown_channels == (2,), "there is no channel 4"
    qtbot.keyClick(panel, Qt.Key.Key_2)
    assert window.state.shown_channels == (1, 2)


def test_c_selects_the_next_channel_that_is_seen(qtbot, window):
    panel = window.viewer.raw_view.panels[Cut.XY]
    qtbot.keyClick(panel, Qt.Key.Key_2)
    qtbot.keyClick(panel, Qt.Key.Key_C)
    assert window.state.channel == 2
    qtbot.keyClick(panel, Qt.Key.Key_C)
    assert window.state.channel == 0
    assert window.viewer.channels.strip.chips[0].name.isChecked()


def test_shift_c_shows_one_channel_alone_and_c_then_walks_through_all(qtbot, window):
    panel = window.viewer.raw_view.panels[Cut.XY]
    qtbot.keyClick(panel, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert window.state.shown_channels == (0,)
    qtbot.keyClick(panel, Qt.Key.Key_C)
    assert window.state.shown_channels == (1,)
    qtbot.keyClick(panel, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert window.state.shown_channels == (0, 1, 2)


def test_chips_show_hide_select_and_colour_their_channel(qtbot, window):
    chips = window.viewer.channels.strip.chips
    assert [chip.name.text() for chip in chips] == ["Channel 0", "Channel 1", "Channel 2"]
    chips[1].shown.click()
    assert window.state.shown_channels == (0, 2)
    assert not chips[1].shown.isChecked()
    chips[2].name.click()
    assert window.state.channel == 2
    assert chips[2].name.isChecked()
    assert not chips[0].name.isChecked()
    orange = next(a for a in chips[2].name.menu().actions() if a.text() == "Orange")
    orange.trigger()
    window.state.looks.change({2: {"levels": Levels(0, 1000)}})
    assert color_in(window, 2) == "#FF9000"
    assert orange.isChecked()
    chips[2].name.menu().actions()[-1].trigger()
    assert color_in(window, 2) == "#FFFF00", "automatic again"


def test_the_last_chip_cannot_be_switched_off(window):
    chips = window.viewer.channels.strip.chips
    for chip in chips:
        chip.shown.click()
    assert window.state.shown_channels == (2,)
    assert [chip.shown.isChecked() for chip in chips] == [False, False, True]


def test_a_stack_of_one_channel_is_grey_and_has_no_chips(make_window, open_in):
    window = make_window(stack_of(1))
    open_in(window)
    assert not window.viewer.channels.strip.isVisible()
    assert window.state.looks.of(0).color is None
    assert not window.viewer.channels.does.solo.isEnabled()


def test_files_with_many_channels_are_begun_one_at_a_time(qtbot, make_window, open_in):
    window = make_window(stack_of(7))
    open_in(window)
    assert window.state.shown_channels == (0,)
    window.viewer.channels.strip.chips[6].shown.click()
    assert window.state.shown_channels == (0, 6)
    all_there(qtbot, window)
    last = window.viewer.channels.strip.chips[6]
    last.name.setFocus()
    assert last.visibleRegion().boundingRect().width() > 0.9 * last.width()


def test_hidden_channels_are_not_read(qtbot, make_window, open_in):
    image = stack_of(7)
    window = make_window(image)
    open_in(window)
    assert {channel for _, channel, _ in image.planes_read} == {0}


def test_the_colours_of_the_file_are_used(make_window, open_in):
    channels = (Channel("DAPI", "#0000FF"), Channel("GFP", "#00FF80"), Channel("TRITC"))
    window = make_window(stack_of(3, channels=channels))
    open_in(window)
    colors = [window.state.looks.of(n).color for n in range(3)]
    assert colors[:2] == ["#0000FF", "#00FF80"]
    assert colors[2] in PALETTE


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((None, None), ("#FF00FF", "#00FF00")),
        (("#FFFFFF", "#ffffff"), ("#FF00FF", "#00FF00")),
        (("#000000", "#00FF00"), ("#FF00FF", "#00FF00")),
        (("no colour", "#FF00FF"), ("#00FF00", "#FF00FF")),
        (("#ABCDEF",), (None,)),
        ((), ()),
    ],
)
def test_channels_without_a_usable_colour_get_one_that_all_eyes_tell_apart(told, expected):
    assert default_colors([Channel("c", color) for color in told]) == expected


def test_no_two_channels_get_the_same_colour_as_long_as_there_are_enough():
    colors = default_colors([Channel(str(n)) for n in range(7)])
    assert len(set(colors)) == 7
    assert all(QColor(color).isValid() for color in colors)


def test_undo_takes_back_what_was_chosen_and_belongs_to_the_viewer(qtbot, window):
    panel = window.viewer.raw_view.panels[Cut.XY]
    before = window.state.levels
    window.state.set_levels(Levels(10, 20))
    window.state.set_levels(Levels(10, 30))
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.state.levels == Levels(10, 20)
    qtbot.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.state.levels == before
    assert not window.state.looks.can_undo


def test_undo_of_the_project_is_reached_when_nothing_of_the_view_is_to_be_undone(qtbot, window):
    undone = []
    window.projects.does.undo.triggered.connect(lambda: undone.append(1))
    window.projects.does.undo.setEnabled(True)
    panel = window.viewer.raw_view.panels[Cut.XY]
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    window.state.set_levels(Levels(10, 20))
    qtbot.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]


def test_another_scene_has_channels_of_its_own(qtbot, make_window, open_in):
    image = stack_of(3)
    image.others = (
        replace(
            image.scene, index=1, shape=(1, 2, 12, 48, 64), channels=(Channel("A"), Channel("B"))
        ),
    )
    window = make_window(image)
    open_in(window)
    window.state.select(scene=1)
    assert [chip.name.text() for chip in window.viewer.channels.strip.chips] == ["A", "B"]
    assert window.state.shown_channels == (0, 1)


def test_a_hidden_channel_is_seen_when_it_is_selected(window):
    window.viewer.channels.does.toggles[1].trigger()
    assert window.state.shown_channels == (0, 2)
    window.state.select(channel=1)
    assert window.state.shown_channels == (0, 1, 2)
    assert np.all([chip.shown.isChecked() for chip in window.viewer.channels.strip.chips])
