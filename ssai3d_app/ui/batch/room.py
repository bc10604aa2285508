"""The batches of one window: the dialog, the queueing, and the table at the end."""

from __future__ import annotations

import functools
import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import JobId, RestoreWork
from ssai3d_app.projects.batch import BatchPlan, Step, TuneFor, steps
from ssai3d_app.projects.batch_record import BatchRecord, record_of
from ssai3d_app.projects.document import Run
from ssai3d_app.ui import texts
from ssai3d_app.ui.batch.dialog import BatchDialog
from ssai3d_app.ui.batch.preparing import Corrected, Preparer
from ssai3d_app.ui.batch.running import RunningBatch
from ssai3d_app.ui.batch.summary import SummaryDialog
from ssai3d_app.ui.jobs.room import JobRoom
from ssai3d_app.ui.jobs.start_time import tonight
from ssai3d_app.ui.opening.reader import Opener
from ssai3d_app.ui.projects.desk import ProjectDesk

_log = logging.getLogger(__name__)

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
        projects: ProjectDesk,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._projects = projects
        self._submit = submit
        self._request = request
        self._opener = opener
        self._corrected = corrected
        self._window = window
        self._to_queue: deque[Step] = deque()
        self._queued: list[JobId] = []
        self._not_before: datetime | None = None
        self._queueing: RunningBatch | None = None
        self._batches: list[RunningBatch] = []
        self.batch: RunningBatch | None = None
        """The last one of the project that is open."""
        self.dialog: BatchDialog | None = None
        self.summary: SummaryDialog | None = None
        projects.opened.connect(self._turn_to_project)

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
        """Open the table of the last batch; the earlier ones of the project can be chosen."""
        if self.batch is None:
            return
        if self.summary is None:
            self.summary = SummaryDialog(self._all_batches(), self._window)
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
        self.batch = self._queueing = self._followed(self._new_record(plan))
        self._keep(self.batch)
        self._not_before = tonight() if at_night else None
        self._to_queue = deque(steps(plan, tune_for))
        self._queued.clear()
        self.summary_ready.emit(True)
        self._queue_next()

    @Slot()
    def _queue_next(self) -> None:
        """One at a time: each is written down, and the window must not stand still meanwhile."""
        batch = self._queueing
        if batch is None:
            return
        if not self._to_queue:
            self._queueing = None
            self._keep(batch)
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
            self._queueing = None
            self._keep(batch)
            return
        batch.take(len(self._queued), job)
        self._queued.append(job)
        QTimer.singleShot(0, self._queue_next)

    def _request_of(self, step: Step) -> RestoreRequest:
        """The request of a step, with the network of the job that it waits for."""
        if step.leader is None:
            return step.request
        leader = self._jobs.desk.queue.job(self._queued[step.leader]).work
        assert isinstance(leader, RestoreWork)
        # A run of a project keeps its network in its own folder.
        return step.request.model_copy(update={"model": leader.request.keep_model})

    # Batches that are kept

    @Slot()
    def _turn_to_project(self) -> None:
        """Follow the last batch of the project, which may not have come to its end yet."""
        if self.summary is not None:
            self.summary.close()
        project = self._projects.project
        self.batch = next((b for b in self._batches if b.project == self._folder), None)
        if self.batch is None and project is not None:
            try:
                newest = project.batches.newest()
            except UserError as error:
                _log.error("Batches are not read: %s (%s)", error, error.detail)
            else:
                self.batch = None if newest is None else self._followed(newest)
        self.summary_ready.emit(self.batch is not None)

    @property
    def _folder(self) -> Path | None:
        return None if self._projects.project is None else self._projects.project.folder

    def _new_record(self, plan: BatchPlan) -> BatchRecord:
        id = "0001"
        if self._projects.project is not None:
            try:
                id = self._projects.project.batches.new_id()
            except UserError as error:
                _log.error("The batch is not kept: %s (%s)", error, error.detail)
        return record_of(plan, id, self._projects.clock.now())

    def _followed(self, record: BatchRecord) -> RunningBatch:
        run_of = functools.partial(self._run, self._folder)
        batch = RunningBatch(self._jobs.desk, record, self._folder, run_of, self)
        batch.finished.connect(self._tell_finished)
        batch.to_keep.connect(self._keep)
        self._batches.insert(0, batch)
        return batch

    def _all_batches(self) -> list[RunningBatch]:
        """Those of the project, the newest first."""
        project = self._projects.project
        if project is not None:
            try:
                records = project.batches.all()
            except UserError as error:
                self.refused.emit(error)
                records = []
            known = {b.record.id for b in self._batches if b.project == self._folder}
            for record in records:
                if record.id not in known:
                    self._followed(record)
        found = [b for b in self._batches if b.project == self._folder]
        return sorted(found, key=lambda batch: batch.record.created, reverse=True)

    def _run(self, folder: Path | None, run: str) -> Run | None:
        document = self._projects.document
        return document.find_run(run) if document is not None and self._folder == folder else None

    @Slot(object)
    def _keep(self, batch: RunningBatch) -> None:
        """Write it into its project, if that is open; its runs tell the rest the next time."""
        project = self._projects.project
        if project is None or project.is_read_only or project.folder != batch.project:
            return
        try:
            project.batches.keep(batch.record)
        except UserError as error:
            _log.error("The batch is not kept: %s (%s)", error, error.detail)
            if batch.is_told_lost:
                return
            batch.is_told_lost = True
            self.refused.emit(error)

    @Slot(object)
    def _tell_finished(self, batch: RunningBatch) -> None:
        self._jobs.notices.tell(texts.BATCH_DONE.format(words=batch.words))
        if batch is not self.batch:
            return
        if self._window.isVisible() and not self._window.isMinimized():
            self.show_summary()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    @Slot()
    def _forget_summary(self) -> None:
        self.summary = None
