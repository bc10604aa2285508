"""DNA spots: found by the Laplacian of a Gaussian, placed between the voxels, and their size.

A spot is a local maximum of the scale-normalised negative Laplacian of Gaussian (Lindeberg 1998).
Its centre is the top of the Gaussian through the maximum and its neighbours along each axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.labelling import Labels
from ssai3d_app.engine.analysis.objects import volume_within
from ssai3d_app.engine.cancellation import CancellationToken

FloatVolume = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]

_SLAB = 32
"""Planes whose response is held at a time."""
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
    sigma = size / _FWHM_PER_SIGMA / voxel
    candidates, sample = _candidates(volume, sigma, token)
    if threshold is None:
        threshold = suggested_threshold(candidates.heights, sample)
    strong = candidates.heights >= threshold
    peaks, heights = candidates.peaks[strong], candidates.heights[strong].astype(np.float64)
    labels = np.zeros(volume.shape, dtype=np.int32)
    volumes = np.zeros(len(peaks))
    # The strongest last, so that where two overlap, the voxels are its.
    for spot in np.argsort(heights, kind="stable"):
        token.raise_if_cancelled()
        volumes[spot] = _outline(volume, peaks[spot], sigma, voxel, labels, int(spot) + 1)
    return Spots(candidates.places[strong] * voxel, heights, volumes, labels, threshold)


@dataclass(frozen=True)
class _Candidates:
    """Maxima of the response: voxels (n, 3), places between the voxels (n, 3), and heights (n)."""

    peaks: npt.NDArray[np.int64]
    places: Points
    heights: FloatVolume


def _candidates(
    volume: FloatVolume, sigma: float, token: CancellationToken
) -> tuple[_Candidates, FloatVolume]:
    """All maxima of the response, and a sample of its values; slab by slab, to spare memory."""
    from scipy import ndimage
    from scipy.spatial import cKDTree

    reach = max(1, round(sigma))
    # Gaussian filters are cut at four sigmas; a plane more is for the place between the voxels.
    halo = reach + ceil(4 * sigma) + 1
    peaks, places, heights, samples = [], [], [], []
    for first in range(0, len(volume), _SLAB):
        token.raise_if_cancelled()
        last = min(len(volume), first + _SLAB)
        low, high = max(0, first - halo), min(len(volume), last + halo)
        response = ndimage.gaussian_laplace(volume[low:high], sigma, mode="nearest")
        # A Gaussian spot of that sigma and height 1 then answers with 1.
        response *= np.float32(-(sigma**2) * 2 ** (5 / 2) / 3)
        top = ndimage.maximum_filter(response, size=2 * reach + 1, mode="nearest")
        origin = np.array([low, 0, 0])
        found = np.argwhere((response == top) & (response > 0))
        found = found[(found[:, 0] >= first - low) & (found[:, 0] < last - low)]
        places.append(refined(response, found) + origin)
        heights.append(response[tuple(found.T)])
        peaks.append(found + origin)
        samples.append(response[first - low : last - low : 4, ::2, ::2].ravel())
    tops = np.concatenate(peaks)
    single = np.ones(len(tops), dtype=bool)
    # Two maxima so near to each other are of one height: voxels of one flat top, counted once.
    single[cKDTree(tops).query_pairs(reach, p=np.inf, output_type="ndarray").max(axis=1)] = False
    candidates = _Candidates(
        tops[single], np.concatenate(places)[single], np.concatenate(heights)[single]
    )
    return candidates, np.concatenate(samples)


def suggested_threshold(heights: FloatVolume, sample: FloatVolume) -> float:
    """Well over the noise of the response, and a quarter of what a strong spot has.

    ``heights`` are the local maxima of a response and ``sample`` some of its values. Strong is the
    upper decile of those maxima that noise alone does not make.
    """
    noise = 1.4826 * float(np.median(np.abs(sample - np.median(sample))))
    real = heights[heights > _NOISE_FACTOR * noise]
    if real.size == 0:
        return max(_NOISE_FACTOR * noise, float(np.finfo(np.float32).tiny))
    return max(_NOISE_FACTOR * noise, _SHARE_OF_BRIGHT * float(np.percentile(real, 90)))


def refined(response: FloatVolume, peaks: npt.NDArray[np.int64]) -> Points:
    """The maxima between the voxels (n, 3), in voxels, at most half a voxel from ``peaks`` (n, 3).

    Along each axis, the logarithms of three neighbours lie on a parabola where they are a
    Gaussian's; where one is not positive, the values themselves are taken.
    """
    places = peaks.astype(np.float64)
    last = np.array(response.shape) - 1
    for axis in range(3):
        step = np.eye(3, dtype=np.int64)[axis]
        beside = (np.maximum(peaks - step, 0), peaks, np.minimum(peaks + step, last))
        three = np.stack([response[tuple(place.T)].astype(np.float64) for place in beside])
        positive = (three > 0).all(axis=0)
        three[:, positive] = np.log(three[:, positive])
        curvature = three[0] - 2 * three[1] + three[2]
        # At the border of the volume there is no neighbour to tell from.
        inner = (curvature < 0) & (peaks[:, axis] > 0) & (peaks[:, axis] < last[axis])
        shift = 0.5 * (three[0] - three[2])[inner] / curvature[inner]
        places[inner, axis] += np.clip(shift, -0.5, 0.5)
    return places


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
