"""When memory runs out: less at a time, down to a floor, and then one plain sentence."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from typing import TypeVar

import torch

from ssai3d_app.errors import NotEnoughMemoryError

Outcome = TypeVar("Outcome")

_SIGNS = ("out of memory", "defaultcpuallocator", "alloc_failed")
"""What torch says when it is no exception of its own: on the CPU, and from CUDA's libraries."""

_log = logging.getLogger(__name__)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether a failure is one for lack of memory, of the computer or of the GPU."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and any(sign in text for sign in _SIGNS)


def with_less_at_a_time(work: Callable[[], Outcome], less: Callable[[], bool]) -> Outcome:
    """Do ``work``; when memory runs out, ask for ``less`` and do it again.

    ``less`` makes the next attempt smaller and says whether it could.

    Raises
    ------
    NotEnoughMemoryError
        When memory runs out at the smallest: never a silent move to another device.
    """
    while True:
        try:
            return work()
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            failure = str(error)
        # Out here the failed attempt's tensors are no longer held by its traceback.
        _log.warning("Memory ran out: %s", failure)
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        if not less():
            raise NotEnoughMemoryError(failure)
