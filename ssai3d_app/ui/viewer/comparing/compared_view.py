"""The panels in which raw and restored are compared on one grid: swipe, blink, difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_intensity
from ssai3d_app.ui.viewer.channels.composing import channel_layers, layers_over, signature_of_layers
from ssai3d_app.ui.viewer.channels.projecting import (
    projection_layers,
    projections_over,
    signature_of_projections,
)
from ssai3d_app.ui.viewer.comparing.compare_state import CompareState
from ssai3d_app.ui.viewer.comparing.difference import (
    difference,
    diverging_table,
    symmetric_range,
)
from ssai3d_app.ui.viewer.comparing.one_grid import brought_onto
from ssai3d_app.ui.viewer.comparing.swipe_grip import SwipeGrip, divider_pixel
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.overlays.legend import ColorScale, Legend
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.layers import Layer
from ssai3d_app.ui.viewer.panels.ortho_view import OrthoView
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.view_state import Levels, ViewMode, ViewState


class ComparedView(OrthoView):
    """Both stacks in one set of panels, on the grid of the restored one."""

    def __init__(
        self,
        raw: DisplaySource,
        restored: DisplaySource,
        camera: Camera,
        state: ViewState,
        compare: CompareState,
        parent: QWidget,
    ) -> None:
        super().__init__(texts.COMPARED_TITLES, restored, camera, state, parent)
        self._raw, self._compare = raw, compare
        whole = (*self.panels.values(), self.corner.projection)
        self._grips = [SwipeGrip(compare, panel) for panel in whole]
        for panel in self.panels.values():
            panel.overlays.append(Legend(self.difference_scale))
        for panel in whole:
            panel.resized.connect(self._keep_divided)
        state.mode_changed.connect(self._show_mode)
        compare.divider_moved.connect(self._divide)
        compare.blinked.connect(self.refresh)
        compare.range_changed.connect(self.refresh)
        raw.pixels_changed.connect(self.refresh)
        self._show_mode()

    def restored_place(self, panel: SlicePanel) -> QRect | None:
        """Where in a panel the restored stack is seen now; ``None`` where it is not."""
        mode, place = self._state.mode, panel.rect()
        if mode is ViewMode.BLINK and not self._compare.restored_is_up:
            return None
        if mode is ViewMode.SWIPE:
            place.setLeft(divider_pixel(self._compare, panel))
        return place

    def difference_scale(self) -> ColorScale | None:
        """What the colours of the difference mean; ``None`` in other modes."""
        levels = self._difference_levels()
        if self._state.mode is not ViewMode.DIFFERENCE or levels is None:
            return None
        marks = (
            (0.0, format_intensity(levels.low).replace("-", "−")),
            (0.5, "0"),
            (1.0, f"+{format_intensity(levels.high)}"),
        )
        return ColorScale(texts.DIFFERENCE_LEGEND, diverging_table(), marks)

    def _difference_levels(self) -> Levels | None:
        levels = self._state.levels
        return None if levels is None else symmetric_range(self._compare.difference_range, levels)

    def titles(self) -> tuple[str, ...]:
        """What is compared, and how the raw planes came onto the grid."""
        mode, how = self._state.mode, texts.RAW_HOW[self._state.smooth]
        if mode is ViewMode.BLINK:
            up = self._compare.restored_is_up
            marks = {"raw": texts.BLINK_MARK[not up], "restored": texts.BLINK_MARK[up]}
            return tuple(t.format(how=how, **marks) for t in texts.BLINK_TITLES)
        shown = texts.DIFFERENCE_TITLES if mode is ViewMode.DIFFERENCE else texts.SWIPE_TITLES
        return tuple(t.format(how=how) for t in shown)

    def sources(self) -> tuple[DisplaySource, ...]:
        """Both stacks: their picture is as coarse as the coarser one."""
        return self._raw, self._source

    def note(self) -> str:
        """A contrast of its own is told while the restored stack is seen as it is."""
        mode, up = self._state.mode, self._compare.restored_is_up
        if mode is ViewMode.DIFFERENCE or (mode is ViewMode.BLINK and not up):
            return ""
        return super().note()

    def _slice(self, cut: Cut, panel: SlicePanel) -> None:
        """Cut anew only where something else is to be shown."""
        state, compare, at = self._state, self._compare, self._state.crosshair
        up = compare.restored_is_up if state.mode is ViewMode.BLINK else None
        seen = (
            signature_of_layers(self._raw, state, cut, at),
            signature_of_layers(self._source, state, cut, at),
            (state.mode, up, self._difference_levels(), state.channel),
        )
        if self._seen.get(cut) == seen:
            panel.viewport().update()
            return
        self._seen[cut] = seen
        if state.mode is ViewMode.DIFFERENCE:
            panel.show_layers(self.difference_layers(cut))
            return
        restored = layers_over(self._raw, self._source, state, cut, at)
        raw = self._raw_on_grid(cut, restored)
        if state.mode is ViewMode.BLINK:
            panel.show_layers(restored if up else raw)
        else:
            panel.show_layers(raw, restored)

    def _raw_on_grid(self, cut: Cut, restored: Sequence[Layer]) -> list[Layer]:
        """The raw channels on the grid of the restored ones; none while that is unknown.

        What is beside a region is raw on both sides, and drawn as it is.
        """
        if not restored:
            return []
        if self._source.part is not None:
            return list(channel_layers(self._raw, self._state, cut, self._state.crosshair))
        grid, smooth = restored[0].slice, self._state.smooth
        layers = channel_layers(self._raw, self._state, cut, self._state.crosshair)
        return [replace(raw, slice=brought_onto(raw.slice, grid, smooth)) for raw in layers]

    def difference_layers(self, cut: Cut) -> list[Layer]:
        """The difference at the crosshair, in colours; none while one of both is being read.

        It is that of the selected channel: differences of several channels do not add up.
        """
        at, smooth, levels = self._state.crosshair, self._state.smooth, self._difference_levels()
        raw, restored = self._raw.slice(cut, at, smooth), self._source.slice(cut, at)
        if raw is None or restored is None or levels is None:
            return []
        return [Layer(difference(restored, raw, smooth), levels, table=diverging_table())]

    def _project(self, panel: SlicePanel) -> None:
        """The projections of both stacks, compared as the slices are."""
        state, sources = self._state, (self._raw, self._source)
        up = self._compare.restored_is_up if state.mode is ViewMode.BLINK else None
        signatures = tuple(signature_of_projections(source, state) for source in sources)
        seen = (*signatures, state.mode, up, self._difference_levels(), state.channel)
        panel.viewport().update()
        if self._projected == seen:
            return
        self._projected = seen
        raw = projection_layers(self._raw, state)
        restored = projections_over(self._raw, self._source, state)
        if state.mode is ViewMode.SWIPE:
            panel.show_layers(raw, restored)
        elif state.mode is ViewMode.BLINK:
            panel.show_layers(restored if up else raw)
        else:
            panel.show_layers(self._difference_of_projections())

    def _difference_of_projections(self) -> list[Layer]:
        """The maximum of one less the maximum of the other, of the selected channel."""
        levels = self._difference_levels()
        raw, restored = (source.projection() for source in (self._raw, self._source))
        if raw is None or restored is None or levels is None:
            return []
        found = difference(restored, raw, self._state.smooth)
        return [Layer(found, levels, table=diverging_table())]

    @Slot()
    def _show_mode(self) -> None:
        swiped = self._state.mode is ViewMode.SWIPE
        for grip in self._grips:
            grip.setVisible(swiped)
        self._divide()
        self.refresh()

    @Slot()
    def _divide(self) -> None:
        swiped = self._state.mode is ViewMode.SWIPE
        for panel in (*self.panels.values(), self.corner.projection):
            panel.divide(divider_pixel(self._compare, panel) if swiped else None)

    @Slot()
    def _keep_divided(self) -> None:
        """The divider keeps its share of panels that became wider or narrower."""
        self._divide()
        for grip in self._grips:
            grip.follow()
