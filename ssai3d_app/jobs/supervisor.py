"""Owns the child process of one job: starts it, reads its events, stops it, says how it ended."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from ssai3d_app.engine.events import Cancelled, Completed, Failed, Paused
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import ExitStatus
from ssai3d_app.formats.claiming import clear_away
from ssai3d_app.formats.placing import has_progress
from ssai3d_app.jobs.child_limits import ChildLimits
from ssai3d_app.jobs.endings import death_of, kills_for_memory, worded
from ssai3d_app.jobs.job_object import JobObject
from ssai3d_app.jobs.protocol import CANCEL, PAUSE, PROTOCOL, Hello, Request, Start, line_from
from ssai3d_app.jobs.running import Began, End, Message
from ssai3d_app.jobs.stalls import StallWatch
from ssai3d_app.own_program import own_command

WORKER_ARGUMENT = "--engine-worker"

_LOOK_EVERY_S = 1.0
_DYING_S = 10.0
"""A killed process is gone in milliseconds, unless the system waits for a drive on its behalf."""
_LINES_AHEAD = 1000
_TOLD_BYTES = 4000

_log = logging.getLogger(__name__)


def worker_command() -> list[str]:
    """The same executable, told to be the engine."""
    return own_command(WORKER_ARGUMENT)


class JobSupervisor:
    """One job in one child process.

    ``events`` is read from one thread; ``cancel``, ``pause`` and ``force_stop`` may be called from
    any and return at once. ``log`` takes what the child prints, crash reports of libraries
    included. A job that stands still for ``patience_s`` is ended; ``None`` waits for ever.
    """

    def __init__(
        self,
        request: Request,
        command: list[str] | None = None,
        *,
        resume: bool = False,
        limits: ChildLimits | None = None,
        log: Path | None = None,
        patience_s: float | None = None,
    ) -> None:
        self._start = Start(request=request, resume=resume)
        self._command = command or worker_command()
        self._limits = limits or ChildLimits()
        self._log_path = log
        self._patience = patience_s
        self._process: subprocess.Popen[bytes] | None = None
        self._sending = threading.Lock()
        self._asked: list[str] = []
        self._forced = False
        self._stood_still: float | None = None
        self._hello: Hello | None = None
        self._is_foreign = False

    @property
    def process_id(self) -> int | None:
        """The child's process id once it runs."""
        return self._process.pid if self._process else None

    @property
    def can_pause(self) -> bool:
        """Whether the child has said that it can be paused; only restorations can."""
        if not isinstance(self._start.request, RestoreRequest):
            return False
        return self._hello is not None and self._hello.can_pause

    def events(self) -> Iterator[Message]:
        """Start the child and yield what it tells; the last one is always exactly one End.

        A child that dies without a word becomes a :class:`Failed`, and what it has made durable
        stays to be gone on with; or a :class:`Cancelled` when it was told to stop, and nothing
        stays.
        """
        end: End | None = None
        grace = 0.0
        kills = kills_for_memory()
        with self._chatter() as chatter:
            said_before = chatter.seek(0, os.SEEK_END)
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=chatter,
                env=self._limits.environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                # Ctrl+C in a terminal is for the supervisor, which then cancels in order.
                process_group=None if sys.platform == "win32" else 0,
            )
            lines: queue.Queue[bytes | None] = queue.Queue(_LINES_AHEAD)
            reader = threading.Thread(
                target=_read, args=(process.stdout, lines), name="engine pipe", daemon=True
            )
            tied = None
            try:
                tied = JobObject(process, self._limits.memory_bytes)
                reader.start()
                self._begin(process)
                yield Began(process.pid)
                for message in self._messages(lines):
                    if isinstance(message, Completed | Failed | Cancelled | Paused):
                        end = message
                        break
                    yield message
                if self._stood_still is None and not self._is_foreign:
                    # It has said its last word or closed its pipe, and is about to leave.
                    grace = _DYING_S
            finally:
                gone = _end(process, lines, reader, grace)
                if tied is not None:
                    tied.close()
            if end is None:
                detail = _tail(chatter, said_before)
                end = self._account_for_silence(process, gone, kills, detail)
                end = self._clear_away(end)
        yield end

    def cancel(self) -> None:
        """Ask the child to stop; it cleans up and ends by itself."""
        self._ask(CANCEL)

    def pause(self) -> None:
        """Ask the child to stop at the next safe point and to keep what is done."""
        self._ask(PAUSE)

    def force_stop(self) -> None:
        """End the child at once."""
        with self._sending:
            self._forced = True
            if self._process is not None:
                self._process.kill()

    def _chatter(self) -> IO[bytes]:
        """Where the child's other words go: a file never blocks it, as an unread pipe would."""
        if self._log_path is None:
            import tempfile

            return tempfile.TemporaryFile()
        self._log_path.parent.mkdir(parents=True, exist_ok=True)
        return self._log_path.open("a+b")

    def _begin(self, process: subprocess.Popen[bytes]) -> None:
        """Hand over the request, and whatever was asked before there was a process."""
        with self._sending:
            self._process = process
            self._send(self._start.model_dump_json())
            for word in self._asked:
                self._send(word)
            if self._forced:
                process.kill()

    def _ask(self, word: str) -> None:
        with self._sending:
            self._asked.append(word)
            self._send(word)

    def _send(self, line: str) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
        except (ValueError, OSError):
            # The child is gone; the loop over its output ends and says how.
            _log.info("The engine had ended before it could be told: %s", line[:40])

    def _messages(self, lines: queue.Queue[bytes | None]) -> Iterator[Message]:
        """What the child says, and whether it stands still, until its pipe closes."""
        watch = StallWatch(time.monotonic())
        while True:
            try:
                line = lines.get(timeout=_LOOK_EVERY_S)
                if line is None:
                    return
                message = self._understood(line)
                watch.hear(message, time.monotonic())
                if message is not None:
                    yield message
            except queue.Empty:
                pass
            now = time.monotonic()
            news = watch.news(now)
            if news is not None:
                _log.warning("Process %s: %s", self.process_id, news)
                yield news
            still = watch.standing_for(now)
            if self._patience is not None and still >= self._patience:
                self._stood_still = still
                return

    def _understood(self, line: bytes) -> Message | None:
        try:
            said = line_from(line)
        except ValidationError:
            text = line.decode("utf-8", "replace").rstrip()
            _log.warning("The engine printed a line that is no event: %s", text)
            return None
        if isinstance(said, Hello):
            if said.protocol != PROTOCOL:
                self._is_foreign = True
                return Failed(
                    problem="Parts of SSAI-3D come from different versions",
                    remedy="install SSAI-3D again",
                    status=ExitStatus.INTERNAL,
                    detail=f"The engine speaks protocol {said.protocol}, not {PROTOCOL}.",
                )
            self._hello = said
            return None
        return said

    def _clear_away(self, end: End) -> End:
        """Remove what a child that died has left, but for what can be gone on from."""
        output = self._start.request.output
        failed = isinstance(end, Failed) and isinstance(self._start.request, RestoreRequest)
        ours = clear_away(output, keep_progress=failed)
        return end.model_copy(update={"kept": ours and has_progress(output)}) if failed else end

    def _account_for_silence(
        self, process: subprocess.Popen[bytes], gone: bool, kills: int | None, detail: str
    ) -> End:
        if self._stood_still is not None:
            minutes = self._stood_still / 60
            return Failed(
                problem=f"The computation stood still for {minutes:.0f} minutes and was ended",
                remedy="check that the drive of the file is connected, then try again",
                status=ExitStatus.INTERNAL,
                detail=detail,
            )
        if self._forced or CANCEL in self._asked:
            return Cancelled()
        if not gone:
            return Failed(
                problem="The computation closed its pipe and cannot be ended",
                remedy="restart the computer; a drive keeps the computation waiting",
                status=ExitStatus.INTERNAL,
                detail=detail,
            )
        death = death_of(process.returncode, kills, kills_for_memory())
        status = f"The engine process ended with status {process.returncode}."
        return worded(death, f"{status}\n{detail}".strip())


def _read(pipe: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    """In a thread of its own, so that no wait for a line is without end."""
    # A pipe that breaks is one that ends.
    with contextlib.suppress(OSError, ValueError):
        for line in pipe:
            lines.put(line)
    lines.put(None)


def _end(
    process: subprocess.Popen[bytes],
    lines: queue.Queue[bytes | None],
    reader: threading.Thread,
    grace: float,
) -> bool:
    """Leave no process, thread or pipe behind; says whether the process could be ended.

    The process has ``grace`` seconds to leave by itself.
    """
    until = time.monotonic() + grace
    while reader.is_alive() and time.monotonic() < until:
        _drop_one(lines)
    try:
        process.wait(max(0.0, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
    try:
        process.wait(_DYING_S)
    except subprocess.TimeoutExpired:
        _log.error("Process %d cannot be ended; a drive keeps it waiting", process.pid)
        return False
    while reader.is_alive():
        _drop_one(lines)
    for pipe in (process.stdin, process.stdout):
        # What could not be sent any more.
        with contextlib.suppress(OSError):
            assert pipe is not None
            pipe.close()
    return True


def _drop_one(lines: queue.Queue[bytes | None]) -> None:
    with contextlib.suppress(queue.Empty):
        lines.get(timeout=0.02)


def _tail(chatter: IO[bytes], said_before: int) -> str:
    """The last of what the child printed: where libraries leave their reasons."""
    end = chatter.seek(0, os.SEEK_END)
    chatter.seek(max(said_before, end - _TOLD_BYTES))
    return chatter.read().decode("utf-8", "replace").strip()
