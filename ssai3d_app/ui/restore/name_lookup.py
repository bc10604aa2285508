"""Whether a name is taken, asked of the disk elsewhere than in the window's thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal


def _is_taken(path: Path) -> bool:
    """What cannot be looked at is not called taken; the engine refuses it with its reason."""
    try:
        return path.exists()
    except OSError:
        return False


class NameLookup(QObject):
    """Answers for the newest question; a slow network drive keeps nobody waiting."""

    answered = Signal(object, bool)
    """The path, and whether something of that name exists."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def ask(self, path: Path) -> None:
        """Look whether something of that name exists; older questions that wait are dropped."""
        self._pool.clear()
        self._pool.start(partial(self._look, path))

    def _look(self, path: Path) -> None:
        self.answered.emit(path, _is_taken(path))
