"""The divider between raw and restored: dragged with the mouse, or moved with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui import texts, theme
from ssai3d_app.ui.viewer.comparing.compare_state import CompareState
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

WIDTH = 17
_HANDLE = 7.0
_KEY_SHARE, _FAST = 0.01, 10


class SwipeGrip(QWidget):
    """A line over the full height of a panel, with a handle in its middle.

    It lies over the panel, so that all tools go on working beside it. Arrow keys move it by a
    hundredth of the panel, with Shift by a tenth.
    """

    def __init__(self, compare: CompareState, panel: SlicePanel) -> None:
        super().__init__(panel.viewport())
        self._compare, self._panel = compare, panel
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAccessibleName(texts.SWIPE_GRIP.format(plane=panel.cut.name))
        self.setToolTip(texts.SWIPE_GRIP_TIP)
        compare.divider_moved.connect(self.follow)

    @Slot()
    def follow(self) -> None:
        """Stand where raw ends and restored begins."""
        middle = divider_pixel(self._compare, self._panel)
        self.setGeometry(middle - WIDTH // 2, 0, WIDTH, self._panel.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line and handle, readable on black and on white."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = WIDTH // 2 + 0.0
        line = QRectF(middle - 1, 0, 2, self.height())
        painter.fillRect(line.adjusted(-1, 0, 1, 0), QColor(0, 0, 0, 150))
        painter.fillRect(line, QColor(theme.CANVAS_TEXT))
        centre = QPointF(middle, self.height() / 2)
        edge = theme.CANVAS_FOCUS if self.hasFocus() else theme.CANVAS
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(theme.CANVAS_TEXT))
        painter.drawEllipse(centre, _HANDLE, _HANDLE)
        painter.setPen(QPen(QColor(theme.CANVAS), 1.5))
        for side in (-1, 1):
            tip = centre + QPointF(side * 4.5, 0)
            for rise in (-2.5, 2.5):
                painter.drawLine(tip, tip + QPointF(-side * 2.5, rise))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            at = self.mapTo(self._panel.viewport(), event.position())
            self._compare.move_divider(at.x() / max(self._panel.width(), 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it; other keys are the viewer's."""
        side = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if side is None:
            super().keyPressEvent(event)
            return
        fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        share = side * _KEY_SHARE * (_FAST if fast else 1)
        self._compare.move_divider(self._compare.divider + share)


def divider_pixel(compare: CompareState, panel: SlicePanel) -> int:
    """The first column of pixels in a panel that shows the restored stack."""
    return round(compare.divider * panel.width())
