"""Lists templates elsewhere than in the window's thread: a server may be slow."""

from __future__ import annotations

from PySide6.QtCore import QObject, QThreadPool, Signal

from ssai3d_app.projects.template_shelf import TemplateShelf


class TemplateLister(QObject):
    """Answers with what lies on the shelf at that moment."""

    listed = Signal(object)
    """A list of Shelved."""

    def __init__(self, shelf: TemplateShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def ask(self) -> None:
        """Look; older questions that wait are dropped."""
        self._pool.clear()
        self._pool.start(self._look)

    def _look(self) -> None:
        self.listed.emit(self._shelf.all())
