"""One level of an OME-Zarr image: an array of Zarr 2 or 3, written in whole chunks."""

from __future__ import annotations

from math import ceil, prod
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorstore

from ssai3d_app.formats.pyramid import Plane

Shape = tuple[int, int, int, int, int]

DEPTH = 8
"""Planes that are written at once: chunks and shards are no deeper, and none is written twice."""

_EDGE = 256
_CHUNKS_PER_SHARD = 8
"""Chunks along y and x that share a file in Zarr 3."""

_FILE_BYTES = 4096


def _chunks(shape: Shape) -> list[int]:
    edges = (1, 1, DEPTH, _EDGE, _EDGE)
    return [min(edge, n) for edge, n in zip(edges, shape, strict=True)]


def _shards(shape: Shape) -> list[int]:
    chunks = _chunks(shape)
    lateral = [
        chunk * min(_CHUNKS_PER_SHARD, ceil(n / chunk))
        for chunk, n in zip(chunks[3:], shape[3:], strict=True)
    ]
    return [*chunks[:3], *lateral]


def level_bytes(shape: Shape, dtype: str, version: str) -> int:
    """Space that a level takes at the most, in bytes, with what its files take beyond pixels."""
    files = _chunks(shape) if version == "0.4" else _shards(shape)
    count = prod(ceil(n / edge) for n, edge in zip(shape, files, strict=True))
    pixels = prod(shape) * np.dtype(dtype).itemsize
    return pixels + pixels // 100 + (count + 1) * _FILE_BYTES


def _zarr_2(shape: Shape, dtype: str) -> dict[str, Any]:
    return {
        "shape": list(shape),
        "chunks": _chunks(shape),
        "dtype": np.dtype(dtype).newbyteorder("<").str,
        "dimension_separator": "/",
        "compressor": {"id": "blosc", "cname": "zstd", "clevel": 3, "shuffle": 1},
    }


def _zarr_3(shape: Shape, dtype: str) -> dict[str, Any]:
    compression = {"cname": "zstd", "clevel": 3, "shuffle": "shuffle"}
    sharding = {
        "chunk_shape": _chunks(shape),
        "codecs": [
            {"name": "bytes", "configuration": {"endian": "little"}},
            {"name": "blosc", "configuration": compression},
        ],
    }
    return {
        "shape": list(shape),
        "data_type": dtype,
        "dimension_names": list("tczyx"),
        "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": _shards(shape)}},
        "codecs": [{"name": "sharding_indexed", "configuration": sharding}],
    }


class ZarrLevel:
    """A new array in a folder; ``shape`` is (T, C, Z, Y, X), ``version`` that of NGFF."""

    def __init__(self, folder: Path, shape: Shape, dtype: str, version: str) -> None:
        older = version == "0.4"
        self._depth = shape[2]
        self._slab: npt.NDArray[Any] = np.empty((min(DEPTH, shape[2]), *shape[3:]), dtype)
        self._array: Any = tensorstore.open(
            {
                "driver": "zarr" if older else "zarr3",
                "kvstore": {"driver": "file", "path": str(folder)},
                "metadata": _zarr_2(shape, dtype) if older else _zarr_3(shape, dtype),
                "create": True,
            }
        ).result()

    def append(self, time: int, channel: int, z: int, plane: Plane) -> None:
        """Take the next plane; it stands on the disk with the last one of its chunk.

        Raises
        ------
        OSError
            When the disk is full or cannot be written.
        """
        within = z % DEPTH
        self._slab[within] = plane
        if within + 1 < DEPTH and z + 1 < self._depth:
            return
        try:
            box = self._array[time, channel, z - within : z + 1]
            box.write(self._slab[: within + 1]).result()
        except ValueError as error:  # what tensorstore raises for a full disk
            raise OSError(str(error)) from error
