"""A reader process that is kept ready, so that the next file opens without waiting for imports."""

from __future__ import annotations

import atexit
import logging
import threading

from ssai3d_app.safe_reading import deadlines
from ssai3d_app.safe_reading.process import (
    ReaderDefectError,
    ReaderLostError,
    ReaderProcess,
    abort_all,
)
from ssai3d_app.safe_reading.protocol import Close, Done

_log = logging.getLogger(__name__)


class _Spare:
    """At most one idle process. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: ReaderProcess | None = None
        self._wanted = False
        self._stops = 0

    def warm_up(self) -> None:
        with self._lock:
            self._wanted = True
            if self._process is None:
                self._process = ReaderProcess()
                self._process.warm()

    def cool_down(self) -> None:
        with self._lock:
            self._wanted = False
            process, self._process = self._process, None
        if process is not None:
            process.end()

    def stop(self) -> None:
        with self._lock:
            self._stops += 1
        self.cool_down()
        abort_all()

    def take(self) -> ReaderProcess:
        with self._lock:
            process, self._process = self._process, None
            stops = self._stops
        if process is not None:
            try:
                process.greet()
            except (ReaderLostError, ReaderDefectError) as error:
                _log.warning("The spare reader is of no use: %s", error)
                process.end()
            else:
                return process
        process = ReaderProcess()
        with self._lock:
            stopped = stops != self._stops
        if stopped:
            process.end()
            raise ReaderLostError("its owner quits")
        return process

    def give_back(self, process: ReaderProcess) -> None:
        if not self._has_room or not process.is_warm:
            process.end()
            return
        try:
            closed = process.request(Close(), deadlines.CLOSING) == Done()
        except (ReaderLostError, ReaderDefectError) as error:
            _log.warning("A file could not be closed: %s", error)
            closed = False
        if not closed:
            self.replace(process)
            return
        with self._lock:
            if self._wanted and self._process is None:
                self._process = process
                return
        process.end()

    @property
    def _has_room(self) -> bool:
        with self._lock:
            return self._wanted and self._process is None

    def replace(self, process: ReaderProcess) -> None:
        process.end()
        with self._lock:
            wanted = self._wanted
        if wanted:
            self.warm_up()


_spare = _Spare()


def warm_up() -> None:
    """Start a reader process that the next file to be opened takes; returns at once.

    From now on a process whose file is closed is kept for the next one too, until
    :func:`cool_down`.
    """
    _spare.warm_up()


def cool_down() -> None:
    """End the process that is kept ready, and keep none any more."""
    _spare.cool_down()


def stop_reading() -> None:
    """End all reading for a program that quits: a thread that waits for a file waits no more."""
    _spare.stop()


def take() -> ReaderProcess:
    """The process that is ready, or a new one."""
    return _spare.take()


def give_back(process: ReaderProcess) -> None:
    """Let go of a process whose file is no longer needed: it is kept ready, or ended."""
    _spare.give_back(process)


def replace(process: ReaderProcess) -> None:
    """End a process that is out of order."""
    _spare.replace(process)


atexit.register(cool_down)
