"""The words in the corners of a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.overlays.label import draw_label

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_BOTTOM_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
_BETWEEN = 24
_LINE_GAP = 8


class Captions:
    """Which cut it is, of what, how fine, and why there is nothing to see."""

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint what the panel has to say."""
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        area = panel.rect().adjusted(8, 6, -8, -6)
        metrics = painter.fontMetrics()
        whole = f"{panel.name}  {panel.caption}".rstrip()
        label = shortened(whole, panel.name, metrics, area.width())
        draw_label(painter, area, _TOP_LEFT, label)
        below = area.adjusted(0, metrics.lineSpacing() + _LINE_GAP, 0, 0)
        if panel.titles:
            below = self._title(painter, area, label, panel)
        if panel.note:
            draw_label(painter, below, _TOP_RIGHT, panel.note, theme.CANVAS_BADGE)
        if panel.badge:
            draw_label(painter, area, _BOTTOM_RIGHT, panel.badge, theme.CANVAS_BADGE)
        if panel.notice:
            draw_label(painter, area, Qt.AlignmentFlag.AlignCenter, panel.notice)

    @staticmethod
    def _title(painter: QPainter, area: QRect, label: str, panel: SlicePanel) -> QRect:
        """The longest title that has room beside the caption; else, a line below, all of it.

        It is never cut off: that detail is predicted must be readable wherever it is shown. Of a
        panel that is divided, each half of it stands on its side, as far as there is room.
        Returns the area below it.
        """
        metrics, titles = painter.fontMetrics(), panel.titles
        beside = area.width() - _width(label, metrics) - _BETWEEN
        title = _longest(titles, metrics, beside)
        line = metrics.lineSpacing() + _LINE_GAP
        if title is None:
            area = area.adjusted(0, line, 0, 0)
            beside, title = area.width(), _longest(titles, metrics, area.width()) or titles[-1]
        shift = _from_the_right(title, metrics, area, beside, panel.divider)
        draw_label(painter, area.adjusted(0, 0, -shift, 0), _TOP_RIGHT, title)
        return area.adjusted(0, line, 0, 0)


def _from_the_right(
    title: str, metrics: QFontMetrics, area: QRect, room: int, divider: int | None
) -> int:
    """How far from the right a title ends, whose halves a bar parts, for the divider to meet it."""
    before, bar, after = title.partition("|")
    if divider is None or not bar:
        return 0
    wished = area.right() - divider - metrics.horizontalAdvance(bar + after)
    return min(max(wished, 0), max(room - metrics.horizontalAdvance(before + bar + after), 0))


def _longest(titles: tuple[str, ...], metrics: QFontMetrics, room: int) -> str | None:
    """The first of titles, longest first, that fits."""
    return next((t for t in titles if metrics.horizontalAdvance(t) <= room), None)


def shortened(whole: str, name: str, metrics: QFontMetrics, room: int) -> str:
    """A caption as far as there is room; how thick a slice is may stand on a line of its own."""
    labels = (whole, whole.replace(" ±", "\n±"))
    return next((label for label in labels if _width(label, metrics) <= room), name)


def _width(text: str, metrics: QFontMetrics) -> int:
    """Width of the longest line."""
    return max(metrics.horizontalAdvance(line) for line in text.split("\n"))
