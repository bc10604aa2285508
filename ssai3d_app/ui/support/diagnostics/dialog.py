"""The dialog that examines the program and hands the result to support."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.style import restyle
from ssai3d_app.ui.support.diagnostics.examination import Examination
from ssai3d_app.ui.support.diagnostics.model import ChecksModel, Column

_CHARACTERS, _LINES = 132, 42
_DETAIL_LINES = 7


class DiagnosticsDialog(QDialog):
    """Stays open beside the work. Closing it ends checks that run.

    ``command`` is what examines instead of this program.
    """

    def __init__(self, parent: QWidget, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.DIAGNOSTICS_TITLE)
        self._command = command
        self.examination = Examination(self)
        self.model = ChecksModel(self.examination, self)
        self.table = self._make_table()
        self.state = _words(self)
        self.detail = QPlainTextEdit(self)
        self.detail.setReadOnly(True)
        self.detail.setAccessibleName(texts.DIAGNOSTICS_DETAIL)
        self.detail.setFixedHeight(self.fontMetrics().height() * _DETAIL_LINES)
        self.detail.hide()
        self.full = QCheckBox(texts.DIAGNOSTICS_FULL, self)
        self.start_button = _button(texts.DIAGNOSTICS_START, self)
        self.stop_button = _button(texts.DIAGNOSTICS_STOP, self)
        self.copy_button = _button(texts.DIAGNOSTICS_COPY, self)
        self.save_button = _button(texts.DIAGNOSTICS_SAVE, self)
        self.close_button = _button(texts.DIAGNOSTICS_CLOSE, self)
        self._lay_out()
        self.start_button.clicked.connect(self.start)
        self.stop_button.clicked.connect(self.examination.stop)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._browse)
        self.close_button.clicked.connect(self.close)
        self.examination.planned.connect(self._tell)
        self.examination.found.connect(self._tell)
        self.examination.running_changed.connect(self._tell)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * _CHARACTERS, metrics.height() * _LINES)
        self._tell()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(texts.DIAGNOSTICS_TABLE)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(table.fontMetrics().height() * 1.5))
        columns = table.horizontalHeader()
        columns.setHighlightSections(False)
        for column in (Column.TITLE, Column.OUTCOME, Column.TIME):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(Column.FOUND, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        about = _words(self)
        about.setText(texts.DIAGNOSTICS_ABOUT)
        buttons = QHBoxLayout()
        for button in (self.start_button, self.stop_button, self.copy_button, self.save_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        for part in (about, self.state):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.full)
        layout.addLayout(buttons)

    @Slot()
    def start(self) -> None:
        """Make all checks, unless they are being made."""
        if not self.examination.is_running:
            self.model.clear()
            self.detail.hide()
            self.examination.start(full=self.full.isChecked(), command=self._command)

    def text(self) -> str:
        """What is known, for support."""
        report = self.examination.report()
        return "" if report is None else report.as_text()

    def save(self, path: Path) -> None:
        """Write what is known into a file, and say whether that went well."""
        try:
            path.write_text(self.text(), encoding="utf-8")
        except OSError as error:
            why = error.strerror or str(error)
            self._say(texts.DIAGNOSTICS_UNSAVED.format(path=path, why=why), "odd")
        else:
            self._say(texts.DIAGNOSTICS_SAVED.format(path=path), "good")

    def release(self) -> None:
        """End checks that run."""
        self.examination.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        self.release()
        super().hideEvent(event)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._say(texts.DIAGNOSTICS_COPIED, "good")

    @Slot()
    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            texts.DIAGNOSTICS_SAVE_TITLE,
            texts.DIAGNOSTICS_SAVE_NAME,
            texts.DIAGNOSTICS_SAVE_FILTER,
        )
        if name:
            self.save(Path(name))

    @Slot()
    def _tell(self) -> None:
        """How far it is, and what can be done now."""
        made = self.examination
        running, done, total = made.is_running, len(made.results), len(made.plan)
        self.start_button.setEnabled(not running)
        self.full.setEnabled(not running)
        self.stop_button.setEnabled(running)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(made.report() is not None)
        if running:
            words = texts.DIAGNOSTICS_RUNNING if total else texts.DIAGNOSTICS_STARTING
            self._say(words.format(done=done, total=total), "unknown")
        elif made.was_stopped:
            self._say(texts.DIAGNOSTICS_STOPPED.format(done=done, total=total), "guessed")
        elif made.failures:
            words = texts.DIAGNOSTICS_FAILED.format(count=made.failures, total=total)
            self._say(words, "odd")
        elif made.is_complete:
            self._say(texts.DIAGNOSTICS_PASSED, "good")
        else:
            self._say(texts.DIAGNOSTICS_BROKEN, "odd")

    def _say(self, words: str, state: str) -> None:
        self.state.setText(words)
        restyle(self.state, "state", state)

    @Slot()
    def _show_detail(self) -> None:
        result = self.model.result_at(self.table.currentIndex().row())
        words = "" if result is None else "\n".join(filter(None, (result.sentence, result.detail)))
        self.detail.setPlainText(words)
        self.detail.setVisible(bool(words))


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _button(told: tuple[str, str], parent: QWidget) -> QPushButton:
    button = QPushButton(told[0], parent)
    button.setToolTip(told[1])
    button.setAutoDefault(False)
    return button
