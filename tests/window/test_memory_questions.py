"""A job for which memory did not suffice asks what to do, and does as it is answered."""

import itertools
import sys

import pytest
from PySide6.QtWidgets import QPushButton

from ssai3d_app.engine.events import Failed, Finding, Shortage
from ssai3d_app.engine.recipe import MOST_HALVINGS
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui.jobs.log_viewer import in_words
from tests.window.conftest import some_stack
from tests.window.jobs_in_window import PATIENCE, jobs_of, start, wait_for_end, work_on

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture(autouse=True)
def _kills_are_for_memory(monkeypatch):
    """Each time that the system is asked it has ended one more process for lack of memory."""
    counts = itertools.count()
    monkeypatch.setattr("ssai3d_app.jobs.supervisor.kills_for_memory", lambda: next(counts))


@pytest.fixture
def starved(qtbot, make_window, open_in, tmp_path):
    """A window in which a job has died; the next attempts do as their modes say."""

    def make(then="tells", first="starves", **options):
        window = make_window(some_stack(), engine=f"{first},{then}", **options)
        open_in(window)
        window.panel.destination.path.setText(str(tmp_path / "out.ome.tif"))
        end = wait_for_end(qtbot, start(window))
        assert isinstance(end, Failed)
        return window

    return make


def only_row(window):
    row = window.jobs.memory.row
    assert row is not None
    return row


def offered(row) -> list[str]:
    return [b.text() for b in row.findChildren(QPushButton) if b.isVisible()]


def only_job(window):
    (job,) = jobs_of(window).values()
    return job


def test_a_death_for_memory_is_a_question_and_no_mere_failure(starved):
    window = starved()
    row = only_row(window)
    assert window.jobs.memory.isVisible()
    assert not window.error_card.isVisible()
    assert row.words.text() == (
        "Not enough memory for “memory.tif”. Nothing of it was kept. How shall it be tried again?"
    )
    assert offered(row) == ["Smaller pieces", "On the processor", "Leave it"]
    # Nothing is tried by itself: never a silent run on the processor.
    assert only_job(window).state is JobState.FAILED


@pytest.mark.parametrize(
    ("answer", "told"),
    [("smaller", "1 halvings, auto, False"), ("processor", "0 halvings, cpu, False")],
)
def test_the_answer_is_what_the_next_attempt_is_told(qtbot, starved, answer, told):
    window = starved()
    said = []
    window.jobs.desk.said.connect(lambda _job, sentence: said.append(sentence))
    getattr(only_row(window), answer).click()
    assert not window.jobs.memory.isVisible()
    qtbot.waitUntil(lambda: only_job(window).state is JobState.DONE, timeout=PATIENCE)
    assert Finding(text=told) in said
    steps = window.jobs.desk.opened.journal.steps(only_job(window).id)
    assert any("Tried again with other choices" in (in_words(step) or "") for step in steps)


def test_pieces_get_smaller_with_each_answer_until_only_the_same_can_be_tried(qtbot, starved):
    window = starved(then="starves")
    for halvings in range(1, MOST_HALVINGS + 1):
        only_row(window).smaller.click()
        qtbot.waitUntil(lambda: window.jobs.memory.row is not None, timeout=PATIENCE)
        assert only_job(window).work.request.halvings == halvings
    assert offered(only_row(window)) == ["On the processor", "Try again", "Leave it"]


def test_at_the_smallest_pieces_others_are_not_offered(starved):
    window = starved(first="starves at the smallest")
    assert only_job(window).ending.shortage is Shortage.MEMORY_AT_THE_SMALLEST
    assert "even with the smallest pieces" in only_row(window).words.text()
    assert offered(only_row(window)) == ["Try again", "Leave it"]


def test_what_is_left_is_not_asked_again_and_what_is_not_answered_is(
    qtbot, starved, make_window, tmp_path
):
    folder = tmp_path / "jobs"
    window = starved(folder=folder)
    window.release()
    window.close()
    second = make_window(folder=folder)
    assert second.jobs.memory.isVisible()
    only_row(second).leave.click()
    assert not second.jobs.memory.isVisible()
    assert only_job(second).state is JobState.FAILED
    second.release()
    second.close()
    assert not make_window(folder=folder).jobs.memory.isVisible()


def test_a_job_that_is_retried_from_the_list_is_in_question_no_more(qtbot, starved):
    window = starved()
    window.jobs.desk.ask(window.jobs.desk.queue.retry, only_job(window).id)
    assert window.jobs.memory.row is None
    qtbot.waitUntil(lambda: only_job(window).state is JobState.DONE, timeout=PATIENCE)


def test_several_jobs_are_asked_about_one_after_the_other(qtbot, starved, tmp_path):
    window = starved(then="starves")
    memory = window.jobs.memory
    window.jobs.desk.add(work_on(tmp_path, "second"))
    qtbot.waitUntil(memory.more.isVisible, timeout=PATIENCE)
    assert memory.more.text() == "1 more to ask about after this"
    assert "memory.tif" in only_row(window).words.text()
    only_row(window).leave.click()
    assert "second" in only_row(window).words.text()
    assert not memory.more.isVisible()
    only_row(window).leave.click()
    assert not memory.isVisible()


def test_a_job_that_found_no_graphics_card_asks_before_the_processor_computes(starved, qtbot):
    window = starved(first="gpuless", then="completes")
    row = only_row(window)
    assert "driver 470 is too old" in row.words.text()
    assert offered(row) == ["On the processor", "Try again", "Leave it"]
    assert only_job(window).work.request.device == "auto"
    row.processor.click()
    qtbot.waitUntil(lambda: only_job(window).state is JobState.DONE, timeout=PATIENCE)
    assert only_job(window).work.request.device == "cpu"
