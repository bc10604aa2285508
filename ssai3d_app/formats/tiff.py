"""OME-TIFF, ImageJ TIFF and plain TIFF over tifffile (BSD-3)."""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
import tifffile

from ssai3d_app.formats import metadata
from ssai3d_app.formats.ome_xml import OmeImage, read_images
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.formats.tiff_directories import refuse_cut_off
from ssai3d_app.volume.scene import Plane, Scene, VoxelSize

# tifffile complains in the log about every odd tag; what matters is raised.
logging.getLogger("tifffile").setLevel(logging.CRITICAL)


class TiffReader(PlanewiseReader):
    """Series of a TIFF file as scenes."""

    format_name = "TIFF"

    def _open(self) -> None:
        refuse_cut_off(self.path)
        self._file = self._resources.enter_context(tifffile.TiffFile(self.path))
        kind = "OME-TIFF" if self._file.is_ome else "TIFF"
        self.format_name = "ImageJ TIFF" if self._file.is_imagej else kind  # type: ignore[misc]
        # Before the series are asked for, since tifffile parses the XML for them.
        metadata.refuse_entities(self._file.pages[0].description)
        self._ome = read_images(self._file.ome_metadata) if self._file.is_ome else []
        for image in self._ome:
            metadata.refuse_absurd(self.path, *image.lengths)
        every = self._file.series
        self._refuse_missing_planes(every[0])
        # Plain TIFF lists thumbnails and label images as further series; OME names its images.
        self._series: list[Any] = list(every) if self._file.is_ome else [every[0]]

    def _refuse_missing_planes(self, series: Any) -> None:
        """What the program that wrote the file says of its planes must hold.

        Raises
        ------
        ValueError
            When the pixels end before the last plane; tifffile then takes what is left.
        """
        promised = (self._file.imagej_metadata or {}).get("images", 1)
        if self._file.is_imagej and series.kind != "imagej" and promised > len(series.pages):
            raise ValueError(f"{len(series.pages)} of {promised} planes are here")

    def _describe(self) -> list[Scene]:
        self._axes = [_standard_axes(series.axes, series.shape) for series in self._series]
        return [self._scene_of(index, self._ome) for index in range(len(self._series))]

    def _scene_of(self, index: int, ome: list[OmeImage]) -> Scene:
        series = self._series[index]
        sizes = dict(zip(self._axes[index], series.shape, strict=True))
        axes = "TCZYXS" if sizes.get("S", 1) > 1 else "TCZYX"
        shape = tuple(sizes.get(axis, 1) for axis in axes)
        name: str | None = None
        names: list[str | None] = []
        colors: list[str | None] = []
        if index < len(ome):
            size = ome[index].voxel_size
            name, names, colors = (
                ome[index].name,
                ome[index].channel_names,
                ome[index].channel_colors,
            )
        elif self._file.is_imagej:
            size = self._imagej_voxel_size()
            labels = (self._file.imagej_metadata or {}).get("Labels") or []
            # ImageJ labels planes, channels fastest.
            names = [str(label) for label in labels[: shape[1]]] if shape[1] > 1 else []
        else:
            size = VoxelSize()
        return Scene(
            index,
            name or self.path.stem,
            axes,
            shape,
            np.dtype(series.dtype).newbyteorder("=").name,
            size,
            metadata.channels(shape[1], names, colors),
        )

    def _imagej_voxel_size(self) -> VoxelSize:
        described = self._file.imagej_metadata or {}
        unit = str(described.get("unit", ""))
        tags = self._file.pages[0].tags
        edges: list[float | None] = []
        for tag in ("YResolution", "XResolution"):
            numerator, denominator = tags[tag].value if tag in tags else (0, 1)
            # Resolution counts pixels per unit.
            edges.append(metadata.micrometres(denominator / numerator, unit) if numerator else None)
        z = metadata.micrometres(described.get("spacing"), described.get("zunit", unit))
        return metadata.voxel_size(z, edges[0], edges[1], "ImageJ metadata")

    def _plane(self, scene: int, time: int, channel: int, z: int) -> Plane:
        series = self._series[scene]
        axes, where = self._axes[scene], {"T": time, "C": channel, "Z": z}
        if series.dataoffset is not None:
            # One contiguous block: also ImageJ hyperstacks, whose pages have no directory of
            # their own, and big-endian data, which tifffile cannot convert under numpy 2.
            stored = np.dtype(series.dtype).newbyteorder(self._file.byteorder)
            pixels = np.memmap(self.path, stored, "r", series.dataoffset, series.shape)
            plane = np.asarray(pixels[_index(axes, where)])
            return self._ordered(plane, axes)
        pages = series.pages
        inside = _page_axes(axes, series.shape, len(pages))
        leading = axes[: len(axes) - len(inside)]
        lengths = series.shape[: len(leading)]
        number = int(np.ravel_multi_index(_index(leading, where), lengths)) if leading else 0
        page = pages[number]
        if page is None:
            raise ValueError(f"page {number} is missing")
        plane = self._page_pixels(page).reshape(series.shape[len(leading) :])
        return self._ordered(plane[_index(inside, where)], inside)

    def _page_pixels(self, page: Any) -> Plane:
        if page.is_contiguous and page.compression == 1:
            stored = np.dtype(page.dtype).newbyteorder(self._file.byteorder)
            offset = page.dataoffsets[0]
            return np.asarray(np.memmap(self.path, stored, "r", offset, page.shape))
        return np.asarray(page.asarray())

    @staticmethod
    def _ordered(plane: Plane, axes: str) -> Plane:
        """Bring what is left of the axes into the order Y, X, S."""
        kept = [axis for axis in axes if axis in "YXS"]
        return plane.transpose([kept.index(axis) for axis in "YXS" if axis in kept])


def _standard_axes(axes: str, shape: tuple[int, ...]) -> str:
    """tifffile's axis letters in ours: unnamed axes (I, Q, R, …) are taken for the last of T C Z.

    So an unnamed stack of three axes is Z Y X, of four C Z Y X, of five T C Z Y X.

    Raises
    ------
    ValueError
        When there are more unnamed axes than places.
    """
    free = [axis for axis in "TCZ" if axis not in axes]
    standard = ""
    for axis, length in zip(reversed(axes), reversed(shape), strict=True):
        if axis in "TCZYXS" or length == 1:
            standard += axis
        elif free:
            standard += free.pop()
        else:
            raise ValueError(f"the axes {axes} of shape {shape} cannot be told apart")
    return standard[::-1]


def _index(axes: str, where: dict[str, int]) -> tuple[Any, ...]:
    """Index of one plane in an array with these axes."""
    return tuple(slice(None) if axis in "YXS" else where.get(axis, 0) for axis in axes)


def _page_axes(axes: str, shape: tuple[int, ...], pages: int) -> str:
    """The trailing axes that one page holds."""
    count = 1
    for position, length in enumerate(shape):
        if count == pages:
            return axes[position:]
        count *= length
    return axes[-2:] if count != pages else ""
