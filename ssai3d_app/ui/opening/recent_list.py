"""A short list of what was open lately, on the first page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

_MOST = 4
_LONGEST_NAME = 32


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


class RecentList(QWidget):
    """Links under a heading; not there while there are none."""

    chosen = Signal(object)
    """A path."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = heading
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_entries(self, entries: Sequence[tuple[str, Path]]) -> None:
        """Offer these, by name and path; the first few of them."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.setVisible(bool(entries))
        heading = QLabel(self._heading, self)
        heading.setObjectName("muted")
        self._column.addWidget(heading)
        for name, path in entries[:_MOST]:
            button = QPushButton(_shortened(name), self)
            button.setObjectName("link")
            button.setAccessibleName(name)
            button.setAccessibleDescription(self._heading)
            button.setToolTip(str(path))
            button.setProperty("path", str(path))
            button.clicked.connect(self._choose)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(Path(self.sender().property("path")))
