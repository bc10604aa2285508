"""Signals of doubt: what a restoration tells of its own errors, in units of the raw noise."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.degradation import NoiseModel
from ssai3d_app.engine.smoothing import gaussian, gaussian_slope

FloatArray = npt.NDArray[np.float32]

SIGNALS = (
    "brightness",
    "gradient",
    "axial gradient",
    "disagreement",
    "correction",
    "residual",
    "haze",
)
"""In the order of :func:`signals`: how bright it is; how steep, in all directions and along z; how
far the XZ and the YZ pass are apart; how far the fit to the raw planes took the result from what
the network predicted; what the result, blurred again, leaves unexplained of those planes; and how
much of it haze could be."""

HALO = 12
"""Voxels around a box that its signals depend on."""

_SCALE = 1.0
"""Sigma in voxels over which signals are gathered; at twice that they told less of the errors."""
_PLANE_SCALE = 2.0
_FINE = 0.7
_LEAST_BLUR = 0.5
_BLUR_REACH = 3.0


@dataclass(frozen=True)
class Surroundings:
    """A box of a channel and what lies around it, all on the engine's scale.

    ``result`` and ``difference`` are (Z, Y, X): the result, and how far the YZ pass lies above the
    XZ pass; so is ``correction``, how far the result lies above the network's prediction.
    ``column`` is the result again, ``above`` voxels further up and as far down as it takes to
    blur it; ``planes`` (n, Y, X) are raw planes at ``heights``, in voxels from the first of
    ``result``.
    """

    result: FloatArray
    difference: FloatArray
    correction: FloatArray
    column: FloatArray
    above: int
    planes: FloatArray
    heights: npt.NDArray[np.float64]


def blur_reach(axial_sigma: float) -> int:
    """Voxels above and below that an axial blur of that sigma (voxels) takes light from."""
    return ceil(_BLUR_REACH * max(axial_sigma, _LEAST_BLUR))


def signals(around: Surroundings, noise: NoiseModel, axial_sigma: float) -> FloatArray:
    """All signals of a box, (signals, Z, Y, X), as multiples of the noise; none is negative.

    ``axial_sigma`` is how much wider the blur is along z than in the plane, in voxels.
    """
    brightness = np.maximum(_gathered(around.result), 0)
    noise_there = _deviation(brightness, noise)
    fine = gaussian(around.result, _FINE, "edge")
    axial = np.gradient(fine, axis=0) if len(fine) > 1 else np.zeros_like(fine)
    steepness = sum(gaussian_slope(fine, 1.0, axis, "edge") ** 2 for axis in range(3))
    unexplained = _along_z(
        _between(around.heights, len(around.result)), _misfit(around, noise, axial_sigma)
    )
    amounts = (
        brightness,
        np.sqrt(_gathered(np.asarray(steepness))),
        _size(axial),
        _size(around.difference),
        _size(around.correction),
        np.sqrt(unexplained) * noise_there,
        # Its square, so that the background of any camera hardly counts beside haze.
        dark_light(noise) ** 2 / noise_there,
    )
    return (np.stack(amounts) / noise_there).astype(np.float32)


def dark_light(noise: NoiseModel) -> float:
    """Light that the noise betrays where the stack is darkest, in the unit of the signal.

    Darkness is what the stack itself shows as such, so that haze which lies everywhere is taken for
    background. But it comes in photons too: it is as much light as makes the noise found there.
    Where that would be more than the brightest structure sends, it is noise of the camera: 0.
    """
    if noise.read_variance >= noise.gain:
        return 0.0
    return noise.read_variance / noise.gain


def _gathered(volume: FloatArray) -> FloatArray:
    return gaussian(volume, _SCALE, "edge")


def _size(volume: FloatArray) -> FloatArray:
    """Root mean square over the neighbourhood."""
    return np.sqrt(_gathered(volume * volume))


def _deviation(signal: FloatArray, noise: NoiseModel) -> FloatArray:
    variance = noise.gain * np.maximum(signal, 0) + noise.read_variance
    return np.sqrt(np.maximum(variance, 1e-12)).astype(np.float32)


def _along_z(matrix: FloatArray, planes: FloatArray) -> FloatArray:
    return np.asarray(np.tensordot(matrix, planes, axes=1), dtype=np.float32)


def _between(heights: npt.NDArray[np.float64], depth: int) -> FloatArray:
    """Linear interpolation from planes to voxels, (depth × planes); constant beyond the last."""
    rows = [
        np.interp(np.arange(depth), heights, np.eye(len(heights))[plane])
        for plane in range(len(heights))
    ]
    return np.stack(rows, axis=1).astype(np.float32)


def blurred_onto(
    heights: npt.NDArray[np.float64], column: FloatArray, axial_sigma: float
) -> FloatArray:
    """Planes (n, Y, X) as they are seen at ``heights`` (voxels from the first of ``column``)
    through a Gaussian axial blur of that sigma in voxels."""
    place = np.arange(len(column))
    apart = (heights[:, None] - place) / max(axial_sigma, _LEAST_BLUR)
    weights = np.exp(-0.5 * apart**2) * (np.abs(apart) <= _BLUR_REACH)
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)
    return _along_z(weights.astype(np.float32), column)


def _misfit(around: Surroundings, noise: NoiseModel, axial_sigma: float) -> FloatArray:
    """Mean square of what the blurred result leaves of the planes, in units of their noise."""
    seen = blurred_onto(around.heights + around.above, around.column, axial_sigma)
    level = gaussian(around.planes, (0, 1, 1), "edge")
    squares = ((around.planes - seen) / _deviation(level, noise)) ** 2
    spread = (0, _PLANE_SCALE, _PLANE_SCALE)
    return gaussian(squares, spread, "edge")
