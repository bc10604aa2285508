"""The fourth panel: the maximum along z, on the scale of the other panels."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Levels, ViewMode
from tests.window.comparing import opener, raw_stack, restored_stack, show_both
from tests.window.conftest import PATIENCE
from tests.window.references import picture_of


@pytest.fixture
def projected(qtbot, make_window, open_in, tmp_path):
    """A window with both stacks and the projection in the fourth panel, opened by its key."""
    window = make_window(opener(raw_stack(), restored_stack()))
    show_both(qtbot, window, open_in, tmp_path)
    window.state.show_crosshair(False)
    window.state.set_levels(Levels(0, 1400))
    window.state.move_crosshair((2.5, 2.4, 3.2))
    qtbot.keyClick(window, Qt.Key.Key_M)
    window.state.show_mode(ViewMode.RESTORED)
    panel = window.viewer.restored_view.corner.projection
    qtbot.waitUntil(lambda: has_maximum(panel, restored_stack()), timeout=PATIENCE)
    return window


def has_maximum(panel, stack) -> bool:
    return len(panel.layers) == 1 and np.array_equal(
        panel.layers[0].slice.values, stack.data[0, 0].max(axis=0)
    )


def test_the_key_shows_the_maximum_along_z_of_the_mode_shown_and_the_words_again(qtbot, projected):
    viewer = projected.viewer
    assert viewer.restored_view.corner.projection.isVisible()
    projected.state.show_mode(ViewMode.RAW)
    panel = viewer.raw_view.corner.projection
    qtbot.waitUntil(lambda: has_maximum(panel, raw_stack()), timeout=PATIENCE)
    projected.state.show_mode(ViewMode.DIFFERENCE)
    (layer,) = viewer.compared_view.corner.projection.layers
    more = restored_stack().data[0, 0].max(axis=0).astype(float)
    assert layer.slice.values == pytest.approx(more - raw_stack().data[0, 0].max(axis=0))
    qtbot.keyClick(projected, Qt.Key.Key_M)
    assert not panel.isVisible()
    assert viewer.compared_view.corner.words.isVisible()


def test_the_projection_is_swiped_like_the_slices(projected):
    projected.state.show_mode(ViewMode.SWIPE)
    projected.viewer.compare.move_divider(0.4)
    panel = projected.viewer.compared_view.corner.projection
    assert panel.divider == round(0.4 * panel.width())
    (raw,), (restored,) = panel.layers, panel.beside
    assert np.array_equal(raw.slice.values, raw_stack().data[0, 0].max(axis=0))
    assert np.array_equal(restored.slice.values, restored_stack().data[0, 0].max(axis=0))


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_the_projection_fits_and_has_the_scale_of_the_other_panels(projected, size):
    projected.resize(*size)
    QApplication.processEvents()
    view = projected.viewer.restored_view
    # The frame of the panel with the keys is no part of the stack.
    projected.setFocus()
    widths = []
    for panel in (view.panels[Cut.XY], view.corner.projection):
        seen = (picture_of(panel).astype(int) - [12, 14, 17]).any(axis=2)
        columns = np.flatnonzero(seen.any(axis=0))
        # All of it is in view, with a margin.
        assert columns[0] > 1
        assert columns[-1] < panel.width() - 2
        widths.append(np.ptp(columns) + 1)
    assert widths[0] == pytest.approx(widths[1], abs=1)
    expected = 6.4 / projected.viewer.camera.um_per_pixel
    assert widths[1] == pytest.approx(expected, abs=max(1.0, 0.01 * expected))


def test_a_click_in_the_projection_goes_to_the_brightest_voxel_behind_it(qtbot, projected):
    panel = projected.viewer.restored_view.corner.projection
    for z, y, x in ((1.5, 1.2, 1.6), (4.0, 3.4, 4.4), (2.5, 2.6, 3.0)):
        at = panel.to_pixel({1: y, 2: x})
        qtbot.mouseClick(
            panel.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(at.x()), round(at.y()))
        )
        assert projected.state.crosshair == pytest.approx((z, y, x), abs=0.051)


def test_the_crosshair_is_drawn_in_the_projection(projected):
    panel = projected.viewer.restored_view.corner.projection
    without = picture_of(panel).astype(int)
    projected.state.show_crosshair(True)
    drawn = np.abs(picture_of(panel) - without).sum(axis=2)
    middle = panel.to_pixel(dict(enumerate(projected.state.crosshair)))
    assert abs(int(drawn.sum(axis=0).argmax()) + 0.5 - middle.x()) <= 1.0
    assert abs(int(drawn.sum(axis=1).argmax()) + 0.5 - middle.y()) <= 1.0
