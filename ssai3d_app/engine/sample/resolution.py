"""The finest detail that images hold along a direction, by decorrelation analysis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
Values = npt.NDArray[np.float64]

_RADII = 50
_FILTERS = 10
_LEAST_DROP = 1e-3
_LEAST_PEAK = 0.05
_HALF_ANGLE = np.pi / 8
_LEAST_EDGE = 6


def cut_off(
    images: Sequence[FloatArray], steps: tuple[float, float], along_rows: bool = False
) -> float | None:
    """Highest frequency, in cycles per voxel, that rises above the noise in images (A, B).

    ``steps`` are the distances of the pixels along A and B in voxels. All directions count, or,
    with ``along_rows``, those within 22.5° of the first axis. ``None`` where no frequency does.

    Descloux, Grußmayer and Radenovic, Nat. Methods 16, 2019: the correlation of the image with its
    own phases up to a radius has a maximum where noise begins; high-pass filters move it to the
    finest detail, and the highest maximum counts.
    """
    whole = [image for image in images if np.isfinite(image).all() and float(np.ptp(image)) > 0]
    if not whole or min(whole[0].shape) < _LEAST_EDGE:
        return None
    shape = whole[0].shape
    radius, counted, highest = _radii(shape, steps, along_rows)
    order = np.argsort(radius[counted], kind="stable")
    radius = radius[counted][order]
    along_a, along_b = (np.hanning(length + 2)[1:-1] for length in shape)
    window = along_a[:, None] * along_b[None, :]
    magnitudes = [
        np.abs(np.fft.fft2((image - image.mean()) * window))[counted][order] for image in whole
    ]
    ends = np.linspace(0, highest, _RADII + 1)[1:]
    up_to = np.searchsorted(radius, ends, side="right")
    longest = min(length * step for length, step in zip(shape, steps, strict=True)) / 4
    filters = [None, *np.geomspace(0.3 / highest, max(longest, 0.4 / highest), _FILTERS)]
    found = []
    for sigma in filters:
        passed = (
            np.ones_like(radius)
            if sigma is None
            else 1 - np.exp(-2 * (np.pi * sigma * radius) ** 2)
        )
        curve = np.mean([_correlation(each * passed, up_to) for each in magnitudes], axis=0)
        peak = _peak(curve)
        if peak is not None and curve[peak] > _LEAST_PEAK:
            found.append(float(ends[peak]))
    return max(found, default=None)


def _radii(
    shape: tuple[int, ...], steps: tuple[float, float], along_rows: bool
) -> tuple[Values, npt.NDArray[np.bool_], float]:
    """Radius of each coefficient, which of them count, and the highest radius."""
    a = np.fft.fftfreq(shape[0], steps[0])[:, None]
    b = np.fft.fftfreq(shape[1], steps[1])[None, :]
    if along_rows:
        highest = 0.5 / steps[0]
        radius = np.broadcast_to(np.abs(a), (shape[0], shape[1]))
        within = np.abs(b) <= np.tan(_HALF_ANGLE) * np.abs(a)
        return radius, within & (radius > 0), highest
    highest = 0.5 / max(steps)
    radius = np.hypot(a, b)
    return radius, (radius > 0) & (radius <= highest), highest


def _correlation(magnitudes: Values, up_to: npt.NDArray[np.int_]) -> Values:
    """Correlation of an image with its phases alone, within each radius."""
    sums = np.concatenate([[0.0], np.cumsum(magnitudes)])[up_to]
    energy = float((magnitudes**2).sum())
    return np.asarray(sums / np.sqrt(energy * np.maximum(up_to, 1)))


def _peak(curve: Values) -> int | None:
    """The last maximum that the curve falls from; what still rises at the end is none."""
    end = len(curve)
    while end > 2:
        top = int(np.argmax(curve[:end]))
        if 0 < top < end - 1 and curve[top] - float(curve[top + 1 :].min()) >= _LEAST_DROP:
            return top
        if top == 0:
            return None
        end = top
    return None
