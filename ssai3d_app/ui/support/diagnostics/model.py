"""The checks as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from ssai3d_app.check_report import CheckPlanned, CheckResult
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_fixed
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.support.diagnostics.examination import Examination

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is told of a check."""

    TITLE = 0
    OUTCOME = 1
    TIME = 2
    FOUND = 3


@dataclass
class _Row:
    planned: CheckPlanned
    state: str = "waiting"
    result: CheckResult | None = None


class ChecksModel(QAbstractTableModel):
    """Follows an examination."""

    def __init__(self, examination: Examination, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        examination.planned.connect(self._add)
        examination.began.connect(self._mark)
        examination.found.connect(self._fill)

    def clear(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def result_at(self, row: int) -> CheckResult | None:
        """The result of a row, once there is one."""
        return self._rows[row].result if 0 <= row < len(self._rows) else None

    @Slot(object)
    def _add(self, planned: CheckPlanned) -> None:
        count = len(self._rows)
        self.beginInsertRows(QModelIndex(), count, count)
        self._rows.append(_Row(planned))
        self.endInsertRows()

    @Slot(str)
    def _mark(self, name: str) -> None:
        self._change(name, "running", None)

    @Slot(object)
    def _fill(self, result: CheckResult) -> None:
        self._change(result.name, result.outcome.value, result)

    def _change(self, name: str, state: str, result: CheckResult | None) -> None:
        for number, row in enumerate(self._rows):
            if row.planned.name == name:
                row.state, row.result = state, result
                last = len(Column) - 1
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    # What a view asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A row per check."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As in :class:`Column`."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return texts.DIAGNOSTICS_COLUMNS[section]
        return _alignment(section, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words."""
        if not index.isValid():
            return None
        column = index.column()
        words = _words(self._rows[index.row()], column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{texts.DIAGNOSTICS_COLUMNS[column]}: {words}"
        return _alignment(column, role)


def _words(row: _Row, column: int) -> str:
    if column == Column.TITLE:
        return said(row.planned.title)
    if column == Column.OUTCOME:
        return texts.DIAGNOSTICS_OUTCOMES[row.state]
    if row.result is None:
        return ""
    if column == Column.TIME:
        return texts.DIAGNOSTICS_SECONDS.format(seconds=format_fixed(row.result.seconds, 1))
    return said(row.result.sentence)


def _alignment(column: int, role: int) -> Any:
    if role != Qt.ItemDataRole.TextAlignmentRole:
        return None
    right = column == Column.TIME
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
