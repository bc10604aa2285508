"""The table of a batch outlives its window: it is kept in the project and goes on."""

from __future__ import annotations

import csv

import pytest

from ssai3d_app.jobs.states import JobState
from ssai3d_app.projects.batch_shelf import BATCHES
from tests.window.conftest import some_stack
from tests.window.jobs_in_window import PATIENCE


@pytest.fixture
def files(tmp_path):
    made = [tmp_path / name for name in ("a.czi", "b.czi")]
    for path in made:
        path.write_text(path.name)
    return made


@pytest.fixture
def make(make_window, tmp_path):
    """A window of the same user, each time."""

    def window(engine="steps0.0005"):
        return make_window(some_stack(), engine=engine, folder=tmp_path / "own")

    return window


def queue_batch(qtbot, window, files):
    window.actions_.batch.trigger()
    dialog = window.batches.dialog
    dialog.add(files)
    qtbot.waitUntil(dialog.queue_button.isEnabled, timeout=PATIENCE)
    before = len(window.jobs.desk.queue.jobs)
    dialog.queue_button.click()
    total = before + len(files)
    qtbot.waitUntil(lambda: len(window.jobs.desk.queue.jobs) == total, timeout=PATIENCE)
    qtbot.wait(50)


def wait_for_summary(qtbot, window):
    qtbot.waitUntil(lambda: window.batches.summary is not None, timeout=PATIENCE)
    return window.batches.summary


def states(summary) -> list[str]:
    model = summary.model
    return [model.index(row, 3).data() for row in range(model.rowCount())]


def end(window):
    window.release()
    window.close()


def test_a_batch_is_shown_again_after_the_window_was_closed(qtbot, make, files, tmp_path):
    first = make("steps0.0005,refuses")
    assert not first.actions_.batch_summary.isEnabled()
    queue_batch(qtbot, first, files)
    assert states(wait_for_summary(qtbot, first)) == ["done", "failed"]
    folder = first.projects.desk.project.folder
    end(first)
    rows = csv.DictReader((folder / BATCHES / "0001.csv").read_text("utf-8-sig").splitlines())
    assert [row["state"] for row in rows] == ["done", "failed"]
    second = make()
    assert second.actions_.batch_summary.isEnabled()
    # Also when the jobs have left the history.
    second.jobs.desk.remove_finished()
    second.actions_.batch_summary.trigger()
    summary = second.batches.summary
    assert states(summary) == ["done", "failed"]
    assert summary.counts.text() == "1 done, 1 failed"
    assert summary.which.count() == 1


def test_a_batch_that_was_interrupted_goes_on_and_is_told_when_it_is_finished(qtbot, make, files):
    first = make("steps0.02")
    queue_batch(qtbot, first, files)
    running = first.jobs.desk.queue
    qtbot.waitUntil(lambda: any(j.state is JobState.TUNING for j in running.jobs), timeout=PATIENCE)
    end(first)
    second = make()
    said = []
    second.statusBar().messageChanged.connect(said.append)
    second.actions_.batch_summary.trigger()
    assert states(second.batches.summary) == ["paused", "paused"]
    second.batches.summary.close()
    second.jobs.leftovers.resume_all.click()
    assert states(wait_for_summary(qtbot, second)) == ["done", "done"]
    assert any("The batch is finished: 2 done" in words for words in said)


def test_earlier_batches_of_the_project_can_be_chosen(qtbot, make, files):
    window = make()
    queue_batch(qtbot, window, files)
    wait_for_summary(qtbot, window).close()
    queue_batch(qtbot, window, files[:1])
    wait_for_summary(qtbot, window).close()
    end(window)
    second = make()
    second.actions_.batch_summary.trigger()
    summary = second.batches.summary
    assert summary.which.count() == 2
    assert summary.which.itemText(0).endswith("1 stack")
    assert summary.which.itemText(1).endswith("2 stacks")
    assert states(summary) == ["done"]
    summary.which.setCurrentIndex(1)
    assert states(summary) == ["done", "done"]
    assert summary.counts.text() == "2 done"


def test_a_batch_belongs_to_its_project(qtbot, make, files, tmp_path):
    window = make()
    queue_batch(qtbot, window, files)
    wait_for_summary(qtbot, window)
    window.projects.desk.create(tmp_path / "Embryos")
    assert window.batches.summary is None
    assert not window.actions_.batch_summary.isEnabled()
    window.projects.folders.close()
    assert window.actions_.batch_summary.isEnabled()


def test_the_last_words_of_a_batch_are_not_those_of_another(qtbot, make, files, tmp_path):
    window = make("steps0.0005,refuses,steps0.0005")
    desk = window.jobs.desk
    desk.queue.stop_after_this()
    queue_batch(qtbot, window, files)
    queue_batch(qtbot, window, files[:1])
    said = []
    window.statusBar().messageChanged.connect(said.append)
    desk.queue.go_on()
    qtbot.waitUntil(lambda: all(j.state.is_over for j in desk.queue.jobs), timeout=PATIENCE)
    qtbot.wait(200)
    finished = [words for words in said if words.startswith("The batch is finished")]
    assert [words.split(": ")[1] for words in finished] == ["1 done, 1 failed", "1 done"]
