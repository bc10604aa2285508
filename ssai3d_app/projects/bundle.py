"""One run in one zip file, for a colleague or for the archive."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ssai3d_app import __version__
from ssai3d_app.durable import put_durably, temporary_beside
from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.errors import cannot_write, unreadable
from ssai3d_app.jobs.job import ExportWork
from ssai3d_app.projects.document import Run, Source
from ssai3d_app.projects.storage import ENTRY, read_document
from ssai3d_app.projects.unpacking import ENTRIES, MANIFEST, BundleEntries

_BLOCK = 2**20
_PACKED = (".tif", ".tiff", ".czi", ".lif", ".nd2", ".safetensors", ".png")
_ABOUT = "README.txt"


def export_run(work: ExportWork, token: CancellationToken) -> Path:
    """Write the bundle and return its path; an older file of that name is replaced when whole.

    It holds the run's folder and what the project says of it, with ``with_result`` the result,
    with ``with_source`` the source, a README in plain words and a manifest with a SHA-256 of each
    file.

    Raises
    ------
    UserError
        When something of it is missing or the bundle cannot be written.
    JobCancelled
        When the owner of the token has cancelled; nothing is left.
    """
    document = read_document(work.project)
    run = document.run(work.run)
    source = document.source(run.source)
    contents = list(_contents(work, run, source))
    target = work.target
    _check_space(target, contents)
    temporary = temporary_beside(target)
    try:
        with zipfile.ZipFile(temporary, "w", allowZip64=True) as bundle:
            sums = {name: _put(bundle, path, name, token) for path, name in contents}
            # How it was looked at here is nothing to a colleague.
            source = source.model_copy(update={"view": None})
            entries = BundleEntries(run=run, source=source).model_dump_json(indent=1).encode()
            sums[ENTRIES] = hashlib.sha256(entries).hexdigest()
            bundle.writestr(ENTRIES, entries, zipfile.ZIP_DEFLATED)
            bundle.writestr(_ABOUT, _about(run, source, work), zipfile.ZIP_DEFLATED)
            bundle.writestr(MANIFEST, json.dumps({"sha256": sums}, indent=1), zipfile.ZIP_DEFLATED)
        token.raise_if_cancelled()
        put_durably(temporary, target)
    except OSError as error:
        raise cannot_write(
            f"{target.name} cannot be written",
            "free some space on that disk, or choose another folder",
            f"{type(error).__name__}: {error}",
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return target


def _contents(work: ExportWork, run: Run, source: Source) -> Iterator[tuple[Path, str]]:
    """Files, and their names in the bundle."""
    folder = work.project / run.folder
    for path in _files(folder):
        if path.name != ENTRY:
            yield path, f"run/{path.relative_to(folder).as_posix()}"
    wanted: list[tuple[str, Path | None, str]] = []
    if work.with_result:
        result = run.result.found(work.project) if run.result else None
        wanted.append(("result", result, "The result"))
    if work.with_source:
        found = source.place.found(work.project, source.fingerprint)
        wanted.append(("source", found, source.name))
    for part, place, words in wanted:
        if place is None:
            raise unreadable(
                f"{words} of “{run.name}” is not where it was",
                "say where it lies now, or export without it",
            )
        if place.is_relative_to(folder):
            continue
        for path in _files(place):
            yield path, f"{part}/{path.relative_to(place.parent).as_posix()}"


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(path for path in place.rglob("*") if path.is_file())


def _put(bundle: zipfile.ZipFile, path: Path, name: str, token: CancellationToken) -> str:
    """Copy a file into the bundle block by block; returns its SHA-256."""
    entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    packed = path.name.lower().endswith(_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    hashed = hashlib.sha256()
    with path.open("rb") as file, bundle.open(entry, "w", force_zip64=True) as target:
        while block := file.read(_BLOCK):
            token.raise_if_cancelled()
            hashed.update(block)
            target.write(block)
    return hashed.hexdigest()


def _check_space(target: Path, contents: list[tuple[Path, str]]) -> None:
    if not target.parent.is_dir():
        raise cannot_write(f"The folder {target.parent} does not exist", "choose another folder")
    needed = sum(path.stat().st_size for path, _ in contents)
    free = shutil.disk_usage(target.parent).free
    if free < needed:
        raise cannot_write(
            f"The bundle needs up to {needed / 1e9:.1f} GB and {free / 1e9:.1f} GB are free",
            "free some space, choose another disk, or export without the source",
        )


def _about(run: Run, source: Source, work: ExportWork) -> str:
    lines = [
        f"{run.name}: a restoration of {source.name} by SSAI-3D {__version__}.",
        "",
        "Restored axial detail is predicted, not measured.",
        "",
        "run/     the request, the recipe, the report and the log of this run",
    ]
    if work.with_result:
        lines.append("result/  the restored volume")
    if work.with_source:
        lines.append("source/  the file as it came from the microscope")
    lines += ["entries.json   what the project says of the run and of its file"]
    lines += ["manifest.json  a SHA-256 of each file", "", run.notes, source.notes]
    return "\n".join(lines).rstrip() + "\n"
