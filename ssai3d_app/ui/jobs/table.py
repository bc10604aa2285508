"""The list of jobs: rows that can be dragged, and a bar in each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ssai3d_app.jobs.job import Job
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.bar import paint_bar
from ssai3d_app.ui.jobs.model import FRACTION, Column, JobsModel

_SHOWN_FROM = {Column.PACE: 140, Column.DEVICE: 115}
"""How wide the list must be for these columns, in average characters."""
_FEWEST_ROWS, _MOST_ROWS = 3, 7
_WIDTHS = {
    Column.PROGRESS: 14,
    Column.LEFT: 27,
    Column.PACE: 14,
    Column.DEVICE: 24,
}
"""In average characters; name and state share the rest."""


class _Bar(QStyledItemDelegate):
    """Draws the share that is done."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A bar with its number, or nothing."""
        fraction = index.data(FRACTION)
        self.initStyleOption(option, index)
        option.text = ""
        super().paint(painter, option, QModelIndex())
        if fraction is None:
            return
        paint_bar(painter, QRectF(option.rect).adjusted(6, 5, -6, -5), fraction)


class JobTable(QTableView):
    """All jobs; several can be chosen."""

    def __init__(self, model: JobsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = model
        self.setModel(model)
        self.setAccessibleName(texts.JOBS_LIST)
        self.setItemDelegateForColumn(Column.PROGRESS, _Bar(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._row_height())
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMinimumSectionSize(40)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(Column.STATE, QHeaderView.ResizeMode.Stretch)
        character = self.fontMetrics().averageCharWidth()
        for column, characters in _WIDTHS.items():
            self.setColumnWidth(column, character * characters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, name and state are worth more than the rest."""
        characters = event.size().width() / self.fontMetrics().averageCharWidth()
        for column, least in _SHOWN_FROM.items():
            self.setColumnHidden(column, characters < least)
        super().resizeEvent(event)

    def _row_height(self) -> int:
        return round(self.fontMetrics().height() * 1.8)

    @property
    def wished_height(self) -> int:
        """Room for the rows there are, or for a few of them."""
        rows = min(max(self._jobs.rowCount(), _FEWEST_ROWS), _MOST_ROWS)
        return self.horizontalHeader().sizeHint().height() + rows * self._row_height() + 4

    @property
    def chosen(self) -> list[Job]:
        """The chosen jobs, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        jobs = [self._jobs.job_at(row) for row in rows]
        return [job for job in jobs if job is not None]
