"""The marked places of each file, kept in the project: an edit that can be undone like others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ssai3d_app.ui.projects.desk import ProjectDesk
from ssai3d_app.ui.projects.kept_files import KeptFiles
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.marks.bookmarks import Bookmarks


class KeptBookmarks(QObject):
    """Carries places from the viewer to the project, and back when they are undone."""

    def __init__(
        self,
        desk: ProjectDesk,
        files: KeptFiles,
        raw: DisplaySource,
        bookmarks: Bookmarks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._files, self._raw, self._bookmarks = desk, files, raw, bookmarks
        raw.opened.connect(self.recall)
        desk.changed.connect(self._follow_project)
        bookmarks.changed.connect(self._keep)

    @Slot()
    def recall(self) -> None:
        """The file that was just opened: show its places."""
        source = self._files.shown_source
        self._bookmarks.show(source.bookmarks if source else ())

    @Slot()
    def _follow_project(self) -> None:
        if self._raw.image is not None and self._files.shown_source is not None:
            self.recall()

    @Slot()
    def _keep(self) -> None:
        source, marked = self._files.shown_source, self._bookmarks.all
        if source is None or source.bookmarks == marked or not self._desk.is_writable:
            return
        self._desk.edit(lambda project: project.set_field("source", source.id, "bookmarks", marked))
