"""The three linked panels of one stack, and a corner that says what it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.facts import brief
from ssai3d_app.ui.quantities import format_length, format_position
from ssai3d_app.ui.viewer.channels.composing import (
    channel_layers,
    own_contrast,
    signature_of_layers,
)
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.in_view import Fineness
from ssai3d_app.ui.viewer.overlays.captions import Captions
from ssai3d_app.ui.viewer.overlays.crosshair import Crosshair
from ssai3d_app.ui.viewer.overlays.scale_bar import ScaleBar
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.view_state import Position, ViewState

_GAP = 4
_LEAST_SHARE, _LARGEST_SHARE = 0.52, 0.80


class OrthoView(QWidget):
    """XY above XZ, YZ to the right of XY; panels share rows and columns because they share µm."""

    picked = Signal(object)
    hovered = Signal(object)
    stepped = Signal(int, int)
    resized = Signal()

    def __init__(
        self,
        titles: tuple[str, ...],
        source: DisplaySource,
        camera: Camera,
        state: ViewState,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._source = source
        self._state = state
        self._extent = (1.0, 1.0, 1.0)
        self._lines: list[str] = []
        self._seen: dict[Cut, tuple[object, ...]] = {}
        overlays = (Crosshair(state), Captions(), ScaleBar())
        self.panels = {cut: SlicePanel(cut, camera, overlays, self) for cut in Cut}
        self.panels[Cut.XY].scale_bar = True
        for cut, panel in self.panels.items():
            panel.setAccessibleName(texts.PANEL_NAME.format(source=titles[-1], plane=cut.name))
            panel.picked.connect(self.picked)
            panel.hovered.connect(self.hovered)
            panel.stepped.connect(self.stepped)
        self._info = QLabel(self)
        self._info.setObjectName("canvasInfo")
        self._info.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._info.setTextFormat(Qt.TextFormat.PlainText)
        # Otherwise it keeps half a letter of room that the lines are not shortened by.
        self._info.setIndent(0)
        camera.changed.connect(self._invalidate)
        state.crosshair_moved.connect(self.refresh)
        state.looks.changed.connect(self.refresh)
        state.selection_changed.connect(self.refresh)
        state.smoothing_changed.connect(self.refresh)
        state.crosshair_shown_changed.connect(self._invalidate)
        source.pixels_changed.connect(self.refresh)
        source.geometry_changed.connect(self.refresh)
        source.geometry_changed.connect(self._describe)

    def set_extent(self, extent: tuple[float, float, float]) -> None:
        """Divide the space by the size (z, y, x) in µm of what is shown."""
        self._extent = extent
        self._arrange()

    def um_per_pixel_to_fit(self) -> float:
        """The scale at which the whole stack is in view in all panels."""
        needed: list[float] = []
        for cut, panel in self.panels.items():
            needed.append(self._extent[cut.horizontal] / max(panel.width() - 16, 1))
            needed.append(self._extent[cut.vertical] / max(panel.height() - 16, 1))
        return max(needed)

    @Slot()
    def refresh(self) -> None:
        """Draw the slices through the crosshair."""
        source = self._source
        if not self.isVisible():
            return
        shown = (source.volume_of(channel) for channel in self._state.shown_channels)
        volume, scene = next((volume for volume in shown if volume), None), source.scene
        unit = "µm" if source.scale_is_known else "px"
        for cut, panel in self.panels.items():
            panel.caption = self._caption(cut, unit) if volume else ""
            panel.badge = self._badge(cut) if volume else ""
            panel.titles = self.titles() if cut is Cut.XY else ()
            panel.note = own_contrast(source, self._state)
            panel.scale_bar = cut is Cut.XY and source.scale_is_known
            panel.notice = ""
            self._slice(cut, panel)
        if source.image is not None and scene is None:
            self.panels[Cut.XY].notice = texts.NOT_RESTORED_HERE
        elif not self.panels[Cut.XY].has_slice:
            self.panels[Cut.XY].notice = texts.WAITING_FOR_PIXELS

    def titles(self) -> tuple[str, ...]:
        """What is shown, in words, the longest first; of raw also how it came onto the grid."""
        how = texts.RAW_HOW[self._state.smooth]
        return tuple(title.format(how=how) for title in self._titles)

    def _caption(self, cut: Cut, unit: str) -> str:
        """Where a cut lies; planes of unknown distance are counted."""
        source, at = self._source, self._state.crosshair
        if cut is Cut.XY and not source.depth_is_known:
            words = texts.CAPTION_PLANE.format(plane=source.index_at(at)[0] + 1)
            return words + self._thickness(cut, at, source.steps[0])
        step = source.steps[cut.through]
        value = format_position(at[cut.through], step)
        words = texts.CAPTION.format(axis="zyx"[cut.through], value=value, unit=unit)
        return words + self._thickness(cut, at, step)

    def _thickness(self, cut: Cut, at: Position, step: float) -> str:
        """How thick the slice is, where it is more than a voxel."""
        slab = self._source.slab
        if self._source.slab_at(cut, at) is None:
            return ""
        half, kind = format_position(slab.thickness / 2, step), texts.SLAB_KINDS[slab.kind]
        return " " + texts.CAPTION_SLAB.format(half=half, kind=kind)

    def _badge(self, cut: Cut) -> str:
        """Whether what is in view is still to come, or coarser than the screen could show it."""
        source, state = self._source, self._state
        there = [c for c in state.shown_channels if source.volume_of(c) is not None]
        worst = max((source.fineness(cut, state.crosshair, c) for c in there), default=None)
        if worst is Fineness.COARSE:
            return texts.COARSE
        share = min((v.share for c in there if (v := source.volume_of(c))), default=1.0)
        is_plane = cut is Cut.XY and source.slab_at(cut, state.crosshair) is None
        if worst is Fineness.LOADING and share < 1 and not is_plane:
            return texts.LOADING.format(percent=int(100 * share))
        return ""

    def _slice(self, cut: Cut, panel: SlicePanel) -> None:
        """Cut anew only where the cut lies elsewhere or shows something else."""
        source, state = self._source, self._state
        seen = signature_of_layers(source, state, cut, state.crosshair)
        if self._seen.get(cut) == seen:
            panel.viewport().update()
            return
        self._seen[cut] = seen
        panel.show_layers(channel_layers(source, state, cut, state.crosshair))

    @Slot()
    def _invalidate(self) -> None:
        for panel in self.panels.values():
            panel.invalidate()

    @Slot()
    def _describe(self) -> None:
        source = self._source
        scene = source.scene
        if source.image is None or scene is None:
            self._lines = []
            self._write_info()
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
        self._info.setToolTip("\n".join([str(source.image.path), *lines[1:]]))
        self._write_info()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new space."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Room for three panels that can still be read."""
        return QSize(300, 260)

    def showEvent(self, _event: object) -> None:
        """Catch up with what changed while hidden."""
        self.refresh()

    def _write_info(self) -> None:
        """As many lines as there is room for; long ones shortened in the middle."""
        metrics = self._info.fontMetrics()
        width = self._info.width() - 20
        count = max(0, (self._info.height() - 16) // metrics.lineSpacing())
        middle = Qt.TextElideMode.ElideMiddle
        shown = [metrics.elidedText(line, middle, width) for line in self._lines[:count]]
        self._info.setText("\n".join(shown) if width > 100 else "")

    def _arrange(self) -> None:
        z, y, x = self._extent
        width, height = self.width() - _GAP, self.height() - _GAP
        left = round(width * min(max(x / (x + z), _LEAST_SHARE), _LARGEST_SHARE))
        top = round(height * min(max(y / (y + z), _LEAST_SHARE), _LARGEST_SHARE))
        right, bottom = width - left, height - top
        self.panels[Cut.XY].setGeometry(0, 0, left, top)
        self.panels[Cut.XZ].setGeometry(0, top + _GAP, left, bottom)
        self._info.setGeometry(left + _GAP, top + _GAP, right, bottom)
        self._write_info()
        self.panels[Cut.YZ].setGeometry(left + _GAP, 0, right, top)
        self.resized.emit()
