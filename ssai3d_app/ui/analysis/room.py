"""Measuring what is on display: as a job, and its result in the panel and over the slices."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from ssai3d_app.engine.analysis.reading import ReadAnalysis, ReadStack, read_analysis
from ssai3d_app.engine.analysis.result import Place
from ssai3d_app.engine.events import Completed, Failed
from ssai3d_app.jobs.job import AnalyseWork, Job, JobId, new_job
from ssai3d_app.jobs.running import End
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.analysis.panel import AnalysisPanel
from ssai3d_app.ui.analysis.subject import Subjects
from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.jobs.room import JobRoom
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.projects.errands import Errands
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.viewer.maps.map_room import MapRoom
from ssai3d_app.ui.viewer.overlays.traces import TraceOverlay
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel
from ssai3d_app.ui.viewer.viewer import Viewer

_REACH_IN_VOXELS = 1.5
"""How far off the plane a trace is still drawn: it wanders between two planes."""
_SPOTS = "nucleoids"
"""The table whose rows are drawn as spots."""


class AnalysisRoom(QObject):
    """One analysis at a time; the panel opens and closes with the action."""

    refused = Signal(object)
    """A UserError."""
    changed = Signal()
    """Something is being measured, or shown, or no longer."""

    def __init__(
        self,
        action: QAction,
        viewer: Viewer,
        comparison: Comparison,
        maps: MapRoom,
        jobs: JobRoom,
        book: CorrectionBook,
    ) -> None:
        super().__init__(viewer)
        self._action, self.viewer, self._maps, self._jobs = action, viewer, maps, jobs
        self._state, self._raw, self._restored = (
            comparison.state,
            comparison.raw,
            comparison.restored,
        )
        self._subjects = Subjects(self._state, self._raw, self._restored, book)
        self._job: JobId | None = None
        self._labels: Path | None = None
        """The labels that were laid over last."""
        self.panel = AnalysisPanel(viewer)
        self.panel.hide()
        viewer.add_drawer(self.panel)
        self.traces = viewer.traces
        self._errands = Errands(self)
        self._lay_over_panels()
        self._connect(book)

    def _lay_over_panels(self) -> None:
        """Each stack's own traces where that stack is seen, below crosshair and words."""
        viewer = self.viewer
        seen = (
            (viewer.raw_view, "raw", SlicePanel.rect),
            (viewer.restored_view, "restored", SlicePanel.rect),
            (viewer.compared_view, "restored", viewer.compared_view.restored_place),
        )
        for view, name, place in seen:
            for panel in (*view.panels.values(), view.corner.projection):
                is_projection = panel is view.corner.projection
                thickness = partial(self._thickness, is_projection)
                overlay = TraceOverlay(self.traces[name], self._state, thickness, place)
                panel.overlays.insert(0, overlay)
        for traces in self.traces.values():
            traces.changed.connect(viewer.paint_overlays)

    def _thickness(self, is_projection: bool, _panel: SlicePanel) -> float:
        slab = self.viewer.slab
        return (slab.of_projection if is_projection else slab.of_slices).thickness

    def _connect(self, book: CorrectionBook) -> None:
        panel, desk = self.panel, self._jobs.desk
        self._action.toggled.connect(self._show)
        panel.asked.connect(self.start)
        panel.cancelled.connect(self.cancel)
        panel.closed.connect(self._close)
        panel.form.changed.connect(self._judge)
        panel.results.table_chosen.connect(self._lay_over)
        panel.shows.toggled.connect(self._lay_over)
        panel.results.place_chosen.connect(self._go_to)
        self._errands.refused.connect(self.refused)
        self._raw.opened.connect(self._begin_anew)
        self._raw.geometry_changed.connect(self._judge)
        self._restored.geometry_changed.connect(self._judge)
        self._state.selection_changed.connect(self._follow_selection)
        book.changed.connect(self._judge)
        desk.ticked.connect(self._follow)
        desk.ended.connect(self._take_end)

    # The panel ----------------------------------------------------------------------------------

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        self._judge()
        self._lay_over()
        if shown:
            self.panel.form.kind.setFocus()

    def open(self) -> None:
        """Open the panel."""
        self._action.setChecked(True)

    @Slot()
    def _close(self) -> None:
        self._action.setChecked(False)
        self.viewer.take_focus()

    @Slot()
    def _begin_anew(self) -> None:
        """Another file: what was measured belongs to the one before."""
        self._forget()
        self.panel.form.show_channels(self._state.looks.names, self._state.channel)

    @Slot()
    def _follow_selection(self) -> None:
        """Channels change with the scene; what was measured of another one is put away."""
        names, form = self._state.looks.names, self.panel.form
        if form.channel.count() != len(names):
            form.show_channels(names, self._state.channel)
        shown = self.panel.analysis
        if shown is not None and not self._is_of_selection(shown):
            self._forget()
        self._judge()

    def _is_of_selection(self, analysis: ReadAnalysis) -> bool:
        of = analysis.request
        return (of.scene, of.time) == (self._state.scene, self._state.time)

    def _forget(self) -> None:
        self._job = None
        self.panel.show_running(None)
        self.panel.show_analysis(None)
        self._lay_over()
        self.changed.emit()

    @Slot()
    def _judge(self) -> None:
        """Say what would be measured now, or what is in the way."""
        form = self.panel.form
        blocker = self._subjects.blocker(form.chosen_kind, form.channels)
        told = "" if blocker else self._subjects.of(form.channels).told
        self.panel.show_subject(told, blocker)

    # The job ------------------------------------------------------------------------------------

    @Slot()
    def start(self) -> None:
        """Measure what is on display, after what waits already."""
        form, image = self.panel.form, self._raw.image
        if image is None or self._job is not None:
            return
        if self._subjects.blocker(form.chosen_kind, form.channels) is not None:
            return
        # An earlier analysis of this name gives way, and no file of it may be open then.
        self.panel.show_analysis(None)
        self._take_labels_off()
        request = self._subjects.request(form.settings, form.channels)
        desk = self._jobs.desk
        job = new_job(AnalyseWork(request=request), image.path.name, desk.opened.clock.now())
        self._job = job.id
        if desk.add(job):
            self._jobs.panel.follow(job.id)
            self.panel.show_running(texts.ANALYSIS_WAITING)
            self._follow()
        else:
            self._job = None
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop measuring."""
        if self._job is not None:
            self._jobs.desk.ask(self._jobs.desk.queue.cancel, self._job)

    @Slot()
    def _follow(self) -> None:
        job = None if self._job is None else self._jobs.desk.queue.find(self._job)
        if job is None or job.state.is_over:
            return
        if job.state is JobState.CANCELLING:
            self.panel.show_running(texts.JOB_CANCELLING)
        elif job.progress is None:
            self.panel.show_running(texts.ANALYSIS_WAITING)
        else:
            stage, percent = said(job.progress.stage.value), int(100 * job.progress.fraction)
            words = texts.ANALYSIS_RUNNING.format(stage=stage, percent=percent)
            self.panel.show_running(words)

    @Slot(object, object)
    def _take_end(self, job: Job, end: End) -> None:
        if job.id != self._job or not isinstance(job.work, AnalyseWork):
            return
        self._job = None
        self.panel.show_running(None)
        if isinstance(end, Completed):
            folder = Path(end.output)
            self._errands.run("", lambda _token: read_analysis(folder), self._take_analysis)
        elif isinstance(end, Failed):
            self.panel.say(said(end.problem))
        else:
            self.panel.say(texts.ANALYSIS_CANCELLED)
        self.changed.emit()

    def _take_analysis(self, analysis: ReadAnalysis) -> None:
        image = self._raw.image
        # Another file may have been opened meanwhile.
        if image is None or image.path != analysis.request.path or self._job is not None:
            return
        if self._is_of_selection(analysis):
            self.panel.say(texts.ANALYSIS_DONE.format(name=analysis.folder.name))
            self.panel.show_analysis(analysis)
            self.changed.emit()

    # Over the slices ----------------------------------------------------------------------------

    @Slot()
    def _lay_over(self) -> None:
        """Traces of each stack, and the objects of the one whose table is chosen."""
        analysis, chosen = self.panel.analysis, self.panel.results.chosen_table
        shown = self.panel.isVisibleTo(self.viewer) and self.panel.shows.isChecked()
        if analysis is None or chosen is None or not shown:
            for traces in self.traces.values():
                traces.clear()
            self._take_labels_off()
            return
        for name, traces in self.traces.items():
            stack = analysis.stacks.get(name)
            if stack is None:
                traces.clear()
            else:
                traces.show(stack.traces, _spots(stack), _REACH_IN_VOXELS * stack.voxel)
        stack = analysis.stacks[chosen[0]]
        if stack.traces:
            # The voxels of a filament would hide what its trace is to be held against.
            self._take_labels_off()
        elif self._labels != stack.labels:
            self._labels = stack.labels
            self._maps.open_labels(stack.labels)

    def _take_labels_off(self) -> None:
        if self._labels is not None:
            self._labels = None
            self._maps.close_labels()

    @Slot(object)
    def _go_to(self, place: Place) -> None:
        self.viewer.go_to(place)

    @property
    def is_measuring(self) -> bool:
        """Whether a job measures for the panel, or waits to."""
        return self._job is not None

    @property
    def shows_labels(self) -> bool:
        """Whether the objects are laid over in colours, or will be once they are read."""
        return self._labels is not None

    def release(self) -> None:
        """Wait for what is being read."""
        self._errands.stop()


def _spots(stack: ReadStack) -> np.ndarray:
    places = [place for table in stack.tables if table.name == _SPOTS for place in table.places]
    return np.array(places, dtype=float).reshape(-1, 3)
