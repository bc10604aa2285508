"""The frame of the region that would be previewed, where that is not the one that is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ssai3d_app.ui import theme
from ssai3d_app.ui.preview.region_choice import RegionChoice
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.marks.region import Region as Marked
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel


class ProposalFrame:
    """Dotted; not painted where the region is what is marked, or the whole stack.

    Nor is it painted over a result that is compared or looked at.
    """

    def __init__(
        self, choice: RegionChoice, marked: Marked, raw: DisplaySource, state: ViewState
    ) -> None:
        self._choice, self._marked, self._raw, self._state = choice, marked, raw, state

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint it over the slice of a panel."""
        chosen = self._choice.region
        if chosen is None or not panel.has_slice or self._state.mode is not ViewMode.RAW:
            return
        region, marked = chosen[0], self._marked.box
        is_marked = marked is not None and region.box == marked.box
        if is_marked or region.shape == self._raw.shape:
            return
        corners = [
            {
                axis: (part.start if end == 0 else part.stop) * step - step / 2
                for axis, (part, step) in enumerate(zip(region.box, self._raw.steps, strict=True))
            }
            for end in (0, 1)
        ]
        frame = QRectF(*(panel.to_pixel(corner) for corner in corners))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((QColor(0, 0, 0, 130), 2.5), (QColor(theme.REGION), 1.2)):
            painter.setPen(QPen(color, width, Qt.PenStyle.DotLine))
            painter.drawRect(frame)
