"""Closing with jobs that are not finished, and what the next start makes of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from ssai3d_app.jobs.crash_report import CrashWatch, last_crashes
from ssai3d_app.jobs.job import ExportWork, new_job
from ssai3d_app.jobs.processes import own_identity
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs import closing
from tests.window.conftest import some_stack
from tests.window.jobs_in_window import (
    PATIENCE,
    jobs_of,
    line_of,
    start,
    wait_for_end,
    wait_until_it_works,
    work_on,
)


@pytest.fixture
def working(qtbot, make_window, open_in, tmp_path):
    """A window whose only job runs and can be paused."""
    window = make_window(some_stack(), engine="steps0.05", folder=tmp_path / "state")
    open_in(window)
    start(window)
    wait_until_it_works(qtbot, window)
    return window


def question_of(window):
    window.close()
    assert window.isVisible()
    assert window.jobs.closing.question is not None
    return window.jobs.closing.question


def only_job(window):
    (job,) = window.jobs.desk.queue.jobs
    return job


def test_staying_changes_nothing(qtbot, working):
    question_of(working).stay_button.click()
    qtbot.wait(300)
    assert working.isVisible()
    assert working.jobs.closing.question is None
    assert only_job(working).state is JobState.TUNING


def test_quitting_pauses_the_job_and_the_next_start_resumes_it(
    qtbot, working, make_window, tmp_path
):
    question = question_of(working)
    assert question.quit_button.text() == texts.CLOSE_PAUSE
    assert texts.CLOSE_PAUSE_SAYS in question.informativeText()
    question.quit_button.click()
    qtbot.waitUntil(lambda: not working.isVisible(), timeout=PATIENCE)
    window = make_window(engine="steps0.001", folder=tmp_path / "state")
    assert only_job(window).state is JobState.PAUSED
    assert not window.jobs.panel.is_open
    ((job_id, row),) = window.jobs.leftovers.rows.items()
    assert "was paused at" in row.words.text()
    assert job_id == only_job(window).id
    row.resume.click()
    assert not window.jobs.leftovers.isVisible()
    qtbot.waitUntil(lambda: only_job(window).state is JobState.DONE, timeout=PATIENCE)
    assert only_job(window).attempts == 2


def test_keeping_it_running_hides_the_window_until_the_last_job_is_done(qtbot, working):
    question_of(working).keep_button.click()
    assert working.isMinimized() or not working.isVisible()
    assert only_job(working).state is JobState.TUNING
    qtbot.waitUntil(lambda: only_job(working).state is JobState.DONE, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not working.isVisible(), timeout=PATIENCE)


def test_a_window_that_comes_back_stays_when_the_last_job_is_done(qtbot, working):
    question_of(working).keep_button.click()
    working.jobs.come_back()
    qtbot.waitUntil(lambda: only_job(working).state is JobState.DONE, timeout=PATIENCE)
    qtbot.wait(300)
    assert working.isVisible()
    assert not working.isMinimized()


def test_the_question_goes_away_when_the_job_ends_meanwhile(qtbot, working):
    question_of(working)
    qtbot.waitUntil(lambda: only_job(working).state is JobState.DONE, timeout=PATIENCE)
    qtbot.waitUntil(lambda: working.jobs.closing.question is None, timeout=PATIENCE)
    assert working.isVisible()
    working.close()
    assert not working.isVisible()


def test_what_cannot_be_paused_is_cancelled_and_the_button_says_so(qtbot, make_window, open_in):
    window = make_window(some_stack(), engine="waits")
    open_in(window)
    ends = start(window)
    wait_until_it_works(qtbot, window)
    question = question_of(window)
    assert question.quit_button.text() == texts.CLOSE_CANCEL
    question.quit_button.click()
    wait_for_end(qtbot, ends)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert only_job(window).state is JobState.CANCELLED


def test_an_engine_that_does_not_stop_is_forced_only_when_the_user_says_so(
    qtbot, make_window, open_in, monkeypatch
):
    monkeypatch.setattr(closing, "PATIENCE_MS", 300)
    window = make_window(some_stack(), engine="hangs")
    open_in(window)
    start(window)
    wait_until_it_works(qtbot, window)
    question_of(window).quit_button.click()
    stuck = lambda: isinstance(window.jobs.closing.question, closing.StuckQuestion)  # noqa: E731
    qtbot.waitUntil(stuck, timeout=PATIENCE)
    window.jobs.closing.question.stay_button.click()
    qtbot.wait(100)
    assert window.isVisible()
    question_of(window).quit_button.click()
    qtbot.waitUntil(stuck, timeout=PATIENCE)
    window.jobs.closing.question.force_button.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)


def test_a_light_job_that_is_cut_short_by_closing_waits_for_the_next_start(
    qtbot, make_window, tmp_path
):
    window = make_window(folder=tmp_path / "state")

    def export_slowly(work, token):
        while True:
            token.raise_if_cancelled()
            time.sleep(0.01)

    window.jobs.desk.opened.runner._export = export_slowly
    work = ExportWork(project=tmp_path, run="0001", target=tmp_path / "run.zip")
    window.jobs.desk.add(new_job(work, "run.zip", window.jobs.desk.opened.clock.now()))
    qtbot.waitUntil(lambda: bool(window.jobs.desk.queue.running), timeout=PATIENCE)
    question_of(window).quit_button.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    again = make_window(folder=tmp_path / "state")
    assert only_job(again).state is JobState.PAUSED
    assert len(again.jobs.leftovers.rows) == 1


def test_what_waits_since_last_time_starts_only_when_it_is_told_to(qtbot, make_window, tmp_path):
    window = make_window(engine="steps0.01", folder=tmp_path / "state")
    window.jobs.desk.queue.stop_after_this()
    window.jobs.desk.add(*(work_on(tmp_path, name) for name in "abcd"))
    window.close()
    window = make_window(engine="steps0.001", folder=tmp_path / "state")
    window.jobs.desk.queue.go_on()
    qtbot.wait(400)
    assert {str(job.state) for job in window.jobs.desk.queue.jobs} == {"paused"}
    card = window.jobs.leftovers
    assert len(card.rows) == 2
    assert card.show_list.isVisible()
    next(iter(card.rows.values())).discard.click()
    assert jobs_of(window)["a"].state is JobState.CANCELLED
    card.resume_all.click()
    assert not card.isVisible()
    qtbot.waitUntil(
        lambda: all(jobs_of(window)[name].state is JobState.DONE for name in "bcd"),
        timeout=PATIENCE,
    )


def run_by_hand(source: Path, home: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.window.busy_hand", str(source), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "XDG_STATE_HOME": str(home)},
    )


@pytest.mark.parametrize("answer", ["keep", "quit", "stay"])
def test_each_answer_ends_the_program_with_status_zero_and_nothing_left(
    tmp_path, tiny_stack, answer
):
    program = run_by_hand(
        tiny_stack, tmp_path / "home", "--answer", answer, "--engine", "steps0.03"
    )
    out, errors = program.communicate(timeout=60)
    assert program.returncode == 0, errors
    assert f"answered {answer}" in out
    assert "QThread" not in errors
    if answer == "keep":
        assert "out of sight True" in out
    mine = [p for p in psutil.process_iter(["cmdline"]) if "fake_engine.py" in str(p.info)]
    assert not [p for p in mine if str(tmp_path) in str(p.environ())]
    result = tiny_stack.with_name("tiny_isotropic.ome.tif")
    assert result.exists() == (answer != "quit")


def test_after_a_kill_the_next_start_tells_of_it_lists_the_job_and_resumes_it(
    qtbot, make_window, tmp_path, tiny_stack
):
    home = tmp_path / "home"
    program = run_by_hand(tiny_stack, home, "--answer", "stay", "--engine", "steps0.05")
    try:
        assert program.stdout.readline().startswith("answered")
        children = psutil.Process(program.pid).children()
        (engine,) = [c for c in children if "fake_engine.py" in " ".join(c.cmdline())]
    finally:
        os.kill(program.pid, signal.SIGKILL)
        program.communicate(timeout=30)
    engine.wait(10)
    folder = home / "SSAI-3D"
    window = make_window(engine="steps0.001", folder=folder)
    crashes = last_crashes(folder / "running", tmp_path / "no.log")
    window.jobs.tell_what_was_left(crashes)
    assert window.jobs.crash_card.isVisible()
    assert "was ended by the system" in window.jobs.crash_card.words.text()
    (row,) = window.jobs.leftovers.rows.values()
    assert "was interrupted" in row.words.text()
    assert only_job(window).state is JobState.INTERRUPTED
    row.resume.click()
    qtbot.waitUntil(lambda: only_job(window).state is JobState.DONE, timeout=PATIENCE)
    window.jobs.crash_card.dismiss.click()
    assert not last_crashes(folder / "running", tmp_path / "no.log")


def test_a_crash_report_shows_what_it_holds_before_it_is_saved(
    qtbot, make_window, tmp_path, monkeypatch
):
    folder = tmp_path / "running"
    CrashWatch(folder).end()
    gone = own_identity().model_copy(update={"started": "1"})
    (folder / "1.running.json").write_text(
        f'{{"software": "SSAI-3D 0.1", "process": {gone.model_dump_json()}}}'
    )
    (folder / "1.faults.txt").write_text("Fatal Python error: Segmentation fault")
    log = tmp_path / "ssai3d.log"
    log.write_text(f"opened {Path.home() / 'secret.czi'}")
    window = make_window()
    window.jobs.tell_what_was_left(last_crashes(folder, log))
    card = window.jobs.crash_card
    assert "crashed inside a library" in card.words.text()
    card.save.click()
    dialog = card.dialog
    shown = {}
    for row in range(dialog.names.count()):
        dialog.names.setCurrentRow(row)
        shown[dialog.names.item(row).text()] = dialog.text.toPlainText()
    assert "Segmentation fault" in shown["faults.txt"]
    assert str(Path.home()) not in shown["log.txt"]
    target = tmp_path / "report.zip"
    dialog.save_as(target)
    with zipfile.ZipFile(target) as report:
        saved = {name: report.read(name).decode() for name in report.namelist()}
    assert {name: text.strip() for name, text in shown.items()} == {
        name: text.strip() for name, text in saved.items()
    }
    assert texts.CRASH_SAVED.format(path=target) == window.statusBar().currentMessage()
    card.save.click()
    card.dialog.save_as(tmp_path / "no such folder" / "report.zip")
    assert window.error_card.isVisible()
    card.dismiss.click()
    assert not last_crashes(folder, log)


def test_without_a_place_for_the_list_jobs_run_all_the_same_and_it_is_said(
    qtbot, make_window, tmp_path
):
    in_the_way = tmp_path / "state"
    in_the_way.write_text("a file where a folder should be")
    window = make_window(engine="steps0.001", folder=in_the_way)
    window.jobs.tell_what_was_left([])
    assert window.error_card.isVisible()
    assert "list of jobs" in window.error_card.problem.text()
    window.jobs.desk.add(work_on(tmp_path, "a"))
    qtbot.waitUntil(lambda: jobs_of(window)["a"].state is JobState.DONE, timeout=PATIENCE)


def test_a_list_that_cannot_be_written_any_more_is_told_once_and_nothing_is_lost(
    qtbot, make_window, tmp_path, monkeypatch
):
    from ssai3d_app.errors import cannot_write

    window = make_window(engine="steps0.01")
    told: list[str] = []
    window.jobs.told.connect(lambda problem, *_: told.append(problem))
    journal = window.jobs.desk.opened.journal
    record = journal.record

    def full(*jobs, kind="state"):
        raise cannot_write("The list of jobs cannot be written", "free some space")

    window.jobs.desk.add(work_on(tmp_path, "a"))
    qtbot.waitUntil(lambda: line_of(window).bar.value() > 0, timeout=PATIENCE)
    journal.record = full
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    qtbot.wait(500)
    assert told == ["The list of jobs cannot be written"]
    journal.record = record
    qtbot.waitUntil(lambda: jobs_of(window)["a"].state is JobState.DONE, timeout=PATIENCE)
