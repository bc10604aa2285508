"""The owner's end of one reader process: requests with deadlines, and what its end means."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable
from typing import Any

import numpy.typing as npt

from ssai3d_app.own_program import own_command
from ssai3d_app.safe_reading import deadlines
from ssai3d_app.safe_reading.protocol import (
    LONGEST_LINE,
    VERSION,
    Answer,
    Defect,
    Ready,
    Request,
    Warm,
    answer_from,
    to_line,
)

READER_ARGUMENT = "--reader-process"

_PIPE_BYTES = 1_000_000
"""Larger than Linux makes pipes: a plane then needs few changes between the processes."""

_TOLD_BYTES = 2_000
"""How much of what a library printed before it died goes to the log."""

_DYING_SECONDS = 5.0
"""A killed process is gone in milliseconds, unless the system waits for a drive on its behalf."""

_log = logging.getLogger(__name__)


_living: weakref.WeakSet[ReaderProcess] = weakref.WeakSet()


def abort_all() -> None:
    """Kill every process, also one that another thread waits for."""
    for process in list(_living):
        process.abort()


class ReaderLostError(Exception):
    """The process is gone before it answered. The message is for the log."""


class ReaderTimedOutError(ReaderLostError):
    """It did not answer in time and was ended."""


class ReaderOutOfMemoryError(ReaderLostError):
    """The system ended it, which it does for lack of memory."""


class ReaderDefectError(Exception):
    """The process met a mistake of the program; the message is the traceback."""


def _environment() -> dict[str, str]:
    """Few threads: reading waits for the drive, and every thread costs the limit its stack."""
    environment = dict(os.environ)
    for library in ("OMP", "OPENBLAS", "MKL"):
        environment[f"{library}_NUM_THREADS"] = "1"
    return environment


class ReaderProcess:
    """One child process that reads files. Used from one thread at a time.

    Starting does not wait: the first request does. After :class:`ReaderLostError` it is of no
    use any more, and every further request raises it again.
    """

    def __init__(self, command: list[str] | None = None) -> None:
        # A file takes what libraries print, and never blocks them as an unread pipe would.
        self._chatter = tempfile.TemporaryFile()  # noqa: SIM115 - closed in end()
        try:
            self._process = subprocess.Popen(
                command or own_command(READER_ARGUMENT),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._chatter,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                # Ctrl+C in a terminal is for the owner, which then closes its files in order.
                process_group=None if sys.platform == "win32" else 0,
            )
        except BaseException:
            self._chatter.close()
            raise
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to_child = self._process.stdin
        self._from_child: Any = self._process.stdout
        self._widen_pipe()
        self._gone: ReaderLostError | None = None
        self._aborted = False
        self._greeted = False
        self._warmed = False
        self._jobs: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[object] = queue.SimpleQueue()
        # Pipes are read in a thread, so that no wait is longer than its deadline: a process that
        # the system keeps waiting for a drive cannot even be killed, and its pipe stays open.
        self._listener = threading.Thread(target=self._listen, name="reader pipe", daemon=True)
        self._listener.start()
        _living.add(self)

    @property
    def process_id(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def is_warm(self) -> bool:
        """Whether the readers are imported already, or are about to be."""
        return self._warmed

    def warm(self) -> None:
        """Ask it to import the readers. Does not wait."""
        self._warmed = True
        self._send(Warm())

    def greet(self) -> None:
        """Wait until it has started, and is warm if that was asked.

        Raises
        ------
        ReaderLostError, ReaderDefectError
            When it cannot be used.
        """
        if self._greeted:
            return
        answer = self._answer(deadlines.STARTING)
        if answer != Ready(version=VERSION):
            raise self._lost(ReaderLostError(f"it says {answer} instead of protocol {VERSION}"))
        if self._warmed:
            self._answer(deadlines.STARTING)
        self._greeted = True

    def request(self, request: Request, seconds: float) -> Answer:
        """Ask for something; returns the answer, also a Failure.

        Raises
        ------
        ReaderLostError
            When it dies, or does not answer within ``seconds``.
        ReaderDefectError
            When it meets a mistake of the program.
        """
        self.greet()
        self._send(request)
        return self.next_answer(seconds)

    def next_answer(self, seconds: float) -> Answer:
        """The next answer to a request that has several; raises as :meth:`request`."""
        return self._answer(seconds)

    def fill(self, voxels: npt.NDArray[Any], seconds: float) -> None:
        """Fill a C-contiguous array with the bytes that follow an answer.

        Raises
        ------
        ReaderLostError
            When they do not all come within ``seconds``.
        """
        target = voxels.data.cast("B")

        def read() -> object:
            return self._from_child.readinto(target)

        count = self._in_time(read, seconds)
        if count != len(target):
            raise self._lost(self._account_for_end())

    def end(self) -> None:
        """End the process, whatever it does; safe to call twice."""
        self._gone = self._gone or ReaderLostError("it was ended by its owner")
        self._process.kill()
        try:
            self._process.wait(_DYING_SECONDS)
        except subprocess.TimeoutExpired:
            _log.warning("Reader %d cannot be ended; a drive keeps it waiting", self.process_id)
            return
        self._jobs.put(None)
        self._listener.join()
        with contextlib.suppress(OSError):
            # What could not be sent any more.
            self._to_child.close()
        self._from_child.close()
        self._chatter.close()

    def abort(self) -> None:
        """Kill the process under a thread that waits for it, which then raises."""
        self._aborted = True
        self._process.kill()

    def _answer(self, seconds: float) -> Answer:
        line = self._in_time(lambda: self._from_child.readline(LONGEST_LINE), seconds)
        assert isinstance(line, bytes)
        if not line.endswith(b"\n"):
            raise self._lost(self._account_for_end())
        try:
            answer = answer_from(line)
        except ValueError as error:
            self.end()
            raise ReaderDefectError(f"{error}\nin {line[:1000]!r}") from error
        if isinstance(answer, Defect):
            raise ReaderDefectError(answer.traceback)
        return answer

    def _send(self, request: Request) -> None:
        if self._gone:
            raise self._gone
        with contextlib.suppress(OSError):
            # Who is dead does not answer either, and there it is told why.
            self._to_child.write(to_line(request))
            self._to_child.flush()

    def _in_time(self, read: Callable[[], object], seconds: float) -> object:
        if self._gone:
            raise self._gone
        self._jobs.put(read)
        try:
            return self._results.get(timeout=seconds)
        except queue.Empty:
            raise self._lost(ReaderTimedOutError(f"no answer within {seconds:.0f} s")) from None
        except BaseException:
            # Interrupted: the answer would be taken for that to the next request.
            self.end()
            raise

    def _listen(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                self._results.put(job())
            except (OSError, ValueError):
                self._results.put(b"")  # A pipe that breaks is one that ends.

    def _account_for_end(self) -> ReaderLostError:
        try:
            status = self._process.wait(_DYING_SECONDS)
        except subprocess.TimeoutExpired:
            return ReaderLostError("it closed its pipe")
        if self._aborted:
            return ReaderLostError("its owner quits")
        self._chatter.seek(0, os.SEEK_END)
        self._chatter.seek(max(0, self._chatter.tell() - _TOLD_BYTES))
        told = self._chatter.read().decode("utf-8", "replace").strip()
        ended = f"ended with status {status}"
        if status < 0:
            with contextlib.suppress(ValueError):
                ended = f"ended by {signal.Signals(-status).name}"
        message = f"{ended}; {told}" if told else ended
        if sys.platform != "win32" and status == -signal.SIGKILL:
            return ReaderOutOfMemoryError(message)
        return ReaderLostError(message)

    def _lost(self, gone: ReaderLostError) -> ReaderLostError:
        self._gone = gone
        _log.warning("Reader %d is lost: %s", self.process_id, gone)
        self.end()
        return gone

    def _widen_pipe(self) -> None:
        if sys.platform == "linux":
            import fcntl

            with contextlib.suppress(OSError):
                # The user may have used up what the system grants for pipes.
                fcntl.fcntl(self._from_child, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
