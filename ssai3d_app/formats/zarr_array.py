"""One Zarr array, version 2 or 3: described from its JSON, read over tensorstore (Apache-2.0)."""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.formats.zarr_layout import read_json

_FREE_BYTES = 512 * 2**20
_MOST_COMPRESSED = 50
_MOST_EXPANSION = 2000
_MOST_CHUNKS = 4_000_000
_MOST_TRUSTED = 100_000
_CACHE_BYTES = 192 * 2**20
_BYTES_AT_ONCE = 64 * 2**20
_LONGEST = 2**31
"""More voxels along an axis are damage, and no array of them can be made."""

Index = tuple[int | slice, ...]
_DOCUMENTS = {"zarr.json", ".zarray", ".zattrs"}


class ChunkCache:
    """Decoded chunks of a store, kept because the next planes mostly lie in them too."""

    def __init__(self) -> None:
        self._context: Any = None

    def context(self) -> Any:
        """What tensorstore is to open arrays in."""
        if self._context is None:
            import tensorstore

            self._context = tensorstore.Context({"cache_pool": {"total_bytes_limit": _CACHE_BYTES}})
        return self._context

    def clear(self) -> None:
        """Give the memory back."""
        self._context = None


class ZarrArray:
    """An array of a store, opened when it is first read.

    ``shape`` and ``dtype`` come from its JSON document; bits are given as bytes of 0 and 1.

    Raises
    ------
    ValueError
        When the document is damaged or speaks of what is no array of numbers.
    """

    def __init__(self, store: Path, folder: Path, cache: ChunkCache) -> None:
        self._store = store.resolve()
        self._cache = cache
        self._folder = folder
        self._opened: Any = None
        self._trusted: set[Path] = set()
        third = folder / "zarr.json"
        self._version = 3 if third.is_file() else 2
        described = read_json(third if self._version == 3 else folder / ".zarray")
        if self._version == 3 and described.get("node_type") != "array":
            raise ValueError(f"{folder.name} is no array")
        self.shape = tuple(_length(length, 0) for length in described["shape"])
        self.dtype = _number_type(described["data_type" if self._version == 3 else "dtype"])
        if self._version == 3:
            grid = described["chunk_grid"]
            if grid.get("name") != "regular":
                raise ValueError(f"chunks of the kind {grid.get('name')!r}")
            chunks = grid["configuration"]["chunk_shape"]
            encoding = described.get("chunk_key_encoding") or {"name": "default"}
            named = encoding.get("name") == "default"
            default = "/" if named else "."
            self._separator = (encoding.get("configuration") or {}).get("separator", default)
            self._prefix = ["c"] if named else []
        else:
            chunks = described["chunks"]
            self._separator = described.get("dimension_separator", ".")
            self._prefix = []
        if self._separator not in (".", "/"):
            raise ValueError(f"chunks whose names hold {self._separator!r}")
        self._chunks = tuple(_length(length, 1) for length in chunks)
        if len(self._chunks) != len(self.shape):
            raise ValueError(f"chunks of {self._chunks} in an array of {self.shape}")

    @property
    def is_empty(self) -> bool:
        """Whether no chunk was ever written, so that every value is the fill value."""
        with os.scandir(self._folder) as entries:
            return all(entry.name in _DOCUMENTS for entry in entries)

    def read(self, index: Index) -> npt.NDArray[Any]:
        """Values at an index of whole numbers and slices without steps, native byte order.

        Chunks that do not exist hold the fill value, as Zarr has it.

        Raises
        ------
        ValueError
            When a chunk lies outside the store, or the array claims more than it can hold.
        Exception
            What tensorstore raises for damaged chunks.
        """
        self._refuse_harm(index)
        if self._opened is None:
            import tensorstore

            driver = "zarr3" if self._version == 3 else "zarr"
            spec = {"driver": driver, "kvstore": {"driver": "file", "path": str(self._folder)}}
            context = self._cache.context()
            opening = tensorstore.open(spec, read=True, write=False, context=context)
            self._opened = opening.result()
        if tuple(self._opened.shape) != self.shape:
            raise ValueError(f"{self._opened.shape} instead of {self.shape}")
        values = np.empty([i.stop - i.start for i in index if isinstance(i, slice)], self.dtype)
        for part in self._parts(index):
            inside = tuple(
                slice(p.start - i.start, p.stop - i.start)
                for p, i in zip(part, index, strict=True)
                if isinstance(p, slice) and isinstance(i, slice)
            )
            values[inside] = self._opened[part].read().result()
        return values

    def _parts(self, index: Index) -> Iterator[Index]:
        """The index in parts of few chunks each, since those of one read are decoded at once."""
        spans = [len(span) for span in self._spans(index)]
        chunk_bytes = math.prod(self._chunks) * self.dtype.itemsize
        axis = max(range(len(spans)), key=spans.__getitem__)
        whole = index[axis]
        if math.prod(spans) * chunk_bytes <= _BYTES_AT_ONCE or spans[axis] == 1:
            yield index
            return
        assert isinstance(whole, slice)
        n = self._chunks[axis]
        middle = (whole.start // n + spans[axis] // 2) * n
        for part in (slice(whole.start, middle), slice(middle, whole.stop)):
            yield from self._parts((*index[:axis], part, *index[axis + 1 :]))

    def _spans(self, index: Index) -> list[range]:
        """The chunks along each axis that an index touches."""
        return [
            range(i.start // n, -(-i.stop // n))
            if isinstance(i, slice)
            else range(i // n, i // n + 1)
            for i, n in zip(index, self._chunks, strict=True)
        ]

    def close(self) -> None:
        """Release the array."""
        self._opened = None

    def _refuse_harm(self, index: Index) -> None:
        """Follow no link out of the store, and ask for no memory that the files do not fill."""
        spans = self._spans(index)
        touched = math.prod(len(span) for span in spans)
        if touched > _MOST_CHUNKS:
            raise ValueError(f"{touched} chunks for one box")
        values = math.prod(i.stop - i.start for i in index if isinstance(i, slice))
        wanted = values * self.dtype.itemsize
        chunk_bytes = math.prod(self._chunks) * self.dtype.itemsize
        stored = 0
        for chunk in self._files(spans):
            try:
                size = chunk.stat().st_size
            except FileNotFoundError:
                continue
            self._refuse_outside(chunk)
            stored += size
            if chunk_bytes > _FREE_BYTES + _MOST_EXPANSION * size:
                raise ValueError(f"a chunk of {size} bytes claims to hold {chunk_bytes}")
        if wanted > _FREE_BYTES and wanted > _MOST_COMPRESSED * stored:
            raise ValueError(f"{wanted} bytes of pixels from {stored} bytes of chunks")

    def _refuse_outside(self, chunk: Path) -> None:
        # Folders are looked at once, since there are far fewer of them than of chunks.
        if not chunk.is_symlink() and chunk.parent in self._trusted:
            return
        if not chunk.resolve().is_relative_to(self._store):
            raise ValueError("the store points outside itself")
        if not chunk.is_symlink() and len(self._trusted) < _MOST_TRUSTED:
            self._trusted.add(chunk.parent)

    def _files(self, spans: list[range]) -> Iterator[Path]:
        for place in itertools.product(*spans):
            key = self._separator.join([*self._prefix, *map(str, place)])
            yield self._folder / (key or "0")


def _length(value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < _LONGEST:
        raise ValueError(f"a length of {value!r}")
    return value


def _number_type(name: Any) -> np.dtype[Any]:
    try:
        kind: np.dtype[Any] = np.dtype(name).newbyteorder("=")
    except TypeError as error:
        raise ValueError(f"values of the type {name!r} cannot be read") from error
    if kind.kind == "b":
        return np.dtype("uint8")
    if kind.kind not in "iuf":
        raise ValueError(f"values of the type {name!r} cannot be read")
    return kind
