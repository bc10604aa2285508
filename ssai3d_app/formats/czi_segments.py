"""What is read from a CZI file without Zeiss's library: its directory, XML and frame times.

The library trusts the directory too far, reads no attachments, and never comes back from XML that
is nested deeply. The layout is that of Zeiss's description of the format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.formats.bounded_file import BoundedFile

_SEGMENT_BYTES = 32
_DIRECTORY_AT = _SEGMENT_BYTES + 52
_METADATA_AT = _SEGMENT_BYTES + 60
_ATTACHMENTS_AT = _SEGMENT_BYTES + 72
_HEAD_BYTES = 256
"""Of the segments of XML, of attachments and of their directory, before what they hold."""
_ENTRY_BYTES = 128

_DIRECTORY_HEAD_BYTES = 128
_BLOCK_ENTRY = struct.Struct("<2si22xi")
_BLOCK_ENTRY_BYTES = _BLOCK_ENTRY.size
_BLOCK_DIMENSION = struct.Struct("<4sii4xi")
_MOST_DIMENSIONS = 40
_LONGEST_ENTRY_BYTES = _BLOCK_ENTRY_BYTES + _MOST_DIMENSIONS * _BLOCK_DIMENSION.size
_READ_AT_ONCE = 2**20


class _Segments(BoundedFile):
    """A CZI file as a row of segments; what it does not hold is empty, never an error."""

    def at(self, position: int, count: int) -> bytes:
        """Bytes from a place in the file, or nothing where it does not have them all."""
        if position < 0 or count < 0:
            return b""
        self.seek(min(position, 2**62))
        content = self.read(count)
        return content if len(content) == count else b""

    def number(self, position: int, form: str) -> int:
        """A number of a struct format; 0 where there is none."""
        content = self.at(position, struct.calcsize(form))
        return int(struct.unpack(form, content)[0]) if content else 0

    def content(self, pointer: int, name: bytes) -> int:
        """Where the content of the segment begins that a pointer leads to; 0 where none does."""
        position = self.number(pointer, "<q")
        there = position > 0 and self.at(position, 16).rstrip(b"\0") == name
        return position + _SEGMENT_BYTES if there else 0


@dataclass(frozen=True)
class BlockEntry:
    """A sub-block by its entry in the directory: where it belongs, and its pixels' type.

    ``place`` is the index along each dimension; ``x``, ``y``, ``w``, ``h`` are in pixels of full
    resolution, ``stored_w`` and ``stored_h`` what is stored of them.
    """

    place: dict[str, int]
    pixel_type: int
    x: int
    y: int
    w: int
    h: int
    stored_w: int
    stored_h: int


def blocks(path: Path) -> Iterator[BlockEntry]:
    """The sub-blocks of a CZI file, by its directory.

    Zeiss's library has room for forty dimensions of a sub-block and reads as many as the directory
    claims, so that a damaged file ends the program, and one made for it takes it over. So this is
    to be read to its end before the library opens the file.

    Raises
    ------
    ValueError
        When the directory is cut off, or claims a number of dimensions that no sub-block has.
    """
    with _Segments(path) as file:
        directory = file.content(_DIRECTORY_AT, b"ZISRAWDIRECTORY")
        if not directory:
            raise ValueError("the file has no directory of sub-blocks")
        count = file.number(directory, "<i")
        file.seek(directory + _DIRECTORY_HEAD_BYTES)
        entries, at = b"", 0
        for _ in range(max(0, count)):
            if len(entries) - at < _LONGEST_ENTRY_BYTES:
                entries, at = entries[at:] + file.read(_READ_AT_ONCE), 0
            begin = at + _BLOCK_ENTRY_BYTES
            if len(entries) < begin:
                raise ValueError("the directory of sub-blocks is cut off")
            schema, pixel_type, dimensions = _BLOCK_ENTRY.unpack_from(entries, at)
            if schema != b"DV" or not 0 <= dimensions <= _MOST_DIMENSIONS:
                raise ValueError(f"a sub-block of kind {schema!r} and {dimensions} dimensions")
            at = begin + dimensions * _BLOCK_DIMENSION.size
            if len(entries) < at:
                raise ValueError("the directory of sub-blocks is cut off")
            yield _entry(pixel_type, entries[begin:at])


def _entry(pixel_type: int, dimensions: bytes) -> BlockEntry:
    place: dict[str, int] = {}
    lateral = {b"X": (0, 0, 0), b"Y": (0, 0, 0)}
    for name, start, size, stored in _BLOCK_DIMENSION.iter_unpack(dimensions):
        letter = name.rstrip(b"\0 ")
        if letter in lateral:
            # What is stored as it is may say 0.
            lateral[letter] = start, size, stored or size
        else:
            place[letter.decode("latin-1")] = start
    (x, w, stored_w), (y, h, stored_h) = lateral[b"X"], lateral[b"Y"]
    return BlockEntry(place, pixel_type, x, y, w, h, stored_w, stored_h)


def xml(path: Path) -> bytes:
    """The XML of a CZI file as it is stored; empty where the file has none.

    Raises
    ------
    ValueError
        When the file is cut off inside it.
    """
    with _Segments(path) as file:
        begin = file.content(_METADATA_AT, b"ZISRAWMETADATA")
        if not begin:
            return b""
        size = file.number(begin, "<i")
        text = file.at(begin + _HEAD_BYTES, size)
        if len(text) != size:
            raise ValueError(f"the metadata of {size} bytes are cut off")
        return text.rstrip(b"\0")


def time_stamps_s(path: Path) -> list[float]:
    """The time of each frame in s, from an arbitrary zero; empty where the file has none."""
    with _Segments(path) as file:
        directory = file.content(_ATTACHMENTS_AT, b"ZISRAWATTDIR")
        for number in range(file.number(directory, "<i") if directory else 0):
            place = directory + _HEAD_BYTES + number * _ENTRY_BYTES
            entry = file.at(place, _ENTRY_BYTES)
            if not entry:
                return []
            if entry[40:48].rstrip(b"\0") == b"CZTIMS":
                attachment = file.content(place + 12, b"ZISRAWATTACH")
                if not attachment:
                    return []
                data = attachment + _HEAD_BYTES
                content = file.at(data + 8, 8 * file.number(data + 4, "<i"))
                return list(struct.unpack(f"<{len(content) // 8}d", content))
    return []
