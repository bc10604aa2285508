"""The foot of the export dialog: start, how far it is, what came of it, and where to open it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.engine.events import Progress, Stage
from ssai3d_app.exporting.intensities import Mapped
from ssai3d_app.ui import texts
from ssai3d_app.ui.export_stack.exporter import StackExporter
from ssai3d_app.ui.export_stack.openers import Openers
from ssai3d_app.ui.quantities import format_intensity
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.style import restyle

_STEPS = 1000


class RunningPart(QWidget):
    """Follows the exporter, which goes on when the dialog is closed."""

    state_changed = Signal()

    def __init__(self, exporter: StackExporter, parent: QWidget) -> None:
        super().__init__(parent)
        self._exporter = exporter
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(texts.EXPORT_PROGRESS)
        self.openers = Openers(self)
        self.stop = QPushButton(texts.EXPORT_STOP, self)
        self.start = QPushButton(texts.EXPORT_START, self)
        self.start.setObjectName("primary")
        self.start.setDefault(True)
        self.close_button = QPushButton(texts.EXPORT_CLOSE, self)
        for button in (self.stop, self.close_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.stop, self.close_button, self.start):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.bar, self.words, self.openers):
            layout.addWidget(part)
        layout.addLayout(buttons)
        self.openers.hide()
        self.words.hide()
        self.stop.clicked.connect(exporter.cancel)
        exporter.progressed.connect(self._show_progress)
        exporter.done.connect(self._show_done)
        exporter.failed.connect(self._show_failed)
        exporter.stopped.connect(self._show_stopped)
        exporter.running_changed.connect(self._show_running)
        self.openers.said.connect(self._say)
        self._show_running(exporter.is_running)

    @property
    def is_running(self) -> bool:
        """Whether something is being exported."""
        return self._exporter.is_running

    def _say(self, sentence: str, state: str = "") -> None:
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
        restyle(self.words, "state", state)

    @Slot(bool)
    def _show_running(self, running: bool) -> None:
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        if running:
            self.bar.setValue(0)
            self.openers.hide()
            self._say("")
        self.state_changed.emit()

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        self.bar.setValue(round(_STEPS * progress.fraction))
        request = self._exporter.request
        assert request is not None
        looks = progress.stage is Stage.PREPARING
        writing = texts.EXPORT_WRITING.format(name=request.output.name)
        self._say(texts.EXPORT_READING if looks else writing)

    @Slot(object, object)
    def _show_done(self, path: Path, mapped: list[Mapped]) -> None:
        lines = [texts.EXPORT_DONE.format(path=path), *(mapped_in_words(told) for told in mapped)]
        self._say("\n".join(lines), "good")
        self.openers.show_file(path)
        self.openers.show()

    @Slot(str, str, str)
    def _show_failed(self, problem: str, remedy: str, _detail: str) -> None:
        self._say(said(f"{problem}; {remedy}."), "odd")

    @Slot()
    def _show_stopped(self) -> None:
        self._say(texts.EXPORT_STOPPED)


def mapped_in_words(told: Mapped) -> str:
    """What became of the values of a channel, in the window's language."""
    clipped = format_intensity(told.clipped)
    if told.low is None or told.high is None or told.top is None:
        template = texts.EXPORT_MAPPED_CLIPPED if told.clipped else texts.EXPORT_MAPPED_UNSCALED
        words = template.format(channel=told.channel, dtype=told.to_dtype, clipped=clipped)
    else:
        low, high, top = (format_intensity(value) for value in (told.low, told.high, told.top))
        words = texts.EXPORT_MAPPED_SCALED.format(
            channel=told.channel, low=low, high=high, top=top, clipped=clipped
        )
    if told.missing:
        missing = format_intensity(told.missing)
        words = texts.EXPORT_MAPPED_MISSING.format(words=words, missing=missing)
    return words
