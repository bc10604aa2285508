"""Where the result goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ssai3d_app.engine.recipe import RESULT_SUFFIXES
from ssai3d_app.ui import texts


def with_suffix(name: str, kind: str) -> str:
    """A name as typed into a save dialog, with the ending of the chosen kind when it has none."""
    if name.lower().endswith(RESULT_SUFFIXES):
        return name
    suffix = next((s for s in RESULT_SUFFIXES if s in kind), RESULT_SUFFIXES[0])
    return name.removesuffix(".ome") + suffix


class Destination(QWidget):
    """A path that can be edited or browsed for."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._source: Path | None = None
        self.replaces = False
        self.path = QLineEdit(self)
        self.path.setAcceptDrops(False)
        self.path.setAccessibleName(texts.SAVE_LABEL)
        self.path.setMinimumWidth(60)
        browse = QPushButton(texts.SAVE_BROWSE, self)
        browse.setAccessibleName(texts.SAVE_DIALOG_TITLE)
        browse.setToolTip(texts.SAVE_DIALOG_TITLE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.path, 1)
        layout.addWidget(browse)
        browse.clicked.connect(self._browse)
        self.path.textChanged.connect(self.look_again)

    def propose(self, source: Path, proposed: Path) -> None:
        """Propose a path for the result of a source."""
        self._source = source
        self.path.setText(str(proposed))
        # The end holds the file's name; the folder may be cut off.
        self.path.setCursorPosition(len(str(proposed)))

    @property
    def value(self) -> Path:
        """The path as it stands."""
        return Path(self.path.text().strip()).expanduser()

    @property
    def blocker(self) -> str | None:
        """Why nothing can be saved there."""
        if not self.path.text().strip():
            return texts.BLOCKED_NO_NAME
        name = self.value.name.lower()
        if not name.endswith(RESULT_SUFFIXES) or name in RESULT_SUFFIXES:
            return texts.BLOCKED_SUFFIX
        if self.value == self._source:
            return texts.BLOCKED_SAME
        return None

    @Slot()
    def _browse(self) -> None:
        name, kind = QFileDialog.getSaveFileName(
            self, texts.SAVE_DIALOG_TITLE, self.path.text(), texts.SAVE_DIALOG_FILTER
        )
        if name:
            self.path.setText(with_suffix(name, kind))

    @Slot()
    def look_again(self) -> None:
        """See whether something of that name exists by now."""
        self.path.setToolTip(self.path.text())
        self.replaces = self.blocker is None and self.value.exists()
        self.changed.emit()
