"""The course of a fine-tuning: a small, quiet curve with its first and last value in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ssai3d_app.ui import texts

_LINES_HIGH = 2.6
_MARGIN = 4


class _Curve(QWidget):
    """Values from left to right; the largest at the top, zero at the bottom."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.points: list[tuple[int, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts.TUNE_CURVE_NAME)

    def sizeHint(self) -> QSize:
        """A few lines of text high."""
        return QSize(120, round(_LINES_HIGH * self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the curve above a line for zero."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self.palette()
        bottom = self.height() - _MARGIN
        painter.setPen(QPen(colors.color(QPalette.ColorRole.PlaceholderText), 1))
        painter.drawLine(_MARGIN, bottom, self.width() - _MARGIN, bottom)
        painter.setPen(QPen(colors.color(QPalette.ColorRole.Highlight), 2))
        painter.drawPolyline(QPolygonF(self._placed()))
        painter.end()

    def _placed(self) -> list[QPointF]:
        first, last = self.points[0][0], self.points[-1][0]
        highest = max(value for _, value in self.points) or 1.0
        wide, high = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        return [
            QPointF(
                _MARGIN + wide * (step - first) / max(1, last - first),
                _MARGIN + high * (1 - value / highest),
            )
            for step, value in self.points
        ]


class LossCurve(QWidget):
    """Hidden until two values are there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._curve = _Curve(self)
        self._words = QLabel(self)
        self._words.setObjectName("muted")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._curve)
        layout.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """What is said below the curve."""
        return self._words.text()

    @property
    def points(self) -> list[tuple[int, float]]:
        """Steps, and the error on held-out patches after them (share of the signal range)."""
        return self._curve.points

    def clear(self) -> None:
        """Forget a course."""
        self._curve.points = []
        self.hide()

    def add(self, step: int, error: float) -> None:
        """One more value; a smaller step than before begins the course of another channel."""
        points = self._curve.points
        if points and step <= points[-1][0]:
            points.clear()
        points.append((step, error))
        if len(points) < 2:
            return
        locale = QLocale()
        self._words.setText(
            texts.TUNE_CURVE.format(
                first=locale.toString(100 * points[0][1], "f", 2),
                last=locale.toString(100 * error, "f", 2),
                steps=step,
            )
        )
        self._curve.setAccessibleDescription(self._words.text())
        self._curve.update()
        self.show()
