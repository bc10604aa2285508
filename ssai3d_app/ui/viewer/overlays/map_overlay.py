"""The trust map or a label map over a slice, translucent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from ssai3d_app.ui.viewer.maps.colors import (
    Table,
    heat_table,
    label_indices,
    label_table,
    trust_indices,
    veil_table,
)
from ssai3d_app.ui.viewer.maps.map_source import MapSource
from ssai3d_app.ui.viewer.maps.map_state import MapState, Overlaid
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.rendering import visible_part
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel

Place = Callable[["SlicePanel"], QRect | None]
"""Where in a panel the stack is seen that a map tells of; ``None`` where it is not."""


class MapOverlay:
    """Painted for the part in view, no finer than the screen, so that outlines stay thin."""

    def __init__(
        self, state: ViewState, maps: MapState, trust: MapSource, labels: MapSource, place: Place
    ) -> None:
        self._state, self._maps = state, maps
        self._trust, self._labels = trust, labels
        self._restored_in = place
        self._kept: dict[Cut, tuple[tuple[object, ...], QImage, QRectF]] = {}

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint what is chosen, where it belongs."""
        overlaid = self._maps.overlaid
        if overlaid is Overlaid.NOTHING or not panel.has_slice:
            return
        window = self._restored_in(panel) if overlaid.tells_trust else panel.rect()
        if window is None:
            return
        found = self._image(panel)
        if found is None:
            return
        image, covers = found
        image.setColorTable(_colors(self._table()))
        view, scale = panel.view, panel.um_per_pixel
        target = QRectF(
            (covers.left() - view.left()) / scale,
            (covers.top() - view.top()) / scale,
            covers.width() / scale,
            covers.height() / scale,
        )
        painter.setClipRect(window)
        painter.drawImage(target, image)

    def _table(self) -> Table:
        maps = self._maps
        if maps.overlaid is Overlaid.LABELS:
            return label_table(maps.opacity)
        if maps.overlaid is Overlaid.HEAT:
            return heat_table(maps.opacity)
        return veil_table(maps.threshold, maps.opacity)

    def _image(self, panel: SlicePanel) -> tuple[QImage, QRectF] | None:
        """The picture of a map, by index into its colours, and the rectangle in µm it covers."""
        labelled = self._maps.overlaid is Overlaid.LABELS
        source, at, view = (
            self._labels if labelled else self._trust,
            self._state.crosshair,
            panel.view,
        )
        sharp = panel.um_per_pixel / panel.devicePixelRatioF()
        key = (labelled, source.signature(panel.cut, at), view.getRect(), sharp)
        kept = self._kept.get(panel.cut)
        if kept is not None and kept[0] == key:
            return kept[1:]
        piece = source.slice(panel.cut, at)
        part = None if piece is None else visible_part(piece, view, sharp)
        if part is None:
            return None
        indices = label_indices(part.values) if labelled else trust_indices(part.values)
        self._kept[panel.cut] = (key, _indexed(indices), part.covers)
        return self._kept[panel.cut][1:]


def _indexed(indices: npt.NDArray[np.uint8]) -> QImage:
    rows, columns = indices.shape
    pixels = np.ascontiguousarray(indices).tobytes()
    return QImage(pixels, columns, rows, columns, QImage.Format.Format_Indexed8).copy()


def _colors(table: Table) -> list[int]:
    """A table as Qt wants it: 0xAARRGGBB."""
    wide = table.astype(np.uint32)
    packed = wide[:, 3] << 24 | wide[:, 0] << 16 | wide[:, 1] << 8 | wide[:, 2]
    return [int(color) for color in packed]
