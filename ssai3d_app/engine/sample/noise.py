"""The noise of a stack, found from its own planes.

Variance grows with the signal along a line (Foi et al., IEEE Trans. Image Process. 17, 2008,
eq. 3). The line is fitted through small blocks, each with its mean and the variance that it has at
the highest frequencies, where an optical image holds next to nothing; what structure leaks into
them grows with what it holds at middle frequencies, and is fitted beside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.degradation import NoiseModel

FloatArray = npt.NDArray[np.float32]
Values = npt.NDArray[np.float64]

_BLOCK = 8
_MOST_PIXELS = 3_000_000
_REACH = 3
_FOURTH_DIFFERENCE = np.array([0.0, 1.0, -4.0, 6.0, -4.0, 1.0, 0.0]) / np.sqrt(70.0)
_MIDDLE_BAND = np.array([0.0, 1.0, 0.0, -2.0, 0.0, 1.0, 0.0]) / np.sqrt(6.0)
_SMOOTHING = np.array([0.0, 1.0, 4.0, 6.0, 4.0, 1.0, 0.0]) / np.sqrt(70.0)
_APART = np.array([1.0, 0.0, 0.0, -2.0, 0.0, 0.0, 1.0]) / np.sqrt(6.0)
_ITSELF = np.array([0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0])
_INDEPENDENT_VALUES = _BLOCK**2 / 6.9
"""Of a block of fourth differences: neighbours share most of their pixels."""

_LEAST_BLOCKS = 30
_CLIPPED_SHARE = 0.04
_WHITE_UP_TO = 1.35
"""Ratio of the variance in flat blocks to that at the highest frequencies; what is beyond it is
noise that neighbouring pixels share."""


@dataclass(frozen=True)
class _Blocks:
    """Of each block: its mean, and its variance at the highest and at middle frequencies, among
    pixels too far apart to share noise, and about a curved surface."""

    mean: Values
    high: Values
    middle: Values
    apart: Values
    residual: Values


def estimate_noise(planes: FloatArray) -> NoiseModel:
    """Noise of raw planes, shape (n, Y, X).

    Values that are not finite, and blocks where the detector's ends cut the noise, are left out.
    Where too little is left, the noise is said to be none.
    """
    if min(planes.shape[1:]) < _BLOCK + 2 * _REACH:
        return NoiseModel(0.0, 0.0)
    blocks = _unclipped(_some_of(planes))
    if len(blocks.mean) < _LEAST_BLOCKS:
        return NoiseModel(0.0, 0.0)
    shared = _shared_by_neighbours(blocks)
    # Noise that neighbours share has more at middle frequencies, which is no leak of structure.
    gain, read_variance = _line(blocks, 0.5 if shared == 1.0 else 0.0)
    return NoiseModel(gain * shared, read_variance * shared)


def _some_of(planes: FloatArray) -> FloatArray:
    """Few enough pixels to look at, from the middle of planes all over the depth."""
    height, width = (min(edge, 1024) for edge in planes.shape[1:])
    count = min(len(planes), max(1, _MOST_PIXELS // (height * width)))
    chosen = np.unique(np.linspace(0, len(planes) - 1, count).round().astype(int))
    first = [
        (edge - kept) // 2 for edge, kept in zip(planes.shape[1:], (height, width), strict=True)
    ]
    return planes[chosen, first[0] : first[0] + height, first[1] : first[1] + width]


def _unclipped(planes: FloatArray) -> _Blocks:
    """Blocks of finite values, hardly any of which lie at the ends of the range."""
    with np.errstate(invalid="ignore", over="ignore"):
        tiles = _tiles(_filtered(planes, _ITSELF, _ITSELF))
        # The signal whose noise a fourth difference shows, each pixel by its share in it.
        signal = _filtered(planes, _FOURTH_DIFFERENCE**2, _FOURTH_DIFFERENCE**2)
        found = _Blocks(
            _tiles(signal).mean(axis=1),
            _power(planes, _FOURTH_DIFFERENCE, _FOURTH_DIFFERENCE),
            _power(planes, _MIDDLE_BAND, _SMOOTHING),
            _power(planes, _APART, _ITSELF),
            _about_a_surface(tiles),
        )
    finite = np.all([np.isfinite(part) for part in vars(found).values()], axis=0)
    if not finite.any():
        return _chosen(found, finite)
    lowest, highest = np.nanmin(tiles[finite]), np.nanmax(tiles[finite])
    at_ends = np.mean((tiles <= lowest) | (tiles >= highest), axis=1)
    unclipped = finite & (at_ends <= _CLIPPED_SHARE)
    return _chosen(found, unclipped if unclipped.sum() >= _LEAST_BLOCKS else finite)


def _chosen(blocks: _Blocks, which: npt.NDArray[np.bool_]) -> _Blocks:
    return _Blocks(*(part[which] for part in vars(blocks).values()))


def _power(planes: FloatArray, one: Values, other: Values) -> Values:
    """Mean square of each block after two filters, one along each axis, both ways round."""
    ways = ((one, other),) if one is other else ((one, other), (other, one))
    squares = [_tiles(_filtered(planes, *way) ** 2).mean(axis=1) for way in ways]
    return np.asarray(np.mean(squares, axis=0))


def _filtered(planes: FloatArray, along_y: Values, along_x: Values) -> Values:
    """Planes (n, Y − 6, X − 6) filtered along both axes; white noise keeps its variance."""
    height, width = (edge - 2 * _REACH for edge in planes.shape[1:])
    rows = sum(
        (c * planes[:, k : k + height].astype(np.float64) for k, c in enumerate(along_y) if c),
        np.zeros((len(planes), height, planes.shape[2])),
    )
    return sum(
        (c * rows[:, :, k : k + width] for k, c in enumerate(along_x) if c),
        np.zeros((len(planes), height, width)),
    )


def _tiles(planes: Values) -> Values:
    """The pixels of each block, shape (blocks, pixels)."""
    down, across = planes.shape[1] // _BLOCK, planes.shape[2] // _BLOCK
    kept = planes[:, : down * _BLOCK, : across * _BLOCK]
    split = kept.reshape(len(kept), down, _BLOCK, across, _BLOCK)
    return split.transpose(0, 1, 3, 2, 4).reshape(-1, _BLOCK**2)


def _about_a_surface(tiles: Values) -> Values:
    """Variance of each block about its own quadratic surface."""
    along = np.linspace(-1.0, 1.0, _BLOCK)
    y, x = (axis.ravel() for axis in np.meshgrid(along, along, indexing="ij"))
    basis, _ = np.linalg.qr(np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1))
    squares = (tiles**2).sum(axis=1) - ((tiles @ basis) ** 2).sum(axis=1)
    return np.asarray(squares / (_BLOCK**2 - basis.shape[1]))


def _line(blocks: _Blocks, largest_leak: float) -> tuple[float, float]:
    """Gain and read variance: the line through variance at high frequencies against the mean."""
    mean, high, middle = blocks.mean, blocks.high, blocks.middle
    typical = float(np.median(high))
    if typical <= (1e-6 * np.abs(mean).max()) ** 2:  # no more than float32 rounds away
        return 0.0, 0.0
    variance = np.full_like(high, typical)
    kept = np.ones(len(high), dtype=bool)
    slope, level, leak = 0.0, typical, 0.0
    for _ in range(12):
        weight = kept / variance
        columns = np.stack([np.ones_like(mean), mean, middle], axis=1)
        fitted = np.linalg.lstsq(columns * weight[:, None], high * weight, rcond=None)[0]
        leak = float(np.clip(fitted[2], 0.0, largest_leak))
        rest = high - leak * middle
        slope, level = _weighted_line(mean, rest, weight**2, variance / _BLOCK**2)
        variance = np.maximum(level + slope * mean + leak * middle, 0.05 * typical)
        kept = high / variance < 1 + 4 * np.sqrt(2 / _INDEPENDENT_VALUES)
    # White noise has at middle frequencies what it has at high ones, and was fitted there too.
    slope, level = slope / (1 - leak), level / (1 - leak)
    if slope <= 0:
        return 0.0, float(np.average((high - leak * middle)[kept]) / (1 - leak))
    return slope, max(level, 0.0)


def _weighted_line(
    mean: Values, variance: Values, weight: Values, error: Values
) -> tuple[float, float]:
    """Slope and level of a line, free of what the noise of the means themselves flattens it.

    ``error`` is the variance of each mean (regression with errors in the variable: Fuller,
    Measurement Error Models, 1987, section 1.2).
    """
    total = weight.sum()
    centre = float((weight * mean).sum() / total)
    height = float((weight * variance).sum() / total)
    spread = float((weight * (mean - centre) ** 2).sum() / total)
    true_spread = spread - float((weight * error).sum() / total)
    if true_spread < 0.2 * spread or spread <= 0:
        return 0.0, height
    slope = float((weight * (mean - centre) * (variance - height)).sum() / total) / true_spread
    return slope, height - slope * centre


def _shared_by_neighbours(blocks: _Blocks) -> float:
    """How much more noise there is than its highest frequencies show: 1 where it is white.

    Interpolation and smoothing take noise from high frequencies. Told from dark blocks, which hold
    hardly any structure, and only where the flattest of them say so too.
    """
    dark = np.flatnonzero(blocks.mean <= np.quantile(blocks.mean, 0.5))
    flattest = dark[blocks.residual[dark] <= np.quantile(blocks.residual[dark], 0.5)]
    high = float(np.median(blocks.high[dark]))
    if high <= 0 or float(blocks.residual[flattest].mean()) <= _WHITE_UP_TO * high:
        return 1.0
    return max(float(np.median(blocks.apart[dark])) / high, 1.0)
