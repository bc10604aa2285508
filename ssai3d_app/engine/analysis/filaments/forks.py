"""Where side branches leave: the filament goes straight on, the side branch begins on its axis.

A skeleton is drawn aside where a side branch leaves, and meets it half-way: the fork lies too far
out, the side branch is too short, the filament has a kink. So what lies beside a fork is drawn anew
from what lies farther off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.interpolate import CubicHermiteSpline

from ssai3d_app.engine.analysis.filaments.paths import resampled
from ssai3d_app.engine.analysis.filaments.skeleton_graph import SkeletonGraph

Points = npt.NDArray[np.float64]

_REACH = 3.0
"""Radii from the fork within which a skeleton is not to be relied on."""
_HEADING = 8
"""Samples, about voxels, beyond that tell where a branch is heading."""
_STRAIGHT_ON = -0.8
"""Cosine between two branches that are one filament going on."""

_Anew = dict[tuple[int, int], tuple[int, Points]]
"""For a branch's number and one of its ends: how many samples go, and those that come instead."""


@dataclass(frozen=True)
class _Arm:
    """What a fork sees of a branch: its number and which of its ends is here (0 or −1), how many
    samples are ``near``, those ``beyond``, and the unit vector that leads on from there."""

    branch: int
    end: int
    near: int
    beyond: Points
    heading: Points


def straightened(
    graph: SkeletonGraph, lines: Sequence[Points], radii: Sequence[Points]
) -> list[Points]:
    """The lines (n, 3) of a graph's branches, about a voxel apart, with forks on the axes.

    ``radii`` (n) in voxels may be NaN. Left as they are: forks of more than three branches, those
    where no two of them go straight on, and those with a branch too short to tell.
    """
    anew: _Anew = {}
    for arms in _forks(graph, lines, radii):
        one, other, side = _sorted(arms)
        if float(one.heading @ other.heading) <= _STRAIGHT_ON:
            anew |= _meeting_on_axis(one, other, side)
    return [_with_ends_anew(line, number, anew) for number, line in enumerate(lines)]


def _meeting_on_axis(one: _Arm, other: _Arm, side: _Arm) -> _Anew:
    """What becomes of three arms when the side branch meets the axis of the two."""
    # A side branch at a narrow angle leaves farther back than its skeleton does.
    through = np.concatenate([one.beyond[:0:-1], _curve(one, other), other.beyond[1:]])
    first, last = len(one.beyond) - 1, len(through) - len(other.beyond)
    at = _nearest_to_axis(through, side)
    if not 0 < at < len(through) - 1:
        return {}
    back, on = max(0, first - at), max(0, at - last)
    return {
        (one.branch, one.end): (one.near + back, through[at:first:-1]),
        (other.branch, other.end): (other.near + on, through[at:last]),
        (side.branch, side.end): (side.near, through[at : at + 1]),
    }


def _forks(
    graph: SkeletonGraph, lines: Sequence[Points], radii: Sequence[Points]
) -> Iterator[list[_Arm]]:
    """The three arms of each branch point where three branches meet, all long enough."""
    for meeting in graph.ends_at().values():
        if len(meeting) != 3 or len({number for number, _ in meeting}) != 3:
            continue
        widths = [_from(radii[number], end)[: 2 * _HEADING] for number, end in meeting]
        known = [np.nanmedian(width) for width in widths if np.isfinite(width).any()]
        near = round(_REACH * max(known)) if known else 0
        if near and all(len(lines[number]) > 2 * near + 2 for number, _ in meeting):
            yield [_arm(lines[number], number, end, near) for number, end in meeting]


def _arm(line: Points, number: int, end: int, near: int) -> _Arm:
    beyond = _from(line, end)[near:]
    way = beyond[min(_HEADING, len(beyond) - 1)] - beyond[0]
    heading = way / (np.linalg.norm(way) + 1e-12)
    return _Arm(number, end, near, beyond[: max(1, min(near, len(line) // 2 - near))], heading)


def _from(along: Points, end: int) -> Points:
    return along if end == 0 else along[::-1]


def _sorted(arms: list[_Arm]) -> tuple[_Arm, _Arm, _Arm]:
    """The two that go on most nearly straight, and the third."""
    one, other = min(combinations(arms, 2), key=lambda pair: pair[0].heading @ pair[1].heading)
    (side,) = (arm for arm in arms if arm is not one and arm is not other)
    return one, other, side


def _curve(one: _Arm, other: _Arm) -> Points:
    """A smooth way (n, 3) from the place of one arm to that of the other, about a voxel apart."""
    apart = float(np.linalg.norm(other.beyond[0] - one.beyond[0]))
    ends, slopes = [one.beyond[0], other.beyond[0]], [-one.heading, other.heading]
    way = CubicHermiteSpline([0.0, apart], np.stack(ends), np.stack(slopes))
    return resampled(np.asarray(way(np.linspace(0.0, apart, max(2, round(4 * apart))))))


def _nearest_to_axis(through: Points, side: _Arm) -> int:
    """Which place of a way comes nearest to the axis of a side branch, lengthened backwards."""
    off = through - side.beyond[0]
    back = np.maximum(0.0, -(off @ side.heading))
    return int(np.argmin(np.linalg.norm(off + back[:, None] * side.heading, axis=1)))


def _with_ends_anew(line: Points, number: int, anew: _Anew) -> Points:
    nothing = 0, line[:0]
    (first, before), (last, after) = (anew.get((number, end), nothing) for end in (0, -1))
    if not first and not last:
        return line
    kept = line[first : len(line) - last]
    return resampled(np.concatenate([before, kept, after[::-1]]))
