"""The 3D look in a real window: it turns, follows the viewer, and leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QThread

from ssai3d_app.ui import texts
from ssai3d_app.ui.toolbox import volume_room
from ssai3d_app.ui.viewer.view_state import Levels
from ssai3d_app.ui.viewer.volume_view import rendering
from ssai3d_app.ui.viewer.volume_view.turning import from_the_side, front
from tests.window.conftest import PATIENCE, some_stack
from tests.window.mouse import move
from tests.window.references import assert_looks_like
from tests.window.test_exporting import seen


@pytest.fixture
def window(make_window, open_in, monkeypatch):
    window = make_window(some_stack())
    open_in(window)
    monkeypatch.setattr(volume_room, "opengl_allowed", lambda: False)
    return window


def opened(qtbot, window):
    window.tools.does.volume.trigger()
    look = window.tools.volume.window
    qtbot.waitUntil(lambda: look.view.is_drawn and look.view.card is not None, timeout=PATIENCE)
    return look


def test_raw_and_restored_are_turned_together_by_the_mouse_and_keys(qtbot, window, tmp_path):
    window.restored.open(tmp_path / "restored.tif")
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_complete,
        timeout=PATIENCE,
    )
    view = opened(qtbot, window).view
    qtbot.waitUntil(lambda: len(view.images) == 2, timeout=PATIENCE)
    before, rotation = seen(view.images[0]), view.rotation
    with qtbot.waitSignal(view.renderer.drawn, timeout=PATIENCE):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        drag(view, QPoint(300, 240))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 240))
    assert not np.allclose(view.rotation, rotation)
    qtbot.waitUntil(lambda: not np.array_equal(seen(view.images[0]), before), timeout=PATIENCE)
    rotation = view.rotation
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert not np.allclose(view.rotation, rotation)
    first, second = (seen(image) for image in view.images)
    assert np.array_equal(first, second)


def test_an_own_contrast_of_the_restored_stack_stands_in_its_title(qtbot, window, tmp_path):
    window.restored.open(tmp_path / "restored.tif")
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_complete,
        timeout=PATIENCE,
    )
    look = opened(qtbot, window)
    window.state.looks.change({0: {"restored_levels": Levels(10, 2000)}})
    look.follow()
    raw, restored = (title for title, _ in look.view._stacks)
    assert "10–2000" in restored
    assert "10–2000" not in raw


def test_the_maximum_from_the_side_looks_as_its_reference(qtbot, window, tmp_path):
    look = opened(qtbot, window)
    view = look.view
    for _ in range(6):
        with qtbot.waitSignal(view.renderer.drawn, timeout=PATIENCE):
            qtbot.keyClick(view, Qt.Key.Key_Left)
        qtbot.waitUntil(lambda: view.is_drawn, timeout=PATIENCE)
    (image,) = view.images
    small = image.scaled(240, 160, mode=Qt.TransformationMode.SmoothTransformation)
    assert_looks_like(seen(small), "volume", tmp_path)


def drag(view, to: QPoint) -> None:
    class Panel:
        @staticmethod
        def viewport():
            return view

    move(Panel, to, Qt.MouseButton.LeftButton)


def test_from_the_front_it_is_the_maximum_along_z_in_the_colours_of_the_panels(qtbot, window):
    look = opened(qtbot, window)
    view = look.view
    view.look(front())
    view.um_per_pixel = 0.05
    with qtbot.waitSignal(view.renderer.drawn, timeout=PATIENCE):
        view.look(front())
    qtbot.waitUntil(lambda: not view.renderer._wish, timeout=PATIENCE)
    picture = seen(view.images[0])
    middle = picture[picture.shape[0] // 2, picture.shape[1] // 2]
    # The bright block is in both channels, whose colours add up.
    colors = [window.state.looks.of(n).color for n in (0, 1)]
    wanted = [min(255, sum(int(c[i : i + 2], 16) for c in colors)) for i in (1, 3, 5)]
    assert middle.astype(int) == pytest.approx(wanted, abs=60)
    assert picture[2, 2].tolist() == [0, 0, 0]


def test_traces_are_drawn_in_3d_over_the_structure_they_follow(qtbot, window):
    """Along x through the middle of the bright block, and one spot at its corner."""
    traces = window.viewer.traces["raw"]
    line = np.array([[2.0, 2.0, 2.0], [2.0, 2.0, 3.9]])
    look = opened(qtbot, window)
    view = look.view
    assert not look.shows_traces.isVisible()
    turn(qtbot, view, front())
    before = grabbed(view)
    traces.show([line], np.array([[2.0, 1.0, 2.0]]), 0.5)
    assert look.shows_traces.isVisible()
    drawn = differs(grabbed(view), before)
    rows, columns = np.nonzero(drawn)
    # The middle of 48 × 64 voxels of 0.1 µm lies at y 2.35, x 3.15.
    pixels = view.um_per_pixel
    x = (columns - drawn.shape[1] / 2) * pixels + 3.15
    y = (rows - drawn.shape[0] / 2) * pixels + 2.35
    on_line, on_spot = np.abs(y - 2.0) < 3 * pixels, np.abs(y - 1.0) < 4 * pixels
    assert (on_line | on_spot).all()
    assert x[on_line].min() == pytest.approx(2.0, abs=4 * pixels)
    assert x[on_line].max() == pytest.approx(3.9, abs=4 * pixels)
    assert x[on_spot] == pytest.approx(2.0, abs=4 * pixels)
    # The block lies below: what the line covers was bright, as it is nowhere outside.
    covered = before[rows[on_line], columns[on_line]].sum(axis=1)
    assert np.median(covered) > 3 * np.median(before.sum(axis=2))
    look.shows_traces.click()
    assert np.array_equal(grabbed(view), before)
    # Along the line of sight it is a point.
    turn(qtbot, view, from_the_side())
    before = grabbed(view)
    look.shows_traces.click()
    assert 0 < differs(grabbed(view), before).sum() < drawn.sum() / 2
    traces.clear()
    assert np.array_equal(grabbed(view), before)


def turn(qtbot, view, rotation):
    """Look from another side, and wait for the picture."""
    with qtbot.waitSignal(view.renderer.drawn, timeout=PATIENCE):
        view.look(rotation)
    qtbot.waitUntil(lambda: not view.renderer._wish, timeout=PATIENCE)


def grabbed(view):
    return seen(view.grab().toImage()).astype(int)


def differs(picture, other):
    """The pixels that are plainly not the same."""
    return np.abs(picture - other).sum(axis=2) > 60


def test_contrast_in_the_viewer_changes_the_3d_look(qtbot, window):
    view = opened(qtbot, window).view
    before = seen(view.images[0])
    for channel in (0, 1):
        window.state.select(channel=channel)
        window.state.set_levels(type(window.state.levels)(5000.0, 6000.0))
    qtbot.waitUntil(lambda: seen(view.images[0]).max() == 0, timeout=PATIENCE)
    assert before.max() > 100


def test_the_view_says_how_it_is_drawn_without_opengl(qtbot, window):
    view = opened(qtbot, window).view
    assert view.card == ""
    assert "OpenGL" in texts.VOLUME_NO_CARD


def test_a_card_that_fails_is_replaced_by_the_processor(qtbot, window, monkeypatch):
    class Breaking:
        name, is_fast = "a card", True

        def project(self, *_):
            raise RuntimeError("the driver is gone")

        def release(self):
            released.append(True)

    released: list[bool] = []
    monkeypatch.setattr(rendering.VolumeRenderer, "_projector", lambda _self: Breaking())
    view = opened(qtbot, window).view
    assert released == [True]
    assert view.card == ""


def test_fifty_windows_leave_no_thread_and_no_widget(qtbot, window):
    opened(qtbot, window)
    window.tools.volume.window.close()
    qtbot.wait(10)
    threads, widgets = len(window.findChildren(QThread)), len(window.children())
    for _ in range(50):
        window.tools.does.volume.trigger()
        window.tools.volume.window.close()
        qtbot.wait(1)
    assert len(window.findChildren(QThread)) <= threads
    assert len(window.children()) <= widgets


def test_the_window_can_be_closed_while_it_is_drawing(qtbot, window):
    window.tools.does.volume.trigger()
    window.tools.volume.window.close()
    window.close()


def test_nothing_of_it_is_imported_at_the_start():
    code = (
        "import sys, ssai3d_app.ui.main_window\n"
        "print([m for m in sys.modules if 'volume_view' in m or m == 'PIL'])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
