from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from ssai3d_app.engine.events import Cancelled, Completed, Failed
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs import queue as queue_module
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.selection import RestoredSelection
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState
from ssai3d_app.volume.scene import VoxelSize
from tests.window.conftest import StackInMemory, fake_supervisor, some_stack
from tests.window.jobs_in_window import (
    Repaints,
    line_of,
    start,
    wait_for_end,
    wait_until_it_works,
)


def test_a_hundred_thousand_events_make_few_updates_and_end_at_hundred_percent(
    qtbot, make_window, open_in
):
    window = make_window(some_stack(), engine="floods")
    open_in(window)
    drawn = Repaints(line_of(window).bar)
    updates: list[float] = []
    window.jobs.desk.ticked.connect(lambda: updates.append(time.monotonic()))
    window.restored.open = lambda *_: None
    ends = start(window)
    assert isinstance(wait_for_end(qtbot, ends), Completed)
    bar = line_of(window).bar
    assert bar.value() == bar.maximum()
    for times in (updates, drawn.times):
        assert times
        assert max(sum(first <= at < first + 1 for at in times) for first in times) <= 25


def test_an_engine_that_aborts_becomes_an_error_card_and_the_next_job_runs(
    qtbot, make_window, open_in
):
    window = make_window(some_stack(), engine="aborts,waits")
    open_in(window)
    assert isinstance(wait_for_end(qtbot, start(window)), Failed)
    assert window.error_card.isVisible()
    assert "Traceback" not in window.error_card.problem.text()
    assert window.error_card.detail
    assert window.panel.button.isEnabled()
    ends = start(window)
    assert not window.error_card.isVisible()
    wait_until_it_works(qtbot, window)
    line_of(window).cancel.click()
    assert isinstance(wait_for_end(qtbot, ends), Cancelled)


def test_a_refusal_of_the_engine_is_told_in_its_own_words(qtbot, make_window, open_in):
    window = make_window(some_stack(), engine="refuses")
    open_in(window)
    wait_for_end(qtbot, start(window))
    card = window.error_card
    assert (card.problem.text(), card.remedy.text()) == ("The disk is full.", "Free 2 GB.")
    assert card.detail == "ENOSPC in writer"


def test_cancel_answers_at_once_and_ends_within_five_seconds(qtbot, make_window, open_in):
    window = make_window(some_stack(), engine="waits")
    open_in(window)
    ends = start(window)
    wait_until_it_works(qtbot, window)
    asked, computed = time.monotonic(), time.thread_time()
    line_of(window).cancel.click()
    assert line_of(window).stage.text() == texts.JOB_CANCELLING
    # What the window's thread computed: the clock also counts what else the machine does.
    assert time.thread_time() - computed < 0.2
    assert isinstance(wait_for_end(qtbot, ends), Cancelled)
    assert time.monotonic() - asked < 5
    assert line_of(window).stage.text() == texts.JOB_CANCELLED
    assert not window.error_card.isVisible()


def test_an_engine_that_hangs_is_ended_by_force_stop_and_the_window_lives(
    qtbot, make_window, open_in, monkeypatch
):
    monkeypatch.setattr(queue_module, "FORCE_STOP_OFFERED_AFTER_S", 0.3)
    window = make_window(some_stack(), engine="hangs")
    open_in(window)
    ends = start(window)
    wait_until_it_works(qtbot, window)
    line = line_of(window)
    assert not line.force_stop.isVisible()
    line.cancel.click()
    qtbot.waitUntil(line.force_stop.isVisible, timeout=2000)
    line.force_stop.click()
    assert isinstance(wait_for_end(qtbot, ends), Cancelled)
    assert window.panel.button.isEnabled()


@pytest.fixture
def finer() -> StackInMemory:
    """What the fake result opens as: twice the intensities on the isotropic grid."""
    data = np.repeat(some_stack().data, 5, axis=2)[:, :, :56] * 2
    return StackInMemory(data, VoxelSize(0.1, 0.1, 0.1, "OME metadata"))


@pytest.fixture
def restored_window(qtbot, make_window, open_in, tmp_path: Path, monkeypatch, finer):
    written = tmp_path / "written"
    written.touch()
    monkeypatch.setenv("FAKE_RESULT", str(written))
    window = make_window(some_stack(), engine="completes")
    window.restored.reader._opener = lambda path: finer
    open_in(window)
    window.panel.destination.path.setText(str(tmp_path / "result.ome.tif"))
    wait_for_end(qtbot, start(window))
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_complete
    )
    return window


def test_the_result_appears_beside_the_raw_stack_and_is_saved_where_the_panel_says(
    restored_window, tmp_path
):
    window = restored_window
    assert (tmp_path / "result.ome.tif").exists()
    assert window.state.mode is ViewMode.SIDE_BY_SIDE
    assert window.viewer.raw_view.isVisible()
    assert window.viewer.restored_view.isVisible()
    assert window.panel.sentences == [
        "Axial blur is 2.1 µm.",
        "The stack has only 10 planes.",
    ]
    assert "result.ome.tif" in window.panel.outcome._done.text()


def test_switching_between_raw_and_restored_moves_nothing(qtbot, restored_window):
    window = restored_window
    window.state.show_mode(ViewMode.RESTORED)
    qtbot.wait(50)
    crosshair, centre = window.state.crosshair, window.viewer.camera.centre
    scale = window.viewer.camera.um_per_pixel
    for expected in (ViewMode.RAW, ViewMode.RESTORED):
        qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
        qtbot.wait(50)
        assert window.state.mode is expected
        assert window.state.crosshair == pytest.approx(crosshair)
        assert window.viewer.camera.centre == pytest.approx(centre)
        assert window.viewer.camera.um_per_pixel == pytest.approx(scale)
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert window.state.mode is ViewMode.SIDE_BY_SIDE
    assert window.actions_.show_side.isChecked()


def test_both_values_are_told_and_the_restored_one_is_called_predicted(restored_window):
    words = restored_window.status.position.text()
    assert "→ restored" in words
    assert "predicted" in words


def test_a_new_job_takes_the_old_result_off_the_screen(qtbot, restored_window):
    window = restored_window
    window.jobs.desk.opened.runner._supervisor = fake_supervisor("waits")
    ends = start(window)
    assert window.restored.image is None
    assert window.state.mode is ViewMode.RAW
    assert not window.actions_.show_restored.isEnabled()
    assert not window.panel.button.isEnabled()
    assert window.panel.reason.text() == texts.BLOCKED_IN_QUEUE
    wait_until_it_works(qtbot, window)
    line_of(window).cancel.click()
    wait_for_end(qtbot, ends)


def request_of(**chosen) -> RestoreRequest:
    return RestoreRequest(path=Path("memory.tif"), output=Path("result.ome.tif"), **chosen)


def test_a_result_of_one_channel_and_time_is_found_by_the_indices_of_the_raw_stack():
    state, book = ViewState(), CorrectionBook()
    selection = RestoredSelection(state, request_of(channels=(2,), time=3), book)
    scenes = (some_stack((1, 1, 4, 16, 16)).scene,)
    assert selection.of(scenes, state.channel) is None
    state.select(channel=2, time=3)
    assert selection.of(scenes, state.channel) == (0, 0, 0)
    everything = RestoredSelection(state, request_of(), book)
    assert everything.of(scenes, state.channel) == (0, 3, 2)
    state.select(scene=1)
    assert everything.of(scenes, state.channel) is None


def test_each_scene_of_a_result_is_found_by_its_index_in_the_source():
    state, book = ViewState(), CorrectionBook()
    selection = RestoredSelection(state, request_of(scenes=(0, 2)), book)
    scenes = (some_stack().scene,) * 2
    state.select(scene=2)
    assert selection.of(scenes, state.channel) == (1, 0, 0)
    state.select(scene=1)
    assert selection.of(scenes, state.channel) is None


def test_a_channel_that_was_not_restored_says_so(qtbot, restored_window):
    window = restored_window
    window.restored._selection = RestoredSelection(
        window.state, request_of(channels=(0,)), window.book
    )
    # Shown alone: where another channel is shown beside it, there is something to see.
    window.state.looks.set_solo(True)
    window.state.select(channel=1)
    panel = window.viewer.restored_view.panels[Cut.XY]
    qtbot.waitUntil(lambda: panel.notice == texts.NOT_RESTORED_HERE)
