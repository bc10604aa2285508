"""How an engine process ended that said nothing of it: exit, abort, crash, kill, lack of memory."""

from __future__ import annotations

import signal
import sys
from enum import Enum
from pathlib import Path

from ssai3d_app.engine.events import Completed, Failed, Shortage
from ssai3d_app.errors import ExitStatus, UserError
from ssai3d_app.jobs.job import Ending

_LOG_LINE = "send the log to support if it happens again"


class Death(Enum):
    """What ended the process."""

    EXIT = "exit"
    ABORT = "abort"
    CRASH = "crash"
    DISK = "disk"
    KILL = "kill"
    MEMORY = "memory"


_WORDS: dict[Death, tuple[str, str]] = {
    Death.EXIT: (
        "The computation stopped unexpectedly",
        f"try again, and {_LOG_LINE}",
    ),
    Death.ABORT: (
        "The computation stopped unexpectedly: a library gave up",
        f"try again, and {_LOG_LINE}",
    ),
    Death.CRASH: (
        "The computation stopped unexpectedly: a library crashed",
        f"try again; update the graphics driver if a GPU was used, and {_LOG_LINE}",
    ),
    Death.DISK: (
        "A file that was being read or written is no longer there, or the disk is full",
        "check that the drive is connected and has free space, then try again",
    ),
    Death.KILL: (
        "The computation was ended from outside, by another program or by the system",
        "try again; close other programs if the computer was short of memory",
    ),
    Death.MEMORY: (
        "The computer ran out of memory and ended the computation",
        "close other programs and restore fewer channels at a time",
    ),
}

_WINDOWS: dict[int, Death] = {
    3: Death.ABORT,
    0xC0000409: Death.ABORT,
    0xC0000005: Death.CRASH,
    0xC000001D: Death.CRASH,
    0xC00000FD: Death.CRASH,
    0xC0000006: Death.DISK,
    0xC0000017: Death.MEMORY,
    0xC000012D: Death.MEMORY,
    0xC000013A: Death.KILL,
    0x40010004: Death.KILL,
    1: Death.KILL,
}
"""What Windows' exit codes mean; 1 is what the task manager ends a process with."""

_POSIX: dict[str, Death] = {
    "SIGABRT": Death.ABORT,
    "SIGSEGV": Death.CRASH,
    "SIGILL": Death.CRASH,
    "SIGFPE": Death.CRASH,
    "SIGTRAP": Death.CRASH,
    "SIGSYS": Death.CRASH,
    "SIGBUS": Death.DISK,
    "SIGKILL": Death.KILL,
}


def kills_for_memory() -> int | None:
    """How often Linux has ended a process for lack of memory; ``None`` where it does not say."""
    try:
        lines = Path("/proc/vmstat").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    counts = [int(line.split()[1]) for line in lines if line.startswith("oom_kill ")]
    return counts[0] if counts else None


def death_of(returncode: int, kills_before: int | None, kills_after: int | None) -> Death:
    """What an exit status means.

    A kill is one for memory when Linux has counted such a kill meanwhile. Where it does not
    count, memory is by far the most likely reason.
    """
    if sys.platform == "win32":
        return _WINDOWS.get(returncode & 0xFFFFFFFF, Death.EXIT)
    # A shell between gives 128 and the number of the signal.
    number = -returncode if returncode < 0 else returncode - 128
    try:
        death = _POSIX.get(signal.Signals(number).name, Death.KILL)
    except ValueError:
        return Death.EXIT
    if death is Death.KILL and number == signal.SIGKILL:
        counted = kills_before is not None and kills_after is not None
        if not counted or kills_after != kills_before:
            return Death.MEMORY
    return death


def worded(death: Death, detail: str) -> Failed:
    """The failure as the user meets it; ``detail`` goes behind "Details"."""
    problem, remedy = _WORDS[death]
    shortage = Shortage.MEMORY if death is Death.MEMORY else None
    return Failed(
        problem=problem,
        remedy=remedy,
        status=ExitStatus.INTERNAL,
        detail=detail,
        shortage=shortage,
    )


def ending_of(end: Completed | Failed, took: float, *, on_gpu: bool = False) -> Ending:
    """What is kept of an end; ``took`` is the time in s for an end that tells none."""
    if isinstance(end, Failed):
        return Ending(
            problem=end.problem,
            remedy=end.remedy,
            detail=end.detail,
            seconds=took,
            kept=end.kept,
            shortage=end.shortage,
            on_gpu=on_gpu,
        )
    return Ending(
        output=Path(end.output),
        report=None if end.report is None else Path(end.report),
        seconds=end.seconds,
    )


def could_not_start(error: UserError | OSError) -> Failed:
    """The failure of a job that never began."""
    if isinstance(error, UserError):
        return Failed(
            problem=error.problem, remedy=error.remedy, status=error.status, detail=error.detail
        )
    return Failed(
        problem="The computation could not be started",
        remedy="close other programs and try again",
        status=ExitStatus.INTERNAL,
        detail=str(error),
    )
