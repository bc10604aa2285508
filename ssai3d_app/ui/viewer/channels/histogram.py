"""The histogram of intensities, with two edges to drag."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ssai3d_app.ui import texts, theme
from ssai3d_app.ui.opening.intensities import Intensities
from ssai3d_app.ui.viewer.view_state import Levels

_GRIP = 8.0
_KEY_STEP = 0.01


class Histogram(QWidget):
    """Counts on a square-root scale; the part between the edges is what the display range spans."""

    dragged = Signal(object)
    """The Levels that the user drags to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._intensities: Intensities | None = None
        self._levels: Levels | None = None
        self._grabbed: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts.CONTRAST_HISTOGRAM)
        self.setToolTip(texts.CONTRAST_HISTOGRAM)

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(300, 44)

    def minimumSizeHint(self) -> QSize:
        """Still usable in a narrow window."""
        return QSize(100, 44)

    def show_intensities(self, intensities: Intensities | None, levels: Levels | None) -> None:
        """Draw another histogram or range."""
        if (intensities, levels) != (self._intensities, self._levels):
            self._intensities, self._levels = intensities, levels
            self.update()

    def _span(self) -> tuple[float, float]:
        assert self._intensities is not None
        assert self._levels is not None
        # Levels typed by hand may lie outside what the stack holds; keep both edges in reach.
        low = min(self._intensities.minimum, self._levels.low)
        high = max(self._intensities.maximum, self._levels.high)
        margin = 0.02 * (high - low)
        return low - margin, high + margin

    def _to_x(self, value: float) -> float:
        low, high = self._span()
        return (value - low) / (high - low) * self.width()

    def _to_value(self, x: float) -> float:
        low, high = self._span()
        return low + x / max(self.width(), 1) * (high - low)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, range and edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.CANVAS))
        painter.drawRoundedRect(self.rect(), 6, 6)
        if self._intensities is not None and self._levels is not None:
            self._paint_counts(painter, self._intensities)
            self._paint_edges(painter, self._levels)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.CANVAS_FOCUS), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _paint_counts(self, painter: QPainter, intensities: Intensities) -> None:
        heights = np.sqrt(intensities.counts.astype(float))
        heights *= (self.height() - 6) / max(heights.max(), 1e-9)
        edges = np.linspace(intensities.minimum, intensities.maximum, len(heights) + 1)
        painter.setBrush(QColor("#7d8894"))
        for left, right, height in zip(edges[:-1], edges[1:], heights, strict=True):
            x = self._to_x(float(left))
            painter.drawRect(
                QRectF(x, self.height() - height, self._to_x(float(right)) - x, height)
            )

    def _paint_edges(self, painter: QPainter, levels: Levels) -> None:
        low, high = self._to_x(levels.low), self._to_x(levels.high)
        painter.setBrush(QColor(0, 0, 0, 130))
        painter.drawRect(QRectF(0, 0, low, self.height()))
        painter.drawRect(QRectF(high, 0, self.width() - high, self.height()))
        painter.setPen(QPen(QColor(theme.CROSSHAIR), 2))
        for x in (low, high):
            painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the nearer edge."""
        if self._levels is None or event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        low, high = self._to_x(self._levels.low), self._to_x(self._levels.high)
        self._grabbed = "low" if abs(x - low) <= abs(x - high) else "high"
        self._drag_to(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the edge."""
        if self._levels is None:
            return
        x = event.position().x()
        if self._grabbed is not None:
            self._drag_to(x)
            return
        near = min(abs(x - self._to_x(self._levels.low)), abs(x - self._to_x(self._levels.high)))
        shape = Qt.CursorShape.SizeHorCursor if near < _GRIP else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the edge go."""
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the white edge, with Shift the black one."""
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if direction is None or self._levels is None:
            super().keyPressEvent(event)
            return
        low, high = self._span()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._move("low" if shift else "high", direction * _KEY_STEP * (high - low), relative=True)

    def _drag_to(self, x: float) -> None:
        assert self._grabbed is not None
        self._move(self._grabbed, self._to_value(min(max(x, 0.0), float(self.width()))))

    def _move(self, edge: str, value: float, relative: bool = False) -> None:
        levels = self._levels
        assert levels is not None
        low, high = self._span()
        least = (high - low) / 500
        if edge == "low":
            value = levels.low + value if relative else value
            self.dragged.emit(Levels(min(value, levels.high - least), levels.high))
        else:
            value = levels.high + value if relative else value
            self.dragged.emit(Levels(levels.low, max(value, levels.low + least)))
