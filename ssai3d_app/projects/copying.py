"""A project saved under another name: its runs and pictures copied, its document rebased."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ssai3d_app import __version__
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.errors import UserError, cannot_write
from ssai3d_app.projects import storage
from ssai3d_app.projects.batch_shelf import BATCHES
from ssai3d_app.projects.document import ProjectDocument, Run, Source
from ssai3d_app.projects.places import Place

_WHOLE = (storage.THUMBNAILS, BATCHES)
"""Folders that are copied as they are."""


@dataclass(frozen=True)
class Copied:
    """What was copied: the runs whose folders stand in the new place, and where things lie.

    ``left_out`` are runs that stay behind, because a job works on them. ``places`` holds where
    each source, and each result outside of its run's folder, was found.
    """

    folder: Path
    runs: frozenset[str]
    left_out: tuple[Run, ...]
    places: dict[str, Path]


def copy_folders(
    document: ProjectDocument, old: Path, new: Path, token: CancellationToken
) -> Copied:
    """Copy what a project keeps into a new folder; the document itself is written afterwards.

    Raises
    ------
    UserError
        When there is a project already, or it cannot be written; nothing is left then.
    JobCancelled
        When the owner of the token has cancelled; nothing is left.
    """
    was_there = new.is_dir()
    storage.make_project_folder(new)
    if was_there and any(new.iterdir()):
        raise cannot_write(f"{new} holds other files", "choose a new or an empty folder")
    try:
        runs = [run for run in document.runs if not run.status.is_busy]
        for run in runs:
            token.raise_if_cancelled()
            if (old / run.folder).is_dir():
                _copy_folder(old / run.folder, new / run.folder, token)
        for part in _WHOLE:
            if (old / part).is_dir():
                _copy_folder(old / part, new / part, token)
        places = {s.id: found for s in document.sources if (found := _found(s, old))}
        for run in runs:
            result = run.result.found(old) if run.result else None
            if result is not None and not result.is_relative_to(old / run.folder):
                places[run.id] = result
    except BaseException as error:
        for part in (storage.RUNS, *_WHOLE):
            shutil.rmtree(new / part, ignore_errors=True)
        if not was_there:
            shutil.rmtree(new, ignore_errors=True)
        if isinstance(error, OSError | shutil.Error):
            raise _cannot(new, error) from error
        raise
    left_out = tuple(run for run in document.runs if run.status.is_busy)
    return Copied(new, frozenset(run.id for run in runs), left_out, places)


def write_copy(
    document: ProjectDocument, old: Path, copied: Copied, title: str, now: datetime
) -> None:
    """Write the document of the new project, which is one from then on.

    ``document`` may hold edits that were made while the folders were copied.

    Raises
    ------
    UserError
        When it cannot be written.
    """
    new = copied.folder
    sources = tuple(
        source.model_copy(
            update={"place": Place.of(copied.places.get(source.id, _last(source)), new)}
        )
        for source in document.sources
    )
    runs = tuple(_rebased(r, old, copied) for r in document.runs if r.id in copied.runs)
    changes = {
        "id": uuid.uuid4().hex,
        "software": f"SSAI-3D {__version__}",
        "title": title,
        "created": now,
        "sources": sources,
        "runs": runs,
    }
    for run in runs:
        storage.write_run_entry(new, run)
    storage.write_document(new, document.model_copy(update=changes))


def _rebased(run: Run, old: Path, copied: Copied) -> Run:
    if run.result is None:
        return run
    place = copied.places.get(run.id)
    if place is None:
        inside = run.result.candidates(old)[0]
        place = copied.folder / inside.relative_to(old) if inside.is_relative_to(old) else inside
    return run.model_copy(update={"result": Place.of(place, copied.folder)})


def _found(source: Source, folder: Path) -> Path | None:
    return source.place.found(folder, source.fingerprint)


def _last(source: Source) -> Path:
    return Path(source.place.absolute)


def _copy_folder(old: Path, new: Path, token: CancellationToken) -> None:
    def copy(source: str, target: str) -> str:
        token.raise_if_cancelled()
        return str(shutil.copy2(source, target))

    shutil.copytree(old, new, copy_function=copy)


def _cannot(folder: Path, error: Exception) -> UserError:
    return cannot_write(
        f"The project cannot be saved in {folder}",
        "free some space on that disk, or choose another folder",
        f"{type(error).__name__}: {error}",
    )
