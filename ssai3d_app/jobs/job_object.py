"""Windows: a job object takes the engine process along when the window ends, however it ends."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

_LIMIT_PROCESS_MEMORY = 0x00000100
_LIMIT_KILL_ON_JOB_CLOSE = 0x00002000
_EXTENDED_LIMIT_INFORMATION = 9


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class JobObject:
    """Ends the process put into it when it is closed, also by the end of this process.

    On other systems it does nothing: there the child ties itself to its parent.
    """

    def __init__(self, process: subprocess.Popen[Any], memory_bytes: int | None = None) -> None:
        self._handle: int | None = None
        if sys.platform == "win32":
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateJobObjectW.restype = ctypes.c_void_p
            handle = kernel.CreateJobObjectW(None, None)
            if not handle:
                raise ctypes.WinError(ctypes.get_last_error())
            self._handle = handle
            limits = _ExtendedLimits()
            limits.basic.flags = _LIMIT_KILL_ON_JOB_CLOSE
            if memory_bytes is not None:
                limits.basic.flags |= _LIMIT_PROCESS_MEMORY
                limits.process_memory = memory_bytes
            told = kernel.SetInformationJobObject(
                ctypes.c_void_p(handle),
                _EXTENDED_LIMIT_INFORMATION,
                ctypes.byref(limits),
                ctypes.sizeof(limits),
            )
            child = ctypes.c_void_p(int(process._handle))  # type: ignore[attr-defined]
            if not told or not kernel.AssignProcessToJobObject(ctypes.c_void_p(handle), child):
                error = ctypes.WinError(ctypes.get_last_error())
                self.close()
                raise error

    def close(self) -> None:
        """Release it; a process that is still in it ends. Safe to call twice."""
        if sys.platform == "win32" and self._handle is not None:
            ctypes.WinDLL("kernel32").CloseHandle(ctypes.c_void_p(self._handle))
            self._handle = None
