"""The words in the corners of a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.overlays.label import draw_label

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight
_BOTTOM = Qt.AlignmentFlag.AlignBottom


class Captions:
    """Which cut it is, of what, how fine, and why there is nothing to see."""

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint what the panel has to say; a title without room beside the caption goes below."""
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        area = panel.rect().adjusted(8, 6, -8, -6)
        metrics = painter.fontMetrics()
        label = f"{panel.cut.name}  {panel.caption}".rstrip()
        if metrics.horizontalAdvance(label) > area.width():
            label = panel.cut.name
        draw_label(painter, area, _TOP_LEFT, label)
        if panel.title:
            both = metrics.horizontalAdvance(label + panel.title) + 24
            edge = Qt.AlignmentFlag.AlignTop if both < area.width() else _BOTTOM
            room = area.width() if edge != _BOTTOM else round(0.68 * area.width())
            title = metrics.elidedText(panel.title, Qt.TextElideMode.ElideRight, room)
            draw_label(painter, area, _RIGHT | edge, title)
        if panel.badge:
            draw_label(painter, area, _RIGHT | _BOTTOM, panel.badge, theme.CANVAS_BADGE)
        if panel.notice:
            draw_label(painter, area, Qt.AlignmentFlag.AlignCenter, panel.notice)
