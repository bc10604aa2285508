"""The image directories of a TIFF file. tifffile reads a file that is cut off as a shorter one."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

import numpy as np
import numpy.typing as npt

IMAGE_DESCRIPTION = 270
SUB_DIRECTORIES = 330
_SUBFILE_TYPE, _WIDTH, _LENGTH, _BITS, _COMPRESSION, _PHOTOMETRIC = 254, 256, 257, 258, 259, 262
_SAMPLES, _PLANAR, _SAMPLE_FORMAT, _JPEG_TABLES = 277, 284, 339, 347
_LAYOUT_TAGS = frozenset(
    {
        *(_SUBFILE_TYPE, _WIDTH, _LENGTH, _BITS, _COMPRESSION, _PHOTOMETRIC, _SAMPLES, _PLANAR),
        *(_SAMPLE_FORMAT, _JPEG_TABLES),
        # Fill order, rows per strip, predictor, size of tiles, extra samples, depths.
        *(266, 278, 317, 322, 323, 338, 32997, 32998),
    }
)
_SHAPE_TAGS = frozenset((_WIDTH, _LENGTH, _BITS, _SAMPLES, _SAMPLE_FORMAT, 32997))
_NUMBERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4,
          16: 8, 17: 8, 18: 8}  # fmt: skip
_MOST_TAGS = 4096
"""As many as tifffile takes for possible."""

Layout = tuple[tuple[int, Any], ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """One image directory: where it lies, and how its pixels are stored.

    Pages of equal ``layout`` can be decoded alike; ``shape`` is the part of it that says what the
    pixels are: width, length, bits, samples and number format.
    """

    offset: int
    layout: Layout
    shape: Layout

    def number(self, tag: int, default: int) -> int:
        """The first number of a tag of the layout."""
        for code, value in self.layout:
            if code == tag and isinstance(value, tuple):
                return int(value[0])
        return default

    @property
    def width(self) -> int:
        """Pixels in a row."""
        return self.number(_WIDTH, 0)

    @property
    def length(self) -> int:
        """Rows."""
        return self.number(_LENGTH, 0)

    @property
    def shape_of_samples(self) -> Layout:
        """What the pixels are, whatever the size of the page."""
        return tuple(pair for pair in self.shape if pair[0] not in (_WIDTH, _LENGTH))

    @property
    def is_reduced(self) -> bool:
        """Whether it is a thumbnail, a coarser copy or a mask of another page."""
        return bool(self.number(_SUBFILE_TYPE, 0) & 0b101)


@dataclass(frozen=True, slots=True)
class _Entry:
    tag: int
    kind: int
    count: int
    value: bytes


class Directories:
    """All image directories of a file, following their chain to its end.

    A copy that was interrupted mostly lacks the later directories, and with them planes, or the
    description that says how the planes belong together. Without this check such a file would
    open as another, smaller stack.

    Raises
    ------
    ValueError
        When a directory, or a value that is needed, lies beyond the end of the file, or when the
        chain runs in a circle.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, 2)
        file.seek(0)
        self.byteorder: Literal["<", ">"] = "<" if file.read(2) == b"II" else ">"
        self.is_big = self._one("H") == 43
        self._count_kind, self._offset_kind = ("Q", "Q") if self.is_big else ("H", "I")
        self._entry = struct.Struct(self.byteorder + ("HHQ8s" if self.is_big else "HHI4s"))
        if self.is_big:
            # The length of an offset and a zero come before the first.
            file.seek(8)
        self._layouts: dict[Layout, tuple[Layout, Layout]] = {}
        self._parsed: dict[tuple[int, int, int, bytes], Any] = {}
        self._listed_bytes = 0
        self.chain: list[Directory] = []
        seen: set[int] = set()
        offset = self._one(self._offset_kind)
        while offset:
            if offset in seen:
                raise ValueError(f"the directories run in a circle at {offset}")
            seen.add(offset)
            entries = self._entries(offset, counted=True)
            following = self._one(self._offset_kind)
            self.chain.append(self._directory(offset, entries))
            offset = following
        if not self.chain:
            raise ValueError("there is no image in it")
        self._first = self._entries(self.chain[0].offset)
        self.descriptions = [
            self._text(entry) for entry in self._first if entry.tag == IMAGE_DESCRIPTION
        ]

    def has_tag(self, *tags: int) -> bool:
        """Whether the first directory has any of these tags."""
        return any(entry.tag in tags for entry in self._first)

    def at(self, offset: int) -> Directory:
        """The directory at a place in the file, such as one of :meth:`below`."""
        return self._directory(offset, self._entries(offset))

    def below(self, directory: Directory) -> tuple[int, ...]:
        """Where the directories below one lie: coarser copies of its image, finest first."""
        for entry in self._entries(directory.offset):
            if entry.tag == SUB_DIRECTORIES:
                return tuple(int(offset) for offset in self._numbers(entry))
        return ()

    def segments(self, directory: Directory) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        """Offsets and lengths in bytes of a page's tiles or strips.

        Lengths are empty when the file does not state them.
        """
        offsets = counts = np.zeros(0, np.int64)
        for entry in self._entries(directory.offset):
            if entry.tag in (273, 324):
                offsets = self._numbers(entry)
            elif entry.tag in (279, 325):
                counts = self._numbers(entry)
        return offsets, counts

    def _entries(self, offset: int, counted: bool = False) -> list[_Entry]:
        self._file.seek(offset)
        count = self._one(self._count_kind)
        length = count * self._entry.size
        if count > _MOST_TAGS:
            raise ValueError(f"the directory at {offset} claims {count} tags")
        if offset + length > self.size:
            raise ValueError(f"the directory at {offset} is cut off at {self.size}")
        if counted:
            # Directories that overlap each other are made to keep a reader busy.
            self._listed_bytes += length
            if self._listed_bytes > self.size:
                raise ValueError("the directories overlap each other")
        return [_Entry(*fields) for fields in self._entry.iter_unpack(self._file.read(length))]

    def _directory(self, offset: int, entries: list[_Entry]) -> Directory:
        values = tuple(
            (entry.tag, self._layout_value(entry)) for entry in entries if entry.tag in _LAYOUT_TAGS
        )
        known = self._layouts.get(values)
        if known is None:
            shape = tuple(pair for pair in values if pair[0] in _SHAPE_TAGS)
            known = self._layouts[values] = (values, shape)
        return Directory(offset, *known)

    def _layout_value(self, entry: _Entry) -> Any:
        key = (entry.tag, entry.kind, entry.count, entry.value)
        if key not in self._parsed:
            if entry.tag == _JPEG_TABLES or entry.kind not in _NUMBERS:
                # Equal only where it is the very same place.
                self._parsed[key] = entry.value
            elif entry.count > 64:
                raise ValueError(f"tag {entry.tag} claims {entry.count} values")
            else:
                self._parsed[key] = tuple(int(n) for n in self._numbers(entry)) or (0,)
        return self._parsed[key]

    def _content(self, entry: _Entry) -> bytes:
        length = entry.count * _SIZES.get(entry.kind, 1)
        if length <= len(entry.value):
            return entry.value[:length]
        (offset,) = struct.unpack(self.byteorder + self._offset_kind, entry.value)
        if offset + length > self.size:
            raise ValueError(f"tag {entry.tag} at {offset} is cut off at {self.size}")
        self._file.seek(offset)
        return self._file.read(length)

    def _numbers(self, entry: _Entry) -> npt.NDArray[np.int64]:
        kind = _NUMBERS.get(entry.kind)
        if kind is None:
            raise ValueError(f"tag {entry.tag} holds no whole numbers")
        stored = np.dtype(kind).newbyteorder(self.byteorder)
        numbers = np.frombuffer(self._content(entry), stored)
        if kind == "Q" and numbers.size and int(numbers.max()) > np.iinfo(np.int64).max:
            raise ValueError(f"tag {entry.tag} points beyond any file")
        return numbers.astype(np.int64)

    def _text(self, entry: _Entry) -> str:
        content = self._content(entry).rstrip(b"\0")
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return content.decode("latin-1")

    def _one(self, kind: str) -> int:
        wanted = struct.Struct(self.byteorder + kind)
        content = self._file.read(wanted.size)
        if len(content) < wanted.size:
            raise ValueError(f"the file ends at {self.size} within its directories")
        return int(wanted.unpack(content)[0])
