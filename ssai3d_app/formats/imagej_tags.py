"""What ImageJ keeps beside the pixels of a TIFF: its description, its metadata, its directories.

Little-endian throughout. Sources: TIFF 6.0, and what ImageJ 1.54 writes.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from ssai3d_app.formats.result import ImageDescription


class Entry(NamedTuple):
    """A tag, the kind of its values, and the values as they stand in the file.

    ``at`` is where they stand, when that is neither within the directory nor right behind it.
    """

    tag: int
    kind: Literal["B", "H", "I", "ascii", "ratio"]
    content: bytes
    at: int | None = None


_KINDS = {"B": (1, 1), "ascii": (2, 1), "H": (3, 2), "I": (4, 4), "ratio": (5, 8)}
_LARGEST = 2**32 - 1


def description(image: ImageDescription, extremes: tuple[float, float]) -> str:
    """The text by which ImageJ knows how planes belong together and how large voxels are."""
    times, channels, depth = image.shape[:3]
    lines = ["ImageJ=1.54f", f"images={times * channels * depth}"]
    lines += [
        f"{name}={length}"
        for name, length in (("channels", channels), ("slices", depth), ("frames", times))
        if length > 1
    ]
    if channels > 1 or times > 1:
        lines.append("hyperstack=true")
    lines.append(f"mode={'composite' if channels > 1 else 'grayscale'}")
    if image.voxel_size[2] is not None:
        lines.append("unit=micron")
    if image.time_step_s is not None:
        lines.append(f"finterval={float(image.time_step_s)!r}")
    if image.voxel_size[0] is not None:
        lines.append(f"spacing={float(image.voxel_size[0])!r}")
    lines += [
        # Counted in voxels, from the first one of this image to that of the whole stack.
        f"{axis}origin={float(-first)!r}"
        for axis, first in zip("zyx", image.first_voxel, strict=True)
        if first
    ]
    lines.append("loop=false")
    lines += [f"min={extremes[0]!r}", f"max={extremes[1]!r}"]
    return "\n".join(lines) + "\n"


def lookup_table(color: str | None) -> bytes:
    """256 reds, greens and blues from black to a colour ``#RRGGBB``; white when it is unknown."""
    parts = bytes.fromhex((color or "#FFFFFF")[1:])
    return bytes(round(part * step / 255) for part in parts for step in range(256))


def plane_labels(image: ImageDescription) -> list[str]:
    """The label of every plane in ImageJ's order: the name of its channel."""
    times, channels, depth = image.shape[:3]
    return [image.channels[n % channels].name for n in range(times * channels * depth)]


def metadata(
    image: ImageDescription, ranges: Sequence[tuple[float, float]], info: str
) -> tuple[bytes, bytes]:
    """ImageJ's own block and the lengths of its parts: info, labels, display ranges, colours."""
    parts: list[tuple[bytes, list[bytes]]] = [
        (b"info", [_utf_16(info)]),
        (b"labl", [_utf_16(label) for label in plane_labels(image)]),
        (b"rang", [b"".join(struct.pack("<2d", *extremes) for extremes in ranges)]),
    ]
    if any(channel.color for channel in image.channels):
        parts.append((b"luts", [lookup_table(channel.color) for channel in image.channels]))
    header = b"IJIJ"[::-1] + b"".join(
        kind[::-1] + struct.pack("<I", len(values)) for kind, values in parts
    )
    blocks = [header, *(value for _, values in parts for value in values)]
    return b"".join(blocks), struct.pack(f"<{len(blocks)}I", *map(len, blocks))


def _utf_16(text: str) -> bytes:
    # Names of files may hold what is no valid Unicode.
    return text.encode("utf-16-le", errors="replace")


def per_micrometre(edge: float | None) -> bytes:
    """Pixels per µm as TIFF has it, the closest ratio of two 32-bit numbers; 1 when unknown."""
    if edge is None:
        return struct.pack("<2I", 1, 1)
    denominator = max(1, min(_LARGEST, int(_LARGEST * edge)))
    ratio = (1 / Fraction(edge)).limit_denominator(denominator)
    return struct.pack("<2I", min(ratio.numerator, _LARGEST), ratio.denominator)


def directory(entries: Sequence[Entry], at: int, following: int) -> bytes:
    """A directory that stands at ``at`` with the values too long for it behind it.

    ``following`` is where the next directory stands; 0 when this is the last.
    """
    table, values = b"", b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, kind, content, elsewhere in sorted(entries):
        code, size = _KINDS[kind]
        table += struct.pack("<2HI", tag, code, len(content) // size)
        if len(content) <= 4:
            table += content.ljust(4, b"\0")
        elif elsewhere is not None:
            table += struct.pack("<I", elsewhere)
        else:
            table += struct.pack("<I", behind + len(values))
            values += content + b"\0" * (len(content) % 2)
    return struct.pack("<H", len(entries)) + table + struct.pack("<I", following) + values
