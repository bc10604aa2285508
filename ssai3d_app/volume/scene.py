"""A scene of an image file: its axes, shape, voxel size and channels. Unknown stays unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[Any]
"""One lateral plane, shape (Y, X), native byte order."""


@dataclass(frozen=True)
class VoxelSize:
    """Distance between neighbouring voxel centres along z, y and x in µm; ``None`` is unknown.

    ``source`` says in words where it comes from, for example ``"ND2 metadata"``; ``None`` when
    nothing is known.
    """

    z: float | None = None
    y: float | None = None
    x: float | None = None
    source: str | None = None


@dataclass(frozen=True)
class Channel:
    """A channel: its name and, where the file knows it, a display colour as ``#RRGGBB``."""

    name: str
    color: str | None = None


@dataclass(frozen=True)
class Scene:
    """What a file says about one of its images, without reading any pixel.

    ``axes`` is ``"TCZYX"``, with a trailing ``"S"`` for the samples of colour (RGB) images;
    ``shape`` has one length per axis. ``dtype`` is numpy's name for it, such as ``"uint16"``.
    """

    index: int
    name: str
    axes: str
    shape: tuple[int, ...]
    dtype: str
    voxel_size: VoxelSize
    channels: tuple[Channel, ...]

    def length(self, axis: str) -> int:
        """Number of elements along an axis letter; 1 where the axis does not exist."""
        position = self.axes.find(axis)
        return self.shape[position] if position >= 0 else 1

    @property
    def is_rgb(self) -> bool:
        """Whether each pixel holds colour samples instead of one intensity."""
        return "S" in self.axes and self.length("S") > 1

    def with_voxel_size(self, voxel_size: VoxelSize) -> Scene:
        """The same scene with a corrected voxel size; the file is never touched."""
        return replace(self, voxel_size=voxel_size)


class Stack(Protocol):
    """Pixels of one scene, read plane by plane on demand. Used from one thread at a time."""

    @property
    def scene(self) -> Scene:
        """The scene whose pixels these are."""

    def read_plane(self, time: int, channel: int, z: int) -> Plane:
        """One lateral plane, shape (Y, X), in the scene's dtype and native byte order."""


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

    def __enter__(self) -> ImageFile: ...

    def __exit__(self, *exception: object) -> None: ...


def full_scale(dtype: str) -> float | None:
    """The largest value of an integer dtype, or ``None`` for real-valued data."""
    kind = np.dtype(dtype)
    return float(np.iinfo(kind).max) if kind.kind in "ui" else None
