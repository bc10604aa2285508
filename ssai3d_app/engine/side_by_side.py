"""Parts of one task computed at the same time on a CPU, each by threads of its own.

When all threads compute on the same small arrays they meet thousands of times a second, which took
half of the time of a restoration. With parts of their own they meet once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import torch
from torch import Tensor, nn

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


def add_slopes(
    loss_of: Callable[[Part], Tensor], parts: Sequence[Part], trained: Sequence[nn.Parameter]
) -> float:
    """Add the slopes of the sum of the parts' losses to the gradients; returns that sum.

    They are added in the order of the parts, so that the same seed gives the same numbers.
    """

    def slopes(part: Part) -> tuple[float, tuple[Tensor, ...]]:
        loss = loss_of(part)
        return float(loss.detach()), torch.autograd.grad(loss, trained)

    total = 0.0
    for loss, found in side_by_side(slopes, parts):
        total += loss
        for parameter, slope in zip(trained, found, strict=True):
            parameter.grad = slope if parameter.grad is None else parameter.grad + slope
    return total
