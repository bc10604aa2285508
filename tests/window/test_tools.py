"""The tools in a real window: profile, distance, region and marked places."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt, QThread, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.short_label import ShortLabel
from ssai3d_app.ui.viewer.measuring.peak import NoPeak, Peak
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.tools.pointing import Pointing
from ssai3d_app.volume.scene import VoxelSize
from tests.window.conftest import PATIENCE, StackInMemory, some_stack
from tests.window.mouse import click, drag, move, pixel_at

SIGMA = 0.8


def bead_stack() -> StackInMemory:
    """One Gaussian bead of SIGMA µm in every direction at (6, 5, 6) µm, on 100."""
    z, y, x = np.mgrid[0:24, 0:50, 0:60]
    apart = ((z * 0.5 - 6) ** 2 + (y * 0.2 - 5) ** 2 + (x * 0.2 - 6) ** 2) / (2 * SIGMA**2)
    data = (100 + 4000 * np.exp(-apart)).round().astype(np.uint16)
    return StackInMemory(data[None, None], VoxelSize(0.5, 0.2, 0.2, "test metadata"))


@pytest.fixture
def window(make_window, open_in):
    window = make_window(bead_stack())
    open_in(window)
    window.state.move_crosshair((6.0, 5.0, 6.0))
    return window


def panel_of(window, cut: Cut):
    return window.viewer.raw_view.panels[cut]


def key(qtbot, window, *what) -> None:
    qtbot.keyClick(window, *what)


@pytest.mark.parametrize(
    ("cut", "start", "end"),
    [
        (Cut.XY, {1: 5.0, 2: 1.0}, {1: 5.0, 2: 11.0}),
        (Cut.XZ, {0: 1.0, 2: 6.0}, {0: 11.0, 2: 6.0}),
        (Cut.YZ, {0: 6.0, 1: 1.0}, {0: 6.0, 1: 9.0}),
    ],
)
def test_a_line_across_a_bead_tells_its_width_in_um_in_every_panel(qtbot, window, cut, start, end):
    key(qtbot, window, Qt.Key.Key_L)
    drag(qtbot, panel_of(window, cut), start, end)
    qtbot.waitUntil(lambda: window.tools.profile.profiles[0] is not None)
    raw, restored = window.tools.profile.profiles
    assert restored is None
    assert isinstance(raw.peak, Peak)
    assert raw.peak.width == pytest.approx(2.3548 * SIGMA, rel=0.02)
    assert "FWHM" in window.tools.profile.words[0].text()
    assert "µm" in window.tools.profile.words[0].text()


def test_an_oblique_line_is_as_wide_as_a_straight_one(qtbot, window):
    key(qtbot, window, Qt.Key.Key_L)
    drag(qtbot, panel_of(window, Cut.XY), {1: 2.0, 2: 3.0}, {1: 8.0, 2: 9.0})
    qtbot.waitUntil(lambda: window.tools.profile.profiles[0] is not None)
    assert window.tools.profile.profiles[0].peak.width == pytest.approx(2.3548 * SIGMA, rel=0.03)


def test_a_line_beside_the_bead_says_in_words_that_there_is_no_single_peak(qtbot, window):
    key(qtbot, window, Qt.Key.Key_L)
    drag(qtbot, panel_of(window, Cut.XY), {1: 5.0, 2: 6.0}, {1: 5.0, 2: 11.0})
    qtbot.waitUntil(lambda: window.tools.profile.profiles[0] is not None)
    assert window.tools.profile.profiles[0].peak is NoPeak.CUT_OFF
    assert texts.PROFILE_NO_PEAK["CUT_OFF"] in window.tools.profile.words[0].text()


def test_raw_and_restored_stand_in_one_plot_and_follow_the_plane(qtbot, window, tmp_path):
    window.restored.open(tmp_path / "restored.tif")
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_complete,
        timeout=PATIENCE,
    )
    QApplication.processEvents()
    key(qtbot, window, Qt.Key.Key_L)
    drag(qtbot, panel_of(window, Cut.XY), {1: 5.0, 2: 1.0}, {1: 5.0, 2: 11.0})
    plot = window.tools.profile.plot
    qtbot.waitUntil(lambda: plot.curve(0) is not None and plot.curve(1) is not None)
    # The line is drawn on whole pixels, so it may pass the middle of the bead by half of one.
    assert plot.curve(0)[1].max() == pytest.approx(4100, rel=0.02)
    window.viewer.step(0, 4)
    qtbot.waitUntil(lambda: plot.curve(1)[1].max() < 1000)
    expected = 100 + 4000 * np.exp(-((2.0 / SIGMA) ** 2) / 2)
    assert plot.curve(0)[1].max() == pytest.approx(expected, rel=0.03)


def test_the_profile_is_copied_and_saved_with_units_and_place(qtbot, window, tmp_path, monkeypatch):
    key(qtbot, window, Qt.Key.Key_L)
    drag(qtbot, panel_of(window, Cut.XY), {1: 5.0, 2: 1.0}, {1: 5.0, 2: 11.0})
    panel = window.tools.profile
    qtbot.waitUntil(panel.save.isEnabled)
    panel.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[1] == "distance_µm\traw_intensity"
    target = tmp_path / "line"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    panel.save.click()
    rows = list(csv.reader((tmp_path / "line.csv").read_text("utf-8-sig").splitlines()))
    assert "memory.tif" in rows[0][0]
    assert rows[1] == ["distance_µm", "raw_intensity"]
    assert float(rows[2][0]) == 0.0
    assert float(rows[-1][0]) == pytest.approx(10.0, abs=0.1)
    assert max(float(row[1]) for row in rows[2:]) == pytest.approx(4100, rel=0.02)


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    qtbot, window, tmp_path, monkeypatch
):
    key(qtbot, window, Qt.Key.Key_L)
    drag(qtbot, panel_of(window, Cut.XY), {1: 5.0, 2: 1.0}, {1: 5.0, 2: 11.0})
    panel = window.tools.profile
    qtbot.waitUntil(panel.save.isEnabled)
    missing = tmp_path / "gone" / "line.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(missing), ""))
    panel.save.click()
    assert window.error_card.isVisible()
    assert "line.csv" in window.error_card.problem.text()


def test_a_distance_reaches_from_plane_to_plane(qtbot, window):
    key(qtbot, window, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    panel = panel_of(window, Cut.XY)
    click(qtbot, panel, {1: 2.0, 2: 2.0})
    window.viewer.step(0, 8)
    move(panel, pixel_at(panel, {1: 2.0, 2: 5.0}))
    click(qtbot, panel, {1: 2.0, 2: 5.0})
    segment = window.tools.distance_line.segment
    assert segment.length == pytest.approx(5.0, abs=0.08)
    assert segment.end[0] - segment.start[0] == pytest.approx(4.0)
    # The next click begins a new one and does not drag the old one about.
    move(panel, pixel_at(panel, {1: 8.0, 2: 8.0}))
    assert window.tools.distance_line.segment == segment


def test_shift_keeps_a_line_along_an_axis(qtbot, window):
    key(qtbot, window, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    panel = panel_of(window, Cut.XY)
    drag(qtbot, panel, {1: 2.0, 2: 2.0}, {1: 2.6, 2: 8.0}, Qt.KeyboardModifier.ShiftModifier)
    segment = window.tools.distance_line.segment
    assert segment.end[1] == segment.start[1]


def test_escape_points_again_and_clicks_move_the_crosshair(qtbot, window):
    key(qtbot, window, Qt.Key.Key_R)
    panel = panel_of(window, Cut.XY)
    before = window.state.crosshair
    click(qtbot, panel, {1: 2.0, 2: 2.0})
    assert window.state.crosshair == before
    key(qtbot, window, Qt.Key.Key_Escape)
    assert isinstance(window.viewer.tool, Pointing)
    assert not window.tools.does.region.isChecked()
    click(qtbot, panel, {1: 2.0, 2: 2.0})
    assert window.state.crosshair == pytest.approx((6.0, 2.0, 2.0))


def test_a_region_is_dragged_in_one_panel_and_resized_in_another(qtbot, window):
    key(qtbot, window, Qt.Key.Key_R)
    changed = []
    window.viewer.region.changed.connect(lambda: changed.append(window.viewer.region.box))
    drag(qtbot, panel_of(window, Cut.XY), {1: 2.1, 2: 3.1}, {1: 5.9, 2: 7.9})
    region = window.viewer.region
    assert changed
    low, high = region.bounds
    # Whole voxels, so within half a voxel of where the mouse was.
    assert low[1:] == pytest.approx((2.1, 3.1), abs=0.15)
    assert high[1:] == pytest.approx((5.9, 7.9), abs=0.15)
    # Through z as deep as the larger edge, about the crosshair.
    assert high[0] - low[0] == pytest.approx(4.8, abs=0.6)
    drag(qtbot, panel_of(window, Cut.XZ), {0: high[0], 2: 5.0}, {0: 10.25, 2: 5.0})
    assert region.bounds[1][0] == pytest.approx(10.25, abs=0.26)
    assert region.bounds[0] == pytest.approx(low)
    z, y, x = region.box.box
    assert z.stop == round(region.bounds[1][0] / 0.5 + 0.5)
    assert (y.start, x.start) == (round(low[1] / 0.2 + 0.5), round(low[2] / 0.2 + 0.5))


def test_a_region_is_moved_inside_the_stack_and_typed_in_numbers_and_undone(qtbot, window):
    key(qtbot, window, Qt.Key.Key_R)
    drag(qtbot, panel_of(window, Cut.XY), {1: 2.1, 2: 3.1}, {1: 5.9, 2: 7.9})
    region = window.viewer.region
    first = region.box
    drag(qtbot, panel_of(window, Cut.XY), {1: 4.0, 2: 5.0}, {1: 4.0, 2: 30.0})
    assert region.box.shape == first.shape
    assert region.box.stop[2] == 60
    moved = region.box
    bar = window.tools.region_bar
    assert "voxels" in bar.words.text()
    field = bar.fields[2, 0]
    field.setText("abc")
    field.editingFinished.emit()
    assert region.box == moved
    field.setText("1.0")
    field.editingFinished.emit()
    assert region.box.start[2] == 5
    panel_of(window, Cut.XY).setFocus()
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel_of(window, Cut.XY), *undo)
    assert region.box == moved
    qtbot.keyClick(panel_of(window, Cut.XY), *undo)
    assert region.box == first
    bar.remove.click()
    assert region.box is None
    bar.undo.click()
    assert region.box == first


def test_another_file_has_no_region_no_line_and_no_tool(qtbot, window, open_in, tmp_path):
    key(qtbot, window, Qt.Key.Key_L)
    drag(qtbot, panel_of(window, Cut.XY), {1: 5.0, 2: 1.0}, {1: 5.0, 2: 11.0})
    window.viewer.region.mark((1.0, 1.0, 1.0), (3.0, 3.0, 3.0))
    open_in(window, tmp_path / "other.tif")
    assert window.viewer.region.box is None
    assert window.tools.profile_line.segment is None
    assert not window.tools.profile.isVisible()
    assert isinstance(window.viewer.tool, Pointing)


def test_marked_places_are_listed_renamed_gone_to_and_deleted(qtbot, window):
    key(qtbot, window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    window.state.move_crosshair((2.0, 1.0, 1.0))
    window.tools.does.add_bookmark.trigger()
    window.tools.does.show_bookmarks.trigger()
    places = window.tools.places
    names = places.window.list.model()
    assert names.rowCount() == 2
    assert names.setData(names.index(0, 0), "the bead", Qt.ItemDataRole.EditRole)
    assert not names.setData(names.index(0, 0), "  ", Qt.ItemDataRole.EditRole)
    assert names.data(names.index(0, 0)) == "the bead"
    places.window.list.setCurrentIndex(names.index(0, 0))
    places.window.go.click()
    assert window.state.crosshair == pytest.approx((6.0, 5.0, 6.0))
    places.window.list.setCurrentIndex(names.index(0, 0))
    places.window.remove.click()
    assert names.rowCount(QModelIndex()) == 1
    assert names.data(names.index(0, 0)) == texts.BOOKMARK_NAME.format(number=2)
    places.window.close()


def test_every_tool_has_a_key_that_nothing_else_in_the_window_has(make_window):
    window = make_window()
    actions = {*window.actions(), *window.tools.does.all()}
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    for action in window.tools.does.all():
        assert action.text()
        assert action.toolTip()
        assert not action.isEnabled()


def test_the_value_under_the_cursor_is_told_of_every_channel_that_is_shown(
    qtbot, make_window, open_in
):
    window = make_window(some_stack())
    open_in(window)
    qtbot.waitUntil(lambda: window.raw.volume_of(1) is not None, timeout=PATIENCE)
    told: list[str] = []
    window.viewer.described.connect(lambda words, _zoom: told.append(words))
    window.state.move_crosshair((2.0, 1.5, 2.5))
    data = window.raw.volume_of(0).value(4, 15, 25), window.raw.volume_of(1).value(4, 15, 25)
    assert f"Channel 0 {data[0]:.0f}   Channel 1 {data[1]:.0f}" in told[-1]
    window.state.looks.set_solo(True)
    assert told[-1].endswith(f"raw {data[0]:.0f}")


def test_fifty_times_of_each_tool_and_dialog_leave_nothing_behind(qtbot, window):
    def go_through() -> None:
        does = window.tools.does
        for action in (does.profile, does.region, does.distance):
            action.trigger()
            action.trigger()
        window.tools.profile.closed.emit()
        does.figure.trigger()
        window.tools.exports.figure_dialog.close()
        does.movie.trigger()
        window.tools.exports.movie_dialog.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def count() -> tuple[int, int, int]:
        found = QWidget, QTimer, QThread
        return tuple(len(window.findChildren(kind)) for kind in found)

    go_through()
    before = count()
    for _ in range(50):
        go_through()
    assert count() == before
    overlays = {len(panel.overlays) for panel in window.viewer.raw_view.panels.values()}
    assert len(overlays) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_tools_and_dialogs_have_names_and_clip_no_text_in_a_small_window(
    qtbot, make_window, open_in, scale
):
    application = QApplication.instance()
    font, larger = application.font(), application.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    try:
        application.setFont(larger)
        window = make_window(bead_stack(), size=(1100, 700))
        open_in(window)
        does, tools = window.tools.does, window.tools
        for action in (does.profile, does.region):
            action.trigger()
            if action is does.profile:
                drag(qtbot, panel_of(window, Cut.XY), {1: 5.0, 2: 1.0}, {1: 5.0, 2: 11.0})
                tools.profile.measure()
            else:
                drag(qtbot, panel_of(window, Cut.XY), {1: 2.1, 2: 3.1}, {1: 5.9, 2: 7.9})
            QApplication.processEvents()
            assert (window.width(), window.height()) == (1100, 700)
            assert not poor(window.viewer)
        does.show_bookmarks.trigger()
        does.volume.trigger()
        does.figure.trigger()
        figure = tools.exports.figure_dialog
        QApplication.processEvents()
        opened = tools.places.window, tools.volume.window, figure
        assert not [part for top in opened for part in poor(top)]
        figure.close()
        does.movie.trigger()
        QApplication.processEvents()
        assert not poor(tools.exports.movie_dialog)
        tools.exports.movie_dialog.close()
    finally:
        application.setFont(font)


def poor(top: QWidget) -> list[tuple[str, str]]:
    """Parts without a name that take the focus, and parts too small for their words."""
    found = []
    for part in top.findChildren(QWidget):
        if not part.isVisible() or part.objectName() == "qt_spinbox_lineedit":
            continue
        words = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
        # The inner widget of a panel hands it on to the panel, which has a name.
        takes_focus = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None
        if takes_focus and not words and not part.accessibleName():
            found.append((type(part).__name__, "no name"))
        if not words or isinstance(part, ShortLabel):
            continue
        wraps = isinstance(part, QLabel) and part.wordWrap()
        hint = part.minimumSizeHint()
        high = part.heightForWidth(part.width()) if wraps else hint.height()
        if part.height() < high - 1 or (not wraps and part.width() < hint.width() - 1):
            found.append((words, "clipped"))
    return found
