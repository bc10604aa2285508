"""Flags at the marked places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.marks.bookmarks import Bookmarks
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_FLAG = ((0.0, 0.0), (0.0, -14.0), (10.0, -10.5), (0.0, -7.0))


class BookmarkFlags:
    """A flag at each place of this scene and time that lies in the plane on display."""

    def __init__(self, bookmarks: Bookmarks, state: ViewState, raw: DisplaySource) -> None:
        self._bookmarks, self._state, self._raw = bookmarks, state, raw

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint those that are near enough."""
        if not self._bookmarks.all or not panel.has_slice:
            return
        through, steps = panel.cut.through, self._raw.steps
        depth = self._state.crosshair[through]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(0, 0, 0, 190), 1.0))
        painter.setBrush(QColor(theme.BOOKMARK))
        for bookmark in self._bookmarks.all:
            if (bookmark.scene, bookmark.time) != (self._state.scene, self._state.time):
                continue
            place = [n * step for n, step in zip(bookmark.position, steps, strict=True)]
            if abs(place[through] - depth) <= steps[through] / 2:
                foot = panel.to_pixel(dict(enumerate(place)))
                corners = [foot + QPointF(x, y) for x, y in _FLAG]
                painter.drawPolygon(QPolygonF(corners))
