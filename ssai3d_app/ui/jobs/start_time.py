"""When a job may start: at once, at night, or at a time of the user's choice."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QDateTime, QLocale, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.jobs.clock import next_time_of_day
from ssai3d_app.ui import texts

NIGHT = time(20, 0)
"""When the users of a shared computer have gone home."""


def tonight() -> datetime:
    """The next evening by the clock on the wall, in UTC."""
    return next_time_of_day(NIGHT, datetime.now().astimezone())


def night_in_words() -> str:
    """The hour of :data:`NIGHT` as it is written here."""
    hour = QTime(NIGHT.hour, NIGHT.minute)
    return str(QLocale().toString(hour, QLocale.FormatType.ShortFormat))


class StartMenu(QMenu):
    """Asks for the earliest start."""

    chosen = Signal(object)
    """A datetime with a time zone, or None for as soon as possible."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(texts.JOB_START, parent)
        self._parent = parent
        self.soon = self.addAction(texts.JOB_START_SOON)
        self.night = self.addAction(texts.JOB_START_TONIGHT.format(time=night_in_words()))
        self.other = self.addAction(texts.JOB_START_AT)
        self.dialog: StartDialog | None = None
        self.soon.triggered.connect(self._choose_soon)
        self.night.triggered.connect(self._choose_night)
        self.other.triggered.connect(self._ask)

    @Slot()
    def _choose_soon(self) -> None:
        self.chosen.emit(None)

    @Slot()
    def _choose_night(self) -> None:
        self.chosen.emit(tonight())

    @Slot()
    def _ask(self) -> None:
        self.dialog = StartDialog(self._parent)
        self.dialog.chosen.connect(self.chosen)
        self.dialog.open()


class StartDialog(QDialog):
    """A date and a time."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.START_TITLE)
        words = QLabel(texts.START_TEXT, self)
        words.setWordWrap(True)
        self.moment = QDateTimeEdit(QDateTime.currentDateTime().addSecs(3600), self)
        self.moment.setCalendarPopup(True)
        self.moment.setMinimumDateTime(QDateTime.currentDateTime())
        self.moment.setAccessibleName(texts.START_LABEL)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        layout = QVBoxLayout(self)
        for part in (words, self.moment, buttons):
            layout.addWidget(part)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _tell(self) -> None:
        seconds = self.moment.dateTime().toSecsSinceEpoch()
        self.chosen.emit(datetime.fromtimestamp(seconds).astimezone())
