"""Intensities along a line, as the panel shows them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.measuring.line import Segment
from ssai3d_app.ui.viewer.measuring.peak import NoPeak, Peak, Profile, peak_of
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack

_MOST_PLACES = 20_000


@dataclass(frozen=True, eq=False)
class LineProfile:
    """Intensities at ``distances`` (µm from the start of the line), not a number outside."""

    distances: Profile
    values: Profile

    @property
    def peak(self) -> Peak | NoPeak:
        """Its one peak, or why it has none."""
        return peak_of(self.distances, self.values)


def places_along(segment: Segment, step: float) -> Profile:
    """Distances in µm from the start to the end of a line, about ``step`` apart, ends included."""
    count = min(max(2, math.ceil(segment.length / step) + 1), _MOST_PLACES)
    return np.linspace(0.0, segment.length, count)


def profile_of(
    source: DisplaySource, segment: Segment, distances: Profile, smooth: bool, width: float = 0.0
) -> LineProfile | None:
    """The profile of what a panel shows; ``None`` while its plane has not been read.

    Intensities are interpolated bilinearly in the slice, and averaged over ``width`` µm across
    the line. ``smooth`` is whether slices along z are interpolated first, as on display.
    """
    piece = source.slice(segment.cut, segment.start, smooth)
    if piece is None:
        return None
    down, across = segment.cut.vertical, segment.cut.horizontal
    length = segment.length or 1.0
    along_rows = (segment.end[down] - segment.start[down]) / length
    along_columns = (segment.end[across] - segment.start[across]) / length
    finest = min(piece.row_step, piece.column_step)
    lines = max(1, round(width / finest))
    offsets = (np.arange(lines) - (lines - 1) / 2) * finest
    rows = segment.start[down] + distances * along_rows + offsets[:, None] * along_columns
    columns = segment.start[across] + distances * along_columns - offsets[:, None] * along_rows
    return LineProfile(distances, interpolated(piece, rows, columns).mean(axis=0))


def interpolated(piece: SliceOfStack, rows: Profile, columns: Profile) -> Profile:
    """Bilinear interpolation of a slice at points in µm; not a number beyond its outer pixels.

    The margin of half a pixel around the outer pixel centres has the value of the nearest pixel.
    """
    row = (rows - piece.row_start) / piece.row_step
    column = (columns - piece.column_start) / piece.column_step
    high, wide = piece.values.shape
    outside = (row < -0.5) | (row > high - 0.5) | (column < -0.5) | (column > wide - 0.5)
    row, column = row.clip(0, high - 1), column.clip(0, wide - 1)
    top = np.minimum(row.astype(np.intp), max(high - 2, 0))
    left = np.minimum(column.astype(np.intp), max(wide - 2, 0))
    bottom, right = np.minimum(top + 1, high - 1), np.minimum(left + 1, wide - 1)
    down, across = row - top, column - left
    values = piece.values
    upper = values[top, left] * (1 - across) + values[top, right] * across
    lower = values[bottom, left] * (1 - across) + values[bottom, right] * across
    found = upper * (1 - down) + lower * down
    return np.where(outside, np.nan, found)
