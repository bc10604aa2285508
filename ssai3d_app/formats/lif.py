"""Leica LIF: every series, also xz scans, spectra and tiles; liffile (BSD-3) finds the blocks."""

from __future__ import annotations

import math
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element

import numpy as np
from liffile import LifFile

from ssai3d_app.formats import lif_metadata, metadata, optics
from ssai3d_app.formats.bounded_file import BoundedFile
from ssai3d_app.formats.lif_layout import Block, Dimension, Layout, layout_of
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.volume.scene import Box, Channel, Scene, Voxels


@dataclass(frozen=True)
class _Part:
    """What one of our scenes is: a series, at one step of each dimension without an axis."""

    name: str
    series: Element
    layout: Layout
    block: Block | None
    fixed: tuple[tuple[Dimension, int], ...]


class LifReader(PlanewiseReader):
    """Series of a LIF file as scenes. An xz scan keeps its z: plane z is the (Y, X) cut there.

    Wavelengths of a spectral series are channels; tiles, rotations and other dimensions that have
    no axis are scenes. A reversed axis keeps its pixels as they are stored.
    """

    format_name = "LIF"

    def _open(self) -> None:
        raw = self._resources.enter_context(BoundedFile(self.path))
        metadata.refuse_entities(self._header(raw))
        raw.seek(0)
        self._file = self._resources.enter_context(LifFile(raw))
        self._parts = list(self._found())
        if not self._parts:
            raise ValueError("the file holds no image")

    def _header(self, file: IO[bytes]) -> str:
        """The XML of the file, in UTF-16: at its beginning, or behind the pixels of an LOF file."""
        text = self._text(file)
        if text == "LMS_Object_File":
            *_, size = struct.unpack("<BIBIBQ", file.read(19))
            file.seek(size, os.SEEK_CUR)
            text = self._text(file)
        return text

    @staticmethod
    def _text(file: IO[bytes]) -> str:
        *_, count = struct.unpack("<IIBI", file.read(13))
        return file.read(2 * count).decode("utf-16-le")

    def _found(self) -> Iterator[_Part]:
        for path, series in _series(self._file.xml_element):
            layout = layout_of(series)
            if layout is None:
                continue
            counts = [found.count for found in layout.dimensions]
            metadata.refuse_absurd(self.path, math.prod(counts), len(layout.channels))
            plane = layout.count("X") * layout.count("Y") * max(1, len(layout.colour))
            metadata.refuse_absurd_plane(
                self.path, plane * max(channel.dtype.itemsize for channel in layout.channels)
            )
            block = self._block(series)
            for steps in np.ndindex(*(found.count for found in layout.others)):
                fixed = tuple(zip(layout.others, steps, strict=True))
                numbered = [f"{dimension.name} {step + 1}" for dimension, step in fixed]
                yield _Part(", ".join([path, *numbered]), series, layout, block, fixed)

    def _block(self, series: Element) -> Block | None:
        """Where the pixels lie; ``None`` when the file ends before them."""
        memory = series.find("./Memory")
        number = None if memory is None else memory.get("MemoryBlockID")
        found = self._file.memory_blocks.get(number or "MemBlock_0")
        return None if found is None else Block(self.path, found.offset, found.size)

    def _describe(self) -> list[Scene]:
        names = metadata.unique_names([part.name for part in self._parts])
        return [
            self._scene_of(index, name, part)
            for index, (name, part) in enumerate(zip(names, self._parts, strict=True))
        ]

    def _scene_of(self, index: int, name: str, part: _Part) -> Scene:
        layout = part.layout
        samples = len(layout.colour) or 1
        channels = self._channels(part)
        shape = (
            layout.count("T"),
            len(channels),
            *(layout.count(axis) for axis in "ZYX"),
        )
        z, y, x = (self._step(layout, axis) for axis in "ZYX")
        microscope, remarks = lif_metadata.microscope(part.series)
        time_step, on_time = self._time_step(part)
        if any(dimension.name == "tile" for dimension, _ in part.fixed):
            remarks += (
                "This is one tile of a tile scan; merge the tiles in LAS X to restore them as one.",
            )
        dtype = np.result_type(*(channel.dtype for channel in layout.channels))
        return Scene(
            index,
            name,
            "TCZYX" if samples == 1 else "TCZYXS",
            shape if samples == 1 else (*shape, samples),
            dtype.newbyteorder("=").name,
            metadata.voxel_size(z, y, x, "LIF metadata"),
            channels,
            microscope,
            time_step,
            remarks=remarks + on_time,
        )

    @staticmethod
    def _step(layout: Layout, axis: str) -> float | None:
        found = layout.along(axis)
        return None if found is None else metadata.micrometres(found.step, found.unit or "m")

    @staticmethod
    def _time_step(part: _Part) -> tuple[float | None, tuple[str, ...]]:
        times = part.layout.along("T")
        if times is None or times.count < 2:
            return None, ()
        if times.step is not None and times.unit in ("", "s"):
            return times.step, ()
        step, even = optics.even_step(lif_metadata.time_stamps_s(part.series, times.count))
        if not even:
            return None, ("The times are not evenly spaced, so no time step is given.",)
        return step, ()

    @staticmethod
    def _channels(part: _Part) -> tuple[Channel, ...]:
        """The channels, each at every wavelength of a spectral series."""
        layout = part.layout
        if layout.colour:
            return metadata.channels(1)
        emitted, excited = layout.along("λ"), layout.along("Λ")
        names: list[str | None] = []
        facts = []
        several = len(layout.channels) > 1
        for number, known in enumerate(lif_metadata.channel_facts(part.series)):
            for excitation in range(layout.count("Λ")):
                for emission in range(layout.count("λ")):
                    name, exciting, emitting = known.name, known.excitation_nm, known.emission_nm
                    steps = []
                    if excited is not None and excited.count > 1:
                        exciting = excited.wavelength_nm(excitation)
                        steps.append(
                            f"excited at {exciting:g} nm" if exciting else f"Λ {excitation + 1}"
                        )
                    if emitted is not None and emitted.count > 1:
                        emitting = emitted.wavelength_nm(emission)
                        steps.append(f"{emitting:g} nm" if emitting else f"λ {emission + 1}")
                    if steps:
                        base = [name or f"Channel {number + 1}"] if several else []
                        name = ", ".join([*base, *steps])
                    names.append(name)
                    facts.append((known.color, exciting, emitting))
        return metadata.channels(
            len(names),
            names,
            [color for color, _, _ in facts],
            [exciting for _, exciting, _ in facts],
            [emitting for _, _, emitting in facts],
        )

    def _box(self, scene: int, time: int, channel: int, box: Box, level: int) -> Voxels:
        if level:
            raise NotImplementedError
        part = self._parts[scene]
        layout = part.layout
        if part.block is None:
            raise ValueError("the file ends before the pixels of this series")
        offset = sum(step * dimension.stride for dimension, step in part.fixed)
        spectral = (layout.count("Λ"), layout.count("λ"))
        number, excitation, emission = np.unravel_index(channel, (len(layout.channels), *spectral))
        for letter, step in (("T", time), ("Λ", excitation), ("λ", emission)):
            along = layout.along(letter)
            offset += int(step) * along.stride if along else 0
        axes = tuple(
            (wanted.start, wanted.stop, along.stride if along else 0)
            for wanted, along in zip(box, map(layout.along, "ZYX"), strict=True)
        )
        if layout.colour:
            return np.stack(
                [part.block.read(sample, axes, offset) for sample in layout.colour], axis=-1
            )
        return part.block.read(layout.channels[int(number)], axes, offset)


def _series(parent: Element, folders: tuple[str, ...] = ()) -> Iterator[tuple[str, Element]]:
    """Every series with its path: the folders it lies in, but not the name of the file."""
    below = parent.findall("./Children/Element") or parent.findall("./Element")
    for element in below:
        path = (*folders, element.get("Name", ""))
        if element.find("./Data/Image") is not None:
            yield "/".join(path), element
        is_file = not folders and parent.tag != "Element"
        yield from _series(element, () if is_file else path)
