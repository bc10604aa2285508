"""The mouse in a panel, led to places of the sample in µm."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def pixel_at(panel: SlicePanel, axes: dict[int, float]) -> QPoint:
    """The pixel of a panel nearest to axis → µm."""
    point = panel.to_pixel(axes)
    return QPoint(round(point.x()), round(point.y()))


def drag(qtbot, panel, start, end, modifier=_NONE) -> None:
    """Press at a place, move to another one in two steps, release."""
    first, last = pixel_at(panel, start), pixel_at(panel, end)
    qtbot.mousePress(panel.viewport(), _LEFT, modifier, first)
    for at in ((first + last) / 2, last):
        move(panel, at, _LEFT, modifier)
    qtbot.mouseRelease(panel.viewport(), _LEFT, modifier, last)


def move(panel, at: QPoint, buttons=Qt.MouseButton.NoButton, modifier=_NONE) -> None:
    """Move the mouse, with a button held or none."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        panel.viewport().mapToGlobal(QPointF(at)),
        Qt.MouseButton.NoButton,
        buttons,
        modifier,
    )
    QApplication.sendEvent(panel.viewport(), event)


def click(qtbot, panel, axes) -> None:
    """Press and release at a place."""
    qtbot.mouseClick(panel.viewport(), _LEFT, pos=pixel_at(panel, axes))
