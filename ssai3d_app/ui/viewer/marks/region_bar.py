"""The region in numbers: its outermost voxels in µm to type, its size, undo and remove."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.short_label import ShortLabel
from ssai3d_app.ui.quantities import format_length, format_position, parse_ungrouped
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.marks.region import Region
from ssai3d_app.ui.viewer.view_state import Position

_ORDER = (2, 1, 0)
"""x, y, z: as they are said everywhere in the window."""


class RegionBar(QFrame):
    """Shown while a region is marked or being marked."""

    def __init__(self, region: Region, raw: DisplaySource) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._region, self._raw = region, raw
        self.fields: dict[tuple[int, int], QLineEdit] = {}
        self.words = ShortLabel(self)
        self.undo = self._button(texts.REGION_UNDO, texts.REGION_UNDO_TIP)
        self.remove = self._button(texts.REGION_REMOVE, texts.REGION_REMOVE_TIP)
        numbers = QHBoxLayout()
        numbers.setSpacing(6)
        for axis in _ORDER:
            numbers.addWidget(QLabel("zyx"[axis], self))
            numbers.addWidget(self._field(axis, 0))
            numbers.addWidget(QLabel("–", self))
            numbers.addWidget(self._field(axis, 1))
            numbers.addSpacing(6)
        self._unit = QLabel(self)
        numbers.addWidget(self._unit)
        numbers.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.words)
        below.addWidget(self.undo)
        below.addWidget(self.remove)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(2)
        layout.addLayout(numbers)
        layout.addLayout(below)
        self.undo.clicked.connect(region.undo)
        self.remove.clicked.connect(region.clear)
        region.changed.connect(self.show_region)
        self.show_region()

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName("link")
        button.setToolTip(tip)
        return button

    def _field(self, axis: int, end: int) -> QLineEdit:
        field = QLineEdit(self)
        name = texts.REGION_FIELD[end].format(axis="zyx"[axis])
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setAcceptDrops(False)
        field.setFixedWidth(self.fontMetrics().averageCharWidth() * 7 + 16)
        field.editingFinished.connect(self._take_fields)
        self.fields[axis, end] = field
        return field

    @Slot()
    def show_region(self) -> None:
        """Show what is marked."""
        bounds, box = self._region.bounds, self._region.box
        self._unit.setText("µm" if self._raw.scale_is_known else "px")
        for (axis, end), field in self.fields.items():
            field.setEnabled(bounds is not None)
            field.setText("" if bounds is None else self._text(axis, end, bounds[end][axis]))
        self.undo.setEnabled(self._region.can_undo)
        self.remove.setEnabled(box is not None)
        if bounds is None or box is None:
            self.words.setText(texts.REGION_NONE)
            return
        z, y, x = box.shape
        edges = [format_length(float(f"{b - a:.4g}")) for a, b in zip(*bounds, strict=True)]
        self.words.setText(
            texts.REGION_SIZE.format(
                x=x, y=y, z=z, dx=edges[2], dy=edges[1], dz=edges[0], unit=self._unit.text()
            )
        )

    def _inwards(self, axis: int, end: int) -> float:
        """From the border to the centre of the outermost voxel: coordinates are of centres."""
        return self._raw.steps[axis] * (0.5 if end == 0 else -0.5)

    def _text(self, axis: int, end: int, border: float) -> str:
        return format_position(border + self._inwards(axis, end), self._raw.steps[axis])

    @Slot()
    def _take_fields(self) -> None:
        """Odd numbers change nothing; the fields show what holds."""
        bounds = self._region.bounds
        if bounds is None:
            return
        corners: list[Position] = []
        for end in (0, 1):
            values = []
            for axis in range(3):
                field, old = self.fields[axis, end], bounds[end][axis]
                typed = parse_ungrouped(field.text())
                # What was not touched keeps the digits that the field does not show.
                same = typed is None or field.text() == self._text(axis, end, old)
                values.append(old if same else typed - self._inwards(axis, end))
            corners.append((values[0], values[1], values[2]))
        if tuple(corners) != bounds:
            self._region.remember()
            self._region.mark(corners[0], corners[1])
        self.show_region()
