"""Which process is meant: an id alone is given to another one after the first has ended."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class ProcessIdentity(BaseModel):
    """A process that can be told from every other: computer, start of the system, id and start.

    ``boot`` and ``started`` are what the system gives, to be compared and not interpreted; empty
    where it gives nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str
    boot: str
    pid: int
    started: str

    @property
    def is_on_this_computer(self) -> bool:
        """Whether it can be asked after here."""
        return self.host == socket.gethostname()

    @property
    def is_alive(self) -> bool:
        """Whether it runs on this computer now, and is no other process with its id."""
        if not self.is_on_this_computer or self.boot != _boot():
            return False
        started = _start_of(self.pid)
        return started is not None and started == self.started


def identity_of(pid: int) -> ProcessIdentity:
    """The identity of a process of this computer."""
    return ProcessIdentity(
        host=socket.gethostname(), boot=_boot(), pid=pid, started=_start_of(pid) or ""
    )


def own_identity() -> ProcessIdentity:
    """The identity of this process."""
    return identity_of(os.getpid())


def end_process(identity: ProcessIdentity) -> bool:
    """End exactly that process if it still runs; says whether it did."""
    if not identity.is_alive:
        return False
    try:
        # On Windows this is TerminateProcess.
        os.kill(identity.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def _boot() -> str:
    """What changes when the system starts anew."""
    path = Path("/proc/sys/kernel/random/boot_id")
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _start_of(pid: int) -> str | None:
    """When a process started, in the system's own units; ``None`` when there is no such process."""
    if sys.platform == "win32":
        return _start_on_windows(pid)
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None if Path("/proc/self/stat").exists() else _asked_by_signal(pid)
    except ProcessLookupError:
        return None
    # The name in brackets may hold anything, blanks and brackets included.
    state, *rest = fields.rpartition(")")[2].split()
    return None if state in "ZX" else rest[18]


def _asked_by_signal(pid: int) -> str | None:
    """Systems without /proc: only whether it is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        return ""
    return ""


def _start_on_windows(pid: int) -> str | None:
    if sys.platform != "win32":
        raise OSError("only Windows can be asked this way")
    query_limited_information, still_active = 0x1000, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return None
    try:
        status = ctypes.c_ulong()
        times = [ctypes.c_ulonglong() for _ in range(4)]
        asked = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(status))
        if not asked or status.value != still_active:
            return None
        kernel.GetProcessTimes(ctypes.c_void_p(handle), *(ctypes.byref(t) for t in times))
        return str(times[0].value)
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
