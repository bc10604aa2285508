"""Thresholds that follow from the volume: a global one, and edges at a share of what is nearby.

An edge is laid where brightness falls to a share (one half) of the brightest nearby, as full widths
at half maximum are; what never rises above the global threshold is no structure.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.background import noise_level
from ssai3d_app.engine.cancellation import CancellationToken

FloatVolume = npt.NDArray[np.float32]

_SAMPLED = 4_000_000
"""Voxels that a suggested threshold is found on, about so many at the most."""
_NOISE_FACTOR = 4.0
_DIM_SHARE = 0.5
"""Of the global threshold: down to it, the dim end of a bright object belongs to it."""


def suggested_threshold(volume: FloatVolume) -> float:
    """Between background and structures: minimum cross entropy (Li and Tam 1998), over the noise.

    ``volume`` (Z, Y, X) is smoothed and without background.
    """
    from skimage.filters import threshold_li

    step = max(1, round((volume.size / _SAMPLED) ** (1 / 3)))
    sample = volume[::step, ::step, ::step]
    noise = _NOISE_FACTOR * noise_level(sample)
    if float(sample.max()) <= noise:
        return noise
    return max(noise, float(threshold_li(sample)))


def edge_level(
    volume: FloatVolume,
    voxel: float,
    *,
    radius: float,
    share: float,
    threshold: float,
    token: CancellationToken,
    averaging: float = 0.0,
) -> FloatVolume:
    """Brightness minus the local threshold, shape as ``volume`` (Z, Y, X): positive inside.

    The local threshold is ``share`` (0–1) of the brightest within ``radius`` µm, and never below
    half of the global ``threshold``. ``averaging`` is the sigma in µm of a Gaussian over which
    brightness is told, so that noise does not raise it: for objects thicker than that.

    Raises
    ------
    JobStopped
        When ``token`` asks for it.
    """
    from scipy import ndimage

    size = 2 * max(1, round(radius / voxel)) + 1
    level = ndimage.gaussian_filter(volume, averaging / voxel, mode="nearest")
    token.raise_if_cancelled()
    level = ndimage.maximum_filter(level, size=size, mode="nearest")
    token.raise_if_cancelled()
    ndimage.gaussian_filter(level, size / 6, output=level, mode="nearest")
    token.raise_if_cancelled()
    level *= np.float32(share)
    np.maximum(level, np.float32(_DIM_SHARE * threshold), out=level)
    return np.asarray(np.subtract(volume, level, out=level))
