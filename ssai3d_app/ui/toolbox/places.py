"""Marking places in a stack, and going back to them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.projects.document import Bookmark
from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.marks.bookmark_window import BookmarkWindow
from ssai3d_app.ui.viewer.overlays.bookmark_flags import BookmarkFlags
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.viewer import Viewer

_DIGITS = 3


class Places(QObject):
    """The bookmarks of the file on display and their window."""

    said = Signal(str)

    def __init__(
        self, viewer: Viewer, state: ViewState, raw: DisplaySource, window: QWidget
    ) -> None:
        super().__init__(viewer)
        self._viewer, self._state, self._raw, self._parent = viewer, state, raw, window
        self.bookmarks = viewer.bookmarks
        self.window: BookmarkWindow | None = None
        viewer.add_overlay(BookmarkFlags(self.bookmarks, state, raw))
        self.bookmarks.changed.connect(viewer.paint_overlays)

    @Slot()
    def add(self) -> None:
        """Mark the place of the crosshair."""
        state, steps = self._state, self._raw.steps
        names = {bookmark.name for bookmark in self.bookmarks.all}
        number = len(names) + 1
        while texts.BOOKMARK_NAME.format(number=number) in names:
            number += 1
        z, y, x = (round(p / s, _DIGITS) for p, s in zip(state.crosshair, steps, strict=True))
        name = texts.BOOKMARK_NAME.format(number=number)
        self.bookmarks.add(
            Bookmark(name=name, scene=state.scene, time=state.time, position=(z, y, x))
        )
        self.said.emit(texts.BOOKMARK_ADDED.format(name=name))

    @Slot()
    def show_window(self) -> None:
        """Open the list, or bring it to the front."""
        if self.window is None:
            self.window = BookmarkWindow(self.bookmarks, self._parent)
            self.window.chosen.connect(self.go_to)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @Slot(object)
    def go_to(self, bookmark: Bookmark) -> None:
        """Move the crosshair there; a scene or time that the file no longer has is left out."""
        scenes = self._raw.scenes
        if bookmark.scene >= len(scenes):
            return
        self._state.select(scene=bookmark.scene)
        if bookmark.time < scenes[bookmark.scene].length("T"):
            self._state.select(time=bookmark.time)
        steps = self._raw.steps
        z, y, x = (n * step for n, step in zip(bookmark.position, steps, strict=True))
        self._viewer.go_to((z, y, x))
