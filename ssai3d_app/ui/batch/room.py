"""The batches of one window: the dialog, the queueing, and the table at the end."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.job import JobId, RestoreWork
from ssai3d_app.projects.batch import BatchPlan, Step, TuneFor, steps
from ssai3d_app.ui import texts
from ssai3d_app.ui.batch.dialog import BatchDialog
from ssai3d_app.ui.batch.preparing import Corrected, Preparer
from ssai3d_app.ui.batch.running import RunningBatch
from ssai3d_app.ui.batch.summary import SummaryDialog
from ssai3d_app.ui.jobs.room import JobRoom
from ssai3d_app.ui.jobs.start_time import tonight
from ssai3d_app.ui.opening.reader import Opener

ANY_NAME = Path("like.ome.tif")

Add = Callable[[RestoreRequest, Path | None, str | None], JobId | None]


class Submit(Protocol):
    """Keeps a restoration as a run and queues it through ``add``; ``None`` when refused."""

    def __call__(self, request: RestoreRequest, add: Add, /) -> JobId | None:
        """Queue it."""


class BatchRoom(QObject):
    """Knows what the Restore panel asks for, and applies it to many files."""

    refused = Signal(object)
    """A UserError."""
    summary_ready = Signal(bool)
    """Whether there is a summary to show."""

    def __init__(
        self,
        jobs: JobRoom,
        submit: Submit,
        request: Callable[[], RestoreRequest | None],
        opener: Opener,
        corrected: Corrected,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._submit = submit
        self._request = request
        self._opener = opener
        self._corrected = corrected
        self._window = window
        self._to_queue: deque[Step] = deque()
        self._queued: list[JobId] = []
        self._not_before: datetime | None = None
        self.batch: RunningBatch | None = None
        self.dialog: BatchDialog | None = None
        self.summary: SummaryDialog | None = None

    @Slot()
    def show_dialog(self) -> None:
        """Open the dialog, or bring it to the front."""
        if self.dialog is None:
            like = self._request() or RestoreRequest(path=ANY_NAME, output=ANY_NAME)
            taken = self._jobs.desk.outputs_in_work
            preparer = Preparer(self._opener, self)
            preparer.finished.connect(preparer.deleteLater)
            self.dialog = BatchDialog(like, preparer, self._corrected, taken, self._window)
            self.dialog.queue_asked.connect(self._queue)
            self.dialog.refused.connect(self.refused)
            self.dialog.finished.connect(self._forget_dialog)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def show_summary(self) -> None:
        """Open the table of the last batch."""
        if self.batch is not None:
            if self.summary is None:
                self.summary = SummaryDialog(self.batch, self._window)
                self.summary.refused.connect(self.refused)
                self.summary.finished.connect(self._forget_summary)
            self.summary.show()
            self.summary.raise_()

    def release(self) -> None:
        """Leave no thread behind; after the reader processes were ended."""
        for preparer in self.findChildren(Preparer):
            preparer.leave()
            preparer.wait()

    @Slot(object, object, bool)
    def _queue(self, plan: BatchPlan, tune_for: TuneFor, at_night: bool) -> None:
        if self.summary is not None:
            self.summary.close()
        self.batch = RunningBatch(self._jobs.desk, plan, self)
        self.batch.finished.connect(self._tell_finished)
        self._not_before = tonight() if at_night else None
        self._to_queue = deque(steps(plan, tune_for))
        self._queued.clear()
        self.summary_ready.emit(True)
        self._queue_next()

    @Slot()
    def _queue_next(self) -> None:
        """One at a time: each is written down, and the window must not stand still meanwhile."""
        if not self._to_queue or self.batch is None:
            return
        step = self._to_queue.popleft()
        add = functools.partial(
            self._jobs.submit,
            not_before=self._not_before,
            after=() if step.leader is None else (self._queued[step.leader],),
            title=step.member.title,
        )
        job = self._submit(self._request_of(step), add)
        if job is None:
            # The refusal has been told; what is in the queue already stays there.
            self._to_queue.clear()
            return
        self._queued.append(job)
        self.batch.take(job)
        self.batch.look_again()
        QTimer.singleShot(0, self._queue_next)

    def _request_of(self, step: Step) -> RestoreRequest:
        """The request of a step, with the network of the job that it waits for."""
        if step.leader is None:
            return step.request
        leader = self._jobs.desk.queue.job(self._queued[step.leader]).work
        assert isinstance(leader, RestoreWork)
        # A run of a project keeps its network in its own folder.
        return step.request.model_copy(update={"model": leader.request.keep_model})

    @Slot()
    def _tell_finished(self) -> None:
        assert self.batch is not None
        self._jobs.notices.tell(texts.BATCH_DONE.format(words=self.batch.words))
        if self._window.isVisible() and not self._window.isMinimized():
            self.show_summary()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    @Slot()
    def _forget_summary(self) -> None:
        self.summary = None
