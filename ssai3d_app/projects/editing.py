"""Edits of a project that can be taken back, each by itself: what jobs do meanwhile stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol

from ssai3d_app.errors import wrong_usage
from ssai3d_app.projects.document import ProjectDocument, Run, Source

_MOST_EDITS = 500

EDITABLE: dict[str, frozenset[str]] = {
    "project": frozenset({"title", "notes"}),
    "source": frozenset({"name", "notes", "tags", "corrections", "place", "bookmarks"}),
    "run": frozenset({"name", "notes", "tags"}),
}
"""What a user may edit; everything else are facts, which are not undone."""

Kind = Literal["project", "source", "run"]


class Edit(Protocol):
    """A change of the document that can be taken back."""

    @property
    def label(self) -> str:
        """What it does, for "Undo …"."""

    def done(self, document: ProjectDocument) -> ProjectDocument:
        """The document with the change."""

    def undone(self, document: ProjectDocument) -> ProjectDocument:
        """The document without the change, and with all that came after it."""


@dataclass(frozen=True)
class _SetField:
    """One field of the project, of a source or of a run takes another value."""

    kind: Kind
    id: str
    field: str
    value: Any
    before: Any

    @property
    def label(self) -> str:
        return f"change {self.field.replace('place', 'location')}"

    def done(self, document: ProjectDocument) -> ProjectDocument:
        return self._with(document, self.value)

    def undone(self, document: ProjectDocument) -> ProjectDocument:
        return self._with(document, self.before)

    def _with(self, document: ProjectDocument, value: Any) -> ProjectDocument:
        change = {self.field: value}
        if self.kind == "project":
            return document.model_copy(update=change)
        entry: Source | Run = (
            document.source(self.id) if self.kind == "source" else document.run(self.id)
        )
        return document.with_entry(entry.model_copy(update=change))


@dataclass(frozen=True)
class _AddSources:
    """Files come to the project."""

    sources: tuple[Source, ...]

    @property
    def label(self) -> str:
        return "add a file" if len(self.sources) == 1 else f"add {len(self.sources)} files"

    def done(self, document: ProjectDocument) -> ProjectDocument:
        return document.model_copy(update={"sources": (*document.sources, *self.sources)})

    def undone(self, document: ProjectDocument) -> ProjectDocument:
        gone = {source.id for source in self.sources}
        _must_have_no_runs(document, gone)
        kept = tuple(source for source in document.sources if source.id not in gone)
        return document.model_copy(update={"sources": kept})


@dataclass(frozen=True)
class _Remove:
    """Entries leave the list, each from its position; nothing on the disk is touched."""

    kind: Literal["source", "run"]
    entries: tuple[tuple[int, Source | Run], ...]

    @property
    def label(self) -> str:
        noun = "file" if self.kind == "source" else "run"
        return (
            f"remove a {noun}" if len(self.entries) == 1 else f"remove {len(self.entries)} {noun}s"
        )

    def done(self, document: ProjectDocument) -> ProjectDocument:
        gone = {entry.id for _, entry in self.entries}
        if self.kind == "source":
            _must_have_no_runs(document, gone)
        kept = tuple(e for e in getattr(document, f"{self.kind}s") if e.id not in gone)
        return document.model_copy(update={f"{self.kind}s": kept})

    def undone(self, document: ProjectDocument) -> ProjectDocument:
        entries = list(getattr(document, f"{self.kind}s"))
        for position, entry in self.entries:
            entries.insert(position, entry)
        return document.model_copy(update={f"{self.kind}s": tuple(entries)})


@dataclass(frozen=True)
class _Together:
    """Several edits that are made and taken back as one."""

    label: str
    edits: tuple[Edit, ...]

    def done(self, document: ProjectDocument) -> ProjectDocument:
        for edit in self.edits:
            document = edit.done(document)
        return document

    def undone(self, document: ProjectDocument) -> ProjectDocument:
        for edit in reversed(self.edits):
            document = edit.undone(document)
        return document


def add_sources(sources: tuple[Source, ...]) -> Edit:
    """An edit that adds files to the list."""
    return _AddSources(sources)


def set_field(document: ProjectDocument, kind: Kind, id: str, field: str, value: Any) -> Edit:
    """An edit of one field.

    Raises
    ------
    ValueError
        When that field is not for users to edit.
    """
    if field not in EDITABLE[kind]:
        raise ValueError(f"{field} of a {kind} is not edited")
    entry: ProjectDocument | Source | Run = document
    if kind != "project":
        entry = document.source(id) if kind == "source" else document.run(id)
    return _SetField(kind, id, field, value, getattr(entry, field))


def remove(document: ProjectDocument, kind: Literal["source", "run"], ids: set[str]) -> Edit:
    """An edit that takes entries out of the list."""
    entries = enumerate(getattr(document, f"{kind}s"))
    return _Remove(kind, tuple((n, entry) for n, entry in entries if entry.id in ids))


def remove_with_runs(document: ProjectDocument, sources: set[str], runs: set[str]) -> Edit:
    """An edit that takes runs, and sources with all their runs, out of the list."""
    gone = runs | {run.id for run in document.runs if run.source in sources}
    parts = [remove(document, "run", gone)] if gone else []
    if sources:
        parts.append(remove(document, "source", sources))
    return _Together(parts[-1].label, tuple(parts))


class History:
    """What was edited, and what was taken back."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def undo_label(self) -> str | None:
        """What would be taken back; ``None`` when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What would be done again; ``None`` when there is nothing."""
        return self._undone[-1].label if self._undone else None

    def do(
        self, edit: Edit, document: ProjectDocument, *, goes_on: bool = False
    ) -> ProjectDocument:
        """Make an edit. With ``goes_on``, typing in one field counts as one edit."""
        changed = edit.done(document)
        last = self._done[-1] if self._done else None
        if (
            goes_on
            and isinstance(edit, _SetField)
            and isinstance(last, _SetField)
            and (last.kind, last.id, last.field) == (edit.kind, edit.id, edit.field)
        ):
            self._done[-1] = _SetField(edit.kind, edit.id, edit.field, edit.value, last.before)
        else:
            self._done.append(edit)
            del self._done[:-_MOST_EDITS]
        self._undone.clear()
        return changed

    def undo(self, document: ProjectDocument) -> ProjectDocument:
        """Take the last edit back; without one the document stays."""
        if not self._done:
            return document
        changed = self._done[-1].undone(document)
        self._undone.append(self._done.pop())
        return changed

    def redo(self, document: ProjectDocument) -> ProjectDocument:
        """Make the edit again that was last taken back."""
        if not self._undone:
            return document
        changed = self._undone[-1].done(document)
        self._done.append(self._undone.pop())
        return changed


def _must_have_no_runs(document: ProjectDocument, sources: set[str]) -> None:
    for source in document.sources:
        count = sum(run.source == source.id for run in document.runs)
        if source.id in sources and count:
            raise wrong_usage(
                f"{source.name} has {count} {'run' if count == 1 else 'runs'}",
                "remove those from the project first",
            )
