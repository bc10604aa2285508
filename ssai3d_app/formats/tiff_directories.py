"""Whether a TIFF file is whole. tifffile reads a file that is cut off as a shorter one."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

_IMAGE_DESCRIPTION = 270


def refuse_cut_off(path: Path) -> None:
    """Follow the chain of image directories to its end.

    A copy that was interrupted mostly lacks the later directories, and with them planes, or the
    description that says how the planes belong together. Without this check such a file would
    open as another, smaller stack.

    Raises
    ------
    ValueError
        When a directory or the first one's description lies beyond the end of the file.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        order = "<" if file.read(2) == b"II" else ">"
        if _number(file, order + "H") == 43:
            # BigTIFF: 8-byte offsets; the length of an offset and a zero come before the first.
            count_kind, offset_kind, entry = order + "Q", order + "Q", order + "HHQQ"
            file.seek(8)
        else:
            count_kind, offset_kind, entry = order + "H", order + "I", order + "HHII"
        seen: set[int] = set()
        offset = _number(file, offset_kind)
        while offset and offset not in seen:
            file.seek(offset)
            count = _number(file, count_kind)
            length = count * struct.calcsize(entry)
            if offset + length > size:
                raise ValueError(f"the directory at {offset} is cut off at {size}")
            entries = file.read(length)
            if not seen:
                _check_description(entries, entry, size)
            seen.add(offset)
            offset = _number(file, offset_kind)


def _number(file: BinaryIO, kind: str) -> int:
    content = file.read(struct.calcsize(kind))
    if len(content) < struct.calcsize(kind):
        raise ValueError(f"the file ends at {file.tell()} within its directories")
    return int(struct.unpack(kind, content)[0])


def _check_description(entries: bytes, entry: str, size: int) -> None:
    inline = struct.calcsize(entry[0] + entry[-1])
    for tag, _, length, offset in struct.iter_unpack(entry, entries):
        if tag == _IMAGE_DESCRIPTION and length > inline and offset + length > size:
            raise ValueError(f"the description at {offset} is cut off at {size}")
