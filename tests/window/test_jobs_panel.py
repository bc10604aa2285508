"""The list of jobs: rows that follow the queue, and all that can be done with them."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from ssai3d_app.jobs.job import Priority
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.model import FRACTION, Column
from tests.window.conftest import some_stack
from tests.window.jobs_in_window import (
    PATIENCE,
    cell,
    choose,
    jobs_of,
    line_of,
    names,
    start,
    state,
    work_on,
)


def test_the_line_stays_for_one_job_and_the_list_opens_for_two(qtbot, make_window, tmp_path):
    window = make_window(engine="steps0.05")
    panel = window.jobs.panel
    assert not panel.list.isVisible()
    assert not panel.line.isVisible()
    window.jobs.desk.add(work_on(tmp_path, "a"))
    qtbot.waitUntil(panel.line.isVisible, timeout=PATIENCE)
    assert not panel.is_open
    window.jobs.desk.add(work_on(tmp_path, "b"))
    assert panel.is_open
    assert panel.list.isVisible()
    assert not panel.line.isVisible()
    # Whoever closes the list is left in peace.
    panel.fold.click()
    window.jobs.desk.add(work_on(tmp_path, "c"))
    assert not panel.is_open
    assert panel.line.isVisible()


def test_ctrl_j_shows_and_hides_the_list(qtbot, make_window):
    window = make_window()
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.jobs.panel.list.isVisible()
    assert window.actions_.jobs.isChecked()
    assert window.jobs.panel.empty.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert not window.jobs.panel.list.isVisible()
    assert not window.actions_.jobs.isChecked()


def test_a_row_tells_state_progress_pace_time_left_device_and_memory(qtbot, busy):
    qtbot.waitUntil(lambda: "left" in cell(busy, "a", Column.LEFT), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "steps/s" in cell(busy, "a", Column.PACE), timeout=PATIENCE)
    assert "Fine-tuning the network" in cell(busy, "a", Column.STATE)
    assert cell(busy, "a", Column.PROGRESS).endswith("%")
    assert cell(busy, "a", Column.DEVICE) == "a pocket calculator, 1.5 GB"
    assert cell(busy, "b", Column.DEVICE) == "GPU if there is one"
    fraction = busy.jobs.panel.model.index(0, Column.PROGRESS).data(FRACTION)
    assert 0 < fraction < 1
    assert cell(busy, "b", Column.STATE).endswith(texts.JOB_QUEUED)


def test_one_heavy_job_runs_at_a_time_and_the_next_follows(qtbot, busy):
    assert [str(state(busy, name)) for name in "bcd"] == ["queued"] * 3
    choose(busy, "a")
    busy.jobs.panel.actions_.cancel.trigger()
    assert state(busy, "a") is JobState.CANCELLING
    qtbot.waitUntil(lambda: state(busy, "b") is JobState.TUNING, timeout=PATIENCE)
    # What is over goes behind what is not.
    assert names(busy) == ["b", "c", "d", "a"]


def test_what_waits_is_reordered_by_keys_and_by_dragging(busy, qtbot):
    panel = busy.jobs.panel
    choose(busy, "d")
    panel.actions_.up.trigger()
    assert names(busy) == ["a", "b", "d", "c"]
    panel.actions_.down.trigger()
    assert names(busy) == ["a", "b", "c", "d"]
    model = panel.model
    data = model.mimeData([model.index(3, column) for column in range(3)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert names(busy) == ["a", "d", "b", "c"]
    # The choice stays with the job.
    assert [job.title for job in panel.table.chosen] == ["d"]
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(busy) == ["a", "b", "d", "c"]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_job_of_high_priority_goes_to_the_front(busy):
    choose(busy, "d")
    busy.jobs.panel.actions_._levels[Priority.HIGH].trigger()
    assert names(busy) == ["d", "a", "b", "c"]


def test_pause_frees_the_engine_and_resume_goes_on_from_there(qtbot, make_window, tmp_path):
    window = make_window(engine="steps0.02")
    window.jobs.desk.add(work_on(tmp_path, "a"))
    line = line_of(window)
    qtbot.waitUntil(lambda: line.bar.value() > 100, timeout=PATIENCE)
    line.pause.click()
    assert line.stage.text() == texts.JOB_PAUSING
    qtbot.waitUntil(lambda: state(window, "a") is JobState.PAUSED, timeout=PATIENCE)
    assert not window.jobs.desk.queue.running
    assert line.stage.text() == texts.JOB_PAUSED
    kept = int((tmp_path / "a.ome.tif.steps").read_text())
    reached: list[int] = []
    window.jobs.desk.ticked.connect(lambda: reached.append(jobs_of(window)["a"].progress.done))
    line.resume.click()
    qtbot.waitUntil(lambda: state(window, "a") is JobState.DONE, timeout=PATIENCE)
    assert min(reached) >= kept


def test_a_job_waits_for_another_and_says_for_which(qtbot, make_window, tmp_path):
    window = make_window(engine="steps0.01")
    first = work_on(tmp_path, "tune")
    window.jobs.desk.add(first, work_on(tmp_path, "restore", after=(first.id,)))
    assert "waits for “tune”" in cell(window, "restore", Column.STATE)
    qtbot.waitUntil(lambda: state(window, "restore") is JobState.DONE, timeout=PATIENCE)


def test_a_job_of_the_night_waits_until_then_and_can_be_started_earlier(
    qtbot, make_window, tmp_path
):
    window = make_window(engine="steps0.01")
    window.jobs.desk.queue.stop_after_this()
    window.jobs.desk.add(work_on(tmp_path, "a"))
    choose(window, "a")
    start_menu = window.jobs.panel.actions_.start
    start_menu.night.trigger()
    window.jobs.desk.queue.go_on()
    qtbot.wait(400)
    moment = jobs_of(window)["a"].not_before
    assert timedelta(0) < moment - datetime.now(UTC) <= timedelta(days=1)
    assert moment.astimezone().hour == 20
    assert "It waits until" in cell(window, "a", Column.STATE)
    start_menu.soon.trigger()
    qtbot.waitUntil(lambda: state(window, "a") is JobState.DONE, timeout=PATIENCE)


def test_another_time_is_asked_for_in_a_dialog(busy, qtbot):
    choose(busy, "b")
    menu = busy.jobs.panel.actions_.start
    menu.other.trigger()
    moment = menu.dialog.moment.dateTime().addDays(1)
    menu.dialog.moment.setDateTime(moment)
    menu.dialog.accept()
    assert jobs_of(busy)["b"].not_before.timestamp() == moment.toSecsSinceEpoch()


def test_stop_after_this_starts_nothing_new_until_the_queue_may_go_on(qtbot, make_window, tmp_path):
    window = make_window(engine="steps0.01")
    window.jobs.desk.add(work_on(tmp_path, "a"), work_on(tmp_path, "b"))
    panel = window.jobs.panel
    qtbot.waitUntil(lambda: state(window, "a") is JobState.TUNING, timeout=PATIENCE)
    panel.stop_after.click()
    assert panel.stopped.isVisible()
    assert panel.stop_after.text() == texts.JOBS_GO_ON[0]
    qtbot.waitUntil(lambda: state(window, "a") is JobState.DONE, timeout=PATIENCE)
    qtbot.wait(300)
    assert state(window, "b") is JobState.QUEUED
    panel.stop_after.click()
    qtbot.waitUntil(lambda: state(window, "b") is JobState.DONE, timeout=PATIENCE)


def test_a_failed_job_is_tried_again_and_its_log_says_what_happened(qtbot, make_window, tmp_path):
    window = make_window(engine="aborts,steps0.01")
    window.jobs.desk.add(work_on(tmp_path, "a"))
    qtbot.waitUntil(lambda: state(window, "a") is JobState.FAILED, timeout=PATIENCE)
    panel = window.jobs.panel
    panel.toggle()
    choose(window, "a")
    panel.actions_.log.trigger()
    log = window.jobs.log
    written = log.text.toPlainText()
    assert "Now failed: The computation stopped unexpectedly: a library gave up" in written
    assert "the driver was lost" in written
    assert "Traceback" not in written
    panel.actions_.retry.trigger()
    qtbot.waitUntil(lambda: state(window, "a") is JobState.DONE, timeout=PATIENCE)
    log.look_again()
    assert "Now done" in log.text.toPlainText()
    log.close()


def test_clearing_the_history_keeps_what_is_not_finished_and_removes_logs(
    qtbot, make_window, tmp_path
):
    folder = tmp_path / "state"
    window = make_window(engine="aborts,steps0.05", folder=folder)
    window.jobs.desk.add(work_on(tmp_path, "a"), work_on(tmp_path, "b"))
    qtbot.waitUntil(lambda: state(window, "b") is JobState.TUNING, timeout=PATIENCE)
    assert len(list((folder / "job_logs").iterdir())) == 2
    window.jobs.panel.clear.click()
    assert names(window) == ["b"]
    assert len(list((folder / "job_logs").iterdir())) == 1
    assert not window.jobs.panel.clear.isEnabled()


def test_the_panel_queues_a_second_restoration_under_another_name(qtbot, make_window, open_in):
    window = make_window(some_stack(), engine="steps0.02")
    open_in(window)
    start(window)
    assert not window.panel.button.isEnabled()
    assert window.panel.reason.text() == texts.BLOCKED_IN_QUEUE
    path = window.panel.destination.path
    path.setText(path.text().replace("isotropic", "again"))
    assert window.panel.button.isEnabled()
    start(window)
    assert len(window.jobs.desk.queue.jobs) == 2


def test_the_end_is_told_in_the_status_line(qtbot, make_window, tmp_path):
    window = make_window(engine="steps0.001,refuses")
    window.jobs.desk.add(work_on(tmp_path, "a"), work_on(tmp_path, "b"))
    said: list[str] = []
    window.statusBar().messageChanged.connect(said.append)
    qtbot.waitUntil(lambda: state(window, "b") is JobState.FAILED, timeout=PATIENCE)
    assert texts.NOTICE_DONE.format(name="a") in said
    assert texts.NOTICE_FAILED.format(name="b", problem="The disk is full") in said
    assert window.error_card.problem.text() == "b: The disk is full."


def test_the_rows_follow_the_queue_by_the_rules_of_qt(qtbot, busy, tmp_path):
    model = busy.jobs.panel.model
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    queue, desk = busy.jobs.desk.queue, busy.jobs.desk
    jobs = {name: work_on(tmp_path, name) for name in ("e", "f", "g", "h")}
    desk.add(*jobs.values())
    for name, before in (("h", "e"), ("e", None), ("g", "h")):
        desk.ask(queue.move, jobs[name].id, jobs[before].id if before else None)
    for name in "fh":
        desk.ask(queue.cancel, jobs[name].id)
    desk.ask(queue.set_priority, jobs["e"].id, Priority.LOW)
    desk.ask(queue.set_priority, jobs["g"].id, Priority.HIGH)
    desk.remove(queue.job(jobs["f"].id))
    desk.ask(queue.retry, jobs["h"].id)
    desk.remove_finished()
    over = [job.id for job in queue.jobs if job.state.is_over]
    waiting = [job.title for job in queue.jobs if not job.state.is_over]
    assert names(busy) == waiting
    assert over == []
    assert waiting[0] == "g"
    assert waiting[-1] == "e"
    assert not resets
    # Warnings of the tester are warnings of Qt, which fail the test at its end.
    assert tester.model() is model


def test_every_action_of_the_list_has_words_and_keys_of_its_own(make_window):
    window = make_window()
    panel = window.jobs.panel
    panel.toggle()
    actions = [a for a in panel.actions_.findChildren(QAction) if a.text()]
    assert all(action.toolTip() for action in actions)
    keys = [
        key.toString()
        for action in (*window.actions_.all(), *actions)
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    nameless = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert not nameless


def test_five_thousand_jobs_are_listed_at_once_and_scrolled_without_a_gap(
    qtbot, make_window, tmp_path
):
    window = make_window()
    jobs = [
        work_on(tmp_path, f"stack {n:04}", not_before=datetime.now(UTC) + timedelta(days=1))
        for n in range(5000)
    ]
    began = time.monotonic()
    window.jobs.desk.add(*jobs)
    window.jobs.panel.toggle()
    qtbot.wait(1)
    assert time.monotonic() - began < 6
    table, gaps = window.jobs.panel.table, []
    bar = table.verticalScrollBar()
    for step in range(100):
        before = time.monotonic()
        bar.setValue(bar.maximum() * step // 99)
        table.viewport().repaint()
        gaps.append(time.monotonic() - before)
    assert sorted(gaps)[94] < 0.05
    assert max(gaps) < 0.2
