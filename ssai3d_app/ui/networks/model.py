"""The networks as rows of a table."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ssai3d_app.engine.backbones.registry import Backbone
from ssai3d_app.ui import texts
from ssai3d_app.ui.networks.shelf import NetworkShelf
from ssai3d_app.ui.networks.words import cells

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is told of a network."""

    NAME = 0
    FROM = 1
    PARAMETERS = 2
    TIME = 3
    LICENCE = 4


_NUMBERS = (Column.PARAMETERS, Column.TIME)


class NetworksModel(QAbstractTableModel):
    """Follows the shelf: what ships, what was imported, then what is damaged."""

    def __init__(self, shelf: NetworkShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._rows = self._read()
        shelf.changed.connect(self._follow)

    def _read(self) -> list[tuple[str, Backbone | None]]:
        library = self._shelf.library
        known: list[tuple[str, Backbone | None]] = [(n.name, n) for n in library.networks]
        return known + [(name, None) for name in library.damaged]

    def _follow(self) -> None:
        self.beginResetModel()
        self._rows = self._read()
        self.endResetModel()

    def name_at(self, row: int) -> str | None:
        """The name of a row."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def network_at(self, row: int) -> Backbone | None:
        """The network of a row; ``None`` where there is none, or its card is damaged."""
        return self._rows[row][1] if 0 <= row < len(self._rows) else None

    def row_of(self, name: str) -> int:
        """The row of a name; −1 where there is none."""
        return next((row for row, (other, _) in enumerate(self._rows) if other == name), -1)

    # What a view asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A row per network."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As in :class:`Column`."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return texts.NETWORKS_COLUMNS[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return texts.NETWORKS_COLUMN_TIPS[section]
        return self._alignment(section, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words."""
        if not index.isValid():
            return None
        column = index.column()
        words = cells(*self._rows[index.row()])[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{texts.NETWORKS_COLUMNS[column]}: {words}"
        return self._alignment(column, role)

    @staticmethod
    def _alignment(column: int, role: int) -> Any:
        if role != Qt.ItemDataRole.TextAlignmentRole:
            return None
        side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
