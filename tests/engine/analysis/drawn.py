"""Filaments drawn with known course and calibre, and measured as the program does it."""

import numpy as np
from scipy.spatial import cKDTree

from ssai3d_app.engine.analysis.filaments.analysis import analyse_filaments
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
from ssai3d_app.engine.analysis.request import FilamentSettings
from ssai3d_app.engine.cancellation import CancellationSource

VOXEL = 0.2
"""Edge in µm."""


def tubes(shape, lines, radii):
    """Solid tubes around lines (n, 3) in voxels, edges one voxel soft; 0–1, float32."""
    volume = np.zeros(shape, dtype=np.float32)
    grid = np.indices(shape).reshape(3, -1).T
    for line, radius in zip(lines, radii, strict=True):
        apart, _ = cKDTree(dense(line)).query(grid, distance_upper_bound=radius + 1)
        value = np.clip(radius + 0.5 - apart, 0, 1).reshape(shape)
        np.maximum(volume, value, out=volume)
    return volume


def dense(line, step=0.1):
    """The same polyline with points ``step`` voxels apart."""
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    wanted = np.linspace(0, along[-1], int(along[-1] / step) + 2)
    return np.stack([np.interp(wanted, along, axis) for axis in np.asarray(line, float).T], axis=1)


def length(line):
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())


def helix(radius, pitch, turns, centre):
    t = np.linspace(0, 2 * np.pi * turns, 600)
    z = centre[0] + pitch * t / (2 * np.pi)
    return np.stack([z, centre[1] + radius * np.cos(t), centre[2] + radius * np.sin(t)], axis=1)


def measured(volume, flagged=None, **settings):
    stack = MeasuredStack(volume.astype(np.float32), VOXEL, flagged)
    token = CancellationSource().token
    return analyse_filaments(stack, FilamentSettings(**settings), token, lambda *_: None)


def numbers(result):
    return {headline.name: headline.value for headline in result.headline}
