"""The fourth panel: what the stack is, in words, or its maximum along z."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.facts import brief
from ssai3d_app.ui.quantities import format_length
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.overlays.captions import Captions
from ssai3d_app.ui.viewer.overlays.crosshair import Crosshair
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.view_state import ViewState


class CornerState(QObject):
    """What the fourth panel of every view shows."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shows_projection = False

    @Slot(bool)
    def show_projection(self, shown: bool) -> None:
        """Show the projection, or the words again."""
        if shown != self.shows_projection:
            self.shows_projection = shown
            self.changed.emit()


class Corner(QWidget):
    """Words and projection in one place; the projection has the scale of the other panels."""

    def __init__(
        self, name: str, source: DisplaySource, camera: Camera, state: ViewState, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._lines: list[str] = []
        self.words = QLabel(self)
        self.words.setObjectName("canvasInfo")
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        # Otherwise it keeps half a letter of room that the lines are not shortened by.
        self.words.setIndent(0)
        self.projection = SlicePanel(Cut.XY, camera, (Crosshair(state), Captions()), self)
        self.projection.name = texts.PROJECTION_NAME
        self.projection.caption = texts.PROJECTION_CAPTION
        self.projection.setAccessibleName(
            texts.PANEL_NAME.format(source=name, plane=texts.PROJECTION_NAME)
        )
        self.projection.hide()
        source.geometry_changed.connect(self._describe)

    def show_projection(self, shown: bool) -> None:
        """Show the projection, or the words."""
        self.projection.setVisible(shown)
        self.words.setVisible(not shown)

    @Slot()
    def _describe(self) -> None:
        source = self._source
        scene = source.scene
        if source.image is None or scene is None:
            self._lines = []
            self._write()
            return
        z, y, x = source.shape
        lines = [source.image.path.name, f"{source.image.format} · {scene.dtype}"]
        lines.append(texts.INFO_SHAPE.format(x=x, y=y, z=z))
        if scene.length("C") > 1:
            lines.append(texts.INFO_CHANNELS.format(count=scene.length("C")))
        if scene.length("T") > 1:
            lines.append(texts.INFO_TIMES.format(count=scene.length("T")))
        if source.scale_is_known:
            size = scene.voxel_size
            edges = {
                axis: texts.UNKNOWN if edge is None else format_length(edge)
                for axis, edge in (("x", size.x), ("y", size.y), ("z", size.z))
            }
            lines.append(texts.INFO_VOXEL.format(**edges))
        else:
            lines.append(texts.INFO_VOXEL_UNKNOWN)
        lines += brief(scene)
        self._lines = lines
        self.words.setToolTip("\n".join([str(source.image.path), *lines[1:]]))
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and projection fill the place."""
        super().resizeEvent(event)
        self.words.setGeometry(self.rect())
        self.projection.setGeometry(self.rect())
        self._write()

    def _write(self) -> None:
        """As many lines as there is room for; long ones shortened in the middle."""
        metrics = self.words.fontMetrics()
        width = self.words.width() - 20
        count = max(0, (self.words.height() - 16) // metrics.lineSpacing())
        middle = Qt.TextElideMode.ElideMiddle
        shown = [metrics.elidedText(line, middle, width) for line in self._lines[:count]]
        self.words.setText("\n".join(shown) if width > 100 else "")
