"""The voxels of one channel at one time, filled by the reading thread while the window draws."""

from __future__ import annotations

import itertools
import math
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.sample.first_look import FirstLook
from ssai3d_app.ui.opening.fine_pieces import FinePieces, Region
from ssai3d_app.ui.opening.intensities import Intensities
from ssai3d_app.ui.opening.preview import Preview, preview_of
from ssai3d_app.ui.opening.projections import Projection, Projections, Span
from ssai3d_app.volume.corrections import AXES
from ssai3d_app.volume.scene import Scene

Array = npt.NDArray[Any]

_SHARE_OF_FULL_PLANES = 0.5
"""Largest share of the byte budget that planes with every voxel take beside a coarse preview."""
_SHARE_OF_PIECES = 0.1
"""The same for parts of slices with every voxel."""


_serials = itertools.count()


class VolumeKey(NamedTuple):
    """What a volume is: of which opened file (a running number), scene, time and channel.

    ``axis_order`` is that of the corrections under which the file is read.
    """

    opening: int
    scene: int
    time: int
    channel: int
    axis_order: str = AXES


@dataclass(frozen=True)
class Sampled:
    """A slice, and where its elements lie among the voxels.

    Element (r, c) stands for ``factors`` voxels along rows and columns about voxel
    ``offsets + (r, c) * factors``.
    """

    values: Array
    factors: tuple[float, float] = (1.0, 1.0)
    offsets: tuple[float, float] = (0.0, 0.0)


class LoadedVolume:
    """Voxels (Z, Y, X), whole when they fit ``byte_budget``, else as a coarse preview.

    The preview is a level of the file's own pyramid where one fits, and else every n-th voxel of
    each plane. One thread fills it plane by plane, another reads slices meanwhile; planes that
    have not come yet are zero.
    """

    def __init__(self, key: VolumeKey, scene: Scene, byte_budget: int) -> None:
        self.key = key
        self.serial = next(_serials)
        """Tells volumes of one key apart, of which one is finer than the other."""
        self.shape = scene.level_shape(0)
        self.intensities: Intensities | None = None
        self.is_measured = False
        """Whether ``intensities`` are those of the whole depth and not of the first plane."""
        self.first_look: FirstLook | None = None
        """What a few planes tell of the recording; looked at once the whole depth is there."""
        self.preview: Preview = preview_of(scene, byte_budget)
        # Zeroed pages cost no memory until a plane arrives.
        self._voxels: Array = np.zeros(self.preview.shape, dtype=scene.dtype)
        self._filled = np.zeros(self.preview.shape[0], dtype=bool)
        self._arrived = 0
        """How many are filled: asked for many times a frame."""
        self._full: OrderedDict[int, Array] = OrderedDict()
        self._lock = threading.Lock()
        self._projections = Projections()
        self._full_kept = 0
        self.pieces = FinePieces(0)
        """Parts of slices with every voxel, where the volume is coarse."""
        self.allot(byte_budget)

    def allot(self, byte_budget: int) -> None:
        """Hold no more beside the preview than a budget allows; for the reading thread."""
        plane = math.prod(self.shape[1:]) * self._voxels.itemsize
        with self._lock:
            self._full_kept = int(_SHARE_OF_FULL_PLANES * byte_budget / plane)
            self._drop_old_planes()
        self.pieces.byte_limit = int(_SHARE_OF_PIECES * byte_budget)

    @property
    def least_bytes(self) -> int:
        """Memory that the voxels take which are never dropped."""
        return self._voxels.nbytes

    @property
    def nbytes(self) -> int:
        """Memory that the volume takes when all of its preview is there."""
        with self._lock:
            planes = sum(plane.nbytes for plane in self._full.values())
        return self._voxels.nbytes + planes + self.pieces.nbytes + self._projections.nbytes

    @property
    def dtype(self) -> str:
        """Type of the voxels."""
        return self._voxels.dtype.name

    @property
    def itemsize(self) -> int:
        """Bytes of a voxel."""
        return self._voxels.itemsize

    def thinned(self, scene: Scene, byte_budget: int) -> LoadedVolume:
        """The same voxels within a smaller budget; what can only be read anew is missing."""
        coarser = LoadedVolume(self.key, scene, byte_budget)
        if not self.is_coarse and not coarser.preview.level:
            for number in np.flatnonzero(self._filled):
                coarser.put_preview(int(number), coarser.preview.thinned(self._voxels[number]))
            coarser.intensities, coarser.is_measured = self.intensities, self.is_measured
        return coarser

    @property
    def refines(self) -> bool:
        """Whether single planes can be held with every voxel; those of a vast mosaic cannot."""
        return not self.is_coarse or self._full_kept > 0

    @property
    def is_coarse(self) -> bool:
        """Whether the slices along z are a preview with fewer voxels."""
        return self.preview.is_coarse

    @property
    def is_complete(self) -> bool:
        """Whether every plane has arrived."""
        return self._arrived == len(self._filled)

    @property
    def share(self) -> float:
        """Share of the planes that have arrived, 0–1."""
        return self._arrived / len(self._filled)

    @property
    def missing(self) -> list[int]:
        """Planes of the preview that have not arrived."""
        return [int(number) for number in np.flatnonzero(~self._filled)]

    def has(self, z: int) -> bool:
        """Whether a plane has arrived, be it coarse."""
        return bool(self._filled[self.preview.nearest(0, z)])

    def has_full(self, z: int) -> bool:
        """Whether a plane can be drawn with every voxel."""
        if not self.is_coarse:
            return self.has(z)
        with self._lock:
            return z in self._full

    def is_as_fine_as_it_gets(self, z: int) -> bool:
        """Whether nothing better of a plane is to be read."""
        return self.has_full(z) if self.refines else self.has(z)

    def put(self, z: int, plane: Array) -> None:
        """Take a plane of the stack, shape (Y, X), to be looked at; for the reading thread."""
        if self.is_coarse:
            with self._lock:
                self._full[z] = plane
                self._drop_old_planes()
        if not self.preview.level:
            self.put_preview(z, self.preview.thinned(plane))

    def _drop_old_planes(self) -> None:
        while len(self._full) > self._full_kept:
            self._full.popitem(last=False)

    def put_preview(self, number: int, plane: Array) -> None:
        """Take a plane of the preview; for the reading thread."""
        self._voxels[number] = plane
        self._filled[number] = True
        self._arrived = int(np.count_nonzero(self._filled))

    def xy(self, z: int) -> Sampled | None:
        """The lateral plane at z, as fine as it is there; ``None`` before it has arrived."""
        if self.is_coarse:
            with self._lock:
                full = self._full.get(z)
            if full is not None:
                return Sampled(full)
        if not self.has(z):
            return None
        return self._sampled(self._voxels[self.preview.nearest(0, z)], 1, 2)

    def xz(self, y: int) -> Sampled:
        """Slice (Z, X) at row y."""
        return self._sampled(self._voxels[:, self.preview.nearest(1, y), :], 0, 2)

    def yz(self, x: int) -> Sampled:
        """Slice (Y, Z) at column x."""
        return self._sampled(self._voxels[:, :, self.preview.nearest(2, x)].T, 1, 0)

    def fine(self, region: Region) -> Sampled | None:
        """A part of a slice that holds a region with every voxel, oriented as the slices are.

        ``None`` before it has been read.
        """
        piece = self.pieces.find(region)
        if piece is None:
            return None
        first, second = (piece.region.spans[axis][0] for axis in range(3) if axis != region.axis)
        if region.axis == 2:
            return Sampled(piece.values.T, offsets=(float(second), float(first)))
        return Sampled(piece.values, offsets=(float(first), float(second)))

    def projecting(self, span: Span) -> Iterator[None]:
        """Project what has come since, a plane at a step; for the reading thread."""
        inside = self._inside(span)
        projection = self._projections.begun(span.axis, inside, span.kind, self._voxels)
        if not projection.is_up_to_date(self._filled):
            yield from projection.take(self._filled)

    def is_projected(self, span: Span) -> bool:
        """Whether a projection holds every plane that has come."""
        projection = self._projections.find(span.axis, self._inside(span), span.kind)
        return projection is not None and projection.is_up_to_date(self._filled)

    def projected(self, span: Span) -> Sampled | None:
        """A projection, oriented as the slices are; ``None`` before anything of it is there.

        Of a coarse volume it is that of the preview.
        """
        projection = self._projections.find(span.axis, self._inside(span), span.kind)
        values = None if projection is None else projection.values
        return None if values is None else self._oriented(values, span.axis)

    def project(self, span: Span) -> Sampled:
        """The same of what has come, made now and not kept, in any thread."""
        projection = Projection(span.axis, self._inside(span), span.kind, self._voxels)
        for _ in projection.take(self._filled.copy()):
            pass
        assert projection.values is not None
        return self._oriented(projection.values, span.axis)

    def _oriented(self, values: Array, axis: int) -> Sampled:
        if axis == 2:
            return self._sampled(values.T, 1, 0)
        rows, columns = (other for other in range(3) if other != axis)
        return self._sampled(values, rows, columns)

    def projection_version(self, span: Span) -> int:
        """Grows whenever :meth:`projected` gives something else."""
        projection = self._projections.find(span.axis, self._inside(span), span.kind)
        return 0 if projection is None else projection.version

    def _inside(self, span: Span) -> slice:
        """The elements of the preview that stand for a span of voxels."""
        first, last = (self.preview.nearest(span.axis, n) for n in (span.first, span.last))
        return slice(first, last + 1)

    @property
    def held(self) -> Array:
        """Voxels (Z, Y, X) of the preview, not to be written; planes not yet there are zero."""
        return self._voxels

    def value(self, z: int, y: int, x: int) -> float | None:
        """Intensity of one voxel, ``None`` before its plane has arrived."""
        plane = self.xy(z)
        if plane is None:
            return None
        if plane.factors == (1.0, 1.0):
            return float(plane.values[y, x])
        return float(plane.values[self.preview.nearest(1, y), self.preview.nearest(2, x)])

    def planes(self, count: int) -> list[Array]:
        """Up to ``count`` planes that have arrived, spread over the depth."""
        there = np.flatnonzero(self._filled)
        if not len(there):
            with self._lock:
                return list(self._full.values())[:count]
        chosen = there[np.unique(np.linspace(0, len(there) - 1, count).round().astype(int))]
        return [self._voxels[z] for z in chosen]

    def _sampled(self, values: Array, rows: int, columns: int) -> Sampled:
        factors, offsets = self.preview.factors, self.preview.offsets
        return Sampled(values, (factors[rows], factors[columns]), (offsets[rows], offsets[columns]))
