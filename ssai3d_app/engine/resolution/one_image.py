"""Two halves of one recording whose noise is independent: every other pixel.

For the correlation along an axis the samples of that axis stay together, and the halves are taken
across it: no frequency along the axis is lost, and the distance between the halves, one pixel, is
known and undone by a phase. So nothing has to be calibrated.

:func:`checkerboard_resolution` is the one-image correlation as Koho et al. (Nat. Commun. 10:3103,
2019) publish it, with their calibration, for comparison with the literature.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ssai3d_app.engine.resolution.fourier_correlation import (
    Correlation,
    FloatArray,
    Halves,
    Values,
    along_axis,
    crossing,
)
from ssai3d_app.engine.resolution.measured import Measured, jackknife

_LEAST_EDGE = 32


def plane_correlation(planes: Sequence[FloatArray], axis: int, spacing: float) -> Correlation:
    """Correlation along one axis (0 is y, 1 is x) of planes (Y, X), ``spacing`` µm a pixel.

    Each plane is split into its even and odd lines across that axis.
    """
    pairs: list[Halves] = []
    for plane in planes:
        windowed = _windowed(plane)
        lines = windowed if axis == 1 else windowed.T
        even = len(lines) // 2 * 2
        pairs.append((lines[0:even:2], lines[1:even:2]))
    return along_axis(pairs, 1, (2 * spacing, spacing), (spacing, 0.0))


def axial_correlation(
    blocks: Sequence[FloatArray], plane_distance: float, spacing: float
) -> Correlation:
    """Correlation along z of blocks (planes, Y, X) of raw planes ``plane_distance`` µm apart.

    Each plane is split like a checkerboard, so that both halves hold every plane. The mean of each
    plane is left out: light that flickers from plane to plane would be seen in both halves.
    """
    pairs: list[Halves] = []
    for block in blocks:
        height, width = (n // 2 * 2 for n in block.shape[1:])
        kept = block[:, :height, :width]
        windowed = _windowed(kept - kept.mean(axis=(1, 2), keepdims=True))
        # Mirrored, the other diagonal leans the same way.
        pairs += [
            (seen[:, 0::2, 0::2], seen[:, 1::2, 1::2]) for seen in (windowed, windowed[:, :, ::-1])
        ]
    steps = (plane_distance, 2 * spacing, 2 * spacing)
    return along_axis(pairs, 0, steps, (0.0, spacing, spacing))


def two_volumes(pairs: Sequence[Halves], axis: int, spacing: float) -> Correlation:
    """Correlation along one axis (0 is z) of pairs of volumes on an isotropic grid (µm)."""
    return along_axis(
        [(_windowed(first), _windowed(second)) for first, second in pairs], axis, (spacing,) * 3
    )


def checkerboard_resolution(planes: Sequence[FloatArray], spacing: float) -> Measured:
    """Lateral resolution in µm from planes (Y, X), all directions together, after Koho et al.

    Diagonal quarters of a plane are correlated in rings, both diagonals are averaged, and the
    crossing with 1/7 is corrected by their curve, which was fitted to pairs of recordings.
    """
    if not planes or min(planes[0].shape) < _LEAST_EDGE:
        return Measured.unknown("the planes are too small")
    curves = [_ring_curve(plane) for plane in planes if float(np.ptp(plane)) > 0]
    if not curves:
        return Measured.unknown("the image has one value everywhere")
    share = np.linspace(0, 1, len(curves[0]))

    def resolution(chosen: Sequence[Values]) -> float | None:
        found = crossing(np.mean(chosen, axis=0), share)
        return None if found is None else 2 * spacing / (found * calibration(found))

    value = resolution(curves)
    if value is None:
        return Measured.unknown("the correlation of its halves does not cross 1/7")
    error = jackknife(len(curves), lambda i: resolution([*curves[:i], *curves[i + 1 :]]))
    return Measured(value_um=value, uncertainty_um=error, count=len(curves))


def calibration(crossed_at: float) -> float:
    """Correction of Koho et al. for a crossing at a share (0–1) of the halves' highest frequency.

    An exponential and a constant, with the values of the authors' program. It divides a resolution
    of twice the pixel over that share.
    """
    return float(0.95988146 * np.exp(13.90441896 * (crossed_at - 0.97979108)) + 0.55146136)


def _ring_curve(plane: FloatArray) -> Values:
    edge = min(plane.shape) // 2 * 2
    square = _windowed(plane[:edge, :edge])
    half = edge // 2
    frequency = np.fft.fftfreq(half) * half
    ring = np.rint(np.hypot(frequency[:, None], frequency[None, :])).astype(int)
    within = ring <= half // 2
    curves = []
    for other in (0, 1):
        first = np.fft.fft2(square[0::2, other::2])[within]
        second = np.fft.fft2(square[1::2, 1 - other :: 2])[within]
        cross, one, two = (
            np.bincount(ring[within], values)
            for values in ((first * np.conj(second)).real, np.abs(first) ** 2, np.abs(second) ** 2)
        )
        curves.append(cross / np.sqrt(np.maximum(one * two, 1e-300)))
    return np.asarray(np.mean(curves, axis=0))


def _windowed(volume: FloatArray) -> FloatArray:
    """Free of its mean and faded towards its ends (Hann), along every axis."""
    faded = volume.astype(np.float64) - float(volume.mean())
    for axis, length in enumerate(volume.shape):
        window = np.hanning(length + 2)[1:-1]
        faded = faded * window.reshape([-1 if a == axis else 1 for a in range(volume.ndim)])
    return faded.astype(np.float32)
