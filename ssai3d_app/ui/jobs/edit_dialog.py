"""Other choices for a job: quality, network, device and file of the result."""

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

from ssai3d_app.engine.backbones.library import library
from ssai3d_app.engine.recipe import (
    RESULT_SUFFIXES,
    DeviceChoice,
    PresetName,
    RestoreRequest,
)
from ssai3d_app.jobs.job import Job, RestoreWork
from ssai3d_app.jobs.outputs import output_of
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.restore.name_lookup import NameLookup
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
        presets = {name: words[0] for name, words in texts.PRESETS.items()}
        devices = {name: words[0] for name, words in texts.DEVICES.items()}
        self.preset = _combo(texts.PRESET_LABEL, presets, request.preset, self)
        self.network = self._network_combo()
        self.device = _combo(texts.DEVICE_LABEL, devices, request.device, self)
        self.file = QLineEdit(str(self._proposed()), self)
        self.file.setAccessibleName(texts.EDIT_FILE)
        form = QFormLayout()
        for field in (self.preset, self.network, self.device, self.file):
            form.addRow(field.accessibleName(), field)
        says = QLabel(texts.EDIT_WAITING if self._waits else texts.EDIT_ENDED, self)
        says.setWordWrap(True)
        self.replaces = QLabel(texts.SAVE_REPLACES, self)
        self.replaces.setObjectName("caution")
        self.replaces.setWordWrap(True)
        self.replaces.hide()
        self.reason = QLabel(self)
        self.reason.setObjectName("blocker")
        self.reason.setWordWrap(True)
        restyle(self.reason, "state", "blocked")
        self._lookup = NameLookup(self)
        self._lookup.answered.connect(self._say_what_is_replaced)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.queue_button = buttons.addButton(
            texts.EDIT_QUEUE, QDialogButtonBox.ButtonRole.AcceptRole
        )
        layout = QVBoxLayout(self)
        layout.addWidget(says)
        layout.addLayout(form)
        layout.addWidget(self.replaces)
        layout.addWidget(self.reason)
        layout.addWidget(buttons)
        self.file.textChanged.connect(self._judge)
        self.network.currentIndexChanged.connect(self._judge)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._queue)
        self.finished.connect(self.deleteLater)
        self.resize(QSize(560, self.sizeHint().height()))
        self._judge()

    def _network_combo(self) -> QComboBox:
        """The networks there are; also one that the job names and that is gone by now."""
        chosen, there = self._request.network, [network.name for network in library().networks]
        choices = {"": texts.NETWORK_OF_PRESET} | {name: name for name in there}
        if chosen is not None and chosen not in there:
            choices[chosen] = texts.EDIT_NETWORK_GONE.format(name=chosen)
        self._gone = {name for name in choices if name and name not in there}
        combo = _combo(texts.NETWORK_LABEL, choices, chosen or "", self)
        if self._request.model is not None:
            combo.setEnabled(False)
            combo.setToolTip(texts.EDIT_NETWORK_OF_MODEL)
        if self._request.method != "ssai":
            combo.setEnabled(False)
            combo.setToolTip(texts.EDIT_NO_NETWORK)
        return combo

    def _proposed(self) -> Path:
        """Where the result goes: that of a job that is done stands, and stays."""
        output = self._request.output
        if self._job.state is not JobState.DONE:
            return output
        taken = {output_of(job) for job in self._desk.queue.jobs}
        suffix = next(s for s in RESULT_SUFFIXES if output.name.lower().endswith(s))
        stem, ending = output.name[: -len(suffix)], output.name[-len(suffix) :]
        number = 2
        while (path := output.with_name(f"{stem}_{number}{ending}")) in taken:
            number += 1
        return path

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
        elif self.network.currentData() in self._gone:
            reason = texts.EDIT_NETWORK_MISSING
        self.replaces.hide()
        if not reason:
            self._lookup.ask(self._output)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.queue_button.setEnabled(not reason)

    @Slot(object, bool)
    def _say_what_is_replaced(self, path: Path, taken: bool) -> None:
        if path == self._output:
            self.replaces.setVisible(taken and self.queue_button.isEnabled())

    @Slot()
    def _queue(self) -> None:
        changes = {
            "preset": cast(PresetName, self.preset.currentData()),
            "network": self.network.currentData() or None,
            "device": cast(DeviceChoice, self.device.currentData()),
            "output": self._output,
        }
        request: RestoreRequest = self._request.model_copy(update=changes)
        if self._waits:
            self._desk.ask(self._desk.queue.edit, self._job.id, request)
        else:
            # The report goes where the run of the new one is kept.
            self.again_asked.emit(request.model_copy(update={"report": None}))


def _combo(name: str, choices: dict[str, str], chosen: str, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setAccessibleName(name)
    for value, words in choices.items():
        combo.addItem(words, value)
    combo.setCurrentIndex(combo.findData(chosen))
    return combo
