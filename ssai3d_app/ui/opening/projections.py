"""Planes brought together: the mean or the maximum through a slab, or through all of a stack."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


class ProjectionKind(StrEnum):
    """What is shown of the voxels behind each other."""

    MEAN = "mean"
    MAX = "max"


@dataclass(frozen=True)
class Span:
    """The voxels from ``first`` to ``last``, both included, along ``axis`` (0 z, 1 y, 2 x)."""

    axis: int
    first: int
    last: int
    kind: ProjectionKind


class Projection:
    """One projection of a volume (Z, Y, X) that is filled plane by plane.

    Each plane is taken once, when it has come. One thread takes them; ``values`` may be read by
    another one at any time: the two axes that are left, in the order z, y, x.
    """

    def __init__(self, axis: int, inside: slice, kind: ProjectionKind, voxels: Array) -> None:
        self._axis, self._inside, self._kind = axis, inside, kind
        self._voxels = voxels
        left = tuple(n for other, n in enumerate(voxels.shape) if other != axis)
        # Means along y and x are whole as soon as their plane has come; along z they are summed.
        of_mean = np.float64 if axis == 0 else np.float32
        dtype = of_mean if kind is ProjectionKind.MEAN else voxels.dtype
        self._sum: Array = np.zeros(left, dtype)
        self._taken = np.zeros(voxels.shape[0], dtype=bool)
        self._values: Array | None = None
        self._is_shown = True
        self.version = 0
        """Grows whenever ``values`` change."""

    @property
    def values(self) -> Array | None:
        """What has been taken so far; ``None`` before the first plane."""
        return self._values

    @property
    def nbytes(self) -> int:
        """Memory that it takes beside the volume."""
        if self._values is None or self._values is self._sum:
            return self._sum.nbytes
        return self._sum.nbytes + self._values.nbytes

    def is_up_to_date(self, filled: npt.NDArray[np.bool_]) -> bool:
        """Whether every plane that has come was taken, and is shown."""
        return self._is_shown and not len(self._untaken(filled))

    def take(self, filled: npt.NDArray[np.bool_]) -> Iterator[None]:
        """Take the planes that have come since, one at a step, and show them at the end."""
        for number in self._untaken(filled):
            self._take(int(number))
            self._taken[number] = True
            self._is_shown = False
            yield
        self._show()

    def _untaken(self, filled: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
        waiting = filled & ~self._taken
        if self._axis == 0:
            waiting[: self._inside.start] = False
            waiting[self._inside.stop :] = False
        return np.flatnonzero(waiting)

    def _take(self, number: int) -> None:
        plane = self._voxels[number]
        if self._axis == 0:
            if not self._taken.any():
                self._sum[:] = plane
            elif self._kind is ProjectionKind.MAX:
                np.maximum(self._sum, plane, out=self._sum)
            else:
                self._sum += plane
            return
        part = plane[self._inside] if self._axis == 1 else plane[:, self._inside]
        if self._kind is ProjectionKind.MAX:
            part.max(axis=self._axis - 1, out=self._sum[number])
        else:
            part.mean(axis=self._axis - 1, dtype=np.float32, out=self._sum[number])

    def _show(self) -> None:
        if self._kind is ProjectionKind.MEAN and self._axis == 0:
            self._values = (self._sum / max(1, self._taken.sum())).astype(np.float32)
        else:
            self._values = self._sum.copy()
        if self._is_whole():
            # Nothing will be added any more.
            self._sum = self._values
        self._is_shown = True
        self.version += 1

    def _is_whole(self) -> bool:
        planes = self._taken[self._inside] if self._axis == 0 else self._taken
        return bool(planes.all())


class Projections:
    """The projections of one volume that were asked for last."""

    _KEPT = 8

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Projection] = OrderedDict()

    @property
    def nbytes(self) -> int:
        """Memory that they take."""
        return sum(projection.nbytes for projection in list(self._kept.values()))

    def find(self, axis: int, inside: slice, kind: ProjectionKind) -> Projection | None:
        """A projection that was begun."""
        return self._kept.get((axis, inside.start, inside.stop, kind))

    def begun(self, axis: int, inside: slice, kind: ProjectionKind, voxels: Array) -> Projection:
        """A projection, begun now if it was not before."""
        name = (axis, inside.start, inside.stop, kind)
        projection = self._kept.pop(name, None) or Projection(axis, inside, kind, voxels)
        self._kept[name] = projection
        while len(self._kept) > self._KEPT:
            self._kept.popitem(last=False)
        return projection
