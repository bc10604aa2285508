"""Owns the child process of one job: starts it, reads its events, cancels it, ends it."""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Iterator

from pydantic import ValidationError

from ssai3d_app.engine.events import Cancelled, Completed, Event, Failed, from_json_line
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import ExitStatus
from ssai3d_app.formats.placing import remove_unfinished
from ssai3d_app.jobs.worker import CANCEL
from ssai3d_app.own_program import own_command

WORKER_ARGUMENT = "--engine-worker"

_log = logging.getLogger(__name__)


def worker_command() -> list[str]:
    """The same executable, told to be the engine."""
    return own_command(WORKER_ARGUMENT)


def _environment() -> dict[str, str]:
    """The child's environment: text in UTF-8, each line at once."""
    environment = dict(os.environ)
    environment["PYTHONIOENCODING"] = "utf-8"
    environment["PYTHONUNBUFFERED"] = "1"
    return environment


class JobSupervisor:
    """One job in one child process.

    ``events`` is read from one thread; ``cancel`` and ``force_stop`` may be called from any.
    """

    def __init__(self, request: RestoreRequest, command: list[str] | None = None) -> None:
        self._request = request
        self._command = command or worker_command()
        self._process: subprocess.Popen[str] | None = None
        self._cancel_asked = False
        self._forced = False

    @property
    def process_id(self) -> int | None:
        """The child's process id once it runs."""
        return self._process.pid if self._process else None

    def events(self) -> Iterator[Event]:
        """Start the child and yield its events; the last one is always exactly one terminal event.

        A child that dies without a word becomes a :class:`Failed` (or :class:`Cancelled` when it
        was told to stop), and what it left unfinished is removed.
        """
        terminal: Event | None = None
        with subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            self._process = process
            try:
                self._send(self._request.model_dump_json())
                if self._cancel_asked:
                    self._send(CANCEL)
                if self._forced:
                    process.kill()
                assert process.stdout is not None
                for line in process.stdout:
                    try:
                        event = from_json_line(line)
                    except ValidationError:
                        _log.warning(
                            "The engine printed a line that is no event: %s", line.rstrip()
                        )
                        continue
                    if isinstance(event, Completed | Failed | Cancelled):
                        terminal = event
                    else:
                        yield event
                process.wait()
            finally:
                if process.poll() is None:
                    process.kill()
        if terminal is None:
            remove_unfinished(self._request.output)
            terminal = self._account_for_silence(process.returncode)
        yield terminal

    def cancel(self) -> None:
        """Ask the child to stop; it cleans up and ends by itself."""
        self._cancel_asked = True
        self._send(CANCEL)

    def force_stop(self) -> None:
        """End the child at once."""
        self._forced = True
        if self._process is not None:
            self._process.kill()

    def _send(self, line: str) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            process.stdin.write(line + "\n")
            process.stdin.flush()
        except (BrokenPipeError, ValueError, OSError):
            # The child is gone; the loop over its output ends and says how.
            _log.info("The engine had ended before it could be told: %s", line[:40])

    def _account_for_silence(self, returncode: int) -> Event:
        if self._forced or self._cancel_asked:
            return Cancelled()
        killed = returncode in (-9, 137)
        return Failed(
            problem="The computation was ended by the system, most likely for lack of memory"
            if killed
            else "The computation stopped unexpectedly",
            remedy="close other programs and restore fewer channels at a time"
            if killed
            else "try again, and send the log to support if it happens again",
            status=ExitStatus.INTERNAL,
            detail=f"The engine process ended with status {returncode}.",
        )
