"""The room of the tools: one tool at hand at a time, and what each of them shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui import texts, theme
from ssai3d_app.ui.export_stack.room import StackExportRoom
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.quantities import format_length
from ssai3d_app.ui.toolbox.actions import ToolActions
from ssai3d_app.ui.toolbox.export_room import ExportRoom
from ssai3d_app.ui.toolbox.places import Places
from ssai3d_app.ui.toolbox.region_undo import RegionUndo
from ssai3d_app.ui.toolbox.volume_room import VolumeRoom
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.marks.region_bar import RegionBar
from ssai3d_app.ui.viewer.measuring.line import Line, Segment
from ssai3d_app.ui.viewer.measuring.profile_panel import ProfilePanel
from ssai3d_app.ui.viewer.overlays.line_mark import LineMark
from ssai3d_app.ui.viewer.overlays.region_frame import RegionFrame
from ssai3d_app.ui.viewer.tools.line_drawing import LineDrawing
from ssai3d_app.ui.viewer.tools.region_drawing import RegionDrawing
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.viewer import Viewer


class ToolRoom(QObject):
    """Line profile, distance, region and marked places."""

    refused = Signal(object)
    """A UserError."""
    said = Signal(str)

    def __init__(
        self,
        viewer: Viewer,
        state: ViewState,
        raw: DisplaySource,
        restored: DisplaySource,
        book: CorrectionBook,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._viewer, self._state, self._raw = viewer, state, raw
        self.does = ToolActions(self)
        self.menu = self.does.menu(window)
        self.profile_line, self.distance_line = Line(self), Line(self)
        self.region = viewer.region
        self.places = Places(viewer, state, raw, window)
        self.volume = VolumeRoom(self.does, state, raw, restored, viewer.traces, window)
        self.exports = ExportRoom(self.does, viewer, state, raw, restored, window)
        self.stacks = StackExportRoom(
            self.does.export_stack, viewer, state, (raw, restored), book, window
        )
        self._drawings = {
            self.does.profile: LineDrawing(self.profile_line, state, within_plane=True),
            self.does.distance: LineDrawing(self.distance_line, state, within_plane=False),
            self.does.region: RegionDrawing(self.region, state),
        }
        self.profile = ProfilePanel(self.profile_line, state, raw, restored)
        self.region_bar = RegionBar(self.region, raw)
        self._undo = RegionUndo(self.region, viewer)
        for drawer in (self.region_bar, self.profile):
            drawer.hide()
            viewer.add_drawer(drawer)
        viewer.add_overlay(RegionFrame(self.region, state))
        viewer.add_overlay(LineMark(self.profile_line, state, theme.PROFILE))
        viewer.add_overlay(LineMark(self.distance_line, state, theme.DISTANCE, self._length))
        self._connect()
        self.show_availability()

    def _connect(self) -> None:
        for line in (self.profile_line, self.distance_line):
            line.changed.connect(self._viewer.paint_overlays)
        self.region.changed.connect(self._viewer.paint_overlays)
        self._raw.opened.connect(self._begin_anew)
        self._raw.geometry_changed.connect(self.show_availability)
        self._viewer.tool_changed.connect(self._follow_tool)
        for action in self._drawings:
            action.triggered.connect(self._choose)
        self.does.point.triggered.connect(self.put_away)
        self.does.add_bookmark.triggered.connect(self.places.add)
        self.does.show_bookmarks.triggered.connect(self.places.show_window)
        self.places.said.connect(self.said)
        self.exports.said.connect(self.said)
        self.stacks.said.connect(self.said)
        self.exports.refused.connect(self.refused)
        self.profile.closed.connect(self._close_profile)
        self.profile.refused.connect(self.refused)
        self.profile.said.connect(self.said)

    @Slot()
    def put_away(self) -> None:
        """Point again. What was drawn stays; a line with one end only goes."""
        self._viewer.use_tool(None)

    @Slot()
    def _choose(self) -> None:
        """Take the tool of an action; the one at hand is put away."""
        action = self.sender()
        assert isinstance(action, QAction)
        self._viewer.use_tool(self._drawings[action] if action.isChecked() else None)

    @Slot()
    def _follow_tool(self) -> None:
        """One tool is at hand; what it needs is shown, and the keys act on the panels."""
        tool = self._viewer.tool
        for action, drawing in self._drawings.items():
            action.setChecked(drawing is tool)
            if drawing is not tool and isinstance(drawing, LineDrawing):
                drawing.give_up()
        # One drawer at a time: both would leave the panels little room.
        if tool is self._drawings[self.does.profile]:
            self.region_bar.hide()
            self.profile.show()
        elif tool is self._drawings[self.does.region]:
            self.profile.hide()
            self.region_bar.show()
        elif self.region.box is None:
            self.region_bar.hide()
        if tool is not self._drawings[self.does.distance]:
            self.distance_line.draw(None)
        self.does.point.setEnabled(tool in self._drawings.values())
        self._viewer.paint_overlays()

    @Slot()
    def _close_profile(self) -> None:
        self.profile.hide()
        self.profile_line.draw(None)
        if self._viewer.tool is self._drawings[self.does.profile]:
            self.put_away()
        self._viewer.take_focus()

    @Slot()
    def _begin_anew(self) -> None:
        """Another file: nothing is measured in it yet."""
        self.profile.hide()
        self.region_bar.hide()
        for line in (self.profile_line, self.distance_line):
            line.draw(None)
        self.put_away()
        self.show_availability()

    @Slot()
    def show_availability(self) -> None:
        """Offer only what can be done."""
        opened = self._raw.image is not None
        for action in self.does.all():
            action.setEnabled(opened)
        self.does.point.setEnabled(opened and self._viewer.tool in self._drawings.values())

    def release(self) -> None:
        """Join what runs in the background."""
        self.exports.release()
        self.stacks.release()
        self.volume.release()

    def _length(self, segment: Segment) -> str:
        """A distance in words, with its share along z where it has one."""
        unit = "µm" if self._raw.scale_is_known else "px"
        length = format_length(float(f"{segment.length:.4g}"))
        depth = abs(segment.end[0] - segment.start[0])
        if depth == 0:
            return texts.DISTANCE_TOLD.format(length=length, unit=unit)
        shown = format_length(float(f"{depth:.3g}"))
        return texts.DISTANCE_PARTS.format(length=length, unit=unit, depth=shown)
