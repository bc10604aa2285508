"""Small things that the style sheet needs from code."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QLabel, QPushButton, QWidget

_INSET = 5


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
    enlarge(label, 1.2)
    return label


def enlarge(label: QLabel | QPushButton, factor: float) -> None:
    """Make text larger than the application's font; a style sheet knows only absolute sizes."""
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    label.setFont(font)


def show_primary(button: QPushButton, primary: bool) -> None:
    """Make a button the one that is meant next, or one among others."""
    name = "primary" if primary else ""
    if button.objectName() != name:
        button.setObjectName(name)
        button.style().unpolish(button)
        button.style().polish(button)


def inset(box: QAbstractSpinBox) -> None:
    """Keep a number off the edge of its field, where the padding of a style sheet is not felt."""
    box.lineEdit().setTextMargins(_INSET, 0, 0, 0)


def separator(parent: QWidget) -> QFrame:
    """A thin line between steps."""
    line = QFrame(parent)
    line.setObjectName("separator")
    return line
