"""Finds the trust map of the result on display, opens label maps, and lays them over the slices."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.opening.reader import Refusal, StackReader
from ssai3d_app.ui.quantities import format_fixed, format_intensity
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.maps.colors import heat_colors
from ssai3d_app.ui.viewer.maps.map_control import MapControl
from ssai3d_app.ui.viewer.maps.map_files import open_label_map, open_trust_map
from ssai3d_app.ui.viewer.maps.map_source import LabelSelection, MapSource
from ssai3d_app.ui.viewer.maps.map_state import MapState, Overlaid
from ssai3d_app.ui.viewer.overlays.legend import ColorScale, Legend
from ssai3d_app.ui.viewer.overlays.map_overlay import MapOverlay
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.view_state import Position, ViewMode, ViewState
from ssai3d_app.ui.viewer.viewer import Viewer


class MapRoom(QObject):
    """The maps of a viewer and their control. Pixels are read once a map is laid over."""

    told = Signal(str, str, str)
    """Problem, remedy and detail: a label map cannot be shown."""

    def __init__(
        self,
        state: ViewState,
        raw: DisplaySource,
        restored: DisplaySource,
        book: CorrectionBook,
        viewer: Viewer,
    ) -> None:
        super().__init__(viewer)
        self._state, self._raw, self._restored = state, raw, restored
        self._viewer = viewer
        self.maps = MapState(self)
        budget = raw.reader.budget
        self.trust = MapSource(StackReader(self, open_trust_map, budget), state, book, self)
        self.labels = MapSource(StackReader(self, open_label_map, budget), state, book, self)
        self.control = MapControl(self.maps, viewer)
        self._no_trust: str | None = texts.NO_TRUST_WITHOUT_RESULT
        self._lay_over_panels()
        viewer.add_teller(self.words_at)
        restored.geometry_changed.connect(self._follow_result)
        raw.opened.connect(self._forget_labels)
        self.trust.opened.connect(self._offer_trust)
        self.trust.reader.refused.connect(self._take_refusal)
        self.labels.opened.connect(self._take_labels)
        self.labels.reader.refused.connect(self._tell_refusal)
        self.control.labels_asked.connect(self._ask_for_labels)
        self.maps.changed.connect(self._follow_choice)
        for source in (self.trust, self.labels):
            source.pixels_changed.connect(viewer.paint_overlays)
            source.pixels_changed.connect(viewer.describe)

    def _lay_over_panels(self) -> None:
        """Trust only where the restored stack is seen; labels everywhere."""
        viewer = self._viewer
        for view, place in (
            (viewer.raw_view, _nowhere),
            (viewer.restored_view, _everywhere),
            (viewer.compared_view, self._in_compared),
        ):
            overlay = MapOverlay(self._state, self.maps, self.trust, self.labels, place)
            for panel in view.panels.values():
                # Below crosshair and words.
                panel.overlays.insert(0, overlay)
                if view is not viewer.raw_view:
                    panel.overlays.append(Legend(self._scale))

    def _in_compared(self, panel: SlicePanel) -> QRect | None:
        """Colours over the colours of a difference would tell of neither."""
        differs = self._state.mode is ViewMode.DIFFERENCE
        if differs and self.maps.overlaid is Overlaid.HEAT:
            return None
        return self._viewer.compared_view.restored_place(panel)

    def _scale(self) -> ColorScale | None:
        """What the colours of trust mean, while they are shown."""
        shown = self.maps.overlaid is Overlaid.HEAT and self.trust.volume is not None
        if not shown or self._state.mode is ViewMode.DIFFERENCE:
            return None
        marks = tuple((share, format_intensity(share)) for share in (0.0, 0.5, 1.0))
        return ColorScale(texts.TRUST_LEGEND, heat_colors(), marks)

    def words_at(self, position: Position) -> str:
        """What the map on display says of a place; empty when it says nothing."""
        overlaid = self.maps.overlaid
        if overlaid.tells_trust:
            trust = self.trust.value_inside(position)
            return "" if trust is None else texts.STATUS_TRUST.format(trust=format_fixed(trust, 2))
        if overlaid is Overlaid.LABELS:
            label = self.labels.value_inside(position)
            if label is None:
                return ""
            return texts.STATUS_LABEL.format(label=int(label)) if label else texts.STATUS_NO_LABEL
        return ""

    def open_labels(self, path: Path) -> None:
        """Open a label map and lay it over, if it lies on one of the two grids."""
        self.labels.open(path, LabelSelection(self._state))

    def close_labels(self) -> None:
        """Take the label map off, and let go of its file."""
        self._forget_labels()

    def release(self) -> None:
        """Join the threads that read."""
        self.trust.reader.stop()
        self.labels.reader.stop()

    @Slot()
    def _ask_for_labels(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._viewer, texts.OVERLAY_LABELS_TITLE, "", texts.OPEN_DIALOG_FILTER
        )
        if name:
            self.open_labels(Path(name))

    @Slot()
    def _follow_result(self) -> None:
        """Another result, or none: find its map."""
        image = self._restored.image
        if image is None:
            self.trust.close()
            self._say_no_trust(texts.NO_TRUST_WITHOUT_RESULT)
        elif self.trust.asked_for != image.opening:
            self.trust.asked_for = image.opening
            self.trust.open(image.path, self._restored.selection, self._restored)

    @Slot()
    def _offer_trust(self) -> None:
        self._no_trust = None
        self._offer()

    @Slot(object)
    def _take_refusal(self, refusal: Refusal) -> None:
        """No map is no failure: the control says why."""
        self._say_no_trust(f"{said(refusal.problem)}; {said(refusal.remedy)}.")

    def _say_no_trust(self, reason: str) -> None:
        self._no_trust = reason
        if self.maps.overlaid.tells_trust:
            self.maps.lay_over(Overlaid.NOTHING)
        self._offer()

    @Slot()
    def _take_labels(self) -> None:
        image, shape = self.labels.image, self.labels.shape
        assert image is not None
        for stack in (self._raw, self._restored):
            if stack.scene is not None and stack.shape == shape:
                self.labels.like = stack
                self._offer()
                self.maps.lay_over(Overlaid.LABELS)
                self._follow_choice()
                return
        if self._has_own_place():
            self._offer()
            self.maps.lay_over(Overlaid.LABELS)
            self._follow_choice()
            return
        self.labels.close()
        self._forget_labels()
        z, y, x = shape
        odd = texts.LABELS_ODD_GRID.format(name=image.path.name, x=x, y=y, z=z)
        self.told.emit(odd, texts.LABELS_ODD_GRID_REMEDY, str(image.path))

    def _has_own_place(self) -> bool:
        """Whether a map of other voxels covers the raw stack by the voxel size that it tells."""
        labels, raw = self.labels, self._raw
        if raw.scene is None or not (labels.scale_is_known and labels.depth_is_known):
            return False
        edges = zip(labels.shape, labels.steps, raw.shape, raw.steps, strict=True)
        return all(
            abs((count - 1) * step - (n - 1) * raw_step) <= max(step, raw_step)
            for count, step, n, raw_step in edges
        )

    @Slot(object)
    def _tell_refusal(self, refusal: Refusal) -> None:
        self._forget_labels()
        self.told.emit(refusal.problem, refusal.remedy, refusal.detail)

    @Slot()
    def _forget_labels(self) -> None:
        self.labels.close()
        if self.maps.overlaid is Overlaid.LABELS:
            self.maps.lay_over(Overlaid.NOTHING)
        self._offer()

    def _offer(self) -> None:
        self.control.offer(trust=self._no_trust, labels=self.labels.image is not None)

    @Slot()
    def _follow_choice(self) -> None:
        """Read what is shown, and nothing else."""
        overlaid = self.maps.overlaid
        self.trust.read_pixels(overlaid.tells_trust)
        self.labels.read_pixels(overlaid is Overlaid.LABELS)
        self._viewer.paint_overlays()
        self._viewer.describe()


def _nowhere(_panel: SlicePanel) -> None:
    return None


def _everywhere(panel: SlicePanel) -> QRect:
    return panel.rect()
