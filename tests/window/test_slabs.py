"""Slices of several voxels, and projections through all of a stack."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.projections import Projection, ProjectionKind, Span
from ssai3d_app.ui.viewer.overlays.captions import shortened
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.slabs.slab import WHOLE, Slab
from tests.window.conftest import PATIENCE, StackInMemory, some_stack
from tests.window.test_preview import budget_for

HERE = (3.0, 2.0, 4.0)
Z, Y, X = 6, 20, 40
MEAN, MAX = ProjectionKind.MEAN, ProjectionKind.MAX


@pytest.fixture
def image() -> StackInMemory:
    return some_stack((1, 1, 12, 48, 64))


@pytest.fixture
def window(make_window, open_in, image):
    window = make_window(image)
    open_in(window)
    window.state.move_crosshair(HERE)
    return window


def captions(window) -> dict[Cut, str]:
    return {cut: panel.caption for cut, panel in window.viewer.raw_view.panels.items()}


def badges(window) -> set[str]:
    return {panel.badge for panel in window.viewer.raw_view.panels.values() if panel.badge}


def is_slab(window, cut: Cut, expected: np.ndarray) -> bool:
    piece = window.raw.slice(cut, window.state.crosshair)
    return piece.values.shape == expected.shape and np.allclose(piece.values, expected, rtol=1e-6)


@pytest.mark.parametrize("kind", [MEAN, MAX])
def test_a_slab_holds_the_voxels_within_its_thickness_in_every_panel(qtbot, window, image, kind):
    stack = image.data[0, 0].astype(np.float64 if kind is MEAN else np.uint16)
    window.viewer.slab.show(Slab(1.0, kind))
    bring = np.mean if kind is MEAN else np.max
    expected = {
        Cut.XY: bring(stack[Z - 1 : Z + 2], axis=0),
        Cut.XZ: bring(stack[:, Y - 5 : Y + 6], axis=1),
        Cut.YZ: bring(stack[:, :, X - 5 : X + 6], axis=2).T,
    }
    for cut, values in expected.items():
        qtbot.waitUntil(lambda c=cut, v=values: is_slab(window, c, v), timeout=PATIENCE)
    assert badges(window) == set()
    assert image.readers == {"reader"}


def test_the_caption_tells_how_thick_a_slice_is_and_of_what(qtbot, window):
    thin = captions(window)
    window.viewer.slab.show(Slab(1.0, MAX))
    for cut, caption in captions(window).items():
        assert caption == thin[cut] + " " + texts.CAPTION_SLAB.format(half="0.50", kind="max")
    # Less than the distance of two planes: the slab is one plane thick there.
    window.viewer.slab.show(Slab(0.4, MEAN))
    assert captions(window)[Cut.XY] == thin[Cut.XY]
    assert captions(window)[Cut.XZ].endswith(texts.CAPTION_SLAB.format(half="0.20", kind="mean"))


def test_the_slab_made_last_stays_until_the_next_is_there(qtbot, window, image):
    window.viewer.slab.show(Slab(1.0, MAX))
    stack = image.data[0, 0]
    qtbot.waitUntil(lambda: is_slab(window, Cut.XY, stack[Z - 1 : Z + 2].max(0)), timeout=PATIENCE)
    seen = []
    for z in range(Z + 1, 11):
        window.state.move_crosshair((0.5 * z, *HERE[1:]))
        seen.append(window.raw.slice(Cut.XY, window.state.crosshair).values)
    planes = [stack[z].tobytes() for z in range(12)]
    assert not any(values.tobytes() in planes for values in seen)
    qtbot.waitUntil(lambda: is_slab(window, Cut.XY, stack[9:12].max(0)), timeout=PATIENCE)


def test_the_slab_of_a_coarse_preview_is_said_to_be_one(qtbot, make_window, open_in):
    image = some_stack((1, 1, 16, 128, 128))
    window = make_window(image)
    window.raw.reader.budget.nbytes = budget_for((16, 64, 64))
    open_in(window)
    window.state.move_crosshair((4.0, 5.0, 5.0))
    window.viewer.slab.show(Slab(1.0, MAX))
    expected = image.data[0, 0, 7:10, 1::2, 1::2].max(0)
    qtbot.waitUntil(lambda: is_slab(window, Cut.XY, expected), timeout=PATIENCE)
    qtbot.waitUntil(lambda: badges(window) == {texts.COARSE}, timeout=PATIENCE)


def test_a_projection_through_the_stack_grows_as_planes_arrive(qtbot, make_window, tmp_path):
    image = some_stack((1, 1, 40, 32, 48))
    image.seconds_per_plane = 0.02
    window = make_window(image)
    window.raw.project(WHOLE)
    grown = []
    window.raw.pixels_changed.connect(lambda: grown.append(window.raw.signature_of_projection()))
    window.open(tmp_path / "slow.tif")
    stack = image.data[0, 0]

    def is_whole() -> bool:
        piece = window.raw.projection()
        return piece is not None and np.array_equal(piece.values, stack.max(0))

    qtbot.waitUntil(is_whole, timeout=PATIENCE)
    assert len(set(grown)) > 1


def test_the_fourth_panel_projects_a_slab_beside_thin_slices(qtbot, window, image):
    stack, does = image.data[0, 0], window.viewer.slab_control.does
    corner = window.viewer.raw_view.corner.projection
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert does.fourth.isChecked()
    assert window.actions_.projection.isChecked()
    assert window.viewer.slab.slab.thickness == pytest.approx(1.5), "three planes to begin with"

    def shows(values: np.ndarray) -> bool:
        return bool(corner.layers) and np.array_equal(corner.layers[0].slice.values, values)

    qtbot.waitUntil(lambda: shows(stack[Z - 1 : Z + 2].max(0)), timeout=PATIENCE)
    assert corner.caption == "z 3.00 µm ± 0.75 (max)"
    assert is_slab(window, Cut.XY, stack[Z])
    window.state.move_crosshair((4.0, 2.0, 4.0))
    qtbot.waitUntil(lambda: shows(stack[7:10].max(0)), timeout=PATIENCE)
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert not does.fourth.isChecked()
    assert not corner.isVisible()
    qtbot.waitUntil(lambda: is_slab(window, Cut.XY, stack[7:10].max(0)), timeout=PATIENCE)


def test_a_projection_takes_each_plane_once_and_of_those_that_have_come_only():
    voxels = np.random.default_rng(0).integers(0, 900, (5, 6, 7)).astype(np.uint16)
    filled = np.array([True, False, True, False, False])
    projection = Projection(0, slice(0, 5), MEAN, voxels)
    assert len(list(projection.take(filled))) == 2
    assert np.allclose(projection.values, voxels[[0, 2]].mean(0))
    assert projection.is_up_to_date(filled)
    filled[:] = True
    assert len(list(projection.take(filled))) == 3
    assert np.allclose(projection.values, voxels.mean(0))


def test_a_projection_that_was_interrupted_goes_on_where_it_was():
    voxels = np.arange(60, dtype=np.float32).reshape(3, 4, 5)
    filled = np.ones(3, dtype=bool)
    projection = Projection(1, slice(1, 3), MAX, voxels)
    for _ in zip(range(3), projection.take(filled), strict=False):
        pass
    assert projection.values is None
    assert not projection.is_up_to_date(filled)
    assert list(projection.take(filled)) == []
    assert np.array_equal(projection.values, voxels[:, 1:3].max(1))


def test_a_slab_at_the_edge_holds_what_there_is():
    shape, steps = (10, 50, 50), (0.5, 0.1, 0.1)
    slab = Slab(2.0, MAX)
    assert slab.span(Cut.XY, (0.0, 0, 0), shape, steps) == Span(0, 0, 2, MAX)
    assert slab.span(Cut.XY, (4.5, 0, 0), shape, steps) == Span(0, 7, 9, MAX)
    assert slab.span(Cut.YZ, (0, 0, 2.5), shape, steps) == Span(2, 15, 35, MAX)
    assert Slab(0.0, MAX).span(Cut.XY, (0.0, 0, 0), shape, steps) is None


def test_the_control_and_its_keys_make_slices_thicker_by_planes_and_choose_what_they_show(
    qtbot, window
):
    control, slab = window.viewer.slab_control, window.viewer.slab
    assert control.thickness.text() == texts.SLAB_OFF
    assert not control.does.thinner.isEnabled()
    for _ in range(2):
        qtbot.keyClick(window, "]")
    assert slab.slab == Slab(1.0, MAX)
    assert control.thickness.value() == 1.0
    qtbot.keyClick(window, "K")
    assert slab.slab == Slab(1.0, MEAN)
    assert control.kind.currentData() == MEAN
    control.kind.setCurrentIndex(0)
    control.kind.activated.emit(0)
    assert slab.slab == Slab(1.0, MAX)
    assert control.does.maximum.isChecked()
    for _ in range(3):
        qtbot.keyClick(window, "[")
    assert slab.slab == Slab(0.0, MAX)
    control.thickness.setValue(100.0)
    assert slab.slab.thickness == pytest.approx(6.0)


def test_a_thickness_without_room_beside_the_place_stands_below_it_and_is_not_dropped(qapp):
    metrics = QFontMetrics(qapp.font())
    place, thickness = "YZ  x 4.00 µm", texts.CAPTION_SLAB.format(half="0.50", kind="max")
    room = metrics.horizontalAdvance(place + " " + thickness)
    assert shortened(f"{place} {thickness}", "YZ", metrics, room) == f"{place} {thickness}"
    assert shortened(f"{place} {thickness}", "YZ", metrics, room - 1) == f"{place}\n{thickness}"
    assert shortened(f"{place} {thickness}", "YZ", metrics, 30) == "YZ"
