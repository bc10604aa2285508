"""One job in one line at the bottom of the window: stage, bar, time left, Pause, Cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs import words
from ssai3d_app.ui.jobs.bar import JobBar
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.jobs.short_label import ShortLabel


class JobLine(QFrame):
    """Shows the job that runs, or the one that ended last until it is hidden."""

    open_asked = Signal()
    """The list of jobs is wanted."""

    def __init__(self, desk: JobDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._desk = desk
        self._queue = desk.queue
        self.job: JobId | None = None
        self.fold = self._button((texts.JOBS_FOLD_CLOSED, texts.JOBS_TIP))
        self.fold.setObjectName("fold")
        self.title = ShortLabel(self)
        self.title.setObjectName("title")
        self.stage = ShortLabel(self)
        self.bar = JobBar(self)
        self.time_left = ShortLabel(self)
        self.time_left.setObjectName("muted")
        self.pause = self._button(texts.JOB_PAUSE)
        self.resume = self._button(texts.JOB_RESUME)
        self.cancel = self._button(texts.JOB_CANCEL)
        self.force_stop = self._button(texts.JOB_FORCE)
        self.hide_line = self._button(texts.JOB_HIDE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(12)
        layout.addWidget(self.fold)
        layout.addWidget(self.title)
        layout.addWidget(self.stage)
        layout.addWidget(self.bar, 1)
        layout.addStretch(0)
        layout.addWidget(self.time_left)
        for button in (self.pause, self.resume, self.cancel, self.force_stop, self.hide_line):
            layout.addWidget(button)
        self.fold.clicked.connect(self.open_asked)
        self.pause.clicked.connect(self._pause)
        self.resume.clicked.connect(self._resume)
        self.cancel.clicked.connect(self._cancel)
        self.force_stop.clicked.connect(self._force_stop)
        self.hide_line.clicked.connect(self._forget)
        desk.ticked.connect(self.show_current)
        self.hide()

    def _button(self, told: tuple[str, str]) -> QPushButton:
        button = QPushButton(told[0], self)
        button.setToolTip(told[1])
        button.setAccessibleName(told[0].strip("▸ "))
        return button

    @Slot()
    def show_current(self) -> None:
        """Follow the job that runs; keep the one before until another begins."""
        running = sorted(self._queue.running, key=lambda job: not job.is_heavy)
        if running:
            self.job = running[0].id
        job = None if self.job is None else self._queue.find(self.job)
        if job is None:
            self._forget()
        else:
            self._show(job)

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to show."""
        return self.job is not None

    def follow(self, job: JobId) -> None:
        """Show a job that was just added, until another one runs."""
        self.job = job
        self.show_current()

    def _show(self, job: Job) -> None:
        live = self._queue.live(job.id)
        running = live is not None
        stopping = job.state is JobState.CANCELLING
        self.title.setText(words.title_in_words(job))
        self.stage.setText(words.state_in_words(self._queue, job))
        self.time_left.setText(words.time_left_in_words(self._queue, job))
        self.time_left.setVisible(bool(self.time_left.text()))
        self.bar.show_fraction(words.fraction_of(job) or 0.0)
        self.bar.setVisible(running or job.state in (JobState.QUEUED, JobState.PAUSED))
        forcing = self._desk.queue.offers_force_stop(job.id)
        can_pause = live is not None and live.attempt.can_pause and not live.pausing
        self.pause.setVisible(can_pause and not stopping)
        self.resume.setVisible(job.state in (JobState.PAUSED, JobState.INTERRUPTED))
        self.cancel.setVisible(not job.state.is_over and not forcing)
        self.cancel.setEnabled(not stopping)
        self.force_stop.setVisible(forcing)
        self.hide_line.setVisible(job.state.is_over)

    @Slot()
    def _forget(self) -> None:
        self.job = None
        self.hide()

    @Slot()
    def _pause(self) -> None:
        if self.job is not None:
            self._desk.ask(self._queue.pause, self.job)

    @Slot()
    def _resume(self) -> None:
        if self.job is not None:
            self._desk.ask(self._queue.resume, self.job)

    @Slot()
    def _cancel(self) -> None:
        if self.job is not None:
            self._desk.ask(self._queue.cancel, self.job)

    @Slot()
    def _force_stop(self) -> None:
        if self.job is not None:
            self._desk.ask(self._queue.force_stop, self.job)
