"""The three linked panels of one stack, and a fourth in the corner."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_position
from ssai3d_app.ui.viewer.channels.composing import (
    layers_over,
    own_contrast,
    signature_of_layers,
)
from ssai3d_app.ui.viewer.channels.projecting import (
    brightest_along_z,
    projections_over,
    signature_of_projections,
)
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.in_view import Fineness
from ssai3d_app.ui.viewer.overlays.captions import Captions
from ssai3d_app.ui.viewer.overlays.crosshair import Crosshair
from ssai3d_app.ui.viewer.overlays.scale_bar import ScaleBar
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.corner import Corner
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.slabs.slab import WHOLE
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
        beneath: DisplaySource | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._source = source
        self._beneath = beneath or source
        """What is seen about a source that is only a region."""
        self._state = state
        self._extent = (1.0, 1.0, 1.0)
        self._seen: dict[Cut, tuple[object, ...]] = {}
        self._projected: tuple[object, ...] = ()
        overlays = (Crosshair(state), Captions(), ScaleBar())
        self.panels = {cut: SlicePanel(cut, camera, overlays, self) for cut in Cut}
        self.panels[Cut.XY].scale_bar = True
        for cut, panel in self.panels.items():
            panel.setAccessibleName(texts.PANEL_NAME.format(source=titles[-1], plane=cut.name))
            panel.picked.connect(self.picked)
            panel.hovered.connect(self.hovered)
            panel.stepped.connect(self.stepped)
        self.corner = Corner(titles[-1], source, camera, state, self)
        self.corner.projection.picked.connect(self._pick_brightest)
        self.corner.projection.stepped.connect(self.stepped)
        camera.changed.connect(self._invalidate)
        state.crosshair_moved.connect(self.refresh)
        state.looks.changed.connect(self.refresh)
        state.selection_changed.connect(self.refresh)
        state.smoothing_changed.connect(self.refresh)
        state.crosshair_shown_changed.connect(self._invalidate)
        source.pixels_changed.connect(self.refresh)
        source.geometry_changed.connect(self.refresh)
        if beneath is not None:
            beneath.pixels_changed.connect(self._refresh_beneath)

    def set_extent(self, extent: tuple[float, float, float]) -> None:
        """Divide the space by the size (z, y, x) in µm of what is shown."""
        self._extent = extent
        self._arrange()

    @property
    def shows_projection(self) -> bool:
        """Whether the fourth panel shows the projection along z."""
        return not self.corner.projection.isHidden()

    def show_projection(self, shown: bool) -> None:
        """Show the projection along z in the fourth panel, or words."""
        self.corner.show_projection(shown)
        self._arrange()
        self.refresh()

    @property
    def all_panels(self) -> list[SlicePanel]:
        """The panels of the three cuts, and the projection while it is shown."""
        shown = [self.corner.projection] if self.shows_projection else []
        return [*self.panels.values(), *shown]

    def um_per_pixel_to_fit(self) -> float:
        """The scale at which the whole stack is in view in all panels."""
        needed: list[float] = []
        for panel in self.all_panels:
            cut = panel.cut
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
            panel.note = self.note()
            panel.scale_bar = cut is Cut.XY and source.scale_is_known
            panel.notice = ""
            self._slice(cut, panel)
        if self.shows_projection:
            self.corner.projection.caption = self._caption_of_projection(unit)
            self._project(self.corner.projection)
        if source.image is not None and scene is None:
            self.panels[Cut.XY].notice = texts.NOT_RESTORED_HERE
        elif not self.panels[Cut.XY].has_slice:
            self.panels[Cut.XY].notice = texts.WAITING_FOR_PIXELS

    @Slot()
    def _refresh_beneath(self) -> None:
        if self._source.part is not None:
            self.refresh()

    def titles(self) -> tuple[str, ...]:
        """What is shown, in words, the longest first; of raw also how it came onto the grid."""
        if (part := self._source.part) is not None:
            return part.titles
        how = texts.RAW_HOW[self._state.smooth]
        return tuple(title.format(how=how) for title in self._titles)

    def note(self) -> str:
        """What must be known of how the stack is shown, or ``""``."""
        return own_contrast(self._source, self._state)

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

    def _caption_of_projection(self, unit: str) -> str:
        """What is projected: all of the stack, or a slab about the crosshair."""
        source, at = self._source, self._state.crosshair
        slab = source.projected
        if slab is None or slab == WHOLE:
            return texts.PROJECTION_CAPTION
        value = format_position(at[0], source.steps[0])
        half = format_position(slab.thickness / 2, source.steps[0])
        where = texts.CAPTION.format(axis="z", value=value, unit=unit)
        kind = texts.SLAB_KINDS[slab.kind]
        return where + " " + texts.CAPTION_SLAB.format(half=half, kind=kind)

    def _thickness(self, cut: Cut, at: Position, step: float) -> str:
        """How thick the slice is, where it is more than a voxel."""
        slab = self._source.slab
        if self._source.slab_at(cut, at) is None:
            return ""
        half, kind = format_position(slab.thickness / 2, step), texts.SLAB_KINDS[slab.kind]
        return " " + texts.CAPTION_SLAB.format(half=half, kind=kind)

    def _badge(self, cut: Cut) -> str:
        """Whether what is in view is still to come, or coarser than the screen could show it."""
        at, shown = self._state.crosshair, self._state.shown_channels
        there = [
            (source, channel, volume.share)
            for source in self.sources()
            for channel in shown
            if (volume := source.volume_of(channel)) is not None
        ]
        worst = max((source.fineness(cut, at, n) for source, n, _ in there), default=None)
        if worst is Fineness.COARSE:
            return texts.COARSE
        share = min((share for _, _, share in there), default=1.0)
        is_plane = cut is Cut.XY and self._source.slab_at(cut, at) is None
        if worst is Fineness.LOADING and share < 1 and not is_plane:
            return texts.LOADING.format(percent=int(100 * share))
        return texts.PREVIEW_BADGE if self._source.part is not None else ""

    def sources(self) -> tuple[DisplaySource, ...]:
        """The stacks that are seen in the panels."""
        return (self._source,)

    def _slice(self, cut: Cut, panel: SlicePanel) -> None:
        """Cut anew only where the cut lies elsewhere or shows something else."""
        source, state = self._source, self._state
        seen = self._signature(cut)
        if self._seen.get(cut) == seen:
            panel.viewport().update()
            return
        self._seen[cut] = seen
        panel.show_layers(layers_over(self._beneath, source, state, cut, state.crosshair))

    def _signature(self, cut: Cut) -> tuple[object, ...]:
        """Tells whether a cut shows something else than before."""
        own = signature_of_layers(self._source, self._state, cut, self._state.crosshair)
        part = self._source.part
        if part is None:
            return own
        beneath = signature_of_layers(self._beneath, self._state, cut, self._state.crosshair)
        return (part, own, beneath)

    def _project(self, panel: SlicePanel) -> None:
        """Show the projection anew only where it has changed."""
        seen = signature_of_projections(self._source, self._state)
        if self._source.part is not None:
            seen = (seen, signature_of_projections(self._beneath, self._state))
        if self._projected != seen:
            self._projected = seen
            panel.show_layers(projections_over(self._beneath, self._source, self._state))
        panel.viewport().update()

    @Slot(object)
    def _pick_brightest(self, axes: dict[int, float]) -> None:
        """A click in the projection goes to what is seen there: the brightest voxel behind it."""
        z = self._state.crosshair[0]
        at = brightest_along_z(self._source, (z, axes[1], axes[2]))
        self.picked.emit(dict(enumerate(at)))

    @Slot()
    def _invalidate(self) -> None:
        for panel in self.all_panels:
            panel.invalidate()

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

    def _arrange(self) -> None:
        z, y, x = self._extent
        # The projection along z is as large as the XY slice, and on the same scale.
        below, beside = (max(z, y), max(z, x)) if self.shows_projection else (z, z)
        width, height = self.width() - _GAP, self.height() - _GAP
        least = 0.5 if self.shows_projection else _LEAST_SHARE
        left = round(width * min(max(x / (x + beside), least), _LARGEST_SHARE))
        top = round(height * min(max(y / (y + below), least), _LARGEST_SHARE))
        right, bottom = width - left, height - top
        self.panels[Cut.XY].setGeometry(0, 0, left, top)
        self.panels[Cut.XZ].setGeometry(0, top + _GAP, left, bottom)
        self.corner.setGeometry(left + _GAP, top + _GAP, right, bottom)
        self.panels[Cut.YZ].setGeometry(left + _GAP, 0, right, top)
        self.resized.emit()
