"""The frames of a rotation, as the 3D look draws them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ssai3d_app.ui import theme
from ssai3d_app.ui.viewer.exporting.composing import Sight, title_of
from ssai3d_app.ui.viewer.overlays.label import draw_label
from ssai3d_app.ui.viewer.volume_view.frame import paint_box, paint_scale_bar
from ssai3d_app.ui.viewer.volume_view.projecting import SoftwareProjector
from ssai3d_app.ui.viewer.volume_view.rendering import SolidShelf, VolumeWish, drawn
from ssai3d_app.ui.viewer.volume_view.turning import front, turned

_GAP = 4
_MARGIN = 1.08
_TILT = math.radians(-20)


def rotating(
    sight: Sight, names: tuple[str, ...], count: int, size: QSize, labels: bool
) -> Iterator[QImage]:
    """Stacks beside each other, each in a picture of ``size`` pixels, turned once around."""
    stacks = [sight.stacks[name] for name in names]
    titles = [title_of(name, sight.stacks[name]) for name in names]
    longest = max(math.hypot(*stack.extent) for stack in stacks)
    scale = longest * _MARGIN / min(size.width(), size.height())
    projector, shelf = SoftwareProjector(), SolidShelf()
    wide = len(names) * size.width() + (len(names) - 1) * _GAP
    unit = "µm" if sight.scale_is_known else "px"
    for number in range(count):
        # First around, then tilted, so that it turns like something on a table.
        rotation = turned(turned(front(), 2 * math.pi * number / count, 0.0), 0.0, _TILT)
        wish = VolumeWish(tuple(stacks), rotation, scale, size)
        frame = QImage(wide, size.height(), QImage.Format.Format_RGB32)
        frame.fill(QColor(theme.CANVAS))
        painter = QPainter(frame)
        for place_number, (stack, title) in enumerate(zip(stacks, titles, strict=True)):
            left = place_number * (size.width() + _GAP)
            place = QRectF(QPointF(left, 0), size.toSizeF())
            painter.setClipRect(place)
            painter.drawImage(place.topLeft(), drawn(stack, wish, projector, shelf))
            paint_box(painter, place, stack.extent, rotation, scale, unit)
            if sight.scale_is_known and place_number == 0:
                paint_scale_bar(painter, place, scale)
            if labels or stack.own_contrast:
                room = place.toRect().adjusted(10, 8, -10, -8)
                corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
                draw_label(painter, room, corner, title)
        painter.end()
        yield frame
