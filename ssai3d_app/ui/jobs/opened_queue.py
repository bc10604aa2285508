"""Opens the queue of a window: its journal, its runner, and the logs of its jobs."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.errors import UserError
from ssai3d_app.jobs.clock import Clock, SystemClock
from ssai3d_app.jobs.job import Job
from ssai3d_app.jobs.journal import Journal
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.runners import SupervisorMaker, ThreadRunner
from ssai3d_app.projects.bundle import export_run
from ssai3d_app.projects.keeping import log_of
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.supervising import SupervisingThread
from ssai3d_app.ui.saying import said

_JOURNAL = "jobs.sqlite"
_LOGS = "job_logs"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Remark:
    """Something about the list of jobs itself that the user must know, told once."""

    problem: str
    remedy: str
    detail: str


@dataclass(frozen=True)
class OpenedQueue:
    """The queue and what it stands on."""

    queue: JobQueue
    journal: Journal
    runner: ThreadRunner
    clock: Clock
    logs: Path
    remark: Remark | None

    def log_of(self, job: Job) -> Path:
        """Where the log of a job lies."""
        return log_of(job, self.logs)

    def forget_logs(self, jobs: Iterable[Job]) -> None:
        """Remove the logs of jobs that have left the history; a run of a project keeps its own."""
        for job in jobs:
            path = self.logs / f"{job.id}.log"
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("%s stays: %s", path, error)


def open_queue(folder: Path, supervisor: SupervisorMaker | None = None) -> OpenedQueue:
    """The queue whose journal lies in ``folder``.

    Where that cannot be written, jobs run all the same and are forgotten when the window closes;
    the remark says so.
    """
    clock = SystemClock()
    remark = None
    try:
        journal = Journal(folder / _JOURNAL, clock)
    except UserError as error:
        _log.exception("Jobs are not kept")
        remark = Remark(error.problem, f"{said(error.remedy)}. {texts.JOBS_NOT_KEPT}", error.detail)
        folder = Path(tempfile.mkdtemp(prefix="ssai3d-jobs-"))
        journal = Journal(folder / _JOURNAL, clock)
    if journal.remark is not None:
        remark = Remark(texts.JOBS_DAMAGED, texts.JOBS_DAMAGED_REMEDY, said(journal.remark))
    logs = folder / _LOGS
    runner = ThreadRunner(
        lambda job: log_of(job, logs), export_run, supervisor, new_thread=SupervisingThread
    )
    return OpenedQueue(JobQueue(journal, runner, clock), journal, runner, clock, logs, remark)
