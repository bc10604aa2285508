"""Nikon ND2 over nd2 (BSD-3): positions as scenes, time, channels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from lxml import etree
from nd2 import ND2File

from ssai3d_app.formats import metadata
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.volume.scene import Plane, Scene, VoxelSize


@contextmanager
def _harmless_xml() -> Iterator[None]:
    """Keep entities of the file's own XML from being resolved, in this thread.

    The library parses older metadata with lxml, whose default parser would expand them and fetch
    whatever file they name.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    etree.set_default_parser(parser)
    try:
        yield
    finally:
        etree.set_default_parser(None)


class Nd2Reader(PlanewiseReader):
    """Positions of an ND2 file as scenes; a frame is read when one of its channels is wanted."""

    format_name = "ND2"

    @_harmless_xml()
    def _open(self) -> None:
        # Opened here, since the library leaves a file open whose beginning it cannot read.
        raw = self._resources.enter_context(self.path.open("rb"))
        self._file = self._resources.enter_context(ND2File(raw))
        metadata.refuse_absurd(self.path, *(loop.count for loop in self._file.experiment))
        self._frames: dict[tuple[int, int, int], int] = {}
        for frame, where in enumerate(self._file.loop_indices):
            place = (where.get("P", 0), where.get("T", 0), where.get("Z", 0))
            self._frames.setdefault(place, frame)

    def _voxel_size(self) -> VoxelSize:
        size = self._file.voxel_size()
        volume = self._volume()
        calibrated = volume.axesCalibrated if volume is not None else (True, True, True)
        x, y, z = (
            metadata.micrometres(edge) if known else None
            for edge, known in zip((size.x, size.y, size.z), calibrated, strict=True)
        )
        if self._file.sizes.get("Z", 1) == 1:
            z = None
        return metadata.voxel_size(z, y, x, "ND2 metadata")

    def _volume(self) -> Any:
        described = getattr(self._file.metadata, "channels", None)
        return described[0].volume if described else None

    @_harmless_xml()
    def _describe(self) -> list[Scene]:
        sizes = self._file.sizes
        described = getattr(self._file.metadata, "channels", None) or []
        names = [channel.channel.name for channel in described]
        colors = [metadata.hex_color(*channel.channel.color[:3]) for channel in described]
        axes = "TCZYXS" if sizes.get("S", 1) > 1 else "TCZYX"
        shape = tuple(sizes.get(axis, 1) for axis in axes)
        count = sizes.get("P", 1)
        return [
            Scene(
                index,
                f"Position {index + 1}" if count > 1 else self.path.stem,
                axes,
                shape,
                np.dtype(self._file.dtype).newbyteorder("=").name,
                self._voxel_size(),
                metadata.channels(shape[1], names, colors),
            )
            for index in range(count)
        ]

    def _plane(self, scene: int, time: int, channel: int, z: int) -> Plane:
        number = self._frames[scene, time, z]
        frame = np.asarray(self._file.read_frame(number))
        if not frame.any() and not self._was_recorded(number):
            raise ValueError(f"frame {number} was never recorded or is cut off")
        attributes = self._file.attributes
        count = attributes.channelCount or 1
        components = attributes.componentCount // count
        # The library drops axes of length 1; here each has its place again.
        planes: Plane = frame.reshape(count, attributes.heightPx, -1, components)
        if self._file.sizes.get("S", 1) > 1:
            return np.asarray(planes[channel])
        return np.asarray(planes[channel // components, :, :, channel % components])

    def _was_recorded(self, frame: int) -> bool:
        """Whether the file holds a frame; the library gives zeros for one that it lacks."""
        attributes = self._file.attributes
        if frame >= attributes.sequenceCount:
            return False
        # No public way leads to the places of the frames.
        places = getattr(getattr(self._file, "_rdr", None), "_frame_offsets", None)
        if places is None:
            return True
        if attributes.compressionType == "lossless":
            return frame in places
        length = (attributes.widthBytes or 0) * attributes.heightPx
        return bool(frame in places and places[frame] + length <= self.path.stat().st_size)
