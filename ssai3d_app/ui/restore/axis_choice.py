"""The axis order: what the axes that the file calls t, c and z are in truth."""

from __future__ import annotations

from itertools import permutations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.style import restyle
from ssai3d_app.volume.corrections import AXES
from ssai3d_app.volume.scene import Scene


def sensible_orders(stored: Scene) -> list[str]:
    """The file's own order, and the others that a stack of several planes can have.

    Moving an axis of length 1 changes nothing, so that each arrangement of the longer axes is
    offered once.
    """
    lengths = dict(zip(AXES, stored.shape[:3], strict=True))
    found: dict[tuple[str, ...], str] = {}
    for letters in permutations(AXES):
        arrangement = tuple(new for old, new in zip(AXES, letters, strict=True) if lengths[old] > 1)
        best = found.get(arrangement)
        if best is None or _moved(letters) < _moved(best):
            found[arrangement] = "".join(letters)
    orders = [o for o in found.values() if o != AXES and lengths[AXES[o.index("Z")]] > 1]
    return [AXES, *sorted(orders, key=_moved)]


def order_in_words(stored: Scene, order: str) -> str:
    """An axis order as a person would say it."""
    if order == AXES:
        return texts.AXES_AS_IN_FILE
    lengths = dict(zip(AXES, stored.shape[:3], strict=True))
    moves = [(old, new) for old, new in zip(AXES, order, strict=True) if old != new]
    long = [(old, new) for old, new in moves if lengths[old] > 1]
    planes = lengths[AXES[order.index("Z")]]
    if len(moves) == len(long) == 2:
        first, second = (texts.AXIS_NAMES[old] for old, _ in long)
        words = texts.AXES_EXCHANGED.format(first=first, second=second)
    else:
        words = ", ".join(
            texts.AXIS_IS[old].format(axis=texts.AXIS_NAMES[new]) for old, new in long
        )
    return texts.AXES_CHOICE.format(words=words[:1].upper() + words[1:], planes=planes)


def _moved(order: str | tuple[str, ...]) -> int:
    return sum(old != new for old, new in zip(AXES, order, strict=True))


class AxisChoice(QWidget):
    """A combo, hidden where the file leaves no other sensible order."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._orders = [AXES]
        self.combo = QComboBox(self)
        self.combo.setAccessibleName(texts.AXES_LABEL)
        self.combo.setToolTip(texts.AXES_TIP)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(10)
        label = QLabel(texts.AXES_LABEL, self)
        label.setBuddy(self.combo)
        self.note = QLabel(texts.AXES_ENTERED, self)
        self.note.setWordWrap(True)
        restyle(self.note, "state", "entered")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.combo, 0, 1)
        grid.addWidget(self.note, 1, 1)
        self.combo.activated.connect(self._tell)

    def show_scene(self, stored: Scene, order: str) -> None:
        """Offer what a scene leaves open; ``order`` is the one in force."""
        self._orders = sensible_orders(stored)
        self.combo.clear()
        self.combo.addItems([order_in_words(stored, each) for each in self._orders])
        self.combo.setCurrentIndex(self._orders.index(order) if order in self._orders else 0)
        self.note.setVisible(self.order != AXES)
        self.setVisible(self.is_open)

    @property
    def is_open(self) -> bool:
        """Whether there is more than the file's own order to choose from."""
        return len(self._orders) > 1

    @property
    def order(self) -> str:
        """The axis order chosen, as :class:`Corrections` has it."""
        return self._orders[max(self.combo.currentIndex(), 0)]

    @Slot()
    def _tell(self) -> None:
        self.note.setVisible(self.order != AXES)
        self.changed.emit()
