"""Slices of a stack larger than its share of memory: changing them, and refining them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ssai3d_app.ui.viewer.panels.cut import Cut
from tests.benchmarks.viewer.figures import Figure, p95_in_ms
from tests.benchmarks.viewer.hand import Hand

_WARM = 40
"""Planes that are surely all held with every voxel."""
_PLACES = 15


def paging(hand: Hand, path: Path) -> list[Figure]:
    """Open, change slices in every panel, look elsewhere and wait until it is fine."""
    figures = [Figure("first plane on the screen", 1000 * hand.open(path), 1000, "ms")]
    filled = hand.wait_for_all()
    figures.append(Figure("whole depth seen once", filled, float("inf"), "s"))
    shape = hand.window.raw.shape
    middle = tuple(n // 2 for n in shape)
    hand.wait_until(lambda: hand.is_fine(*Cut))
    figures += [_changing(hand, cut, middle) for cut in Cut]
    figures += [_refining(hand, cut, middle) for cut in (Cut.XY, Cut.XZ, Cut.YZ)]
    figures.append(_scrubbing(hand, middle))
    return figures


def _along(cut: Cut, middle: tuple[int, ...], place: int) -> tuple[int, int, int]:
    index = list(middle)
    index[cut.through] = place
    return index[0], index[1], index[2]


def _changing(hand: Hand, cut: Cut, middle: tuple[int, ...]) -> Figure:
    """Back and forth over slices that were looked at before."""
    first = middle[cut.through] - _WARM // 2
    places = list(range(first, first + _WARM))
    for place in places:
        hand.go_to(_along(cut, middle, place))
        hand.wait_until(lambda: hand.is_fine(cut))
    times = [hand.go_to(_along(cut, middle, place)) for place in [*reversed(places), *places]]
    took, computed = zip(*times, strict=True)
    return p95_in_ms(f"slice change {cut.name}, request to painted", took, 33, computed)


def _refining(hand: Hand, cut: Cut, middle: tuple[int, ...]) -> Figure:
    """Places that were never looked at, from the request until every voxel is painted."""
    dice = np.random.default_rng(cut.through)
    count = hand.window.raw.shape[cut.through]
    took = []
    for place in dice.choice(count, _PLACES, replace=False):
        painted, _ = hand.go_to(_along(cut, middle, int(place)))
        took.append(painted + hand.wait_until(lambda: hand.is_fine(cut)))
        hand.serve(0.1)
    return p95_in_ms(f"first refinement {cut.name}", took, 300)


def _scrubbing(hand: Hand, middle: tuple[int, ...]) -> Figure:
    """A hundred planes as fast as the wheel turns; the window's thread must stay free."""
    hand.heartbeat.start()
    first = middle[0] - 50
    for place in range(first, first + 100):
        hand.go_to(_along(Cut.XY, middle, place))
        hand.serve(0.005)
    hand.heartbeat.stop()
    beat = hand.heartbeat
    return p95_in_ms("scrubbing 100 planes, heartbeat gap", beat.gaps, 50, beat.computed)
