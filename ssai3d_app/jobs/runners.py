"""Do the work of jobs in threads: a restoration in a child process, light work in the thread."""

from __future__ import annotations

import functools
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from ssai3d_app.engine.cancellation import CancellationSource, CancellationToken, JobCancelled
from ssai3d_app.engine.events import Cancelled, Completed, Failed, Paused
from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.formats.claiming import clear_away
from ssai3d_app.jobs.child_limits import ChildLimits
from ssai3d_app.jobs.job import EngineWork, ExportWork, Job, JobId
from ssai3d_app.jobs.running import Attempt, End, Listener, Message
from ssai3d_app.jobs.supervisor import JobSupervisor

_log = logging.getLogger(__name__)

Export = Callable[[ExportWork, CancellationToken], Path]
"""Makes the zip file of a run and returns its path."""

SupervisorMaker = Callable[[Job, Path | None], JobSupervisor]

LogPlace = Callable[[Job], Path | None]


class Worker(Protocol):
    """A thread that does one thing; :class:`threading.Thread` is one."""

    def start(self) -> None:
        """Begin."""

    def is_alive(self) -> bool:
        """Whether it has begun and not ended."""

    def join(self, timeout: float | None = None) -> None:
        """Wait for its end, so many seconds at most."""


WorkerMaker = Callable[[Callable[[], None], str], Worker]
"""Makes a thread, not yet started, from what it is to do and its name."""


def plain_thread(work: Callable[[], None], name: str) -> Worker:
    """A thread of Python's own."""
    return threading.Thread(target=work, name=name)


_JOIN_S = 15.0


class ThreadRunner:
    """A thread per running job, made by ``new_thread``.

    ``log_of`` says where the log file of a job lies.
    """

    def __init__(
        self,
        log_of: LogPlace,
        export: Export,
        supervisor: SupervisorMaker | None = None,
        limits: ChildLimits | None = None,
        patience_s: float | None = None,
        new_thread: WorkerMaker = plain_thread,
    ) -> None:
        self._new_thread = new_thread
        self._log_of = log_of
        self._export = export
        self._limits = limits
        self._patience = patience_s
        self._supervisor = supervisor or self._own_supervisor
        self._threads: dict[JobId, Worker] = {}

    def start(self, job: Job, listener: Listener) -> Attempt:
        """Start it without waiting; the last message is exactly one End."""
        attempt: _Exporting | JobSupervisor
        if isinstance(job.work, ExportWork):
            attempt = _Exporting(job.work, self._export)
        else:
            attempt = self._supervisor(job, self._log_of(job))
        self._threads = {i: t for i, t in self._threads.items() if t.is_alive()}
        drain = functools.partial(_drain, job, attempt.events, listener)
        self._threads[job.id] = thread = self._new_thread(drain, f"job {job.title}")
        thread.start()
        return attempt

    def discard(self, job: Job) -> None:
        """Clear away what a job that will not go on has left unfinished."""
        if isinstance(job.work, EngineWork):
            # At once: the window's thread asks for it.
            clear_away(job.work.request.output, patience_s=0.0)

    def join(self, attempts: Mapping[JobId, Attempt]) -> None:
        """At the end of the program: leave no thread or process behind.

        What can be paused is, to be resumed at the next start; the rest is cancelled.
        """
        for attempt in attempts.values():
            if attempt.can_pause:
                attempt.pause()
            else:
                attempt.cancel()
        until = time.monotonic() + _JOIN_S
        for job, thread in self._threads.items():
            thread.join(max(0.0, until - time.monotonic()))
            if thread.is_alive() and job in attempts:
                attempts[job].force_stop()
        for thread in self._threads.values():
            thread.join()
        self._threads.clear()

    def _own_supervisor(self, job: Job, log: Path | None) -> JobSupervisor:
        assert isinstance(job.work, EngineWork)
        return JobSupervisor(
            job.work.request,
            resume=job.resumes,
            limits=self._limits,
            log=log,
            patience_s=self._patience,
        )


class _Exporting:
    """A bundle being written, in the thread that asks for its events."""

    can_pause = False

    def __init__(self, work: ExportWork, export: Export) -> None:
        self._work = work
        self._export = export
        self._source = CancellationSource()

    def events(self) -> Iterator[Message]:
        began = time.monotonic()
        try:
            made = self._export(self._work, self._source.token)
        except JobCancelled:
            yield Cancelled()
        else:
            yield Completed(output=str(made), seconds=round(time.monotonic() - began, 1))

    def pause(self) -> None:
        raise NotImplementedError("can_pause says that it cannot")

    def cancel(self) -> None:
        self._source.cancel()

    def force_stop(self) -> None:
        self._source.cancel()


def _drain(job: Job, events: Callable[[], Iterator[Message]], listener: Listener) -> None:
    """Hand on each message; whatever happens, exactly one End, and it is the last."""
    end: End | None = None
    try:
        for message in events():
            if isinstance(message, Completed | Failed | Cancelled | Paused):
                end = message
            else:
                listener(job.id, job.attempts, message)
    except UserError as error:
        end = Failed(
            problem=error.problem, remedy=error.remedy, status=error.status, detail=error.detail
        )
    except Exception as error:  # noqa: BLE001 - the queue must learn of every end
        _log.exception("%s could not be supervised", job.title)
        end = Failed(
            problem="Something went wrong inside SSAI-3D",
            remedy="try again, and send the log to support if it happens again",
            status=ExitStatus.INTERNAL,
            detail="".join(traceback.format_exception(error)),
        )
    listener(job.id, job.attempts, end or Cancelled())
