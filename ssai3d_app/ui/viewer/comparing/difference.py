"""Restored minus raw, and its colours."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from ssai3d_app.ui.viewer.comparing.one_grid import brought_onto
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.ui.viewer.view_state import Levels

_STOPS = ("#bfe6ff", "#4ea8f0", "#1763b0", "#14181d", "#a84f0a", "#f08c2e", "#ffe0b3")
"""From less to more: blue and orange, which all kinds of colour vision tell apart; equal steps of
lightness to either side of a middle that is nearly black, as what has not changed should be."""


def difference(restored: SliceOfStack, raw: SliceOfStack, smooth: bool) -> SliceOfStack:
    """Restored minus raw at the voxels of the restored slice.

    The raw slice is interpolated there when ``smooth``, else its nearest voxel is taken.
    """
    there = brought_onto(raw, restored, smooth).values
    return replace(restored, values=restored.values.astype(np.float32) - there.astype(np.float32))


def symmetric_range(chosen: float | None, levels: Levels) -> Levels:
    """The differences shown in full blue and full orange: as chosen, or half the display range.

    It follows the contrast and not the slice, so that colours mean the same in all slices.
    """
    most = (levels.high - levels.low) / 2 if chosen is None else chosen
    return Levels(-most, most)


@cache
def diverging_table() -> npt.NDArray[np.uint8]:
    """255 rows of red, green, blue, the middle one for no difference."""
    stops = np.array([QColor(stop).getRgb()[:3] for stop in _STOPS], dtype=float)
    places = np.linspace(0, len(stops) - 1, 255)
    channels = [np.interp(places, np.arange(len(stops)), stops[:, n]) for n in range(3)]
    return np.stack(channels, axis=1).round().astype(np.uint8)
