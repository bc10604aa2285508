"""Images of TIFF files: where each plane lies, and how its pixels become a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.formats.tiff_directories import Directory
from ssai3d_app.formats.tiff_pixels import TiffPixels, pixel_type
from ssai3d_app.volume.scene import Box, Scene, Voxels

_COLOUR = (2, 5, 6, 8)
"""Photometric interpretations whose samples are one colour: RGB, CMYK, YCbCr, CIE L*a*b*."""

MISSING = -1


class Source(Protocol):
    """Pages by their number."""

    def region(self, number: int, rows: slice, columns: slice, level: int) -> npt.NDArray[Any]:
        """Pixels of a page, shape (Y, X, S), native byte order."""


@dataclass(frozen=True)
class TiffImage:
    """A scene, and where its planes are.

    ``numbers`` holds the page of each plane, shape (T, C, Z), or ``MISSING``. With
    ``samples_are_channels`` every page holds all channels, and C of ``numbers`` is 1.
    """

    scene: Scene
    numbers: npt.NDArray[np.int64]
    source: Source
    samples_are_channels: bool = False

    def box(self, time: int, channel: int, box: Box, level: int) -> Voxels:
        """A box of one channel, shape (Z, Y, X) or (Z, Y, X, S).

        Raises
        ------
        UserError
            When a plane is missing from the file.
        """
        depth, rows, columns = box
        colour = self.scene.axes.endswith("S")
        shape: tuple[int, ...] = tuple(s.stop - s.start for s in box)
        if colour:
            shape = (*shape, self.scene.length("S"))
        voxels = np.empty(shape, self.scene.dtype)
        sample = channel if self.samples_are_channels else 0
        stored = 0 if self.samples_are_channels else channel
        for place, z in enumerate(range(depth.start, depth.stop)):
            number = int(self.numbers[time, stored, z])
            if number == MISSING:
                raise missing_plane(time, channel, z)
            region = self.source.region(number, rows, columns, level)
            voxels[place] = region if colour else region[..., sample]
        return voxels


def missing_plane(time: int, channel: int, z: int) -> UserError:
    """What the user meets who asks for a plane that the file does not have."""
    return unreadable(
        f"Plane {z + 1} of channel {channel + 1} at time {time + 1} was never written to the file",
        "choose another time or channel, or export the stack again",
    )


class ChainSource:
    """Pages that have an image directory each."""

    def __init__(self, pixels: TiffPixels, pages: Sequence[Directory]) -> None:
        self._pixels = pixels
        self._pages = pages

    def region(self, number: int, rows: slice, columns: slice, level: int) -> npt.NDArray[Any]:
        """See :class:`Source`."""
        return page_region(self._pixels, self._pages[number], rows, columns, level)


def page_region(
    pixels: TiffPixels, page: Directory, rows: slice, columns: slice, level: int
) -> npt.NDArray[Any]:
    """Pixels of a page, or of one of the coarser copies below it.

    Raises
    ------
    ValueError
        When there is no such copy.
    """
    if level:
        below = pixels.directories.below(page)
        if level > len(below):
            raise ValueError(f"the page at {page.offset} has {len(below)} coarser copies")
        page = pixels.directories.at(below[level - 1])
    return pixels.region(page, rows, columns)


class BlockSource:
    """Pages without directories of their own, one after the other behind the first.

    Raises
    ------
    ValueError
        When the file ends before the last one.
    """

    def __init__(self, pixels: TiffPixels, page: Any, offset: int, count: int) -> None:
        self._pixels = pixels
        self._offset = offset
        self._dtype = np.dtype(page.dtype)
        separate, depth, self._length, self._width, samples = page.shaped
        if depth != 1 or page.compression != 1 or page.bitspersample != 8 * self._dtype.itemsize:
            raise ValueError("pages without directories cannot be packed")
        self._separate, self._samples = separate, samples
        self._row = self._width * samples
        end = offset + count * separate * self._length * self._row * self._dtype.itemsize
        if end > pixels.directories.size:
            raise ValueError(f"{count} planes end at {end}, the file at {pixels.directories.size}")

    def region(self, number: int, rows: slice, columns: slice, level: int) -> npt.NDArray[Any]:
        """See :class:`Source`."""
        if level:
            raise ValueError("a block has no coarser copies")
        height = rows.stop - rows.start
        parts = []
        for sample in range(self._separate):
            row = (number * self._separate + sample) * self._length + rows.start
            place = self._offset + row * self._row * self._dtype.itemsize
            values = self._pixels.block(place, self._dtype, height * self._row)
            parts.append(values.reshape(height, self._width, self._samples)[:, columns])
        return parts[0] if self._separate == 1 else np.concatenate(parts, axis=2)


@dataclass(frozen=True)
class Samples:
    """What one page holds: its size, its type, and what its samples are."""

    length: int
    width: int
    dtype: str
    count: int
    are_colour: bool

    @classmethod
    def of(cls, page: Any) -> Samples:
        """As a tifffile page describes it."""
        separate, depth, length, width, samples = page.shaped
        if not all(isinstance(n, int) and n > 0 for n in page.shaped):
            raise ValueError(f"pages of {page.shaped}")
        if depth != 1:
            raise ValueError(f"pages that are {depth} planes deep cannot be read")
        count = separate * samples
        colour = int(page.photometric) in _COLOUR and count > 1
        return cls(length, width, pixel_type(page).name, count, colour)

    @property
    def plane_bytes(self) -> int:
        """Bytes of one page when decoded."""
        return self.length * self.width * self.count * np.dtype(self.dtype).itemsize


def pyramid_of(
    pixels: TiffPixels, page: Directory, planes: int
) -> tuple[tuple[int, int, int], ...]:
    """Shapes (Z, Y, X) of the coarser copies that a page has below it, finest first.

    What is no smaller picture of the same kind (masks, labels) ends the list.
    """
    shapes: list[tuple[int, int, int]] = []
    last = (page.length, page.width)
    kept = page.shape_of_samples
    for offset in pixels.directories.below(page):
        copy = pixels.directories.at(offset)
        size = (copy.length, copy.width)
        smaller = 0 < size[0] <= last[0] and 0 < size[1] <= last[1] and size != last
        if not smaller or copy.shape_of_samples != kept:
            break
        shapes.append((planes, *size))
        last = size
    return tuple(shapes)


def photometric_remarks(page: Any) -> list[str]:
    """What the numbers of the pixels mean where they are no plain intensities."""
    if int(page.photometric) == 0:
        return ["White is stored as 0 in this file; its numbers are given as they are stored."]
    if int(page.photometric) == 3:
        return ["The pixels are numbers of colours in a palette, no intensities."]
    return []
