"""Closing the window while jobs are not finished: keep running, pause and quit, or stay."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from ssai3d_app.engine.events import Cancelled
from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.running import End
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk

PATIENCE_MS = 30_000
"""A safe point comes sooner than this, unless the computation waits for a drive."""


def _can_pause(queue: JobQueue, job: Job) -> bool:
    live = queue.live(job.id)
    return live is None or not job.is_heavy or live.attempt.can_pause


class ClosingQuestion(QMessageBox):
    """Three answers; staying is the default."""

    keep_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, desk: JobDesk, parent: QWidget) -> None:
        unfinished = [job for job in desk.queue.jobs if not job.state.is_over]
        count = len(unfinished)
        title = texts.CLOSE_TITLE if count == 1 else texts.CLOSE_TITLE_MANY.format(count=count)
        super().__init__(QMessageBox.Icon.Question, title, title, parent=parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep_button = self.addButton(texts.CLOSE_KEEP, QMessageBox.ButtonRole.AcceptRole)
        self.quit_button = self.addButton(texts.CLOSE_PAUSE, QMessageBox.ButtonRole.DestructiveRole)
        self.stay_button = self.addButton(texts.CLOSE_STAY, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.stay_button)
        self.setEscapeButton(self.stay_button)
        self.keep_button.clicked.connect(self.keep_chosen)
        self.quit_button.clicked.connect(self.quit_chosen)
        desk.ticked.connect(self._say_what_would_happen)
        self._say_what_would_happen()

    @Slot()
    def _say_what_would_happen(self) -> None:
        """An engine says a moment after its start that it can be paused."""
        queue = self._desk.queue
        keeps = all(_can_pause(queue, job) for job in queue.running)
        self.quit_button.setText(texts.CLOSE_PAUSE if keeps else texts.CLOSE_CANCEL)
        says = texts.CLOSE_PAUSE_SAYS if keeps else texts.CLOSE_CANCEL_SAYS
        words = f"{texts.CLOSE_KEEP_HIDES}\n\n{says}"
        if self.informativeText() != words:
            self.setInformativeText(words)


class StuckQuestion(QMessageBox):
    """The computation does not stop: by force, or stay after all."""

    force_chosen = Signal()
    stay_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            QMessageBox.Icon.Warning, texts.CLOSE_STUCK, texts.CLOSE_STUCK, parent=parent
        )
        self.setInformativeText(texts.CLOSE_STUCK_SAYS)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.force_button = self.addButton(
            texts.CLOSE_FORCE, QMessageBox.ButtonRole.DestructiveRole
        )
        self.stay_button = self.addButton(texts.CLOSE_STAY, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.stay_button)
        self.setEscapeButton(self.stay_button)
        self.force_button.clicked.connect(self.force_chosen)
        self.stay_button.clicked.connect(self.stay_chosen)


class Closing(QObject):
    """Asks when the window is to be closed, and brings about what was answered."""

    may_quit = Signal()
    """Nothing runs any more; the window may be closed."""
    hide_asked = Signal()
    """The window is to go out of sight; ``may_quit`` follows when the last job has ended."""

    def __init__(self, desk: JobDesk, window: QWidget) -> None:
        super().__init__(window)
        self.question: ClosingQuestion | StuckQuestion | None = None
        self.keeps_running = False
        """Whether the window is out of sight until the last job has ended."""
        self._desk = desk
        self._queue = desk.queue
        self._window = window
        self._quits = False
        self._to_stop: set[JobId] = set()
        self._to_queue_again: set[JobId] = set()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._ask_to_force)
        desk.ticked.connect(self._look)
        desk.ended.connect(self._take_end)

    @property
    def may_close(self) -> bool:
        """Whether there is nothing to ask, or all has been answered and done."""
        return not self._queue.running if self._quits else not self._queue.will_go_on

    def ask(self) -> None:
        """Ask, unless it has been."""
        if self.question is None and not self._quits:
            question = ClosingQuestion(self._desk, self._window)
            question.keep_chosen.connect(self._keep_running)
            question.quit_chosen.connect(self.quit)
            self._open(question)

    def come_back(self) -> None:
        """The window is shown again: it stays."""
        self.keeps_running = False

    def _open(self, question: ClosingQuestion | StuckQuestion) -> None:
        self.question = question
        question.finished.connect(self._forget_question)
        question.open()

    @Slot()
    def _keep_running(self) -> None:
        self.keeps_running = True
        self.hide_asked.emit()
        self._look()

    @Slot()
    def quit(self) -> None:
        """Pause what can be paused, cancel the rest, and quit when nothing runs.

        What waits is kept and asked about at the next start.
        """
        self._quits = True
        self._desk.hold_starts(True)
        self._patience.start(PATIENCE_MS)
        for job in self._queue.running:
            self._stop(job)
        self._look()

    def _stop(self, job: Job) -> None:
        live = self._queue.live(job.id)
        if live is not None and live.attempt.can_pause:
            self._desk.ask(self._queue.pause, job.id)
        elif job.state is not JobState.CANCELLING:
            if not job.is_heavy:
                self._to_queue_again.add(job.id)
            self._desk.ask(self._queue.cancel, job.id)

    @Slot(object, object)
    def _take_end(self, job: Job, end: End) -> None:
        """An export that was cancelled to close the window is made at the next start."""
        if job.id in self._to_queue_again:
            self._to_queue_again.discard(job.id)
            if isinstance(end, Cancelled):
                self._desk.ask(self._queue.retry, job.id)
            self._look()

    @Slot()
    def _look(self) -> None:
        if self.question is not None and not self._quits and not self._queue.will_go_on:
            # The last job has ended while the question stood open.
            self.question.close()
        stopped = not self._queue.running and not self._to_queue_again
        done = stopped if self._quits else self.keeps_running and not self._queue.will_go_on
        if done:
            self._patience.stop()
            if self.question is not None:
                self.question.close()
            self.may_quit.emit()

    @Slot()
    def _ask_to_force(self) -> None:
        question = StuckQuestion(self._window)
        question.force_chosen.connect(self._force)
        question.stay_chosen.connect(self._stay)
        self._open(question)

    @Slot()
    def _force(self) -> None:
        for job in self._queue.running:
            self._desk.ask(self._queue.force_stop, job.id)

    @Slot()
    def _stay(self) -> None:
        self._quits = False
        self._patience.stop()
        self._desk.hold_starts(False)

    @Slot()
    def _forget_question(self) -> None:
        self.question = None
