"""Step 5: where the result is, what was found of it, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.engine.events import Caution, Completed, Finding
from ssai3d_app.engine.report.places import PlaceInFile
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import time_in_words
from ssai3d_app.ui.restore.places import Places
from ssai3d_app.ui.restore.sentences import Sentences

_COLUMNS = 2


class Outcome(QWidget):
    """Grows while a job tells of its result; the buttons come with the result itself."""

    changed = Signal()
    """A result or its report has come or gone."""

    def __init__(self, compare: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._page: Path | None = None
        self.has_result = False
        """Whether a result is shown, or stands where a job has just written it."""
        self._before = self._words("muted")
        self._before.setText(texts.GUIDE_CHECK_LATER)
        self._done = self._words()
        self._note = self._words("muted")
        self._note.setText(texts.PREDICTED_NOTE)
        self._buttons = QWidget(self)
        self._grid = QGridLayout(self._buttons)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.compare = self._button(texts.COMPARE_BUTTON, texts.COMPARE_TIP)
        self.compare.clicked.connect(compare.trigger)
        self.report_button = self._button(texts.REPORT_BUTTON, texts.REPORT_NONE_TIP)
        self.report_button.clicked.connect(self._open_report)
        folder = self._button(texts.RESULT_FOLDER, texts.RESULT_FOLDER_TIP)
        folder.clicked.connect(self._open_folder)
        self.places = Places(self)
        self._sentences = Sentences(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (
            self._before,
            self._done,
            self._buttons,
            self.places,
            self._note,
            self._sentences,
        ):
            layout.addWidget(part)
        self.clear()

    def offer(self, action: QAction) -> QPushButton:
        """One more thing that can be done with a result: a button for an action."""
        button = self._button(action.text(), action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self._buttons)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        self._grid.addWidget(button, *divmod(self._grid.count(), _COLUMNS))
        return button

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
        self._done.hide()
        self._show_result(False)
        self.show_report(None, ())

    def _show_result(self, there: bool) -> None:
        self.has_result = there
        self._before.setVisible(not there)
        for part in (self._buttons, self._note):
            part.setVisible(there)

    def add(self, sentence: Finding | Caution) -> None:
        """Something the engine says of the result."""
        self._sentences.add(sentence.text, caution=isinstance(sentence, Caution))

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
        self._done.show()
        self._show_result(True)
        self.changed.emit()

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
        if folder is not None:
            # Of an earlier run too, of which nothing was told here.
            self._show_result(True)
        self.changed.emit()

    @Slot()
    def _open_report(self) -> None:
        if self._page is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._page)))

    @Slot()
    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
