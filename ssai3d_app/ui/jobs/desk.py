"""Where restorations are started, stopped and ended: at most one at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.engine.events import Event
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.ui.jobs.closing import ClosingQuestion
from ssai3d_app.ui.jobs.job import Job, SupervisorMaker
from ssai3d_app.ui.jobs.job_bar import JobBar


class JobDesk(QObject):
    """Owns the running job, its line at the bottom, and the question when the window closes."""

    said = Signal(object)
    """A Finding or Caution of the running job."""
    ended = Signal(object, object)
    """The RestoreRequest, and Completed, Failed or Cancelled."""
    may_quit = Signal()
    """Comes instead of ``ended`` when the job was cancelled to close the window."""

    def __init__(self, make_supervisor: SupervisorMaker, bar: JobBar, window: QWidget) -> None:
        super().__init__(window)
        self.make_supervisor = make_supervisor
        self.job: Job | None = None
        self.question: ClosingQuestion | None = None
        self._bar = bar
        self._window = window
        self._quits_after_job = False
        self._is_over = False
        bar.cancel_asked.connect(self._cancel)
        bar.force_stop_asked.connect(self._force_stop)

    def start(self, request: RestoreRequest) -> None:
        """Start a restoration; none may be running. After :meth:`join` nothing starts any more."""
        if self._is_over:
            # A click that was on its way while the window closed.
            return
        self.job = Job(request, self.make_supervisor(request), self)
        self.job.said.connect(self.said)
        self.job.ended.connect(self._end)
        self._bar.show_job(self.job)
        self.job.start()

    def ask_to_quit(self) -> None:
        """Ask whether the job is to be cancelled; ``may_quit`` follows when it has ended."""
        if self.question is not None or self._quits_after_job:
            return
        box = ClosingQuestion(self._window)
        box.quit_chosen.connect(self._quit_after_cancelling)
        box.finished.connect(self._forget_question)
        self.question = box
        box.open()

    def join(self) -> None:
        """Leave neither thread nor engine; for the end of the application."""
        self._is_over = True
        if self.job is not None:
            self.job.join()

    @Slot()
    def _cancel(self) -> None:
        if self.job is not None:
            self._bar.show_cancelling()
            self.job.cancel()

    @Slot()
    def _force_stop(self) -> None:
        if self.job is not None:
            self.job.force_stop()

    @Slot(object)
    def _end(self, event: Event) -> None:
        job, self.job = self.job, None
        assert job is not None
        job.deleteLater()
        self._bar.show_end(event)
        if self.question is not None:
            self.question.close()
        if self._quits_after_job:
            # Nobody is told, so that nothing is offered again while the window closes.
            self.may_quit.emit()
        else:
            self.ended.emit(job.request, event)

    @Slot()
    def _forget_question(self) -> None:
        self.question = None

    @Slot()
    def _quit_after_cancelling(self) -> None:
        self._quits_after_job = True
        if self.job is not None:
            self.job.force_stop_offered.connect(self._force_stop)
            self._cancel()
