"""Nuclei, those that touch told apart by the waists between them.

Foreground is what is bright against its surroundings. Each voxel's distance to the background has
a maximum in the middle of each nucleus; maxima that rise above the waists between them by more
than a depth (h-maxima, Soille 2003) are seeds, from which a watershed of the distance (Beucher and
Lantuéjoul 1979) fills the foreground. Seeds and watershed are found on a coarser grid, on which a
nucleus is still two dozen voxels wide; surfaces that are free keep every voxel.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.background import block_means, subtract_background
from ssai3d_app.engine.analysis.labelling import Labels, Mask, connected, renumber, voxels_of
from ssai3d_app.engine.analysis.thresholds import edge_level, suggested_threshold
from ssai3d_app.engine.cancellation import CancellationToken

FloatVolume = npt.NDArray[np.float32]

_VOXELS_ACROSS = 24
"""Coarse voxels across a nucleus."""
_RIM = 4
"""Coarse voxels around a group, as far as its depth is smoothed."""
_GUESSING_EDGE = 128
"""Longest edge in voxels of the copy on which the diameter is guessed."""
_LEAST_RADIUS = 2.0


@dataclass(frozen=True)
class Segmentation:
    """``labels`` numbers the nuclei from 1; ``level`` is brightness minus the local threshold.

    ``threshold`` is the global one that was used, in brightness above the background.
    """

    labels: Labels
    level: FloatVolume
    threshold: float


def suggested_diameter(volume: FloatVolume, voxel: float) -> float:
    """How thick the bright objects of a volume (Z, Y, X) typically are, in µm.

    Twice the median depth of those maxima of the distance to the background that are no noise.
    """
    from scipy import ndimage

    step = max(1, round(max(volume.shape) / _GUESSING_EDGE))
    coarse = ndimage.gaussian_filter(block_means(volume, step), 1.0, mode="nearest")
    coarse -= np.float32(np.median(coarse))
    bright = coarse > suggested_threshold(coarse)
    depth = ndimage.distance_transform_edt(bright)
    tops = depth[(depth == ndimage.maximum_filter(depth, size=5)) & (depth >= _LEAST_RADIUS)]
    radius = float(np.median(tops)) if tops.size else _LEAST_RADIUS
    return float(2 * radius * step * voxel)


def segment_nuclei(
    volume: FloatVolume,
    voxel: float,
    *,
    diameter: float,
    smoothing: float,
    background_width: float,
    edge_share: float,
    separation: float,
    smallest: float,
    threshold: float | None,
    token: CancellationToken,
) -> Segmentation:
    """Nuclei of about ``diameter`` µm in a volume (Z, Y, X) of edge ``voxel`` µm, used up.

    ``smoothing`` is the sigma of a Gaussian in µm; ``background_width`` the edge in µm of a box in
    which there is always background. Edges lie at ``edge_share`` of the brightest within half a
    diameter. Two maxima are two nuclei when the waist between them is more than ``separation``
    diameters less deep. Objects below ``smallest`` µm³ are left out. ``threshold`` is that of
    brightness above the background that a nucleus reaches; suggested when ``None``.

    Raises
    ------
    JobStopped
        When ``token`` asks for it.
    """
    from scipy import ndimage

    ndimage.gaussian_filter(volume, smoothing / voxel, output=volume, mode="nearest")
    token.raise_if_cancelled()
    subtract_background(volume, voxel, background_width)
    token.raise_if_cancelled()
    least = suggested_threshold(volume) if threshold is None else threshold
    level = edge_level(
        volume,
        voxel,
        radius=diameter / 2,
        share=edge_share,
        threshold=least,
        token=token,
        averaging=diameter / 8,
    )
    token.raise_if_cancelled()
    bright = level > 0
    fill_holes(bright, round((diameter / voxel) ** 3 / 20))
    token.raise_if_cancelled()
    labels = told_apart(bright, diameter / voxel, separation, token)
    count = int(labels.max(initial=0))
    tops = np.zeros(count + 1, dtype=np.float32)
    for plane, values in zip(labels, volume, strict=True):
        inside = plane > 0
        np.maximum.at(tops, plane[inside], values[inside])
    keep = (tops > least) & (voxels_of(labels, count) * voxel**3 >= smallest)
    renumber(labels, keep)
    return Segmentation(labels, level, least)


def fill_holes(mask: Mask, largest: int) -> None:
    """Fill what the mask encloses and is not more than ``largest`` voxels, in place."""
    from scipy import ndimage

    outside = np.empty(mask.shape, dtype=np.int32)
    ndimage.label(~mask, output=outside)
    voxels = voxels_of(outside, int(outside.max(initial=0)))
    hole = voxels <= largest
    hole[0] = False
    for side in (0, -1):
        hole[outside[side]] = False
        hole[outside[:, side]] = False
        hole[outside[:, :, side]] = False
    for z in range(len(mask)):
        mask[z] |= hole[outside[z]]


def told_apart(mask: Mask, diameter: float, separation: float, token: CancellationToken) -> Labels:
    """Label objects of about ``diameter`` voxels; those that touch are cut where they are thinnest.

    ``separation`` is the least depth of the waist between two, in diameters. One group of touching
    voxels after the other: what lies between them would take most of time and memory.

    Raises
    ------
    JobStopped
        When ``token`` asks for it.
    """
    from scipy import ndimage

    step = max(1, int(diameter / _VOXELS_ACROSS))
    share = block_means(mask.astype(np.float32), step) if step > 1 else None
    touched = mask if share is None else share > 0
    groups, _ = ndimage.label(touched, np.ones((3, 3, 3), dtype=bool))
    coarse = np.zeros(touched.shape, dtype=np.int32)
    count = 0
    for number, box in enumerate(ndimage.find_objects(groups), 1):
        token.raise_if_cancelled()
        # With a rim, so that what is outside is seen from within.
        wide = tuple(slice(max(0, side.start - _RIM), side.stop + _RIM) for side in box)
        own = groups[wide] == number
        inside = own if share is None else own & (share[wide] > 0.5)
        parts = _parts(own, inside, separation * diameter / step)
        coarse[wide][own] = np.where(parts > 0, parts + count, 0)[own]
        count += int(parts.max(initial=0))
    if step == 1:
        return coarse
    rows, columns = (np.arange(length) // step for length in mask.shape[1:])
    labels = np.empty(mask.shape, dtype=np.int32)
    for z in range(len(mask)):
        labels[z] = np.where(mask[z], coarse[z // step][rows[:, None], columns], 0)
    return labels


def _parts(own: Mask, inside: Mask, least_waist: float) -> Labels:
    """The parts of a group from 1, cut where ``inside`` has waists deeper than that in voxels.

    From each summit of the depth that stands out so much (by reconstruction: Vincent, IEEE Trans.
    Image Process. 2, 176, 1993) a part grows by watershed.
    """
    from scipy import ndimage
    from skimage.morphology import local_maxima, reconstruction
    from skimage.segmentation import watershed

    depth = ndimage.distance_transform_edt(inside).astype(np.float32)
    # The distances of a voxel grid are uneven by about a voxel.
    ndimage.gaussian_filter(depth, 1.0, output=depth, mode="nearest")
    lowered = reconstruction(np.maximum(depth - np.float32(least_waist), 0), depth)
    seeds = connected(local_maxima(lowered, connectivity=3) & inside)
    return np.asarray(watershed(-depth, seeds, mask=own), dtype=np.int32)
