"""Jobs that lacked memory or a graphics card: smaller pieces, the processor, or leave it. Asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.events import Shortage
from ssai3d_app.engine.recipe import MOST_HALVINGS, RestoreRequest
from ssai3d_app.jobs.job import Ending, Job, RestoreWork
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.saying import said

_LEAST_CHARACTERS = 45
"""Of words in a line beside the answers."""


def asks_about(job: Job) -> bool:
    """Whether a job ended for lack of something and nobody has decided yet what to do."""
    ending = job.ending
    return (
        job.restores
        and job.state is JobState.FAILED
        and ending is not None
        and ending.shortage is not None
        and not ending.is_settled
    )


class MemoryQuestions(QFrame):
    """Words and answers for one such job after the other; the stack needs the room.

    A job stays in question until it is answered, also when the window was closed meanwhile.
    """

    def __init__(self, desk: JobDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._desk = desk
        self.row: MemoryRow | None = None
        self.more = QLabel(self)
        self.more.setObjectName("muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 8, 14, 8)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.more)
        desk.states_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        asked = [job for job in self._desk.queue.jobs if asks_about(job)]
        first = asked[0] if asked else None
        # An attempt that failed again asks anew.
        if self.row is not None and (first is None or not self.row.is_of(first)):
            self.row.hide()
            self.row.deleteLater()
            self.row = None
        if self.row is None and first is not None:
            self.row = self._row(first)
            self._layout.insertWidget(0, self.row)
        self.more.setText(texts.MEMORY_MORE.format(count=len(asked) - 1))
        self.more.setVisible(len(asked) > 1)
        self.setVisible(bool(asked))

    def _row(self, job: Job) -> MemoryRow:
        row = MemoryRow(job, self)
        ask, queue = self._desk.ask, self._desk.queue
        for button, request in row.answers.items():
            button.clicked.connect(partial(ask, queue.retry, job.id, request))
        row.leave.clicked.connect(partial(ask, queue.settle, job.id))
        return row


class MemoryRow(QWidget):
    """One job: what happened, and what can be done. ``answers`` are the requests to try next."""

    def __init__(self, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        assert isinstance(job.work, RestoreWork)
        assert job.ending is not None
        self._job, self._attempts = job.id, job.attempts
        self.words = QLabel(_sentences(job, job.ending), self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        request, ending = job.work.request, job.ending
        self.smaller = _button(texts.MEMORY_SMALLER, self)
        self.processor = _button(texts.MEMORY_CPU, self)
        self.again = _button(texts.MEMORY_AGAIN, self)
        self.leave = _button(texts.MEMORY_LEAVE, self)
        may_be_smaller = ending.shortage is Shortage.MEMORY and request.halvings < MOST_HALVINGS
        self.smaller.setVisible(may_be_smaller)
        self.processor.setVisible(ending.on_gpu or ending.shortage is Shortage.GPU)
        self.again.setVisible(not may_be_smaller)
        less = min(request.halvings + 1, MOST_HALVINGS)
        self.answers: dict[QPushButton, RestoreRequest | None] = {
            self.smaller: request.model_copy(update={"halvings": less}),
            self.processor: request.model_copy(update={"device": "cpu"}),
            self.again: None,
        }
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (*self.answers, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1)
        self._row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answers stand beside the words, or below where those would have little room."""
        super().resizeEvent(event)
        shown = [b for b in (*self.answers, self.leave) if not b.isHidden()]
        room = self.width() - sum(button.sizeHint().width() + 8 for button in shown)
        beside = room >= self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.updateGeometry()

    def is_of(self, job: Job) -> bool:
        """Whether it asks about this attempt of this job."""
        return (self._job, self._attempts) == (job.id, job.attempts)


def _sentences(job: Job, ending: Ending) -> str:
    if ending.shortage is Shortage.GPU:
        problem, remedy = said(ending.problem), said(ending.remedy)
        return texts.GPU_SHORT.format(name=job.title, problem=problem, remedy=remedy)
    smallest = ending.shortage is Shortage.MEMORY_AT_THE_SMALLEST
    happened = texts.MEMORY_SHORT_AT_THE_SMALLEST if smallest else texts.MEMORY_SHORT
    at = ""
    if job.progress is not None:
        at = texts.LEFT_AT.format(percent=int(100 * job.progress.fraction))
    kept = texts.MEMORY_KEPT.format(at=at) if ending.kept else texts.MEMORY_NOT_KEPT
    return f"{happened.format(name=job.title)} {kept}"


def _button(told: tuple[str, str], parent: QWidget) -> QPushButton:
    button = QPushButton(told[0], parent)
    button.setToolTip(told[1])
    button.setAccessibleName(told[0])
    return button
