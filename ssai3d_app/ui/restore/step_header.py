"""The header of a step: a button whose words give way where the panel is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_LEAST_CHARACTERS = 20
_PADDING = 12


class StepHeader(QPushButton):
    """Shows as much of its words as there is room for; who listens hears all of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As wide as most names of steps."""
        few = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        return QSize(few, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room, other words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _PADDING
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if elided != self.text():
            self.setText(elided)
