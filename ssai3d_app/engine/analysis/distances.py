"""How far apart things lie."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]


def nearest_distances(places: Points) -> Points:
    """From each place (n, 3) to the nearest other one; NaN when there is only one."""
    from scipy.spatial import cKDTree

    if len(places) < 2:
        return np.full(len(places), np.nan)
    return np.asarray(cKDTree(places).query(places, k=2)[0][:, 1])
