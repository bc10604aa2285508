"""The header of a step: a button whose words go on in a second line where the panel is narrow."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_PADDING = 12


class StepHeader(QPushButton):
    """Shows its words in as many lines as they need; who listens hears them as one sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lead = self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, lead: str, name: str) -> None:
        """Say something else: ``lead`` stays before the first line of ``name``."""
        self._lead, self._name = lead, name
        self._fit()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word of the name needs, beside the lead."""
        longest = max(
            self.fontMetrics().horizontalAdvance(start + word)
            for word in self._name.split(" ")
            for start in (self._lead, self._indent)
        )
        return QSize(longest + _PADDING, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room, other lines."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _indent(self) -> str:
        """Blanks as wide as the lead."""
        width = self.fontMetrics().horizontalAdvance
        return " " * ceil(width(self._lead) / width(" "))

    def _fit(self) -> None:
        """Break the words into lines that fit."""
        room = self.width() - _PADDING
        lines, line = [], ""
        for word in self._name.split(" "):
            longer = f"{line} {word}" if line else self._lead + word
            if line and self.fontMetrics().horizontalAdvance(longer) > room:
                lines.append(line)
                longer = self._indent + word
            line = longer
        text = "\n".join([*lines, line])
        if text != self.text():
            self.setText(text)
