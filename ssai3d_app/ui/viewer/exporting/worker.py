"""A file that is made in the background: whole or not at all, with progress and cancel."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from ssai3d_app.durable import write_durably
from ssai3d_app.errors import ExitStatus, UserError, cannot_write
from ssai3d_app.ui import texts

_log = logging.getLogger(__name__)


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The user does not want the file any more."""


class Progress:
    """What the work tells: how far it is; it is told whether to go on."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()
        self._percent = -1

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancelled.set()

    def reach(self, done: int, of: int) -> None:
        """Tell how much is done.

        Raises
        ------
        Cancelled
            When the user has cancelled.
        """
        if self._cancelled.is_set():
            raise Cancelled
        percent = 100 * done // max(of, 1)
        if percent != self._percent:
            self._percent = percent
            self._tell(percent)


Work = Callable[[Progress], bytes]


class FileMaker(QThread):
    """Does ``work`` and writes what it returns to ``path``; tells one end."""

    progressed = Signal(int)
    """Percent."""
    written = Signal(object)
    """The path."""
    failed = Signal(object)
    """A UserError."""
    cancelled = Signal()

    def __init__(self, work: Work, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._path = work, path
        self._progress = Progress(self.progressed.emit)

    def cancel(self) -> None:
        """Stop soon; nothing is written then."""
        self._progress.cancel()

    def run(self) -> None:
        """Runs in this thread; not for the window."""
        try:
            content = self._work(self._progress)
            self._progress.reach(1, 1)
            write_durably(self._path, content)
        except Cancelled:
            self.cancelled.emit()
        except UserError as error:
            self.failed.emit(error)
        except OSError as error:
            self.failed.emit(unwritable(self._path, error))
        except Exception as error:  # noqa: BLE001 - the last door before the user
            _log.exception("%s cannot be made", self._path)
            detail = "".join(traceback.format_exception(error))
            self.failed.emit(
                UserError(
                    texts.EXPORT_FAILED.format(name=self._path.name),
                    texts.EXPORT_FAILED_REMEDY,
                    ExitStatus.INTERNAL,
                    detail,
                )
            )
        else:
            self.written.emit(self._path)


def unwritable(path: Path, error: OSError) -> UserError:
    """The sentence for a file that cannot be written."""
    _log.info("%s: %s", path, error)
    problem = texts.CANNOT_WRITE.format(name=path.name)
    return cannot_write(problem, texts.CANNOT_WRITE_REMEDY, str(error))
