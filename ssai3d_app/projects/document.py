"""The project document: files, runs and notes, as JSON that a human can read."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, FiniteFloat

from ssai3d_app import __version__
from ssai3d_app.fingerprint import Fingerprint
from ssai3d_app.projects.places import Place
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Scene

SCHEMA_VERSION = 3
"""Raised with every change that an earlier program would misread; see ``migration``."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RunStatus(StrEnum):
    """Where a run stands; the values are words for the user."""

    PLANNED = "planned"
    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"

    @property
    def is_busy(self) -> bool:
        """Whether a job waits for it or works on it."""
        return self in (RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.PAUSED)


class SceneFacts(_Part):
    """What a file said of a scene when it was last read, so that lists need not open it.

    ``voxel_size_um`` is (z, y, x); unknown is ``None``.
    """

    index: int
    name: str
    axes: str
    shape: tuple[int, ...]
    dtype: str
    voxel_size_um: tuple[float | None, float | None, float | None]
    channels: tuple[str, ...]
    modality: str | None = None

    @classmethod
    def of(cls, scene: Scene) -> SceneFacts:
        """The facts of a scene as it was read."""
        size, modality = scene.voxel_size, scene.microscope.modality
        return cls(
            index=scene.index,
            name=scene.name,
            axes=scene.axes,
            shape=scene.shape,
            dtype=scene.dtype,
            voxel_size_um=(size.z, size.y, size.x),
            channels=tuple(channel.name for channel in scene.channels),
            modality=None if modality is None else str(modality),
        )


_Index = Annotated[int, Field(ge=0)]
_Point = tuple[FiniteFloat, FiniteFloat, FiniteFloat]


_Range = tuple[FiniteFloat, FiniteFloat]


class ChannelView(_Part):
    """How a channel was shown, as far as the user chose it.

    ``levels`` are the intensities shown black and white, ``restored_levels`` those of the restored
    stack where it has a contrast of its own; ``color`` is ``#RRGGBB``. ``None`` leaves the choice
    to the program.
    """

    visible: bool | None = None
    color: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    levels: _Range | None = None
    restored_levels: _Range | None = None
    gamma: Annotated[FiniteFloat, Field(gt=0)] = 1.0


class Slab(_Part):
    """How thick the slices were, in µm, and what of the planes in them was shown."""

    thickness_um: Annotated[FiniteFloat, Field(gt=0)]
    kind: Literal["mean", "max"]


class SourceView(_Part):
    """How a file was last looked at, so that it is shown like that again.

    ``crosshair`` and ``centre`` (z, y, x) are in voxels of the raw scene. ``zoom`` is in screen
    pixels per lateral voxel; where both are ``None`` the whole stack is in view. ``channels`` are
    by scene, then channel; with ``solo`` only ``channel`` was shown. ``slab`` is ``None`` for
    slices of one voxel.
    """

    scene: _Index
    channel: _Index
    time: _Index
    crosshair: _Point
    centre: _Point | None = None
    zoom: Annotated[FiniteFloat, Field(gt=0)] | None = None
    channels: dict[_Index, dict[_Index, ChannelView]] = {}
    solo: bool = False
    slab: Slab | None = None


class Bookmark(_Part):
    """A place worth finding again; ``position`` (z, y, x) is in voxels of the raw scene."""

    name: str
    scene: _Index
    time: _Index
    position: _Point
    notes: str = ""


class Source(_Part):
    """A microscope file. It stays where it is; the project knows its place and fingerprint.

    ``corrections`` are the user's, by scene index; ``view`` is how it was last looked at.
    """

    id: str
    name: str
    place: Place
    added: AwareDatetime
    fingerprint: Fingerprint | None = None
    format: str | None = None
    scenes: tuple[SceneFacts, ...] = ()
    corrections: dict[_Index, Corrections] = {}
    view: SourceView | None = None
    bookmarks: tuple[Bookmark, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""


class Run(_Part):
    """One restoration of a source: what came of it lies in ``folder``, below the project's.

    ``problem`` says in a sentence why it failed.
    """

    id: str
    name: str
    source: str
    folder: str
    created: AwareDatetime
    status: RunStatus = RunStatus.PLANNED
    ended: AwareDatetime | None = None
    result: Place | None = None
    problem: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""


Entry = TypeVar("Entry", Source, Run)


class ProjectDocument(_Part):
    """All that a project knows. Never changed: every edit makes a new one."""

    schema_version: int = SCHEMA_VERSION
    software: str = f"SSAI-3D {__version__}"
    id: str
    title: str
    created: AwareDatetime
    notes: str = ""
    sources: tuple[Source, ...] = ()
    runs: tuple[Run, ...] = ()

    def source(self, source: str) -> Source:
        """The source of that id."""
        return _with_id(self.sources, source)

    def run(self, run: str) -> Run:
        """The run of that id."""
        return _with_id(self.runs, run)

    def find_run(self, run: str) -> Run | None:
        """The run of that id, if there is one."""
        return next((entry for entry in self.runs if entry.id == run), None)

    def runs_of(self, source: str) -> list[Run]:
        """The runs of a source, oldest first."""
        return [run for run in self.runs if run.source == source]

    def with_entry(self, entry: Source | Run) -> ProjectDocument:
        """The document with a source or run in place of the one of the same id."""
        if isinstance(entry, Source):
            return self.model_copy(update={"sources": _replaced(self.sources, entry)})
        return self.model_copy(update={"runs": _replaced(self.runs, entry)})

    def to_json(self) -> bytes:
        """The text that is kept on disk."""
        return self.model_dump_json(indent=1, exclude_defaults=False).encode() + b"\n"


def _with_id(entries: tuple[Entry, ...], wanted: str) -> Entry:
    for entry in entries:
        if entry.id == wanted:
            return entry
    raise KeyError(wanted)


def _replaced(entries: tuple[Entry, ...], new: Entry) -> tuple[Entry, ...]:
    _with_id(entries, new.id)
    return tuple(new if entry.id == new.id else entry for entry in entries)
