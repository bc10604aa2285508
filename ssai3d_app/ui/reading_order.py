"""Tab goes through the window as it is read: by its layouts, not by when a widget was made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

_WHOLE = (QComboBox, QAbstractSpinBox, QAbstractItemView, QTextEdit, QPlainTextEdit)
"""What they are made of takes no focus of its own."""


class InReadingOrder(QWidget):
    """Puts what it holds in order whenever Tab is pressed in it: parts come and go meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._order: list[QWidget] = []

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Take the focus on, or back."""
        order = list(readers_way(self))
        if order != self._order:
            chain(order)
            self._order = order
        return super().focusNextPrevChild(forwards)


def put_in_reading_order(window: QWidget) -> None:
    """Let Tab follow the layouts of a dialog that holds all its parts, and begin at the first."""
    order = list(readers_way(window))
    chain(order)
    order[0].setFocus()


def chain(order: list[QWidget]) -> None:
    """Let Tab go through widgets in this order."""
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)


def readers_way(widget: QWidget) -> Iterator[QWidget]:
    """The widgets that Tab goes to, within a widget, in the order of its layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    for part in _parts(widget):
        yield from readers_way(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    laid_out = list[QWidget]()
    if isinstance(widget, QSplitter | QStackedWidget):
        laid_out = [widget.widget(place) for place in range(widget.count())]
    elif isinstance(widget, QScrollArea) and widget.widget() is not None:
        laid_out = [widget.widget()]
    elif (layout := widget.layout()) is not None:
        laid_out = list(_in_layout(layout))
    yield from laid_out
    # What lies over it, such as the divider over a slice.
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in laid_out:
            yield child


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)
