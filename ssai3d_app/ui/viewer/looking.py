"""Tells the stacks what the panels have in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, Slot

from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.in_view import InView
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.ortho_view import OrthoView


class Looking(QObject):
    """Follows the camera and the sizes of the panels. Either stack may be in any of them."""

    def __init__(
        self,
        camera: Camera,
        views: Sequence[OrthoView],
        sources: Sequence[DisplaySource],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._camera, self._views, self._sources = camera, views, sources
        camera.changed.connect(self._look)
        for view in views:
            view.resized.connect(self._look)

    @Slot()
    def _look(self) -> None:
        shown = [view for view in self._views if view.isVisible()]
        if not shown:
            return
        rectangles = []
        for cut in Cut:
            whole = QRectF()
            for view in shown:
                whole = whole.united(view.panels[cut].view)
            rectangles.append((cut, whole))
        scale = self._camera.um_per_pixel / shown[0].devicePixelRatioF()
        for source in self._sources:
            source.look(InView(tuple(rectangles), scale))
