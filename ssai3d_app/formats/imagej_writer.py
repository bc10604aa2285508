"""TIFF as ImageJ writes it: uncompressed planes in one block, read at once by ImageJ and Fiji."""

from __future__ import annotations

import math
import struct
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.errors import cannot_write, wrong_usage
from ssai3d_app.formats import imagej_tags as tags
from ssai3d_app.formats.result import ImageDescription, ResultDescription
from ssai3d_app.formats.sequential_writer import SequentialWriter

_SAMPLE_FORMATS = {"uint8": 1, "uint16": 1, "float32": 3}
_HEAD = 4096
"""Header, first directory and description; the rest comes behind it."""

_LARGEST_OFFSET = 2**32 - 1
_DIRECTORY = 256


def _record_room(image: ImageDescription) -> int:
    """Bytes kept for ImageJ's metadata: labels, colours, and the record of the run."""
    labels = sum(4 * len(label) + 4 for label in tags.plane_labels(image))
    return labels + 2**20 + 2**16 * image.shape[1]


def imagej_bytes(description: ResultDescription) -> int:
    """Space that a result takes at the most, in bytes."""
    return sum(
        _HEAD
        + prod(image.shape) * np.dtype(image.dtype).itemsize
        + _record_room(image)
        + prod(image.shape[:3]) * _DIRECTORY
        for image in description.images
    )


class ImageJWriter(SequentialWriter):
    """Writes ``.tif`` for ImageJ: one image of 8, 16 or real 32 bits.

    Where 32-bit offsets do not reach, only the first plane has a directory, as in ImageJ's own
    files beyond 4 GB: the others follow it, and the description says how many.
    """

    def _begin(self) -> None:
        if len(self.images) > 1:
            raise wrong_usage(
                "A TIFF for ImageJ holds one scene",
                "choose one scene, or a name that ends in .ome.tif or .ome.zarr",
            )
        (self._image_written,) = self.images
        image = self._image_written
        if image.dtype not in _SAMPLE_FORMATS:
            raise cannot_write(
                f"A TIFF for ImageJ cannot hold values of type {image.dtype}",
                "choose a name that ends in .ome.tif, or 32-bit real values",
            )
        self._is_long = imagej_bytes(ResultDescription((image,))) > _LARGEST_OFFSET
        self._room = _record_room(image) if self._is_long else 0
        self._first = _HEAD + self._room
        self._plane_bytes = prod(image.shape[3:]) * np.dtype(image.dtype).itemsize
        self._end = self._first + prod(image.shape[:3]) * self._plane_bytes
        self._ranges = [(math.inf, -math.inf)] * image.shape[1]
        self._file = self.unfinished.open("wb")

    def _append(
        self, image: int, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]
    ) -> None:
        _, channels, depth = self.images[image].shape[:3]
        for z, plane in enumerate(planes, first_z):
            # ImageJ counts channels fastest, then z, then time.
            number = (time * depth + z) * channels + channel
            self._file.seek(self._first + number * self._plane_bytes)
            self._file.write(np.ascontiguousarray(plane, plane.dtype.newbyteorder("<")).data)
        low, high = self._ranges[channel]
        self._ranges[channel] = (min(low, float(planes.min())), max(high, float(planes.max())))

    def _finish(self, provenance: str) -> None:
        image = self._image_written
        block, lengths = tags.metadata(image, self._ranges, provenance)
        # Room for the lengths too, where the metadata stand before the pixels.
        if self._is_long and len(block) + len(lengths) > self._room:
            raise cannot_write(
                "The record of this run is too long for a TIFF for ImageJ of this size",
                "choose a name that ends in .ome.tif",
            )
        block_at = _HEAD if self._is_long else self._end
        self._file.seek(block_at)
        self._file.write(block + lengths)
        planes = 1 if self._is_long else prod(image.shape[:3])
        following = self._end + len(block) + len(lengths)
        following += following % 2
        self._file.seek(0)
        self._file.write(struct.pack("<2sHI", b"II", 42, 8))
        lowest, highest = min(r[0] for r in self._ranges), max(r[1] for r in self._ranges)
        text = tags.description(image, (lowest, highest)).encode("ascii") + b"\0"
        first = [
            *self._entries(0),
            tags.Entry(270, "ascii", text),
            tags.Entry(50838, "I", lengths, block_at + len(block)),
            tags.Entry(50839, "B", block, block_at),
        ]
        self._file.write(tags.directory(first, 8, following if planes > 1 else 0))
        self._file.seek(following)
        for number in range(1, planes):
            entries = self._entries(number)
            length = len(tags.directory(entries, following, 0))
            last = number + 1 == planes
            self._file.write(tags.directory(entries, following, 0 if last else following + length))
            following += length
        self._file.close()

    def _entries(self, number: int) -> list[tags.Entry]:
        """What the directory of a plane says of its pixels."""
        image = self._image_written
        _, y, x = image.voxel_size
        height, width = image.shape[3:]
        return [
            tags.Entry(256, "I", struct.pack("<I", width)),
            tags.Entry(257, "I", struct.pack("<I", height)),
            tags.Entry(258, "H", struct.pack("<H", 8 * np.dtype(image.dtype).itemsize)),
            tags.Entry(259, "H", struct.pack("<H", 1)),
            tags.Entry(262, "H", struct.pack("<H", 1)),
            tags.Entry(273, "I", struct.pack("<I", self._first + number * self._plane_bytes)),
            tags.Entry(277, "H", struct.pack("<H", 1)),
            tags.Entry(278, "I", struct.pack("<I", height)),
            tags.Entry(279, "I", struct.pack("<I", self._plane_bytes)),
            tags.Entry(282, "ratio", tags.per_micrometre(x)),
            tags.Entry(283, "ratio", tags.per_micrometre(y)),
            tags.Entry(296, "H", struct.pack("<H", 1)),
            tags.Entry(339, "H", struct.pack("<H", _SAMPLE_FORMATS[image.dtype])),
        ]

    def _close(self) -> None:
        self._file.close()
