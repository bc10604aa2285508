"""The width of a peak in an intensity profile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

_DIP = 0.2
"""Two maxima are two peaks when the valley between them is lower by this share of the height."""

Profile = npt.NDArray[np.float64]


class NoPeak(Enum):
    """Why a profile has no width to tell."""

    FLAT = auto()
    SEVERAL = auto()
    CUT_OFF = auto()


@dataclass(frozen=True)
class Peak:
    """A peak; ``position`` and ``width`` (full width at half maximum) are in µm.

    ``height`` counts from ``background``, both in intensities.
    """

    position: float
    width: float
    height: float
    background: float


def peak_of(distances: Profile, values: Profile) -> Peak | NoPeak:
    """The one peak of a profile, its width read by linear interpolation at half its height.

    The local background is the mean of the lowest values to the left and to the right of the
    maximum; half height lies midway between it and the maximum.

    Parameters
    ----------
    distances
        Places along the line in µm, rising, shape (N,).
    values
        Intensities there, shape (N,); places that are not a number are left out.
    """
    known = np.isfinite(values)
    distances, values = distances[known], values[known]
    if len(values) < 3:
        return NoPeak.FLAT
    top = int(values.argmax())
    background = float(values[: top + 1].min() + values[top:].min()) / 2
    height = float(values[top]) - background
    if height <= 0:
        return NoPeak.FLAT
    half = background + height / 2
    above = values >= half
    rises = np.flatnonzero(~above[:-1] & above[1:])
    falls = np.flatnonzero(above[:-1] & ~above[1:])
    if len(rises) > 1 or len(falls) > 1 or _is_split(values, half, _DIP * height):
        return NoPeak.SEVERAL
    if not len(rises) or not len(falls) or rises[0] >= falls[0]:
        return NoPeak.CUT_OFF
    left = _crossing(distances, values, int(rises[0]), half)
    right = _crossing(distances, values, int(falls[0]), half)
    return Peak((left + right) / 2, right - left, height, background)


def _crossing(distances: Profile, values: Profile, before: int, level: float) -> float:
    """Where a profile passes a level between an element and the next one."""
    first, second = values[before], values[before + 1]
    share = (level - first) / (second - first)
    return float(distances[before] + share * (distances[before + 1] - distances[before]))


def _is_split(values: Profile, half: float, dip: float) -> bool:
    """Whether a valley of depth ``dip`` lies between two maxima above half height."""
    inside = values[values >= half]
    from_left = np.maximum.accumulate(inside)
    from_right = np.maximum.accumulate(inside[::-1])[::-1]
    return bool((np.minimum(from_left, from_right) - inside > dip).any())
