"""What a panel shows: slices laid over each other, each with its own range and colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack, visible_part
from ssai3d_app.ui.viewer.view_state import Levels

_Table = npt.NDArray[np.uint8]

_SHADES, _SHADES_OF_CURVE = 256, 4096
_LARGEST = 1e37
"""Levels may be typed; beyond this, single precision overflows."""
_ADDED = QPainter.CompositionMode.CompositionMode_Plus
_OPAQUE, _TRANSPARENT = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
_OVER = QPainter.CompositionMode.CompositionMode_SourceOver


@dataclass(frozen=True, eq=False)
class Layer:
    """A slice, and how its intensities become colours.

    ``levels`` are shown black and as ``color`` (``#RRGGBB``; white when ``None``); an intensity at
    the share s between them is shown as s to the power of ``gamma``. ``table`` replaces both:
    rows of red, green, blue and, if there is a fourth, opacity, from the lower level to the upper
    one. A layer is added to those before it, or painted ``over`` them.
    """

    slice: SliceOfStack
    levels: Levels
    color: str | None = None
    gamma: float = 1.0
    table: _Table | None = None
    over: bool = False


@lru_cache(maxsize=64)
def color_table(color: str | None, gamma: float = 1.0) -> _Table:
    """Black to a colour, or to white: rows of red, green, blue."""
    top = QColor(color) if color else QColor("white")
    if not top.isValid():
        top = QColor("white")
    # A bent curve is steep in the dark, where few shades would show as bands.
    count = _SHADES if gamma == 1.0 else _SHADES_OF_CURVE
    shares = (np.arange(count) / (count - 1)) ** gamma
    shades = shares[:, None] * [top.red(), top.green(), top.blue()]
    return (shades + 0.5).astype(np.uint8)


class _Picture(pg.ImageItem):
    """One layer. Whether it is smoothed depends on its own grid, not on that of its neighbours."""

    smooth = False

    def paint(self, painter: QPainter, *options: Any) -> None:
        """Draw the pixels."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.smooth)
        super().paint(painter, *options)

    def render(self) -> None:
        """Make the pixels, in the form that is painted without another conversion each time."""
        super().render()
        if self.qimage is not None:
            self.qimage.convertTo(_TRANSPARENT if self.qimage.hasAlphaChannel() else _OPAQUE)

    def place(self, layer: Layer, first: bool, view: QRectF, um_per_pixel: float) -> None:
        """Take the part of a layer that is in view, no finer than the screen."""
        part = visible_part(layer.slice, view, um_per_pixel)
        if part is None:
            self.clear()
            return
        low, high = max(layer.levels.low, -_LARGEST), min(layer.levels.high, _LARGEST)
        values = part.values
        if values.dtype.kind == "f":
            # Not-a-number is shown black.
            values = np.nan_to_num(values.astype(np.float32).clip(low, high), copy=False, nan=low)
        self.smooth = part.covers.width() / um_per_pixel < 1.5 * values.shape[1]
        # The canvas is not quite black: the first layer hides it instead of being added.
        self.setCompositionMode(_OVER if first or layer.over else _ADDED)
        table = color_table(layer.color, layer.gamma) if layer.table is None else layer.table
        self.setImage(values, autoLevels=False, levels=(low, high), lut=table, rect=part.covers)


class LayerStack(pg.ItemGroup):
    """Draws layers, the first at the bottom, in µm of the view box that it is put into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[_Picture] = []

    def place(self, layers: Sequence[Layer], view: QRectF, um_per_pixel: float) -> None:
        """Draw the part of ``layers`` inside ``view`` (µm) at µm per pixel of the screen."""
        while len(self._pictures) < len(layers):
            self._pictures.append(_Picture(axisOrder="row-major"))
            self._pictures[-1].setParentItem(self)
        for number, picture in enumerate(self._pictures):
            if number < len(layers):
                picture.place(layers[number], number == 0, view, um_per_pixel)
            else:
                picture.clear()
