"""The queue: order, dependencies, one heavy job at a time, and every word of the user."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from ssai3d_app.engine.events import Cancelled, Failed, Paused, Stage
from ssai3d_app.errors import UserError, cannot_write
from ssai3d_app.jobs.clock import next_time_of_day
from ssai3d_app.jobs.job import JobId, Priority
from ssai3d_app.jobs.running import Heartbeat, Recovered, Stalled
from ssai3d_app.jobs.states import JobState
from tests.jobs.desk import NOON, progress

FAILED = Failed(problem="The disk is full", remedy="free 2 GB", status=2, detail="ENOSPC")


def test_jobs_run_one_at_a_time_in_the_order_in_which_they_came(desk):
    for title in "abc":
        desk.add(title)
    desk.queue.tick()
    assert desk.runner.titles == ["a"]
    desk.finish("a")
    assert desk.runner.titles == ["a", "b"]
    desk.finish("b")
    desk.finish("c")
    assert desk.states() == {"a": "done", "b": "done", "c": "done"}


def test_a_job_of_higher_priority_goes_first_but_interrupts_nothing(desk):
    for title in "ab":
        desk.add(title)
    desk.queue.tick()
    desk.add("urgent", priority=Priority.HIGH)
    desk.queue.tick()
    assert desk.runner.titles == ["a"]
    desk.finish("a")
    assert desk.runner.titles == ["a", "urgent"]


def test_light_jobs_run_beside_a_heavy_one_two_at_most(desk):
    desk.add("heavy")
    desk.queue.add(*(desk.exporting(f"zip {n}") for n in range(3)))
    desk.queue.tick()
    assert sorted(desk.runner.titles) == ["heavy", "zip 0", "zip 1"]
    desk.finish("zip 0")
    assert "zip 2" in desk.runner.titles


def test_many_wait_for_one_and_start_when_it_is_done(desk):
    tune = desk.restoring("tune")
    many = [desk.restoring(f"restore {n}", after=(tune.id,)) for n in range(2)]
    desk.queue.add(*many, tune)
    desk.queue.tick()
    assert desk.runner.titles == ["tune"]
    assert "“tune”" in desk.queue.waits_for(many[0].id)
    desk.finish("tune")
    desk.finish("restore 0")
    assert desk.runner.titles == ["tune", "restore 0", "restore 1"]


def test_what_needs_a_failed_job_waits_with_the_reason_and_goes_on_after_a_retry(desk):
    tune = desk.add("tune")
    after = desk.add("restore", after=(tune.id,))
    desk.queue.tick()
    desk.finish("tune", FAILED)
    assert desk.states() == {"tune": "failed", "restore": "queued"}
    assert "which failed; retry that" in desk.queue.waits_for(after.id)
    desk.queue.retry(tune.id)
    desk.queue.tick()
    desk.finish("tune")
    assert desk.runner.titles == ["tune", "tune", "restore"]


def test_a_job_cannot_come_after_one_that_does_not_exist(desk):
    with pytest.raises(UserError, match="not in the queue"):
        desk.add("a", after=(JobId("nobody"),))
    assert desk.queue.jobs == []


def test_stages_become_states_and_a_repeated_channel_goes_through_them_again(desk):
    job = desk.add("a")
    desk.queue.tick()
    seen = []
    for stage in (Stage.PREPARING, Stage.TUNING, Stage.RESTORING_XZ, Stage.WRITING, Stage.TUNING):
        desk.runner.attempts[0].say(progress(stage, 0.5))
        desk.queue.tick()
        seen.append(str(desk.queue.job(job.id).state))
    assert seen == ["preparing", "tuning", "restoring", "writing", "tuning"]


def test_every_start_is_in_the_journal_before_the_work_begins(desk):
    desk.add("a")
    desk.queue.tick()
    (steps,) = desk.runner.recorded_at_start
    assert '"state":"preparing"' in steps[-1]


def test_what_cannot_be_recorded_is_not_done(desk, monkeypatch):
    job = desk.add("a")

    def full(*jobs, kind="state"):
        raise cannot_write("The list of jobs cannot be written", "free some space")

    with monkeypatch.context() as patch:
        patch.setattr(desk.journal, "record", full)
        with pytest.raises(UserError):
            desk.queue.tick()
        assert desk.runner.attempts == []
        assert desk.queue.job(job.id).state is JobState.QUEUED
    desk.queue.tick()
    assert desk.runner.titles == ["a"]


def test_news_that_cannot_be_recorded_is_taken_again(desk, monkeypatch):
    job = desk.add("a")
    desk.queue.tick()
    desk.runner.attempts[0].say(FAILED)

    def full(*jobs, kind="state"):
        raise cannot_write("The list of jobs cannot be written", "free some space")

    with monkeypatch.context() as patch:
        patch.setattr(desk.journal, "record", full)
        with pytest.raises(UserError):
            desk.queue.tick()
    assert desk.queue.job(job.id).state is JobState.PREPARING
    desk.queue.tick()
    assert desk.queue.job(job.id).ending.problem == "The disk is full"


def test_what_cannot_be_started_fails_with_the_reason_and_the_next_one_runs(desk):
    job = desk.add("a")
    desk.add("b")
    desk.runner.refuses = cannot_write("The log cannot be written", "free some space")
    desk.queue.tick()
    assert desk.queue.job(job.id).ending.problem == "The log cannot be written"
    desk.runner.refuses = None
    desk.queue.tick()
    assert desk.runner.titles == ["b"]


def test_cancelling_a_running_job_is_acknowledged_at_once_and_force_stop_offered_later(desk):
    job = desk.add("a")
    desk.queue.tick()
    desk.queue.cancel(job.id)
    desk.queue.cancel(job.id)
    assert desk.queue.job(job.id).state is JobState.CANCELLING
    assert desk.runner.attempts[0].asked == ["cancel"]
    assert not desk.queue.offers_force_stop(job.id)
    desk.clock.go_on(5)
    assert desk.queue.offers_force_stop(job.id)
    desk.queue.force_stop(job.id)
    assert desk.runner.attempts[0].asked == ["cancel", "force stop"]
    desk.finish("a", Cancelled())
    assert desk.queue.job(job.id).state is JobState.CANCELLED


def test_progress_that_was_under_way_does_not_undo_cancelling(desk):
    job = desk.add("a")
    desk.queue.tick()
    desk.queue.cancel(job.id)
    desk.runner.attempts[0].say(progress(Stage.WRITING, 0.9))
    desk.queue.tick()
    assert desk.queue.job(job.id).state is JobState.CANCELLING


def test_a_job_that_finished_before_it_heard_of_cancelling_is_done(desk):
    job = desk.add("a")
    desk.queue.tick()
    desk.queue.cancel(job.id)
    desk.finish("a")
    assert desk.queue.job(job.id).state is JobState.DONE


def test_cancelling_what_waits_needs_no_runner(desk):
    job = desk.add("a")
    desk.queue.cancel(job.id)
    desk.queue.tick()
    assert desk.states() == {"a": "cancelled"}
    assert desk.runner.attempts == []
    assert desk.runner.discarded == []


def test_a_pause_lets_the_next_job_run_and_resuming_goes_on_from_there(desk):
    job = desk.add("a")
    desk.add("b")
    desk.queue.tick()
    desk.queue.pause(job.id)
    assert desk.queue.live(job.id).pausing
    desk.finish("a", Paused())
    assert desk.states() == {"a": "paused", "b": "preparing"}
    desk.queue.resume(job.id)
    desk.finish("b")
    assert desk.runner.titles == ["a", "b", "a"]
    assert desk.runner.attempts[-1].job.resumes
    assert desk.runner.attempts[-1].job.attempts == 2


def test_what_cannot_be_paused_says_so_and_goes_on(desk):
    job = desk.add("a")
    desk.queue.tick()
    desk.runner.attempts[0].can_pause = False
    with pytest.raises(UserError, match="cannot be paused"):
        desk.queue.pause(job.id)
    assert desk.queue.job(job.id).state is JobState.PREPARING


def test_a_waiting_job_can_be_held(desk):
    job = desk.add("a")
    desk.queue.pause(job.id)
    desk.queue.tick()
    assert desk.runner.attempts == []
    desk.queue.resume(job.id)
    desk.queue.tick()
    assert not desk.runner.attempts[0].job.resumes


def test_discarding_a_paused_job_clears_away_what_it_left(desk):
    job = desk.add("a")
    desk.queue.tick()
    desk.finish("a", Paused())
    desk.queue.cancel(job.id)
    assert desk.states() == {"a": "cancelled"}
    assert desk.runner.discarded == ["a"]


def test_editing_a_paused_job_starts_it_anew_and_a_running_one_cannot_be_edited(desk):
    job = desk.add("a")
    desk.queue.tick()
    request = job.work.request.model_copy(update={"preset": "best"})
    with pytest.raises(UserError, match="run it again"):
        desk.queue.edit(job.id, request)
    desk.finish("a", Paused())
    desk.queue.edit(job.id, request)
    desk.queue.resume(job.id)
    desk.queue.tick()
    started = desk.runner.attempts[-1].job
    assert started.work.request.preset == "best"
    assert not started.resumes
    assert desk.runner.discarded == ["a"]


def test_jobs_are_reordered_and_stay_so_after_a_restart(desk):
    a, b, c = (desk.add(title) for title in "abc")
    desk.queue.move(c.id, before=a.id)
    desk.queue.move(b.id, before=None)
    desk.queue.set_priority(b.id, Priority.LOW)
    assert [job.title for job in desk.queue.jobs] == ["c", "a", "b"]
    desk.restart()
    assert [job.title for job in desk.queue.jobs] == ["c", "a", "b"]


def test_stop_after_this_starts_nothing_new_and_stays_after_a_restart(desk):
    job = desk.add("a")
    waiting = desk.add("b")
    desk.queue.tick()
    desk.queue.stop_after_this()
    desk.finish("a")
    assert desk.queue.job(job.id).state is JobState.DONE
    assert desk.runner.titles == ["a"]
    assert desk.queue.waits_for(waiting.id) == "The queue is stopped."
    desk.restart()
    assert desk.queue.is_stopped
    desk.queue.go_on()
    assert not desk.queue.is_stopped


def test_a_job_for_the_night_waits_for_it(desk):
    job = desk.add("a", not_before=NOON + timedelta(hours=10))
    desk.add("b")
    desk.queue.tick()
    assert desk.runner.titles == ["b"]
    assert desk.queue.waits_for(job.id) == "It waits until 22:00 on 2026-03-01."
    desk.finish("b")
    desk.clock.go_on(10 * 3600)
    desk.queue.tick()
    assert desk.runner.titles == ["b", "a"]


def test_a_clock_set_back_neither_stops_a_job_nor_starts_one_twice(desk):
    job = desk.add("a", not_before=NOON + timedelta(hours=1))
    desk.clock.go_on(3600)
    desk.queue.tick()
    desk.clock.wall -= timedelta(days=1)
    desk.queue.tick()
    assert desk.queue.job(job.id).state is JobState.PREPARING
    desk.clock.ticks += 30
    desk.finish("a", FAILED)
    ended = desk.queue.job(job.id)
    assert ended.ending.seconds == 30
    assert ended.ended < ended.started
    states = [step.document for step in desk.journal.steps(job.id)]
    assert len(desk.runner.attempts) == 1
    assert '"failed"' in states[-1]


def test_a_clock_set_forward_starts_what_was_due_and_offers_no_force_stop(desk):
    running = desk.add("a")
    desk.add("night", not_before=NOON + timedelta(hours=10))
    desk.queue.tick()
    desk.queue.cancel(running.id)
    desk.clock.wall += timedelta(days=2)
    assert not desk.queue.offers_force_stop(running.id)
    desk.finish("a", Cancelled())
    assert desk.runner.titles == ["a", "night"]


def test_the_next_night_is_found_in_the_users_time_zone_also_when_clocks_change():
    berlin = ZoneInfo("Europe/Berlin")
    evening = datetime(2026, 3, 28, 23, 0, tzinfo=berlin)
    assert next_time_of_day(time(22, 0), evening) == datetime(2026, 3, 29, 20, 0, tzinfo=UTC)
    assert next_time_of_day(time(23, 30), evening) == datetime(2026, 3, 28, 22, 30, tzinfo=UTC)


def test_a_late_word_of_an_ended_attempt_says_nothing_of_the_next(desk):
    job = desk.add("a")
    desk.queue.tick()
    desk.finish("a", FAILED)
    desk.queue.retry(job.id)
    desk.queue.tick()
    desk.runner.attempts[0].say(FAILED)
    desk.queue.tick()
    assert desk.queue.job(job.id).state is JobState.PREPARING


def test_memory_and_stalls_are_shown_while_it_runs(desk):
    job = desk.add("a")
    desk.queue.tick()
    beat = Heartbeat(processor_seconds=1, memory_bytes=5_000_000)
    stalled = Stalled(40, "It waits for a disk.")
    desk.runner.attempts[0].say(beat, stalled)
    desk.queue.tick()
    assert desk.queue.live(job.id).heartbeat == beat
    assert desk.queue.live(job.id).stalled == stalled
    desk.runner.attempts[0].say(Recovered())
    desk.queue.tick()
    assert desk.queue.live(job.id).stalled is None


def test_the_end_is_told_to_whoever_listens(desk):
    heard, changed = [], []
    desk.queue.on_message(lambda job, message: heard.append(message))
    desk.queue.on_change(changed.append)
    job = desk.add("a")
    desk.queue.tick()
    desk.finish("a", FAILED)
    assert heard == [FAILED]
    assert set(changed) == {job.id}


def test_only_what_is_over_is_removed(desk):
    job = desk.add("a")
    with pytest.raises(UserError, match="cancel it"):
        desk.queue.remove(job.id)
    desk.queue.cancel(job.id)
    desk.queue.remove(job.id)
    assert desk.queue.jobs == []
    assert desk.journal.steps(job.id) == []


def test_no_state_may_follow_that_makes_no_sense(desk):
    job = desk.add("a")
    with pytest.raises(ValueError, match="cannot become"):
        job.stepped(JobState.WRITING)
    desk.queue.tick()
    with pytest.raises(ValueError, match="cannot become"):
        desk.queue.retry(job.id)
