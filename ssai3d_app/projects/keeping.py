"""What jobs do, kept in the project they belong to."""

from __future__ import annotations

from pathlib import Path

from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.states import JobState
from ssai3d_app.projects import storage
from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.places import Place
from ssai3d_app.projects.project import Project

_STATUS: dict[JobState, RunStatus] = {
    JobState.QUEUED: RunStatus.QUEUED,
    JobState.PAUSED: RunStatus.PAUSED,
    JobState.DONE: RunStatus.DONE,
    JobState.FAILED: RunStatus.FAILED,
    JobState.CANCELLED: RunStatus.CANCELLED,
    JobState.INTERRUPTED: RunStatus.INTERRUPTED,
}


class RunKeeper:
    """Follows the jobs of one open project and keeps their state and result in its runs."""

    def __init__(self, project: Project, queue: JobQueue) -> None:
        self._project = project
        self._queue = queue
        queue.on_change(self._follow)
        for job in queue.jobs:
            # What ended while the project was closed, or when the window died.
            self._follow(job.id)

    def _follow(self, job_id: JobId) -> None:
        jobs = {job.id: job for job in self._queue.jobs}
        job = jobs.get(job_id)
        if job is None or job.run is None or job.project != self._project.folder:
            return
        known = {run.id: run for run in self._project.document.runs}.get(job.run)
        status = _STATUS.get(job.state, RunStatus.RUNNING)
        if known is None or self._project.is_read_only or _is_older(job, jobs):
            return
        facts: dict[str, object] = {"status": status}
        if job.state.is_over:
            facts["ended"] = job.ended
            facts["problem"] = job.ending.problem if job.ending else ""
            if job.ending and job.ending.output:
                facts["result"] = Place.of(job.ending.output, self._project.folder)
        if any(getattr(known, name) != fact for name, fact in facts.items()):
            self._project.note_run(known.id, **facts)


def _is_older(job: Job, jobs: dict[JobId, Job]) -> bool:
    """Whether a later job makes the same run: that one counts."""
    return any(
        other.run == job.run and other.project == job.project and other.created > job.created
        for other in jobs.values()
    )


def log_of(job: Job, fallback: Path) -> Path:
    """Where the log of a job belongs: into its run, or into ``fallback`` without a project."""
    if job.project is not None and job.run is not None:
        for place in (job.project / storage.RUNS).glob(f"{job.run}-*"):
            return place / storage.LOG
    return fallback / f"{job.id}.log"
