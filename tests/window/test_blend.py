"""Layers over each other: the pixels of the screen are the sums of the layers' colours."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.layers import Layer, color_table
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.view_state import Levels
from tests.window.references import assert_looks_like, picture_of

STEPS = np.array([[0, 64, 128], [191, 255, 255]])
"""Intensities that are their own shade between the levels 0 and 255."""
RANGE = Levels(0, 255)


@pytest.fixture
def panel(qtbot):
    """A panel of 300 × 200 pixels, 0.1 µm each."""
    camera = Camera()
    made = SlicePanel(Cut.XY, camera, (), None)
    qtbot.addWidget(made)
    made.resize(300, 200)
    # Voxels of 10 µm from (0, 0) fill it.
    camera.fit((0.0, 5.0, 10.0), 0.1)
    made.show()
    qtbot.waitExposed(made)
    return made


def voxels(values) -> SliceOfStack:
    return SliceOfStack(np.asarray(values), 10.0, 10.0)


def shown(panel: SlicePanel, shape=(2, 3), step=10.0) -> np.ndarray:
    """Red, green and blue in the middle of each voxel, grabbed from the screen."""
    picture = panel.grab().toImage()
    ratio = picture.devicePixelRatio()
    found = np.zeros((*shape, 3), int)
    for row, column in np.ndindex(*shape):
        at: QPointF = panel.to_pixel({1: row * step, 2: column * step}) * ratio
        color = picture.pixelColor(round(at.x()), round(at.y()))
        found[row, column] = color.red(), color.green(), color.blue()
    return found


def colored(values: np.ndarray, color: str) -> np.ndarray:
    top = QColor(color)
    return np.rint(values[..., None] / 255 * [top.red(), top.green(), top.blue()])


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int32, np.float32])
def test_the_colours_of_the_channels_add_up_on_the_screen(panel, dtype):
    first, second = STEPS.astype(dtype), STEPS.T.reshape(2, 3).astype(dtype)
    panel.show_layers(
        [Layer(voxels(first), RANGE, "#ff00ff"), Layer(voxels(second), RANGE, "#40c080")]
    )
    expected = colored(STEPS, "#ff00ff") + colored(STEPS.T.reshape(2, 3), "#40c080")
    assert expected.max() > 255, "the sum has to saturate somewhere"
    assert np.abs(shown(panel) - expected.clip(0, 255)).max() <= 1


def test_three_channels_look_as_their_reference(panel, tmp_path):
    y, x = np.indices((40, 60))
    blobs = [
        np.exp(-((x - a) ** 2 + (y - b) ** 2) / 90.0) for a, b in ((22, 14), (32, 24), (40, 12))
    ]
    colors = ("#ff00ff", "#00ff00", "#00ffff")
    panel.show_layers(
        [
            Layer(SliceOfStack(255 * blob, 0.5, 0.5), RANGE, color, gamma=0.7)
            for blob, color in zip(blobs, colors, strict=True)
        ]
    )
    assert_looks_like(picture_of(panel), "channels", tmp_path)


def test_a_channel_alone_is_shown_in_its_colour_on_black(panel):
    panel.show_layers([Layer(voxels(STEPS), RANGE, "#00ffff")])
    assert np.abs(shown(panel) - colored(STEPS, "#00ffff")).max() <= 1


def test_gamma_bends_the_shades_between_the_levels(panel):
    panel.show_layers([Layer(voxels(STEPS + 1000), Levels(1000, 1255), gamma=0.5)])
    expected = np.repeat(255 * (STEPS / 255)[..., None] ** 0.5, 3, axis=2)
    assert np.abs(shown(panel) - expected).max() <= 1


def test_not_a_number_is_black_and_infinity_white(panel):
    odd = np.array([[np.nan, np.inf, -np.inf], [0.5, 0.0, 1.0]], np.float32)
    panel.show_layers([Layer(voxels(odd), Levels(0, 1))])
    assert np.abs(shown(panel)[..., 0] - [[0, 255, 0], [128, 0, 255]]).max() <= 1


def test_levels_beyond_what_single_precision_holds_draw_something(panel):
    panel.show_layers([Layer(voxels(STEPS.astype(np.float32)), Levels(-1e300, 1e300))])
    assert np.abs(shown(panel) - 127).max() <= 1


def test_a_layer_painted_over_the_others_hides_them_as_far_as_it_is_opaque(panel):
    below = Layer(voxels(np.full((2, 3), 255)), RANGE)
    half_red = np.array([[255, 0, 0, 0], [255, 0, 0, 128]], np.uint8)
    mask = Layer(voxels([[0, 1, 0], [1, 0, 1]]), Levels(0, 1), table=half_red, over=True)
    panel.show_layers([below, mask])
    found = shown(panel)
    assert found[0, 0].tolist() == [255, 255, 255]
    assert np.abs(found[0, 1] - [255, 127, 127]).max() <= 1


def test_layers_of_different_grids_lie_in_the_same_place(panel):
    fine = np.zeros((4, 6), np.uint8)
    fine[0:2, 2:4] = 200
    coarse = voxels(np.array([[0, 50, 0], [0, 0, 0]], np.uint8))
    halves = SliceOfStack(fine, 5.0, 5.0, -2.5, -2.5)
    panel.show_layers([Layer(coarse, RANGE), Layer(halves, RANGE)])
    assert shown(panel)[..., 0].tolist() == [[0, 250, 0], [0, 0, 0]]


def test_fewer_layers_leave_nothing_of_those_before(panel):
    panel.show_layers([Layer(voxels(STEPS), RANGE, "#ff0000"), Layer(voxels(STEPS), RANGE)])
    shown(panel)
    panel.show_layers([Layer(voxels(STEPS), RANGE, "#ff0000")])
    assert shown(panel)[..., 1].max() == 0
    panel.show_layers([])
    assert len(np.unique(shown(panel))) == 3, "the canvas alone"


def test_a_colour_that_is_none_is_shown_white():
    assert color_table("no colour")[-1].tolist() == [255, 255, 255]
    assert color_table(None)[128].tolist() == [128, 128, 128]
