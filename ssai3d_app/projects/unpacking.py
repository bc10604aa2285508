"""A bundle that a colleague sent, unpacked into the folder of a project."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import uuid
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ssai3d_app.durable import make_folder, sync_folder
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.errors import UserError, cannot_write, unreadable
from ssai3d_app.projects.document import ProjectDocument, Run, Source
from ssai3d_app.projects.places import Place
from ssai3d_app.projects.storage import RUNS, file_name

ENTRIES, MANIFEST = "entries.json", "manifest.json"

_PARTS = ("run", "result", "source")
_BLOCK = 2**20
_LARGEST_DOCUMENT = 2**26
_SHA256_DIGITS = 64


class BundleEntries(BaseModel):
    """What the project said of the run and its source when the bundle was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    run: Run
    source: Source


@dataclass(frozen=True)
class Unpacked:
    """A bundle whose files lie in ``folder``, hidden among the runs, until the project takes it.

    ``result`` and ``source_file`` are paths below it, ``None`` where the bundle holds none.
    """

    folder: Path
    entries: BundleEntries
    result: PurePosixPath | None
    source_file: PurePosixPath | None


def unpack_bundle(bundle: Path, project: Path, token: CancellationToken) -> Unpacked:
    """Unpack a bundle beside the runs of a project; each file is held against its SHA-256.

    Raises
    ------
    UserError
        When it is none, is damaged, or does not fit on the disk; nothing is left then.
    JobCancelled
        When the owner of the token has cancelled; nothing is left.
    """
    folder = project / RUNS / f".new-{uuid.uuid4().hex[:12]}"
    try:
        with zipfile.ZipFile(bundle) as opened:
            sums = _sums(opened, bundle.name)
            entries = _entries(opened, bundle.name, sums)
            _check_space(sum(opened.getinfo(name).file_size for name in sums), project)
            make_folder(folder)
            for name, digest in sums.items():
                token.raise_if_cancelled()
                if name != ENTRIES:
                    _unpack(opened, name, digest, folder, token)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, zipfile.BadZipFile | zlib.error | EOFError | NotImplementedError):
            raise _damaged(bundle.name, error) from error
        if isinstance(error, OSError):
            raise cannot_write(
                f"{bundle.name} cannot be unpacked into {project}",
                "check that it can be read, and free some space on that disk",
                f"{type(error).__name__}: {error}",
            ) from error
        raise
    return Unpacked(folder, entries, _top(sums, "result"), _top(sums, "source"))


def as_in_project(
    unpacked: Unpacked, document: ProjectDocument, project: Path, number: int
) -> tuple[Run, Source]:
    """The run under that number, and its source: the project's own where it has that file."""
    told, source = unpacked.entries.run, _known(document, unpacked.entries.source)
    relative = f"{RUNS}/{number:04d}-{file_name(told.name)}"
    place = project / relative
    if source is None:
        source = unpacked.entries.source
        if any(known.id == source.id for known in document.sources):
            # The same entry once, but of another content by now.
            source = source.model_copy(update={"id": uuid.uuid4().hex[:12]})
        # Without the file itself, it is said to be where the colleague has it.
        if unpacked.source_file is not None:
            taken = Place.of(place / unpacked.source_file, project)
            source = source.model_copy(update={"place": taken})
    changes: dict[str, object] = {
        "id": f"{number:04d}",
        "source": source.id,
        "folder": relative,
        "result": _result_at(unpacked, place, project),
    }
    return told.model_copy(update=changes), source


def _known(document: ProjectDocument, told: Source) -> Source | None:
    for known in document.sources:
        if known.fingerprint is not None and told.fingerprint is not None:
            if known.fingerprint.is_of_same_content(told.fingerprint):
                return known
        elif known.id == told.id:
            return known
    return None


def _result_at(unpacked: Unpacked, place: Path, project: Path) -> Place | None:
    """Where the result lies now; one that the bundle does not hold stays where it was."""
    told = unpacked.entries.run
    if unpacked.result is not None:
        return Place.of(place / unpacked.result, project)
    if told.result is None:
        return None
    relative = told.result.relative or ""
    if relative.startswith(f"{told.folder}/"):
        return Place.of(place / relative.removeprefix(f"{told.folder}/"), project)
    return Place(relative=None, absolute=told.result.absolute)


def put_among_runs(unpacked: Unpacked, place: Path) -> None:
    """Give the unpacked folder its name among the runs.

    Raises
    ------
    UserError
        When it cannot be written.
    """
    try:
        unpacked.folder.rename(place)
        sync_folder(place.parent)
    except OSError as error:
        raise cannot_write(
            f"{place} cannot be written",
            "free some space on that disk, or ask for permission to write there",
            f"{type(error).__name__}: {error}",
        ) from error


def _sums(opened: zipfile.ZipFile, name: str) -> dict[str, str]:
    """SHA-256 of each file by its name in the bundle, all of them names of ours."""
    try:
        told = json.loads(_document(opened, MANIFEST))["sha256"]
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise _no_bundle(name, error) from error
    if not isinstance(told, dict) or ENTRIES not in told:
        raise _no_bundle(name, "its list of files lacks the entries")
    for file, digest in told.items():
        path = PurePosixPath(file)
        is_ours = file == ENTRIES or (len(path.parts) > 1 and path.parts[0] in _PARTS)
        is_odd = path.is_absolute() or ".." in path.parts or "\\" in file or ":" in file
        if not is_ours or is_odd or not isinstance(digest, str) or len(digest) != _SHA256_DIGITS:
            raise _no_bundle(name, f"{file} has no place in it")
        try:
            mode = opened.getinfo(file).external_attr >> 16
        except KeyError as error:
            raise _damaged(name, error) from error
        if stat.S_ISLNK(mode):
            raise _no_bundle(name, f"{file} is a link")
    return told


def _entries(opened: zipfile.ZipFile, name: str, sums: dict[str, str]) -> BundleEntries:
    text = _document(opened, ENTRIES)
    if hashlib.sha256(text).hexdigest() != sums[ENTRIES]:
        raise _damaged(name, f"the sum of {ENTRIES} differs")
    try:
        return BundleEntries.model_validate_json(text)
    except ValidationError as error:
        raise unreadable(
            f"{name} was made by another version of SSAI-3D",
            "import it with that version, or update this one",
            str(error),
        ) from error


def _document(opened: zipfile.ZipFile, name: str) -> bytes:
    with opened.open(name) as file:
        text = file.read(_LARGEST_DOCUMENT + 1)
    if len(text) > _LARGEST_DOCUMENT:
        raise ValueError(f"{name} is too long")
    return text


def _unpack(
    opened: zipfile.ZipFile, name: str, digest: str, folder: Path, token: CancellationToken
) -> None:
    """Unpack one file; what belongs to the run itself lies at the top of its folder."""
    path = PurePosixPath(name)
    relative = path.relative_to("run") if path.parts[0] == "run" else path
    target = folder / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    left = opened.getinfo(name).file_size
    hashed = hashlib.sha256()
    with opened.open(name) as file, target.open("xb") as written:
        while block := file.read(_BLOCK):
            token.raise_if_cancelled()
            left -= len(block)
            if left < 0:
                raise zipfile.BadZipFile(f"{name} is longer than the bundle says")
            hashed.update(block)
            written.write(block)
    if hashed.hexdigest() != digest:
        raise zipfile.BadZipFile(f"the sum of {name} differs")


def _top(sums: dict[str, str], part: str) -> PurePosixPath | None:
    """The file or folder that a part of the bundle holds."""
    tops = {PurePosixPath(*p.parts[:2]) for n in sums if (p := PurePosixPath(n)).parts[0] == part}
    return min(tops) if tops else None


def _check_space(needed: int, project: Path) -> None:
    free = shutil.disk_usage(project).free
    if free < needed:
        raise cannot_write(
            f"The bundle needs {needed / 1e9:.1f} GB and {free / 1e9:.1f} GB are free in {project}",
            "free some space on that disk, or import it into a project elsewhere",
        )


def _no_bundle(name: str, detail: object) -> UserError:
    return unreadable(
        f"{name} is no bundle of a run", "choose a file that SSAI-3D has exported", str(detail)
    )


def _damaged(name: str, error: object) -> UserError:
    return unreadable(f"{name} is damaged", "ask for it once more", str(error))
