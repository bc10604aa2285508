"""Plain sentences below each other: findings as they are, cautions marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ssai3d_app.engine.report.figures_in_words import kept_together
from ssai3d_app.ui.saying import said


class Sentences(QWidget):
    """Grows by a sentence at a time; hidden while empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels: list[QLabel] = []
        self._texts: list[str] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The sentences in their order, as they came."""
        return list(self._texts)

    def add(self, text: str, caution: bool = False) -> None:
        """Say one more thing."""
        label = QLabel(kept_together(said(text)), self)
        if caution:
            label.setObjectName("caution")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout.addWidget(label)
        self._labels.append(label)
        self._texts.append(text)
        self.show()

    def show_cautions(self, cautions: Sequence[str]) -> None:
        """Show these cautions and nothing else."""
        if list(cautions) == self.texts:
            return
        self.clear()
        for text in cautions:
            self.add(text, caution=True)

    def clear(self) -> None:
        """Forget them all."""
        for label in self._labels:
            self._layout.removeWidget(label)
            # Deleted only when the event loop gets there; it must not be seen until then.
            label.hide()
            label.deleteLater()
        self._labels.clear()
        self._texts.clear()
        self.hide()
