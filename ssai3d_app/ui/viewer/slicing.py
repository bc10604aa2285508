"""Slices of a loaded volume in µm, as they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from ssai3d_app.ui.opening.fine_pieces import Region
from ssai3d_app.ui.opening.loaded_volume import LoadedVolume, Sampled
from ssai3d_app.ui.opening.projections import Span
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.volume.grid import FloatMatrix, IsotropicGrid, cubic_interpolation

Steps = tuple[float, float, float]
"""Distances (z, y, x) between voxels in µm."""

_ON_A_PLANE = 1e-3
"""Of the distance of two planes."""

_ROWS_OF_STRIP = 64


def cut_slice(
    volume: LoadedVolume,
    cut: Cut,
    index: int,
    steps: Steps,
    smooth: bool = False,
    region: Region | None = None,
) -> SliceOfStack | None:
    """The slice at a voxel ``index`` along the axis through it.

    Where ``region`` is there with every voxel, the slice is that part only. ``None`` while the
    plane is being read. Slices along z are interpolated to the isotropic grid when ``smooth``.
    """
    fine = volume.fine(region) if region is not None else None
    if fine is not None:
        piece, planes, factor = _placed(fine, cut, steps), volume.shape[0], 1.0
    elif cut is Cut.XY:
        plane = volume.xy(index)
        return None if plane is None else _placed(plane, cut, steps)
    else:
        along = volume.xz(index) if cut is Cut.XZ else volume.yz(index)
        piece = _placed(along, cut, steps)
        planes, factor = volume.preview.shape[0], volume.preview.factors[0]
    if cut is Cut.XY or not smooth or (fine is None and not volume.is_complete):
        return piece
    return _interpolated(piece, cut, planes, factor, steps)


def plane_between(volume: LoadedVolume, height: float, steps: Steps) -> SliceOfStack | None:
    """The lateral plane at a height in µm, interpolated (Keys 1981) from the planes about it.

    ``None`` where it lies on a plane, or where the planes about it are not all there, equally fine.
    """
    around = planes_about(volume, height, steps)
    if not around:
        return None
    weights = cubic_interpolation(volume.shape[0], 1, 1.0, height / steps[0])[0]
    planes = [volume.xy(z) for z in around]
    first = planes[0]
    if first is None:
        return None
    total = np.zeros(first.values.shape, np.float32)
    for z, plane in zip(around, planes, strict=True):
        if plane is None or plane.factors != first.factors:
            return None
        total += weights[z] * plane.values
    return _placed(replace(first, values=total), Cut.XY, steps)


def planes_about(volume: LoadedVolume, height: float, steps: Steps) -> range:
    """The planes that a plane between them is interpolated from; none where it lies on one."""
    place = height / steps[0]
    if abs(place - round(place)) < _ON_A_PLANE:
        return range(0)
    return range(max(int(place) - 1, 0), min(int(place) + 3, volume.shape[0]))


def cut_projection(
    volume: LoadedVolume, cut: Cut, span: Span, steps: Steps, smooth: bool = False
) -> SliceOfStack | None:
    """What is there of a projection along the axis through a cut; ``None`` before there is any.

    Of a coarse volume it is that of the preview.
    """
    projected = volume.projected(span)
    return None if projected is None else _projection(volume, projected, cut, steps, smooth)


def project_slice(
    volume: LoadedVolume, cut: Cut, span: Span, steps: Steps, smooth: bool = False
) -> SliceOfStack:
    """The same, made now; takes long for a thick slab, so not for the window's thread."""
    return _projection(volume, volume.project(span), cut, steps, smooth)


def _projection(
    volume: LoadedVolume, projected: Sampled, cut: Cut, steps: Steps, smooth: bool
) -> SliceOfStack:
    piece = _placed(projected, cut, steps)
    if cut is Cut.XY or not smooth or not volume.is_complete:
        return piece
    preview = volume.preview
    return _interpolated(piece, cut, preview.shape[0], preview.factors[0], steps)


def _interpolated(
    piece: SliceOfStack, cut: Cut, planes: int, factor: float, steps: Steps
) -> SliceOfStack:
    """A slice along z on the isotropic grid.

    A preview may be coarser along z, by ``factor``; its first plane is the first of the grid.
    """
    strips = _z_interpolation(planes, (factor * steps[0], *steps[1:]))
    if not strips:
        return piece
    along = piece.values.astype(np.float32)
    if cut is not Cut.XZ:
        along = along.T
    fine = np.empty((strips[-1].rows.stop, along.shape[1]), np.float32)
    for strip in strips:
        np.matmul(strip.weights, along[strip.planes], out=fine[strip.rows])
    step = min(steps[1:])
    if cut is Cut.XZ:
        return replace(piece, values=fine, row_step=step)
    return replace(piece, values=fine.T, column_step=step)


@dataclass(frozen=True)
class _Strip:
    """Some rows of the isotropic grid, and the planes that they are made of."""

    rows: slice
    planes: slice
    weights: FloatMatrix


@lru_cache(maxsize=8)
def _z_interpolation(planes: int, steps: Steps) -> tuple[_Strip, ...]:
    """The way to the isotropic grid, strip by strip; none when z is not coarser.

    Each row is made of four planes, so a strip leaves most of the whole matrix out.
    """
    grid = IsotropicGrid((planes, 1, 1), steps)
    if grid.anisotropy <= 1.01:
        return ()
    matrix = grid.interpolation(0)
    strips = []
    for first in range(0, len(matrix), _ROWS_OF_STRIP):
        weights = matrix[first : first + _ROWS_OF_STRIP]
        used = np.flatnonzero(weights.any(axis=0))
        rows, needed = slice(first, first + len(weights)), slice(int(used[0]), int(used[-1]) + 1)
        strips.append(_Strip(rows, needed, np.ascontiguousarray(weights[:, needed])))
    return tuple(strips)


def _placed(sampled: Sampled, cut: Cut, steps: Steps) -> SliceOfStack:
    """A slice in µm."""
    row, column = steps[cut.vertical], steps[cut.horizontal]
    (rows, columns), (first_row, first_column) = sampled.factors, sampled.offsets
    return SliceOfStack(
        sampled.values, rows * row, columns * column, first_row * row, first_column * column
    )
