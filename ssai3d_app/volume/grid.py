"""The one place that knows how raw planes and isotropic planes lie in space.

Convention: voxel centres; plane 0, row 0 and column 0 of both grids coincide; sample k of an axis
with step d lies at k·d. No half-pixel shifts anywhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.errors import unrestorable
from ssai3d_app.volume.scene import Scene

FloatMatrix = npt.NDArray[np.float32]

METHOD_ANISOTROPY = 5.0
"""Largest axial to lateral voxel ratio that the method's authors claim (2–5)."""

EXTENDED_ANISOTROPY = 8.0
"""Ratio up to which the restoration was still found useful."""


def samples_within(count: int, step: float, new_step: float) -> int:
    """Samples at multiples of ``new_step`` that lie within ``count`` samples of ``step``.

    ``floor((count − 1)·step/new_step + 1e-6) + 1``: the first on the first, none beyond the last.
    """
    return math.floor((count - 1) * step / new_step + 1e-6) + 1


@dataclass(frozen=True)
class IsotropicGrid:
    """The isotropic output grid of a raw stack.

    ``raw_shape`` is (Z, Y, X); ``raw_voxel_size`` its (z, y, x) steps in µm.
    """

    raw_shape: tuple[int, int, int]
    raw_voxel_size: tuple[float, float, float]

    @classmethod
    def of(cls, scene: Scene) -> IsotropicGrid:
        """The grid of a scene.

        Raises
        ------
        UserError
            When a voxel size is unknown.
        """
        size = scene.voxel_size
        if size.z is None or size.y is None or size.x is None:
            missing = [a for a, v in (("z", size.z), ("y", size.y), ("x", size.x)) if v is None]
            raise unrestorable(
                f"The voxel size along {' and '.join(missing)} is unknown",
                "enter the voxel size in µm (in the Restore panel, or with --voxel-size Z Y X)",
            )
        return cls(
            (scene.length("Z"), scene.length("Y"), scene.length("X")), (size.z, size.y, size.x)
        )

    @property
    def voxel(self) -> float:
        """Edge of the isotropic voxel in µm: the smaller of the two lateral steps."""
        return min(self.raw_voxel_size[1], self.raw_voxel_size[2])

    @property
    def anisotropy(self) -> float:
        """Axial step over the isotropic voxel, a real number."""
        return self.raw_voxel_size[0] / self.voxel

    @property
    def shape(self) -> tuple[int, int, int]:
        """Output shape (Z, Y, X) on the isotropic grid."""
        z, y, x = (
            samples_within(count, step, self.voxel)
            for count, step in zip(self.raw_shape, self.raw_voxel_size, strict=True)
        )
        return z, y, x

    def interpolation(self, axis: int) -> FloatMatrix:
        """Matrix (output samples × raw samples) that brings one axis to the isotropic grid."""
        return cubic_interpolation(
            self.raw_shape[axis], self.shape[axis], self.voxel / self.raw_voxel_size[axis]
        )


def cubic_interpolation(count: int, new_count: int, step: float, start: float = 0.0) -> FloatMatrix:
    """Cubic convolution (Keys 1981, a = −1/2) as a matrix of shape (new_count, count).

    Row j interpolates at position ``start + j·step`` in units of the old sampling. Beyond the
    ends the first and last sample are repeated. Each row sums to 1; a grid onto itself is the
    identity.
    """
    positions = start + np.arange(new_count, dtype=np.float64) * step
    positions = np.clip(positions, 0.0, count - 1.0)
    first = np.floor(positions + 1e-9).astype(np.int64)
    matrix = np.zeros((new_count, count), dtype=np.float64)
    for tap in range(-1, 3):
        distance = np.abs(positions - (first + tap))
        near = 1.5 * distance**3 - 2.5 * distance**2 + 1.0
        far = -0.5 * distance**3 + 2.5 * distance**2 - 4.0 * distance + 2.0
        weight = np.where(distance <= 1.0, near, np.where(distance < 2.0, far, 0.0))
        column = np.clip(first + tap, 0, count - 1)
        np.add.at(matrix, (np.arange(new_count), column), weight)
    return matrix.astype(np.float32)
