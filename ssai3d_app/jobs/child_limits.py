"""Bounds of the engine process: threads and memory, and an end with its parent, however that ends.

The parent puts the bounds into the environment, since numerical libraries look there when they are
imported; the child takes those on that only it can set.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_MEMORY = "SSAI3D_MEMORY_BYTES"
_PARENT = "SSAI3D_PARENT_PROCESS"
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")

_FIRST_TO_DIE = 500
"""On Linux's scale of −1000 to 1000: when memory runs out, the engine goes and not the window."""


def usable_processors() -> int:
    """How many processors this program may use; containers and users may have set it."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class ChildLimits:
    """How much an engine process may take.

    ``threads`` is the number for numerical libraries, ``None`` for one per usable processor.
    ``memory_bytes`` bounds the private memory, ``None`` leaves it to the system. Graphics drivers
    reserve address space freely; with a GPU it is better left alone.
    """

    threads: int | None = None
    memory_bytes: int | None = None

    def environment(self, base: Mapping[str, str] | None = None) -> dict[str, str]:
        """The child's environment: bounds, and text in UTF-8, each line at once."""
        environment = dict(os.environ if base is None else base)
        environment["PYTHONIOENCODING"] = "utf-8"
        environment["PYTHONUNBUFFERED"] = "1"
        environment[_PARENT] = str(os.getpid())
        threads = str(self.threads or usable_processors())
        environment.update(dict.fromkeys(_THREADS, threads))
        # Threads that spin while they wait take the processor from the window.
        environment["OMP_WAIT_POLICY"] = "passive"
        environment.pop(_MEMORY, None)
        if self.memory_bytes is not None:
            environment[_MEMORY] = str(self.memory_bytes)
        return environment


def take_on_limits() -> None:
    """In the child, first of all: end with the parent, die first, take no more memory than said."""
    parent = os.environ.get(_PARENT)
    if sys.platform == "linux":
        _end_with_parent()
        if parent is not None and os.getppid() != int(parent):
            # It ended before it could be asked to take this process along.
            sys.exit("The supervisor is gone.")
        _volunteer_to_die()
    memory = os.environ.get(_MEMORY)
    if memory is not None and sys.platform != "win32":
        import resource

        wanted = int(memory)
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        if most != resource.RLIM_INFINITY:
            wanted = min(wanted, most)
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


def _end_with_parent() -> None:
    """Let the kernel kill this process when the thread that started it ends."""
    set_parent_death_signal = 1
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(set_parent_death_signal, int(signal.SIGKILL), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the engine could not be tied to its supervisor")


def _volunteer_to_die() -> None:
    path = Path("/proc/self/oom_score_adj")
    if path.exists() and int(path.read_text(encoding="ascii")) < _FIRST_TO_DIE:
        path.write_text(str(_FIRST_TO_DIE), encoding="ascii")


def resident_bytes() -> int:
    """Memory that this process holds now."""
    if sys.platform == "win32":
        return _working_set_on_windows()
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except FileNotFoundError:
        import resource

        # The most it ever held; systems without /proc count it in bytes.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _working_set_on_windows() -> int:
    if sys.platform != "win32":
        raise OSError("only Windows can be asked this way")

    class Counters(ctypes.Structure):
        _fields_ = [
            ("size", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            *((name, ctypes.c_size_t) for name in ("peak", "working_set", "a", "b", "c", "d")),
            ("pagefile", ctypes.c_size_t),
            ("peak_pagefile", ctypes.c_size_t),
        ]

    counters = Counters()
    counters.size = ctypes.sizeof(Counters)
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.K32GetProcessMemoryInfo(
        ctypes.c_void_p(kernel.GetCurrentProcess()), ctypes.byref(counters), counters.size
    )
    return int(counters.working_set)
