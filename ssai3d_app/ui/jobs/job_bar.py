"""The running job at the bottom of the window: stage, bar, time left, Cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ssai3d_app.engine.events import Completed, Event, Failed, Progress
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.job import Job
from ssai3d_app.ui.quantities import time_in_words

_STEPS = 1000


class JobBar(QFrame):
    """Shows one job. The words stay after its end until they are hidden."""

    cancel_asked = Signal()
    force_stop_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._title = QLabel(self)
        self._title.setObjectName("title")
        self.stage = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(texts.JOB_BAR)
        self.bar.setFormat("%p %")
        self.time_left = QLabel(self)
        self.time_left.setObjectName("muted")
        self.cancel = self._button(texts.JOB_CANCEL)
        self.force_stop = self._button(texts.JOB_FORCE)
        self._dismiss = self._button(texts.JOB_DISMISS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self.stage)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.time_left)
        for button in (self.cancel, self.force_stop, self._dismiss):
            layout.addWidget(button)
        self.cancel.clicked.connect(self.cancel_asked)
        self.force_stop.clicked.connect(self.force_stop_asked)
        self._dismiss.clicked.connect(self.hide)
        self.hide()

    def _button(self, words: tuple[str, str]) -> QPushButton:
        button = QPushButton(words[0], self)
        button.setToolTip(words[1])
        button.setAccessibleName(words[0])
        return button

    def show_job(self, job: Job) -> None:
        """Follow a job that starts."""
        self._title.setText(texts.JOB_TITLE.format(name=job.request.path.name))
        self.stage.setText(texts.JOB_STARTING)
        self.time_left.setText(texts.TIME_UNKNOWN)
        self.bar.setValue(0)
        self._show_running(True)
        self.show()
        job.progressed.connect(self._progress)
        job.force_stop_offered.connect(self._offer_force_stop)

    @Slot()
    def show_cancelling(self) -> None:
        """Answer to Cancel at once."""
        self.stage.setText(texts.JOB_CANCELLING)
        self.time_left.clear()
        self.cancel.setEnabled(False)

    def show_end(self, event: Event) -> None:
        """Say how it ended."""
        self._show_running(False)
        self.time_left.clear()
        if isinstance(event, Completed):
            self.bar.setValue(_STEPS)
            self.stage.setText(texts.JOB_DONE.format(time=time_in_words(event.seconds)))
        elif isinstance(event, Failed):
            self.stage.setText(texts.JOB_FAILED.format(problem=event.problem))
        else:
            self.stage.setText(texts.JOB_CANCELLED)

    def _show_running(self, running: bool) -> None:
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(running)
        self.force_stop.hide()
        self._dismiss.setVisible(not running)
        self.time_left.setVisible(running)

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        self.bar.setValue(round(_STEPS * progress.fraction))
        if not self.cancel.isEnabled():
            return
        self.stage.setText(
            texts.STAGE_COUNT.format(
                stage=progress.stage.value, done=progress.done, total=progress.total
            )
        )
        left = progress.seconds_left
        self.time_left.setText(
            texts.TIME_UNKNOWN if left is None else texts.TIME_LEFT.format(time=time_in_words(left))
        )

    @Slot()
    def _offer_force_stop(self) -> None:
        self.cancel.hide()
        self.force_stop.show()
