"""The histogram of intensities, with black, white and the curve between them to drag."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ssai3d_app.ui import texts, theme
from ssai3d_app.ui.opening.intensities import Intensities
from ssai3d_app.ui.quantities import format_intensity
from ssai3d_app.ui.viewer.channels.looks import LARGEST_GAMMA, LEAST_GAMMA, Levels

_GRIP = 8.0
_KEY_STEP, _GAMMA_STEP = 0.01, 1.05
_CURVE_POINTS = 24
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BENDS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class HistogramContent:
    """What a histogram shows.

    ``raw`` is drawn as bars, ``restored`` as a line; ``color`` (``#RRGGBB``, grey when ``None``)
    is that of the channel.
    """

    raw: Intensities | None = None
    restored: Intensities | None = None
    levels: Levels | None = None
    gamma: float = 1.0
    color: str | None = None

    @property
    def span(self) -> tuple[float, float]:
        """Intensities at the left and right end, with a margin; levels may lie outside the data."""
        ends = [
            (found.minimum, found.maximum)
            for found in (self.raw, self.restored)
            if found is not None
        ]
        if self.levels is not None:
            ends.append((self.levels.low, self.levels.high))
        low, high = min(end[0] for end in ends), max(end[1] for end in ends)
        margin = 0.02 * (high - low)
        return low - margin, high + margin


class Histogram(QWidget):
    """Counts on a logarithmic scale; the part between the edges is what the display range spans."""

    levels_dragged = Signal(object, bool)
    """The Levels that the user drags to, and whether the drag goes on."""
    gamma_dragged = Signal(float, bool)
    """The same for the curve."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = HistogramContent()
        self._grabbed: str | None = None
        self._goes_on = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts.CONTRAST_HISTOGRAM)
        self.setAccessibleDescription(texts.CONTRAST_HISTOGRAM_TIP)

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(300, 56)

    def minimumSizeHint(self) -> QSize:
        """The fields beside it say the same, and need their room in a narrow window."""
        return QSize(44, 56)

    @property
    def content(self) -> HistogramContent:
        """What is shown."""
        return self._content

    def show_content(self, content: HistogramContent) -> None:
        """Draw another histogram, range or curve."""
        if content != self._content:
            self._content = content
            self.update()

    def to_x(self, value: float) -> float:
        """Pixel of an intensity."""
        low, high = self._content.span
        return (value - low) / (high - low) * self.width()

    def _to_value(self, x: float) -> float:
        low, high = self._content.span
        return low + x / max(self.width(), 1) * (high - low)

    def to_y(self, share: float) -> float:
        """Pixel of a brightness from black (0) to white (1)."""
        return self.height() - 3 - share * (self.height() - 6)

    @property
    def gamma_grip(self) -> QPointF:
        """Where the curve is taken hold of: in the middle between black and white."""
        levels = self._content.levels
        assert levels is not None
        return QPointF(
            self.to_x((levels.low + levels.high) / 2), self.to_y(0.5**self._content.gamma)
        )

    # Painting -----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, range, curve and edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.CANVAS))
        painter.drawRoundedRect(self.rect(), 6, 6)
        content = self._content
        if content.levels is not None:
            if content.raw is not None:
                self._paint_bars(painter, content.raw)
            if content.restored is not None:
                self._paint_line(painter, content.restored, over_bars=content.raw is not None)
            self._paint_range(painter, content.levels)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.CANVAS_FOCUS), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _heights(self, found: Intensities) -> tuple[np.ndarray, np.ndarray]:
        """Edges of the bins, and their heights in pixels: the logarithm of the counts."""
        logs = np.log1p(found.counts.astype(float))
        heights = logs * ((self.height() - 6) / max(logs.max(), 1e-9))
        return np.linspace(found.minimum, found.maximum, len(heights) + 1), heights

    def _paint_bars(self, painter: QPainter, found: Intensities) -> None:
        edges, heights = self._heights(found)
        painter.setBrush(QColor(theme.HISTOGRAM))
        for left, right, height in zip(edges[:-1], edges[1:], heights, strict=True):
            x = self.to_x(float(left))
            width = self.to_x(float(right)) - x
            painter.drawRect(QRectF(x, self.height() - height, width, height))

    def _paint_line(self, painter: QPainter, found: Intensities, over_bars: bool) -> None:
        edges, heights = self._heights(found)
        middles = (edges[:-1] + edges[1:]) / 2
        line = QPolygonF(
            [
                QPointF(self.to_x(float(middle)), self.height() - float(height))
                for middle, height in zip(middles, heights, strict=True)
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        dashes = Qt.PenStyle.DashLine if over_bars else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(theme.HISTOGRAM_RESTORED), 1.5, dashes))
        painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_range(self, painter: QPainter, levels: Levels) -> None:
        low, high = self.to_x(levels.low), self.to_x(levels.high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 130))
        painter.drawRect(QRectF(0, 0, low, self.height()))
        painter.drawRect(QRectF(high, 0, self.width() - high, self.height()))
        shares = [number / _CURVE_POINTS for number in range(_CURVE_POINTS + 1)]
        curve = QPolygonF(
            [
                QPointF(low + share * (high - low), self.to_y(share**self._content.gamma))
                for share in shares
            ]
        )
        color = QColor(self._content.color or theme.CANVAS_TEXT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 1.2))
        painter.drawPolyline(curve)
        painter.setPen(QPen(QColor(theme.CROSSHAIR), 2))
        for x in (low, high):
            painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))
        painter.setPen(QPen(QColor(theme.CANVAS), 1))
        painter.setBrush(QColor(theme.CROSSHAIR))
        painter.drawEllipse(self.gamma_grip, 4.5, 4.5)

    # Words --------------------------------------------------------------------------------------

    def words_at(self, x: float) -> str:
        """What the histogram says at a pixel: a range of intensities, and how many voxels."""
        value, lines = self._to_value(x), []
        for template, found in (
            (texts.HISTOGRAM_RAW, self._content.raw),
            (texts.HISTOGRAM_RESTORED, self._content.restored),
        ):
            if found is None or not found.minimum <= value <= found.maximum:
                continue
            width = (found.maximum - found.minimum) / len(found.counts)
            number = min(int((value - found.minimum) / width), len(found.counts) - 1)
            low = found.minimum + number * width
            count, total = int(found.counts[number]), int(found.counts.sum())
            lines.append(
                template.format(
                    low=format_intensity(low),
                    high=format_intensity(low + width),
                    count=f"{count:,}",
                    total=f"{total:,}",
                )
            )
        return "\n".join([*lines, texts.CONTRAST_HISTOGRAM_TIP])

    def event(self, event: QEvent) -> bool:
        """Say what lies under the cursor."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            shown = self._content.levels is not None
            words = self.words_at(event.pos().x()) if shown else texts.CONTRAST_HISTOGRAM_TIP
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # Dragging -----------------------------------------------------------------------------------

    def _part_at(self, at: QPointF) -> str:
        """The curve's grip or the nearer edge."""
        levels = self._content.levels
        assert levels is not None
        grip = self.gamma_grip - at
        low, high = abs(at.x() - self.to_x(levels.low)), abs(at.x() - self.to_x(levels.high))
        if math.hypot(grip.x(), grip.y()) < min(_GRIP, low, high):
            return "gamma"
        return "low" if low <= high else "high"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an edge or of the curve."""
        if self._content.levels is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._grabbed, self._goes_on = self._part_at(event.position()), False
        if self._grabbed != "gamma":
            self._drag_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        levels = self._content.levels
        if levels is None:
            return
        at = event.position()
        if self._grabbed is not None:
            self._drag_to(at)
            return
        near = min(abs(at.x() - self.to_x(levels.low)), abs(at.x() - self.to_x(levels.high)))
        shape = Qt.CursorShape.SizeHorCursor if near < _GRIP else Qt.CursorShape.ArrowCursor
        if self._part_at(at) == "gamma":
            shape = Qt.CursorShape.SizeVerCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let it go."""
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move white, with Shift black; up and down bend the curve."""
        content, key = self._content, Qt.Key(event.key())
        if content.levels is None or key not in (_SIDES | _BENDS):
            super().keyPressEvent(event)
            return
        self._goes_on = event.isAutoRepeat()
        if key in _BENDS:
            self._bend(content.gamma * _GAMMA_STEP ** _BENDS[key])
            return
        low, high = content.span
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        edge = "low" if shift else "high"
        self._move(edge, getattr(content.levels, edge) + _SIDES[key] * _KEY_STEP * (high - low))

    def _drag_to(self, at: QPointF) -> None:
        if self._grabbed == "gamma":
            share = (self.to_y(0.0) - at.y()) / (self.to_y(0.0) - self.to_y(1.0))
            self._bend(math.log(min(max(share, 1e-3), 1 - 1e-3)) / math.log(0.5))
        else:
            assert self._grabbed is not None
            self._move(self._grabbed, self._to_value(min(max(at.x(), 0.0), float(self.width()))))
        self._goes_on = True

    def _bend(self, gamma: float) -> None:
        self.gamma_dragged.emit(min(max(gamma, LEAST_GAMMA), LARGEST_GAMMA), self._goes_on)

    def _move(self, edge: str, value: float) -> None:
        levels = self._content.levels
        assert levels is not None
        low, high = self._content.span
        least = (high - low) / 500
        if edge == "low":
            moved = Levels(min(value, levels.high - least), levels.high)
        else:
            moved = Levels(levels.low, max(value, levels.low + least))
        self.levels_dragged.emit(moved, self._goes_on)
