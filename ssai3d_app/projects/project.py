"""An open project: the document in memory, its edits, and when it is written."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError, wrong_usage
from ssai3d_app.fingerprint import Fingerprint
from ssai3d_app.jobs.clock import Clock
from ssai3d_app.projects import editing, storage
from ssai3d_app.projects.batch_shelf import BatchShelf
from ssai3d_app.projects.disk import Disk, directly
from ssai3d_app.projects.document import ProjectDocument, Run, SceneFacts, Source, SourceView
from ssai3d_app.projects.lock import BEAT_EVERY_S, ProjectLock
from ssai3d_app.projects.places import Place
from ssai3d_app.projects.unpacking import Unpacked, as_in_project, put_among_runs

_log = logging.getLogger(__name__)

_QUIET_S = 1.0
"""An edit is written when no other has followed it for so long …"""
_LATEST_S = 10.0
"""… and at the latest after so long."""

RUN_FACTS = frozenset({"status", "ended", "result", "problem"})
SOURCE_FACTS = frozenset({"fingerprint", "format", "scenes"})


class Project:
    """A project that is open in this window. Used from one thread.

    ``tick`` is called about once a second: it writes edits soon after they are made. What a job
    did is written at once.
    """

    def __init__(
        self,
        folder: Path,
        document: ProjectDocument,
        clock: Clock,
        lock: ProjectLock | None,
        disk: Disk = directly,
    ) -> None:
        """See ``opening.create_project`` and ``opening.open_project``."""
        self.folder = folder
        self.batches = BatchShelf(folder, disk)
        self._disk = disk
        self._document = document
        self._clock = clock
        self._lock = lock
        self._history = editing.History()
        self._first_unsaved: float | None = None
        self._last_edit = self._last_beat = clock.elapsed()
        self._listeners: list[Callable[[ProjectDocument], None]] = []

    @property
    def document(self) -> ProjectDocument:
        """The document as it now is."""
        return self._document

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened for reading, or the lock was lost."""
        return self._lock is None

    @property
    def is_saved(self) -> bool:
        """Whether the disk holds all of it."""
        return self._first_unsaved is None

    @property
    def remark(self) -> str | None:
        """What the user should know of how it was opened."""
        return self._lock.remark if self._lock else None

    @property
    def undo_label(self) -> str | None:
        """What "Undo" would take back."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What "Redo" would do again."""
        return self._history.redo_label

    def on_change(self, listener: Callable[[ProjectDocument], None]) -> None:
        """Call ``listener`` with each new document."""
        self._listeners.append(listener)

    # Edits, which can be undone

    def add_files(self, paths: Iterable[Path], *, is_edit: bool = True) -> list[Source]:
        """Add files that are not in the project yet; returns the new ones. Reads none of them.

        Without ``is_edit`` it is not undone: a file that was opened is listed by that.
        """
        known = {
            str(path)
            for source in self._document.sources
            for path in source.place.candidates(self.folder)
        }
        added = []
        for path in paths:
            place = Place.of(path, self.folder)
            if place.absolute not in known:
                known.add(place.absolute)
                added.append(
                    Source(
                        id=uuid.uuid4().hex[:12],
                        name=path.name,
                        place=place,
                        added=self._clock.now(),
                    )
                )
        adding = editing.add_sources(tuple(added))
        if added and is_edit:
            self._edit(adding)
        elif added:
            self._must_be_writable()
            self._replace(adding.done(self._document))
        return added

    def set_field(
        self, kind: editing.Kind, id: str, field: str, value: Any, *, goes_on: bool = False
    ) -> None:
        """Edit a field of the project, a source or a run; ``goes_on`` while the user types."""
        edit = editing.set_field(self._document, kind, id, field, value)
        if edit.done(self._document) != self._document:
            self._edit(edit, goes_on=goes_on)

    def remove(self, kind: Literal["source", "run"], ids: set[str]) -> None:
        """Take entries out of the list; files and folders stay where they are.

        Raises
        ------
        UserError
            When a source has runs, or a run is at work.
        """
        if kind == "run":
            self._must_be_at_rest(ids)
        self._edit(editing.remove(self._document, kind, ids))

    def remove_with_runs(self, sources: set[str], runs: set[str]) -> None:
        """Take runs, and sources with all their runs, out of the list as one edit.

        Raises
        ------
        UserError
            When one of the runs is at work.
        """
        of_sources = {run.id for run in self._document.runs if run.source in sources}
        self._must_be_at_rest(runs | of_sources)
        self._edit(editing.remove_with_runs(self._document, sources, runs))

    def locate(self, places: dict[str, Path]) -> None:
        """Say where sources lie now, by id; one edit each."""
        for source, path in places.items():
            self.set_field("source", source, "place", Place.of(path, self.folder))

    def undo(self) -> None:
        """Take the last edit back. What jobs did since stays."""
        self._must_be_writable()
        self._replace(self._history.undo(self._document))

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._must_be_writable()
        self._replace(self._history.redo(self._document))

    def forget_untouched(self, most: int) -> None:
        """Keep ``most`` sources: of those that nobody did anything with, the oldest go first.

        This is no edit: it is not undone.
        """
        self._must_be_writable()
        document = self._document
        used = {run.source for run in document.runs}
        untouched = [
            source
            for source in document.sources
            if source.id not in used
            and not (source.corrections or source.notes or source.tags or source.bookmarks)
        ]
        surplus = max(0, len(document.sources) - most)
        gone = {source.id for source in untouched[:surplus]}
        if gone:
            kept = tuple(source for source in document.sources if source.id not in gone)
            self._replace(document.model_copy(update={"sources": kept}))

    # Facts, which cannot

    def learn(
        self,
        source: str,
        *,
        fingerprint: Fingerprint | None = None,
        format: str | None = None,
        scenes: tuple[SceneFacts, ...] | None = None,
    ) -> None:
        """Keep what a file said when it was read."""
        told = {"fingerprint": fingerprint, "format": format, "scenes": scenes}
        self.learn_all({source: {name: fact for name, fact in told.items() if fact is not None}})

    def learn_all(self, told: dict[str, dict[str, Any]]) -> None:
        """Keep facts of many sources, by id, in one step."""
        if not all(SOURCE_FACTS.issuperset(facts) for facts in told.values()):
            raise ValueError("not facts of a source")
        self._must_be_writable()
        sources = tuple(
            source.model_copy(update=told[source.id]) if source.id in told else source
            for source in self._document.sources
        )
        self._replace(self._document.model_copy(update={"sources": sources}))

    def note_view(self, source: str, view: SourceView) -> None:
        """Keep how a file is looked at. Nobody is told: no list shows it."""
        self._must_be_writable()
        entry = self._document.source(source).model_copy(update={"view": view})
        self._replace(self._document.with_entry(entry), quietly=True)

    def begin_run(self, source: str, name: str, request: RestoreRequest) -> Run:
        """Make a run and its folder, both on the disk when this returns.

        Raises
        ------
        UserError
            When it cannot be written; then there is no run.
        """
        self._must_be_writable()
        number, relative = self._disk(lambda: self._new_run_folder(name, request))
        run = Run(
            id=f"{number:04d}",
            name=name,
            source=self._document.source(source).id,
            folder=relative,
            created=self._clock.now(),
            result=Place.of(request.output, self.folder),
        )
        self._disk(lambda: storage.write_run_entry(self.folder, run))
        self._replace(self._document.model_copy(update={"runs": (*self._document.runs, run)}))
        self.save()
        return run

    def _new_run_folder(self, name: str, request: RestoreRequest) -> tuple[int, str]:
        number = storage.next_run_number(self.folder, self._document)
        return number, storage.new_run_folder(self.folder, number, name, request)

    def note_run(self, run: str, **facts: Any) -> None:
        """Keep what became of a run; on the disk when this returns."""
        if not RUN_FACTS.issuperset(facts):
            raise ValueError(f"not facts of a run: {sorted(set(facts) - RUN_FACTS)}")
        self._must_be_writable()
        entry = self._document.run(run).model_copy(update=facts)
        self._replace(self._document.with_entry(entry))
        self._disk(lambda: storage.write_run_entry(self.folder, entry))
        self.save()

    def adopt(self, unpacked: Unpacked) -> Run:
        """Take in the run of a bundle, and its source unless the project has it already.

        Raises
        ------
        UserError
            When it cannot be written; then the project is as it was.
        """
        self._must_be_writable()
        document = self._document

        def put() -> tuple[Run, Source]:
            number = storage.next_run_number(self.folder, document)
            run, source = as_in_project(unpacked, document, self.folder, number)
            put_among_runs(unpacked, self.folder / run.folder)
            storage.write_run_entry(self.folder, run)
            return run, source

        run, source = self._disk(put)
        if all(known.id != source.id for known in document.sources):
            document = document.model_copy(update={"sources": (*document.sources, source)})
        self._replace(document.model_copy(update={"runs": (*document.runs, run)}))
        self.save()
        return run

    def list_again(self) -> list[Run]:
        """List runs whose folders are there and which the document has lost."""
        self._must_be_writable()
        sources = {source.id for source in self._document.sources}
        lost = self._disk(lambda: storage.unlisted_runs(self.folder, self._document))
        found = [run for run in lost if run.source in sources]
        if found:
            runs = sorted((*self._document.runs, *found), key=lambda run: run.id)
            self._replace(self._document.model_copy(update={"runs": tuple(runs)}))
        return found

    # On the disk

    def tick(self) -> None:
        """Write what has waited long enough, and show others that we live.

        Raises
        ------
        UserError
            When it cannot be written; it stays in memory and is tried again.
        """
        now = self._clock.elapsed()
        if self._lock is not None and now - self._last_beat >= BEAT_EVERY_S:
            self._last_beat = now
            self._keep_lock()
        first = self._first_unsaved
        if first is not None and (now - self._last_edit >= _QUIET_S or now - first >= _LATEST_S):
            self.save()

    def save(self) -> None:
        """Write it now.

        Raises
        ------
        UserError
            When it cannot be written, or another window has taken the project over.
        """
        if self.is_saved:
            return
        self._must_be_writable()
        # Waits anew after a failure, rather than to fail at every tick.
        self._last_edit = self._clock.elapsed()
        self._keep_lock()
        document = self._document
        self._disk(lambda: storage.write_document(self.folder, document))
        self._first_unsaved = None

    def close(self) -> None:
        """Write what is left and let others open it.

        Raises
        ------
        UserError
            When it cannot be written; others may open it all the same.
        """
        try:
            if self._lock is not None:
                self.save()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let others open it, whether or not all of it is on the disk."""
        lock, self._lock = self._lock, None
        if lock is None:
            return
        try:
            self._disk(lock.release)
        except (OSError, UserError) as error:
            # Its drive is gone; the lock tells others that this process has ended.
            _log.warning("The lock of %s cannot be removed: %s", self.folder, error)

    def _edit(self, edit: editing.Edit, *, goes_on: bool = False) -> None:
        self._must_be_writable()
        self._replace(self._history.do(edit, self._document, goes_on=goes_on))

    def _replace(self, document: ProjectDocument, *, quietly: bool = False) -> None:
        if document is self._document:
            return
        self._document = document
        self._last_edit = self._clock.elapsed()
        if self._first_unsaved is None:
            self._first_unsaved = self._last_edit
        for listener in () if quietly else self._listeners:
            listener(document)

    def _must_be_at_rest(self, runs: set[str]) -> None:
        for run in self._document.runs:
            if run.id in runs and run.status.is_busy:
                raise wrong_usage(f"“{run.name}” is {run.status}", "cancel its job first")

    def _must_be_writable(self) -> None:
        if self._lock is None:
            raise wrong_usage(
                "This project is open for reading only",
                "close it in the other window and open it again",
            )

    def _keep_lock(self) -> None:
        assert self._lock is not None
        if not self._disk(self._lock.keep):
            _log.error("The lock of %s is lost", self.folder)
            self._lock = None
            raise wrong_usage(
                "Another window has taken this project over",
                "close it here; what you changed last may be missing there",
            )
