"""The panels as they are on the screen, with a line that says what they show."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.viewer import Viewer

_MARGIN = 8


def screenshot(viewer: Viewer, caption: str) -> QImage:
    """The visible panels, pixel for pixel, over a caption that is also written into the file."""
    place = QRect()
    for panel in viewer.panels:
        if panel.isVisible():
            # With the corner beside the panels, which says what the file is.
            view = panel.parentWidget()
            place = place.united(QRect(view.mapTo(viewer, view.rect().topLeft()), view.size()))
    shown = viewer.grab(place).toImage()
    ratio = shown.devicePixelRatio()
    font = viewer.font()
    room = QRect(_MARGIN, 0, place.width() - 2 * _MARGIN, 10_000)
    wrap = int(Qt.TextFlag.TextWordWrap)
    high = QFontMetrics(font).boundingRect(room, wrap, caption).height() + 2 * _MARGIN
    taken = QImage(shown.width(), shown.height() + round(high * ratio), QImage.Format.Format_RGB32)
    taken.setDevicePixelRatio(ratio)
    taken.fill(QColor(theme.CANVAS))
    painter = QPainter(taken)
    painter.drawImage(0, 0, shown)
    painter.setFont(font)
    painter.setPen(QColor(theme.CANVAS_TEXT))
    painter.drawText(room.translated(0, place.height() + _MARGIN), wrap, caption)
    painter.end()
    taken.setText("Description", caption)
    return taken
