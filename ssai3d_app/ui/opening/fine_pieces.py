"""Parts of slices with every voxel, read beside a coarse preview for what is in view."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.volume.boxes import parts
from ssai3d_app.volume.scene import Box

Array = npt.NDArray[Any]

_PLANES_AT_ONCE = 32
_ROWS_AT_ONCE = 512


@dataclass(frozen=True)
class Region:
    """A part of the slice at one voxel along ``axis`` (0 z, 1 y, 2 x).

    ``spans`` are the first voxel and the one after the last along z, y and x.
    """

    axis: int
    spans: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]

    @property
    def box(self) -> Box:
        """The voxels, one thick along ``axis``."""
        z, y, x = (slice(*span) for span in self.spans)
        return z, y, x

    @property
    def count(self) -> int:
        """Number of voxels."""
        return math.prod(stop - start for start, stop in self.spans)

    def covers(self, other: Region) -> bool:
        """Whether another region lies within."""
        return self.axis == other.axis and all(
            start <= first and last <= stop
            for (start, stop), (first, last) in zip(self.spans, other.spans, strict=True)
        )


class FinePiece:
    """The voxels of a region, which come part by part. ``values`` lie in the order z, y, x."""

    def __init__(self, region: Region, dtype: str) -> None:
        self.region = region
        z, y, x = (stop - start for start, stop in region.spans)
        self._voxels: Array = np.zeros((z, y, x), dtype)
        edge = (_PLANES_AT_ONCE, y, x) if region.axis else (1, _ROWS_AT_ONCE, x)
        self._rest = list(parts(region.box, edge))

    @property
    def values(self) -> Array:
        """The slice, in two dimensions."""
        flat: Array = self._voxels.squeeze(self.region.axis)
        return flat

    @property
    def nbytes(self) -> int:
        """Memory it takes."""
        return self._voxels.nbytes

    @property
    def is_complete(self) -> bool:
        """Whether every part has come."""
        return not self._rest

    def missing(self) -> Iterator[Box]:
        """The boxes that have not come, in the order in which they are to be read."""
        while self._rest:
            yield self._rest[0]

    def put(self, voxels: Array) -> None:
        """Take the first of the missing boxes, shape (Z, Y, X)."""
        box = self._rest[0]
        inside = tuple(
            slice(part.start - start, part.stop - start)
            for part, (start, _) in zip(box, self.region.spans, strict=True)
        )
        self._voxels[inside] = voxels
        del self._rest[0]


class FinePieces:
    """The pieces last looked at of one volume. One thread fills it, another draws from it."""

    def __init__(self, byte_limit: int) -> None:
        self.byte_limit = byte_limit
        self._lock = threading.Lock()
        self._pieces: list[FinePiece] = []

    @property
    def nbytes(self) -> int:
        """Memory that they take."""
        with self._lock:
            return sum(piece.nbytes for piece in self._pieces)

    def allows(self, region: Region, itemsize: int) -> bool:
        """Whether a region is small enough to be held beside those of the other cuts."""
        return 4 * region.count * itemsize <= self.byte_limit

    def find(self, region: Region) -> FinePiece | None:
        """A complete piece that covers a region."""
        with self._lock:
            for piece in reversed(self._pieces):
                if piece.is_complete and piece.region.covers(region):
                    return piece
        return None

    def begun(self, region: Region, dtype: str) -> FinePiece:
        """The piece of exactly this region, where reading it goes on."""
        with self._lock:
            for piece in self._pieces:
                if piece.region == region:
                    break
            else:
                piece = FinePiece(region, dtype)
                # What was begun and given up is in nobody's view.
                self._pieces = [
                    p for p in self._pieces if p.is_complete or p.region.axis != region.axis
                ]
                self._pieces.append(piece)
            while sum(p.nbytes for p in self._pieces) > self.byte_limit and len(self._pieces) > 1:
                del self._pieces[0]
            return piece
