"""What has become of each file of a batch: a table that follows the jobs, and its CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.durable import write_durably
from ssai3d_app.errors import cannot_write
from ssai3d_app.projects.batch_record import summary_csv
from ssai3d_app.ui import texts
from ssai3d_app.ui.batch.running import RunningBatch
from ssai3d_app.ui.saying import said

Index = QModelIndex | QPersistentModelIndex
_SHOWN = ("file", "scene", "group", "state", "reason", "result", "seconds")


class SummaryModel(QAbstractTableModel):
    """A row per stack. The rows of a batch never change their number."""

    def __init__(self, batch: RunningBatch, parent: QObject) -> None:
        super().__init__(parent)
        self._batch = batch
        batch.changed.connect(self._follow)

    def show_batch(self, batch: RunningBatch) -> None:
        """Show another one."""
        if batch is not self._batch:
            self.beginResetModel()
            self._batch.changed.disconnect(self._follow)
            self._batch = batch
            batch.changed.connect(self._follow)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Stacks, those that were left out included."""
        return 0 if parent.isValid() else len(self._batch.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """What is shown; the CSV has more."""
        return 0 if parent.isValid() else len(_SHOWN)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return texts.BATCH_NAMES[_SHOWN[section]]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; names instead of whole paths, which stand in the tooltip."""
        if not index.isValid():
            return None
        name = _SHOWN[index.column()]
        value = self._batch.rows[index.row()][name]
        if role == Qt.ItemDataRole.ToolTipRole:
            return said(value)
        if role == Qt.ItemDataRole.DisplayRole:
            return Path(value).name if name in ("file", "result") else said(value)
        return None

    @Slot()
    def _follow(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)


class SummaryDialog(QDialog):
    """Stays open beside the work."""

    refused = Signal(object)
    """A UserError."""

    def __init__(self, batches: list[RunningBatch], parent: QWidget) -> None:
        """``batches``: at least one; the first is shown."""
        super().__init__(parent)
        self._batches = batches
        self._batch = batches[0]
        self.setWindowTitle(texts.BATCH_SUMMARY_TITLE)
        self.which = QComboBox(self)
        self.which.setAccessibleName(texts.BATCH_WHICH)
        self.which.addItems([batch.title for batch in batches])
        label = QLabel(texts.BATCH_WHICH, self)
        label.setBuddy(self.which)
        self.counts = QLabel(self)
        self.counts.setObjectName("muted")
        self.model = SummaryModel(self._batch, self)
        self.table = _table(self.model, self)
        self.save = QPushButton(texts.BATCH_SAVE_CSV, self)
        close = QPushButton(texts.BATCH_CLOSE, self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(close)
        head_row = QHBoxLayout()
        head_row.addWidget(label)
        head_row.addWidget(self.which)
        head_row.addWidget(self.counts, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(head_row)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.save.clicked.connect(self._browse)
        close.clicked.connect(self.close)
        self.which.currentIndexChanged.connect(self._choose)
        self.model.dataChanged.connect(self._count)
        self.model.modelReset.connect(self._count)
        self.finished.connect(self.deleteLater)
        self.resize(QSize(900, 420))
        self._count()

    @Slot(int)
    def _choose(self, number: int) -> None:
        self._batch = self._batches[number]
        self.model.show_batch(self._batch)

    @Slot()
    def _count(self) -> None:
        self.counts.setText(self._batch.words)

    @Slot()
    def _browse(self) -> None:
        folder = Path(self._batch.rows[0]["file"]).parent
        name, _ = QFileDialog.getSaveFileName(
            self,
            texts.BATCH_SAVE_CSV,
            str(folder / texts.BATCH_CSV_NAME),
            texts.BATCH_CSV_FILTER,
        )
        if name:
            self.save_as(Path(name))

    def save_as(self, target: Path) -> None:
        """Write the whole table; a refusal is told."""
        try:
            write_durably(target, summary_csv(self._batch.rows).encode())
        except OSError as error:
            self.refused.emit(
                cannot_write(
                    texts.BATCH_CSV_PROBLEM.format(name=target.name),
                    texts.BATCH_CSV_REMEDY,
                    str(error),
                )
            )


def _table(model: SummaryModel, parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setModel(model)
    table.setAccessibleName(texts.BATCH_SUMMARY_TITLE)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setDefaultSectionSize(round(table.fontMetrics().height() * 1.8))
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, name in enumerate(_SHOWN):
        wide = name in ("file", "reason", "result")
        mode = QHeaderView.ResizeMode
        head.setSectionResizeMode(column, mode.Stretch if wide else mode.ResizeToContents)
    return table
