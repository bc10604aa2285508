"""Makes previews as jobs, shows their pictures in the viewer, and hands on what they learnt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from ssai3d_app.engine.events import Completed, Failed, PreviewPicture, TuningLoss
from ssai3d_app.engine.preview.region import PreviewedRegion
from ssai3d_app.engine.preview.request import KEPT, PreviewRequest
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.job import Job, JobId, PreviewWork, Priority, RestoreWork, new_job
from ssai3d_app.jobs.running import End
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.preview.folders import PreviewFolders
from ssai3d_app.ui.preview.frame import ProposalFrame
from ssai3d_app.ui.preview.part import PreviewPanel
from ssai3d_app.ui.preview.region_choice import RegionChoice
from ssai3d_app.ui.preview.selection import PreviewSelection, part_of
from ssai3d_app.ui.restore.guide import PreviewFact, PreviewStands
from ssai3d_app.ui.restore.panel import RestorePanel
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.viewer.marks.region import RegionBox
from ssai3d_app.ui.viewer.view_state import ViewMode
from ssai3d_app.ui.viewer.viewer import Viewer

_SHARE_OF_VIEW = 0.6
"""Of the view that a region fills, when it is shown."""


@dataclass(frozen=True)
class _Made:
    """A preview that came to its end, and what it was of."""

    request: PreviewRequest
    previewed: PreviewedRegion


class PreviewRoom(QObject):
    """One preview at a time, of what is on display."""

    restoration_asked = Signal(object)
    """A RestoreRequest that goes on from the preview, where there is one for it."""

    def __init__(
        self,
        action: QAction,
        panel: RestorePanel,
        viewer: Viewer,
        comparison: Comparison,
        desk: JobDesk,
        folder: Path,
    ) -> None:
        super().__init__(panel)
        self._action, self._panel, self._viewer = action, panel, viewer
        self._comparison, self._desk = comparison, desk
        self._state, self._raw = comparison.state, comparison.raw
        self._restored = comparison.restored
        self._folders = PreviewFolders(folder / "previews")
        self.choice = RegionChoice(self._raw, viewer.region, self)
        self.part = PreviewPanel(panel)
        self._job: JobId | None = None
        self._asked: PreviewRequest | None = None
        self._drawn: RegionBox | None = None
        self._picture: PreviewPicture | None = None
        self._made: _Made | None = None
        self._problem = ""
        viewer.add_overlay(ProposalFrame(self.choice, viewer.region, self._raw, self._state))
        panel.take_preview(self.part)
        self._connect()
        self.show_now()

    def _connect(self) -> None:
        part, desk = self.part, self._desk
        self._action.triggered.connect(self.start)
        part.button.clicked.connect(self._action.trigger)
        part.cancel.clicked.connect(self.cancel)
        part.look.clicked.connect(self.look_at_region)
        part.close_.clicked.connect(self.close)
        self.choice.changed.connect(self._follow_region)
        self._panel.judged.connect(self._follow_choices)
        self._panel.requested.connect(self.hand_on)
        self._state.selection_changed.connect(self._follow_choices)
        self._raw.opened.connect(self.forget)
        self._raw.geometry_changed.connect(self._follow_choices)
        self._restored.geometry_changed.connect(self.show_now)
        desk.learnt.connect(self._take_loss)
        desk.pictured.connect(self._take_picture)
        desk.ended.connect(self._take_end)
        desk.states_changed.connect(self.show_now)

    # What is asked for --------------------------------------------------------------------------

    @property
    def request(self) -> PreviewRequest | None:
        """What would be previewed now, but for its folder; ``None`` while something is missing."""
        wish, chosen = self._panel.wish, self.choice.region
        if wish is None or chosen is None or wish.method != "ssai":
            return None
        state = self._state
        return PreviewRequest(
            restoration=wish.model_copy(update={"scenes": (state.scene,)}),
            folder=Path(),
            region=chosen[0],
            channel=state.channel,
            time=state.time,
            live=True,
        )

    @property
    def is_running(self) -> bool:
        """Whether a preview waits or is made."""
        return self._job is not None

    @Slot()
    def start(self) -> None:
        """Preview what is on display, before all that waits."""
        request = self.request
        if request is None or self.is_running:
            return
        self._folders.clear(self._wanted())
        request = request.model_copy(update={"folder": self._folders.new()})
        job = new_job(
            PreviewWork(request=request),
            request.restoration.path.name,
            self._desk.opened.clock.now(),
            priority=Priority.HIGH,
        )
        self._problem, self._picture = "", None
        self.part.curve.clear()
        self._job, self._asked, self._drawn = job.id, request, self._viewer.region.box
        if not self._desk.add(job):
            self._job = None
        self.show_now()

    @Slot()
    def cancel(self) -> None:
        """Stop the preview that runs; what is shown of it goes."""
        if self._job is not None:
            job, self._job = self._job, None
            if self._desk.ask(self._desk.queue.cancel, job):
                self._close_picture()
            self._tidy(job)
        self.show_now()

    @Slot()
    def close(self) -> None:
        """Show the stack as recorded again."""
        self._close_picture()
        self.show_now()

    @Slot()
    def forget(self) -> None:
        """Another file is on display, or none."""
        self.cancel()
        self._made, self._problem = None, ""
        self.part.curve.clear()
        self.show_now()

    @Slot(object)
    def hand_on(self, request: RestoreRequest) -> None:
        """Ask for a restoration that uses what the preview has learnt; it needs the processor."""
        self.cancel()
        made = self._made
        if made is not None and self._is_for(made, request):
            previewed = {
                "preview": made.previewed,
                "preview_kept": made.request.folder / KEPT,
            }
            request = request.model_copy(update=previewed)
        self.restoration_asked.emit(request)

    def _is_for(self, made: _Made, request: RestoreRequest) -> bool:
        """Whether a preview was made as this restoration would make it."""
        if request.method != "ssai" or request.model is not None:
            return False
        scenes = range(len(self._raw.scenes)) if request.scenes is None else request.scenes
        restoration = request.model_copy(update={"scenes": (made.request.scene,)})
        now = made.request.model_copy(update={"restoration": restoration})
        same = now.on_region() == made.request.on_region()
        corrected = request.corrections.changes == made.request.restoration.corrections.changes
        channels = request.channels
        held = channels is None or made.request.channel in channels
        return same and corrected and held and made.request.scene in scenes

    # What comes of it ---------------------------------------------------------------------------

    @Slot(object, object)
    def _take_loss(self, job: Job, loss: TuningLoss) -> None:
        if job.id == self._job:
            self.part.curve.add(loss.step, loss.held_out_error)

    @Slot(object, object)
    def _take_picture(self, job: Job, picture: PreviewPicture) -> None:
        scene = self._raw.scene
        if job.id != self._job or scene is None:
            return
        is_first = self._picture is None
        self._picture = picture
        selection = PreviewSelection(self._state, picture, scene)
        self._comparison.show_preview(Path(picture.path), selection)
        if is_first:
            self.look_at_region()
            self._state.show_mode(ViewMode.RESTORED)
        self.show_now()

    @Slot(object, object)
    def _take_end(self, job: Job, end: End) -> None:
        if not isinstance(job.work, PreviewWork):
            return
        if job.id == self._job:
            self._job = None
            if isinstance(end, Completed) and self._picture is not None:
                self._made = _Made(job.work.request, self._picture.previewed)
            else:
                self._problem = said(end.problem) if isinstance(end, Failed) else ""
                self._close_picture()
        self._tidy(job.id)
        self.show_now()

    def _tidy(self, job: JobId) -> None:
        """A preview that is over is no history; its folder goes with the next one."""
        found = self._desk.queue.find(job)
        if found is not None and found.state.is_over:
            self._desk.remove(found)

    def _close_picture(self) -> None:
        self._picture = None
        if self._restored.part is not None:
            self._comparison.close()
            self._state.show_mode(ViewMode.RAW)

    # What is on display -------------------------------------------------------------------------

    @Slot()
    def look_at_region(self) -> None:
        """Rest the crosshair in the middle of the region, and show it large."""
        chosen, scene = self.choice.region, self._raw.scene
        if self._picture is not None:
            region = self._picture.previewed.region
        elif chosen is not None:
            region = chosen[0]
        else:
            return
        if scene is None:
            return
        part = part_of(region, scene, ())
        middle = [o + n * part.step / 2 for o, n in zip(part.origin, part.count, strict=True)]
        position = middle[0], middle[1], middle[2]
        self._viewer.go_to(position)
        if region.shape[1:] != self._raw.shape[1:]:
            self._viewer.look_closer(position, max(part.count[1:]) * part.step / _SHARE_OF_VIEW)

    @Slot()
    def _follow_region(self) -> None:
        """Another region was drawn, or proposed."""
        self._stop_if_stale()
        self._viewer.paint_overlays()
        self.show_now()

    @Slot()
    def _follow_choices(self) -> None:
        """Another voxel size makes another stack: what was made of the old one is gone."""
        if self._raw.image is None:
            self.forget()
            return
        wish = self._panel.wish
        if wish is not None and self._asked is not None:
            before = self._asked.restoration
            now, then = wish.corrections.changes, before.corrections.changes
            if (wish.path, now) != (before.path, then):
                self.cancel()
                self._close_picture()
                self._made, self._asked = None, None
        self._stop_if_stale()
        self.show_now()

    def _stop_if_stale(self) -> None:
        """Another scene or another drawn region; which channel is looked at may change."""
        if self._job is None or self._asked is None:
            return
        if (self._state.scene, self._viewer.region.box) != (self._asked.scene, self._drawn):
            self.cancel()

    @Slot()
    def show_now(self) -> None:
        """Say where the preview stands."""
        if self._raw.image is None:
            self.part.show_region(None, (1.0, 1.0, 1.0), "")
        else:
            self.part.show_region(self.choice.region, self._raw.steps, texts.PREVIEW_SEARCHING)
        request = self.request
        can_start = request is not None and not self.is_running
        classic = self._panel.wish is not None and self._panel.wish.method != "ssai"
        why_not = texts.PREVIEW_CLASSIC if classic else ""
        self._action.setEnabled(can_start)
        shows = self._restored.part is not None
        fact = self._fact(offered=request is not None, why_not=why_not, shows=shows)
        self.part.show_fact(fact, can_start=can_start, shows=shows, why_not=why_not)

    def _fact(self, *, offered: bool, why_not: str, shows: bool) -> PreviewFact:
        if self._job is not None:
            return PreviewFact(PreviewStands.RUNNING, self._progress())
        if self._problem:
            problem = texts.PREVIEW_FAILED.format(problem=self._problem)
            return PreviewFact(PreviewStands.FAILED, problem)
        made, wish = self._made, self._panel.wish
        if made is not None and wish is not None and shows:
            fits = self._is_for(made, wish)
            words = texts.PREVIEW_MADE if fits else texts.PREVIEW_MADE_STALE
            return PreviewFact(PreviewStands.MADE, words)
        if made is not None and wish is not None and self._is_for(made, wish):
            return PreviewFact(PreviewStands.MADE, texts.PREVIEW_LEARNT)
        if offered:
            return PreviewFact(PreviewStands.OFFERED)
        return PreviewFact(PreviewStands.NOT_OFFERED, why_not)

    def _progress(self) -> str:
        assert self._job is not None
        queue = self._desk.queue
        job = queue.find(self._job)
        if job is not None and job.state is JobState.QUEUED:
            why = queue.waits_for(job.id)
            if why is not None:
                return said(why)
            if queue.running:
                return texts.PREVIEW_WAITS
        if self._picture is None:
            return texts.PREVIEW_STARTING
        if self._picture.step:
            return texts.PREVIEW_ON_THE_WAY.format(step=self._picture.step)
        return texts.PREVIEW_QUICK

    def _wanted(self) -> set[Path]:
        """Folders that a job, or what is shown, still needs."""
        return {
            job.work.request.preview_kept.parent
            for job in self._desk.queue.jobs
            if not job.state.is_over
            and isinstance(job.work, RestoreWork)
            and job.work.request.preview_kept is not None
        }

    def release(self) -> None:
        """Join the thread, and remove what no job wants any more."""
        self.choice.release()
        self._folders.clear(self._wanted())
