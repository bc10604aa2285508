"""Contrast: histogram, black, white and gamma, by hand or not, shared by raw and restored."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui.opening.intensities import measure
from ssai3d_app.ui.viewer.channels.composing import own_contrast
from ssai3d_app.ui.viewer.channels.looks import Choices
from ssai3d_app.ui.viewer.exporting.composing import RAW, FigureChoice, figure_of
from ssai3d_app.ui.viewer.exporting.figure import FigurePainter, FigureStyle
from ssai3d_app.ui.viewer.exporting.movie import MovieChoice, MovieKind, frames_of
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.selection import RestoredSelection
from ssai3d_app.ui.viewer.view_state import Levels, ViewMode
from tests.window.conftest import PATIENCE, MakeWindow, StackInMemory, some_stack


@pytest.fixture
def image() -> StackInMemory:
    return some_stack()


@pytest.fixture
def window(qtbot, make_window: MakeWindow, open_in, image):
    made = make_window(image)
    open_in(made)
    qtbot.waitUntil(lambda: is_measured(made.raw, 1), timeout=PATIENCE)
    return made


def is_measured(source, channel: int) -> bool:
    volume = source.volume_of(channel)
    return volume is not None and volume.is_measured


@pytest.fixture
def compared(qtbot, window, image, tmp_path):
    """Raw and restored side by side; the restored stack is twice as bright."""
    result = some_stack((1, 2, 60, 48, 64))
    result.data[:] = np.repeat(image.data * 2, 5, axis=2)
    result.voxel_size = type(result.voxel_size)(0.1, 0.1, 0.1, "test metadata")
    window.restored.reader._opener = lambda path: result
    request = RestoreRequest(path=tmp_path / "memory.tif", output=tmp_path / "out.tif")
    window.restored.open(request.output, RestoredSelection(window.state, request, window.book))
    qtbot.waitUntil(lambda: is_measured(window.restored, 0), timeout=PATIENCE)
    qtbot.waitUntil(lambda: is_measured(window.restored, 1), timeout=PATIENCE)
    window.state.show_mode(ViewMode.SIDE_BY_SIDE)
    return window


def drag(qtbot, histogram, start: QPointF, *ends: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(histogram, left, pos=start.toPoint())
    for end in ends:
        qtbot.mouseMove(histogram, end.toPoint())
    qtbot.mouseRelease(histogram, left, pos=ends[-1].toPoint())


def press_undo(qtbot, widget) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_an_edge_of_the_histogram_is_dragged_and_one_undo_takes_the_whole_drag_back(qtbot, window):
    bar = window.viewer.channels.bar
    before = window.state.levels
    histogram = bar.histogram
    y = histogram.height() / 2
    edge = histogram.to_x(before.high)
    drag(
        qtbot,
        histogram,
        QPointF(edge, y),
        *(QPointF(edge - step, y) for step in (10, 20, 30)),
    )
    assert window.state.levels.low == before.low
    assert window.state.levels.high < before.high
    assert bar.maximum.text() != str(before.high)
    press_undo(qtbot, histogram)
    assert window.state.levels == before


def test_the_point_on_the_curve_sets_gamma(qtbot, window):
    histogram = window.viewer.channels.bar.histogram
    levels = window.state.levels
    grip = histogram.gamma_grip
    drag(qtbot, histogram, grip, QPointF(grip.x(), histogram.to_y(0.75)))
    gamma = window.state.looks.of(0).gamma
    # Half way between black and white, three quarters of the brightness.
    assert 0.5**gamma == pytest.approx(0.75, abs=0.02)
    assert window.state.levels == levels
    assert float(window.viewer.channels.bar.gamma.text()) == pytest.approx(gamma, abs=0.01)
    press_undo(qtbot, histogram)
    assert window.state.looks.of(0).gamma == 1.0


def test_the_histogram_works_by_keyboard(qtbot, window):
    histogram = window.viewer.channels.bar.histogram
    before = window.state.levels
    histogram.setFocus()
    qtbot.keyClick(histogram, Qt.Key.Key_Left)
    assert window.state.levels.high < before.high
    qtbot.keyClick(histogram, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.state.levels.low > before.low
    qtbot.keyClick(histogram, Qt.Key.Key_Up)
    assert window.state.looks.of(0).gamma < 1.0
    for _ in range(3):
        press_undo(qtbot, histogram)
    assert (window.state.levels, window.state.looks.of(0).gamma) == (before, 1.0)


def test_what_was_typed_is_undone_from_the_field_as_well(qtbot, window):
    field = window.viewer.channels.bar.maximum
    before = window.state.levels
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "700")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.state.levels == Levels(before.low, 700)
    press_undo(qtbot, field)
    assert window.state.levels == before
    qtbot.keyClicks(field, "9")
    press_undo(qtbot, field)
    assert field.text() == str(round(before.high)), "typing is undone first"


@pytest.mark.parametrize("odd", ["", "abc", "nan", "0", "-1", "99"])
def test_an_odd_gamma_changes_nothing(window, odd):
    field = window.viewer.channels.bar.gamma
    field.setText("0.5")
    field.editingFinished.emit()
    assert window.state.looks.of(0).gamma == 0.5
    field.setText(odd)
    field.editingFinished.emit()
    assert window.state.looks.of(0).gamma == 0.5
    assert field.text() == "0.5"


def test_levels_outside_the_data_are_kept_and_stay_in_reach(qtbot, window):
    bar = window.viewer.channels.bar
    bar.minimum.setText("-500")
    bar.maximum.setText("9000")
    bar.maximum.editingFinished.emit()
    assert window.state.levels == Levels(-500, 9000)
    assert 0 <= bar.histogram.to_x(-500) < bar.histogram.to_x(9000) <= bar.histogram.width()


def test_full_range_shows_everything_on_a_straight_line(window):
    window.state.looks.change({0: {"levels": Levels(1, 2), "gamma": 0.3}})
    window.viewer.channels.does.full_range.trigger()
    found = window.raw.volume_of(0).intensities
    assert window.state.levels == Levels(found.minimum, found.maximum)
    assert window.state.looks.of(0).gamma == 1.0


def test_auto_acts_on_the_selected_channel_and_with_shift_on_all(qtbot, window):
    looks = window.state.looks
    suggested = [looks.of(n).levels for n in range(2)]
    looks.change({0: {"levels": Levels(1, 2)}, 1: {"levels": Levels(3, 4)}})
    panel = window.viewer.raw_view.panels[Cut.XY]
    qtbot.keyClick(panel, Qt.Key.Key_A)
    assert [looks.of(n).levels for n in range(2)] == [suggested[0], Levels(3, 4)]
    qtbot.keyClick(panel, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert [looks.of(n).levels for n in range(2)] == suggested
    press_undo(qtbot, panel)
    assert looks.of(1).levels == Levels(3, 4)


def test_auto_of_all_channels_ignores_hot_pixels_in_each(qtbot, make_window, open_in):
    image = some_stack((1, 2, 12, 48, 64))
    image.data[0, 1] //= 4
    rng = np.random.default_rng(1)
    for channel, z in np.ndindex(2, 12):
        for y, x in rng.integers(2, 46, (4, 2)):
            image.data[0, channel, z, y, x] = 65535
    window = make_window(image)
    open_in(window)
    qtbot.waitUntil(lambda: is_measured(window.raw, 1), timeout=PATIENCE)
    window.viewer.channels.does.auto_all.trigger()
    first, second = (window.state.looks.of(n).levels for n in range(2))
    assert 800 < first.high < 1300
    assert 200 < second.high < 330


def test_the_histogram_tells_intensities_and_counts_in_real_numbers(window, image):
    histogram = window.viewer.channels.bar.histogram
    words = histogram.words_at(histogram.to_x(1150.0))
    found = window.raw.volume_of(0).intensities
    assert words.startswith("raw 11")
    number = int((1150 - found.minimum) / (found.maximum - found.minimum) * len(found.counts))
    assert f"{found.counts[number]:,} of {found.counts.sum():,} voxels" in words


def test_the_tip_of_the_histogram_says_what_lies_under_the_cursor(qtbot, window):
    histogram = window.viewer.channels.bar.histogram
    at = QPoint(round(histogram.to_x(1150.0)), 10)
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, at, histogram.mapToGlobal(at))
    QApplication.sendEvent(histogram, tip)
    assert QToolTip.text().startswith("raw 11")
    QToolTip.hideText()


def test_stacks_with_not_a_number_have_a_histogram_and_a_picture(qtbot, make_window, open_in):
    image = some_stack((1, 1, 12, 48, 64))
    data = image.data.astype(np.float32) / 1000
    data[..., ::5] = np.nan
    data[0, 0, 3, 3, 3] = np.inf
    image.data = data
    window = make_window(image)
    open_in(window)
    levels = window.state.levels
    assert 0.05 < levels.low < 0.2
    assert 0.8 < levels.high < 1.3
    panel = window.viewer.raw_view.panels[Cut.XY]
    picture = panel.grab().toImage()
    at = panel.to_pixel({1: 2.0, 2: 2.0})
    assert picture.pixelColor(round(at.x()), round(at.y())).red() == 0, "not a number is black"


def test_a_voxel_beside_a_hole_is_still_measured():
    plane = np.ones((9, 9), np.float32)
    plane[::2, ::2] = np.nan
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = measure([plane])
    assert found.counts.sum() == np.isfinite(plane[1:-1, 1:-1]).sum()


# Raw and restored -------------------------------------------------------------------------------


def test_raw_and_restored_share_their_contrast_unless_the_user_says_otherwise(compared):
    looks = compared.state.looks
    for source in (compared.raw, compared.restored):
        assert looks.of(0).levels_of(source.is_restored) == compared.state.levels
        assert own_contrast(source, compared.state) == ""
    drawn = [
        view.panels[Cut.XY].layers[0].levels
        for view in (compared.viewer.raw_view, compared.viewer.restored_view)
    ]
    assert drawn == [compared.state.levels] * 2


def test_an_own_contrast_of_the_restored_stack_is_written_into_the_view(compared):
    shared = compared.state.levels
    panel = compared.viewer.restored_view.panels[Cut.XZ]
    before = panel.grab().toImage()
    compared.viewer.channels.does.own.trigger()
    own = compared.state.looks.of(0).restored_levels
    found = compared.restored.volume_of(0).intensities
    assert own == Levels(found.low, found.high)
    assert panel.layers[0].levels == own
    assert compared.viewer.raw_view.panels[Cut.XZ].layers[0].levels == shared
    words = own_contrast(compared.restored, compared.state)
    assert words == f"own contrast Channel 0 {found.low:g}–{found.high:g}"
    assert own_contrast(compared.raw, compared.state) == ""
    # The upper right corner was the picture's, and now says so.
    after = panel.grab().toImage()
    corner = panel.rect().adjusted(panel.width() // 2, 0, 0, 30 - panel.height())
    assert before.copy(corner) != after.copy(corner)
    compared.viewer.channels.does.own.trigger()
    assert own_contrast(compared.restored, compared.state) == ""
    assert panel.layers[0].levels == shared


def test_compared_in_one_picture_an_own_contrast_is_told_while_the_restored_stack_is_seen(compared):
    compared.state.looks.change({0: {"restored_levels": Levels(10, 2000)}})
    panel = compared.viewer.compared_view.panels[Cut.XZ]
    told = {}
    for mode in (ViewMode.SWIPE, ViewMode.DIFFERENCE, ViewMode.BLINK):
        compared.state.show_mode(mode)
        told[mode] = panel.note
    compare = compared.viewer.compare
    compare.set_period(None)
    notes = set()
    for _ in range(2):
        compare.blink()
        notes.add((compare.restored_is_up, bool(panel.note)))
    assert "10–2000" in told[ViewMode.SWIPE]
    assert told[ViewMode.DIFFERENCE] == ""
    assert notes == {(True, True), (False, False)}


@pytest.mark.parametrize("caption", [True, False])
def test_an_own_contrast_stays_visible_in_exported_figures(compared, caption):
    style = FigureStyle(caption=caption)
    shared = figure_of(compared.tools.exports.sight, FigureChoice())
    compared.state.looks.change({0: {"restored_levels": Levels(10, 2000)}})
    own = figure_of(compared.tools.exports.sight, FigureChoice())
    assert (shared.must_tell, "10–2000" in own.must_tell) == ("", True)
    assert "10–2000" in own.caption
    assert "10–2000" in own.blocks[1].title
    raw_alone = figure_of(compared.tools.exports.sight, FigureChoice((RAW,)))
    assert raw_alone.must_tell == ""
    heights = [FigurePainter(figure, style).size.height() for figure in (shared, own)]
    if not caption:
        assert heights[1] > heights[0], "a line for what must be told"


def test_a_movie_from_raw_to_restored_tells_an_own_contrast_in_frames_of_one_size(compared):
    choice = MovieChoice(kind=MovieKind.COMPARISON, labels=False)
    _, shared = frames_of(compared.tools.exports.sight, choice)
    compared.state.looks.change({0: {"restored_levels": Levels(10, 2000)}})
    count, frames = frames_of(compared.tools.exports.sight, choice)
    sizes = {(frame.width(), frame.height()) for frame in frames}
    assert count > 2
    assert len(sizes) == 1
    assert sizes.pop()[1] > next(shared).height()


def test_one_channel_alone_is_not_named_beside_its_own_contrast(compared):
    compared.state.looks.set_solo(True)
    compared.state.looks.change({0: {"restored_levels": Levels(10, 2000)}})
    assert own_contrast(compared.restored, compared.state) == "own contrast 10–2000"


def test_the_bar_says_whose_contrast_it_changes(compared):
    bar, looks = compared.viewer.channels.bar, compared.state.looks
    shared = compared.state.levels
    assert not bar.which.isVisible()
    compared.viewer.channels.does.own.trigger()
    assert bar.which.isVisible()
    assert bar.which.currentText() == "Restored"
    bar.maximum.setText("3000")
    bar.maximum.editingFinished.emit()
    assert looks.of(0).restored_levels.high == 3000
    assert looks.of(0).levels == shared
    bar.which.setCurrentIndex(0)
    bar.which.activated.emit(0)
    bar.maximum.setText("2000")
    bar.maximum.editingFinished.emit()
    assert looks.of(0).levels == Levels(shared.low, 2000)
    assert looks.of(0).restored_levels.high == 3000
    compared.state.show_mode(ViewMode.RESTORED)
    assert bar.which.currentText() == "Restored", "what is seen alone is what is changed"


def test_both_histograms_are_shown_side_by_side(compared):
    content = compared.viewer.channels.bar.histogram.content
    assert content.raw is compared.raw.volume_of(0).intensities
    assert content.restored is compared.restored.volume_of(0).intensities
    compared.state.show_mode(ViewMode.RAW)
    assert compared.viewer.channels.bar.histogram.content.restored is None
    compared.state.show_mode(ViewMode.RESTORED)
    assert compared.viewer.channels.bar.histogram.content.raw is None


def test_without_a_result_there_is_no_own_contrast_to_give(window):
    assert not window.viewer.channels.does.own.isEnabled()


def test_auto_of_all_judges_own_contrasts_by_the_restored_stack(compared):
    compared.state.looks.change({1: {"restored_levels": Levels(1, 2)}})
    compared.viewer.channels.does.auto_all.trigger()
    found = compared.restored.volume_of(1).intensities
    assert compared.state.looks.of(1).restored_levels == Levels(found.low, found.high)
    assert compared.state.looks.chosen(0) == Choices()
