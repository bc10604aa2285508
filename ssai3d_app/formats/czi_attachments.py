"""The times of a CZI file's frames, which many keep in an attachment and not in their XML.

Zeiss's library reads no attachments; the layout is that of Zeiss's file format description.
"""

from __future__ import annotations

import struct
from pathlib import Path

from ssai3d_app.formats.bounded_file import BoundedFile

_SEGMENT_BYTES = 32
_DIRECTORY_AT = _SEGMENT_BYTES + 72
_DIRECTORY_HEAD_BYTES = 256
_ENTRY_BYTES = 128
_ATTACHMENT_HEAD_BYTES = 256


def time_stamps_s(path: Path) -> list[float]:
    """The time of each frame in s, from an arbitrary zero; empty where the file has none."""
    with BoundedFile(path) as file:

        def at(position: int, count: int) -> bytes:
            """Bytes from a place in the file, or nothing where it does not have them all."""
            if position < 0:
                return b""
            file.seek(min(position, 2**62))
            content = file.read(count)
            return content if len(content) == count else b""

        def segment(position: int, name: bytes) -> bool:
            return at(position, 16).rstrip(b"\0") == name

        place = at(_DIRECTORY_AT, 8)
        directory = struct.unpack("<q", place)[0] if place else 0
        if not segment(directory, b"ZISRAWATTDIR"):
            return []
        counted = at(directory + _SEGMENT_BYTES, 4)
        first = directory + _SEGMENT_BYTES + _DIRECTORY_HEAD_BYTES
        for number in range(max(0, struct.unpack("<i", counted)[0]) if counted else 0):
            entry = at(first + number * _ENTRY_BYTES, _ENTRY_BYTES)
            if not entry:
                return []
            if entry[40:48].rstrip(b"\0") != b"CZTIMS":
                continue
            (attachment,) = struct.unpack_from("<q", entry, 12)
            if not segment(attachment, b"ZISRAWATTACH"):
                return []
            data = attachment + _SEGMENT_BYTES + _ATTACHMENT_HEAD_BYTES
            head = at(data, 8)
            stamps = struct.unpack("<ii", head)[1] if head else 0
            content = at(data + 8, 8 * max(0, stamps))
            return list(struct.unpack(f"<{len(content) // 8}d", content))
    return []
