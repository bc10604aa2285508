"""What intensities a stack holds: a histogram, and a display range that spares hot pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

BINS = 160
_DARK_QUANTILE = 0.005
_BRIGHT_QUANTILE = 0.997
_LARGEST_EDGE = 768


@dataclass(frozen=True, eq=False)
class Intensities:
    """Histogram ``counts`` between ``minimum`` and ``maximum``, and the automatic display range.

    ``low`` is shown black, ``high`` white.
    """

    minimum: float
    maximum: float
    low: float
    high: float
    counts: npt.NDArray[np.int64]


def without_hot_pixels(plane: Array) -> Array:
    """The plane with every pixel brought down to its brightest direct neighbour.

    A lone bright pixel vanishes; a structure of two pixels and more stays. Neighbours that are
    not a number say nothing.
    """
    if min(plane.shape) < 3:
        return plane
    centre = plane[1:-1, 1:-1]
    neighbours = np.fmax(
        np.fmax(plane[:-2, 1:-1], plane[2:, 1:-1]),
        np.fmax(plane[1:-1, :-2], plane[1:-1, 2:]),
    )
    # A number without such neighbours stays, and what is none does not become one.
    return np.where(np.isnan(neighbours), centre, np.minimum(centre, neighbours))


def measure(planes: Sequence[Array]) -> Intensities:
    """Intensities of planes, judged on their central part."""
    samples = []
    for plane in planes:
        rows, columns = (max(0, (edge - _LARGEST_EDGE) // 2) for edge in plane.shape)
        window = plane[rows : rows + _LARGEST_EDGE, columns : columns + _LARGEST_EDGE]
        samples.append(without_hot_pixels(window).ravel())
    values = np.concatenate(samples).astype(np.float32)
    values = values[np.isfinite(values)]
    if values.size == 0:
        return Intensities(0.0, 1.0, 0.0, 1.0, np.zeros(BINS, dtype=np.int64))
    minimum, maximum = float(values.min()), float(values.max())
    low, high = (float(v) for v in np.quantile(values, [_DARK_QUANTILE, _BRIGHT_QUANTILE]))
    if high <= low:
        low, high = minimum, maximum
    if high <= low:
        high = low + 1.0
    top = maximum if maximum > minimum else minimum + 1.0
    counts, _ = np.histogram(values, bins=BINS, range=(minimum, top))
    return Intensities(minimum, top, low, high, counts.astype(np.int64))
