"""How much memory a reader process may take: in proportion to its file, never the machine."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SPARE_BYTES = 1_000_000_000
"""Room beside the file: the box that is sent, the tiles it comes from, their decoder."""

_COUNTED_FILES = 2_000
_COUNTING_SECONDS = 2.0


def size_of(path: Path) -> int:
    """Size of a file in bytes; of a folder at least so large.

    A Zarr store may hold millions of chunks, so that counting ends after some of them: since boxes
    are read in parts, the limit need not grow with the store.
    """
    status = path.stat()
    if not stat.S_ISDIR(status.st_mode):
        return status.st_size
    total, counted, end = 0, 0, time.monotonic() + _COUNTING_SECONDS
    for folder, _, names in os.walk(path):
        for name in names:
            total += (Path(folder) / name).lstat().st_size
            counted += 1
            if counted == _COUNTED_FILES or time.monotonic() > end:
                return total
    return total


def limit_memory(file_bytes: int) -> None:
    """Let this process take twice the file and 1 GB more than it has now, and nothing beyond.

    Twice, since a compressed plane is held as it was read and as it was decoded. Whatever asks for
    more, a hostile size in a header for example, gets ``MemoryError``, or ends the process alone.
    Memory maps of files do not count. Where the process may take less already, that stays.

    Windows has no such limit for a process that limits itself; there only the deadlines of the
    owner end one that fills the memory.
    """
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _data_bytes() + 2 * file_bytes + _SPARE_BYTES
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


@contextmanager
def limited_memory(file_bytes: int) -> Iterator[None]:
    """:func:`limit_memory` for a while."""
    if sys.platform == "win32":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    limit_memory(file_bytes)
    try:
        yield
    finally:
        # What a process has set itself below the system's bound, it may raise again up to there.
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _data_bytes() -> int:
    """What counts against the limit already: private memory that can be written."""
    import resource

    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text().splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    # Without Linux's account, the largest resident size; macOS counts it in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def free_bytes() -> int | None:
    """How much memory the system could give at most, where it promises more than it has.

    Linux does, and ends some program when the promise is called in. Elsewhere ``None``: a system
    that promises what it has refuses by itself.
    """
    account = Path("/proc/meminfo")
    if account.is_file():
        for line in account.read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return None


def available_bytes() -> int | None:
    """How much memory programs can still be given without others being moved to the disk.

    ``None`` where the system does not tell.
    """
    if sys.platform != "win32":
        return free_bytes()
    import ctypes

    class MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = (
            ("length", ctypes.c_uint32),
            ("load", ctypes.c_uint32),
            ("total", ctypes.c_uint64),
            ("available", ctypes.c_uint64),
            ("total_with_paging", ctypes.c_uint64),
            ("available_with_paging", ctypes.c_uint64),
            ("total_addresses", ctypes.c_uint64),
            ("available_addresses", ctypes.c_uint64),
            ("available_extended", ctypes.c_uint64),
        )

    status = MemoryStatus()
    status.length = ctypes.sizeof(status)
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.available)
