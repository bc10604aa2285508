"""Time points as people write them."""

from __future__ import annotations

import re

_PART = re.compile(r"([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?")


def times_from(text: str, count: int) -> tuple[int, ...] | None:
    """Indices from 0 of what is written as ``1-3, 5``, in that order, each once.

    ``None`` where it is something else, or reaches beyond ``count``.
    """
    found: list[int] = []
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if match is None:
            return None
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= count:
            return None
        found += range(first - 1, last)
    return tuple(dict.fromkeys(found))
