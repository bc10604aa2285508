"""Has the parts made one after the other, each in a process, and loses no result when one dies."""

from __future__ import annotations

import contextlib
import logging
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from pydantic import ValidationError

from ssai3d_app.check_report import CheckBegan, CheckPlanned, CheckResult, Line, Outcome, line_from
from ssai3d_app.jobs.child_limits import ChildLimits
from ssai3d_app.own_program import own_command
from ssai3d_app.self_test.check import Check
from ssai3d_app.self_test.part_process import PART_ARGUMENT
from ssai3d_app.self_test.plan import Part

Listener = Callable[[Line], None]
CommandOf = Callable[[Part], list[str]]

_STARTING_S = 120.0
_LEAVING_S = 20.0
_TOLD_BYTES = 4000

_log = logging.getLogger(__name__)


def part_command(part: Part) -> list[str]:
    """This program again, told to make a part."""
    return own_command(PART_ARGUMENT, part.name)


def run_parts(
    parts: Sequence[Part], listener: Listener, command_of: CommandOf = part_command
) -> list[CheckResult]:
    """Make all checks of the parts; each is told to ``listener`` as it is planned, begins and ends.

    There is exactly one result for each check, in order, whatever becomes of the processes.
    """
    for part in parts:
        for check in part.checks:
            listener(CheckPlanned(name=check.name, title=check.title))
    return [result for part in parts for result in _run_part(part, listener, command_of(part))]


def _run_part(part: Part, listener: Listener, command: list[str]) -> list[CheckResult]:
    results: list[CheckResult] = []
    waiting = list(part.checks)
    began = time.monotonic()
    with tempfile.TemporaryFile() as chatter, _process(command, chatter) as process:
        lines = _lines_of(process)
        while waiting:
            check = waiting[0]
            patience = check.patience_s + (0.0 if results else _STARTING_S)
            line = _next_line(lines, patience)
            if isinstance(line, CheckResult):
                results.append(line)
                waiting.pop(0)
                listener(line)
            elif isinstance(line, CheckBegan):
                began = time.monotonic()
                listener(line)
            else:
                seconds = time.monotonic() - began
                how = _how_it_ended(process, hangs=line is _NOTHING)
                _log.error("The self-test's part %s: %s", part.name, how)
                for lost in _lost(waiting, how, seconds, _tail(chatter)):
                    results.append(lost)
                    listener(lost)
                break
        _let_leave(process)
    return results


def _lost(waiting: list[Check], how: str, seconds: float, detail: str) -> Iterator[CheckResult]:
    """Results for the check that a process ended in, and for those after it."""
    first, *others = waiting
    yield first.result(Outcome.FAILED, how, seconds, detail)
    for check in others:
        sentence = f"Not made, since the process ended in “{first.title}”."
        yield check.result(Outcome.FAILED, sentence)


class _Nothing:
    """No line came in time."""


_NOTHING = _Nothing()


def _next_line(
    lines: queue.Queue[bytes | None], patience_s: float
) -> CheckResult | CheckBegan | _Nothing | None:
    """The next line that is one of a part; ``None`` when the process has said its last."""
    until = time.monotonic() + patience_s
    while True:
        try:
            content = lines.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            return _NOTHING
        if content is None:
            return None
        try:
            line = line_from(content)
        except ValidationError:
            _log.warning("A part of the self-test printed: %s", content.decode("utf-8", "replace"))
            continue
        if isinstance(line, CheckResult | CheckBegan):
            return line


@contextmanager
def _process(command: list[str], chatter: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a part; gone at the end, with its pipes."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=chatter,
        env=ChildLimits().environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):
                pipe.close()


def _lines_of(process: subprocess.Popen[bytes]) -> queue.Queue[bytes | None]:
    """What it says, read in a thread, so that no wait is without end; ``None`` at the end."""
    lines: queue.Queue[bytes | None] = queue.Queue()
    pipe = process.stdout
    assert pipe is not None

    def read() -> None:
        # A pipe that is closed under it is one that ends.
        with contextlib.suppress(OSError, ValueError):
            for line in pipe:
                lines.put(line)
        lines.put(None)

    threading.Thread(target=read, name="self-test pipe", daemon=True).start()
    return lines


def _let_leave(process: subprocess.Popen[bytes]) -> None:
    """Give it time to end in order; libraries that crash at the end are none of the checks."""
    try:
        process.wait(_LEAVING_S)
    except subprocess.TimeoutExpired:
        _log.warning("A part of the self-test did not end by itself")


def _how_it_ended(process: subprocess.Popen[bytes], *, hangs: bool) -> str:
    if hangs:
        process.kill()
        return "It did not come to an end and was stopped."
    try:
        status = process.wait(_LEAVING_S)
    except subprocess.TimeoutExpired:
        return "Its process closed its pipe without an answer."
    if status < 0 and sys.platform != "win32":
        return f"Its process was ended by signal {-status}."
    return f"Its process ended without an answer (exit status {status:#x})."


def _tail(chatter: IO[bytes]) -> str:
    """The last of what the process printed: where libraries leave their reasons."""
    end = chatter.seek(0, 2)
    chatter.seek(max(0, end - _TOLD_BYTES))
    return chatter.read().decode("utf-8", "replace").strip()
