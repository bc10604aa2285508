"""The two tables of the panel as Qt models: the comparison, and one row for each object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ssai3d_app.engine.analysis.result import Cell, Place, Table
from ssai3d_app.ui import texts
from ssai3d_app.ui.analysis.words import NumberRow, column_name, number

Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NumbersModel(QAbstractTableModel):
    """Measures in rows, stacks in columns."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stacks: tuple[str, ...] = ()
        self._rows: Sequence[NumberRow] = ()

    def show(self, stacks: tuple[str, ...], rows: Sequence[NumberRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._stacks, self._rows = stacks, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A row per measure and setting."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The measure, and each stack."""
        return 0 if parent.isValid() else len(self._stacks) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The stacks by name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return texts.ANALYSIS_COLUMN_MEASURE
        return texts.ANALYSIS_STACKS[self._stacks[section - 1]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Numbers in words; what was measured stands out from the settings."""
        row, column = self._rows[index.row()], index.column()
        words = row.values[column - 1] if column else row.name
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or row.name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column else _LEFT
        if role == Qt.ItemDataRole.FontRole and not row.is_term and column:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.AccessibleTextRole and column:
            stack = texts.ANALYSIS_STACKS[self._stacks[column - 1]]
            return f"{row.name}, {stack}: {words}"
        return None


class ObjectsModel(QAbstractTableModel):
    """A row for each object; a click on a heading sorts by it, and empty cells come last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._rows: list[tuple[Cell, ...]] = []
        self._places: list[Place] = []

    def show(self, table: Table | None) -> None:
        """Show another table, or none."""
        self.beginResetModel()
        self._columns = () if table is None else table.columns
        self._rows = [] if table is None else list(table.rows)
        self._places = [] if table is None else list(table.places)
        self.endResetModel()

    def place_of(self, row: int) -> Place | None:
        """Where the object of a row lies, in µm; ``None`` where rows have no place."""
        return self._places[row] if 0 <= row < len(self._places) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """A row per object."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As the table has them."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns with their units."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            words = any(isinstance(row[section], str) for row in self._rows)
            return _LEFT if words else _RIGHT
        return column_name(self._columns[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Numbers in words."""
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return number(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if isinstance(cell, str) else _RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column_name(self._columns[index.column()])}: {number(cell)}"
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; numbers by size."""
        if not 0 <= column < len(self._columns):
            return
        self.layoutAboutToBeChanged.emit()
        known = [i for i, row in enumerate(self._rows) if row[column] is not None]
        known.sort(
            key=lambda i: _sorted_by(self._rows[i][column]),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        empty = [i for i, row in enumerate(self._rows) if row[column] is None]
        sequence = [*known, *empty]
        self._rows = [self._rows[i] for i in sequence]
        if self._places:
            self._places = [self._places[i] for i in sequence]
        self.changePersistentIndexList(self.persistentIndexList(), self._moved(sequence))
        self.layoutChanged.emit()

    def _moved(self, sequence: list[int]) -> list[QModelIndex]:
        """Where the cells lie now that a view remembers."""
        now = {before: after for after, before in enumerate(sequence)}
        return [self.index(now[i.row()], i.column()) for i in self.persistentIndexList()]


def _sorted_by(cell: Cell) -> tuple[float, str]:
    return (0.0, cell) if isinstance(cell, str) else (float(cell or 0), "")
