"""Which waiting job is next, and what each of them waits for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.states import JobState


def in_order(jobs: Mapping[JobId, Job]) -> list[Job]:
    """All jobs, as they stand in the queue: by priority, then as the user put them."""
    return sorted(jobs.values(), key=lambda job: (-job.priority, job.position))


def moved(order: Sequence[Job], job: JobId, before: JobId | None) -> list[Job]:
    """The jobs that stand elsewhere when one goes before another one, or to the end.

    It takes the priority of the one before which it goes.
    """
    others = [other for other in order if other.id != job]
    mover = next(other for other in order if other.id == job)
    number = len(others)
    if before is not None:
        number = next(n for n, other in enumerate(others) if other.id == before)
        mover = mover.model_copy(update={"priority": others[number].priority})
    return [
        entry.model_copy(update={"position": position})
        for position, entry in enumerate([*others[:number], mover, *others[number:]], start=1)
        if entry.position != position or entry is mover
    ]


def what_it_waits_for(job: Job, jobs: Mapping[JobId, Job], now: datetime) -> str | None:
    """Why a queued job may not start, as a sentence; ``None`` when only its turn is missing."""
    for other in job.after:
        before = jobs.get(other)
        if before is None:
            return "It needs the result of a job that was removed; add it again."
        if before.state is JobState.DONE:
            continue
        if before.state in (JobState.FAILED, JobState.CANCELLED):
            return f"It needs the result of “{before.title}”, which {_ended(before)}; retry that."
        return f"It waits for “{before.title}”."
    if job.not_before is not None and now < job.not_before:
        when = job.not_before.astimezone(now.tzinfo)
        return f"It waits until {when:%H:%M} on {when:%Y-%m-%d}."
    return None


def may_start_by_itself(job: Job, jobs: Mapping[JobId, Job]) -> bool:
    """Whether a queued job will start sooner or later without anybody's doing."""
    if job.state is not JobState.QUEUED:
        return False
    before = [jobs.get(other) for other in job.after]
    return all(
        other is not None
        and (
            other.state is JobState.DONE
            or other.state.is_running
            or may_start_by_itself(other, jobs)
        )
        for other in before
    )


def next_to_start(jobs: Mapping[JobId, Job], now: datetime, *, heavy: bool) -> Job | None:
    """The first queued job that may start, heavy or light."""
    for job in in_order(jobs):
        if (
            job.state is JobState.QUEUED
            and job.is_heavy is heavy
            and what_it_waits_for(job, jobs, now) is None
        ):
            return job
    return None


def _ended(job: Job) -> str:
    return "failed" if job.state is JobState.FAILED else "was cancelled"
