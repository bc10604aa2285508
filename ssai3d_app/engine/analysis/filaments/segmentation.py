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
_CREST_SAMPLES = 4_000_000
_SCALES_A_DOUBLING = 2
_NOISE_FACTOR = 8.0
"""Times their median: crests of noise end there, those of the dimmest dendrites begin."""
_LEAST_SHARE = 0.02
"""Of the brightest crest."""
_FAR_MORE = 3
"""Times; without a cell body there are half as many dim crests as bright ones, with one 16 times
as many."""


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
    (Z, Y, X) above zero.

    Of Li's, the triangle's and Otsu's, his changed least between a blurred, noisy recording and
    the sharp truth; the others follow the many responses that are nearly zero. A bright cell body
    draws his up over its own dim dendrites, though. So where far more crests stand between noise
    and his threshold than above it, the threshold is what noise does not reach.
    """
    values = response.ravel()[:: max(1, response.size // _SAMPLES)]
    values = values[values > 0]
    if not len(values):
        return 1.0
    between_classes = float(threshold_otsu(values))
    crests = _crests(response)
    if not len(crests):
        return between_classes
    # Nearly all crests are of noise; a stack without noise has no dim ones that count.
    above_noise = max(_NOISE_FACTOR * float(np.median(crests)), _LEAST_SHARE * float(crests.max()))
    bright = np.count_nonzero(crests > between_classes)
    dim = np.count_nonzero(crests > above_noise) - bright
    return above_noise if dim > _FAR_MORE * bright else between_classes


def _crests(response: FloatArray) -> FloatArray:
    """Responses on the crests: greater than their neighbours along at least two of the axes."""
    if min(response.shape) < 3:
        return np.empty(0, dtype=np.float32)
    step = max(1, response.size // _CREST_SAMPLES)
    planes = np.arange(1, response.shape[0] - 1, step)
    inner = slice(1, -1)
    here = response[planes, inner, inner]
    around = (
        (response[planes - 1, inner, inner], response[planes + 1, inner, inner]),
        (response[planes, :-2, inner], response[planes, 2:, inner]),
        (response[planes, inner, :-2], response[planes, inner, 2:]),
    )
    maxima = np.zeros(here.shape, dtype=np.uint8)
    for before, after in around:
        maxima += (here > before) & (here >= after)
    return np.asarray(here[(maxima >= 2) & (here > 0)])


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
