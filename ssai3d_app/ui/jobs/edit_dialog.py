"""Other choices for a job: quality, device and file of the result."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.recipe import (
    RESULT_SUFFIXES,
    DeviceChoice,
    PresetName,
    RestoreRequest,
)
from ssai3d_app.jobs.job import Job, RestoreWork
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.style import restyle


class EditDialog(QDialog):
    """Changes a job that waits, or asks for a new one like one that has ended."""

    again_asked = Signal(object)
    """The RestoreRequest of the new one."""

    def __init__(self, desk: JobDesk, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        assert isinstance(job.work, RestoreWork)
        self._desk = desk
        self._job = job
        self._request = request = job.work.request
        self._waits = not job.state.is_over
        self.setWindowTitle(f"{texts.EDIT_TITLE} · {job.title}")
        self.preset = _combo({name: words[0] for name, words in texts.PRESETS.items()}, self)
        self.preset.setCurrentIndex(self.preset.findData(request.preset))
        self.preset.setAccessibleName(texts.PRESET_LABEL)
        self.device = _combo({name: words[0] for name, words in texts.DEVICES.items()}, self)
        self.device.setCurrentIndex(self.device.findData(request.device))
        self.device.setAccessibleName(texts.DEVICE_LABEL)
        self.file = QLineEdit(str(request.output), self)
        self.file.setAccessibleName(texts.EDIT_FILE)
        form = QFormLayout()
        form.addRow(texts.PRESET_LABEL, self.preset)
        form.addRow(texts.DEVICE_LABEL, self.device)
        form.addRow(texts.EDIT_FILE, self.file)
        says = QLabel(texts.EDIT_WAITING if self._waits else texts.EDIT_ENDED, self)
        says.setWordWrap(True)
        self.reason = QLabel(self)
        self.reason.setObjectName("blocker")
        self.reason.setWordWrap(True)
        restyle(self.reason, "state", "blocked")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.queue_button = buttons.addButton(
            texts.EDIT_QUEUE, QDialogButtonBox.ButtonRole.AcceptRole
        )
        layout = QVBoxLayout(self)
        layout.addWidget(says)
        layout.addLayout(form)
        layout.addWidget(self.reason)
        layout.addWidget(buttons)
        self.file.textChanged.connect(self._judge)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._queue)
        self.finished.connect(self.deleteLater)
        self.resize(QSize(560, self.sizeHint().height()))
        self._judge()

    @property
    def _output(self) -> Path:
        return Path(self.file.text().strip()).expanduser()

    @Slot()
    def _judge(self) -> None:
        reason = ""
        name = self._output.name.lower()
        taken = self._desk.outputs_in_work()
        if self._waits:
            taken.discard(self._request.output)
        if not name.endswith(RESULT_SUFFIXES) or name in RESULT_SUFFIXES:
            reason = texts.EDIT_BAD_NAME
        elif self._output == self._request.path:
            reason = texts.BLOCKED_SAME
        elif self._output in taken:
            reason = texts.EDIT_TAKEN
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.queue_button.setEnabled(not reason)

    @Slot()
    def _queue(self) -> None:
        changes = {
            "preset": cast(PresetName, self.preset.currentData()),
            "device": cast(DeviceChoice, self.device.currentData()),
            "output": self._output,
        }
        request: RestoreRequest = self._request.model_copy(update=changes)
        if self._waits:
            self._desk.ask(self._desk.queue.edit, self._job.id, request)
        else:
            # The report goes where the run of the new one is kept.
            self.again_asked.emit(request.model_copy(update={"report": None}))


def _combo(choices: dict[str, str], parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    for value, words in choices.items():
        combo.addItem(words, value)
    return combo
