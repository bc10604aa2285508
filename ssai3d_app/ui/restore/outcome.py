"""What was done: findings, cautions, where the result is, and what to do with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.engine.events import Completed
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import time_in_words
from ssai3d_app.ui.style import heading, separator


class Outcome(QWidget):
    """Grows while a job tells of itself; the buttons come with the result."""

    def __init__(self, switch: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(separator(self))
        self._layout.addWidget(heading(texts.STEP_RESULT, self))
        self._done = self._words()
        self._note = self._words("muted")
        self._note.setText(texts.PREDICTED_NOTE)
        self._buttons = QWidget(self)
        switcher = QPushButton(texts.RESULT_SWITCH, self._buttons)
        switcher.setToolTip(switch.toolTip())
        switcher.clicked.connect(switch.trigger)
        folder = QPushButton(texts.RESULT_FOLDER, self._buttons)
        folder.clicked.connect(self._open_folder)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (switcher, folder):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        row.addStretch(1)
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(4)
        self._layout.addWidget(self._done)
        self._layout.addWidget(self._buttons)
        self._layout.addWidget(self._note)
        self._layout.addLayout(self._sentences)
        self.clear()

    def _words(self, name: str = "") -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def clear(self) -> None:
        """Forget the job before."""
        while (item := self._sentences.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        for part in (self._done, self._buttons, self._note):
            part.hide()
        self.hide()

    def add_finding(self, text: str) -> None:
        """A sentence about the sample or the run."""
        label = self._words()
        label.setText(text)
        self._sentences.addWidget(label)
        self.show()

    def add_caution(self, text: str) -> None:
        """A plain warning."""
        label = self._words("caution")
        label.setText(text)
        self._sentences.addWidget(label)
        self.show()

    @property
    def sentences(self) -> list[str]:
        """Findings and cautions in the order in which they were told."""
        labels = [self._sentences.itemAt(i).widget() for i in range(self._sentences.count())]
        return [label.text() for label in labels if isinstance(label, QLabel)]

    def show_completed(self, event: Completed) -> None:
        """Say where the result is."""
        output = Path(event.output)
        self._folder = output.parent
        done = texts.RESULT_DONE.format(time=time_in_words(event.seconds))
        self._done.setText(f"{done}. {texts.RESULT_SAVED.format(path=output.name)}.")
        self._done.setToolTip(str(output))
        for part in (self._done, self._buttons, self._note):
            part.show()
        self.show()

    @Slot()
    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
