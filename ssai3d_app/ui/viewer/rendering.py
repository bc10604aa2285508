"""From the numbers of a slice to the picture of the part that is in view."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from ssai3d_app.ui.viewer.view_state import Levels


@dataclass(frozen=True)
class SliceOfStack:
    """A slice in space. Element (0, 0) is centred at ``(row_start, column_start)`` µm."""

    values: npt.NDArray[Any]
    row_step: float
    column_step: float
    row_start: float = 0.0
    column_start: float = 0.0


@dataclass(frozen=True)
class Picture:
    """An image and the rectangle in µm that it covers (x along columns, y along rows)."""

    image: QImage
    covers: QRectF


def render(
    piece: SliceOfStack, view: QRectF, um_per_pixel: float, levels: Levels, color: str | None
) -> Picture | None:
    """The part of a slice inside ``view`` (µm), with no more elements than the screen can show."""
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
    scale = 255.0 / max(levels.high - levels.low, 1e-12)
    shades = part.astype(np.float32)
    shades -= levels.low
    shades *= scale
    # Not-a-number is shown black.
    np.nan_to_num(shades, copy=False, nan=0.0, posinf=255.0, neginf=0.0)
    np.clip(shades, 0.0, 255.0, out=shades)
    pixels = np.ascontiguousarray(shades.astype(np.uint8))
    height, width = pixels.shape
    shared = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8)
    image = shared.copy()
    image.setColorTable(color_table(color))
    covers = QRectF(
        piece.column_start + (columns.start - 0.5) * piece.column_step,
        piece.row_start + (rows.start - 0.5) * piece.row_step,
        width * column_stride * piece.column_step,
        height * row_stride * piece.row_step,
    )
    return Picture(image, covers)


def color_table(color: str | None) -> list[int]:
    """Black to a channel's colour, or to white."""
    top = QColor(color) if color else QColor("white")
    if not top.isValid():
        top = QColor("white")
    return [
        QColor(top.red() * i // 255, top.green() * i // 255, top.blue() * i // 255).rgb()
        for i in range(256)
    ]


def _visible(count: int, start: float, step: float, low: float, high: float) -> range | None:
    first = max(0, math.floor((low - start) / step + 0.5))
    last = min(count - 1, math.ceil((high - start) / step + 0.5))
    return range(first, last + 1) if first <= last else None


def _strided(visible: range, stride: int) -> range:
    """Every ``stride``-th index, from the middle of the first group."""
    middle = min(visible.start + stride // 2, visible.stop - 1)
    return range(middle, visible.stop, stride)
