"""From a slice to the part of it that is in view, no finer than the screen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF


@dataclass(frozen=True)
class SliceOfStack:
    """A slice in space. Element (0, 0) is centred at ``(row_start, column_start)`` µm."""

    values: npt.NDArray[Any]
    row_step: float
    column_step: float
    row_start: float = 0.0
    column_start: float = 0.0


@dataclass(frozen=True)
class VisiblePart:
    """Values to draw and the rectangle in µm they cover (x along columns, y along rows)."""

    values: npt.NDArray[Any]
    covers: QRectF


def visible_part(piece: SliceOfStack, view: QRectF, um_per_pixel: float) -> VisiblePart | None:
    """The part of a slice inside ``view`` (µm), with no more elements than the screen can show.

    Striding a slice down to the screen here is much faster than letting the view do it.
    """
    rows = _visible(
        piece.values.shape[0], piece.row_start, piece.row_step, view.top(), view.bottom()
    )
    columns = _visible(
        piece.values.shape[1], piece.column_start, piece.column_step, view.left(), view.right()
    )
    if rows is None or columns is None:
        return None
    row_stride = max(1, int(um_per_pixel / piece.row_step))
    column_stride = max(1, int(um_per_pixel / piece.column_step))
    row_index = _strided(rows, row_stride)
    column_index = _strided(columns, column_stride)
    part = piece.values[
        row_index.start : row_index.stop : row_index.step,
        column_index.start : column_index.stop : column_index.step,
    ]
    height, width = part.shape
    covers = QRectF(
        piece.column_start + (columns.start - 0.5) * piece.column_step,
        piece.row_start + (rows.start - 0.5) * piece.row_step,
        width * column_stride * piece.column_step,
        height * row_stride * piece.row_step,
    )
    return VisiblePart(np.ascontiguousarray(part), covers)


def _visible(count: int, start: float, step: float, low: float, high: float) -> range | None:
    first = max(0, math.floor((low - start) / step + 0.5))
    last = min(count - 1, math.ceil((high - start) / step + 0.5))
    return range(first, last + 1) if first <= last else None


def _strided(visible: range, stride: int) -> range:
    """Every ``stride``-th index, from the middle of the first group."""
    middle = min(visible.start + stride // 2, visible.stop - 1)
    return range(middle, visible.stop, stride)
