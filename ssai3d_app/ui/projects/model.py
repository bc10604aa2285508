"""The files of a project and their runs as a Qt tree, which changes where the document does."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from ssai3d_app.projects.document import ProjectDocument, Run, Source
from ssai3d_app.projects.finding import Found
from ssai3d_app.ui.projects.entries import (
    EntryKey,
    Look,
    Presence,
    look_of_run,
    look_of_source,
    tip_of_run,
    tip_of_source,
)

Index = QModelIndex | QPersistentModelIndex

_PICTURES_KEPT = 400


class Role(IntEnum):
    """What the panel asks of a row beyond Qt's own roles."""

    KEY = Qt.ItemDataRole.UserRole + 1
    LOOK = Qt.ItemDataRole.UserRole + 2


@dataclass
class _File:
    """A top row. ``number`` stays with it, wherever it moves."""

    number: int
    source: Source
    runs: list[Run] = field(default_factory=list)
    presence: Presence = Presence.UNKNOWN


class ProjectModel(QAbstractItemModel):
    """Sources at the top, their runs below. ``show`` takes a document and changes only rows
    that differ, so that selection and unfolded rows stay."""

    picture_wanted = Signal(str)
    """The id of a source whose picture is to be drawn and is not there."""
    renamed = Signal(object, str)
    """An EntryKey, and the name that the user typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[_File] = []
        self._row_of: dict[int, int] = {}
        self._by_id: dict[str, _File] = {}
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._next_number = 1
        self.may_rename = True

    # What the panel tells it

    def show(self, document: ProjectDocument | None) -> None:
        """Take another state of the project, or of no project."""
        sources = document.sources if document else ()
        runs: dict[str, list[Run]] = {source.id: [] for source in sources}
        for run in document.runs if document else ():
            if run.source in runs:
                runs[run.source].append(run)
        if not self._files and sources:
            self._fill(sources, runs)
            return
        self._remove_files({source.id for source in sources})
        self._insert_files(sources, runs)
        if [file.source.id for file in self._files] != [source.id for source in sources]:
            self._start_again(sources)
        for row, source in enumerate(sources):
            self._update(row, source, runs[source.id])

    def forget(self) -> None:
        """Show nothing, for another project is to come."""
        self.beginResetModel()
        self._files.clear()
        self._pictures.clear()
        self._number_rows()
        self.endResetModel()

    def set_presence(self, source: str, presence: Presence) -> None:
        """Note whether a source is where it was."""
        file = self._by_id.get(source)
        if file is not None and file.presence is not presence:
            file.presence = presence
            self._tell(file)

    def set_picture(self, source: str, image: QImage) -> None:
        """Take the picture of a source; a null one when there will be none."""
        file = self._by_id.get(source)
        if file is None:
            return
        self._pictures[source] = QPixmap.fromImage(image)
        while len(self._pictures) > _PICTURES_KEPT:
            self._pictures.popitem(last=False)
        self._tell(file)

    # What it tells the panel

    def presence_of(self, source: str) -> Presence:
        """Whether a source is where it was, as far as is known."""
        file = self._by_id.get(source)
        return Presence.UNKNOWN if file is None else file.presence

    @property
    def missing(self) -> list[str]:
        """Ids of the sources that are not where they were."""
        return [file.source.id for file in self._files if file.presence is Presence.MISSING]

    def has_picture(self, source: str) -> bool:
        """Whether the picture of a source is there."""
        return source in self._pictures

    def index_of(self, key: EntryKey) -> QModelIndex:
        """The row of an entry; invalid when it is not there."""
        if key.kind == "source":
            file = self._by_id.get(key.id)
            return self.index(self._row_of[file.number], 0) if file else QModelIndex()
        for file in self._files:
            for row, run in enumerate(file.runs):
                if run.id == key.id:
                    return self.createIndex(row, 0, file.number)
        return QModelIndex()

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a row. Top rows carry 0, runs the number of their file."""
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0) if row < len(self._files) else QModelIndex()
        if parent.internalId() or row >= len(self._files[parent.row()].runs):
            return QModelIndex()
        return self.createIndex(row, 0, self._files[parent.row()].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The file of a run."""
        number = index.internalId() if index.isValid() else 0
        row = self._row_of.get(number) if number else None
        return QModelIndex() if row is None else self.createIndex(row, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Files, or the runs of one."""
        if not parent.isValid():
            return len(self._files)
        return 0 if parent.internalId() else len(self._files[parent.row()].runs)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says."""
        if not index.isValid():
            return None
        file, run = self._at(index)
        said: Any = None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            said = run.name if run else file.source.name
        elif role == Role.LOOK:
            said = self._look(file, run)
        elif role == Role.KEY:
            said = EntryKey("run", run.id) if run else EntryKey("source", file.source.id)
        elif role == Qt.ItemDataRole.DecorationRole and run is None:
            said = self._picture(file.source.id)
        elif role == Qt.ItemDataRole.ToolTipRole:
            said = tip_of_run(run) if run else tip_of_source(file.source, file.presence)
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._look(file, run).spoken
        return said

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be edited unless the project is open for reading only."""
        flags = super().flags(index)
        if index.isValid() and self.may_rename:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell of another name; the project decides and shows it."""
        name = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not name:
            return False
        self.renamed.emit(self.data(index, Role.KEY), name)
        return True

    # How a document is taken

    def _at(self, index: Index) -> tuple[_File, Run | None]:
        number = index.internalId()
        if not number:
            return self._files[index.row()], None
        file = self._files[self._row_of[number]]
        return file, file.runs[index.row()]

    def _look(self, file: _File, run: Run | None) -> Look:
        return look_of_run(run) if run else look_of_source(file.source, file.runs, file.presence)

    def _picture(self, source: str) -> QPixmap | None:
        picture = self._pictures.get(source)
        if picture is not None:
            self._pictures.move_to_end(source)
        elif self._by_id[source].presence in (Presence.THERE, Presence.CHANGED):
            self.picture_wanted.emit(source)
        return picture

    def _fill(self, sources: tuple[Source, ...], runs: dict[str, list[Run]]) -> None:
        self.beginResetModel()
        self._files = [self._file(source, runs[source.id]) for source in sources]
        self._number_rows()
        self.endResetModel()

    def _remove_files(self, kept: set[str]) -> None:
        gone = [row for row, file in enumerate(self._files) if file.source.id not in kept]
        for first, last in reversed(_ranges(gone)):
            self.beginRemoveRows(QModelIndex(), first, last)
            for file in self._files[first : last + 1]:
                self._pictures.pop(file.source.id, None)
            del self._files[first : last + 1]
            self._number_rows()
            self.endRemoveRows()

    def _insert_files(self, sources: tuple[Source, ...], runs: dict[str, list[Run]]) -> None:
        row = 0
        while row < len(sources):
            if sources[row].id in self._by_id:
                row += 1
                continue
            last = row
            while last + 1 < len(sources) and sources[last + 1].id not in self._by_id:
                last += 1
            self.beginInsertRows(QModelIndex(), row, last)
            self._files[row:row] = [self._file(s, runs[s.id]) for s in sources[row : last + 1]]
            self._number_rows()
            self.endInsertRows()
            row = last + 1

    def _start_again(self, sources: tuple[Source, ...]) -> None:
        """Another order, which undoing a removal may bring."""
        self.beginResetModel()
        self._files = [self._by_id[source.id] for source in sources]
        self._number_rows()
        self.endResetModel()

    def _file(self, source: Source, runs: list[Run]) -> _File:
        self._next_number += 1
        return _File(self._next_number, source, list(runs))

    def _number_rows(self) -> None:
        self._row_of = {file.number: row for row, file in enumerate(self._files)}
        self._by_id = {file.source.id: file for file in self._files}

    def _update(self, row: int, source: Source, runs: list[Run]) -> None:
        file = self._files[row]
        parent = self.index(row, 0)
        same = file.source is source and _are_the_same(file.runs, runs)
        file.source = source
        if same:
            return
        self._update_runs(file, parent, runs)
        self.dataChanged.emit(parent, parent)

    def _update_runs(self, file: _File, parent: QModelIndex, runs: list[Run]) -> None:
        kept = {run.id for run in runs}
        gone = [row for row, run in enumerate(file.runs) if run.id not in kept]
        for first, last in reversed(_ranges(gone)):
            self.beginRemoveRows(parent, first, last)
            del file.runs[first : last + 1]
            self.endRemoveRows()
        for row, run in enumerate(runs):
            if row < len(file.runs) and file.runs[row].id == run.id:
                if file.runs[row] is not run:
                    file.runs[row] = run
                    index = self.createIndex(row, 0, file.number)
                    self.dataChanged.emit(index, index)
                continue
            self.beginInsertRows(parent, row, row)
            file.runs.insert(row, run)
            self.endInsertRows()
        if len(file.runs) > len(runs):
            self.beginRemoveRows(parent, len(runs), len(file.runs) - 1)
            del file.runs[len(runs) :]
            self.endRemoveRows()

    def _tell(self, file: _File) -> None:
        index = self.index(self._row_of[file.number], 0)
        self.dataChanged.emit(index, index)


class FoundModel(QSortFilterProxyModel):
    """Of the model's rows those that were looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Found | None = None

    def show_found(self, found: Found | None) -> bool:
        """Show these only, or all; says whether those are others than before."""
        if found == self._found:
            return False
        self._found = found
        # All at once: row by row the view would lay itself out thousands of times.
        self.invalidate()
        return True

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a row is shown."""
        if self._found is None:
            return True
        key: EntryKey = self.sourceModel().index(row, 0, parent).data(Role.KEY)
        return key.id in (self._found.sources if key.kind == "source" else self._found.runs)


def _ranges(rows: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    ranges: list[tuple[int, int]] = []
    for row in rows:
        if ranges and ranges[-1][1] == row - 1:
            ranges[-1] = (ranges[-1][0], row)
        else:
            ranges.append((row, row))
    return ranges


def _are_the_same(ours: list[Run], theirs: list[Run]) -> bool:
    return len(ours) == len(theirs) and all(a is b for a, b in zip(ours, theirs, strict=True))
