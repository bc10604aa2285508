"""Work that asks the disk, done away from the window's thread: one errand after the other."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.engine.cancellation import CancellationSource, CancellationToken, JobCancelled
from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.ui import texts

_log = logging.getLogger(__name__)

STOP_S = 5.0

Work = Callable[[CancellationToken], Any]


@dataclass(frozen=True)
class _Errand:
    words: str
    work: Work
    then: Callable[[Any], None]


class _ErrandThread(QObject):
    """Does one errand. Emits ``ended`` exactly once, with the result or the error.

    The thread is a daemon: a drive that never answers must not keep the program from ending.
    """

    ended = Signal(object, object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.source = CancellationSource()
        self._thread = threading.Thread(target=self._run, name="errand", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Return when it has ended, or hangs."""
        self._thread.join(STOP_S)

    def _run(self) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = self._work(self.source.token)
        except (UserError, JobCancelled) as told:
            error = told
        except Exception as fault:  # noqa: BLE001 - the window must learn of every end
            _log.exception("An errand failed")
            error = UserError(
                texts.ERROR_INTERNAL,
                texts.ERROR_INTERNAL_REMEDY,
                ExitStatus.INTERNAL,
                "".join(traceback.format_exception(fault)),
            )
        self.ended.emit(result, error)


class Errands(QObject):
    """One errand at a time; those that come meanwhile wait for their turn."""

    refused = Signal(object)
    """A UserError."""
    busy_changed = Signal(str)
    """What is being done, in words; empty when nothing is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[_Errand] = []
        self._errand: _Errand | None = None
        self._thread: _ErrandThread | None = None
        self._is_over = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being done or waits."""
        return self._errand is not None

    def run(self, words: str, work: Work, then: Callable[[Any], None]) -> None:
        """Do ``work`` in a thread, then call ``then`` with its result in the window's thread."""
        if self._is_over:
            return
        self._waiting.append(_Errand(words, work, then))
        if self._errand is None:
            self._next()

    @Slot()
    def cancel(self) -> None:
        """End what is being done, and forget what waits."""
        self._waiting.clear()
        if self._thread is not None:
            self._thread.source.cancel()

    def stop(self) -> None:
        """For the end of the window: nothing runs any more when this returns."""
        self._is_over = True
        self.cancel()
        if self._thread is not None:
            self._thread.wait()

    def _next(self) -> None:
        self._errand = self._waiting.pop(0) if self._waiting else None
        if self._errand is None:
            self.busy_changed.emit("")
            return
        self._thread = _ErrandThread(self._errand.work, self)
        self._thread.ended.connect(self._end)
        self.busy_changed.emit(self._errand.words)
        self._thread.start()

    @Slot(object, object)
    def _end(self, result: object, error: BaseException | None) -> None:
        thread, errand = self._thread, self._errand
        assert thread is not None
        assert errand is not None
        # It has nothing left to do but to return.
        thread.wait()
        thread.deleteLater()
        self._thread = None
        try:
            if isinstance(error, UserError):
                self.refused.emit(error)
            elif error is None and not self._is_over:
                errand.then(result)
        finally:
            self._next()
