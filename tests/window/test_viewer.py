from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.opening.intensities import measure
from ssai3d_app.ui.viewer.overlays.scale_bar import scale_bar_length
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack, visible_part
from ssai3d_app.ui.viewer.view_state import Levels
from tests.window.conftest import StackInMemory, some_stack


def marked_stack() -> StackInMemory:
    """Dark, with one bright box of 12 µm in every direction around (15, 20, 30) µm."""
    image = some_stack((1, 1, 12, 60, 80))
    image.data[:] = 10
    z, y, x = (slice(4, 8), slice(14, 26), slice(24, 36))
    image.data[0, 0, z, y, x] = 1000
    image.voxel_size = type(image.voxel_size)(3.0, 1.0, 1.0, "test metadata")
    return image


def bright_box(panel) -> QRectF:
    """Where a panel shows the bright box, in screen pixels."""
    picture = panel.grab().toImage()
    rows, columns = [], []
    for y in range(picture.height()):
        for x in range(picture.width()):
            color = picture.pixelColor(x, y)
            # White but not the labels, which stand at the edges of the panel.
            if color.red() > 200 and color.blue() > 200 and 40 < y < picture.height() - 60:
                rows.append(y)
                columns.append(x)
    return QRectF(
        min(columns),
        min(rows),
        max(columns) - min(columns) + 1,
        max(rows) - min(rows) + 1,
    )


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_all_panels_share_one_physical_scale_also_after_a_resize(make_window, open_in, size):
    window = make_window(marked_stack())
    open_in(window)
    window.state.show_smooth(False)
    window.state.show_crosshair(False)
    window.state.move_crosshair((15.0, 20.0, 30.0))
    window.state.set_levels(Levels(0, 500))
    window.resize(*size)
    QApplication.processEvents()
    panels = window.viewer.raw_view.panels
    boxes = {cut: bright_box(panels[cut]) for cut in Cut}
    expected = 12.0 / window.viewer.camera.um_per_pixel
    for box in boxes.values():
        assert box.width() == pytest.approx(expected, abs=max(1.5, 0.01 * expected))
        assert box.height() == pytest.approx(expected, abs=max(1.5, 0.01 * expected))


def test_panels_are_aligned_so_that_a_structure_stands_above_and_beside_itself(
    make_window, open_in
):
    window = make_window(marked_stack())
    open_in(window)
    window.state.show_smooth(False)
    window.state.show_crosshair(False)
    window.state.move_crosshair((15.0, 20.0, 30.0))
    window.state.set_levels(Levels(0, 500))
    panels = window.viewer.raw_view.panels
    boxes = {cut: bright_box(panels[cut]) for cut in Cut}
    assert boxes[Cut.XY].left() == pytest.approx(boxes[Cut.XZ].left(), abs=1)
    assert boxes[Cut.XY].top() == pytest.approx(boxes[Cut.YZ].top(), abs=1)


def click(qtbot, panel, axes: dict[int, float]) -> None:
    point = panel.to_pixel(axes)
    qtbot.mouseClick(
        panel.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(point.x()), round(point.y()))
    )


def test_a_click_moves_the_crosshair_in_all_panels_exactly_at_the_edges_too(
    qtbot, make_window, open_in
):
    window = make_window(some_stack())
    open_in(window)
    panels = window.viewer.raw_view.panels
    click(qtbot, panels[Cut.XY], {1: 2.0, 2: 4.0})
    assert window.state.crosshair == pytest.approx((3.0, 2.0, 4.0))
    click(qtbot, panels[Cut.XZ], {0: 1.0, 2: 0.0})
    assert window.state.crosshair == pytest.approx((1.0, 2.0, 0.0))
    click(qtbot, panels[Cut.YZ], {0: 5.5, 1: 4.7})
    assert window.state.crosshair == pytest.approx((5.5, 4.7, 0.0))
    # Beyond the stack it stays on the last voxel.
    qtbot.mouseClick(panels[Cut.XY].viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert window.state.crosshair == pytest.approx((5.5, 0.0, 0.0))


def test_h_hides_the_crosshair_and_the_wheel_and_page_keys_walk_through_the_planes(
    qtbot, make_window, open_in
):
    window = make_window(some_stack())
    open_in(window)
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert not window.state.crosshair_shown
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.state.crosshair[0] == pytest.approx(3.5)
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    wheel(window.viewer.raw_view.panels[Cut.XY], 120)
    assert window.state.crosshair[0] == pytest.approx(2.5)
    assert window.viewer.selection.z_walk.slider.value() == 5


def wheel(panel, delta: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(40, 50)
    event = QWheelEvent(
        at,
        panel.mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel.viewport(), event)


def test_ctrl_and_wheel_zooms_all_panels_about_the_cursor(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    panel = window.viewer.raw_view.panels[Cut.XY]
    scale, under = window.viewer.camera.um_per_pixel, panel.to_um(QPointF(40, 50))
    wheel(panel, 120, Qt.KeyboardModifier.ControlModifier)
    assert window.viewer.camera.um_per_pixel == pytest.approx(scale / 1.2)
    assert panel.to_um(QPointF(40, 50)) == pytest.approx(under)
    window.actions_.fit.trigger()
    assert window.viewer.camera.um_per_pixel == pytest.approx(scale)


def test_arrows_move_the_crosshair_and_shift_makes_it_ten_voxels(qtbot, make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    panel = window.viewer.raw_view.panels[Cut.XY]
    _, y, x = window.state.crosshair
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert window.state.crosshair[1:] == pytest.approx((y - 1.0, x + 0.1))


def test_auto_contrast_ignores_hot_pixels(make_window, open_in):
    image = some_stack((1, 1, 12, 48, 64))
    rng = np.random.default_rng(1)
    for z in range(12):
        for y, x in rng.integers(2, 46, (4, 2)):
            image.data[0, 0, z, y, x] = 65535
    window = make_window(image)
    open_in(window)
    levels = window.state.levels
    assert levels is not None
    assert 800 < levels.high < 1300
    assert 80 < levels.low < 200


def test_contrast_chosen_by_hand_stays_until_auto_is_asked_for(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    suggested = window.state.levels
    bar = window.viewer.channels.bar
    bar.minimum.setText("50")
    bar.maximum.setText("600")
    bar.maximum.editingFinished.emit()
    assert window.state.levels == Levels(50, 600)
    for odd in ("", "abc", "nan", "-1e999", "40"):
        bar.maximum.setText(odd)
        bar.maximum.editingFinished.emit()
        assert window.state.levels == Levels(50, 600)
    window.actions_.auto_contrast.trigger()
    assert window.state.levels == suggested


def test_constant_and_empty_and_odd_intensities_have_a_display_range():
    for plane in (
        np.zeros((8, 8), np.uint16),
        np.full((8, 8), np.nan, np.float32),
        np.full((1, 1), 7, np.uint8),
    ):
        found = measure([plane])
        assert found.low < found.high


def test_the_value_under_the_cursor_is_told_in_raw_numbers_and_um(qtbot, make_window, open_in):
    image = some_stack()
    window = make_window(image)
    open_in(window)
    panel = window.viewer.raw_view.panels[Cut.XY]
    panel.hovered.emit({1: 2.0, 2: 4.0})
    words = window.status.position.text()
    assert "x 4.00   y 2.00   z 3.00 µm" in words
    for channel in (0, 1):
        assert f"Channel {channel} {image.data[0, channel, 6, 20, 40]}" in words


def test_the_scale_bar_is_round_and_at_most_a_quarter_wide():
    for um_per_pixel in (0.003, 0.1, 0.37, 12.0):
        length = scale_bar_length(um_per_pixel, 800)
        assert 0.09 * 800 * um_per_pixel < length <= 0.25 * 800 * um_per_pixel * 1.000001


def test_a_rendered_part_covers_the_voxels_it_shows():
    values = np.arange(10000, dtype=np.float32).reshape(100, 100)
    part = visible_part(SliceOfStack(values, 2.0, 2.0), QRectF(50, 60, 20, 30), 0.5)
    assert part.covers.left() <= 50
    assert part.covers.right() >= 70
    # The first column is centred at the µm of its voxel.
    column = (part.covers.left() + 1.0) / 2.0
    row = (part.covers.top() + 1.0) / 2.0
    assert part.values[0, 0] == values[int(row), int(column)]
