"""Parts of one task computed at the same time on a CPU, each by threads of its own.

When all threads compute on the same small arrays they meet thousands of times a second, which took
half of the time of a restoration. With parts of their own they meet once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import torch

Part = TypeVar("Part")
Outcome = TypeVar("Outcome")


def parts_at_once(device: torch.device, items: int) -> int:
    """Into how many parts to divide ``items``: one on a GPU, on a CPU one a thread at the most."""
    return min(torch.get_num_threads(), items) if device.type == "cpu" else 1


def side_by_side(work: Callable[[Part], Outcome], parts: Sequence[Part]) -> list[Outcome]:
    """What ``work`` makes of each part, in their order; the threads of this one are divided."""
    if len(parts) == 1:
        return [work(parts[0])]
    threads = max(1, torch.get_num_threads() // len(parts))
    with ThreadPoolExecutor(len(parts), "part", torch.set_num_threads, (threads,)) as pool:
        return list(pool.map(work, parts))
