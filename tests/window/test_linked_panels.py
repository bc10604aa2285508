"""One scale in all panels, and one crosshair: both measured on the pixels of the screen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Levels
from ssai3d_app.volume.scene import VoxelSize
from tests.window.conftest import StackInMemory, some_stack
from tests.window.references import picture_of

CUBE_UM = 4.0
CORNERS = [(0.0, 0.0, 0.0), (5.5, 4.7, 6.3), (0.0, 4.7, 0.0), (5.5, 0.0, 6.3)]


def stack_with_a_cube() -> StackInMemory:
    """Dark, 0.1 × 0.1 × 0.5 µm, with a bright cube of 4 µm about (2.75, 2.95, 2.95) µm."""
    data = np.full((1, 1, 12, 60, 60), 10, np.uint16)
    data[0, 0, 2:10, 10:50, 10:50] = 1000
    return StackInMemory(data, VoxelSize(0.5, 0.1, 0.1, "test metadata"))


def bright_box(panel) -> tuple[int, int]:
    """Height and width in pixels of what is bright."""
    bright = picture_of(panel).min(axis=2) > 128
    return int(np.ptp(np.flatnonzero(bright.any(axis=1)))) + 1, int(
        np.ptp(np.flatnonzero(bright.any(axis=0)))
    ) + 1


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700), (1900, 1000)])
def test_a_cube_is_a_square_of_one_size_in_all_panels_within_one_percent_after_a_resize(
    make_window, open_in, size
):
    window = make_window(stack_with_a_cube())
    open_in(window)
    window.state.show_smooth(False)
    window.state.show_crosshair(False)
    window.state.set_levels(Levels(0, 500))
    window.resize(*size)
    QApplication.processEvents()
    # As close as the smallest panel allows: a pixel is then less than a percent.
    smallest = min(min(p.width(), p.height()) for p in window.viewer.raw_view.panels.values())
    window.viewer.camera.look_at((2.75, 2.95, 2.95), 1.1 * CUBE_UM / smallest)
    expected = CUBE_UM / window.viewer.camera.um_per_pixel
    assert expected > 150
    for panel in window.viewer.raw_view.panels.values():
        for edge in bright_box(panel):
            assert edge == pytest.approx(expected, rel=0.01)


def crosshair_pixels(window, panel) -> tuple[int, int]:
    """Column and row of the crosshair's lines, found on the screen."""
    window.state.show_crosshair(False)
    without = picture_of(panel).astype(int)
    window.state.show_crosshair(True)
    drawn = np.abs(picture_of(panel) - without).sum(axis=2)
    # The line is one pixel wide, with a faint edge on either side.
    return int(drawn.sum(axis=0).argmax()), int(drawn.sum(axis=1).argmax())


@pytest.mark.parametrize("corner", CORNERS)
def test_the_crosshair_is_drawn_through_the_middle_of_its_voxel_in_all_panels_at_edges_too(
    make_window, open_in, corner
):
    image = some_stack()
    image.data[:] = 100
    window = make_window(image)
    open_in(window)
    window.state.set_levels(Levels(0, 1000))
    window.state.move_crosshair(corner)
    for cut, panel in window.viewer.raw_view.panels.items():
        middle = panel.to_pixel(dict(enumerate(corner)))
        column, row = crosshair_pixels(window, panel)
        assert abs(column + 0.5 - middle.x()) <= 1.0, cut
        assert abs(row + 0.5 - middle.y()) <= 1.0, cut


@pytest.mark.parametrize("corner", CORNERS)
def test_a_click_anywhere_in_a_voxel_at_the_edge_goes_to_that_voxel(
    qtbot, make_window, open_in, corner
):
    window = make_window(some_stack())
    open_in(window)
    steps = window.raw.steps
    for cut, panel in window.viewer.raw_view.panels.items():
        for inward in (-0.3, 0.3):
            window.state.move_crosshair((2.5, 2.0, 3.0))
            axes = {a: corner[a] + inward * steps[a] for a in (cut.vertical, cut.horizontal)}
            at = panel.to_pixel(axes)
            qtbot.mouseClick(
                panel.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(at.x()), int(at.y()))
            )
            for axis in axes:
                assert window.state.crosshair[axis] == pytest.approx(corner[axis])
            assert window.state.crosshair[cut.through] == pytest.approx(
                (2.5, 2.0, 3.0)[cut.through]
            )


def test_moving_with_shift_takes_the_crosshair_along_and_moving_without_leaves_it(
    qtbot, make_window, open_in
):
    window = make_window(some_stack())
    open_in(window)
    panel = window.viewer.raw_view.panels[Cut.XY]
    before = window.state.crosshair
    move(panel, {1: 1.0, 2: 1.5}, Qt.KeyboardModifier.NoModifier)
    assert window.state.crosshair == before
    move(panel, {1: 1.0, 2: 1.5}, Qt.KeyboardModifier.ShiftModifier)
    assert window.state.crosshair == pytest.approx((before[0], 1.0, 1.5))


def move(panel, axes: dict[int, float], modifiers: Qt.KeyboardModifier) -> None:
    """The mouse moves over a panel with no button down."""
    at = QPointF(panel.to_pixel(axes))
    nothing = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, panel.mapToGlobal(at), nothing, nothing, modifiers
    )
    QApplication.sendEvent(panel.viewport(), event)


def test_a_crosshair_that_is_switched_off_is_not_drawn_anywhere(make_window, open_in):
    image = some_stack()
    image.data[:] = 100
    window = make_window(image)
    open_in(window)
    window.state.set_levels(Levels(0, 1000))
    window.actions_.crosshair.trigger()
    for panel in window.viewer.raw_view.panels.values():
        colors = np.unique(picture_of(panel).reshape(-1, 3), axis=0)
        # Canvas, the one grey of the stack, and the frame of the panel that has the keys.
        assert len(colors) <= 3
    window.actions_.crosshair.trigger()
    assert len(np.unique(picture_of(panel).reshape(-1, 3), axis=0)) > 3
