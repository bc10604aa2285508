"""The project's folder on disk: where its parts lie, and how they are read and written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ssai3d_app.durable import make_folder, remove_leftovers, write_durably
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError, cannot_write, unreadable
from ssai3d_app.fingerprint import Fingerprint
from ssai3d_app.projects.document import ProjectDocument, Run
from ssai3d_app.projects.migration import document_from

DOCUMENT = "project.ssai3d"
COPY = "project.ssai3d.copy"
"""The document as it was when it last opened well."""
RUNS = "runs"
THUMBNAILS = "thumbnails"

REQUEST, RECIPE, REPORT = "request.json", "recipe.json", "report.json"
METHODS, LOG, TUNED, ENTRY = "methods.txt", "log.txt", "tuned.safetensors", "run.json"

_NOT_IN_NAMES = re.compile(r"[^\w.+-]+")
_LONGEST_NAME = 48


def is_project(folder: Path) -> bool:
    """Whether a folder holds a project."""
    return (folder / DOCUMENT).is_file()


def read_document(folder: Path, *, copy: bool = False) -> ProjectDocument:
    """The document of a project; with ``copy`` the one kept when it last opened well.

    A document of an earlier version is kept beside, under the name of its version, before
    anything is written.

    Raises
    ------
    UserError
        When it is missing, damaged or of a later version.
    """
    path = folder / (COPY if copy else DOCUMENT)
    try:
        text = path.read_bytes()
    except OSError as error:
        raise unreadable(
            f"{folder} holds no project that can be read",
            f"choose a folder with a file {DOCUMENT}",
            str(error),
        ) from error
    try:
        document, version = document_from(text, path.name)
    except UserError as error:
        if "damaged" in error.problem and not copy and not (folder / COPY).is_file():
            remedy = f"begin a new project; the runs in {folder / RUNS} are not touched"
            raise UserError(error.problem, remedy, error.status, error.detail) from error
        raise
    if version != document.schema_version:
        kept = path.with_name(f"project.version-{version}.ssai3d")
        if not kept.exists():
            _write(kept, text)
    return document


def write_document(folder: Path, document: ProjectDocument) -> None:
    """Write the document whole; when this returns it survives a power cut.

    Raises
    ------
    UserError
        When the disk is full or the folder cannot be written; the old one then stands.
    """
    _write(folder / DOCUMENT, document.to_json())


def keep_copy(folder: Path) -> None:
    """Keep the document that has just opened well, in case the next one is damaged."""
    try:
        write_durably(folder / COPY, (folder / DOCUMENT).read_bytes())
    except OSError as error:
        raise _cannot(folder, error) from error


def clean_up(folder: Path) -> None:
    """Remove what a power cut left half-written."""
    remove_leftovers(folder)


def make_project_folder(folder: Path) -> None:
    """Make the folder of a new project.

    Raises
    ------
    UserError
        When it cannot be made, or holds a project already.
    """
    if is_project(folder):
        raise cannot_write(f"{folder} holds a project already", "open it, or choose another folder")
    try:
        make_folder(folder.absolute())
    except OSError as error:
        raise _cannot(folder, error) from error


def new_run_folder(folder: Path, number: int, name: str, request: RestoreRequest) -> str:
    """Make ``runs/NNNN-name`` with the request and recipe in it; returns its relative path.

    Raises
    ------
    UserError
        When it cannot be written.
    """
    relative = f"{RUNS}/{number:04d}-{file_name(name)}"
    place = folder / relative
    try:
        make_folder(place.parent)
        place.mkdir()
        write_durably(place / REQUEST, request.model_dump_json(indent=1).encode())
        write_durably(place / RECIPE, request.recipe.model_dump_json(indent=1).encode())
    except OSError as error:
        if place.is_dir():
            shutil.rmtree(place, ignore_errors=True)
        raise _cannot(folder, error) from error
    return relative


def write_run_entry(folder: Path, run: Run) -> None:
    """Keep the run's entry in its folder too, so that a lost document can be made again."""
    place = folder / run.folder
    if place.is_dir():
        _write(place / ENTRY, run.model_dump_json(indent=1).encode())


def unlisted_runs(folder: Path, document: ProjectDocument) -> list[Run]:
    """Runs whose folders are there and which the document does not name, oldest first."""
    listed = {run.folder for run in document.runs}
    found = []
    for entry in sorted((folder / RUNS).glob(f"*/{ENTRY}")):
        if f"{RUNS}/{entry.parent.name}" not in listed:
            run = Run.model_validate_json(entry.read_bytes())
            # A folder may have been renamed by hand.
            found.append(run.model_copy(update={"folder": f"{RUNS}/{entry.parent.name}"}))
    return found


def next_run_number(folder: Path, document: ProjectDocument) -> int:
    """A number that no run has, neither in the document nor on the disk."""
    taken = [int(run.id) for run in document.runs if run.id.isdecimal()]
    for place in (folder / RUNS).glob("*-*"):
        number = place.name.partition("-")[0]
        if number.isdecimal():
            taken.append(int(number))
    return max(taken, default=0) + 1


def thumbnail(folder: Path, fingerprint: Fingerprint, scene: int) -> Path:
    """Where the picture of a scene lies: under what the file holds, so that it is never stale."""
    return folder / THUMBNAILS / f"{fingerprint.digest[:20]}-{scene}.png"


def file_name(name: str) -> str:
    """A name as it may be used for a file on every system."""
    short = _NOT_IN_NAMES.sub("-", name).strip("-. ")[:_LONGEST_NAME].rstrip("-. ")
    return short or "run"


def _write(path: Path, content: bytes) -> None:
    try:
        write_durably(path, content)
    except OSError as error:
        raise _cannot(path.parent, error) from error


def _cannot(folder: Path, error: OSError) -> UserError:
    return cannot_write(
        f"The project in {folder} cannot be written",
        "free some space on that disk, or ask for permission to write there",
        f"{type(error).__name__}: {error}",
    )
