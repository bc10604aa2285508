"""One panel: a slice at true physical scale, with crosshair, label and scale bar.

pyqtgraph draws the picture (an ``ImageItem`` placed in µm in a ``ViewBox``); what belongs to the
screen and not to the sample (labels, crosshair, scale bar) is painted over it.
"""

from __future__ import annotations

from enum import Enum

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.camera import Camera
from ssai3d_app.ui.viewer.rendering import SliceOfStack, color_table, visible_part
from ssai3d_app.ui.viewer.scale_bar import scale_bar_length, scale_bar_text
from ssai3d_app.ui.viewer.view_state import Levels, ViewState

_WHEEL_NOTCH = 120
_ZOOM_PER_NOTCH = 1.2
_CROSSHAIR_GAP = 7.0


_BOTTOM = Qt.AlignmentFlag.AlignBottom


class Cut(Enum):
    """Which way a panel cuts the stack: (vertical axis, horizontal axis, axis through it)."""

    XY = (1, 2, 0)
    XZ = (0, 2, 1)
    YZ = (1, 0, 2)

    @property
    def vertical(self) -> int:
        """Axis (0 z, 1 y, 2 x) that runs down."""
        return self.value[0]

    @property
    def horizontal(self) -> int:
        """Axis that runs to the right."""
        return self.value[1]

    @property
    def through(self) -> int:
        """Axis that the wheel walks along."""
        return self.value[2]


class SlicePanel(pg.GraphicsView):
    """Draws what it is given; tells where it is pointed at."""

    picked = Signal(object)
    """Axis → µm where the crosshair is to go."""
    hovered = Signal(object)
    """Axis → µm under the cursor, or ``None`` when the cursor left."""
    stepped = Signal(int, int)
    """Axis, and planes to walk along it."""

    def __init__(self, cut: Cut, camera: Camera, state: ViewState, parent: QWidget) -> None:
        super().__init__(parent, background=theme.CANVAS)
        self.cut = cut
        self.caption = ""
        self.title = ""
        self.badge = ""
        self.notice = ""
        self.scale_bar = False
        self._camera = camera
        self._state = state
        self._slice: SliceOfStack | None = None
        self._levels: Levels | None = None
        self._color: str | None = None
        self._stale = True
        self._pan_from: QPointF | None = None
        self._wheel = 0
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        self._box.setBorder(None)
        self._image = pg.ImageItem(axisOrder="row-major")
        self._box.addItem(self._image, ignoreBounds=True)
        self.setCentralWidget(self._box)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Clicks on the inner widget give the focus to this one, which has a name.
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def show_slice(
        self, piece: SliceOfStack | None, levels: Levels | None, color: str | None
    ) -> None:
        """Draw another slice."""
        self._slice, self._levels, self._color = piece, levels, color
        self.invalidate()

    @property
    def has_slice(self) -> bool:
        """Whether there is something to draw."""
        return self._slice is not None

    def invalidate(self) -> None:
        """Draw anew, because the slice or the view of it changed."""
        self._stale = True
        self.viewport().update()

    @property
    def view(self) -> QRectF:
        """What is in view, in µm."""
        scale, centre = self._camera.um_per_pixel, self._camera.centre
        width, height = self.width() * scale, self.height() * scale
        return QRectF(
            centre[self.cut.horizontal] - width / 2,
            centre[self.cut.vertical] - height / 2,
            width,
            height,
        )

    def to_um(self, point: QPointF) -> dict[int, float]:
        """Axis → µm at a point of the widget."""
        view, scale = self.view, self._camera.um_per_pixel
        return {
            self.cut.horizontal: view.left() + point.x() * scale,
            self.cut.vertical: view.top() + point.y() * scale,
        }

    def to_pixel(self, axes: dict[int, float]) -> QPointF:
        """Point of the widget at axis → µm."""
        view, scale = self.view, self._camera.um_per_pixel
        return QPointF(
            (axes[self.cut.horizontal] - view.left()) / scale,
            (axes[self.cut.vertical] - view.top()) / scale,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, crosshair and labels."""
        if self._stale:
            self._stale = False
            self._place_picture()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._state.crosshair_shown and self._slice is not None:
            self._paint_crosshair(painter)
        self._paint_texts(painter)
        if self.scale_bar and self._slice is not None:
            self._paint_scale_bar(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.CANVAS_FOCUS), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _place_picture(self) -> None:
        """Give pyqtgraph the part in view, no finer than the screen, and where it lies in µm."""
        view, scale = self.view, self._camera.um_per_pixel
        self._box.setRange(view, padding=0, disableAutoRange=True)
        part = (
            visible_part(self._slice, view, scale / self.devicePixelRatioF())
            if self._slice is not None and self._levels is not None
            else None
        )
        if part is None or self._levels is None:
            self._image.clear()
            return
        shrinks = part.covers.width() / scale < 1.5 * part.values.shape[1]
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrinks)
        self._image.setImage(
            part.values,
            autoLevels=False,
            levels=(self._levels.low, self._levels.high),
            lut=color_table(self._color),
            rect=part.covers,
        )

    def _paint_crosshair(self, painter: QPainter) -> None:
        at = self.to_pixel(dict(enumerate(self._state.crosshair)))
        gap = _CROSSHAIR_GAP
        right, bottom = float(self.width()), float(self.height())
        for shade, width in ((theme.CROSSHAIR_EDGE, 3.0), (theme.CROSSHAIR, 1.0)):
            painter.setPen(QPen(QColor(shade), width))
            painter.drawLine(QPointF(at.x(), 0.0), QPointF(at.x(), at.y() - gap))
            painter.drawLine(QPointF(at.x(), at.y() + gap), QPointF(at.x(), bottom))
            painter.drawLine(QPointF(0.0, at.y()), QPointF(at.x() - gap, at.y()))
            painter.drawLine(QPointF(at.x() + gap, at.y()), QPointF(right, at.y()))

    def _paint_texts(self, painter: QPainter) -> None:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        area = self.rect().adjusted(8, 6, -8, -6)
        metrics = painter.fontMetrics()
        label = f"{self.cut.name}  {self.caption}".rstrip()
        if metrics.horizontalAdvance(label) > area.width():
            label = self.cut.name
        _label(painter, area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, label)
        if self.title:
            both = metrics.horizontalAdvance(label + self.title) + 24
            edge = Qt.AlignmentFlag.AlignTop if both < area.width() else _BOTTOM
            room = area.width() if edge != _BOTTOM else round(0.68 * area.width())
            title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room)
            _label(painter, area, Qt.AlignmentFlag.AlignRight | edge, title)
        if self.badge:
            _label(
                painter,
                area,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
                self.badge,
                theme.CANVAS_BADGE,
            )
        if self.notice:
            _label(painter, area, Qt.AlignmentFlag.AlignCenter, self.notice)

    def _paint_scale_bar(self, painter: QPainter) -> None:
        length = scale_bar_length(self._camera.um_per_pixel, self.width())
        pixels = length / self._camera.um_per_pixel
        bottom = self.height() - 12.0
        bar = QRectF(12.0, bottom - 4.0, pixels, 4.0)
        painter.fillRect(bar.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 160))
        painter.fillRect(bar, QColor("white"))
        area = self.rect().adjusted(12, 0, -8, -20)
        _label(
            painter,
            area,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
            scale_bar_text(length),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another part of the slice is in view."""
        super().resizeEvent(event)
        self.invalidate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the viewer, not to the scroll area that every graphics view is."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Left moves the crosshair, middle begins to pan."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.to_um(event.position()))
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the crosshair or the view; tell what is under the cursor."""
        if self._pan_from is not None:
            shift = (self._pan_from - event.position()) * self._camera.um_per_pixel
            self._pan_from = event.position()
            self._camera.pan({self.cut.horizontal: shift.x(), self.cut.vertical: shift.y()})
            return
        dragged = event.buttons() & Qt.MouseButton.LeftButton
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if dragged or shifted:
            self.picked.emit(self.to_um(event.position()))
        self.hovered.emit(self.to_um(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End panning."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = None

    def leaveEvent(self, _event: object) -> None:
        """Tell that nothing is under the cursor."""
        self.hovered.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Walk through the slices; with Ctrl, zoom about the cursor."""
        delta = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _ZOOM_PER_NOTCH ** (delta / _WHEEL_NOTCH)
            self._camera.zoom(factor, self.to_um(event.position()))
        else:
            # Touch pads send fractions of a notch.
            self._wheel += delta
            notches = int(self._wheel / _WHEEL_NOTCH)
            self._wheel -= notches * _WHEEL_NOTCH
            if notches:
                self.stepped.emit(self.cut.through, -notches)
        event.accept()


def _label(
    painter: QPainter,
    area: QRect,
    alignment: Qt.AlignmentFlag,
    text: str,
    color: str = theme.CANVAS_TEXT,
) -> None:
    """Text on the canvas, readable on black and on white; it continues on a line below."""
    flags = int(alignment) | int(Qt.TextFlag.TextWordWrap)
    box = painter.boundingRect(area, flags, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*theme.CANVAS_LABEL))
    painter.drawRoundedRect(box.adjusted(-5, -2, 5, 2), 4, 4)
    painter.setPen(QColor(color))
    painter.drawText(area, flags, text)
