"""The viewer: selection, raw and restored panels, contrast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_position
from ssai3d_app.ui.viewer.channels.room import ChannelRoom
from ssai3d_app.ui.viewer.comparing.blinker import Blinker
from ssai3d_app.ui.viewer.comparing.compare_state import CompareState
from ssai3d_app.ui.viewer.comparing.compared_view import ComparedView
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.looking import Looking
from ssai3d_app.ui.viewer.marks.bookmarks import Bookmarks
from ssai3d_app.ui.viewer.marks.region import Region
from ssai3d_app.ui.viewer.overlays.overlay import Overlay
from ssai3d_app.ui.viewer.overlays.traces import Traces
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.corner import CornerState
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.ortho_view import OrthoView
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.slabs.control import SlabControl
from ssai3d_app.ui.viewer.slabs.slab import SlabState
from ssai3d_app.ui.viewer.tools.pointing import Pointing
from ssai3d_app.ui.viewer.tools.tool import Tool
from ssai3d_app.ui.viewer.values import values_in_words
from ssai3d_app.ui.viewer.view_state import Position, ViewMode, ViewState
from ssai3d_app.ui.viewer.walking.actions import WalkingActions
from ssai3d_app.ui.viewer.walking.player import Player
from ssai3d_app.ui.viewer.walking.selection_bar import SelectionBar

_ARROWS = {
    Qt.Key.Key_Left: (2, -1),
    Qt.Key.Key_Right: (2, 1),
    Qt.Key.Key_Up: (1, -1),
    Qt.Key.Key_Down: (1, 1),
}


class Viewer(QWidget):
    """Shows the raw stack, the restored one, or both, with one camera and one crosshair."""

    described = Signal(str, str)
    """Position and value under the cursor, and the zoom, in words."""
    tool_changed = Signal()

    def __init__(
        self,
        state: ViewState,
        raw: DisplaySource,
        restored: DisplaySource,
        auto_contrast: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._raw = raw
        self._restored = restored
        self._cursor: Position | None = None
        self._shape = (1, 1, 1)
        self.camera = Camera(self)
        self.raw_view = OrthoView(texts.RAW_TITLES, raw, self.camera, state, self)
        self.restored_view = OrthoView(
            texts.RESTORED_TITLES, restored, self.camera, state, self, beneath=raw
        )
        self.player = Player(state, raw, restored, self)
        self.walks = WalkingActions(state, raw, self.player, self)
        self.selection = SelectionBar(state, self.player, self.walks, self)
        self.slab = SlabState(self)
        self.slab_control = SlabControl(self.slab, raw, restored, self)
        self.selection.layout().addWidget(self.slab_control)
        self.region = Region(raw, self)
        self.bookmarks = Bookmarks(self)
        self.channels = ChannelRoom(state, raw, restored, auto_contrast, self)
        self.compare = CompareState(self)
        self.corner = CornerState(self)
        self.traces = {"raw": Traces(self), "restored": Traces(self)}
        """What an analysis found in each stack."""
        self.compared_view = ComparedView(raw, restored, self.camera, state, self.compare, self)
        self.blinker = Blinker(state, self.compare, self.compared_view)
        self._tellers: list[Callable[[Position], str]] = []
        self._lay_out()
        for view in self._views():
            view.picked.connect(self._pick)
            view.hovered.connect(self._hover)
            view.stepped.connect(self.step)
            view.resized.connect(self._fit_if_fitted)
        self.selection.z_walk.slider.valueChanged.connect(self._go_to_plane)
        raw.opened.connect(self._start)
        raw.geometry_changed.connect(self._fit_geometry)
        restored.opened.connect(self._show_mode)
        state.selection_changed.connect(self._select)
        state.looks.changed.connect(self.describe)
        state.mode_changed.connect(self._show_mode)
        state.crosshair_moved.connect(self._show_position)
        raw.pixels_changed.connect(self.describe)
        restored.pixels_changed.connect(self.describe)
        self.camera.changed.connect(self.describe)
        self.corner.changed.connect(self._show_corner)
        self.slab.changed.connect(self._show_corner)
        self._looking = Looking(self.camera, self._views(), (raw, restored), self)
        self._show_mode()

    def _lay_out(self) -> None:
        """Selection, bars, panels, drawers and channels, from above."""
        views = QHBoxLayout()
        views.setContentsMargins(0, 0, 0, 0)
        views.setSpacing(4)
        views.addWidget(self.raw_view, 1)
        views.addWidget(self.restored_view, 1)
        views.addWidget(self.compared_view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.selection)
        self._bars = QVBoxLayout()
        layout.addLayout(self._bars)
        layout.addLayout(views, 1)
        self._drawers = QVBoxLayout()
        layout.addLayout(self._drawers)
        layout.addWidget(self.channels)

    @property
    def lattice(self) -> DisplaySource:
        """The stack whose voxels the crosshair rests on: the finest that is shown."""
        shown = self._state.mode is not ViewMode.RAW and self._restored.scene is not None
        return self._restored if shown else self._raw

    @property
    def extent(self) -> tuple[float, float, float]:
        """Size (z, y, x) of the raw stack in µm."""
        z, y, x = (n * step for n, step in zip(self._raw.shape, self._raw.steps, strict=True))
        return z, y, x

    @property
    def panels(self) -> list[SlicePanel]:
        """The panels of all views."""
        return [panel for view in self._views() for panel in view.panels.values()]

    @property
    def tool(self) -> Tool:
        """What the left mouse button does in every panel."""
        return self.panels[0].tool

    def use_tool(self, tool: Tool | None) -> None:
        """Give the left mouse button to a tool; ``None`` points again."""
        chosen = tool or Pointing()
        for panel in self.panels:
            panel.tool = chosen
        self.tool_changed.emit()

    def add_overlay(self, overlay: Overlay) -> None:
        """Paint something over the slices of every panel, above what is painted there already."""
        for panel in self.panels:
            panel.overlays.append(overlay)

    @Slot()
    def paint_overlays(self) -> None:
        """Paint anew what lies over the slices; the slices stay."""
        for panel in self.panels:
            panel.viewport().update()

    def add_drawer(self, part: QWidget) -> None:
        """Put a part below the panels, which give it room while it is shown."""
        self._drawers.addWidget(part)

    def take_focus(self) -> None:
        """Let the keys act on the XY panel."""
        view = next(view for view in self._views() if view.isVisibleTo(self))
        view.panels[Cut.XY].setFocus()

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar right above the panels."""
        self._bars.addWidget(bar)

    def add_teller(self, words_at: Callable[[Position], str]) -> None:
        """Tell more of the place under the cursor; empty words are left out."""
        self._tellers.append(words_at)

    @Slot()
    def fit(self) -> None:
        """Show the whole stack in every panel."""
        z, y, x = (
            (n - 1) * step / 2 for n, step in zip(self._raw.shape, self._raw.steps, strict=True)
        )
        shown = [view for view in self._views() if view.isVisibleTo(self)]
        self.camera.fit((z, y, x), max(view.um_per_pixel_to_fit() for view in shown))

    @Slot()
    def one_to_one(self) -> None:
        """One lateral voxel per screen pixel, about the crosshair."""
        self.camera.look_at(self._state.crosshair, min(self._raw.steps[1:]))

    def look_closer(self, centre: Position, width: float) -> None:
        """Show so many µm about a point in the XY panel."""
        view = next(view for view in self._views() if view.isVisibleTo(self))
        panel = view.panels[Cut.XY]
        self.camera.look_at(centre, width / max(min(panel.width(), panel.height()), 1))

    def show_again(
        self, crosshair: Position, centre: Position | None, um_per_pixel: float | None
    ) -> None:
        """Show a stack as it was shown before; without a centre the whole of it is in view."""
        self.go_to(crosshair)
        if centre is not None:
            self.camera.look_at(centre, um_per_pixel)

    @Slot(int, int)
    def step(self, axis: int, count: int) -> None:
        """Move the crosshair by voxels along an axis."""
        lattice = self.lattice
        index = list(lattice.index_at(self._state.crosshair))
        index[axis] += count
        self.go_to(tuple(i * step for i, step in zip(index, lattice.steps, strict=True)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the crosshair in the plane, with Shift ten voxels at a time."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.step(arrow[0], arrow[1] * (10 if fast else 1))

    def _views(self) -> tuple[OrthoView, ...]:
        return self.raw_view, self.restored_view, self.compared_view

    def go_to(self, position: tuple[float, ...]) -> None:
        """Rest the crosshair on the voxel nearest to a point."""
        lattice = self.lattice
        z, y, x = position
        index = lattice.index_at((z, y, x))
        snapped = tuple(i * step for i, step in zip(index, lattice.steps, strict=True))
        self._state.move_crosshair((snapped[0], snapped[1], snapped[2]))

    @Slot(object)
    def _pick(self, axes: dict[int, float]) -> None:
        position = list(self._state.crosshair)
        for axis, value in axes.items():
            position[axis] = value
        self.go_to(tuple(position))

    @Slot(object)
    def _hover(self, axes: dict[int, float] | None) -> None:
        if axes is None:
            self._cursor = None
        else:
            position = list(self._state.crosshair)
            for axis, value in axes.items():
                position[axis] = value
            self._cursor = (position[0], position[1], position[2])
        self.describe()

    @Slot(int)
    def _go_to_plane(self, z: int) -> None:
        self.go_to((z * self.lattice.steps[0], *self._state.crosshair[1:]))

    @Slot()
    def _start(self) -> None:
        """Begin with the middle of a new stack."""
        self._state.reset()
        self.selection.show_scenes(self._raw.scenes)
        self.camera.fitted = True
        self._go_to_middle()

    def _go_to_middle(self) -> None:
        shape, steps = self._raw.shape, self._raw.steps
        self._shape = shape
        self.go_to(tuple((n // 2) * step for n, step in zip(shape, steps, strict=True)))
        self._fit_geometry()

    @Slot()
    def _select(self) -> None:
        if self._raw.image is None:
            return
        self.selection.show_selection(self._raw.scenes)
        if self._raw.shape != self._shape or not self._inside(self._state.crosshair):
            self._go_to_middle()
        self._fit_geometry()

    def _inside(self, position: Position) -> bool:
        return all(0 <= p <= size for p, size in zip(position, self.extent, strict=True))

    @Slot()
    def _fit_geometry(self) -> None:
        """Another scene, or a correction: keep the crosshair on a voxel, and the stack in view."""
        if self._raw.image is None:
            return
        self.selection.show_selection(self._raw.scenes)
        for view in self._views():
            view.set_extent(self.extent)
        self.go_to(self._state.crosshair)
        self._fit_if_fitted()
        self._show_position()

    @Slot()
    def _fit_if_fitted(self) -> None:
        if self._raw.image is not None and self.camera.fitted:
            self.fit()

    @Slot()
    def _show_mode(self) -> None:
        mode = self._state.mode
        there = self._restored.image is not None
        focused = any(view.isAncestorOf(self.focusWidget() or self) for view in self._views())
        side = mode is ViewMode.SIDE_BY_SIDE
        shown = {
            self.raw_view: side or mode is ViewMode.RAW or not there,
            self.restored_view: there and (side or mode is ViewMode.RESTORED),
            self.compared_view: there and mode.is_one_picture_of_both,
        }
        # Hide before showing, so that the views never share the room for a moment.
        for view in sorted(shown, key=lambda v: shown[v]):
            view.setVisible(shown[view])
        # Hiding the panel with the focus would hand the keys to some field.
        if focused:
            self.take_focus()
        self._show_position()

    @Slot()
    def _show_corner(self) -> None:
        """Show projection or words in the fourth panels; only what is seen is projected."""
        shown = self.corner.shows_projection
        for source in (self._raw, self._restored):
            source.project(self.slab.of_projection if shown else None)
        for view in self._views():
            view.show_projection(shown)

    @Slot()
    def _show_position(self) -> None:
        lattice = self.lattice
        self.selection.z_walk.show_index(
            lattice.index_at(self._state.crosshair)[0], lattice.shape[0]
        )
        self.describe()

    @Slot()
    def describe(self) -> None:
        """Position and values where the cursor is, or at the crosshair when it is elsewhere."""
        if self._raw.image is None:
            self.described.emit("", "")
            return
        at = self._cursor or self._state.crosshair
        steps = self.lattice.steps
        z, y, x = (format_position(value, step) for value, step in zip(at, steps, strict=True))
        unit = "µm" if self._raw.scale_is_known else "px"
        words = texts.STATUS_POSITION.format(x=x, y=y, z=z, unit=unit)
        if not self.lattice.depth_is_known:
            plane = self.lattice.index_at(at)[0] + 1
            words = texts.STATUS_POSITION_PLANE.format(x=x, y=y, unit=unit, plane=plane)
        values = values_in_words(self._raw, self._restored, self._state, at)
        if values:
            words += f"   ·   {values}"
        for more in filter(None, (words_at(at) for words_at in self._tellers)):
            words += f"   ·   {more}"
        percent = round(100 * min(self._raw.steps[1:]) / self.camera.um_per_pixel)
        self.described.emit(words, texts.STATUS_ZOOM.format(percent=percent))
