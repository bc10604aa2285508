"""Layers drawn into a picture of any size; no widget is needed, so any thread may do it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ssai3d_app.ui.viewer.panels.layers import Layer, color_table
from ssai3d_app.ui.viewer.panels.rendering import visible_part
from ssai3d_app.ui.viewer.view_state import Levels

_RGB = 3


def picture_of(layers: Sequence[Layer], view: QRectF, um_per_pixel: float) -> QImage:
    """What a panel shows of ``view`` (µm), black where there is nothing.

    Contrast, gamma and colours are those of the layers; they are added up, or laid over each
    other, as on display. A voxel larger than a pixel stays the box that it is.
    """
    width = max(1, round(view.width() / um_per_pixel))
    height = max(1, round(view.height() / um_per_pixel))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("black"))
    painter = QPainter(picture)
    # The whole picture covers the whole view, although pixels are whole.
    painter.scale(width / view.width(), height / view.height())
    painter.translate(-view.left(), -view.top())
    for layer in layers:
        part = visible_part(layer.slice, view, um_per_pixel)
        if part is None:
            continue
        shown = shaded(part.values, layer)
        shrinks = part.covers.width() / um_per_pixel < 1.5 * part.values.shape[1]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrinks)
        painter.setCompositionMode(
            QPainter.CompositionMode.CompositionMode_SourceOver
            if layer.over
            else QPainter.CompositionMode.CompositionMode_Plus
        )
        painter.drawImage(part.covers, shown, QRectF(shown.rect()))
    painter.end()
    return picture


def shaded(values: npt.NDArray[np.generic], layer: Layer) -> QImage:
    """Intensities in the colours of a layer."""
    table = color_table(layer.color, layer.gamma) if layer.table is None else layer.table
    return colored(values, layer.levels, table)


def colored(
    values: npt.NDArray[np.generic], levels: Levels, table: npt.NDArray[np.uint8]
) -> QImage:
    """Intensities in the colours of a table that spans the levels.

    What is not a number is as dark as the lowest.
    """
    share = (values.astype(np.float32) - levels.low) * (
        len(table) / max(levels.high - levels.low, 1e-30)
    )
    index = np.nan_to_num(share, nan=0.0).clip(0, len(table) - 1).astype(np.intp)
    return image_of(table[index])


def image_of(colors: npt.NDArray[np.uint8]) -> QImage:
    """An array (rows, columns, 3 or 4) of red, green, blue and perhaps opacity as a picture."""
    rows, columns, samples = colors.shape
    kind = QImage.Format.Format_RGB888 if samples == _RGB else QImage.Format.Format_RGBA8888
    data = np.ascontiguousarray(colors)
    # A copy: the picture must not outlive the array that it looks into.
    return QImage(data.data, columns, rows, samples * columns, kind).copy()
