"""A place for words that change many times a second, without laying out the window anew."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class SteadyLabel(QWidget):
    """Holds a label in a room that is reserved for the ``longest`` words, whatever it shows.

    Each change of a ``QLabel`` asks for a new layout, and the layout around it, up to the window,
    is made anew. This room has no layout to ask.
    """

    def __init__(self, label: QLabel, longest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = label
        self._longest = longest
        label.setParent(self)

    def setText(self, text: str) -> None:
        """Show words."""
        self.label.setText(text)

    def text(self) -> str:
        """The words that are shown."""
        return self.label.text()

    def reserve(self, longest: str) -> None:
        """Take up room for such words."""
        if longest != self._longest:
            self._longest = longest
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as a line, and as wide as was reserved."""
        width = self.fontMetrics().horizontalAdvance(self._longest)
        return QSize(width, self.label.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same: words that do not fit are the label's to shorten."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The label fills the room."""
        super().resizeEvent(event)
        self.label.setGeometry(self.rect())
