"""OME-TIFF results: BigTIFF in tiles, with coarser levels, streamed plane by plane."""

from __future__ import annotations

from math import ceil, prod
from typing import Any

import numpy as np
import numpy.typing as npt
import tifffile

from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.pyramid import Level, Plane, StreamedPyramid, lateral_levels
from ssai3d_app.formats.result import ResultDescription
from ssai3d_app.formats.result_xml import OME_TYPES, ome_xml
from ssai3d_app.formats.sequential_writer import SequentialWriter

_TILE = 512
_DIRECTORY_BYTES = 512
_BYTES_PER_TILE = 64
"""What a tile takes beyond its pixels: its place, its length, and what zlib adds at the most."""
_DOCUMENT_BYTES = 2**20


def _tile(level: Level) -> tuple[int, int]:
    """Edges (y, x) of the tiles of a level: multiples of 16, and no larger than it needs."""
    y, x = (min(_TILE, 16 * ceil(n / 16)) for n in level.shape[1:])
    return y, x


def ome_tiff_bytes(description: ResultDescription) -> int:
    """Space that a result takes at the most, in bytes: pixels that cannot be compressed."""
    total = _DOCUMENT_BYTES
    for image in description.images:
        planes, size = prod(image.shape[:3]), np.dtype(image.dtype).itemsize
        for level in lateral_levels(image.shape[2:]):
            y, x = level.shape[1:]
            tiles = prod(ceil(n / t) for n, t in zip((y, x), _tile(level), strict=True))
            pixels = y * x * size
            per_plane = pixels + pixels // 500 + tiles * _BYTES_PER_TILE + _DIRECTORY_BYTES
            total += planes * per_plane
    return total


class OmeTiffWriter(SequentialWriter):
    """Writes ``.ome.tif``: each plane, then its coarser copies as SubIFDs."""

    def _begin(self) -> None:
        for image in self.images:
            if image.dtype not in OME_TYPES:
                raise cannot_write(
                    f"An OME-TIFF cannot hold values of type {image.dtype}",
                    "choose a name that ends in .ome.zarr, or 32-bit real values",
                )
        self._file: Any = tifffile.TiffWriter(self.unfinished, bigtiff=True)
        self._is_first = True

    def _append(
        self,
        image: int,
        time: int,  # noqa: ARG002 - the order of planes is that of the file
        channel: int,  # noqa: ARG002
        first_z: int,
        planes: npt.NDArray[Any],
    ) -> None:
        levels = lateral_levels(self.images[image].shape[2:])
        pyramid = StreamedPyramid(
            levels,
            self.images[image].dtype,
            lambda level, _, coarse: self._write(coarse, levels[level], subfiletype=1),
        )
        for z, plane in enumerate(planes, first_z):
            # The final text is longer and known only at the end; see _finish.
            description = "OME" if self._is_first else None
            self._write(plane, levels[0], subifds=len(levels) - 1, description=description)
            self._is_first = False
            pyramid.add(z, plane)

    def _write(self, plane: Plane, level: Level, **options: Any) -> None:
        self._file.write(
            np.ascontiguousarray(plane),
            photometric="minisblack",
            tile=_tile(level),
            # zlib is read by Fiji, napari and Bio-Formats, and so is the predictor for
            # integers; the one for real values is not ("Unknown Predictor (3)").
            compression="zlib",
            predictor=plane.dtype.kind in "ui",
            compressionargs={"level": 4},
            metadata=None,
            **options,
        )

    def _finish(self, provenance: str) -> None:
        self._file.close()
        with tifffile.TiffFile(self.unfinished, mode="r+b") as written:
            tag = written.pages[0].tags["ImageDescription"]
            tag.overwrite(ome_xml(self.images, provenance, in_tiff=True))

    def _close(self) -> None:
        self._file.close()
