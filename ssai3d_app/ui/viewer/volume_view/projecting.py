"""Maximum-intensity projection without OpenGL.

Shear-warp after Lacroute and Levoy, "Fast volume rendering using a shear-warp factorization of the
viewing transformation", SIGGRAPH 1994: the slices across the axis that is most along the view are
shifted by whole voxels and their maximum is taken; the picture of it is then warped to the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize
from PySide6.QtGui import QTransform

from ssai3d_app.ui.viewer.volume_view.solid import Solid
from ssai3d_app.ui.viewer.volume_view.turning import Rotation


@dataclass(frozen=True, eq=False)
class Projection:
    """Intensities (rows, columns), and how that picture comes to the screen.

    ``to_screen`` brings (column, row) of the picture's upper left corners to screen pixels about
    the middle of the view.
    """

    intensities: npt.NDArray[np.float32]
    to_screen: QTransform


class Projector(Protocol):
    """Projects solids; one thread uses it."""

    @property
    def is_fast(self) -> bool:
        """Whether a solid need not be coarser while it is being turned."""

    def project(
        self, solid: Solid, rotation: Rotation, um_per_pixel: float, size: QSize
    ) -> Projection:
        """The brightest voxel along each line of sight, for a view of ``size`` pixels."""

    def release(self) -> None:
        """Give back what is held."""


class SoftwareProjector:
    """The processor does it."""

    is_fast = False

    def project(
        self, solid: Solid, rotation: Rotation, um_per_pixel: float, _size: QSize
    ) -> Projection:
        """All of the solid; what lies outside the view is cut off when it is drawn."""
        canvas, (first, second) = sheared_maximum(solid, rotation)
        intensities = canvas.astype(np.float32) * solid.gain + solid.offset
        down, across = solid.steps[first] / um_per_pixel, solid.steps[second] / um_per_pixel
        warp = QTransform(
            rotation[0, second] * across,
            rotation[1, second] * across,
            rotation[0, first] * down,
            rotation[1, first] * down,
            0.0,
            0.0,
        )
        rows, columns = canvas.shape
        return Projection(intensities, QTransform.fromTranslate(-columns / 2, -rows / 2) * warp)

    def release(self) -> None:
        """Nothing is held."""


def sheared_maximum(
    solid: Solid, rotation: Rotation
) -> tuple[npt.NDArray[np.uint16], tuple[int, int]]:
    """The maximum over shifted slices, about the middle, and the two axes (rows, columns) of it."""
    sight = rotation[2]
    along = int(np.argmax(np.abs(sight) / np.array(solid.steps)))
    first, second = (axis for axis in range(3) if axis != along)
    slices = np.moveaxis(solid.values, along, 0)
    count, rows, columns = slices.shape
    places = (np.arange(count) - (count - 1) / 2) * solid.steps[along]
    shifts = [
        np.rint(-places * sight[axis] / sight[along] / solid.steps[axis]).astype(int)
        for axis in (first, second)
    ]
    margins = [int(np.abs(shift).max()) for shift in shifts]
    canvas = np.zeros((rows + 2 * margins[0], columns + 2 * margins[1]), np.uint16)
    for piece, down, across in zip(slices, *shifts, strict=True):
        top, left = margins[0] + down, margins[1] + across
        part = canvas[top : top + rows, left : left + columns]
        np.maximum(part, piece, out=part)
    return canvas, (first, second)
