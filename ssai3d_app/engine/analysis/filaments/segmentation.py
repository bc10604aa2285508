"""Where filaments are: ridges above a threshold that the stack suggests, and their skeleton."""

from __future__ import annotations

from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_dilation, label
from scipy.spatial import cKDTree
from skimage.filters import threshold_otsu

from ssai3d_app.engine.analysis.filaments.skeleton_graph import Clearance, Points

FloatArray = npt.NDArray[np.float32]
BoolArray = npt.NDArray[np.bool_]

_SAMPLES = 1_000_000
_SCALES_A_DOUBLING = 2


def scales(thinnest: float, thickest: float) -> list[float]:
    """Sigmas in voxels for calibres in voxels from the thinnest to the thickest, √2 apart.

    A solid line answers most to a Gaussian of about its radius.
    """
    doublings = np.log2(thickest / thinnest)
    count = int(np.ceil(_SCALES_A_DOUBLING * doublings)) + 1
    calibres = np.geomspace(thinnest, thickest, count)
    return [float(calibre) / (2 * sqrt(2)) * 1.2 for calibre in calibres]


def suggested_threshold(response: FloatArray) -> float:
    """A threshold between ridges and what noise makes of nothing: Otsu's (1979), of the responses
    above zero.

    Of Li's, the triangle's and Otsu's, his changed least between a blurred, noisy recording and
    the sharp truth; the others follow the many responses that are nearly zero.
    """
    values = response.ravel()[:: max(1, response.size // _SAMPLES)]
    values = values[values > 0]
    return float(threshold_otsu(values)) if len(values) else 1.0


def cores(response: FloatArray, threshold: float, continuation: float, least: int) -> BoolArray:
    """Voxels (Z, Y, X) of ridges above ``threshold``, with what joins them above its share
    ``continuation``; groups of fewer than ``least`` voxels are left out."""
    groups, count = label(response > continuation * threshold, np.ones((3, 3, 3), dtype=bool))
    # What scikit-image does for this counts in float64 all over the volume, which took gigabytes.
    is_kept = np.zeros(count + 1, dtype=bool)
    is_kept[groups[response > threshold]] = True
    is_kept &= np.bincount(groups[groups > 0], minlength=count + 1) >= least
    return np.asarray(is_kept[groups])


def clearance_in(cores_: BoolArray) -> Clearance:
    """How far within the cores a place lies, from the nearest voxel outside."""
    shell = binary_dilation(cores_, np.ones((3, 3, 3), dtype=bool)) & ~cores_
    outside = np.argwhere(shell)
    if not len(outside):
        return lambda _: 0.0
    tree = cKDTree(outside)

    def clearance(place: Points) -> float:
        return max(0.0, float(tree.query(place)[0]) - 0.5)

    return clearance
