"""The icons: small SVG drawings in the colour of the text around them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ssai3d_app.locations import resources

_SIZES = (20, 40)


def application_icon() -> QIcon:
    """The icon of the window."""
    return QIcon(str(resources() / "icons" / "ssai3d.svg"))


def icon(name: str, colors: QPalette) -> QIcon:
    """An icon in the text colour of a palette, paler when disabled."""
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        color = colors.color(group, QPalette.ColorRole.WindowText)
        colored = QByteArray(drawing.replace("currentColor", color.name()).encode())
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            if mode is QIcon.Mode.Disabled:
                painter.setOpacity(0.45)
            QSvgRenderer(colored).render(painter)
            painter.end()
            made.addPixmap(pixmap, mode)
    return made
