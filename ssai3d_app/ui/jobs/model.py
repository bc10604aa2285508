"""The jobs as rows: what is not finished in the order of the queue, then the history."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs import words
from ssai3d_app.ui.jobs.desk import JobDesk

Index = QModelIndex | QPersistentModelIndex

FRACTION = Qt.ItemDataRole.UserRole
"""The share that is done (0–1), or None."""

_MIME = "application/x-ssai3d-job"


class Column(IntEnum):
    """What is told of a job."""

    NAME = 0
    STATE = 1
    PROGRESS = 2
    LEFT = 3
    PACE = 4
    DEVICE = 5


class JobsModel(QAbstractTableModel):
    """Follows the queue row by row: nothing is ever reset, so that selection and place stay.

    Reordering by drag is asked of the queue; the rows move when it has agreed.
    """

    reordered = Signal()

    def __init__(self, desk: JobDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._queue = desk.queue
        self._ids = _in_order(self._queue.jobs)
        self._rows = {job: row for row, job in enumerate(self._ids)}
        desk.job_changed.connect(self._show_job)
        desk.states_changed.connect(self._follow)

    # What a view asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A row per job."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As in :class:`Column`."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return texts.JOBS_COLUMNS[Column(section).name.lower()]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; for the bar also the share that is done."""
        job = self.job_at(index.row()) if index.isValid() else None
        if job is None:
            return None
        column = Column(index.column())
        if role == FRACTION:
            return words.fraction_of(job) if column is Column.PROGRESS else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(job, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = texts.JOBS_COLUMNS[column.name.lower()]
            return f"{heading}: {self._words(job, column)}"
        return None

    def _words(self, job: Job, column: Column) -> str:
        queue = self._queue
        if column is Column.NAME:
            return job.title
        if column is Column.STATE:
            told = words.state_in_words(queue, job)
            return texts.JOB_MARKED.format(mark=texts.JOB_STATE_MARKS[job.state], words=told)
        if column is Column.PROGRESS:
            fraction = words.fraction_of(job)
            return "" if fraction is None else texts.JOB_PERCENT.format(percent=int(100 * fraction))
        if column is Column.LEFT:
            return words.time_left_in_words(queue, job)
        if column is Column.PACE:
            return words.pace_in_words(queue, job)
        return words.device_in_words(queue, job)

    def job_at(self, row: int) -> Job | None:
        """The job of a row as it now stands."""
        return self._queue.find(self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, job: JobId) -> int | None:
        """The row of a job."""
        return self._rows.get(job)

    # How it follows the queue

    @Slot(object)
    def _show_job(self, job: JobId) -> None:
        row = self._rows.get(job)
        if row is not None and self._queue.find(job) is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    @Slot()
    def _follow(self) -> None:
        """Rows go, come and move as in the queue; what waits may now wait for something else."""
        wanted = _in_order(self._queue.jobs)
        self._take_out(set(wanted))
        self._put_in(wanted)
        self._move_to(wanted)
        waiting = sum(1 for job in self._queue.jobs if not job.state.is_over)
        if waiting:
            self.dataChanged.emit(
                self.index(0, Column.STATE), self.index(waiting - 1, Column.STATE)
            )

    def _take_out(self, wanted: set[JobId]) -> None:
        row = len(self._ids) - 1
        while row >= 0:
            if self._ids[row] in wanted:
                row -= 1
                continue
            last = row
            while row >= 0 and self._ids[row] not in wanted:
                row -= 1
            self.beginRemoveRows(QModelIndex(), row + 1, last)
            del self._ids[row + 1 : last + 1]
            self._number()
            self.endRemoveRows()

    def _put_in(self, wanted: Sequence[JobId]) -> None:
        if len(wanted) == len(self._ids):
            return
        known = set(self._ids)
        row = 0
        while row < len(wanted):
            if wanted[row] in known:
                row += 1
                continue
            first = row
            while row < len(wanted) and wanted[row] not in known:
                row += 1
            place = min(first, len(self._ids))
            self.beginInsertRows(QModelIndex(), place, place + row - first - 1)
            self._ids[place:place] = wanted[first:row]
            self._number()
            self.endInsertRows()

    def _move_to(self, wanted: Sequence[JobId]) -> None:
        place = {job: row for row, job in enumerate(wanted)}
        row = 0
        while row < len(wanted):
            here = self._ids[row]
            if here == wanted[row]:
                row += 1
            elif row + 1 < len(self._ids) and self._ids[row + 1] == wanted[row]:
                # One has gone down; the others need not be told to go up.
                self._move(row, place[here])
            else:
                self._move(self._rows[wanted[row]], row)

    def _move(self, start: int, end: int) -> None:
        # Qt counts the target before the row has left.
        self.beginMoveRows(QModelIndex(), start, start, QModelIndex(), end + (end > start))
        self._ids.insert(end, self._ids.pop(start))
        self._number()
        self.endMoveRows()

    def _number(self) -> None:
        self._rows = {job: row for row, job in enumerate(self._ids)}

    # Reordering by drag

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What waits may be dragged, and dropped between rows."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        job = self.job_at(index.row())
        if job is not None and not job.state.is_over and not job.state.is_running:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Ids of jobs."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The jobs that are dragged, in their order."""
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setData(_MIME, "\n".join(self._ids[row] for row in rows).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Put the dragged jobs before the row they were dropped at.

        The answer is always no: the queue moves the rows, and the view must not remove any.
        """
        if not data.hasFormat(_MIME):
            return False
        if row < 0:
            row = parent.row() if parent.isValid() else len(self._ids)
        for text in bytes(data.data(_MIME).data()).decode().split("\n"):
            self.move(JobId(text), row)
        return False

    def move(self, job: JobId, row: int) -> None:
        """Ask the queue to put a job before that of a row, or behind all that wait."""
        before = self.job_at(row)
        target = None if before is None or before.state.is_over else before.id
        if target != job:
            self._desk.ask(self._queue.move, job, target)
            self.reordered.emit()


def _in_order(jobs: Sequence[Job]) -> list[JobId]:
    """What is not finished as the queue has it, then what is, the latest first."""
    over = [job for job in jobs if job.state.is_over]
    over.sort(key=lambda job: job.ended or job.created, reverse=True)
    return [job.id for job in jobs if not job.state.is_over] + [job.id for job in over]
