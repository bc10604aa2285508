"""A scale bar with a round length."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ssai3d_app.ui.viewer.overlays.label import draw_label

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel


def scale_bar_length(um_per_pixel: float, width: float) -> float:
    """The longest of 1, 2, 5, 10, … µm that takes at most a quarter of ``width`` pixels."""
    longest = um_per_pixel * width / 4
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= longest * (1 + 1e-9))


def scale_bar_text(length: float) -> str:
    """The length in the unit that suits it."""
    if length >= 1000:
        return f"{length / 1000:g} mm"
    return f"{length:g} µm" if length >= 1 else f"{length * 1000:g} nm"


class ScaleBar:
    """A white bar and its length, where the panel's scale is known."""

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint it in the lower left corner."""
        if not panel.scale_bar or not panel.has_slice:
            return
        length = scale_bar_length(panel.um_per_pixel, panel.width())
        bar = QRectF(12.0, panel.height() - 16.0, length / panel.um_per_pixel, 4.0)
        painter.fillRect(bar.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 160))
        painter.fillRect(bar, QColor("white"))
        area = panel.rect().adjusted(12, 0, -8, -20)
        corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        draw_label(painter, area, corner, scale_bar_text(length))
