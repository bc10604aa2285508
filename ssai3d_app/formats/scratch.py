"""A volume on disk that is written and read in boxes of any orientation: the engine's scratch."""

from __future__ import annotations

import logging
import shutil
from itertools import product
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.durable import sync_folder
from ssai3d_app.errors import CannotGoOnError, UserError, cannot_write
from ssai3d_app.formats.placing import remove_working_files
from ssai3d_app.volume.scene import Box

_log = logging.getLogger(__name__)

Values = npt.NDArray[Any]

CHUNK = (32, 64, 64)
"""Chunk edges (z, y, x): small enough that XY, XZ and YZ boxes all read little beyond themselves,
512 kB of float32."""


class ScratchVolume:
    """A volume (Z, Y, X) in chunks in a folder; reading and writing need no whole copy.

    One that is there already is opened with what it holds.
    """

    def __init__(self, folder: Path, shape: tuple[int, int, int], dtype: str = "float32") -> None:
        import tensorstore

        self.shape = shape
        self._folder = folder
        self._array: Any = tensorstore.open(
            {
                "driver": "zarr",
                "kvstore": {"driver": "file", "path": str(folder)},
                "metadata": {
                    "shape": list(shape),
                    "chunks": [min(c, s) for c, s in zip(CHUNK, shape, strict=True)],
                    "dtype": np.dtype(dtype).newbyteorder("<").str,
                    "compressor": None,
                },
                "create": True,
                "open": True,
                # A chunk that is not there was lost, and must never be read as black.
                "store_data_equal_to_fill_value": True,
                "fill_missing_data_reads": False,
            }
        ).result()

    def read(self, box: Box) -> Values:
        """The voxels of a box.

        Raises
        ------
        CannotGoOnError
            When part of it was never written, or is gone.
        """
        try:
            return np.asarray(self._array[box].read().result())
        except ValueError as error:
            raise CannotGoOnError(
                "The working files beside the result are damaged", str(error)
            ) from error

    def write(self, box: Box, values: Values) -> None:
        """Replace the voxels of a box; they are on the disk for good when this returns.

        Raises
        ------
        UserError
            When the disk is full or cannot be written.
        """
        try:
            # The library flushes each chunk and the folder before it reports success.
            self._array[box].write(values).result()
        except ValueError as error:
            raise _cannot_write_working_files(error) from error

    def forget_columns(self, first: int, last: int) -> None:
        """Give back the disk space of columns (x) that are not needed any more.

        Only chunks go that end within ``first`` to ``last``: those before have gone already, and
        the next ones may hold columns that are still needed.
        """
        counts = [-(-n // min(edge, n)) for n, edge in zip(self.shape[:2], CHUNK[:2], strict=True)]
        edge, width = min(CHUNK[2], self.shape[2]), self.shape[2]
        for k in range(first // edge, -(-last // edge)):
            if min((k + 1) * edge, width) <= last:
                for i, j in product(*map(range, counts)):
                    (self._folder / f"{i}.{j}.{k}").unlink(missing_ok=True)


class ScratchFolder:
    """A folder of scratch volumes, gone when the work ends, unless it is to be kept.

    With ``goes_on`` it begins with what an earlier run has kept, else empty.
    """

    def __init__(self, path: Path, *, goes_on: bool = False) -> None:
        self.path = path
        self.is_kept = False
        """Whether it stays when the work ends."""
        self._goes_on = goes_on

    def __enter__(self) -> ScratchFolder:
        try:
            if self.path.exists() and not self._goes_on:
                remove_working_files(self.path)
            self.path.mkdir(exist_ok=True)
            sync_folder(self.path.absolute().parent)
        except OSError as error:
            raise cannot_write(
                f"The folder {self.path.absolute().parent} cannot be written",
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
        if self.is_kept:
            return
        try:
            remove_working_files(self.path)
        except OSError as failure:
            # How the work itself ended counts; the next run under this name clears it away.
            _log.warning("%s cannot be cleared away: %s", self.path, failure)

    def volume(
        self, name: str, shape: tuple[int, int, int], dtype: str = "float32"
    ) -> ScratchVolume:
        """The volume of that name, with what it holds; made when missing."""
        try:
            volume = ScratchVolume(self.path / name, shape, dtype)
            sync_folder(self.path)
        except (OSError, ValueError) as error:
            raise _cannot_write_working_files(error) from error
        return volume

    def remove(self, *names: str) -> None:
        """Give back the disk space of volumes that are not needed any more."""
        for name in names:
            shutil.rmtree(self.path / name, ignore_errors=True)


def _cannot_write_working_files(error: Exception) -> UserError:
    return cannot_write(
        "The working files beside the result cannot be written",
        "free some disk space or choose another folder for the result",
        str(error),
    )
