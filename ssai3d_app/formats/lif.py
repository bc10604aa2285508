"""Leica LIF over liffile (BSD-3): every series, also xz scans, memory-mapped."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from liffile import LifFile

from ssai3d_app.formats import metadata
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.volume.scene import Plane, Scene

_LUTS = {
    "red": "#FF0000",
    "green": "#00FF00",
    "blue": "#0000FF",
    "cyan": "#00FFFF",
    "magenta": "#FF00FF",
    "yellow": "#FFFF00",
    "gray": "#FFFFFF",
    "grey": "#FFFFFF",
}


class LifReader(PlanewiseReader):
    """Series of a LIF file as scenes. An xz scan keeps its z: plane z is the (Y, X) cut there."""

    format_name = "LIF"

    def _open(self) -> None:
        metadata.refuse_entities(self._header())
        self._file = self._resources.enter_context(LifFile(self.path))
        self._images: list[Any] = [
            image for image in self._file.images if {"X", "Y", "Z"} & set(image.dims)
        ]
        for image in self._images:
            for length in image.shape:
                metadata.refuse_absurd(self.path, length)
        self._pixels: dict[int, np.ndarray[Any, Any]] = {}
        self._resources.callback(self._pixels.clear)

    def _header(self) -> str:
        """The XML at the beginning of the file, in UTF-16."""
        with self.path.open("rb") as file:
            *_, count = struct.unpack("<IIBI", file.read(13))
            return file.read(2 * count).decode("utf-16-le")

    def _describe(self) -> list[Scene]:
        return [self._scene_of(index, image) for index, image in enumerate(self._images)]

    def _scene_of(self, index: int, image: Any) -> Scene:
        sizes = dict(zip(image.dims, image.shape, strict=True))
        strange = [dim for dim, n in sizes.items() if dim not in "TCZYXS" and n > 1]
        if strange:
            # Spectral (λ) and other series: their planes are offered as channels.
            sizes["C"] = sizes.get("C", 1) * int(np.prod([sizes[dim] for dim in strange]))
        axes = "TCZYXS" if sizes.get("S", 1) > 1 else "TCZYX"
        z, y, x = (self._step(image, axis) for axis in "ZYX")
        luts = [
            channel.get("LUTName", "")
            for channel in image.xml_element.iterfind(".//Channels/ChannelDescription")
        ]
        colors = [_LUTS.get(lut.lower()) for lut in luts]
        return Scene(
            index,
            str(image.name),
            axes,
            tuple(sizes.get(axis, 1) for axis in axes),
            np.dtype(image.dtype).newbyteorder("=").name,
            metadata.voxel_size(z, y, x, "LIF metadata"),
            metadata.channels(sizes.get("C", 1), [], colors),
        )

    @staticmethod
    def _step(image: Any, axis: str) -> float | None:
        """Voxel size along an axis in µm, from its first and last coordinate in metres."""
        positions = image.coords.get(axis)
        if positions is None or len(positions) < 2:
            return None
        return metadata.micrometres((positions[-1] - positions[0]) / (len(positions) - 1), "m")

    def _plane(self, scene: int, time: int, channel: int, z: int) -> Plane:
        image = self._images[scene]
        if scene not in self._pixels:
            self._pixels[scene] = image.asarray(out="memmap")
        wanted = {"T": time, "Z": z}
        strange = [d for d in image.dims if d not in "TCZYXS"]
        channel_dims = [d for d in image.dims if d == "C" or d in strange]
        lengths = [image.sizes[d] for d in channel_dims]
        if channel_dims:
            where = np.unravel_index(channel, lengths)
            wanted.update({d: int(i) for d, i in zip(channel_dims, where, strict=True)})
        index = tuple(wanted.get(d, slice(None)) for d in image.dims)
        plane = np.asarray(self._pixels[scene][index])
        kept = [d for d in image.dims if d in "YXS"]
        order = [d for d in "YXS" if d in kept]
        plane = plane.transpose([kept.index(d) for d in order])
        for position, axis in enumerate("YX"):
            if axis not in kept:
                plane = np.expand_dims(plane, position)
        return plane
