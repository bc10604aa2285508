"""Two pictures in one panel, one on either side of a vertical line."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.panels.layers import Layer, LayerStack


class Halves:
    """The layers of a panel: all of it, or left and right of a divider that is moved.

    What is to the right is drawn as a whole, and covered from the left up to the divider: Qt picks
    other pixels of a scaled picture when it begins to draw in its middle.
    """

    def __init__(self, box: pg.ViewBox) -> None:
        self._right = LayerStack()
        self._cover = QGraphicsRectItem()
        self._cover.setPen(Qt.PenStyle.NoPen)
        self._cover.setBrush(QColor(theme.CANVAS))
        self._cover.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape)
        self._left = LayerStack()
        self._left.setParentItem(self._cover)
        for part in (self._right, self._cover):
            box.addItem(part, ignoreBounds=True)

    def place(
        self,
        layers: Sequence[Layer],
        beside: Sequence[Layer],
        divider: float | None,
        view: QRectF,
        um_per_pixel: float,
    ) -> None:
        """Draw what is in ``view``: ``layers`` left of ``divider``, ``beside`` right, all in µm.

        Without a divider, ``layers`` fill the view.
        """
        cover = QRectF(view)
        if divider is not None:
            cover.setRight(min(max(divider, view.left()), view.right()))
        self._cover.setRect(cover)
        self._cover.setVisible(cover.width() > 0)
        self._left.place(layers, view, um_per_pixel)
        self._right.place(() if divider is None else beside, view, um_per_pixel)
