"""Going on: from what a failure has kept, and with many jobs at once."""

import pytest

from ssai3d_app.engine.events import Failed, Stage
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.states import JobState
from tests.jobs.desk import progress

FULL = Failed(problem="The disk is full", remedy="free 2 GB", status=2, kept=True)
LOST = Failed(problem="The disk is full", remedy="free 2 GB", status=2)


def fail(desk, end: Failed):
    job = desk.add("a")
    desk.queue.tick()
    desk.runner.attempts[-1].say(progress(Stage.TUNING, 0.5))
    desk.finish("a", end)
    return job.id


def test_a_retry_goes_on_from_what_a_failure_has_kept(desk):
    job = fail(desk, FULL)
    desk.restart()
    desk.queue.retry(job)
    assert desk.queue.job(job).progress.fraction == 0.5
    desk.queue.tick()
    assert desk.runner.attempts[-1].job.resumes


def test_a_retry_starts_from_the_beginning_where_nothing_was_kept(desk):
    job = fail(desk, LOST)
    desk.queue.retry(job)
    assert desk.queue.job(job).progress is None
    desk.queue.tick()
    assert not desk.runner.attempts[-1].job.resumes


def test_what_was_kept_is_cleared_away_with_the_job(desk):
    job = fail(desk, FULL)
    desk.queue.remove(job)
    assert desk.runner.discarded == ["a"]
    assert desk.queue.find(job) is None


def test_jobs_are_removed_all_or_none(desk):
    job = fail(desk, LOST)
    waiting = desk.add("b")
    with pytest.raises(UserError, match="cancel it before"):
        desk.queue.remove(job, waiting.id)
    assert desk.queue.job(job).state is JobState.FAILED
    desk.queue.cancel(waiting.id)
    desk.queue.remove(job, waiting.id)
    assert desk.queue.jobs == []
    desk.restart()
    assert desk.queue.jobs == []


def test_many_jobs_are_held_and_resumed_in_one_step_each(desk):
    ids = [desk.add(title).id for title in "abc"]
    desk.queue.hold(*ids)
    desk.queue.tick()
    assert desk.runner.titles == []
    assert set(desk.states().values()) == {"paused"}
    desk.queue.resume(*ids)
    assert set(desk.states().values()) == {"queued"}
    assert not desk.queue.job(ids[0]).resumes
    desk.queue.tick()
    assert desk.runner.titles == ["a"]
