"""What is asked before a checkpoint is imported, and that it is being imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.networks.importer import NetworkImporter


class ImportForm(QFrame):
    """Name and licence of the chosen file; starts the import."""

    closed = Signal()
    """It was cancelled, or its import has ended."""

    def __init__(self, importer: NetworkImporter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importForm")
        self._importer = importer
        self._path = Path()
        self.heading = QLabel(self)
        self.heading.setObjectName("heading")
        self.heading.setWordWrap(True)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(texts.IMPORT_NAME)
        self.licence = QLineEdit(self)
        self.licence.setAccessibleName(texts.IMPORT_LICENCE)
        self.licence.setPlaceholderText(texts.IMPORT_LICENCE_HINT)
        note = QLabel(texts.IMPORT_NOTE, self)
        note.setObjectName("muted")
        note.setWordWrap(True)
        self.says = QLabel(texts.IMPORT_RUNNING, self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(texts.IMPORT_RUNNING)
        self.start = QPushButton(texts.IMPORT_START, self)
        self.start.setObjectName("primary")
        self.start.setDefault(True)
        self.cancel = QPushButton(texts.IMPORT_CANCEL, self)
        form = QFormLayout()
        form.addRow(texts.IMPORT_NAME, self.name)
        form.addRow(texts.IMPORT_LICENCE, self.licence)
        buttons = QHBoxLayout()
        buttons.addWidget(self.says)
        buttons.addWidget(self.bar, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.heading)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addLayout(buttons)
        self.start.clicked.connect(self._start)
        self.cancel.clicked.connect(self.give_up)
        importer.running_changed.connect(self._show_running)
        self._show_running(False)
        self.hide()

    def ask(self, path: Path) -> None:
        """Show the form for a file."""
        self._path = path
        self.heading.setText(texts.IMPORT_HEADING.format(file=path.name))
        self.name.setText(path.stem)
        self.licence.clear()
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    @Slot()
    def give_up(self) -> None:
        """Leave the file alone; an import that runs is ended."""
        self._importer.cancel()
        self.hide()
        self.closed.emit()

    @Slot()
    def _start(self) -> None:
        self._importer.start(self._path, self.name.text().strip(), self.licence.text().strip())

    @Slot(bool)
    def _show_running(self, running: bool) -> None:
        for asked in (self.name, self.licence, self.start):
            asked.setEnabled(not running)
        for told in (self.says, self.bar):
            told.setVisible(running)
