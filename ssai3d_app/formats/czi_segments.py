"""What is read from a CZI file without Zeiss's library: its XML, and the times of its frames.

The library reads no attachments, and never comes back from XML that is nested deeply. The layout
is that of Zeiss's description of the format.
"""

from __future__ import annotations

import struct
from pathlib import Path

from ssai3d_app.formats.bounded_file import BoundedFile

_SEGMENT_BYTES = 32
_METADATA_AT = _SEGMENT_BYTES + 60
_ATTACHMENTS_AT = _SEGMENT_BYTES + 72
_HEAD_BYTES = 256
"""Of the segments of XML, of attachments and of their directory, before what they hold."""
_ENTRY_BYTES = 128


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
