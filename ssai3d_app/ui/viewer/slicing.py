"""Slices of a loaded volume in µm, as they are drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, Sampled
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.volume.grid import FloatMatrix, IsotropicGrid

Steps = tuple[float, float, float]
"""Distances (z, y, x) between voxels in µm."""


class Slicer:
    """Cuts volumes of one stack; keeps the interpolation along z, which many slices share."""

    def __init__(self) -> None:
        self._matrix: tuple[tuple[object, ...], FloatMatrix | None] = ((), None)

    def cut(
        self, volume: LoadedVolume, cut: Cut, index: int, steps: Steps, smooth: bool
    ) -> SliceOfStack | None:
        """The slice at a voxel ``index`` along the axis through it.

        ``None`` while the plane is being read. Slices along z are interpolated to the isotropic
        grid when ``smooth``.
        """
        if cut is Cut.XY:
            plane = volume.xy(index)
            return None if plane is None else _placed(plane, cut, steps)
        along = volume.xz(index) if cut is Cut.XZ else volume.yz(index)
        piece = _placed(along, cut, steps)
        matrix = self._z_interpolation(volume, steps) if smooth else None
        if matrix is None:
            return piece
        values, fine = piece.values.astype(np.float32), min(steps[1:])
        if cut is Cut.XZ:
            return replace(piece, values=matrix @ values, row_step=fine)
        return replace(piece, values=values @ matrix.T, column_step=fine)

    def _z_interpolation(self, volume: LoadedVolume, steps: Steps) -> FloatMatrix | None:
        """Matrix to the isotropic grid; ``None`` when z is not coarser or not all there."""
        if not volume.is_complete:
            return None
        # A preview may be coarser along z, too; its first plane is the first of the grid.
        shape, factor = volume.preview.shape, volume.preview.factors[0]
        key = (shape, factor, steps)
        if self._matrix[0] != key:
            z, y, x = steps
            grid = IsotropicGrid(shape, (factor * z, y, x))
            matrix = grid.interpolation(0) if grid.anisotropy > 1.01 else None
            self._matrix = (key, matrix)
        return self._matrix[1]


def _placed(sampled: Sampled, cut: Cut, steps: Steps) -> SliceOfStack:
    """A slice in µm."""
    row, column = steps[cut.vertical], steps[cut.horizontal]
    (rows, columns), (first_row, first_column) = sampled.factors, sampled.offsets
    return SliceOfStack(
        sampled.values, rows * row, columns * column, first_row * row, first_column * column
    )
