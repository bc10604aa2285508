"""A volume on disk that is written and read in boxes of any orientation: the engine's scratch."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.errors import cannot_write
from ssai3d_app.volume.scene import Box

FloatVolume = npt.NDArray[np.float32]

CHUNK = (32, 64, 64)
"""Chunk edges (z, y, x): 512 kB, so that XY, XZ and YZ boxes all read little beyond themselves."""


class ScratchVolume:
    """A float32 volume (Z, Y, X) in chunks in a folder; reading and writing need no whole copy."""

    def __init__(self, folder: Path, shape: tuple[int, int, int]) -> None:
        import tensorstore

        self.shape = shape
        self._array: Any = tensorstore.open(
            {
                "driver": "zarr",
                "kvstore": {"driver": "file", "path": str(folder)},
                "metadata": {
                    "shape": list(shape),
                    "chunks": [min(c, s) for c, s in zip(CHUNK, shape, strict=True)],
                    "dtype": "<f4",
                    "compressor": None,
                },
                "create": True,
                "delete_existing": True,
            }
        ).result()

    def read(self, box: Box) -> FloatVolume:
        """The voxels of a box."""
        return np.asarray(self._array[box].read().result())

    def write(self, box: Box, values: FloatVolume) -> None:
        """Replace the voxels of a box.

        Raises
        ------
        UserError
            When the disk is full or cannot be written.
        """
        try:
            self._array[box].write(values).result()
        except ValueError as error:
            raise cannot_write(
                "The working files beside the result cannot be written",
                "free some disk space or choose another folder for the result",
                str(error),
            ) from error


class ScratchFolder:
    """A folder of scratch volumes that is gone when the work ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0

    def __enter__(self) -> ScratchFolder:
        try:
            if self._path.exists():
                shutil.rmtree(self._path)
            self._path.mkdir()
        except OSError as error:
            raise cannot_write(
                f"The folder {self._path.parent} cannot be written",
                "choose another folder for the result",
                str(error),
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._path, ignore_errors=True)

    def volume(self, name: str, shape: tuple[int, int, int]) -> ScratchVolume:
        """A new volume of that name; an older one of the same name is replaced."""
        return ScratchVolume(self._path / name, shape)
