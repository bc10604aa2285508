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

_STRANGER = "Its job is not among those of this computer; run it again."


class RunKeeper:
    """Follows the jobs of one open project and keeps their state and result in its runs.

    Whoever makes it calls :meth:`catch_up` once and :meth:`follow` at each change of the queue,
    for as long as the project is open. Of several jobs that make the same run, the one that was
    added last counts.
    """

    def __init__(self, project: Project, queue: JobQueue) -> None:
        self._project = project
        self._queue = queue
        self._latest: dict[str, Job] = {}

    def catch_up(self) -> None:
        """Keep what ended while the project was closed, or when the window died.

        A run that came at work from another computer, with the project, is interrupted.

        Raises
        ------
        UserError
            When it cannot be written.
        """
        for job in sorted(self._queue.jobs, key=lambda job: job.created):
            if job.run is not None and job.project == self._project.folder:
                self._latest[job.run] = job
        for job in list(self._latest.values()):
            self._keep(job)
        if not self._project.is_read_only:
            self._give_up_strangers()

    def follow(self, job_id: JobId) -> None:
        """Keep what has become of a job, if it is one of this project.

        Raises
        ------
        UserError
            When it cannot be written; it stays in memory and is tried again with the next save.
        """
        job = self._queue.find(job_id)
        if job is None or job.run is None or job.project != self._project.folder:
            return
        latest = self._latest.get(job.run)
        if latest is None or latest.id == job.id or latest.created < job.created:
            self._latest[job.run] = job
            self._keep(job)

    def _give_up_strangers(self) -> None:
        """Runs that are at work by the document, and that no job makes: of another computer."""
        for run in self._project.document.runs:
            if run.status.is_busy and run.id not in self._latest:
                self._project.note_run(run.id, status=RunStatus.INTERRUPTED, problem=_STRANGER)

    def _keep(self, job: Job) -> None:
        assert job.run is not None
        known = self._project.document.find_run(job.run)
        if known is None or self._project.is_read_only:
            return
        facts: dict[str, object] = {"status": _STATUS.get(job.state, RunStatus.RUNNING)}
        if job.state.is_over:
            facts["ended"] = job.ended
            facts["problem"] = job.ending.problem if job.ending else ""
            if job.ending and job.ending.output:
                facts["result"] = Place.of(job.ending.output, self._project.folder)
        if any(getattr(known, name) != fact for name, fact in facts.items()):
            self._project.note_run(known.id, **facts)


def log_of(job: Job, fallback: Path) -> Path:
    """Where the log of a job belongs: into its run, or into ``fallback`` without a project."""
    if job.project is not None and job.run is not None:
        for place in (job.project / storage.RUNS).glob(f"{job.run}-*"):
            return place / storage.LOG
    return fallback / f"{job.id}.log"
