"""The list of jobs: rows that can be dragged, and a bar in each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
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
from ssai3d_app.ui.jobs.model import FRACTION, Column, JobsModel

_ROWS_WISHED = 7
_WIDTHS = {
    Column.PROGRESS: 14,
    Column.LEFT: 22,
    Column.PACE: 14,
    Column.DEVICE: 26,
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
        colors = option.palette
        whole = QRectF(option.rect).adjusted(6, 5, -6, -5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(whole, 4, 4)
        done = QRectF(whole)
        done.setWidth(whole.width() * fraction)
        painter.setBrush(colors.color(QPalette.ColorRole.Highlight))
        painter.setClipRect(done)
        painter.drawRoundedRect(whole, 4, 4)
        number = str(index.data(Qt.ItemDataRole.DisplayRole))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(colors.color(QPalette.ColorRole.HighlightedText))
        painter.drawText(whole, middle, number)
        # The same number in the other colour, where the bar has not come to.
        rest = QRectF(whole)
        rest.setLeft(done.right())
        painter.setClipRect(rest)
        painter.setPen(colors.color(QPalette.ColorRole.Text))
        painter.drawText(whole, middle, number)
        painter.restore()


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

    def _row_height(self) -> int:
        return round(self.fontMetrics().height() * 1.8)

    @property
    def wished_height(self) -> int:
        """Room for a few rows."""
        return self.horizontalHeader().sizeHint().height() + _ROWS_WISHED * self._row_height()

    @property
    def chosen(self) -> list[Job]:
        """The chosen jobs, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        jobs = [self._jobs.job_at(row) for row in rows]
        return [job for job in jobs if job is not None]
