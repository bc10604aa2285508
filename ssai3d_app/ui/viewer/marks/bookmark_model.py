"""The marked places as a Qt model, names to be edited in place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from ssai3d_app.ui.viewer.marks.bookmarks import Bookmarks

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class BookmarkModel(QAbstractListModel):
    """One row a place."""

    def __init__(self, bookmarks: Bookmarks, parent: QObject) -> None:
        super().__init__(parent)
        self._bookmarks = bookmarks
        bookmarks.changed.connect(self._reset)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Places."""
        return 0 if parent.isValid() else len(self._bookmarks.all)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The name."""
        if not index.isValid() or index.row() >= len(self._bookmarks.all):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._bookmarks.all[index.row()].name
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a place."""
        if role != Qt.ItemDataRole.EditRole or not str(value).strip():
            return False
        self._bookmarks.rename(index.row(), str(value))
        return True

    @Slot()
    def _reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()
