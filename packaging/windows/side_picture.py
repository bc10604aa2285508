"""The picture at the side of the setup's last page: the planes of the program's icon.

Drawn here, since the machine that packs has no Qt to draw the icon's SVG with.
"""

from __future__ import annotations

import struct
from pathlib import Path

_WIDTH, _HEIGHT = 164, 314  # what NSIS expects
_GROUND, _BLUE, _YELLOW = (0x14, 0x20, 0x2E), (0x56, 0xB4, 0xE9), (0xF0, 0xE4, 0x42)
_CENTRE, _HALF_WIDTH, _HALF_HEIGHT = (82.0, 120.0), 54.0, 27.0
_EDGES = ((21, _BLUE, 0.85), (39, _YELLOW, 0.9), (57, _BLUE, 0.6), (75, _YELLOW, 0.55))
_EDGE_THICKNESS = 0.16  # of the half-axes
_SAMPLES = (1 / 6, 3 / 6, 5 / 6)

_Colour = tuple[float, float, float]


def draw(target: Path) -> None:
    """Write the picture as a BMP of 24 bits."""
    row_bytes = (3 * _WIDTH + 3) // 4 * 4
    rows = bytearray()
    for y in reversed(range(_HEIGHT)):  # a BMP begins with its lowest row
        row = bytearray()
        for x in range(_WIDTH):
            red, green, blue = _pixel(x, y)
            row += bytes((round(blue), round(green), round(red)))
        rows += row.ljust(row_bytes, b"\0")
    head = struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54)
    about = struct.pack("<IiiHHIIiiII", 40, _WIDTH, _HEIGHT, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    target.write_bytes(head + about + rows)


def _pixel(x: int, y: int) -> _Colour:
    """The mean colour of a pixel's nine points."""
    points = [_point(x + dx, y + dy) for dx in _SAMPLES for dy in _SAMPLES]
    red, green, blue = (sum(channel) / len(points) for channel in zip(*points, strict=True))
    return red, green, blue


def _point(x: float, y: float) -> _Colour:
    """A full rhombus above the lower edges of others."""
    across = abs(x - _CENTRE[0]) / _HALF_WIDTH
    if across + abs(y - _CENTRE[1]) / _HALF_HEIGHT <= 1:
        return _BLUE
    for down, colour, opacity in _EDGES:
        below = y - _CENTRE[1] - down
        distance = across + below / _HALF_HEIGHT
        if across <= 1 and 1 - _EDGE_THICKNESS <= distance <= 1 and below >= 0:
            red, green, blue = (g + (c - g) * opacity for c, g in zip(colour, _GROUND, strict=True))
            return red, green, blue
    return _GROUND
