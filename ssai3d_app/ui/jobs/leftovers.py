"""What the last time has left: jobs that were interrupted, paused or waiting. Resume or discard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs import words
from ssai3d_app.ui.jobs.desk import JobDesk

_ROWS = 2
_OPEN = (JobState.PAUSED, JobState.INTERRUPTED)


class Leftovers(QFrame):
    """Asks about each of the first few jobs that a start finds on hold; the list has the rest."""

    list_asked = Signal()

    def __init__(self, desk: JobDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._desk = desk
        self._left = [job.id for job in desk.queue.jobs if job.state in _OPEN]
        self.rows: dict[JobId, LeftoverRow] = {}
        self._more = QLabel(self)
        self._more.setWordWrap(True)
        self.resume_all = _button(texts.LEFT_RESUME_ALL, self)
        self.show_list = _button(texts.LEFT_LIST, self)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self._more, 1)
        last.addWidget(self.show_list)
        last.addWidget(self.resume_all)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 8, 14, 8)
        self._layout.setSpacing(6)
        self._layout.addLayout(last)
        self.resume_all.clicked.connect(self._resume_all)
        self.show_list.clicked.connect(self.list_asked)
        desk.states_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Drop jobs that are on hold no more, wherever that was decided."""
        queue = self._desk.queue
        self._left = [i for i in self._left if (job := queue.find(i)) and job.state in _OPEN]
        for gone in [job for job in self.rows if job not in self._left[:_ROWS]]:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for number, job_id in enumerate(self._left[:_ROWS]):
            if job_id not in self.rows:
                row = LeftoverRow(queue.job(job_id), self)
                row.resume.clicked.connect(partial(self._desk.ask, queue.resume, job_id))
                row.discard.clicked.connect(partial(self._desk.ask, queue.cancel, job_id))
                self.rows[job_id] = row
                self._layout.insertWidget(number, row)
        hidden = len(self._left) - len(self.rows)
        self._more.setText(texts.LEFT_MORE.format(count=hidden) if hidden else "")
        self.show_list.setVisible(hidden > 0)
        self.resume_all.setVisible(len(self._left) > 1)
        self.setVisible(bool(self._left))

    @Slot()
    def _resume_all(self) -> None:
        self._desk.ask(self._desk.queue.resume, *self._left)


class LeftoverRow(QWidget):
    """One job, and two answers."""

    def __init__(self, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(_sentence(job), self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        begun = job.attempts > 0
        self.resume = _button(texts.LEFT_RESUME if begun else texts.LEFT_START, self)
        self.discard = _button(texts.LEFT_DISCARD, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.resume)
        row.addWidget(self.discard)


def _sentence(job: Job) -> str:
    fraction = words.fraction_of(job)
    at = "" if fraction is None else texts.LEFT_AT.format(percent=int(100 * fraction))
    if job.state is JobState.INTERRUPTED:
        return texts.LEFT_INTERRUPTED.format(name=job.title, at=at)
    if job.attempts:
        return texts.LEFT_PAUSED.format(name=job.title, at=at)
    return texts.LEFT_WAITING.format(name=job.title)


def _button(told: tuple[str, str], parent: QWidget) -> QPushButton:
    button = QPushButton(told[0], parent)
    button.setToolTip(told[1])
    button.setAccessibleName(told[0])
    return button
