"""OME-Zarr results: NGFF 0.4 on Zarr 2, streamed over tensorstore."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorstore

from ssai3d_app.errors import cannot_write
from ssai3d_app.formats.creating import put_in_place, remove, unfinished_path
from ssai3d_app.formats.result import ResultDescription

_CHUNK = (1, 1, 8, 256, 256)


class OmeZarrWriter:
    """A :class:`~ssai3d_app.formats.result.ResultWriter` for ``.ome.zarr``."""

    def __init__(self, path: Path, description: ResultDescription) -> None:
        self._path = path
        self._description = description
        self._unfinished = unfinished_path(path)
        self._planes = 0
        try:
            remove(self._unfinished)
            self._unfinished.mkdir()
        except OSError as error:
            raise self._failure(error) from error
        shape = list(description.shape)
        self._array: Any = tensorstore.open(
            {
                "driver": "zarr",
                "kvstore": {"driver": "file", "path": str(self._unfinished / "0")},
                "metadata": {
                    "shape": shape,
                    "chunks": [min(c, n) for c, n in zip(_CHUNK, shape, strict=True)],
                    "dtype": np.dtype(description.dtype).newbyteorder("<").str,
                    "dimension_separator": "/",
                    "compressor": {"id": "blosc", "cname": "zstd", "clevel": 3, "shuffle": 1},
                },
                "create": True,
            }
        ).result()

    def _failure(self, error: Exception) -> Exception:
        return cannot_write(
            f"{self._path.name} cannot be written",
            "check the free disk space, or choose another folder",
            str(error),
        )

    def write(self, time: int, channel: int, first_z: int, planes: npt.NDArray[Any]) -> None:
        """Put planes, shape (n, Y, X), into their place.

        Raises
        ------
        UserError
            When the disk is full or cannot be written.
        """
        try:
            box = self._array[time, channel, first_z : first_z + len(planes)]
            box.write(planes.astype(self._description.dtype, copy=False)).result()
        except ValueError as error:  # what tensorstore raises for a full disk
            raise self._failure(error) from error
        self._planes += len(planes)

    def attributes(self, provenance: str) -> dict[str, Any]:
        """The group's attributes: axes in µm, scale, channels as OMERO shows them, provenance."""
        scale = [1.0, 1.0, *self._description.voxel_size]
        space = [{"name": n, "type": "space", "unit": "micrometer"} for n in "zyx"]
        limit = np.iinfo(self._description.dtype).max if self._is_integer else 1.0
        return {
            "multiscales": [
                {
                    "version": "0.4",
                    "name": self._description.name,
                    "axes": [
                        {"name": "t", "type": "time"},
                        {"name": "c", "type": "channel"},
                        *space,
                    ],
                    "datasets": [
                        {
                            "path": "0",
                            "coordinateTransformations": [{"type": "scale", "scale": scale}],
                        }
                    ],
                }
            ],
            "omero": {
                "channels": [
                    {
                        "label": channel.name,
                        "color": (channel.color or "#FFFFFF")[1:],
                        "active": True,
                        "window": {"min": 0, "max": float(limit), "start": 0, "end": float(limit)},
                    }
                    for channel in self._description.channels
                ]
            },
            "ssai3d": json.loads(provenance),
        }

    @property
    def _is_integer(self) -> bool:
        return np.dtype(self._description.dtype).kind in "ui"

    def commit(self, provenance: str) -> None:
        """Write the group's documents and give the store its name."""
        time, channels, depth, _, _ = self._description.shape
        if self._planes != time * channels * depth:
            raise ValueError(f"{self._planes} planes were written of {time * channels * depth}")
        group = {".zgroup": {"zarr_format": 2}, ".zattrs": self.attributes(provenance)}
        try:
            for name, document in group.items():
                text = json.dumps(document, indent=2, ensure_ascii=False)
                (self._unfinished / name).write_text(text, encoding="utf-8")
            put_in_place(self._unfinished, self._path)
        except OSError as error:
            raise self._failure(error) from error

    def abort(self) -> None:
        """Remove what was written; after ``commit`` there is nothing left to remove."""
        remove(self._unfinished)
