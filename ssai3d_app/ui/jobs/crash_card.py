"""A crash of the last run: told in plain words, with a report that stays on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.errors import UserError
from ssai3d_app.jobs.crash_report import Crash
from ssai3d_app.ui import texts
from ssai3d_app.ui.saying import said


class CrashCard(QFrame):
    """Stands above the viewer until it is dismissed."""

    saved = Signal(object)
    """The Path of a report."""
    refused = Signal(object)
    """A UserError."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._crashes: list[Crash] = []
        self.dialog: ReportDialog | None = None
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.save = _button(texts.CRASH_SAVE, self)
        self.dismiss = _button(texts.CRASH_DISMISS, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.save)
        row.addWidget(self.dismiss)
        self.save.clicked.connect(self._show_report)
        self.dismiss.clicked.connect(self._dismiss)
        self.hide()

    def tell(self, crashes: list[Crash]) -> None:
        """Show the latest; dismissing it dismisses all."""
        self._crashes = crashes
        if crashes:
            words = said(crashes[-1].words)
            self.words.setText(words)
            self.setAccessibleName(words)
        self.setVisible(bool(crashes))

    @Slot()
    def _show_report(self) -> None:
        self.dialog = ReportDialog(self._crashes[-1], self.window())
        self.dialog.saved.connect(self.saved)
        self.dialog.refused.connect(self.refused)
        self.dialog.open()

    @Slot()
    def _dismiss(self) -> None:
        for crash in self._crashes:
            try:
                crash.dismiss()
            except OSError as error:
                # It is told again at the next start; nothing else hangs on it.
                self.words.setToolTip(str(error))
        self._crashes = []
        self.hide()


class ReportDialog(QDialog):
    """Every text of the report, before it is saved."""

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, crash: Crash, parent: QWidget) -> None:
        super().__init__(parent)
        self._crash = crash
        self._files = crash.files()
        self.setWindowTitle(texts.CRASH_TITLE)
        explain = QLabel(texts.CRASH_EXPLAIN, self)
        explain.setWordWrap(True)
        self.names = QListWidget(self)
        self.names.setAccessibleName(texts.CRASH_FILES)
        self.names.addItems(list(self._files))
        self.names.setMaximumWidth(160)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(texts.CRASH_TEXT)
        both = QHBoxLayout()
        both.addWidget(self.names)
        both.addWidget(self.text, 1)
        self.save = QPushButton(texts.CRASH_SAVE_AS, self)
        close = QPushButton(texts.CRASH_CLOSE, self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(explain)
        layout.addLayout(both, 1)
        layout.addLayout(buttons)
        self.names.currentTextChanged.connect(self._show_text)
        self.save.clicked.connect(self._browse)
        close.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.names.setCurrentRow(0)
        self.resize(QSize(760, 480))

    @Slot(str)
    def _show_text(self, name: str) -> None:
        self.text.setPlainText(self._files.get(name, ""))

    @Slot()
    def _browse(self) -> None:
        proposed = str(Path.home() / texts.CRASH_NAME)
        name, _ = QFileDialog.getSaveFileName(
            self, texts.CRASH_SAVE_AS, proposed, texts.CRASH_FILTER
        )
        if name:
            self.save_as(Path(name))

    def save_as(self, target: Path) -> None:
        """Write the zip file, and say where it is."""
        try:
            self._crash.save(target)
        except UserError as error:
            self.refused.emit(error)
        else:
            self.saved.emit(target)
        self.accept()


def _button(told: tuple[str, str], parent: QWidget) -> QPushButton:
    button = QPushButton(told[0], parent)
    button.setToolTip(told[1])
    button.setAccessibleName(told[0].rstrip("…"))
    return button
