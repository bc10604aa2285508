"""Colours for channels: the file's own, or some that every kind of colour vision tells apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor

from ssai3d_app.volume.scene import Channel

MAGENTA, GREEN, CYAN, YELLOW = "#FF00FF", "#00FF00", "#00FFFF", "#FFFF00"
GREY, ORANGE, BLUE, RED = "#FFFFFF", "#FF9000", "#4080FF", "#FF0000"

PALETTE = (MAGENTA, GREEN, CYAN, YELLOW, GREY, ORANGE, BLUE, RED)
"""What a user chooses from. Red stands last: next to green some eyes cannot tell it."""

_OF_TWO = (MAGENTA, GREEN)
_OF_MORE = (CYAN, MAGENTA, YELLOW, GREY, GREEN, ORANGE, BLUE)


def default_colors(channels: Sequence[Channel]) -> tuple[str | None, ...]:
    """A colour for each channel; ``None`` (grey) where there is only one.

    What the file says counts, unless it gives all channels the same colour or black, which tell
    nothing apart.
    """
    if len(channels) < 2:
        return (None,) * len(channels)
    told = [_usable(channel.color) for channel in channels]
    if len(set(told)) == 1:
        told = [None] * len(channels)
    palette = _OF_TWO if len(channels) == 2 else _OF_MORE
    free = [color for color in palette if color not in told] or list(palette)
    found = []
    for color in told:
        found.append(color or free[0])
        if color is None:
            free.append(free.pop(0))
    return tuple(found)


def _usable(color: str | None) -> str | None:
    """A colour as ``#RRGGBB`` that shows on black, or ``None``."""
    made = QColor(color) if color else QColor()
    if not made.isValid() or max(made.red(), made.green(), made.blue()) < 64:
        return None
    return made.name().upper()
