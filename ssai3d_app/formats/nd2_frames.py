"""Pixels of an ND2 file: only the rows that are wanted, or one frame inflated and kept."""

from __future__ import annotations

import struct
import zlib
from typing import IO, Any

import numpy as np
import numpy.typing as npt

_HEADER = struct.Struct("<IIQ")  # magic, length of the name, length of the data
_MAGIC = 0x0ABECEDA
_BEFORE_PIXELS = 4096
"""Bytes from the beginning of a frame's chunk to its pixels: header, name, and a time of 8."""
_TIME_BYTES = 8

Frame = npt.NDArray[Any]
"""Rows of a frame, shape (Y, X, components), native byte order."""


class Frames:
    """The frames of an opened ND2 file, each of all channels.

    Parameters
    ----------
    file
        An opened ``nd2.ND2File``.
    raw
        The same file, opened for reading bytes.
    size
        Its length in bytes.
    """

    def __init__(self, file: Any, raw: IO[bytes], size: int) -> None:
        self._file, self._raw, self._size = file, raw, size
        attributes = file.attributes
        self._height = int(attributes.heightPx)
        self._width = int(attributes.widthPx or 0)
        self._components = int(attributes.componentCount)
        self._dtype: np.dtype[Any] = np.dtype(file.dtype)
        packed = self._width * self._components * self._dtype.itemsize
        self._row_bytes: int = max(int(attributes.widthBytes or 0), packed)
        self._compression = attributes.compressionType
        if min(self._height, self._width, self._components) < 1:
            raise ValueError(f"frames of {self._width} × {self._height} pixels")
        if self._compression == "lossy":
            raise ValueError("frames are compressed with loss, which no free library reads")
        self._kept: tuple[int, Frame] | None = None
        # Files older than 2009 (JPEG 2000) have no such map, and hold all they plan. No public
        # way leads to the places of the frames.
        self._places: dict[int, int] | None = (
            None if file.is_legacy else dict(file._rdr._frame_offsets)
        )

    @property
    def plane_bytes(self) -> int:
        """The size of one frame in memory."""
        return self._row_bytes * self._height

    def recorded(self, planned: int) -> list[int]:
        """The numbers of the frames that the file holds, of those planned."""
        if self._places is None:
            return list(range(planned))
        return sorted(number for number in self._places if number < planned)

    def read(self, number: int, rows: slice) -> Frame:
        """Some rows of a frame.

        Raises
        ------
        ValueError
            When the frame was never recorded, or is cut off.
        """
        if self._places is None:
            if self._kept is None or self._kept[0] != number:
                frame = np.asarray(self._file.read_frame(number))
                self._kept = number, frame.reshape(self._height, self._width, -1)
            return self._kept[1][rows]
        if number not in self._places:
            raise ValueError(f"frame {number} was never recorded")
        if self._compression == "lossless":
            if self._kept is None or self._kept[0] != number:
                self._kept = number, self._shaped(self._inflated(number), self._height)
            return self._kept[1][rows]
        begin = self._places[number] + rows.start * self._row_bytes
        wanted = (rows.stop - rows.start) * self._row_bytes
        if self._data_length(number) < self._row_bytes * self._height:
            raise ValueError(f"frame {number} is shorter than its pixels")
        return self._shaped(self._bytes(begin, wanted), rows.stop - rows.start)

    def _inflated(self, number: int) -> bytes:
        packed = self._bytes(self._places_of(number), self._data_length(number))
        # Never more than the frame: a few bytes can claim gigabytes.
        pixels = zlib.decompressobj().decompress(packed, self._row_bytes * self._height)
        if len(pixels) < self._row_bytes * self._height:
            raise ValueError(f"frame {number} is shorter than its pixels")
        return pixels

    def _places_of(self, number: int) -> int:
        assert self._places is not None
        return self._places[number]

    def _data_length(self, number: int) -> int:
        """Bytes of a frame's pixels as they are stored, from the head of its chunk."""
        head = self._bytes(self._places_of(number) - _BEFORE_PIXELS, _HEADER.size)
        magic, _, length = _HEADER.unpack(head)
        if magic != _MAGIC:
            raise ValueError(f"frame {number} is not where the file says")
        return int(length) - _TIME_BYTES

    def _bytes(self, begin: int, count: int) -> bytes:
        if begin < 0 or count < 0 or begin + count > self._size:
            raise ValueError("a frame is cut off")
        self._raw.seek(begin)
        content = self._raw.read(count)
        if len(content) != count:
            raise ValueError("a frame is cut off")
        return content

    def _shaped(self, content: bytes, rows: int) -> Frame:
        stored = np.frombuffer(content, np.uint8, rows * self._row_bytes)
        packed = self._width * self._components * self._dtype.itemsize
        used = stored.reshape(rows, self._row_bytes)[:, :packed]
        pixels: Frame = np.ascontiguousarray(used).view(self._dtype.newbyteorder("<"))
        return pixels.reshape(rows, self._width, self._components)
