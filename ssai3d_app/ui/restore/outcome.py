"""What was done: findings, cautions, where the result is, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.engine.events import Caution, Completed, Finding
from ssai3d_app.engine.report.places import PlaceInFile
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import time_in_words
from ssai3d_app.ui.restore.places import Places
from ssai3d_app.ui.restore.sentences import Sentences
from ssai3d_app.ui.style import heading, separator


class Outcome(QWidget):
    """Grows while a job tells of itself; the buttons come with the result."""

    def __init__(self, switch: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._page: Path | None = None
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
        self.report_button = QPushButton(texts.REPORT_BUTTON, self._buttons)
        self.report_button.clicked.connect(self._open_report)
        self.places = Places(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (switcher, self.report_button, folder):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        row.addStretch(1)
        self._sentences = Sentences(self)
        self._layout.addWidget(self._done)
        self._layout.addWidget(self._buttons)
        self._layout.addWidget(self.places)
        self._layout.addWidget(self._note)
        self._layout.addWidget(self._sentences)
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
        self._sentences.clear()
        self._folder = None
        self.show_report(None, ())
        for part in (self._done, self._buttons, self._note):
            part.hide()
        self.hide()

    def add(self, sentence: Finding | Caution) -> None:
        """Something the engine says of the sample or the run."""
        self._sentences.add(sentence.text, caution=isinstance(sentence, Caution))
        self.show()

    @property
    def sentences(self) -> list[str]:
        """Findings and cautions in the order in which they were told."""
        return self._sentences.texts

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

    def show_report(
        self, page: Path | None, places: Sequence[PlaceInFile], folder: Path | None = None
    ) -> None:
        """Offer the report of the result on display, which lies in ``folder``, and its places."""
        self._page = page
        self._folder = folder or self._folder
        self.report_button.setEnabled(page is not None)
        tip = texts.REPORT_NONE_TIP if page is None else texts.REPORT_TIP
        self.report_button.setToolTip(tip)
        self.places.show_places(places)
        if page is not None:
            # Of an earlier run too, of which nothing was told here.
            self._buttons.show()
            self._note.show()
            self.show()

    @Slot()
    def _open_report(self) -> None:
        if self._page is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._page)))

    @Slot()
    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
