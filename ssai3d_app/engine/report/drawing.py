"""Drawings made of lines, words and pictures, which both the page and the paper can show.

Lengths are in points with the origin at the top left. Colours are roles, so that the page can
follow a dark theme.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

Role = Literal["ink", "muted", "grid", "before", "after"]
Anchor = Literal["start", "middle", "end"]

ROLES: dict[Role, tuple[str, str]] = {
    "ink": ("#1b1f24", "#e6e8eb"),
    "muted": ("#5b6470", "#a3acb8"),
    "grid": ("#d9dee4", "#3a424d"),
    "before": ("#b3540b", "#f0a35e"),
    "after": ("#1856b8", "#7db1ff"),
}
"""Colour of each role on a light and on a dark ground."""


@dataclass(frozen=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    role: Role = "ink"
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Words:
    """A line of words, its baseline at ``y``; ``turned`` by 90° to read upwards."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    size: float = 8.5
    role: Role = "ink"
    turned: bool = False


@dataclass(frozen=True)
class Bitmap:
    """A picture, its pixels (Y, X) or (Y, X, 3) as bytes."""

    x: float
    y: float
    width: float
    height: float
    pixels: npt.NDArray[np.uint8]


@dataclass
class Drawing:
    """What is drawn, in order; ``title`` says in words what is to be seen."""

    width: float
    height: float
    title: str
    items: list[Stroke | Words | Bitmap] = field(default_factory=list)


def png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A PNG file of grey (Y, X) or coloured (Y, X, 3) pixels."""
    height, width = pixels.shape[:2]
    colour = 2 if pixels.ndim == 3 else 0
    rows = np.ascontiguousarray(pixels).reshape(height, -1)
    lines = np.concatenate([np.zeros((height, 1), np.uint8), rows], axis=1)
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
