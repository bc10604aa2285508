"""How the C library keeps memory that was freed, which on Linux decides how fast a CPU restores."""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3
_KEPT_BYTES = {_MMAP_THRESHOLD: 2**30, _TRIM_THRESHOLD: 2**31 - 1, _TOP_PAD: 2**26}


def keep_freed_memory() -> bool:
    """Let glibc keep what is freed for what is asked for next; says whether it could be told.

    A network makes and frees arrays of megabytes thousands of times. Given back to the system each
    time, their pages are handed out and cleared anew, which took a quarter of the restoring.
    Source: glibc's manual, "Malloc Tunable Parameters". Other systems have allocators that keep
    memory by themselves.
    """
    if sys.platform != "linux":
        return False
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    return tell is not None and all(tell(name, value) == 1 for name, value in _KEPT_BYTES.items())
