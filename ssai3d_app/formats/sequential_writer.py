"""What the writers of results share: planes in order, all or nothing, one plain failure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy.typing as npt

from ssai3d_app.errors import UserError, cannot_write
from ssai3d_app.formats.placing import check_name, put_in_place, remove, unfinished_path
from ssai3d_app.formats.result import ResultDescription


class SequentialWriter(ABC):
    """A :class:`~ssai3d_app.formats.result.ResultWriter`; a subclass knows its format.

    Everything is written to ``self.unfinished`` and gets the result's name in ``commit``.
    """

    def __init__(self, path: Path, description: ResultDescription) -> None:
        self.path = path
        (self.description,) = description.images
        self.unfinished = unfinished_path(path)
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
    def _append(self, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]) -> None:
        """Write planes that come in order, in the result's dtype."""

    @abstractmethod
    def _finish(self, provenance: str) -> None:
        """Complete the unfinished file or folder and close it."""

    @abstractmethod
    def _close(self) -> None:
        """Release the unfinished file, so that it can be removed."""

    def write(
        self, image: int, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]
    ) -> None:
        """Append planes, shape (n, Y, X), in order: z fastest, then channel, then time.

        Raises
        ------
        ValueError
            When planes come out of order or have another shape than the result.
        UserError
            When the disk is full or cannot be written.
        """
        _, channels, depth, *lateral = self.description.shape
        if (time * channels + channel) * depth + first_z != self._planes:
            raise ValueError(f"plane {first_z} of channel {channel}, time {time} is out of order")
        if list(planes.shape[1:]) != lateral or first_z + len(planes) > depth:
            raise ValueError(f"planes of shape {planes.shape} do not fit the result")
        try:
            self._append(time, channel, first_z, planes.astype(self.description.dtype, copy=False))
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
        times, channels, depth, _, _ = self.description.shape
        if self._planes != times * channels * depth:
            raise ValueError(f"{self._planes} planes were written of {times * channels * depth}")
        try:
            self._finish(provenance)
            put_in_place(self.unfinished, self.path)
        except OSError as error:
            raise self._failure(error) from error

    def abort(self) -> None:
        """Remove what was written; after ``commit`` there is nothing left to remove."""
        # On a full disk the last flush fails too; what was written must go all the same.
        with suppress(OSError):
            self._close()
        remove(self.unfinished)
