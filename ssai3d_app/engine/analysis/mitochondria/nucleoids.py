"""DNA spots: found by the Laplacian of a Gaussian, placed between the voxels, and their size.

A spot is a local maximum of the scale-normalised negative Laplacian of Gaussian (Lindeberg 1998).
Its centre is the top of the Gaussian through the maximum and its neighbours along each axis.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.labelling import Labels
from ssai3d_app.engine.analysis.objects import volume_within
from ssai3d_app.engine.cancellation import CancellationToken

FloatVolume = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]

_NOISE_FACTOR = 6.0
_SHARE_OF_BRIGHT = 0.25
"""A spot is at least so strong, in shares of what a strong spot is."""
_FWHM_PER_SIGMA = 2.3548


@dataclass(frozen=True)
class Spots:
    """``centres`` (n, 3) are z, y, x in µm; ``strengths`` (n) how far each stands out.

    ``volumes`` (n) are those within half of the height over the surroundings, in µm³: of a spot
    below the resolution, that of the blur. ``labels`` (Z, Y, X) numbers their voxels from 1, in
    that order. ``threshold`` is the least strength, as it was used.
    """

    centres: Points
    strengths: npt.NDArray[np.float64]
    volumes: npt.NDArray[np.float64]
    labels: Labels
    threshold: float


def find_spots(
    volume: FloatVolume,
    voxel: float,
    *,
    size: float,
    threshold: float | None,
    token: CancellationToken,
) -> Spots:
    """All spots of about ``size`` µm full width at half maximum, as they look in the image.

    ``volume`` (Z, Y, X) has voxels of ``voxel`` µm. ``threshold`` is the least strength, in grey
    values of a spot over its surroundings; ``None`` suggests it from the noise and the spots.

    Raises
    ------
    JobStopped
        When ``token`` asks for it.
    """
    from scipy import ndimage

    sigma = size / _FWHM_PER_SIGMA / voxel
    response = ndimage.gaussian_laplace(volume, sigma, mode="nearest")
    # A Gaussian spot of that sigma and height 1 then answers with 1.
    response *= np.float32(-(sigma**2) * 2 ** (5 / 2) / 3)
    token.raise_if_cancelled()
    reach = max(1, round(sigma))
    top = ndimage.maximum_filter(response, size=2 * reach + 1, mode="nearest")
    token.raise_if_cancelled()
    peaks = np.argwhere((response == top) & (response > 0))
    del top
    heights = response[tuple(peaks.T)]
    if threshold is None:
        threshold = suggested_threshold(heights, response)
    peaks = peaks[heights >= threshold]
    strengths = response[tuple(peaks.T)].astype(np.float64)
    centres = np.array([refined(response, peak) for peak in peaks]).reshape(-1, 3)
    del response
    labels = np.zeros(volume.shape, dtype=np.int32)
    volumes = np.zeros(len(peaks))
    # The strongest last, so that where two overlap, the voxels are its.
    for spot in np.argsort(strengths, kind="stable"):
        token.raise_if_cancelled()
        volumes[spot] = _outline(volume, peaks[spot], sigma, voxel, labels, int(spot) + 1)
    return Spots(centres * voxel, strengths, volumes, labels, threshold)


def suggested_threshold(heights: FloatVolume, response: FloatVolume) -> float:
    """Well over the noise of the response, and a quarter of what a strong spot has.

    ``heights`` are the local maxima of ``response``. Strong is the upper decile of those maxima
    that noise alone does not make.
    """
    sample = response[:: max(1, response.shape[0] // 64), ::2, ::2]
    noise = 1.4826 * float(np.median(np.abs(sample - np.median(sample))))
    real = heights[heights > _NOISE_FACTOR * noise]
    if real.size == 0:
        return max(_NOISE_FACTOR * noise, float(np.finfo(np.float32).tiny))
    return max(_NOISE_FACTOR * noise, _SHARE_OF_BRIGHT * float(np.percentile(real, 90)))


def refined(response: FloatVolume, peak: npt.NDArray[np.int64]) -> Points:
    """The maximum between the voxels (z, y, x), in voxels, at most half a voxel from ``peak``.

    Along each axis, the logarithms of three neighbours lie on a parabola where they are a
    Gaussian's; where one is not positive, the values themselves are taken.
    """
    place = peak.astype(np.float64)
    for axis in range(3):
        at = peak[axis]
        if not 0 < at < response.shape[axis] - 1:
            continue
        index = [int(p) for p in peak]
        three = np.empty(3)
        for offset in (-1, 0, 1):
            index[axis] = int(at) + offset
            three[offset + 1] = response[tuple(index)]
        if three.min() > 0:
            three = np.log(three)
        curvature = three[0] - 2 * three[1] + three[2]
        if curvature < 0:
            place[axis] += np.clip(0.5 * (three[0] - three[2]) / curvature, -0.5, 0.5)
    return place


def _outline(
    volume: FloatVolume,
    peak: npt.NDArray[np.int64],
    sigma: float,
    voxel: float,
    labels: Labels,
    label: int,
) -> float:
    """Mark the voxels around a peak above half of its height; returns the volume there in µm³.

    The height is that over the surroundings: the median three sigmas away and beyond, in a box of
    four. What lies beyond three sigmas does not belong to the spot.
    """
    from scipy import ndimage

    reach = max(2, round(4 * sigma))
    low = np.maximum(peak - reach, 0)
    high = np.minimum(peak + reach + 1, volume.shape)
    place = tuple(slice(int(a), int(b)) for a, b in zip(low, high, strict=True))
    box, middle = volume[place], tuple(peak - low)
    z, y, x = np.ogrid[: box.shape[0], : box.shape[1], : box.shape[2]]
    apart = np.sqrt((z - middle[0]) ** 2 + (y - middle[1]) ** 2 + (x - middle[2]) ** 2)
    around = box[apart > 3 * sigma]
    floor = float(np.median(around)) if around.size else float(box.min())
    level = box - np.float32(0.5 * (floor + float(box[middle])))
    parts, _ = ndimage.label((level > 0) & (apart <= 3 * sigma))
    if not parts[middle]:
        return 0.0
    own = parts == parts[middle]
    labels[place][own] = label
    return volume_within(own, level, voxel)
