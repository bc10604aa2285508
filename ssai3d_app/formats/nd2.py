"""Nikon ND2 over nd2 (BSD-3): positions as scenes, time, channels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from lxml import etree
from nd2 import ND2File

from ssai3d_app.formats import metadata, nd2_metadata, recorded
from ssai3d_app.formats.bounded_file import BoundedFile
from ssai3d_app.formats.nd2_frames import Frames
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.volume.scene import Box, Scene, Voxels


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
    """Positions of an ND2 file as scenes; of a frame, the rows that are wanted are read.

    A loop that is neither time, position nor z gives a scene for each of its steps.
    """

    format_name = "ND2"

    @_harmless_xml()
    def _open(self) -> None:
        # Opened here, since the library leaves a file open whose beginning it cannot read.
        raw = self._resources.enter_context(BoundedFile(self.path))
        self._file = self._resources.enter_context(ND2File(raw))
        self._loops = nd2_metadata.loops(self._file)
        metadata.refuse_absurd(self.path, *(loop.count for loop in self._loops))
        # Its own handle: the library moves the one that it has.
        pixels = self._resources.enter_context(BoundedFile(self.path))
        self._frames = Frames(self._file, pixels, self.path.stat().st_size)
        metadata.refuse_absurd_plane(self.path, self._frames.plane_bytes)

    @_harmless_xml()
    def _describe(self) -> list[Scene]:
        attributes = self._file.attributes
        per_channel = attributes.componentCount // (attributes.channelCount or 1)
        # Three components are colour; any other number are channels.
        self._samples = 3 if per_channel == 3 else 1
        count = attributes.componentCount // self._samples
        self._starts, places = self._scenes_recorded()
        found = nd2_metadata.channels(self._file, count)
        microscope, on_optics = nd2_metadata.microscope(self._file)
        time_step, on_time = nd2_metadata.time_step(self._file)
        names = self._names(places)
        planned = math.prod(loop.count for loop in self._loops if loop.axis not in ("T", "Z"))
        scenes = []
        for index, name in enumerate(names):
            present = self._present(self._starts[index])[:, np.newaxis]
            extent = recorded.extent(present, "they cannot be read")
            remarks = on_optics + extent.remarks
            if len(names) < planned:
                remarks += (
                    f"The acquisition ended early: {len(names)} of {planned} positions were "
                    "recorded.",
                )
            if extent.times > 1:
                remarks += on_time
            shape = (extent.times, count, extent.planes, attributes.heightPx, attributes.widthPx)
            scenes.append(
                Scene(
                    index,
                    name,
                    "TCZYX" if self._samples == 1 else "TCZYXS",
                    shape if self._samples == 1 else (*shape, self._samples),
                    np.dtype(self._file.dtype).newbyteorder("=").name,
                    nd2_metadata.voxel_size(self._file, extent.planes),
                    found,
                    microscope,
                    time_step if extent.times > 1 else None,
                    remarks=remarks,
                )
            )
        return scenes

    def _scenes_recorded(self) -> tuple[list[int], list[tuple[int, ...]]]:
        """The first frame and the place along the scene loops of each scene that has frames."""
        counts = [loop.count for loop in self._loops]
        self._recorded = np.array(self._frames.recorded(math.prod(counts)))
        if not len(self._recorded):
            raise ValueError("the file holds no frame")
        of_scenes = [n for n, loop in enumerate(self._loops) if loop.axis not in ("T", "Z")]
        found = np.zeros((1, 0), int)
        if of_scenes:
            along = np.unravel_index(self._recorded, counts)
            found = np.unique(np.stack([along[n] for n in of_scenes], axis=1), axis=0)
        places = [tuple(int(n) for n in row) for row in found]
        return [self._number(dict(zip(of_scenes, place, strict=True))) for place in places], places

    def _number(self, along: dict[int, int]) -> int:
        """The number of the frame at these steps of the loops, at the first of the others."""
        number = 0
        for loop, step in enumerate(self._loops):
            number = number * step.count + along.get(loop, 0)
        return number

    def _of_axis(self, axis: str) -> tuple[int | None, int]:
        """Which loop runs along an axis, and how often."""
        for number, loop in enumerate(self._loops):
            if loop.axis == axis:
                return number, loop.count
        return None, 1

    def _offset(self, axis: str, step: int) -> int:
        loop, _ = self._of_axis(axis)
        return 0 if loop is None else self._number({loop: step})

    def _present(self, start: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        """Which (time, z) of a scene were recorded."""
        (_, times), (_, planes) = self._of_axis("T"), self._of_axis("Z")
        numbers = (
            start
            + np.arange(times)[:, np.newaxis] * self._offset("T", 1)
            + np.arange(planes) * self._offset("Z", 1)
        )
        return np.isin(numbers, self._recorded)

    def _names(self, places: list[tuple[int, ...]]) -> list[str]:
        loops = [loop for loop in self._loops if loop.axis not in ("T", "Z")]
        positions = nd2_metadata.position_names(self._file)
        names = []
        for place in places:
            parts = []
            for loop, step in zip(loops, place, strict=True):
                if loop.axis == "P" and loop.count > 1:
                    parts.append(positions.get(step) or f"Position {step + 1}")
                elif loop.count > 1:
                    parts.append(f"step {step + 1}")
            names.append(", ".join(parts) or self.path.stem)
        return metadata.unique_names(names)

    def _box(self, scene: int, time: int, channel: int, box: Box, level: int) -> Voxels:
        if level:
            raise NotImplementedError
        depth, rows, columns = box
        shape = tuple(s.stop - s.start for s in box)
        samples = self._samples
        voxels = np.empty(
            shape if samples == 1 else (*shape, samples), dtype=self.described[scene].dtype
        )
        first = self._starts[scene] + self._offset("T", time)
        for index, z in enumerate(range(depth.start, depth.stop)):
            frame = self._frames.read(first + self._offset("Z", z), rows)[:, columns]
            if samples == 1:
                voxels[index] = frame[..., channel]
            else:
                voxels[index] = frame[..., channel * samples : (channel + 1) * samples]
        return voxels
