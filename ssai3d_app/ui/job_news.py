"""What jobs tell, carried to where it is seen: findings, failures and results."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ssai3d_app.engine.events import Caution, Completed, Failed, Finding, TuningLoss
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.running import End
from ssai3d_app.ui import texts
from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.error_card import ErrorCard
from ssai3d_app.ui.jobs.desk import JobDesk, request_of
from ssai3d_app.ui.jobs.memory_questions import asks_about
from ssai3d_app.ui.restore.panel import RestorePanel
from ssai3d_app.ui.restore.run_facts import run_of
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.viewer.display_source import DisplaySource


class JobNews(QObject):
    """Findings of the job that is followed go into the panel; every failure is told."""

    def __init__(
        self,
        desk: JobDesk,
        raw: DisplaySource,
        panel: RestorePanel,
        card: ErrorCard,
        comparison: Comparison,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.followed: JobId | None = None
        """The job on the file that is on display, started last."""
        self._desk, self._raw = desk, raw
        self._panel, self._card, self._comparison = panel, card, comparison
        desk.said.connect(self._tell_sentence)
        desk.ended.connect(self._tell_end)
        desk.states_changed.connect(self._show_taken)
        desk.learnt.connect(self._tell_loss)
        desk.ticked.connect(self._show_run)

    def begin(self, request: RestoreRequest) -> None:
        """Another run is asked for: nothing more is told of the one before."""
        self.followed = None
        self._panel.begin_run(request)

    def follow_what_runs_on(self, source: Path) -> None:
        """Follow the job that will restore a file next, or does now, if there is one."""
        unfinished = self._desk.unfinished_on(source)
        if unfinished is not None:
            self.followed = unfinished.id

    @Slot()
    def _show_taken(self) -> None:
        self._panel.show_taken(self._desk.outputs_in_work())

    @Slot(object, object)
    def _tell_sentence(self, job: Job, sentence: Finding | Caution) -> None:
        # What step 1 warns of stands in view already.
        if job.id == self.followed and sentence.text not in self._panel.cautions.texts:
            self._panel.add_sentence(sentence)

    @Slot(object, object)
    def _tell_loss(self, job: Job, loss: TuningLoss) -> None:
        if job.id == self.followed:
            self._panel.add_loss(loss)

    @Slot()
    def _show_run(self) -> None:
        job = None if self.followed is None else self._desk.queue.find(self.followed)
        self._panel.show_run(None if job is None else run_of(self._desk.queue, job))

    @Slot(object, object)
    def _tell_end(self, job: Job, end: End) -> None:
        if isinstance(end, Failed):
            if asks_about(job):
                # It is a question, and stands elsewhere.
                return
            about = texts.NOTICE_OF_MANY.format(name=job.title, problem=said(end.problem))
            problem = end.problem if job.id == self.followed else about
            self._card.tell(problem, end.remedy, end.detail)
        elif isinstance(end, Completed) and self._is_shown(job):
            self._panel.outcome.show_completed(end)
            self._panel.show_outcome()
            self._comparison.show_job(job)

    def _is_shown(self, job: Job) -> bool:
        image = self._raw.image
        return image is not None and request_of(job, image.path) is not None
