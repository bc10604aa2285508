"""What is known of the graphics cards, before anybody judges it. Nothing here needs torch."""

from __future__ import annotations

from dataclasses import dataclass

Version = tuple[int, ...]


@dataclass(frozen=True)
class Card:
    """An NVIDIA card.

    ``capability`` is its compute capability, such as (8, 6), ``free_bytes`` its free memory;
    ``None`` is unknown.
    """

    name: str
    capability: tuple[int, int] | None = None
    free_bytes: int | None = None


@dataclass(frozen=True)
class GpuFacts:
    """Cards, driver and build as they are; what nobody has asked yet or cannot know is ``None``.

    ``cards`` are in the order of the library that told them: torch's where ``seen_by_torch``, else
    the driver's. ``driver`` is its version, such as ``"535.104.05"``. ``cuda`` is the version that
    torch was built for, and ``architectures`` what it was compiled for, such as ``"sm_86"`` or
    ``"compute_90"``. ``hidden`` says that the environment hides the cards from CUDA.
    """

    cards: tuple[Card, ...] = ()
    driver: str | None = None
    cuda: str | None = None
    architectures: tuple[str, ...] = ()
    seen_by_torch: bool = False
    switched_off: bool = False
    hidden: bool = False


def version_of(words: str | None) -> Version | None:
    """A version such as ``"535.104.05"`` as numbers to compare; ``None`` where it is none."""
    if not words:
        return None
    numbers = words.split(".")
    return tuple(map(int, numbers)) if all(n.isdecimal() for n in numbers) else None
