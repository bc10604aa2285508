"""Scenes and time points: by key, by slider, and played."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.walking.player import RATES
from tests.window.conftest import PATIENCE, some_stack

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(make_window, open_in):
    image = some_stack((3, 1, 6, 24, 32))
    image.others = (replace(image.scene, index=1, name="second", shape=(1, 1, 6, 24, 32)),)
    made = make_window(image)
    open_in(made)
    return made


def test_keys_walk_through_times_and_scenes_and_stop_at_the_ends(qtbot, window):
    panel = window.viewer.raw_view.panels[Cut.XY]
    for expected in (1, 2, 2):
        qtbot.keyClick(panel, Qt.Key.Key_PageDown, CTRL)
        assert window.state.time == expected
    qtbot.keyClick(panel, Qt.Key.Key_PageUp, CTRL)
    assert window.state.time == 1
    qtbot.keyClick(panel, Qt.Key.Key_PageDown, ALT)
    assert (window.state.scene, window.state.time) == (1, 0)
    qtbot.keyClick(panel, Qt.Key.Key_PageDown, ALT)
    assert window.state.scene == 1
    qtbot.keyClick(panel, Qt.Key.Key_PageDown, CTRL)
    assert window.state.time == 0, "the second scene has one time only"
    qtbot.keyClick(panel, Qt.Key.Key_PageUp, ALT)
    assert window.state.scene == 0


def test_the_list_of_scenes_and_the_slider_of_times_work_by_keyboard(qtbot, window):
    bar = window.viewer.selection
    bar.time_walk.slider.setFocus()
    qtbot.keyClick(bar.time_walk.slider, Qt.Key.Key_Right)
    assert window.state.time == 1
    bar.scene.setFocus()
    qtbot.keyClick(bar.scene, Qt.Key.Key_Down)
    assert window.state.scene == 1
    assert not bar.time_walk.isVisible()
    assert not bar.play.isVisible()


def test_t_plays_the_times_round_and_round_and_stops(qtbot, window):
    panel = window.viewer.raw_view.panels[Cut.XY]
    window.viewer.player.set_rate(RATES[-1])
    seen = []
    window.state.selection_changed.connect(lambda: seen.append(window.state.time))
    qtbot.keyClick(panel, Qt.Key.Key_T)
    assert window.viewer.selection.play.isChecked()
    assert window.viewer.selection.play.text() == texts.PLAY_STOP_SIGN
    qtbot.waitUntil(lambda: len(seen) >= 4, timeout=PATIENCE)
    assert seen[:4] == [1, 2, 0, 1]
    qtbot.keyClick(panel, Qt.Key.Key_T)
    assert not window.viewer.player.is_playing
    assert not window.viewer.selection.play.isChecked()


def test_nothing_is_skipped_while_a_time_is_being_read(qtbot, make_window, open_in):
    image = some_stack((2, 1, 6, 24, 32))
    window = make_window(image)
    open_in(window)
    image.seconds_per_plane = 0.3
    window.viewer.player.set_rate(RATES[-1])
    window.viewer.player.play(True)
    drawn = []
    panel = window.viewer.raw_view.panels[Cut.XY]
    window.raw.pixels_changed.connect(lambda: drawn.append((window.state.time, panel.has_slice)))
    qtbot.waitUntil(lambda: window.state.time == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.state.time == 0, timeout=PATIENCE)
    assert (1, True) in drawn


def test_playing_ends_with_the_scene_and_with_the_view(qtbot, window):
    player = window.viewer.player
    player.play(True)
    window.state.select(scene=1)
    qtbot.waitUntil(lambda: not player.is_playing, timeout=PATIENCE)
    window.state.select(scene=0)
    player.play(True)
    assert player.is_playing
    window.viewer.hide()
    assert not player.is_playing


def test_the_rate_is_chosen_in_the_menu_of_the_button(window):
    actions = window.viewer.selection.play.menu().actions()
    assert [action.text() for action in actions if action.isChecked()] == ["5 per second"]
    actions[0].trigger()
    assert window.viewer.player.rate == 1
    assert [action.text() for action in actions if action.isChecked()] == ["1 per second"]
