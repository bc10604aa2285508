"""What a microscope records of an object: the light blurred, seen in the planes, on a background.

The object lives on the isotropic grid of :mod:`ssai3d_app.volume.grid`, continued by a margin
beyond the field of view, because light from there is recorded too (Bertero and de Mol, Optics
Letters 30, 2005). A plane between two planes of the grid is interpolated from four of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from ssai3d_app.engine.classics.acquisition import Acquisition, PointSpread
from ssai3d_app.engine.classics.blur import Blur, fast_length
from ssai3d_app.volume.boxes import Shape
from ssai3d_app.volume.grid import cubic_interpolation


@dataclass(frozen=True)
class Planes:
    """Which planes are seen: ``count`` of them, the first ``first`` voxels below the field's."""

    count: int
    first: float = 0.0


@dataclass(frozen=True)
class ForwardModel:
    """The linear map from objects to raw planes, its adjoint, and a background.

    Objects have the shape ``blur.grid``, in which the field of view is the box ``field``; raw
    planes are (planes, Y, X). ``sampling`` is the matrix (planes × grid depth).
    """

    blur: Blur
    sampling: Tensor
    field: tuple[slice, slice, slice]
    background: float

    @classmethod
    def of(
        cls,
        acquisition: Acquisition,
        field: Shape,
        planes: Planes,
        margin: Shape,
        device: torch.device,
    ) -> ForwardModel:
        """The model of a field of view (Z, Y, X) of the isotropic grid.

        The grid is the field and at least ``margin`` on both sides of every axis, its lengths
        rounded up to quick ones where there is something to transform. The PSF should fade within
        the margin: it wraps around.
        """
        step = acquisition.anisotropy
        # The last plane may lie a part of a voxel below the field.
        last = ceil(planes.first + (planes.count - 1) * step - 1e-6)
        seen = (max(field[0], last + 1), *field[1:])
        depth, _, _ = grid = _lengths(seen, margin, acquisition.psf.axes)
        sampling = cubic_interpolation(depth, planes.count, step, start=margin[0] + planes.first)
        return cls(
            Blur(_continued(acquisition.psf, depth, margin[0]), grid, device),
            torch.from_numpy(sampling).to(device),
            _box(field, margin),
            acquisition.background,
        )

    @classmethod
    def of_stack(
        cls, acquisition: Acquisition, raw_shape: Shape, margin: Shape, device: torch.device
    ) -> ForwardModel:
        """The model of a whole stack of raw planes (planes, Y, X)."""
        field = acquisition.field(raw_shape)
        return cls.of(acquisition, field, Planes(raw_shape[0]), margin, device)

    def forward(self, volume: Tensor) -> Tensor:
        """The planes (planes, Y, X) that an object sends its light to, without background."""
        _, rows, columns = self.field
        seen = self.blur(volume)[:, rows, columns]
        planes: Tensor = torch.tensordot(self.sampling, seen, dims=1)
        return planes

    def expected(self, volume: Tensor) -> Tensor:
        """The planes that are recorded of an object on average, with background."""
        return self.forward(volume) + self.background

    def adjoint(self, planes: Tensor) -> Tensor:
        """The exact adjoint of :meth:`forward`, of the objects' shape."""
        _, rows, columns = self.field
        _, height, width = self.blur.grid
        spread = torch.tensordot(self.sampling.T, planes, dims=1)
        beside = (columns.start, width - columns.stop, rows.start, height - rows.stop)
        return self.blur.adjoint(F.pad(spread, beside))

    def within_field(self, volume: Tensor) -> Tensor:
        """The part of an object that lies in the field of view."""
        return volume[self.field]

    @property
    def largest_gain(self) -> float:
        """A bound on the operator norm of :meth:`forward`."""
        return float(np.linalg.norm(self.sampling.cpu().numpy(), 2)) * self.blur.largest_gain


def _lengths(field: Shape, margin: Shape, transformed: tuple[int, ...]) -> Shape:
    wanted = [n + 2 * m for n, m in zip(field, margin, strict=True)]
    z, y, x = (fast_length(n) if axis in transformed else n for axis, n in enumerate(wanted))
    return z, y, x


def _box(field: Shape, margin: Shape) -> tuple[slice, slice, slice]:
    z, y, x = (slice(m, m + n) for n, m in zip(field, margin, strict=True))
    return z, y, x


def _continued(psf: PointSpread, depth: int, before: int) -> PointSpread:
    """A PSF that changes over the field, continued into the margin as at the field's ends."""
    if psf.shares is None:
        return psf
    behind = depth - before - psf.shares.shape[1]
    return PointSpread(psf.volumes, np.pad(psf.shares, ((0, 0), (before, behind)), mode="edge"))
