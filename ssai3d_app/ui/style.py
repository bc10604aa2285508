"""Small things that the style sheet needs from code."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def heading(text: str, parent: QWidget) -> QLabel:
    """The title of a step."""
    label = QLabel(text, parent)
    label.setObjectName("heading")
    return label


def separator(parent: QWidget) -> QFrame:
    """A thin line between steps."""
    line = QFrame(parent)
    line.setObjectName("separator")
    return line
