"""Where jobs are added, and where the window hears of them: the queue at the window's pace."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ssai3d_app.engine.events import (
    Cancelled,
    Caution,
    Completed,
    Failed,
    Finding,
    Paused,
    PreviewPicture,
    TuningLoss,
)
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import Job, JobId, PreviewWork, Priority, RestoreWork, new_job
from ssai3d_app.jobs.running import End, Message
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui.jobs.opened_queue import OpenedQueue

TICK_MS = 100
"""Ten looks a second: what the window shows of a job changes no faster."""

_log = logging.getLogger(__name__)


class JobDesk(QObject):
    """The queue of a window. Ticks it by one timer and gathers what has changed in each tick.

    Whoever wants to know the present state asks ``queue``; whoever wants something of it says so
    through :meth:`ask`, so that a refusal reaches the user.
    """

    job_changed = Signal(object)
    """The id of a job that was added, removed or in any way changed; once a tick at most."""
    states_changed = Signal()
    """After a tick in which a job was added, removed, moved or came to another state."""
    ticked = Signal()
    """After each tick in which something has changed or runs, after the two above."""
    said = Signal(object, object)
    """The Job, and a Finding or Caution that it told."""
    learnt = Signal(object, object)
    """The Job, and a TuningLoss."""
    pictured = Signal(object, object)
    """The Job, and a PreviewPicture that it told."""
    ended = Signal(object, object)
    """The Job as it now stands, and Completed, Failed, Cancelled or Paused."""
    refused = Signal(object)
    """A UserError: something that was asked, or had to be recorded, could not be done."""

    def __init__(self, opened: OpenedQueue, parent: QObject) -> None:
        super().__init__(parent)
        self.opened = opened
        self.queue = opened.queue
        self._dirty: dict[JobId, None] = {}
        self._known: dict[JobId, object] = {}
        self._ends: list[tuple[JobId, End]] = []
        self._sentences: list[tuple[JobId, Finding | Caution]] = []
        self._losses: list[tuple[JobId, TuningLoss]] = []
        self._pictures: list[tuple[JobId, PreviewPicture]] = []
        self._trouble: str | None = None
        self._is_released = False
        self._starts_nothing = False
        self.queue.on_change(self._note_change)
        self.queue.on_message(self._note_message)
        for job in self.queue.jobs:
            self._known[job.id] = _standing(job)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def submit(
        self,
        request: RestoreRequest,
        *,
        priority: Priority = Priority.NORMAL,
        not_before: datetime | None = None,
        after: tuple[JobId, ...] = (),
        title: str | None = None,
        project: Path | None = None,
        run: str | None = None,
    ) -> JobId | None:
        """Put a restoration into the queue; it starts within a tick when nothing is before it.

        ``None`` when it was refused, or the window is closing.
        """
        job = new_job(
            RestoreWork(request=request),
            title or request.path.name,
            self.opened.clock.now(),
            priority=priority,
            not_before=not_before,
            after=after,
            project=project,
            run=run,
        )
        return job.id if self.add(job) else None

    def add(self, *jobs: Job) -> bool:
        """Put jobs into the queue; says whether they were taken."""
        # A click may have been on its way while the window closed.
        return not self._is_released and self.ask(self.queue.add, *jobs)

    def ask(self, what: Callable[..., object], *arguments: object) -> bool:
        """Ask something of the queue; a refusal is told through ``refused``. Whether it was done.

        What has changed is told before this returns, so that the answer to a click is at once.
        """
        try:
            what(*arguments)
        except UserError as error:
            _log.info("Refused: %s (%s)", error, error.detail)
            self.refused.emit(error)
            return False
        finally:
            self._tell()
        return True

    def remove_finished(self) -> None:
        """Clear the history; results and reports stay."""
        over = [job for job in self.queue.jobs if job.state.is_over]
        if over and self.ask(self.queue.remove, *(job.id for job in over)):
            self.opened.forget_logs(over)

    def remove(self, *jobs: Job) -> None:
        """Take jobs that are over out of the history."""
        if self.ask(self.queue.remove, *(job.id for job in jobs)):
            self.opened.forget_logs(jobs)

    def unfinished_on(self, source: Path) -> Job | None:
        """The job that will restore a file next, or does now."""
        for job in self.queue.jobs:
            if not job.state.is_over and request_of(job, source) is not None:
                return job
        return None

    def outputs_in_work(self) -> set[Path]:
        """Where results will stand that are not made yet."""
        return {
            job.work.request.output
            for job in self.queue.jobs
            if not job.state.is_over and isinstance(job.work, RestoreWork)
        }

    def tick(self) -> None:
        """Take the news, start what may start, and tell what has changed."""
        try:
            if self._starts_nothing:
                self.queue.take_news()
            else:
                self.queue.tick()
        except UserError as error:
            # Tried again with the next tick; the user is told once.
            if error.sentence != self._trouble:
                self._trouble = error.sentence
                _log.error("The queue is held up: %s (%s)", error, error.detail)
                self.refused.emit(error)
        else:
            self._trouble = None
        self._tell()

    def hold_starts(self, held: bool) -> None:
        """Start nothing more, or go on; what runs is heard all the same."""
        self._starts_nothing = held

    def hold_what_waits(self) -> None:
        """What waits since the last time starts when the user says so, or at the time it was given.

        A program that is opened to look at a file must not begin to compute by itself.
        """
        now = self.opened.clock.now()
        waiting = [
            job.id
            for job in self.queue.jobs
            if job.state is JobState.QUEUED and (job.not_before is None or job.not_before <= now)
        ]
        if waiting:
            self.ask(self.queue.hold, *waiting)

    def forget_previews(self) -> None:
        """What an earlier window wanted to see is nobody's any more."""
        for job in self.queue.jobs:
            if isinstance(job.work, PreviewWork):
                if not job.state.is_over:
                    self.ask(self.queue.cancel, job.id)
                self.remove(self.queue.job(job.id))

    def release(self) -> None:
        """Leave neither thread nor engine; for the end of the application. Safe to call twice.

        What runs is paused where it can be, and otherwise cancelled.
        """
        if self._is_released:
            return
        self._is_released = True
        self._timer.stop()
        live = {job.id: self.queue.live(job.id) for job in self.queue.running}
        self.opened.runner.join({i: known.attempt for i, known in live.items() if known})
        try:
            self.queue.take_news()
            self.opened.journal.close()
        except UserError as error:
            # The window is gone; the next one finds these jobs interrupted.
            _log.error("The end of the jobs could not be recorded: %s (%s)", error, error.detail)

    def _note_change(self, job: JobId) -> None:
        self._dirty[job] = None

    def _note_message(self, job: JobId, message: Message) -> None:
        if isinstance(message, Finding | Caution):
            self._sentences.append((job, message))
        elif isinstance(message, TuningLoss):
            self._losses.append((job, message))
        elif isinstance(message, PreviewPicture):
            self._pictures.append((job, message))
        elif isinstance(message, Completed | Failed | Cancelled | Paused):
            self._ends.append((job, message))

    @Slot()
    def _tell(self) -> None:
        """Everything that has come since the last time, each once."""
        dirty, self._dirty = self._dirty, {}
        sentences, self._sentences = self._sentences, []
        losses, self._losses = self._losses, []
        pictures, self._pictures = self._pictures, []
        ends, self._ends = self._ends, []
        another = False
        for job_id in dirty:
            job = self.queue.find(job_id)
            standing = None if job is None else _standing(job)
            if self._known.get(job_id) != standing:
                another = True
                if standing is None:
                    del self._known[job_id]
                else:
                    self._known[job_id] = standing
            self.job_changed.emit(job_id)
        if another:
            self.states_changed.emit()
        if dirty or self.queue.running:
            self.ticked.emit()
        news = (
            (self.learnt, losses),
            (self.said, sentences),
            (self.pictured, pictures),
            (self.ended, ends),
        )
        for signal, told in news:
            for job_id, message in told:
                job = self.queue.find(job_id)
                if job is not None:
                    signal.emit(job, message)


def _standing(job: Job) -> object:
    """What of a job changes seldom."""
    settled = job.ending is not None and job.ending.is_settled
    return job.state, job.priority, job.position, job.not_before, job.after, settled


def request_of(job: Job, source: Path) -> RestoreRequest | None:
    """The request of a job that restores that file; ``None`` for other jobs."""
    if isinstance(job.work, RestoreWork) and job.work.request.path == source:
        return job.work.request
    return None
