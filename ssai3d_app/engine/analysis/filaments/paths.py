"""Paths through voxels: smoothed, so that the staircase does not count, and evenly sampled."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d

Points = npt.NDArray[np.float64]

_SMOOTHING = 2.0
"""Sigma in points, which lie about a voxel apart."""
_REACH = 8


def smoothed_path(path: Points) -> Points:
    """A path (n, 3) smoothed along itself; its ends stay where they are."""
    if len(path) < 3:
        return path
    # Reflected through the ends, so that these are not drawn inwards.
    around = np.pad(path, ((_REACH, _REACH), (0, 0)), mode="reflect", reflect_type="odd")
    smooth = np.asarray(gaussian_filter1d(around, _SMOOTHING, axis=0)[_REACH:-_REACH])
    smooth[0], smooth[-1] = path[0], path[-1]
    return smooth


def arc_lengths(line: Points) -> Points:
    """How far along a line (n, 3) each of its points lies, from its first."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])


def path_length(path: Points) -> float:
    """Length of a path through voxels, in voxels, along its smoothed course."""
    return float(arc_lengths(smoothed_path(path))[-1])


def evenly_sampled(path: Points) -> Points:
    """A smoothed path as points that lie about a voxel apart, ends included."""
    return resampled(smoothed_path(path))


def resampled(line: Points) -> Points:
    """The course of a line (n, 3) as points that lie about a voxel apart, ends included."""
    along = arc_lengths(line)
    count = max(2, round(along[-1]) + 1)
    wanted = np.linspace(0.0, along[-1], count)
    return np.stack([np.interp(wanted, along, axis) for axis in line.T], axis=1)
