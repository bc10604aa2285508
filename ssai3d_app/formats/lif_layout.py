"""Where the pixels of a LIF series lie: its dimensions and channels with their strides in bytes.

Everything that a series can be, xz scans, interleaved colour, padded rows, is a matter of strides.
"""

from __future__ import annotations

import math
import mmap
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
import numpy.typing as npt

from ssai3d_app.formats import metadata, optics

_IMAGE = "./Data/Image/ImageDescription/"

_LETTERS = {1: "X", 2: "Y", 3: "Z", 4: "T", 5: "λ", 9: "Λ"}
"""The numbers of dimensions; λ is the emission and Λ the excitation of spectral series."""

_NAMES = {6: "rotation", 7: "slice", 8: "slice", 10: "tile", 11: "loop"}
"""Dimensions that we have no axis for: each of their steps is a scene."""


_MOST_DIMENSIONS = 16
"""Of a series; the format knows eleven."""

_MOST_SCENES = 10_000
"""That one series can make of its tiles, rotations and loops; more are damage."""


@dataclass(frozen=True)
class Dimension:
    """A dimension of a series.

    ``letter`` is X, Y, Z, T, λ or Λ, or empty for one that has no axis of ours, which ``name``
    then names. ``stride`` is in bytes; ``origin`` and ``length``, from the first to the last
    position, have ``unit``. A negative ``length`` is a direction.
    """

    letter: str
    name: str
    count: int
    stride: int
    origin: float
    length: float
    unit: str

    @property
    def step(self) -> float | None:
        """The distance between positions in the dimension's unit; ``None`` where unknown."""
        return optics.positive(abs(self.length) / (self.count - 1)) if self.count > 1 else None

    def wavelength_nm(self, index: int) -> float | None:
        """The wavelength at a step of a spectral dimension."""
        step = self.length / (self.count - 1) if self.count > 1 else 0.0
        position = metadata.micrometres(self.origin + index * step, self.unit or "m")
        return None if position is None else optics.wavelength_nm(round(1000 * position, 3))


@dataclass(frozen=True)
class StoredChannel:
    """A channel as it is stored: type, offset in bytes, colour tag (1 red, 2 green, 3 blue)."""

    dtype: np.dtype[Any]
    offset: int
    tag: int


@dataclass(frozen=True)
class Layout:
    """The dimensions and channels of a series."""

    dimensions: tuple[Dimension, ...]
    channels: tuple[StoredChannel, ...]

    def along(self, letter: str) -> Dimension | None:
        """The dimension of an axis, or ``None``."""
        return next((found for found in self.dimensions if found.letter == letter), None)

    def count(self, letter: str) -> int:
        """The length of an axis; 1 where the series has none."""
        found = self.along(letter)
        return found.count if found else 1

    @property
    def others(self) -> tuple[Dimension, ...]:
        """Dimensions that make scenes, longer than 1."""
        return tuple(found for found in self.dimensions if not found.letter and found.count > 1)

    @property
    def colour(self) -> tuple[StoredChannel, ...]:
        """Red, green and blue, where the series is in colour; else nothing."""
        if sorted(channel.tag for channel in self.channels) != [1, 2, 3]:
            return ()
        return tuple(sorted(self.channels, key=lambda channel: channel.tag))


def layout_of(series: Element) -> Layout | None:
    """The layout of a series, or ``None`` for one without lateral axes.

    Raises
    ------
    ValueError, KeyError
        When it makes no sense.
    """
    dimensions: list[Dimension] = []
    listed = series.findall(_IMAGE + "Dimensions/DimensionDescription")
    if len(listed) > _MOST_DIMENSIONS:
        raise ValueError(f"an image of {len(listed)} dimensions")
    for described in listed:
        number = int(described.attrib["DimID"])
        letter = _LETTERS.get(number, "")
        if letter in {found.letter for found in dimensions}:
            letter = ""
        count, stride = int(described.attrib["NumberOfElements"]), int(described.attrib["BytesInc"])
        if count < 1 or stride < 0:
            raise ValueError(f"a dimension of {count} steps of {stride} bytes")
        dimensions.append(
            Dimension(
                letter,
                _NAMES.get(number, "step"),
                count,
                stride,
                float(described.get("Origin", "0")),
                float(described.get("Length", "0")),
                described.get("Unit", ""),
            )
        )
    channels = [
        _channel(described) for described in series.iterfind(_IMAGE + "Channels/ChannelDescription")
    ]
    if not channels or not {"X", "Y", "Z"} & {found.letter for found in dimensions}:
        return None
    layout = Layout(tuple(dimensions), tuple(channels))
    scenes = math.prod(found.count for found in layout.others)
    if scenes > _MOST_SCENES:
        raise ValueError(f"a series of {scenes} scenes")
    return layout


def _channel(described: Element) -> StoredChannel:
    kind, bits = int(described.attrib["DataType"]), int(described.attrib["Resolution"])
    bytes_ = next((size for size in (1, 2, 4, 8) if 0 < bits <= 8 * size), 0)
    if kind not in (0, 1) or not bytes_ or (kind, bytes_) == (1, 1):
        raise ValueError(f"pixels of type {kind} and {bits} bits")
    offset = int(described.attrib["BytesInc"])
    if offset < 0:
        raise ValueError(f"a channel at {offset} bytes")
    dtype = np.dtype(f"<{'uf'[kind]}{bytes_}")
    return StoredChannel(dtype, offset, int(described.get("ChannelTag", "0")))


@dataclass(frozen=True)
class Block:
    """Where the pixels of a series lie in a file; ``size`` in bytes."""

    path: Path
    offset: int
    size: int

    def read(
        self, channel: StoredChannel, axes: tuple[tuple[int, int, int], ...], offset: int
    ) -> npt.NDArray[Any]:
        """A box: ``axes`` are (first, stop, stride) each, ``offset`` the bytes before their zero.

        Only what lies between its first and its last byte is mapped, and let go again: a map of
        the whole would keep what has been read in memory.

        Raises
        ------
        ValueError
            When it does not lie inside the block, or the file is cut off.
        """
        begin = channel.offset + offset + sum(first * stride for first, _, stride in axes)
        shape = tuple(stop - first for first, stop, _ in axes)
        strides = tuple(stride for _, _, stride in axes)
        length = sum((n - 1) * stride for n, stride in zip(shape, strides, strict=True))
        length += channel.dtype.itemsize
        if begin + length > self.size:
            raise ValueError(f"the series needs {begin + length} of {self.size} bytes")
        begin += self.offset
        if begin + length > self.path.stat().st_size:
            raise ValueError("the file is cut off")
        skipped = begin % mmap.ALLOCATIONGRANULARITY
        with (
            self.path.open("rb") as file,
            mmap.mmap(
                file.fileno(), length + skipped, access=mmap.ACCESS_READ, offset=begin - skipped
            ) as mapped,
        ):
            view = np.ndarray(shape, channel.dtype, mapped, skipped, strides)
            box = view.astype(channel.dtype.newbyteorder("="), copy=True)
            # A map in use cannot be closed.
            del view
        return box
