"""The background of a stack, and how its brightness changes from plane to plane."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
Values = npt.NDArray[np.float64]

_BLOCK = 8
_DARK_SHARE = 0.25
_BRIGHT_SHARE = 0.05
_LEAST_PLANES = 8
_LEAST_STEADINESS = 0.65


def background_level(planes: FloatArray) -> float:
    """What planes (n, Y, X) show where there is no structure, in their unit.

    The commonest mean of small blocks among the darkest quarter, by the half-sample mode
    (Bickel and Frühwirth, Comput. Stat. Data Anal. 50, 2006). A crowded sample may show no place
    without structure; then this is the level of its darkest parts. 0 where nothing is a number.
    """
    means = np.concatenate([_block_means(plane).ravel() for plane in planes])
    means = np.sort(means[np.isfinite(means)])
    if len(means) == 0:
        return 0.0
    dark = means[: max(1, round(_DARK_SHARE * len(means)))]
    while len(dark) > 2:
        half = (len(dark) + 1) // 2
        first = int(np.argmin(dark[half - 1 :] - dark[: len(dark) - half + 1]))
        dark = dark[first : first + half]
    return float(dark.mean())


def fading(planes: FloatArray, depths: Sequence[int], background: float) -> float | None:
    """The share of brightness that is lost from the first of the depths to the last.

    ``planes`` is (n, Y, X) with the depth of each, in any order. Negative when the first is the
    dimmer, and then a share of the last. ``None`` where the brightness does not change steadily:
    structure, not bleaching or absorption, then makes planes bright or dim. The brightness is the
    mean of the brightest blocks above the background, and an exponential is fitted by the median of
    slopes (Theil and Sen).
    """
    order = np.argsort(depths)
    depth = np.asarray(depths, dtype=np.float64)[order]
    bright = np.array([_brightest(planes[number]) - background for number in order])
    seen = np.isfinite(bright) & (bright > 0.02 * np.nanmax(bright, initial=0.0))
    if seen.sum() < max(_LEAST_PLANES, 0.8 * len(seen)):
        return None
    depth, level = depth[seen], np.log(bright[seen])
    one, other = np.triu_indices(len(depth), 1)
    slopes = (level[other] - level[one]) / (depth[other] - depth[one])
    # Kendall's τ: how steadily it goes one way.
    if abs(float(np.sign(slopes).mean())) < _LEAST_STEADINESS:
        return None
    change = float(np.median(slopes)) * float(depth[-1] - depth[0])
    return 1 - float(np.exp(change)) if change < 0 else float(np.exp(-change)) - 1


def _brightest(plane: FloatArray) -> float:
    means = np.sort(_block_means(plane).ravel())
    means = means[np.isfinite(means)]
    if len(means) == 0:
        return float("nan")
    return float(means[-max(1, round(_BRIGHT_SHARE * len(means))) :].mean())


def _block_means(plane: FloatArray) -> Values:
    """Means of blocks of a plane, which noise moves little."""
    edge = min(_BLOCK, *plane.shape)
    down, across = plane.shape[0] // edge, plane.shape[1] // edge
    kept = plane[: down * edge, : across * edge].astype(np.float64)
    return np.asarray(kept.reshape(down, edge, across, edge).mean(axis=(1, 3)))
