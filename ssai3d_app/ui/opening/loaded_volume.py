"""The voxels of one channel at one time, filled by the reading thread while the window draws."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ssai3d_app.ui.opening.intensities import Intensities

Array = npt.NDArray[Any]

_FULL_PLANES_KEPT = 8


class VolumeKey(NamedTuple):
    """What a volume is: of which opened file (a running number), scene, time and channel."""

    opening: int
    scene: int
    time: int
    channel: int


@dataclass(frozen=True)
class Sampled:
    """A slice, and how many voxels each of its elements stands for in the plane."""

    values: Array
    stride: int


class LoadedVolume:
    """Voxels (Z, Y, X), whole when they fit ``byte_budget``, else every ``stride``-th in the plane.

    One thread fills it plane by plane, another reads slices meanwhile; planes that have not come
    yet are zero.
    """

    def __init__(
        self, key: VolumeKey, shape: tuple[int, int, int], dtype: str, byte_budget: int
    ) -> None:
        self.key = key
        self.shape = shape
        self.intensities: Intensities | None = None
        self.is_measured = False
        """Whether ``intensities`` are those of the whole depth and not of the first plane."""
        planes, rows, columns = shape
        itemsize = np.dtype(dtype).itemsize
        self.stride = 1
        while (
            planes * math.ceil(rows / self.stride) * math.ceil(columns / self.stride) * itemsize
            > byte_budget
        ):
            self.stride += 1
        coarse = (planes, math.ceil(rows / self.stride), math.ceil(columns / self.stride))
        # Zeroed pages cost no memory until a plane arrives.
        self._voxels: Array = np.zeros(coarse, dtype=dtype)
        self._filled = np.zeros(planes, dtype=bool)
        self._full: OrderedDict[int, Array] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def nbytes(self) -> int:
        """Memory that the volume takes when full."""
        return self._voxels.nbytes

    @property
    def is_coarse(self) -> bool:
        """Whether the slices along z are a preview with fewer voxels."""
        return self.stride > 1

    @property
    def is_complete(self) -> bool:
        """Whether every plane has arrived."""
        return bool(self._filled.all())

    @property
    def share(self) -> float:
        """Share of the planes that have arrived, 0–1."""
        return float(self._filled.mean())

    def has(self, z: int) -> bool:
        """Whether a plane has arrived."""
        return bool(self._filled[z])

    def has_full(self, z: int) -> bool:
        """Whether a plane can be drawn with every voxel."""
        if not self.is_coarse:
            return self.has(z)
        with self._lock:
            return z in self._full

    def put(self, z: int, plane: Array) -> None:
        """Take a plane, shape (Y, X); for the reading thread."""
        half = self.stride // 2 if min(plane.shape) > self.stride // 2 else 0
        sampled = plane[half :: self.stride, half :: self.stride]
        self._voxels[z, : sampled.shape[0], : sampled.shape[1]] = sampled
        self._filled[z] = True
        if self.is_coarse:
            with self._lock:
                self._full[z] = plane
                while len(self._full) > _FULL_PLANES_KEPT:
                    self._full.popitem(last=False)

    def xy(self, z: int) -> Sampled | None:
        """The lateral plane at z, as fine as it is there; ``None`` before it has arrived."""
        if self.is_coarse:
            with self._lock:
                full = self._full.get(z)
            if full is not None:
                return Sampled(full, 1)
        return Sampled(self._voxels[z], self.stride) if self.has(z) else None

    def xz(self, y: int) -> Sampled:
        """Slice (Z, X) at row y."""
        return Sampled(self._voxels[:, self._coarse(y, 1), :], self.stride)

    def yz(self, x: int) -> Sampled:
        """Slice (Y, Z) at column x."""
        return Sampled(self._voxels[:, :, self._coarse(x, 2)].T, self.stride)

    def value(self, z: int, y: int, x: int) -> float | None:
        """Intensity of one voxel, ``None`` before its plane has arrived."""
        plane = self.xy(z)
        if plane is None:
            return None
        row = min(y // plane.stride, plane.values.shape[0] - 1)
        column = min(x // plane.stride, plane.values.shape[1] - 1)
        return float(plane.values[row, column])

    def planes(self, count: int) -> list[Array]:
        """Up to ``count`` planes that have arrived, spread over the depth."""
        there = np.flatnonzero(self._filled)
        chosen = there[np.unique(np.linspace(0, len(there) - 1, count).round().astype(int))]
        return [self._voxels[z] for z in chosen]

    def _coarse(self, index: int, axis: int) -> int:
        return min(index // self.stride, int(self._voxels.shape[axis]) - 1)
