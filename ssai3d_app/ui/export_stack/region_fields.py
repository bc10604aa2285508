"""The voxels of a region to type: first and last along x, y and z, counted from 1."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.export_stack.subject import Span, Spans
from ssai3d_app.ui.style import restyle

_WHOLE = re.compile("[0-9]{1,9}")
_ORDER = (2, 1, 0)
"""x, y, z: as they are said everywhere in the window."""


class RegionFields(QWidget):
    """Six numbers, and two links that fill them."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shape = (1, 1, 1)
        self._marked: Spans | None = None
        self.fields: dict[tuple[int, int], QLineEdit] = {}
        self._counts = {axis: QLabel(self) for axis in _ORDER}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for row, axis in enumerate(_ORDER):
            grid.addWidget(QLabel("zyx"[axis], self), row, 0)
            grid.addWidget(self._field(axis, 0), row, 1)
            grid.addWidget(QLabel("–", self), row, 2)
            grid.addWidget(self._field(axis, 1), row, 3)
            grid.addWidget(self._counts[axis], row, 4)
        grid.setColumnStretch(4, 1)
        self.whole = self._link(texts.EXPORT_WHOLE, texts.EXPORT_WHOLE_TIP)
        self.marked = self._link(texts.EXPORT_MARKED, texts.EXPORT_MARKED_TIP)
        links = QHBoxLayout()
        links.addWidget(self.whole)
        links.addWidget(self.marked)
        links.addStretch(1)
        grid.addLayout(links, len(_ORDER), 0, 1, 5)
        self.whole.clicked.connect(self._take_whole)
        self.marked.clicked.connect(self._take_marked)

    def _field(self, axis: int, end: int) -> QLineEdit:
        field = QLineEdit(self)
        name = (texts.EXPORT_FROM, texts.EXPORT_TO)[end].format(axis="zyx"[axis])
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setAcceptDrops(False)
        field.setFixedWidth(self.fontMetrics().averageCharWidth() * 8 + 16)
        field.textChanged.connect(self._judge)
        self.fields[axis, end] = field
        return field

    def _link(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName("link")
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def show_stack(self, shape: tuple[int, int, int], marked: Spans | None) -> None:
        """Offer a stack: the marked region of it, or all where none is marked."""
        self._shape, self._marked = shape, marked
        for axis, label in self._counts.items():
            label.setText(texts.EXPORT_OF.format(count=shape[axis]))
        self.marked.setEnabled(marked is not None)
        self._write(marked or self._all)

    @property
    def _all(self) -> Spans:
        z, y, x = ((0, count) for count in self._shape)
        return z, y, x

    def _write(self, spans: Spans) -> None:
        for (axis, end), field in self.fields.items():
            field.setText(str(spans[axis][end] + (1 if end == 0 else 0)))
        self._judge()

    @property
    def value(self) -> Spans | None:
        """First voxel from 0, and one after the last; ``None`` while a number is odd."""
        z, y, x = (self._span(axis) for axis in range(3))
        return None if z is None or y is None or x is None else (z, y, x)

    @property
    def is_whole(self) -> bool:
        """Whether all voxels are taken."""
        return self.value == self._all

    @property
    def mistake(self) -> str | None:
        """What is wrong with the numbers."""
        for axis in _ORDER:
            if self._span(axis) is None:
                return texts.EXPORT_ODD_REGION.format(axis="zyx"[axis], count=self._shape[axis])
        return None

    def _span(self, axis: int) -> Span | None:
        first, last = (self.fields[axis, end].text().strip() for end in (0, 1))
        if _WHOLE.fullmatch(first) is None or _WHOLE.fullmatch(last) is None:
            return None
        span = int(first) - 1, int(last)
        return span if 0 <= span[0] < span[1] <= self._shape[axis] else None

    @Slot()
    def _take_whole(self) -> None:
        self._write(self._all)

    @Slot()
    def _take_marked(self) -> None:
        if self._marked is not None:
            self._write(self._marked)

    @Slot()
    def _judge(self) -> None:
        for axis in _ORDER:
            odd = self._span(axis) is None
            for end in (0, 1):
                restyle(self.fields[axis, end], "state", "odd" if odd else "")
        self.changed.emit()
