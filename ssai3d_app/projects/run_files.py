"""What lies in the folder of a run, and where its source and result are now. Asks the disk."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from ssai3d_app.engine.recipe import RESULT_SUFFIXES, RestoreRequest
from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.formats.placing import result_beside
from ssai3d_app.jobs.stored_requests import request_from_json
from ssai3d_app.projects import storage
from ssai3d_app.projects.document import ProjectDocument, Run
from ssai3d_app.projects.run_again import RunAgain, run_again


@dataclass(frozen=True)
class ResultOfRun:
    """A result, the source it was made from, and the request that made it, with that path.

    ``report`` is the record of the run; ``None`` where it left none.
    """

    source: Path
    result: Path
    request: RestoreRequest
    report: Path | None = None


def result_of(document: ProjectDocument, folder: Path, run: Run) -> ResultOfRun:
    """Where the result of a run and its source are.

    Raises
    ------
    UserError
        When one of them is not there, or the run's request cannot be read.
    """
    source = _source(document, folder, run)
    result = run.result.found(folder) if run.result else None
    if result is None:
        raise unreadable(
            f"The result of “{run.name}” is not where it was",
            "put it back, or run it again",
            run.result.absolute if run.result else "",
        )
    request = _request(folder / run.folder)
    report = folder / run.folder / storage.REPORT
    return ResultOfRun(
        source,
        result,
        request.model_copy(update={"path": source}),
        report if report.is_file() else None,
    )


def again(document: ProjectDocument, folder: Path, run: Run) -> RunAgain:
    """The same run once more, to a result with a name that is free.

    Raises
    ------
    UserError
        When the source is not there, or the run's record cannot be read.
    """
    source = _source(document, folder, run)
    place = folder / run.folder
    report = place / storage.REPORT
    if report.is_file():
        record = _read(report)
    else:
        # It never came to an end, and has no record yet.
        request = _request(place)
        record = json.dumps({"request": request.model_dump(mode="json")}).encode()
    taken = {Path(entry.result.absolute) for entry in document.runs if entry.result}
    told = run_again(record, _free_name(source, _request(place), taken), source)
    # What this run tunes is kept in its own folder.
    return replace(told, request=told.request.model_copy(update={"keep_model": None}))


def methods_of(folder: Path, run: Run) -> str:
    """The Methods paragraph of a run.

    Raises
    ------
    UserError
        When it has none, because it did not come to its end.
    """
    path = folder / run.folder / storage.METHODS
    if not path.is_file():
        raise unreadable(
            f"“{run.name}” has no Methods paragraph", "choose a run that is done", str(path)
        )
    return _read(path).decode(errors="replace").strip()


def _source(document: ProjectDocument, folder: Path, run: Run) -> Path:
    source = document.source(run.source)
    path = source.place.found(folder, source.fingerprint)
    if path is None:
        raise unreadable(
            f"{source.name} is not where it was", "say with “Locate…” where it lies now"
        )
    return path


def _request(place: Path) -> RestoreRequest:
    path = place / storage.REQUEST
    try:
        return request_from_json(_read(path).decode())
    except ValueError as error:
        raise _damaged(path, error) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _damaged(path, error) from error


def _free_name(source: Path, request: RestoreRequest, taken: set[Path]) -> Path:
    """Beside the earlier result where that folder is there, else beside the source."""
    folder = request.output.parent if request.output.parent.is_dir() else source.parent
    suffix = next(s for s in RESULT_SUFFIXES if request.output.name.lower().endswith(s))
    proposed = result_beside(folder / source.name, suffix)
    stem, number = proposed.name.removesuffix(suffix), 2
    while proposed in taken or proposed.exists():
        proposed = folder / f"{stem}_{number}{suffix}"
        number += 1
    return proposed


def _damaged(path: Path, error: Exception) -> UserError:
    return unreadable(
        f"{path.name} of this run cannot be read",
        "look whether its folder is complete",
        f"{path}: {type(error).__name__}: {error}",
    )
