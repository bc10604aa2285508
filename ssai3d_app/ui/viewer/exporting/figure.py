"""A figure: panels of raw and restored at one scale, with labels, scale bar and a caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter

from ssai3d_app.ui.viewer.exporting.picture import picture_of
from ssai3d_app.ui.viewer.overlays.scale_bar import scale_bar_length, scale_bar_text
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.layers import Layer

MM_PER_INCH = 25.4
_GAP_MM = 1.0
_BLOCK_GAP_MM = 2.5
_BAR_HEIGHT_MM = 0.7
_INSET_MM = 1.6


@dataclass(frozen=True, eq=False)
class FigurePanel:
    """One slice; ``view`` is the part of it that is shown, in µm."""

    cut: Cut
    label: str
    layers: Sequence[Layer]
    view: QRectF


@dataclass(frozen=True, eq=False)
class FigureBlock:
    """The panels of one stack, under its title."""

    title: str
    panels: Sequence[FigurePanel]


@dataclass(frozen=True)
class FigureStyle:
    """How a figure is drawn. ``bar_um`` is the length of the scale bar, ``None`` a round one.

    A font of ``points`` is meant for the width at which the figure is printed.
    """

    width_mm: float = 170.0
    dpi: int = 300
    scale_bar: bool = True
    bar_um: float | None = None
    labels: bool = True
    caption: bool = True
    points: float = 8.0


@dataclass(frozen=True, eq=False)
class Figure:
    """What is shown; ``scale_is_known`` is whether lengths are real µm.

    ``must_tell`` is written even where no caption is wanted; a caption says it, too.
    """

    blocks: Sequence[FigureBlock]
    caption: str
    scale_is_known: bool = True
    must_tell: str = ""

    @property
    def panel_views(self) -> dict[Cut, QRectF]:
        """The part in view by cut, the same in every block."""
        return {panel.cut: panel.view for block in self.blocks for panel in block.panels}


class FigurePainter:
    """Lays a figure out at a resolution, and paints it on a device of that resolution."""

    def __init__(self, figure: Figure, style: FigureStyle) -> None:
        self._figure, self._style = figure, style
        self._mm = style.dpi / MM_PER_INCH
        self._font = QFont()
        self._font.setPixelSize(max(1, round(style.points / 72 * style.dpi)))
        self._bold = QFont(self._font)
        self._bold.setBold(True)
        self._words = figure.caption if style.caption else figure.must_tell
        self._width = style.width_mm * self._mm
        self._wide, self._high = self._block_um()
        blocks = max(1, len(figure.blocks))
        gaps = (blocks - 1) * _BLOCK_GAP_MM + blocks * self._gaps_across() * _GAP_MM
        self.pixels_per_um = max((self._width - gaps * self._mm) / (blocks * self._wide), 1e-9)

    @property
    def size(self) -> QSizeF:
        """Width and height in pixels of the device."""
        height = self._title_height() + self._high * self.pixels_per_um
        height += self._gaps_down() * _GAP_MM * self._mm
        return QSizeF(self._width, height + self._caption_height())

    @property
    def bar_um(self) -> float:
        """Length of the scale bar in µm."""
        if self._style.bar_um is not None:
            return self._style.bar_um
        views = self._figure.panel_views
        view = views.get(Cut.XY) or next(iter(views.values()))
        return scale_bar_length(1 / self.pixels_per_um, view.width() * self.pixels_per_um)

    def paint(self, device: QPaintDevice) -> None:
        """Draw everything."""
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        size = self.size
        painter.fillRect(QRectF(QPointF(0, 0), size), QColor("white"))
        left = 0.0
        for number, block in enumerate(self._figure.blocks):
            self._paint_block(painter, block, left, with_bar=number == 0)
            left += self._wide * self.pixels_per_um
            left += (self._gaps_across() * _GAP_MM + _BLOCK_GAP_MM) * self._mm
        if self._words:
            painter.setFont(self._font)
            painter.setPen(QColor("black"))
            top = size.height() - self._caption_height() + 1.0 * self._mm
            room = QRectF(0, top, size.width(), self._caption_height())
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._words)
        painter.end()

    def _paint_block(
        self, painter: QPainter, block: FigureBlock, left: float, with_bar: bool
    ) -> None:
        if self._style.labels:
            painter.setFont(self._bold)
            painter.setPen(QColor("black"))
            room = QRectF(left, 0, self._wide * self.pixels_per_um, self._title_height())
            middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            metrics = QFontMetricsF(self._bold)
            title = metrics.elidedText(block.title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle, title)
        barred = min(
            (panel.cut for panel in block.panels), key=[Cut.XY, Cut.XZ, Cut.YZ].index, default=None
        )
        for panel in block.panels:
            place = self._place(panel, left)
            scale = 1 / self.pixels_per_um
            painter.drawImage(place, picture_of(panel.layers, panel.view, scale))
            if self._style.labels:
                self._write_inside(painter, place, panel.label)
            if with_bar and self._style.scale_bar and panel.cut is barred:
                self._paint_bar(painter, place)

    def _place(self, panel: FigurePanel, left: float) -> QRectF:
        """Where a panel lies: XY at the top left, XZ below it, YZ to its right."""
        views = self._figure.panel_views
        x, y = left, self._title_height()
        gap = _GAP_MM * self._mm
        if panel.cut is Cut.XZ and Cut.XY in views:
            y += views[Cut.XY].height() * self.pixels_per_um + gap
        elif panel.cut is Cut.YZ and (Cut.XY in views or Cut.XZ in views):
            beside = views.get(Cut.XY) or views[Cut.XZ]
            x += beside.width() * self.pixels_per_um + gap
        return QRectF(x, y, *(edge * self.pixels_per_um for edge in _edges(panel.view)))

    def _write_inside(self, painter: QPainter, place: QRectF, label: str) -> None:
        inset = _INSET_MM * self._mm
        room = place.adjusted(inset, inset / 2, -inset, -inset / 2)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        # A narrow panel only says which one it is.
        words = (
            label
            if metrics.horizontalAdvance(label) <= room.width()
            else label.split(maxsplit=1)[0]
        )
        corner = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        painter.setPen(QColor(0, 0, 0, 170))
        painter.drawText(room.translated(0.15 * self._mm, 0.15 * self._mm), corner, words)
        painter.setPen(QColor("white"))
        painter.drawText(room, corner, words)

    def _paint_bar(self, painter: QPainter, place: QRectF) -> None:
        if not self._figure.scale_is_known:
            return
        inset, high = _INSET_MM * self._mm, _BAR_HEIGHT_MM * self._mm
        long = self.bar_um * self.pixels_per_um
        bar = QRectF(place.right() - inset - long, place.bottom() - inset - high, long, high)
        painter.fillRect(bar, QColor("white"))
        if self._style.labels:
            painter.setFont(self._font)
            painter.setPen(QColor("white"))
            room = QRectF(place.left(), place.top(), place.width() - inset, 0)
            room.setBottom(bar.top() - 0.3 * self._mm)
            corner = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            painter.drawText(room, corner, scale_bar_text(self.bar_um))

    def _block_um(self) -> tuple[float, float]:
        """Width and height of a block in µm, without the gaps."""
        views = self._figure.panel_views
        xy, xz, yz = (views.get(cut) for cut in (Cut.XY, Cut.XZ, Cut.YZ))
        beside = xy or xz
        wide = (beside.width() if beside else 0.0) + (yz.width() if yz else 0.0)
        left_high = sum(view.height() for view in (xy, xz) if view)
        return max(wide, 1e-9), max(left_high, yz.height() if yz else 0.0)

    def _gaps_across(self) -> int:
        views = self._figure.panel_views
        return int(Cut.YZ in views and len(views) > 1)

    def _gaps_down(self) -> int:
        return int({Cut.XY, Cut.XZ} <= set(self._figure.panel_views))

    def _title_height(self) -> float:
        return QFontMetricsF(self._bold).height() * 1.4 if self._style.labels else 0.0

    def _caption_height(self) -> float:
        if not self._words:
            return 0.0
        room = QRectF(0, 0, self._width, 1e6)
        wrapped = QFontMetricsF(self._font).boundingRect(
            room, int(Qt.TextFlag.TextWordWrap), self._words
        )
        return wrapped.height() + 1.5 * self._mm


def _edges(view: QRectF) -> tuple[float, float]:
    return view.width(), view.height()
