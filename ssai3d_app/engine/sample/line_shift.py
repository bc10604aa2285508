"""Odd lines against even ones: how far a scan that records in both directions is out of phase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[Any]
Spectrum = npt.NDArray[np.complex128]

_LEAST_ROWS = 32
_LEAST_COLUMNS = 32
_LARGEST_SHIFT = 8.0
_STEP = 0.02
_HIGHEST_FREQUENCY = 0.25
"""Cycles per pixel; beyond it noise outweighs structure in most images."""
_LEAST_COHERENCE = 0.15
_LEAST_PEAK = 0.5
"""Of the coherence that a single shift must explain."""


def line_shift(planes: Sequence[Plane]) -> float | None:
    """How far odd lines lie to the right of even ones in planes (Y, X), in pixels.

    Phase correlation (Kuglin and Hines, Proc. IEEE Conf. Cybernetics and Society, 1975) of each odd
    line with the mean of its two neighbours, along x: the cross spectra of all lines are added
    before their phases are taken, so that noise falls out, and the shift is the one whose phase
    slope explains them best. ``None`` where the lines have too little in common to tell, or where
    two halves of the planes do not tell the same.
    """
    parts = [_spectra(plane) for plane in planes if _is_usable(plane)]
    if not parts:
        return None
    found = _shift(parts)
    if found is None or len(parts) < 2:
        return found
    halves = [_shift(parts[first::2]) for first in (0, 1)]
    if any(half is None or abs(half - found) > max(0.15, 0.3 * abs(found)) for half in halves):
        return None
    return found


def _is_usable(plane: Plane) -> bool:
    if plane.ndim != 2 or plane.shape[0] < _LEAST_ROWS or plane.shape[1] < _LEAST_COLUMNS:
        return False
    return bool(np.isfinite(plane).all())


def _spectra(plane: Plane) -> tuple[Spectrum, Spectrum, Spectrum]:
    """Cross spectrum of odd lines with their neighbours, and the power of both."""
    values = plane.astype(np.float64)
    # An even count of lines beyond the first, so that each odd one has two neighbours.
    values = values[: (len(values) - 1) // 2 * 2 + 1]
    values -= values.mean(axis=1, keepdims=True)
    values *= np.hanning(values.shape[1] + 2)[1:-1]
    odd = np.fft.rfft(values[1::2], axis=1)
    even = values[::2]
    beside = np.fft.rfft(0.5 * (even[:-1] + even[1:]), axis=1)
    return (
        (np.conj(beside) * odd).sum(axis=0),
        (np.abs(beside) ** 2).sum(axis=0).astype(np.complex128),
        (np.abs(odd) ** 2).sum(axis=0).astype(np.complex128),
    )


def _shift(parts: Sequence[tuple[Spectrum, Spectrum, Spectrum]]) -> float | None:
    count = min(len(part[0]) for part in parts)
    cross, beside, odd = (np.sum([part[n][:count] for part in parts], axis=0) for n in range(3))
    frequency = np.arange(count) / (2.0 * (count - 1))
    power = np.sqrt(np.abs(beside) * np.abs(odd))
    counted = (frequency > 0) & (frequency <= _HIGHEST_FREQUENCY) & (power > 0)
    coherence = cross[counted] / power[counted]
    seen = np.abs(coherence) >= _LEAST_COHERENCE
    if seen.sum() < 4:
        return None
    coherence, frequency = coherence[seen], frequency[counted][seen]
    shifts = np.arange(-_LARGEST_SHIFT, _LARGEST_SHIFT + _STEP / 2, _STEP)
    turned = np.exp(2j * np.pi * shifts[:, None] * frequency[None, :])
    explained = (turned * coherence).real.sum(axis=1) / np.abs(coherence).sum()
    best = int(np.argmax(explained))
    # At the border there may be a better one beyond.
    if explained[best] < _LEAST_PEAK or best in (0, len(shifts) - 1):
        return None
    return float(shifts[best])
