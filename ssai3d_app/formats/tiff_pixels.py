"""Regions of TIFF pages: only the tiles or strips that a region touches are read and decoded."""

from __future__ import annotations

import logging
from collections import OrderedDict
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import tifffile

from ssai3d_app.formats import metadata
from ssai3d_app.formats.tiff_directories import Directories, Directory, Layout

# tifffile complains in the log about every odd tag; what matters is raised.
logging.getLogger("tifffile").setLevel(logging.CRITICAL)

_MOST_LAYOUTS = 64
_FREE_BYTES = 1 << 24
_MOST_EXPANSION = 2000
"""No compressor packs pixels tighter, but for small segments without content."""

_JPEG = (6, 7, 34892, 33007)


class TiffPixels:
    """One TIFF file: its directories, and the pixels of its pages.

    Used from one thread at a time. Nothing stays mapped or cached, so that paging through a large
    file needs the memory of one region.

    Raises
    ------
    ValueError
        When the file is cut off or its structure makes no sense.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._resources = ExitStack()
        try:
            self._file: BinaryIO = self._resources.enter_context(path.open("rb"))
            self.directories = Directories(self._file)
            for description in self.directories.descriptions:
                # Before tifffile sees it, which parses the XML of some formats at once.
                metadata.refuse_entities(description)
            self.tiff = self._resources.enter_context(tifffile.TiffFile(path))
        except BaseException:
            self.close()
            raise
        self._keyframes: OrderedDict[Layout, Any] = OrderedDict()

    def close(self) -> None:
        """Release the file; safe to call twice."""
        self._resources.close()

    def keyframe(self, directory: Directory) -> Any:
        """A tifffile page that decodes all pages of this layout."""
        page = self._keyframes.get(directory.layout)
        if page is None:
            if len(self._keyframes) >= _MOST_LAYOUTS:
                self._keyframes.popitem(last=False)
            self.tiff.filehandle.seek(directory.offset)
            is_first = directory.offset == self.directories.chain[0].offset
            page = tifffile.TiffPage(self.tiff, 0 if is_first else 1)
            _refuse_unreadable(page)
            self._keyframes[directory.layout] = page
        return page

    def region(self, directory: Directory, rows: slice, columns: slice) -> npt.NDArray[Any]:
        """Pixels of a page, shape (Y, X, S), native byte order."""
        offsets, counts = self.directories.segments(directory)
        return self.decoded(self.keyframe(directory), offsets, counts, rows, columns)

    def decoded(
        self,
        page: Any,
        offsets: npt.NDArray[Any],
        counts: npt.NDArray[Any],
        rows: slice,
        columns: slice,
    ) -> npt.NDArray[Any]:
        """The region of a page whose segments lie at ``offsets``, decoded as ``page`` says."""
        separate, depth, length, width, samples = page.shaped
        if depth != 1 or rows.stop > length or columns.stop > width:
            raise ValueError(f"a page of {page.shaped} has no region {rows}, {columns}")
        tile = (page.tilelength, page.tilewidth) if page.is_tiled else (page.rowsperstrip, width)
        if min(tile) < 1:
            raise ValueError(f"tiles of {tile}")
        down, across = -(-length // tile[0]), -(-width // tile[1])
        if len(offsets) < separate * down * across:
            raise ValueError(f"{len(offsets)} of {separate * down * across} tiles or strips exist")
        if _is_raw(page):
            read = self._raw_rows(page, offsets, rows, tile[0])
            return read[:, columns]
        if len(counts) < separate * down * across:
            raise ValueError("the lengths of the compressed parts are not stated")
        if not counts.any():
            raise ValueError("a page without pixels")
        region = np.zeros(
            (rows.stop - rows.start, columns.stop - columns.start, separate * samples),
            pixel_type(page),
        )
        for sample in range(separate):
            for y in range(rows.start // tile[0], -(-rows.stop // tile[0])):
                for x in range(columns.start // tile[1], -(-columns.stop // tile[1])):
                    number = (sample * down + y) * across + x
                    self._paste(
                        region[..., sample : sample + 1] if separate > 1 else region,
                        page,
                        number,
                        (int(offsets[number]), int(counts[number])),
                        (y * tile[0] - rows.start, x * tile[1] - columns.start),
                    )
        return region

    def _paste(
        self,
        region: npt.NDArray[Any],
        page: Any,
        number: int,
        place: tuple[int, int],
        corner: tuple[int, int],
    ) -> None:
        """Decode one segment into the region; ``corner`` is its place there, or outside."""
        if place[1] == 0:
            if page.is_tiled:
                return  # left out because it is empty
            raise ValueError(f"strip {number} is missing")
        encoded = self._bytes(*place)
        _, shape = page.decode(None, number)[1:]
        claimed = int(np.prod(shape, dtype=object)) * page.dtype.itemsize
        if claimed > _FREE_BYTES + _MOST_EXPANSION * len(encoded):
            raise ValueError(f"{len(encoded)} bytes claim to hold {claimed}")
        tables = (
            {"jpegtables": page.jpegtables, "jpegheader": page.jpegheader}
            if page.compression in _JPEG
            else {}
        )
        decoded = page.decode(encoded, number, **tables)[0][0]
        top, left = corner
        inner = (slice(max(0, -top), None), slice(max(0, -left), None))
        target = region[max(0, top) :, max(0, left) :]
        part = decoded[inner][: target.shape[0], : target.shape[1]]
        target[: part.shape[0], : part.shape[1]] = part

    def _raw_rows(
        self, page: Any, offsets: npt.NDArray[Any], rows: slice, strip: int
    ) -> npt.NDArray[Any]:
        """Whole rows of an uncompressed page in strips, shape (Y, X, S)."""
        separate, _, length, width, samples = page.shaped
        stored = np.dtype(page.dtype).newbyteorder(self.directories.byteorder)
        row_bytes = width * samples * stored.itemsize
        per_sample = -(-length // strip)
        parts = []
        for sample in range(separate):
            pieces: list[tuple[int, int]] = []
            for number in range(rows.start // strip, -(-rows.stop // strip)):
                offset = int(offsets[sample * per_sample + number])
                if offset == 0:
                    raise ValueError(f"strip {number} is missing")
                first = max(rows.start - number * strip, 0)
                last = min(rows.stop - number * strip, strip)
                start, size = offset + first * row_bytes, (last - first) * row_bytes
                if pieces and sum(pieces[-1]) == start:
                    pieces[-1] = (pieces[-1][0], pieces[-1][1] + size)
                else:
                    pieces.append((start, size))
            content = b"".join(self._bytes(*piece) for piece in pieces)
            parts.append(np.frombuffer(content, stored).reshape(-1, width, samples))
        read = parts[0] if separate == 1 else np.concatenate(parts, axis=2)
        return np.asarray(read, dtype=page.dtype)

    def _bytes(self, offset: int, count: int) -> bytes:
        if offset < 0 or count < 0 or offset + count > self.directories.size:
            raise ValueError(f"pixels at {offset} are cut off at {self.directories.size}")
        self._file.seek(offset)
        return self._file.read(count)

    def block(self, offset: int, dtype: npt.DTypeLike, count: int) -> npt.NDArray[Any]:
        """``count`` uncompressed values from a place in the file, in native byte order."""
        stored = np.dtype(dtype).newbyteorder(self.directories.byteorder)
        values = np.frombuffer(self._bytes(offset, count * stored.itemsize), stored)
        return np.asarray(values, dtype=np.dtype(dtype).newbyteorder("="))


def pixel_type(page: Any) -> np.dtype[Any]:
    """The type in which a page's pixels are given: bits come as bytes of 0 and 1."""
    native = np.dtype(page.dtype).newbyteorder("=")
    return np.dtype("uint8") if native.kind == "b" else native


def _is_raw(page: Any) -> bool:
    """Whether its rows can be taken from the file as they are."""
    plain = page.compression == 1 and page.predictor == 1 and page.fillorder == 1
    whole = page.bitspersample in (8, 16, 32, 64) and page.dtype.itemsize * 8 == page.bitspersample
    return bool(plain and whole and not page.is_tiled and not page.is_subsampled)


def _refuse_unreadable(page: Any) -> None:
    if page.dtype is None or 0 in page.shaped:
        raise ValueError(
            f"pixels of {page.bitspersample} bits and format {page.sampleformat} cannot be read"
        )
    if np.dtype(page.dtype).kind == "c":
        raise ValueError("complex values cannot be read")
