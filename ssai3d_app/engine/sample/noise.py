"""The noise of a stack, found from its own planes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.degradation import NoiseModel

FloatArray = npt.NDArray[np.float32]


def estimate_noise(planes: FloatArray) -> NoiseModel:
    """Noise of raw planes, shape (n, Y, X), from variance against mean.

    The noise at each pixel is the Laplacian difference of Immerkær (Comput. Vis. Image Underst.
    64, 1996, eq. 2), which cancels smooth structure; its median per intensity bin is robust to
    edges; a line through variance against mean gives gain and read variance.
    """
    y, x = planes.shape[1:]
    if min(y, x) < 3:
        return NoiseModel(0.0, 0.0)
    centre = planes[:, 1:-1, 1:-1]
    cross = planes[:, :-2, 1:-1] + planes[:, 2:, 1:-1] + planes[:, 1:-1, :-2] + planes[:, 1:-1, 2:]
    corners = planes[:, :-2, :-2] + planes[:, 2:, 2:] + planes[:, :-2, 2:] + planes[:, 2:, :-2]
    difference = np.abs(4 * centre - 2 * cross + corners).ravel() / 6.0
    mean = ((4 * centre + 2 * cross + corners) / 16.0).ravel()
    edges = np.quantile(mean, np.linspace(0, 1, 25))
    means, variances = [], []
    for low, high in pairwise(edges):
        inside = (mean >= low) & (mean <= high)
        if inside.sum() < 50:
            continue
        means.append(float(mean[inside].mean()))
        variances.append(float((np.median(difference[inside]) / 0.6745) ** 2))
    if len(means) < 2:
        return NoiseModel(0.0, float(np.median(difference) / 0.6745) ** 2)
    # Dim bins hold the least structure; weight them up, so that texture is not taken for noise.
    weights = 1.0 / (np.asarray(variances) + 1e-8)
    gain, read_variance = np.polyfit(means, variances, 1, w=weights)
    gain = max(float(gain), 0.0)
    read_variance = max(float(read_variance), 0.0) if gain > 0 else float(np.median(variances))
    return NoiseModel(gain, read_variance)
