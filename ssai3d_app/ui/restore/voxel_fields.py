"""The voxel size: three fields that show where their numbers come from."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_exactly, format_length, parse_length
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.style import restyle
from ssai3d_app.volume.scene import VoxelSize

_AXES = ("z", "y", "x")


@dataclass(frozen=True)
class _Reading:
    """What a field holds: its state in one word and its number, if it has one."""

    state: str
    value: float | None


class VoxelFields(QWidget):
    """z, y and x in µm. No text that can be typed raises; odd ones have a state that says so.

    What the file leaves doubtful is amber until it is confirmed, which changes no number.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._from_file = VoxelSize()
        self._doubted: Set[str] = frozenset()
        self.confirmed: dict[str, float] = {}
        """Edges in µm as the file has them, which the user has checked."""
        self.fields = {axis: self._field(axis) for axis in _AXES}
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self.confirm = QPushButton(texts.VOXEL_CONFIRM, self)
        self.confirm.setAccessibleName(texts.VOXEL_CONFIRM)
        self.confirm.setToolTip(texts.VOXEL_CONFIRM_TIP)
        self.confirm.clicked.connect(self._confirm)
        self.confirm.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, axis in enumerate(_AXES):
            label = QLabel(texts.VOXEL_LABELS[axis], self)
            label.setBuddy(self.fields[axis])
            grid.addWidget(label, 0, column)
            grid.addWidget(self.fields[axis], 1, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        heading = QLabel(texts.VOXEL_HEADING, self)
        heading.setObjectName("muted")
        layout.addWidget(heading)
        layout.addLayout(grid)
        layout.addWidget(self._note)
        layout.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)

    def _field(self, axis: str) -> QLineEdit:
        field = QLineEdit(self)
        # A file dropped here is to be opened, not written into the field.
        field.setAcceptDrops(False)
        field.setAccessibleName(texts.VOXEL_ACCESSIBLE[axis])
        field.setToolTip(texts.VOXEL_ACCESSIBLE[axis])
        field.setMinimumWidth(60)
        field.textChanged.connect(self._judge)
        return field

    def show_file(
        self,
        size: VoxelSize,
        doubted: Set[str],
        entered: Mapping[str, float | None],
        confirmed: Mapping[str, float],
    ) -> None:
        """Fill in what was entered before or what the file says; unknown stays empty.

        ``doubted`` are the axes whose number in the file is to be confirmed.
        """
        self._from_file, self._doubted = size, doubted
        self.confirmed = dict(confirmed)
        for axis, field in self.fields.items():
            ours = entered.get(axis)
            field.blockSignals(True)
            field.setText(self._as_in_file(axis) if ours is None else format_exactly(ours))
            field.blockSignals(False)
        self._judge()

    @property
    def is_touched(self) -> bool:
        """Whether any field holds something else than the file says."""
        return any(field.text() != self._as_in_file(a) for a, field in self.fields.items())

    def _as_in_file(self, axis: str) -> str:
        value: float | None = getattr(self._from_file, axis)
        return "" if value is None else format_length(value)

    @property
    def value(self) -> tuple[float, float, float] | None:
        """(z, y, x) in µm, or ``None`` while one of them is missing or odd."""
        z, y, x = (self._read(axis).value for axis in _AXES)
        return None if z is None or y is None or x is None else (z, y, x)

    @property
    def entered(self) -> dict[str, float]:
        """The edges in µm that were typed and are not the file's own."""
        readings = {axis: self._read(axis) for axis in _AXES}
        return {
            axis: reading.value
            for axis, reading in readings.items()
            if reading.state == "entered" and reading.value is not None
        }

    @property
    def blocker(self) -> tuple[str, QLineEdit] | None:
        """Why nothing can start yet, and the field to look at."""
        for axis in _AXES:
            state = self._read(axis).state
            if state == "missing":
                return texts.BLOCKED_MISSING[axis], self.fields[axis]
            if state == "odd":
                return texts.BLOCKED_ODD[axis], self.fields[axis]
        return None

    @property
    def note(self) -> str:
        """What is said of the fields."""
        return self._note.text()

    @property
    def is_guessed(self) -> bool:
        """Whether a number is there that is to be confirmed."""
        return any(self._read(axis).state == "guessed" for axis in _AXES)

    @Slot()
    def _confirm(self) -> None:
        """The user has checked all numbers that are the file's own."""
        states = {axis: self._read(axis) for axis in _AXES}
        own = {a: r.value for a, r in states.items() if r.state in ("guessed", "good", "confirmed")}
        self.confirmed = {axis: value for axis, value in own.items() if value is not None}
        self._judge()

    @property
    def summary(self) -> str:
        """The voxel size in a line, with where it comes from; empty while it is not complete."""
        value = self.value
        if value is None:
            return ""
        z, y, x = (format_length(edge) for edge in value)
        size = texts.GUIDE_SIZE.format(x=x, y=y, z=z)
        ours = [axis.upper() for axis in _AXES if self._read(axis).state == "entered"]
        source = said(self._from_file.source or "")
        if self.is_guessed:
            return texts.GUIDE_SIZE_GUESSED.format(size=size, source=source)
        if not ours:
            confirmed = all(self._read(axis).state == "confirmed" for axis in _AXES)
            words = texts.GUIDE_SIZE_CONFIRMED if confirmed else texts.GUIDE_SIZE_FROM
            return words.format(size=size, source=source)
        if len(ours) == len(_AXES):
            return texts.GUIDE_SIZE_ENTERED.format(size=size)
        return texts.GUIDE_SIZE_PARTLY_ENTERED.format(size=size, ours=", ".join(ours))

    def _read(self, axis: str) -> _Reading:
        text = self.fields[axis].text()
        known: float | None = getattr(self._from_file, axis)
        if not text.strip():
            return _Reading("missing", None)
        if known is not None and text == self._as_in_file(axis):
            # The file's own number, with every digit that it has.
            if self.confirmed.get(axis) == known:
                return _Reading("confirmed", known)
            return _Reading("guessed" if axis in self._doubted else "good", known)
        value = parse_length(text)
        return _Reading("odd", None) if value is None else _Reading("entered", value)

    @Slot()
    def _judge(self) -> None:
        readings = {axis: self._read(axis) for axis in _AXES}
        for axis, reading in readings.items():
            restyle(self.fields[axis], "state", reading.state)
        self._note.setText(self._words(readings))
        states = [reading.state for reading in readings.values()]
        worst = next((s for s in ("odd", "missing", "guessed", "entered") if s in states), "good")
        restyle(self._note, "state", worst)
        self.confirm.setVisible("guessed" in states)
        self.changed.emit()

    def _words(self, readings: dict[str, _Reading]) -> str:
        states = {axis: reading.state for axis, reading in readings.items()}
        example = QLocale().toString(0.5, "f", 1)
        odd = [texts.VOXEL_ODD[a].format(example=example) for a in _AXES if states[a] == "odd"]
        missing = [texts.VOXEL_MISSING[a] for a in _AXES if states[a] == "missing"]
        if len(missing) == len(_AXES):
            missing = [texts.VOXEL_ALL_MISSING]
        if odd or missing:
            return "\n".join(odd + missing)
        source = said(self._from_file.source or "")
        guessed = [axis for axis in _AXES if states[axis] == "guessed"]
        if guessed:
            return "\n".join(texts.VOXEL_GUESSED[axis].format(source=source) for axis in guessed)
        if all(state == "confirmed" for state in states.values()):
            return texts.VOXEL_CONFIRMED.format(source=source)
        ours = [axis.upper() for axis in _AXES if states[axis] == "entered"]
        if len(ours) == len(_AXES):
            return texts.VOXEL_ENTERED
        if ours:
            kept = [axis.upper() for axis in _AXES if states[axis] != "entered"]
            return texts.VOXEL_PARTLY_ENTERED.format(
                ours=", ".join(ours), kept=", ".join(kept), source=source
            )
        return texts.VOXEL_FROM_FILE.format(source=source)
