"""A scene of an image file: its axes, shape, voxel size and channels. Unknown stays unknown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[Any]
"""One lateral plane, shape (Y, X), native byte order."""

Voxels = npt.NDArray[Any]
"""Voxels of a box, shape (Z, Y, X), native byte order; (Z, Y, X, S) for colour images."""

Box = tuple[slice, slice, slice]
"""A box of voxels along z, y and x: slices with both ends given and no step."""


@dataclass(frozen=True)
class VoxelSize:
    """Distance between neighbouring voxel centres along z, y and x in µm; ``None`` is unknown.

    ``source`` says in words where it comes from, for example ``"ND2 metadata"``; ``None`` when
    nothing is known. ``doubted`` holds the letters of axes for which the file states two numbers,
    so that one had to be chosen; ``confirmed`` those whose number the user has checked.
    """

    z: float | None = None
    y: float | None = None
    x: float | None = None
    source: str | None = None
    doubted: str = ""
    confirmed: str = ""


@dataclass(frozen=True)
class Channel:
    """A channel: its name and, where the file knows them, colour and wavelengths.

    ``color`` is ``#RRGGBB``; ``excitation_nm`` and ``emission_nm`` are wavelengths in nm.
    """

    name: str
    color: str | None = None
    excitation_nm: float | None = None
    emission_nm: float | None = None


class Modality(StrEnum):
    """How the microscope makes its sections."""

    WIDEFIELD = "widefield"
    CONFOCAL = "confocal"
    SPINNING_DISK = "spinning disk"
    LIGHT_SHEET = "light-sheet"
    MULTIPHOTON = "multiphoton"


@dataclass(frozen=True)
class Microscope:
    """The optics, as far as the file knows them; ``None`` is unknown.

    ``immersion`` is the medium in lower case, such as ``"oil"``, ``"water"`` or ``"air"``.
    """

    modality: Modality | None = None
    objective: str | None = None
    magnification: float | None = None
    numerical_aperture: float | None = None
    immersion: str | None = None


@dataclass(frozen=True)
class Scene:
    """What a file says about one of its images, without reading any pixel.

    ``axes`` is ``"TCZYX"``, with a trailing ``"S"`` for the samples of colour (RGB) images;
    ``shape`` has one length per axis. ``dtype`` is numpy's name for it, such as ``"uint16"``.
    ``time_step_s`` is the time between frames in s. ``pyramid`` holds the shapes (Z, Y, X) of the
    coarser copies that the file carries, finest first. ``remarks`` says in plain sentences what
    the file contradicts itself about, or leaves open, so that nobody has to guess.
    """

    index: int
    name: str
    axes: str
    shape: tuple[int, ...]
    dtype: str
    voxel_size: VoxelSize
    channels: tuple[Channel, ...]
    microscope: Microscope = Microscope()
    time_step_s: float | None = None
    pyramid: tuple[tuple[int, int, int], ...] = ()
    remarks: tuple[str, ...] = ()

    def length(self, axis: str) -> int:
        """Number of elements along an axis letter; 1 where the axis does not exist."""
        position = self.axes.find(axis)
        return self.shape[position] if position >= 0 else 1

    @property
    def is_rgb(self) -> bool:
        """Whether each pixel holds colour samples instead of one intensity."""
        return "S" in self.axes and self.length("S") > 1

    def level_shape(self, level: int) -> tuple[int, int, int]:
        """Shape (Z, Y, X) of a pyramid level; 0 is full resolution."""
        if level:
            return self.pyramid[level - 1]
        return self.length("Z"), self.length("Y"), self.length("X")


class Stack(Protocol):
    """Pixels of one scene, read on demand. Used from one thread at a time."""

    @property
    def scene(self) -> Scene:
        """The scene whose pixels these are."""

    def read_plane(self, time: int, channel: int, z: int) -> Plane:
        """One lateral plane, shape (Y, X), in the scene's dtype and native byte order."""
        rows, columns = (slice(0, self.scene.length(axis)) for axis in "YX")
        plane: Plane = self.read_box(time, channel, (slice(z, z + 1), rows, columns))[0]
        return plane

    def read_box(self, time: int, channel: int, box: Box, level: int = 0) -> Voxels:
        """A box of one channel at one time, shape (Z, Y, X), in the scene's dtype.

        The rest is not read where the format allows. ``level`` counts the scene's pyramid, 0 is
        full resolution, and ``box`` is in voxels of that level.
        """


class ImageFile(Protocol):
    """An opened file: its scenes, and the way to their pixels."""

    @property
    def path(self) -> Path:
        """Where the file lies."""

    @property
    def format(self) -> str:
        """Name of the format, such as ``"CZI"`` or ``"ImageJ TIFF"``."""

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """What each scene holds."""

    def stack(self, scene_index: int) -> Stack:
        """Access to the pixels of one scene."""

    def close(self) -> None:
        """Release the file."""

    def __enter__(self) -> ImageFile:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def full_scale(dtype: str) -> float | None:
    """The largest value of an integer dtype, or ``None`` for real-valued data."""
    kind = np.dtype(dtype)
    return float(np.iinfo(kind).max) if kind.kind in "ui" else None
