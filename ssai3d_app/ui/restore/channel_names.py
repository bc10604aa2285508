"""The channels of a scene: colour, wavelengths, and a name that can be edited in place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.facts import wavelengths
from ssai3d_app.ui.style import restyle
from ssai3d_app.volume.scene import Channel

_MOST_ROWS = 40
_LONGEST_NAME = 200
_CHIP_EDGE = 14


def colour_chip(color: str | None, edge: int = _CHIP_EDGE) -> QPixmap:
    """A square in a channel's colour, grey-edged; empty where the file knows no colour."""
    chip = QPixmap(edge, edge)
    chip.fill(QColor(0, 0, 0, 0))
    painter = QPainter(chip)
    painter.setPen(QColor(128, 128, 128))
    known = QColor(color) if color else QColor()
    if known.isValid():
        painter.setBrush(known)
    painter.drawRect(0, 0, edge - 1, edge - 1)
    painter.end()
    return chip


class _Row(QObject):
    """The widgets of one channel."""

    edited = Signal()

    def __init__(self, parent: QWidget, number: int, stored: Channel, name: str) -> None:
        super().__init__(parent)
        self.number, self._stored = number, stored
        self.chip = QLabel(parent)
        self.chip.setPixmap(colour_chip(stored.color))
        self.chip.setToolTip(stored.color or texts.CHANNEL_NO_COLOUR)
        self.field = QLineEdit(name, parent)
        self.field.setAcceptDrops(False)
        self.field.setMaxLength(_LONGEST_NAME)
        self.field.setAccessibleName(texts.CHANNEL_NAME.format(number=number + 1))
        self.field.setCursorPosition(0)
        self.waves = QLabel(parent)
        self.waves.setObjectName("muted")
        self.waves.setWordWrap(True)
        self.field.editingFinished.connect(self._finish)
        self._show_origin()

    @property
    def entered(self) -> str | None:
        """The name when it is the user's and not the file's."""
        name = self.field.text().strip()
        return name if name and name != self._stored.name else None

    @Slot()
    def _finish(self) -> None:
        if not self.field.text().strip():
            self.field.setText(self._stored.name)
        self._show_origin()
        self.edited.emit()

    def _show_origin(self) -> None:
        entered = self.entered is not None
        restyle(self.field, "state", "entered" if entered else "good")
        self.field.setToolTip(texts.CHANNEL_NAME_TIP)
        said = [texts.CHANNEL_ENTERED.format(name=self._stored.name)] if entered else []
        self.waves.setText("\n".join([*said, wavelengths(self._stored)]))


class ChannelNames(QWidget):
    """A row a channel; the names that are not the file's are marked as the user's."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []
        self._left_out = QLabel(self)
        self._left_out.setObjectName("muted")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 4)

    def show_channels(self, stored: tuple[Channel, ...], names: dict[int, str]) -> None:
        """Show the channels under the axis order in force, with the names that were entered."""
        for row in self.rows:
            # A field that loses the focus by being hidden has not been edited.
            row.blockSignals(True)
            for part in (row.chip, row.field, row.waves):
                self._grid.removeWidget(part)
                part.hide()
                part.deleteLater()
            row.deleteLater()
        self.rows = []
        for number, channel in enumerate(stored[:_MOST_ROWS]):
            row = _Row(self, number, channel, names.get(number, channel.name))
            row.edited.connect(self.changed)
            self._grid.addWidget(row.chip, number, 0)
            self._grid.addWidget(row.field, number, 1)
            self._grid.addWidget(row.waves, number, 2)
            self.rows.append(row)
        more = len(stored) - len(self.rows)
        self._left_out.setText(texts.CHANNELS_LEFT_OUT.format(count=more))
        self._left_out.setVisible(more > 0)
        self._grid.addWidget(self._left_out, len(self.rows), 1, 1, 2)

    @property
    def entered(self) -> dict[int, str]:
        """The names that were typed and are not the file's own."""
        names = ((row.number, row.entered) for row in self.rows)
        return {number: name for number, name in names if name is not None}
