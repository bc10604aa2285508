"""Zeiss CZI over pylibCZIrw (LGPL-3), Zeiss's own library: scenes, stitched mosaics, any codec."""

from __future__ import annotations

import numpy as np
from pylibCZIrw import czi

from ssai3d_app.formats import czi_segments, metadata, recorded
from ssai3d_app.formats.czi_blocks import MORE_DIMENSIONS, Directory, Layout
from ssai3d_app.formats.czi_metadata import CziMetadata
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.volume.scene import Box, Scene, Voxels

_PIXELS = {
    # The format's number: (the library's name, dtype, samples)
    0: ("Gray8", "uint8", 1),
    1: ("Gray16", "uint16", 1),
    2: ("Gray32Float", "float32", 1),
    3: ("Bgr24", "uint8", 3),
    4: ("Bgr48", "uint16", 3),
    8: ("Bgr96Float", "float32", 3),
}

_MORE_NAMES = {"V": "view", "I": "illumination", "R": "rotation", "B": "block"}

_CACHE_BYTES = 128 * 2**20
"""Of decompressed tiles: boxes that are read one after the other share their tiles."""


class CziReader(PlanewiseReader):
    """Scenes of a CZI file; a mosaic is one plane, stitched as the microscope placed its tiles.

    Views, illuminations, rotations and blocks are scenes of their own, phases (raw Airyscan or
    structured illumination) are channels. Where a mosaic has no tile, pixels are 0.
    """

    format_name = "CZI"

    def _open(self) -> None:
        # Before the library opens the file, since a bad directory overruns its memory.
        directory = Directory(czi_segments.blocks(self.path), self.path.stat().st_size)
        self._layouts = tuple(directory.layouts())
        self._metadata = CziMetadata(czi_segments.xml(self.path))
        cache = czi.CacheOptions(max_memory_usage=_CACHE_BYTES)
        opened = czi.open_czi(str(self.path), cache_options=cache)
        self._czi = self._resources.enter_context(opened)

    def _describe(self) -> list[Scene]:
        names = metadata.unique_names([self._name(layout) for layout in self._layouts])
        voxel_size, on_size = self._metadata.voxel_size()
        stamps = czi_segments.time_stamps_s(self.path)
        times = max(layout.present.shape[0] for layout in self._layouts)
        time_step, on_time = self._metadata.time_step(stamps if len(stamps) == times else [])
        microscope, on_optics = self._metadata.microscope()
        scenes = []
        for index, (layout, name) in enumerate(zip(self._layouts, names, strict=True)):
            dtype, samples = _pixels_of(layout)
            area = layout.area
            metadata.refuse_absurd_plane(
                self.path, area.w * area.h * samples * np.dtype(dtype).itemsize
            )
            extent = recorded.extent(layout.present, "their pixels are 0")
            shape = (extent.times, len(layout.channels), extent.planes, area.h, area.w)
            remarks = on_optics + extent.remarks + self._remarks(layout)
            if extent.planes > 1:
                remarks += on_size
            if extent.times > 1:
                remarks += on_time
            scenes.append(
                Scene(
                    index,
                    name,
                    "TCZYX" if samples == 1 else "TCZYXS",
                    shape if samples == 1 else (*shape, samples),
                    dtype,
                    voxel_size,
                    self._metadata.channels(layout.channels),
                    microscope,
                    time_step if extent.times > 1 else None,
                    tuple(
                        (extent.planes, area.h // factor, area.w // factor)
                        for factor in layout.factors
                    ),
                    remarks,
                )
            )
        return scenes

    def _name(self, layout: Layout) -> str:
        several = len({other.key for other in self._layouts}) > 1
        name = self._metadata.scene_name(layout.key)
        parts = [name or (f"Scene {(layout.key or 0) + 1}" if several else self.path.stem)]
        for dimension in MORE_DIMENSIONS:
            if len({other.fixed[dimension] for other in self._layouts}) > 1:
                parts.append(f"{_MORE_NAMES[dimension]} {layout.fixed[dimension] + 1}")
        if len({other.is_colour for other in self._layouts}) > 1:
            parts.append("colour" if layout.is_colour else "grey")
        return ", ".join(parts)

    def _remarks(self, layout: Layout) -> tuple[str, ...]:
        remarks = []
        if self._metadata.is_skewed:
            remarks.append(
                "The planes were recorded at an angle (lattice light-sheet) and are not deskewed; "
                "deskew the stack in ZEN before it is restored."
            )
        if len({phase for _, phase in layout.channels}) > 1:
            remarks.append(
                "These are raw phases (Airyscan or structured illumination), offered as channels; "
                "process the file in ZEN before it is restored."
            )
        if layout.has_gaps:
            remarks.append("Some places of the mosaic have no tile; their pixels are 0.")
        for axis, many, planned in (("Z", "planes", 2), ("T", "times", 0)):
            announced = self._metadata.announced(axis)
            found = max(other.present.shape[planned] for other in self._layouts)
            if announced is not None and announced != found:
                remarks.append(f"The metadata announce {announced} {many}, the file holds {found}.")
        return tuple(remarks)

    def _box(self, scene: int, time: int, channel: int, box: Box, level: int) -> Voxels:
        layout, described = self._layouts[scene], self.described[scene]
        factor = layout.factors[level - 1] if level else 1
        depth, rows, columns = box
        c, phase = layout.channels[channel]
        where = layout.fixed | {"C": c, "H": phase, "T": layout.first_time + time}
        roi = (
            layout.area.x + columns.start * factor,
            layout.area.y + rows.start * factor,
            (columns.stop - columns.start) * factor,
            (rows.stop - rows.start) * factor,
        )
        _, samples = _pixels_of(layout)
        shape = tuple(s.stop - s.start for s in box)
        voxels = np.empty(shape if samples == 1 else (*shape, samples), dtype=described.dtype)
        for number, z in enumerate(range(depth.start, depth.stop)):
            pixels = np.asarray(
                self._czi.read(
                    roi=roi,
                    plane=where | {"Z": layout.first_plane + z},
                    scene=layout.key,
                    zoom=_zoom(factor),
                    pixel_type=_PIXELS[layout.pixel_types[channel]][0],
                )
            )
            # Colour comes as blue, green, red.
            voxels[number] = pixels[..., 0] if samples == 1 else pixels[..., ::-1]
        return voxels


def _zoom(factor: int) -> float:
    """One over a factor; the library counts in single precision and cuts fractions off."""
    zoom = np.float32(1 / factor)
    if float(zoom) * factor < 1:
        zoom = np.nextafter(zoom, np.float32(1))
    return float(zoom)


def _pixels_of(layout: Layout) -> tuple[str, int]:
    """dtype and samples that hold the pixels of every channel without loss."""
    unknown = set(layout.pixel_types) - _PIXELS.keys()
    if unknown:
        raise ValueError(f"pixels of type {', '.join(map(str, unknown))}")
    _, dtypes, samples = zip(*(_PIXELS[kind] for kind in layout.pixel_types), strict=True)
    return np.result_type(*dtypes).name, samples[0]
