"""Raw and restored beside each other, turned together with the mouse or the arrow keys."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QOffscreenSurface,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui import texts, theme
from ssai3d_app.ui.viewer.exporting.snapshot import StackSnapshot
from ssai3d_app.ui.viewer.overlays.label import draw_label
from ssai3d_app.ui.viewer.overlays.traces import Traces
from ssai3d_app.ui.viewer.volume_view.frame import paint_box, paint_scale_bar
from ssai3d_app.ui.viewer.volume_view.rendering import VolumeRenderer, VolumeWish
from ssai3d_app.ui.viewer.volume_view.traces import paint_traces
from ssai3d_app.ui.viewer.volume_view.turning import Rotation, oblique, turned

_RADIANS_PER_PIXEL = math.radians(0.5)
_RADIANS_PER_KEY = math.radians(5)
_ZOOM_PER_NOTCH = 1.2
_CLOSEST, _WIDEST = 1 / 40, 8.0
_REST_MS = 180
_GAP = 4
_MARGIN = 1.12

Titled = tuple[str, StackSnapshot]


class VolumeView(QWidget):
    """Shows stacks that it is given; pictures come from the renderer, words and lines from here."""

    turned = Signal()

    def __init__(self, surface: QOffscreenSurface | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts.VOLUME_VIEW)
        self.setMinimumSize(QSize(320, 240))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.renderer = VolumeRenderer(surface, self)
        self.rotation: Rotation = oblique()
        self.um_per_pixel = 1.0
        self.card: str | None = None
        """The graphics card that draws; ``""`` is the processor, ``None`` not known yet."""
        self._stacks: tuple[Titled, ...] = ()
        self._traces: tuple[Traces, ...] = ()
        self._unit = "µm"
        self._images: list[QImage] = []
        self._problem = ""
        self._fitted = True
        self._from: QPointF | None = None
        # What is drawn coarser while it turns is drawn finely when it rests.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._draw_finely)
        self.renderer.drawn.connect(self._take)
        self.renderer.chosen.connect(self._take_card)
        self.renderer.failed.connect(self._take_problem)

    def show_traces(self, traces: tuple[Traces, ...]) -> None:
        """Draw what was found in each of the stacks over it; none for an empty tuple."""
        self._traces = traces
        self.update()

    def show_stacks(self, stacks: tuple[Titled, ...], unit: str) -> None:
        """Show other stacks, or the same in other colours."""
        before = [stack.extent for _, stack in self._stacks]
        self._stacks, self._unit = stacks, unit
        if [stack.extent for _, stack in stacks] != before and self._fitted:
            self._fit()
        if len(stacks) != len(self._images):
            self._images = []
        self._draw_finely()

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture of each stack."""
        return bool(self._stacks) and len(self._images) == len(self._stacks)

    @property
    def images(self) -> list[QImage]:
        """The pictures as they came last."""
        return list(self._images)

    def look(self, rotation: Rotation) -> None:
        """Turn the stacks another way."""
        self.rotation = rotation
        self._draw_finely()
        self.turned.emit()

    @Slot()
    def fit(self) -> None:
        """All of it in view."""
        self._fitted = True
        self._fit()
        self._draw_finely()

    def stop(self) -> None:
        """End the thread."""
        self._rest.stop()
        self.renderer.stop()

    def _fit(self) -> None:
        if self._stacks:
            # The diagonal fits whichever way it is turned.
            longest = max(math.hypot(*stack.extent) for _, stack in self._stacks)
            place = self._places()[0]
            self.um_per_pixel = longest * _MARGIN / max(min(place.width(), place.height()), 1.0)

    def _places(self) -> list[QRectF]:
        count = max(1, len(self._stacks))
        width = (self.width() - (count - 1) * _GAP) / count
        return [QRectF(n * (width + _GAP), 0, width, self.height()) for n in range(count)]

    def _draw(self, turning: bool) -> None:
        self.update()
        if not self._stacks or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        place = self._places()[0]
        size = QSize(max(1, round(place.width() * ratio)), max(1, round(place.height() * ratio)))
        stacks = tuple(stack for _, stack in self._stacks)
        scale = self.um_per_pixel / ratio
        self.renderer.want(VolumeWish(stacks, self.rotation, scale, size, turning))

    @Slot()
    def _draw_finely(self) -> None:
        self._rest.stop()
        self._draw(turning=False)

    def _turn(self, right: float, down: float) -> None:
        self.rotation = turned(self.rotation, right, down)
        self._rest.start()
        self._draw(turning=True)
        self.turned.emit()

    @Slot(object, object)
    def _take(self, images: list[QImage], wish: VolumeWish) -> None:
        if len(wish.stacks) == len(self._stacks):
            self._images, self._problem = images, ""
            self.update()

    @Slot(str)
    def _take_card(self, card: str) -> None:
        self.card = card
        self.update()

    @Slot(str)
    def _take_problem(self, problem: str) -> None:
        self._problem = problem
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pictures, outlines, and words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.CANVAS))
        for number, (place, (title, stack)) in enumerate(
            zip(self._places(), self._stacks, strict=False)
        ):
            painter.save()
            painter.setClipRect(place)
            if number < len(self._images):
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                image = self._images[number]
                painter.drawImage(place, image, QRectF(image.rect()))
            if number < len(self._traces):
                traces = self._traces[number]
                paint_traces(painter, place, traces, stack, self.rotation, self.um_per_pixel)
            unit = self._unit
            paint_box(painter, place, stack.extent, self.rotation, self.um_per_pixel, unit)
            if unit == "µm" and number == 0:
                paint_scale_bar(painter, place, self.um_per_pixel)
            room = place.toRect().adjusted(10, 8, -10, -8)
            corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            draw_label(painter, room, corner, title)
            painter.restore()
        room = self.rect().adjusted(10, 8, -10, -8)
        middle, below = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignBottom
        if self._problem:
            draw_label(painter, room, middle, texts.VOLUME_FAILED)
        elif not self.is_drawn:
            draw_label(painter, room, middle, texts.VOLUME_WAITING)
        if self.card is not None:
            words = texts.VOLUME_CARD.format(card=self.card) if self.card else texts.VOLUME_NO_CARD
            draw_label(painter, room, Qt.AlignmentFlag.AlignRight | below, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new space."""
        super().resizeEvent(event)
        if self._fitted:
            self._fit()
        self._draw_finely()

    def showEvent(self, _event: object) -> None:
        """Draw what was given before."""
        self._draw_finely()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn with the mouse."""
        if self._from is not None:
            way = event.position() - self._from
            self._from = event.position()
            self._turn(way.x() * _RADIANS_PER_PIXEL, way.y() * _RADIANS_PER_PIXEL)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Begin anew."""
        self.rotation = oblique()
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer."""
        fitted = self._fitted
        current = self.um_per_pixel
        self._fit()
        whole = self.um_per_pixel
        self._fitted = fitted and event.angleDelta().y() == 0
        wanted = current / _ZOOM_PER_NOTCH ** (event.angleDelta().y() / 120)
        self.um_per_pixel = min(max(wanted, whole * _CLOSEST), whole * _WIDEST)
        self._rest.start()
        self._draw(turning=True)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn."""
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        self._turn(way[0] * _RADIANS_PER_KEY, way[1] * _RADIANS_PER_KEY)
