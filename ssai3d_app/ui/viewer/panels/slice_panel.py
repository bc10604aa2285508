"""One panel: a slice at true physical scale, with crosshair, label and scale bar.

pyqtgraph draws the picture (layers placed in µm in a ``ViewBox``); what belongs to the screen and
not to the sample is painted over it by overlays; the left mouse button is a tool's.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.overlays.overlay import Overlay
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.halves import Halves
from ssai3d_app.ui.viewer.panels.layers import Layer
from ssai3d_app.ui.viewer.tools.pointing import Pointing
from ssai3d_app.ui.viewer.tools.tool import Tool

_WHEEL_NOTCH = 120
_ZOOM_PER_NOTCH = 1.2


class SlicePanel(pg.GraphicsView):
    """Draws what it is given; tells where it is pointed at."""

    picked = Signal(object)
    """Axis → µm where the crosshair is to go."""
    hovered = Signal(object)
    """Axis → µm under the cursor, or ``None`` when the cursor left."""
    stepped = Signal(int, int)
    """Axis, and planes to walk along it."""
    resized = Signal()

    def __init__(
        self, cut: Cut, camera: Camera, overlays: Sequence[Overlay], parent: QWidget
    ) -> None:
        super().__init__(parent, background=theme.CANVAS)
        self.cut = cut
        self.name = cut.name
        """What the panel is called in its corner."""
        self.caption = ""
        self.titles: tuple[str, ...] = ()
        """What is shown, in words; the longest first, shorter ones for narrow panels."""
        self.note = ""
        """What must be known of how it is shown, such as a contrast of its own."""
        self.badge = ""
        self.notice = ""
        self.scale_bar = False
        self._camera = camera
        self.overlays = list(overlays)
        """Painted over the slice, in this order."""
        self.tool: Tool = Pointing()
        """What the left mouse button does."""
        self._layers: Sequence[Layer] = ()
        self._beside: Sequence[Layer] = ()
        self._divider: int | None = None
        self._stale = True
        self._picture = QPixmap()
        self._pan_from: QPointF | None = None
        self._wheel = 0
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        self._box.setBorder(None)
        self._pictures = Halves(self._box)
        self.setCentralWidget(self._box)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Not that of the inner widget, whose policy is this one's: clicks there come here.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def show_layers(self, layers: Sequence[Layer], beside: Sequence[Layer] = ()) -> None:
        """Draw other slices, added up; without any the panel is empty.

        Where there is a divider, ``beside`` are drawn to the right of it, and the others left.
        """
        self._layers, self._beside = tuple(layers), tuple(beside)
        self.invalidate()

    @property
    def layers(self) -> Sequence[Layer]:
        """What is drawn, the first at the bottom; left of the divider where there is one."""
        return self._layers

    @property
    def beside(self) -> Sequence[Layer]:
        """What is drawn right of the divider."""
        return self._beside

    @property
    def divider(self) -> int | None:
        """The first column of pixels that shows what is ``beside``; ``None`` without a divider."""
        return self._divider

    def divide(self, column: int | None) -> None:
        """Put the divider elsewhere, or take it away."""
        if column != self._divider:
            self._divider = column
            self.invalidate()

    @property
    def has_slice(self) -> bool:
        """Whether there is something to draw."""
        return bool(self._layers or self._beside)

    def invalidate(self) -> None:
        """Draw anew, because the slice or the view of it changed."""
        self._stale = True
        self.viewport().update()

    @property
    def um_per_pixel(self) -> float:
        """Micrometres per screen pixel."""
        return self._camera.um_per_pixel

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
        """Draw the slice, then what lies over it."""
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.drawPixmap(0, 0, self._drawn_picture())
        for overlay in self.overlays:
            painter.save()
            overlay.paint(painter, self)
            painter.restore()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.CANVAS_FOCUS), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _drawn_picture(self) -> QPixmap:
        """The slice in pixels of the screen, kept while only what lies over it changes."""
        ratio = self.devicePixelRatioF()
        if self._stale or self._picture.devicePixelRatioF() != ratio:
            self._stale = False
            self._place_picture()
            self._picture = QPixmap(self.viewport().size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            painter = QPainter(self._picture)
            self.render(painter, QRectF(self.viewport().rect()), self.viewport().rect())
            painter.end()
        return self._picture

    def _place_picture(self) -> None:
        """Give pyqtgraph the part in view, no finer than the screen, and where it lies in µm."""
        view, scale = self.view, self._camera.um_per_pixel
        self._box.setRange(view, padding=0, disableAutoRange=True)
        divider = None if self._divider is None else view.left() + self._divider * scale
        self._pictures.place(
            self._layers, self._beside, divider, view, scale / self.devicePixelRatioF()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another part of the slice is in view."""
        super().resizeEvent(event)
        self.invalidate()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the viewer, not to the scroll area that every graphics view is."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Left is the tool's, middle begins to pan."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.tool.press(self, event)
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or let the tool follow; tell what is under the cursor."""
        if self._pan_from is not None:
            shift = (self._pan_from - event.position()) * self._camera.um_per_pixel
            self._pan_from = event.position()
            self._camera.pan({self.cut.horizontal: shift.x(), self.cut.vertical: shift.y()})
            return
        self.tool.move(self, event)
        self.hovered.emit(self.to_um(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End panning, or tell the tool."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = None
        elif event.button() == Qt.MouseButton.LeftButton:
            self.tool.release(self, event)

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
