"""Full width at half maximum of lines along x, y and z across sharp, isolated structures.

The same structures are measured in the raw planes and in the result. Where a structure is thicker
than the blur, its width is its own: the sharpest ones tell most of the microscope.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.resolution.measured import Measured, standard_error_of_median

FloatArray = npt.NDArray[np.float32]
Values = npt.NDArray[np.float64]
Point = tuple[int, int, int]

_MOST_CANDIDATES = 600
_LEAST_STRUCTURES = 5
_MOST_STRUCTURES = 40
_SHARPEST = 0.25
_DEEPEST_VALLEY = 0.35
"""Share of a peak's height that may be left on either side of an isolated structure."""
_UNEVEN = 0.25
_LATERAL_REACH = 16


@dataclass(frozen=True)
class Line:
    """Intensities along one axis through a structure, from the voxel number ``first`` on; ``width``
    in samples, ``None`` where it is not isolated along this axis."""

    values: Values
    width: float | None
    first: int = 0


@dataclass(frozen=True)
class Structure:
    """A structure at ``point`` (z, y, x) of the isotropic grid, its lines by axis (0 is z)."""

    point: Point
    before: tuple[Line, Line, Line]
    after: tuple[Line, Line, Line]

    @property
    def lateral(self) -> float:
        """The smallest width in the plane, in voxels: the mean of before and after along an axis.

        Infinite where none was found in both. Either alone would favour chance: the thinnest lines
        of the raw planes are those that noise has made thin.
        """
        both = zip(self.before[1:], self.after[1:], strict=True)
        found = (b.width + a.width for b, a in both if b.width is not None and a.width is not None)
        return min(found, default=np.inf) / 2


def full_width(values: npt.NDArray[np.floating], centre: int) -> float | None:
    """Full width at half maximum, in samples, of the peak of a line near ``centre``.

    Half the height is that above the mean of the valleys on both sides. The height is that of a
    parabola through the highest three samples: of a peak that lies between two samples, neither
    shows it, and at half of what they show the peak is wider. Elsewhere the line is straight
    between samples. ``None`` where there is no peak, or one valley is much higher than the other.
    """
    line = np.asarray(values, dtype=np.float64)
    near = slice(max(0, centre - 1), centre + 2)
    peak = int(np.argmax(line[near])) + near.start
    left, right = line[: peak + 1][::-1], line[peak:]
    if len(left) < 3 or len(right) < 3:
        return None
    lows = left.min(), right.min()
    floor = float(np.mean(lows))
    height = _top(line[peak - 1 : peak + 2]) - floor
    lowest = min(lows)
    if height <= 0 or max(lows) - lowest > _UNEVEN * (line[peak] - lowest):
        return None
    half = floor + 0.5 * height
    sides = [_first_below(side, half) for side in (left, right)]
    if sides[0] is None or sides[1] is None:
        return None
    return sides[0] + sides[1]


def _top(three: Values) -> float:
    """Height of the parabola through three samples; the middle one where it is not the highest."""
    before, middle, after = (float(value) for value in three)
    bend = 2 * middle - before - after
    if bend <= 0 or middle < max(before, after):
        return middle
    return middle + (after - before) ** 2 / (8 * bend)


def _first_below(side: Values, level: float) -> float | None:
    below = np.flatnonzero(side < level)
    if not len(below):
        return None
    k = int(below[0])
    return float(k - 1 + (side[k - 1] - level) / (side[k - 1] - side[k]))


def find_structures(
    raw: FloatArray, before: FloatArray, after: FloatArray, step: float, least: float
) -> list[Structure]:
    """Isolated structures of a window, brightest first.

    Parameters
    ----------
    raw
        Raw planes (planes, Y, X), ``step`` voxels apart, without background.
    before, after
        The same interpolated and restored, both (Z, Y, X) on the isotropic grid, whose first plane
        is the first raw one.
    least
        Height above background from which a peak is a structure, and no noise.
    """
    found = []
    reach = (max(_LATERAL_REACH, round(4 * step)), _LATERAL_REACH, _LATERAL_REACH)
    for plane, y, x in _peaks(raw, least):
        point = (min(round(plane * step), before.shape[0] - 1), y, x)
        lines_before = _lines(before, point, reach, least)
        if lines_before[0].width is None or not any(line.width for line in lines_before[1:]):
            continue
        lines_after = _lines(after, _highest_near(after, point, step), reach, least)
        found.append(Structure(point, lines_before, lines_after))
    return found


def sharpest(structures: Sequence[Structure]) -> list[Structure]:
    """The quarter with the thinnest lines in the plane: at least 8 where there are so many, and 40
    at the most."""
    count = min(max(8, round(_SHARPEST * len(structures))), _MOST_STRUCTURES)
    known = [structure for structure in structures if np.isfinite(structure.lateral)]
    return sorted(known, key=lambda structure: structure.lateral)[:count]


def median_width(
    structures: Sequence[Structure], axis: int, voxel: float, *, after: bool
) -> Measured:
    """Median full width at half maximum along an axis (0 is z) in µm; ``voxel`` is its edge.

    Only structures that have one both before and after count, so that the same are compared.
    """
    pairs = [(one.before[axis].width, one.after[axis].width) for one in structures]
    widths = [
        voxel * (second if after else first)
        for first, second in pairs
        if first is not None and second is not None
    ]
    if len(widths) < _LEAST_STRUCTURES:
        return Measured.unknown(
            f"only {len(widths)} isolated structures were found along this axis, and "
            f"{_LEAST_STRUCTURES} are needed"
        )
    return Measured(
        value_um=float(np.median(widths)),
        uncertainty_um=standard_error_of_median(widths),
        count=len(widths),
    )


def _peaks(raw: FloatArray, least: float) -> list[Point]:
    """Local maxima of the planes, smoothed over 3×3 pixels, brightest first."""
    if min(raw.shape) < 3:
        return []
    smooth = raw.astype(np.float64)
    for axis in (1, 2):
        smooth = (np.roll(smooth, 1, axis) + smooth + np.roll(smooth, -1, axis)) / 3
    inside = smooth[1:-1, 1:-1, 1:-1]
    highest = inside >= least
    for dz in (0, 1, 2):
        for dy in (0, 1, 2):
            for dx in (0, 1, 2):
                if (dz, dy, dx) != (1, 1, 1):
                    beside = smooth[
                        dz : dz + inside.shape[0],
                        dy : dy + inside.shape[1],
                        dx : dx + inside.shape[2],
                    ]
                    highest &= inside >= beside
    places = np.argwhere(highest) + 1
    order = np.argsort(-smooth[tuple(places.T)], kind="stable")[:_MOST_CANDIDATES]
    return [(int(z), int(y), int(x)) for z, y, x in places[order]]


def _highest_near(volume: FloatArray, point: Point, step: float) -> Point:
    """The brightest voxel within one voxel in the plane and half a step along z."""
    reach = (max(1, round(step / 2)), 1, 1)
    first = [max(0, p - r) for p, r in zip(point, reach, strict=True)]
    near = volume[tuple(slice(f, p + r + 1) for f, p, r in zip(first, point, reach, strict=True))]
    z, y, x = np.unravel_index(int(np.argmax(near)), near.shape)
    return int(z) + first[0], int(y) + first[1], int(x) + first[2]


def _lines(volume: FloatArray, point: Point, reach: Point, least: float) -> tuple[Line, Line, Line]:
    first, second, third = (_line(volume, point, axis, reach[axis], least) for axis in range(3))
    return first, second, third


def _line(volume: FloatArray, point: Point, axis: int, reach: int, least: float) -> Line:
    """The line through a point, averaged over its neighbours across (in the plane only)."""
    across = [
        slice(p, p + 1) if a == 0 else slice(max(0, p - 1), p + 2) for a, p in enumerate(point)
    ]
    first = max(0, point[axis] - reach)
    across[axis] = slice(first, point[axis] + reach + 1)
    box = np.moveaxis(volume[tuple(across)].astype(np.float64), axis, 0)
    values = box.reshape(len(box), -1).mean(axis=1)
    width = full_width(values, point[axis] - first)
    if width is not None:
        peak = values[max(0, point[axis] - first - 1) : point[axis] - first + 2].max()
        valleys = values[: point[axis] - first].min(), values[point[axis] - first :].min()
        if peak < least or max(valleys) > _DEEPEST_VALLEY * peak:
            width = None
    return Line(values, width, first)
