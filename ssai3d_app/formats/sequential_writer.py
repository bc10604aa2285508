"""What the writers of results share: planes in order, all or nothing, one plain failure."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy.typing as npt

from ssai3d_app.errors import UserError, cannot_write
from ssai3d_app.formats.placing import check_name, put_in_place, remove, unfinished_path
from ssai3d_app.formats.result import ResultDescription

_log = logging.getLogger(__name__)


class SequentialWriter(ABC):
    """A :class:`~ssai3d_app.formats.result.ResultWriter`; a subclass knows its format.

    Everything is written to ``self.unfinished`` and gets the result's name in ``commit``.
    """

    def __init__(self, path: Path, description: ResultDescription) -> None:
        self.path = path
        self.images = description.images
        self.unfinished = unfinished_path(path)
        self._image = 0
        self._planes = 0
        check_name(path)
        try:
            remove(self.unfinished)
            self._begin()
        except OSError as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> UserError:
        return cannot_write(
            f"{self.path.name} cannot be written",
            "check the free disk space, or choose another folder",
            str(error),
        )

    @abstractmethod
    def _begin(self) -> None:
        """Create the unfinished file or folder."""

    @abstractmethod
    def _append(
        self, image: int, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]
    ) -> None:
        """Write planes that come in order, in the image's dtype."""

    @abstractmethod
    def _finish(self, provenance: str) -> None:
        """Complete the unfinished file or folder and close it."""

    @abstractmethod
    def _close(self) -> None:
        """Release the unfinished file, so that it can be removed."""

    def _planes_of(self, image: int) -> int:
        times, channels, depth, _, _ = self.images[image].shape
        return times * channels * depth

    def write(
        self, image: int, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]
    ) -> None:
        """Append planes, shape (n, Y, X), in order: z fastest, then channel, time and image.

        Raises
        ------
        ValueError
            When planes come out of order or have another shape than their image.
        UserError
            When the disk is full or cannot be written.
        """
        if self._image + 1 < len(self.images) and self._planes == self._planes_of(self._image):
            self._image, self._planes = self._image + 1, 0
        described = self.images[self._image]
        _, channels, depth, *lateral = described.shape
        place = (time * channels + channel) * depth + first_z
        if (image, place) != (self._image, self._planes):
            raise ValueError(
                f"plane {first_z} of channel {channel}, time {time}, image {image} is out of order"
            )
        if list(planes.shape[1:]) != lateral or first_z + len(planes) > depth:
            raise ValueError(f"planes of shape {planes.shape} do not fit the result")
        try:
            self._append(image, time, channel, first_z, planes.astype(described.dtype, copy=False))
        except OSError as error:
            raise self._failure(error) from error
        self._planes += len(planes)

    def commit(self, provenance: str) -> None:
        """Finish the result, embed ``provenance``, and give it its name.

        Raises
        ------
        ValueError
            When planes are missing.
        UserError
            When the disk is full or cannot be written.
        """
        written = sum(self._planes_of(image) for image in range(self._image)) + self._planes
        needed = sum(self._planes_of(image) for image in range(len(self.images)))
        if written != needed:
            raise ValueError(f"{written} planes were written of {needed}")
        try:
            self._finish(provenance)
            put_in_place(self.unfinished, self.path)
        except OSError as error:
            raise self._failure(error) from error

    def abort(self) -> None:
        """Remove what was written; after ``commit`` there is nothing left to remove.

        What cannot be removed stays and is logged: it never hides how the work itself ended.
        """
        # On a full disk the last flush fails too; what was written must go all the same.
        with suppress(OSError):
            self._close()
        try:
            remove(self.unfinished)
        except OSError as error:
            _log.warning("%s cannot be cleared away: %s", self.unfinished, error)
