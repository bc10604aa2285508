"""Slices of two stacks brought onto one grid, so that they can be compared point by point."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.volume.grid import FloatMatrix, cubic_interpolation

_Values = npt.NDArray[Any]
_SAME = 1e-6
"""Of a sample: positions that differ by less are one."""


def brought_onto(piece: SliceOfStack, grid: SliceOfStack, smooth: bool) -> SliceOfStack:
    """A slice resampled at the positions of another one through the same place.

    Cubic interpolation (Keys 1981) when ``smooth``, the nearest sample otherwise; beyond its ends
    the first and last sample are repeated. ``piece`` itself where its samples lie there already.
    """
    values = piece.values
    for axis, (step, start, new_step, new_start) in enumerate(
        (
            (piece.row_step, piece.row_start, grid.row_step, grid.row_start),
            (piece.column_step, piece.column_start, grid.column_step, grid.column_start),
        )
    ):
        values = _resampled(
            values,
            axis,
            (new_start - start) / step,
            new_step / step,
            grid.values.shape[axis],
            smooth,
        )
    return piece if values is piece.values else replace(grid, values=values)


def _resampled(
    values: _Values, axis: int, start: float, step: float, count: int, smooth: bool
) -> _Values:
    there = values.shape[axis]
    if count == there and abs(start) < _SAME and abs(step - 1) * count < _SAME:
        return values
    if not smooth:
        nearest = np.floor(start + np.arange(count) * step + 0.5 + _SAME).astype(int)
        return values.take(nearest.clip(0, there - 1), axis)
    matrix = _matrix(there, count, step, start)
    fine = values.astype(np.float32)
    return matrix @ fine if axis == 0 else fine @ matrix.T


@lru_cache(maxsize=8)
def _matrix(count: int, new_count: int, step: float, start: float) -> FloatMatrix:
    return cubic_interpolation(count, new_count, step, start)
