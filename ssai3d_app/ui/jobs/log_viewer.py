"""The log of one job: its history in sentences, and what the engine's libraries printed."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import Job
from ssai3d_app.jobs.journal import Step
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.opened_queue import OpenedQueue
from ssai3d_app.ui.saying import said

_LOOK_EVERY_MS = 2000
_PRINTED_BYTES = 200_000


class LogViewer(QDialog):
    """Stays open beside the work, and follows a job that runs."""

    def __init__(self, opened: OpenedQueue, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self._opened = opened
        self._job = job
        self.setWindowTitle(texts.LOG_TITLE.format(name=job.title))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(texts.LOG_TEXT)
        copy = QPushButton(texts.LOG_COPY, self)
        close = QPushButton(texts.LOG_CLOSE, self)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.close)
        self.finished.connect(self.deleteLater)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_again)
        self._timer.start()
        self.look_again()
        self.resize(QSize(760, 480))

    @Slot()
    def look_again(self) -> None:
        """Show what there is now; the place is kept unless the end was in view."""
        written = self._written()
        if written == self.text.toPlainText():
            return
        bar = self.text.verticalScrollBar()
        place, at_end = bar.value(), bar.value() == bar.maximum()
        self.text.setPlainText(written)
        bar.setValue(bar.maximum() if at_end else place)

    def _written(self) -> str:
        if self._opened.queue.find(self._job.id) is None:
            # It was removed from the list meanwhile; what was shown stays.
            return self.text.toPlainText()
        try:
            steps = self._opened.journal.steps(self._job.id)
        except UserError as error:
            return said(error.sentence)
        lines = [line for step in steps if (line := in_words(step)) is not None]
        printed = _end_of(self._opened.log_of(self._job))
        if printed:
            lines += ["", texts.LOG_PRINTED, "", printed]
        return "\n".join(lines) or texts.LOG_EMPTY

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def in_words(step: Step) -> str | None:
    """A step of a job's history as a line; ``None`` for steps that say nothing to a reader."""
    told = json.loads(step.document)
    if step.kind in ("finding", "caution"):
        words = said(str(told["text"]))
    elif step.kind == "device":
        words = texts.LOG_DEVICE.format(device=told["name"])
    elif step.kind == "state":
        words = texts.LOG_STATE.format(state=said(told["state"]))
        ending = told.get("ending")
        if told["state"] == JobState.FAILED and ending:
            problem, remedy = said(ending["problem"]), said(ending["remedy"])
            failed = texts.LOG_FAILED.format(problem=problem, remedy=remedy)
            words = "\n".join(filter(None, (f"{words}: {failed}", ending["detail"])))
    elif step.kind in texts.LOG_STEPS:
        words = texts.LOG_STEPS[step.kind]
    else:
        return None
    return f"{step.at.astimezone():%Y-%m-%d %H:%M:%S}  {words}"


def _end_of(path: Path) -> str:
    """The last of a file that may be long; empty when there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _PRINTED_BYTES))
            return file.read().decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return str(error)
