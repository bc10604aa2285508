"""The list of marked places: go there, rename, delete."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.marks.bookmark_model import BookmarkModel
from ssai3d_app.ui.viewer.marks.bookmarks import Bookmarks


class BookmarkWindow(QDialog):
    """Stays open beside the work."""

    chosen = Signal(object)
    """The Bookmark to go to."""

    def __init__(self, bookmarks: Bookmarks, parent: QWidget) -> None:
        super().__init__(parent)
        self._bookmarks = bookmarks
        self.setWindowTitle(texts.BOOKMARKS_TITLE)
        self.list = QListView(self)
        self.list.setModel(BookmarkModel(bookmarks, self))
        self.list.setAccessibleName(texts.BOOKMARKS_TITLE)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.none = QLabel(texts.BOOKMARKS_NONE, self)
        self.none.setWordWrap(True)
        self.go = self._button(texts.BOOKMARK_GO, texts.BOOKMARK_GO_TIP)
        self.rename = self._button(texts.BOOKMARK_RENAME, texts.BOOKMARK_RENAME_TIP)
        self.remove = self._button(texts.BOOKMARK_REMOVE, texts.BOOKMARK_REMOVE_TIP)
        buttons = QHBoxLayout()
        for button in (self.go, self.rename, self.remove):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.list.activated.connect(self._go_to)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self.go.clicked.connect(self._go)
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        bookmarks.changed.connect(self._offer)
        self.resize(QSize(380, 320))
        self._offer()

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    @Slot()
    def _offer(self) -> None:
        """Offer what can be done."""
        self.none.setVisible(not self._bookmarks.all)
        for button in (self.go, self.rename, self.remove):
            button.setEnabled(self.list.currentIndex().isValid())

    @Slot(QModelIndex)
    def _go_to(self, index: QModelIndex) -> None:
        self.chosen.emit(self._bookmarks.all[index.row()])

    @Slot()
    def _go(self) -> None:
        self._go_to(self.list.currentIndex())

    @Slot()
    def _rename(self) -> None:
        self.list.edit(self.list.currentIndex())

    @Slot()
    def _remove(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            self._bookmarks.remove(row)
            left = self.list.model().rowCount()
            if left:
                self.list.setCurrentIndex(self.list.model().index(min(row, left - 1), 0))
