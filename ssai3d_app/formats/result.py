"""What a result on disk is, whichever format carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy.typing as npt

from ssai3d_app.volume.scene import Channel, Microscope

_UNKNOWN_OPTICS = Microscope()


@dataclass(frozen=True)
class ImageDescription:
    """One volume of a result: its shape and scale, and what is known of its making.

    ``shape`` is (T, C, Z, Y, X); ``voxel_size`` the (z, y, x) steps in µm, ``None`` when unknown;
    ``dtype`` numpy's name; ``time_step_s`` the time between frames in s, ``None`` when unknown.
    ``first_voxel`` (z, y, x) says where the first voxel lies in the stack that this is a part of.
    """

    name: str
    shape: tuple[int, int, int, int, int]
    dtype: str
    voxel_size: tuple[float | None, float | None, float | None]
    channels: tuple[Channel, ...]
    time_step_s: float | None = None
    microscope: Microscope = _UNKNOWN_OPTICS
    first_voxel: tuple[int, int, int] = (0, 0, 0)

    @property
    def position(self) -> tuple[float | None, float | None, float | None]:
        """Where the centre of the first voxel lies (z, y, x) in µm, as far as that is known."""
        z, y, x = (
            0.0 if first == 0 else None if edge is None else first * edge
            for first, edge in zip(self.first_voxel, self.voxel_size, strict=True)
        )
        return z, y, x


@dataclass(frozen=True)
class ResultDescription:
    """All that a result will hold: its images in order, which may differ in shape and scale."""

    images: tuple[ImageDescription, ...]


class ResultWriter(Protocol):
    """Takes planes as they are made; nothing stands under the result's name before ``commit``."""

    def write(
        self, image: int, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]
    ) -> None:
        """Append planes, shape (n, Y, X), in order: z fastest, then channel, time and image."""

    def commit(self, provenance: str) -> None:
        """Finish the file, embed ``provenance`` (a JSON text), and put it under its final name.

        Raises
        ------
        UserError
            When the disk is full or the folder cannot be written.
        """

    def abort(self) -> None:
        """Remove everything written so far; safe to call twice and after ``commit``."""
