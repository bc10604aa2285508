"""The program's icon as files of pixels, drawn from its SVG when a bundle is made."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


@dataclass(frozen=True)
class IconFiles:
    """``png`` holds a file by its edge in pixels; ``ico`` is for Windows."""

    png: dict[int, Path]
    ico: Path


def render(svg: Path, folder: Path) -> IconFiles:
    """Draw an SVG into ``ssai3d-N.png`` and ``ssai3d.ico`` below a folder."""
    images = {size: draw(svg, size) for size in PNG_SIZES}
    png = {size: folder / f"ssai3d-{size}.png" for size in PNG_SIZES}
    for size, path in png.items():
        path.write_bytes(images[size])
    ico = folder / "ssai3d.ico"
    ico.write_bytes(as_ico({size: images[size] for size in ICO_SIZES}))
    return IconFiles(png, ico)


def draw(svg: Path, size: int) -> bytes:
    """An SVG as PNG of ``size`` × ``size`` pixels on nothing."""
    # No application is made: shapes without words need neither a display nor fonts.
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no SVG that Qt can draw.")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        raise ValueError(f"{svg} could not be written as PNG.")
    return bytes(content.data())


def as_ico(images: dict[int, bytes]) -> bytes:
    """Square PNG images by their edge, at most 256, in one Windows icon."""
    head = struct.pack("<HHH", 0, 1, len(images))
    place = len(head) + 16 * len(images)
    entries = b""
    for size, content in images.items():
        edge = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return head + entries + b"".join(images.values())
