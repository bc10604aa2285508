"""A bar whose number can be read on both of its colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from ssai3d_app.ui import texts

_STEPS = 1000


def paint_bar(painter: QPainter, place: QRectF, fraction: float) -> None:
    """Draw the share that is done (0–1), with its number."""
    # Not the palette of a view: there the style sheet has changed the colours of the selection.
    colors = QApplication.palette()
    percent = texts.JOB_PERCENT.format(percent=int(100 * fraction))
    done, rest = QRectF(place), QRectF(place)
    done.setWidth(place.width() * fraction)
    rest.setLeft(done.right())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part, back, front in (
        (rest, QPalette.ColorRole.AlternateBase, QPalette.ColorRole.Text),
        (done, QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText),
    ):
        painter.setClipRect(part)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(back))
        painter.drawRoundedRect(place, 5, 5)
        painter.setPen(colors.color(front))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, percent)
    painter.restore()


class JobBar(QProgressBar):
    """The bar of the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(0, _STEPS)
        self.setAccessibleName(texts.JOB_BAR)
        self.setMinimumWidth(60)

    def show_fraction(self, fraction: float) -> None:
        """Show the share that is done (0–1)."""
        self.setValue(round(_STEPS * fraction))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As in the list."""
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_bar(QPainter(self), place, self.value() / _STEPS)
