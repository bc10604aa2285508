"""A figure as the bytes of a PNG, SVG or PDF file."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from ssai3d_app.errors import wrong_usage
from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.exporting.figure import MM_PER_INCH, Figure, FigurePainter, FigureStyle

_MOST_PIXELS = 400_000_000


def image_of_figure(figure: Figure, style: FigureStyle) -> QImage:
    """The figure as a picture that knows its resolution and its caption.

    Raises
    ------
    UserError
        When it would have more pixels than programs can open.
    """
    painter = FigurePainter(figure, style)
    size = painter.size
    wide, high = round(size.width()), math.ceil(size.height())
    if wide * high > _MOST_PIXELS:
        raise wrong_usage(texts.FIGURE_TOO_LARGE, texts.FIGURE_TOO_LARGE_REMEDY)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    per_metre = round(style.dpi / MM_PER_INCH * 1000)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.setText("Description", figure.caption)
    painter.paint(image)
    return image


def png(figure: Figure, style: FigureStyle) -> bytes:
    """Pixels, with the resolution and the caption in the file."""
    return png_of(image_of_figure(figure, style))


def png_of(image: QImage) -> bytes:
    """Any picture as a PNG file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(held.data())


def svg(figure: Figure, style: FigureStyle) -> bytes:
    """Panels as pixels; text and scale bar as drawings that can be edited."""
    painter = FigurePainter(figure, style)
    held = QByteArray()
    buffer = QBuffer(held)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(style.dpi)
    size = painter.size
    generator.setSize(QSize(round(size.width()), math.ceil(size.height())))
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(texts.APPLICATION)
    generator.setDescription(figure.caption)
    painter.paint(generator)
    return bytes(held.data())


def pdf(figure: Figure, style: FigureStyle) -> bytes:
    """One page of the size of the figure."""
    painter = FigurePainter(figure, style)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(style.dpi)
    writer.setTitle(figure.caption)
    writer.setCreator(texts.APPLICATION)
    per_mm = style.dpi / MM_PER_INCH
    page = QSizeF(painter.size.width() / per_mm, painter.size.height() / per_mm)
    layout = QPageLayout(
        QPageSize(page, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch),
        QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )
    writer.setPageLayout(layout)
    painter.paint(writer)
    buffer.close()
    return bytes(held.data())


FILE_TYPES: dict[str, Callable[[Figure, FigureStyle], bytes]] = {
    ".png": png,
    ".svg": svg,
    ".pdf": pdf,
}
