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

_CARDS = 3
_OPEN = (JobState.PAUSED, JobState.INTERRUPTED)


class Leftovers(QWidget):
    """A card for each of the first few jobs that a start finds on hold; the list has the rest."""

    list_asked = Signal()

    def __init__(self, desk: JobDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left = [job.id for job in desk.queue.jobs if job.state in _OPEN]
        self.cards: dict[JobId, LeftoverCard] = {}
        self._more = _More(self)
        self._more.resume_all.clicked.connect(self._resume_all)
        self._more.show_list.clicked.connect(self.list_asked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 10, 10, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._more)
        desk.states_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Drop the cards of jobs that are on hold no more, wherever that was decided."""
        queue = self._desk.queue
        self._left = [i for i in self._left if (job := queue.find(i)) and job.state in _OPEN]
        for gone in [job for job in self.cards if job not in self._left[:_CARDS]]:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for number, job_id in enumerate(self._left[:_CARDS]):
            if job_id not in self.cards:
                card = LeftoverCard(queue.job(job_id), self)
                card.resume.clicked.connect(partial(self._desk.ask, queue.resume, job_id))
                card.discard.clicked.connect(partial(self._desk.ask, queue.cancel, job_id))
                self.cards[job_id] = card
                self._layout.insertWidget(number, card)
        self._more.show_count(len(self._left) - len(self.cards), len(self._left))
        self.setVisible(bool(self._left))

    @Slot()
    def _resume_all(self) -> None:
        for job in list(self._left):
            self._desk.ask(self._desk.queue.resume, job)


class LeftoverCard(QFrame):
    """One job, and two answers."""

    def __init__(self, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.words = QLabel(_sentence(job), self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        begun = job.attempts > 0
        self.resume = _button(texts.LEFT_RESUME if begun else texts.LEFT_START, self)
        self.discard = _button(texts.LEFT_DISCARD, self)
        self.setAccessibleName(self.words.text())
        _row(self, self.words, self.resume, self.discard)


class _More(QFrame):
    """How many more there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.resume_all = _button(texts.LEFT_RESUME_ALL, self)
        self.show_list = _button(texts.LEFT_LIST, self)
        _row(self, self._words, self.resume_all, self.show_list)

    def show_count(self, hidden: int, all_: int) -> None:
        """Say how many have no card."""
        self._words.setText(texts.LEFT_MORE.format(count=hidden))
        self._words.setVisible(hidden > 0)
        self.show_list.setVisible(hidden > 0)
        self.setVisible(all_ > 1)


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


def _row(frame: QFrame, label: QLabel, *buttons: QPushButton) -> None:
    row = QHBoxLayout(frame)
    row.setContentsMargins(14, 8, 14, 8)
    row.setSpacing(8)
    row.addWidget(label, 1)
    for button in buttons:
        row.addWidget(button)
