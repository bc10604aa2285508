"""Lists templates elsewhere than in the window's thread: a server may be slow."""

from __future__ import annotations

from functools import cache, partial

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from ssai3d_app.projects.template_shelf import TemplateShelf


class _Answers(QObject):
    """Outlives whoever asks: a dialog may be gone before a server has answered."""

    came = Signal(object, object)
    """The question, and a list of Shelved."""


@cache
def _answers() -> _Answers:
    return _Answers()


def _look(shelf: TemplateShelf, question: object) -> None:
    _answers().came.emit(question, shelf.all())


class TemplateLister(QObject):
    """Answers with what lies on the shelf at that moment."""

    listed = Signal(object)
    """A list of Shelved."""

    def __init__(self, shelf: TemplateShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._question: object = None
        _answers().came.connect(self._take)

    def ask(self) -> None:
        """Look; only the newest question is answered."""
        self._question = object()
        QThreadPool.globalInstance().start(partial(_look, self._shelf, self._question))

    @Slot(object, object)
    def _take(self, question: object, found: object) -> None:
        if question is self._question:
            self.listed.emit(found)
