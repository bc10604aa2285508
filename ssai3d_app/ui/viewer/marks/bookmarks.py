"""Places that the user wants to come back to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.projects.document import Bookmark


class Bookmarks(QObject):
    """The places of the file on display, in the order in which they were marked."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: tuple[Bookmark, ...] = ()

    @property
    def all(self) -> tuple[Bookmark, ...]:
        """Every place."""
        return self._all

    def show(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take the places of another file."""
        self._set(tuple(bookmarks))

    def add(self, bookmark: Bookmark) -> None:
        """Mark one more place."""
        self._set((*self._all, bookmark))

    def rename(self, number: int, name: str) -> None:
        """Give a place another name; an empty one changes nothing."""
        if name.strip():
            named = self._all[number].model_copy(update={"name": name.strip()})
            self._set((*self._all[:number], named, *self._all[number + 1 :]))

    def remove(self, number: int) -> None:
        """Forget a place."""
        self._set((*self._all[:number], *self._all[number + 1 :]))

    @Slot()
    def forget(self) -> None:
        """Another file: no place is marked."""
        self._set(())

    def _set(self, bookmarks: tuple[Bookmark, ...]) -> None:
        if bookmarks != self._all:
            self._all = bookmarks
            self.changed.emit()
