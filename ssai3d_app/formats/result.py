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

    ``shape`` is (T, C, Z, Y, X); ``voxel_size`` the (z, y, x) steps in µm; ``dtype`` numpy's name;
    ``time_step_s`` the time between frames in s, ``None`` when unknown.
    """

    name: str
    shape: tuple[int, int, int, int, int]
    dtype: str
    voxel_size: tuple[float, float, float]
    channels: tuple[Channel, ...]
    time_step_s: float | None = None
    microscope: Microscope = _UNKNOWN_OPTICS


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
