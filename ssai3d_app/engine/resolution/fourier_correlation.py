"""Fourier ring and shell correlation along one axis: up to which frequency two halves agree.

Van Heel and Schatz, J. Struct. Biol. 151, 2005; the threshold of 1/7 is that of Rosenthal and
Henderson, J. Mol. Biol. 333, 2003. Only coefficients within 22.5° of the axis count (the sectioned
correlation of Koho et al., Nat. Commun. 10:3103, 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.resolution.measured import Measured, jackknife

FloatArray = npt.NDArray[np.float32]
Values = npt.NDArray[np.float64]
Halves = tuple[FloatArray, FloatArray]

THRESHOLD = 1 / 7
_HALF_ANGLE = np.pi / 8
_LEAST_EDGE = 8
_COARSEST = 2
"""Bins from 0 that are left out: the mean, and what the window makes of it."""
_SMOOTHED = 3
_AT_LIMIT = 0.97
_LINGERS = (
    "the correlation of the two lingers around 1/7 and does not fall under it for good: no one "
    "frequency can be named where they stop to agree"
)


@dataclass(frozen=True)
class Sums:
    """Of one pair of halves, by frequency along the axis: products and squares, per bin."""

    cross: Values
    first: Values
    second: Values


@dataclass(frozen=True)
class Correlation:
    """A correlation curve. ``frequency`` is in cycles per µm along the axis, ascending."""

    frequency: Values
    correlation: Values
    cut_off: Measured
    """Period of the finest detail in µm: that of the frequency where the curve falls under 1/7."""


def along_axis(
    pairs: Sequence[Halves],
    axis: int,
    spacing: tuple[float, ...],
    offset: tuple[float, ...] | None = None,
) -> Correlation:
    """Correlation of pairs of halves along one axis.

    Parameters
    ----------
    pairs
        Images or volumes, two of one shape each; all of one shape. They are weighted with a window
        already where they need one.
    axis
        The axis along which detail is judged.
    spacing
        Distance of the samples along each axis, in µm.
    offset
        By how much the second half lies further along each axis, in µm; undone by a phase.
    """
    lengths = {half.shape for pair in pairs for half in pair}
    if not pairs or len(lengths) != 1:
        return _nothing("there is no part of the stack to measure it in")
    shape = lengths.pop()
    if shape[axis] < _LEAST_EDGE:
        return _nothing(f"there are only {shape[axis]} samples along this axis")
    if not any(np.isfinite(a).all() and np.ptp(a) > 0 and np.ptp(b) > 0 for a, b in pairs):
        return _nothing("the image has one value everywhere")
    frequencies: list[Values] = [
        np.fft.fftfreq(n, step).astype(np.float64) for n, step in zip(shape, spacing, strict=True)
    ]
    along = np.abs(frequencies[axis]).reshape([-1 if a == axis else 1 for a in range(len(shape))])
    across = np.sqrt(
        sum(
            f.reshape([-1 if a == number else 1 for a in range(len(shape))]) ** 2
            for number, f in enumerate(frequencies)
            if number != axis
        )
        + np.zeros(shape)
    )
    within = across <= np.tan(_HALF_ANGLE) * along
    bins = np.rint(np.broadcast_to(along, shape)[within] * shape[axis] * spacing[axis]).astype(int)
    count = shape[axis] // 2 + 1
    phase = _phase(frequencies, offset)[within] if offset is not None else 1.0
    sums = [_sums(pair, within, bins, count, phase) for pair in pairs]
    curve = _curve(sums)
    step = 1 / (shape[axis] * spacing[axis])
    frequency = np.arange(count) * step
    return Correlation(frequency, curve, _cut_off(sums, frequency))


def _nothing(reason: str) -> Correlation:
    return Correlation(np.zeros(0), np.zeros(0), Measured.unknown(reason))


def _phase(frequencies: Sequence[Values], offset: tuple[float, ...]) -> npt.NDArray[np.complex128]:
    """What takes a half back by ``offset``."""
    shape = [len(f) for f in frequencies]
    turns = np.zeros(shape)
    for axis, (frequency, by) in enumerate(zip(frequencies, offset, strict=True)):
        turns = turns + by * frequency.reshape([-1 if a == axis else 1 for a in range(len(shape))])
    return np.asarray(np.exp(-2j * np.pi * turns))


def _sums(
    pair: Halves,
    within: npt.NDArray[np.bool_],
    bins: npt.NDArray[np.int_],
    count: int,
    phase: npt.NDArray[np.complex128] | float,
) -> Sums:
    first, second = (np.fft.fftn(half - half.mean())[within] for half in pair)
    cross = (first * np.conj(second * phase)).real

    def by_bin(values: Values) -> Values:
        return np.bincount(bins, values, count)[:count].astype(np.float64)

    return Sums(by_bin(cross), by_bin(np.abs(first) ** 2), by_bin(np.abs(second) ** 2))


def _curve(sums: Sequence[Sums]) -> Values:
    cross, first, second = (
        np.sum([getattr(one, name) for one in sums], axis=0)
        for name in ("cross", "first", "second")
    )
    return np.asarray(cross / np.sqrt(np.maximum(first * second, 1e-300)))


def crossing(curve: Values, frequency: Values) -> float | None:
    """The frequency at which a curve, each bin the median of three, first falls under 1/7.

    ``None`` where it never does, lies under it from the beginning, or falls under it only in
    passing: its mean from there on is 1/7 or more. A median leaves a steep fall where it is, which
    a mean would move to higher frequencies.
    """
    smooth = _smoothed(curve)
    below = np.flatnonzero(smooth[_COARSEST:] < THRESHOLD)
    if not len(below) or below[0] == 0:
        return None
    place = int(below[0]) + _COARSEST
    if float(smooth[place:].mean()) >= THRESHOLD:
        return None
    fall = smooth[place - 1] - smooth[place]
    part = (smooth[place - 1] - THRESHOLD) / fall
    return float(frequency[place - 1] + part * (frequency[place] - frequency[place - 1]))


def _smoothed(curve: Values) -> Values:
    padded = np.pad(curve, _SMOOTHED // 2, mode="edge")
    smooth = np.median(np.lib.stride_tricks.sliding_window_view(padded, _SMOOTHED), axis=1)
    return np.asarray(smooth)


def _dips(curve: Values) -> bool:
    """Whether it falls under 1/7 at all."""
    return bool((_smoothed(curve)[_COARSEST:] < THRESHOLD).any())


def _cut_off(sums: Sequence[Sums], frequency: Values) -> Measured:
    curve = _curve(sums)
    found = crossing(curve, frequency)
    if found is None:
        start = curve[_COARSEST : _COARSEST + _SMOOTHED]
        if len(start) and float(start.mean()) < THRESHOLD:
            return Measured.unknown("the two do not agree even in coarse detail: noise prevails")
        if _dips(curve):
            return Measured.unknown(_LINGERS)
        return Measured.unknown(
            "the two agree up to the finest detail that the sampling can hold: the detail is finer "
            "than that, or they share their errors"
        )
    at_limit = found >= _AT_LIMIT * float(frequency[-1])
    several = range(len(sums) if len(sums) > 1 else 0)
    left = [crossing(_curve([*sums[:i], *sums[i + 1 :]]), frequency) for i in several]
    if not at_limit and None in left:
        # It stands or falls with one image.
        return Measured.unknown(_LINGERS)
    within = jackknife(len(left), left.__getitem__)
    # A window smears what ends at once over two bins.
    spread = None if within is None else float(np.hypot(within, 2 * frequency[1]))
    return Measured(
        value_um=1 / found,
        uncertainty_um=None if spread is None else spread / found**2,
        count=len(sums),
        at_limit=at_limit,
    )
