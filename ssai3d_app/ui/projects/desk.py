"""The project that is open in this window: opened, kept, ticked and closed here."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.clock import Clock, SystemClock
from ssai3d_app.jobs.job import ExportWork, Job, JobId, new_job
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.projects import recent
from ssai3d_app.projects.disk import PatientDisk
from ssai3d_app.projects.document import ProjectDocument, RunStatus, Source
from ssai3d_app.projects.keeping import RunKeeper
from ssai3d_app.projects.opening import create_project, open_project
from ssai3d_app.projects.project import Project
from ssai3d_app.projects.storage import TUNED
from ssai3d_app.ui import texts
from ssai3d_app.volume.corrections import Corrections

_log = logging.getLogger(__name__)

TICK_MS = 1000
_SAME_EDIT_MS = 2000
"""Corrections that follow each other within so long are undone together."""


@dataclass(frozen=True)
class KeptRun:
    """A run of a project; report and tuned networks of ``request`` go into its folder."""

    request: RestoreRequest
    project: Path
    run: str


class ProjectDesk(QObject):
    """Holds at most one project; the one without a name is there when no other is.

    Everything is kept as it happens. What cannot be written stays in memory, ``problem`` says
    why, and it is tried again.
    """

    opened = Signal()
    """Another project is open, or none."""
    about_to_save = Signal()
    """What is not in the document yet, and is to be kept, must be put into it now."""
    recent_changed = Signal()
    """The list of projects that were open lately is another."""
    changed = Signal()
    """Its document is another."""
    saving_changed = Signal()
    """What is not on the disk, why, or whether it may be written at all has changed."""
    refused = Signal(object)
    """A UserError that the user has to know of at once."""

    def __init__(self, home: Path, parent: QObject, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._recent_file = recent.recent_file(home)
        self.clock: Clock = clock or SystemClock()
        self.project: Project | None = None
        self.is_implicit = False
        self.problem: UserError | None = None
        self._queue: JobQueue | None = None
        self._add_job: Callable[[Job], bool] | None = None
        self._keeper: RunKeeper | None = None
        self._since_correction = QElapsedTimer()
        self._shown_state: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    # Which project

    @property
    def document(self) -> ProjectDocument | None:
        """What it knows."""
        return self.project.document if self.project else None

    @property
    def is_writable(self) -> bool:
        """Whether there is a project that may be changed."""
        return self.project is not None and not self.project.is_read_only

    @property
    def recent(self) -> list[recent.RecentProject]:
        """The projects that were open lately, newest first; some may be gone."""
        return recent.recent_projects(self._recent_file)

    def forget(self, folder: Path) -> None:
        """Take a project from the list of recent ones."""
        recent.forget(self._recent_file, folder)
        self.recent_changed.emit()

    def open_implicit(self) -> None:
        """Take the project of files without a project; without it, nothing is kept."""
        try:
            self._take(recent.implicit_project(self.clock, self._home), is_implicit=True)
        except UserError as error:
            _log.error("There is no project for loose files: %s (%s)", error, error.detail)
            self.problem = error
            self.opened.emit()

    def open(
        self, folder: Path, *, read_only: bool = False, take_over: bool = False, copy: bool = False
    ) -> None:
        """Open a project in place of the present one.

        Raises
        ------
        ProjectInUseError
            When another window has it.
        UserError
            When it cannot be opened, or the present one not be saved; that stays open then.
        """
        if self.project is not None and self.project.folder == folder.absolute():
            return
        self.save()
        choices = {"read_only": read_only, "take_over": take_over, "copy": copy}
        self._take(self._opened(folder.absolute(), **choices), is_implicit=False)
        if copy:
            # The copy may be older than the last runs, whose folders are there.
            self.edit(lambda project: project.list_again())

    def create(self, folder: Path) -> None:
        """Begin a project in a folder, which is made when missing.

        Raises
        ------
        UserError
            When it cannot be written; the present one stays open then.
        """
        self.save()
        folder = folder.absolute()
        disk = PatientDisk(folder)
        created = disk(lambda: create_project(folder, folder.name, self.clock, disk))
        self._take(created, is_implicit=False)

    def move_to(self, folder: Path) -> None:
        """Open the copy of the present project, which holds all that is not saved of it.

        Raises
        ------
        UserError
            When it cannot be opened; the present one stays open then.
        """
        self._take(self._opened(folder.absolute()), is_implicit=False)

    def close_project(self) -> None:
        """Go back to files without a project.

        Raises
        ------
        UserError
            When it cannot be saved; it stays open then.
        """
        self.save()
        self._leave()
        self.open_implicit()

    def save(self) -> None:
        """Write what is not on the disk.

        Raises
        ------
        UserError
            When it cannot be written.
        """
        if self.project is None or self.project.is_read_only:
            return
        self.about_to_save.emit()
        try:
            self.project.save()
        except UserError as error:
            self._note(error)
            raise
        self._note(None)

    def stop(self) -> None:
        """For the end of the window: write what can be written, and let others open it."""
        self._timer.stop()
        self._leave()

    # What is done with it

    def edit(self, change: Callable[[Project], object]) -> None:
        """Make an edit; what keeps it from being made is told."""
        if self.project is None:
            return
        try:
            change(self.project)
        except UserError as error:
            self.refused.emit(error)
        self._look()

    def source_at(self, path: Path) -> Source | None:
        """The source that lies there, without asking the disk."""
        if self.project is None:
            return None
        sought = Path(os.path.normpath(path.absolute()))
        for source in self.project.document.sources:
            if sought in source.place.candidates(self.project.folder):
                return source
        return None

    def list_file(self, path: Path) -> Source | None:
        """The source of a file, added when it is new; ``None`` where nothing can be added."""
        known = self.source_at(path)
        if known is not None or self.project is None or self.project.is_read_only:
            return known
        return self.project.add_files([path.absolute()], is_edit=False)[0]

    def correct(self, source: str, scene: int, corrections: Corrections) -> None:
        """Keep what the user knows better of a scene; a row of keys is one edit."""
        if self.project is None or self.project.is_read_only:
            return
        before = self.project.document.source(source).corrections
        after = {n: entry for n, entry in before.items() if n != scene}
        if not corrections.is_empty:
            after[scene] = corrections
        goes_on = (
            self._since_correction.isValid() and self._since_correction.elapsed() < _SAME_EDIT_MS
        )
        self._since_correction.start()
        self.project.set_field("source", source, "corrections", after, goes_on=goes_on)

    def begin_run(self, request: RestoreRequest) -> KeptRun | None:
        """Make the run of a restoration; ``None`` where nothing is kept.

        The queue's job then gets the request, project and run that come back.

        Raises
        ------
        UserError
            When a project of the user's cannot take it.
        """
        if self.project is None or self.project.is_read_only:
            return None
        try:
            source = self.list_file(request.path)
            assert source is not None
            name = texts.PRESETS[request.preset][0]
            run = self.project.begin_run(source.id, name, request)
        except UserError as error:
            self._note(error)
            if not self.is_implicit:
                raise
            # What nobody asked to be kept must not keep anyone from working.
            _log.error("The run is not kept: %s (%s)", error, error.detail)
            return None
        folder = self.project.folder / run.folder
        kept = request.model_copy(update={"report": folder, "keep_model": folder / TUNED})
        return KeptRun(kept, self.project.folder, run.id)

    def drop_run(self, kept: KeptRun) -> None:
        """A run that was begun and will not be made."""
        self.edit(lambda project: project.note_run(kept.run, status=RunStatus.CANCELLED))

    def follow(self, queue: JobQueue, add: Callable[[Job], bool]) -> None:
        """Keep in the project what the jobs of a queue do; ``add`` puts one in. Called once."""
        self._queue, self._add_job = queue, add
        queue.on_change(self._follow_job)
        self._begin_keeping()

    def export(self, run: str, target: Path, *, with_source: bool) -> bool:
        """Let the queue make a bundle of a run; says whether it was taken.

        Raises
        ------
        UserError
            When the project cannot be saved, from which the bundle is made.
        """
        if self._add_job is None or self.project is None:
            return False
        self.save()
        work = ExportWork(
            project=self.project.folder, run=run, target=target, with_source=with_source
        )
        title = texts.EXPORT_JOB.format(name=target.name)
        return self._add_job(new_job(work, title, self.clock.now()))

    @Slot()
    def tick(self) -> None:
        """Write what has waited long enough; once a second."""
        if self.project is None:
            return
        try:
            self.project.tick()
        except UserError as error:
            self._note(error)
        else:
            self._look()

    def _opened(self, folder: Path, **choices: bool) -> Project:
        disk = PatientDisk(folder)
        given_up = threading.Event()

        def work() -> Project:
            project = open_project(folder, self.clock, disk=disk, **choices)
            if given_up.is_set():
                # The drive has answered at last, and nobody wants it any more.
                project.abandon()
            return project

        try:
            return disk(work)
        except UserError:
            given_up.set()
            raise

    def _take(self, project: Project, *, is_implicit: bool) -> None:
        self._leave()
        self.project, self.is_implicit, self.problem = project, is_implicit, None
        project.on_change(self._tell)
        self._timer.start()
        if not is_implicit:
            now = self.clock.now()
            recent.remember(self._recent_file, project.folder, project.document.title, now)
        self.opened.emit()
        # It may change the document at once: by what ended while the project was closed.
        self._begin_keeping()
        self.recent_changed.emit()
        self._look()

    def _leave(self) -> None:
        self.about_to_save.emit()
        project, self.project, self._keeper = self.project, None, None
        if project is None:
            return
        try:
            project.close()
        except UserError as error:
            _log.error("%s is left unsaved: %s (%s)", project.folder, error, error.detail)

    def _begin_keeping(self) -> None:
        if self._queue is None or self.project is None:
            return
        self._keeper = RunKeeper(self.project, self._queue)
        try:
            self._keeper.catch_up()
        except UserError as error:
            self._note(error)

    def _follow_job(self, job: JobId) -> None:
        if self._keeper is None:
            return
        try:
            self._keeper.follow(job)
        except UserError as error:
            # It stays in memory, and the queue has it in its journal.
            self._note(error)

    def _tell(self, _document: ProjectDocument) -> None:
        self.changed.emit()
        self._look()

    def _note(self, problem: UserError | None) -> None:
        if problem is not None:
            _log.error("The project cannot be saved: %s (%s)", problem, problem.detail)
        self.problem = problem
        self._look()

    def _look(self) -> None:
        """Tell of saving only when something about it is new."""
        project = self.project
        if project is not None and project.is_saved and not project.is_read_only:
            self.problem = None
        words = self.problem.sentence if self.problem else None
        state = (
            project,
            project and project.is_saved,
            project and project.is_read_only,
            project and project.undo_label,
            project and project.redo_label,
            words,
        )
        if state != self._shown_state:
            self._shown_state = state
            self.saving_changed.emit()
