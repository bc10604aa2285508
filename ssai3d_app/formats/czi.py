"""Zeiss CZI over pylibCZIrw (LGPL-3), Zeiss's own library: scenes, stitched mosaics, any codec."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
from defusedxml import ElementTree
from pylibCZIrw import czi

from ssai3d_app.formats import metadata
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.volume.scene import Plane, Scene, VoxelSize

_DTYPES = {
    "Gray8": ("uint8", 1),
    "Gray16": ("uint16", 1),
    "Gray32Float": ("float32", 1),
    "Bgr24": ("uint8", 3),
    "Bgr48": ("uint16", 3),
    "Bgr96Float": ("float32", 3),
}


class CziReader(PlanewiseReader):
    """Scenes of a CZI file; a mosaic is one plane, stitched as the microscope placed its tiles."""

    format_name = "CZI"

    def _open(self) -> None:
        self._czi = self._resources.enter_context(czi.open_czi(str(self.path)))
        self._bounds: dict[str, tuple[int, int]] = self._czi.total_bounding_box
        metadata.refuse_absurd(self.path, *(self._count(axis) for axis in "TCZ"))
        # defusedxml: a file must not be able to expand entities or reach other files.
        self._xml: Element = ElementTree.fromstring(self._czi.raw_metadata)

    def _count(self, axis: str) -> int:
        first, end = self._bounds.get(axis, (0, 1))
        return max(1, end - first)

    def _voxel_size(self) -> VoxelSize:
        edges: dict[str, float | None] = {}
        for distance in self._xml.iterfind(".//Scaling/Items/Distance"):
            edges[distance.get("Id", "")] = metadata.micrometres(distance.findtext("Value"), "m")
        z, y, x = (edges.get(axis) for axis in "ZYX")
        return metadata.voxel_size(z, y, x, "CZI metadata")

    def _channel_facts(self) -> tuple[list[str | None], list[str | None]]:
        names, colors = [], []
        shown = {
            channel.get("Name"): channel.findtext("Color")
            for channel in self._xml.iterfind(".//DisplaySetting/Channels/Channel")
        }
        for channel in self._xml.iterfind(".//Information/Image/Dimensions/Channels/Channel"):
            name = channel.get("Name")
            color = channel.findtext("Color") or shown.get(name)
            names.append(name)
            # #AARRGGBB or #RRGGBB
            colors.append(f"#{color[-6:].upper()}" if color and len(color) in (7, 9) else None)
        return names, colors

    def _pixel_type(self) -> tuple[str, int]:
        """dtype and samples that hold the pixels of every channel without loss."""
        first, end = self._bounds.get("C", (0, 1))
        kinds = {self._czi.get_channel_pixel_type(channel) for channel in range(first, end)}
        if not kinds or not kinds <= _DTYPES.keys():
            raise ValueError(f"pixels of type {', '.join(kinds)}")
        dtypes, samples = zip(*(_DTYPES[kind] for kind in kinds), strict=True)
        if len(set(samples)) > 1:
            raise ValueError("some channels are colour images and others are not")
        return np.result_type(*dtypes).name, samples[0]

    def _describe(self) -> list[Scene]:
        dtype, samples = self._pixel_type()
        names, colors = self._channel_facts()
        rectangles = self._czi.scenes_bounding_rectangle
        titles = [scene.get("Name") for scene in self._xml.iterfind(".//Dimensions/S/Scenes/Scene")]
        self._scene_keys: list[int | None] = list(rectangles) or [None]
        scenes = []
        for index, key in enumerate(self._scene_keys):
            area = rectangles[key] if key is not None else self._czi.total_bounding_rectangle
            shape = (*(self._count(axis) for axis in "TCZ"), area.h, area.w)
            title = titles[index] if index < len(titles) else None
            scenes.append(
                Scene(
                    index,
                    title or (f"Scene {index + 1}" if key is not None else self.path.stem),
                    "TCZYX" if samples == 1 else "TCZYXS",
                    shape if samples == 1 else (*shape, samples),
                    dtype,
                    self._voxel_size(),
                    metadata.channels(self._count("C"), names, colors),
                )
            )
        return scenes

    def _plane(self, scene: int, time: int, channel: int, z: int) -> Plane:
        where = {
            axis: self._bounds[axis][0] + number
            for axis, number in (("T", time), ("C", channel), ("Z", z))
            if axis in self._bounds
        }
        options: dict[str, Any] = {}
        if self._scene_keys[scene] is not None:
            options["scene"] = self._scene_keys[scene]
        pixels = np.asarray(self._czi.read(plane=where, **options))
        # Colour comes as blue, green, red.
        return pixels[..., 0] if pixels.shape[-1] == 1 else pixels[..., ::-1]
