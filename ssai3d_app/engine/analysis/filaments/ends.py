"""Where filaments end: one radius before their brightness does, as the axis of a rounded end.

Brightness falls to half at the surface of what is flat. Blur by a Gaussian of sigma s moves that
place inwards by s²/2 times the sum of the two curvatures (Verbeek and van Vliet, IEEE Trans. PAMI
16, 726, 1994): by s²/2r at the side of a filament of radius r, from which its radius is known, and
by s²/r at a rounded end. So an end seems s²/2r too early, and s is read from how steeply brightness
falls there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.ndimage import map_coordinates

from ssai3d_app.engine.analysis.filaments.local_background import Background
from ssai3d_app.engine.analysis.filaments.paths import arc_lengths

FloatArray = npt.NDArray[np.float32]
Points = npt.NDArray[np.float64]

_TELL_HEADING = 6
_TELL_RADIUS = 12
"""Samples, about voxels, before the end of a line."""
_STEP = 0.1
_UPPER, _LOWER = 0.75, 0.25
_SIGMAS_APART = 1.349
"""Between the two, at an edge that a Gaussian has blurred."""


def ended(
    volume: FloatArray,
    background: Background,
    line: Points,
    radii: Points,
    tops: Points,
    free: tuple[bool, bool],
) -> Points:
    """A line (n, 3) lengthened or shortened at its free ends to where its brightness ends.

    ``radii`` (n) are in voxels, NaN where there are none, and ``tops`` (n) is how bright the
    filament is along the line.
    """
    for is_free in free:
        # Turned round between the two, so that the end in question is the last point.
        line, radii, tops = line[::-1], radii[::-1], tops[::-1]
        if is_free:
            line = _last_point_fitted(volume, background, line, radii, tops)
            more = max(0, len(line) - len(radii))
            radii, tops = (np.pad(v, (0, more), mode="edge")[: len(line)] for v in (radii, tops))
    return line


def _last_point_fitted(
    volume: FloatArray, background: Background, line: Points, radii: Points, tops: Points
) -> Points:
    near = radii[-_TELL_RADIUS:]
    near = near[near > 0]
    if not len(near) or len(line) < 3:
        return line
    radius = float(np.median(near))
    top = float(tops[max(0, len(line) - _TELL_HEADING)])
    line = line[: _in_the_light(volume, background, line, top)]
    # Within a radius of its end a skeleton may turn aside in the light too; what then goes straight
    # on leaves it early.
    ways = [
        _straight_on(volume, background, line[: max(3, len(line) - back)], radius, top)
        for back in (0, round(radius))
    ]
    return max(ways, key=lambda way: float(arc_lengths(way)[-1]))


def _straight_on(
    volume: FloatArray, background: Background, line: Points, radius: float, top: float
) -> Points:
    """A line that goes straight on at its end to one radius before the light ends."""
    heading = line[-1] - line[max(0, len(line) - _TELL_HEADING)]
    heading = heading / (np.linalg.norm(heading) + 1e-12)
    # From as far before the end on as the edge of the brightness may begin.
    steps = np.arange(-(radius + 3), 4 * radius + 4, _STEP)
    places = line[-1] + steps[:, None] * heading
    is_outside = ((places < 0) | (places > np.array(volume.shape) - 1)).any(axis=1)
    share = _share(volume, background, places, top)
    ends = np.flatnonzero((steps > -_STEP / 2) & ((share < 0.5) | is_outside))
    if not len(ends):
        return line
    end = int(ends[0])
    more = float(steps[end])
    if not is_outside[end]:
        more += _seems_early(share, end, radius) - radius
        if share[end - 1] > 0.5:
            more -= _STEP * (0.5 - share[end]) / (share[end - 1] - share[end])
    if more > 0:
        further = np.linspace(0, more, max(2, round(more) + 1))[1:]
        return np.concatenate([line, line[-1] + further[:, None] * heading])
    return _shortened(line, -more)


def _in_the_light(volume: FloatArray, background: Background, line: Points, top: float) -> int:
    """How many points of a line are left when those are gone with which it leaves the filament:
    a skeleton may turn aside at an end."""
    bright = np.flatnonzero(_share(volume, background, line, top) > 0.5)
    return max(3, int(bright[-1]) + 1) if len(bright) else len(line)


def _share(volume: FloatArray, background: Background, places: Points, top: float) -> Points:
    """Brightness at places (n, 3): 0 that of the background, 1 that of the filament."""
    level = background.at(places)
    bright = map_coordinates(volume, places.T, order=1, mode="nearest")
    return np.asarray((bright - level) / np.maximum(top - level, 1e-9), dtype=np.float64)


def _seems_early(share: Points, end: int, radius: float) -> float:
    """Voxels that blur takes from a rounded end, of which ``share`` is the brightness across it;
    0 where its edge is not seen whole."""
    above = np.flatnonzero(share[:end] > _UPPER)
    below = np.flatnonzero(share[end:] < _LOWER)
    if not len(above) or not len(below):
        return 0.0
    sigma = _STEP * (end + int(below[0]) - int(above[-1])) / _SIGMAS_APART
    return min(sigma, radius) ** 2 / (2 * radius)


def _shortened(line: Points, less: float) -> Points:
    """A line that ends so many voxels earlier; at least one of it is left."""
    along = arc_lengths(line)
    left = max(along[-1] - less, min(1.0, along[-1]))
    last = np.array([np.interp(left, along, axis) for axis in line.T])
    return np.concatenate([line[: max(1, np.searchsorted(along, left))], last[None]])
