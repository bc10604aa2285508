"""Which spots lie in which mitochondrion, and how far they are from each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.distances import nearest_distances
from ssai3d_app.engine.analysis.labelling import Labels, label_at
from ssai3d_app.engine.analysis.mitochondria.centrelines import Centrelines

Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Neighbours:
    """Per spot: the mitochondrion it belongs to (0 for none), and distances in µm to the nearest
    other spot, straight and along the lines; NaN where there is none."""

    mitochondrion: npt.NDArray[np.int64]
    nearest: Points
    nearest_along: Points


def neighbours(
    spots: Points, labels: Labels, voxel: float, reach: float, lines: Centrelines
) -> Neighbours:
    """Spots (n, 3) in µm among mitochondria (``labels`` of voxels of ``voxel`` µm).

    A spot belongs to the nearest mitochondrion that is not more than ``reach`` µm away.
    """
    places = spots / voxel
    of = np.array([label_at(labels, place, reach / voxel) for place in places], dtype=np.int64)
    return Neighbours(of, nearest_distances(spots), lines.nearest_along(spots, of))
