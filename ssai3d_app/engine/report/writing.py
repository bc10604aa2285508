"""The report of a run on the disk: record, Methods paragraph, page and paper."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from ssai3d_app.engine.job import Job
from ssai3d_app.engine.record import RunRecord
from ssai3d_app.engine.report.document import Document, document_of
from ssai3d_app.engine.report.gathering import pictures_name
from ssai3d_app.engine.report.names import METHODS, PAGE, PAPER, RECORD
from ssai3d_app.engine.report.page import page_of
from ssai3d_app.engine.report.paper import paper_of
from ssai3d_app.engine.report.pictures import Pictures, kept_pictures
from ssai3d_app.errors import cannot_write

_log = logging.getLogger(__name__)


def write_report(job: Job, record: RunRecord, folder: Path) -> Path:
    """Write all documents of a run into a folder, which is made when missing.

    Returns the path of the record. Where a page cannot be made, a caution says so: the result
    stands, and the record holds every number.

    Raises
    ------
    UserError
        When the folder cannot be written.
    """
    path = folder / RECORD
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(record.model_dump_json(indent=2), encoding="utf-8")
        (folder / METHODS).write_text(record.methods + "\n", encoding="utf-8")
        _write_pages(job, record, folder)
    except OSError as error:
        raise cannot_write(
            f"The report cannot be written to {folder}",
            "choose another folder with --report",
            str(error),
        ) from error
    return path


def _write_pages(job: Job, record: RunRecord, folder: Path) -> None:
    makers: dict[str, Callable[[Document], bytes]] = {PAGE: page_of, PAPER: paper_of}
    document = document_of(record, _pictures(job, record))
    for name, make in makers.items():
        # An older one tells of another run.
        (folder / name).unlink(missing_ok=True)
        try:
            content = make(document)
        except Exception:  # noqa: BLE001 - hours of work stand whole; told, and in the log
            _log.exception("%s cannot be made", name)
            job.narrator.caution(
                f"{name} could not be made (the log says why); {RECORD} holds all its numbers."
            )
            continue
        (folder / name).write_bytes(content)


def _pictures(job: Job, record: RunRecord) -> dict[tuple[int, int], Pictures]:
    """Those that were kept, by numbers of the scene and the channel in it, both in the record."""
    found = {}
    for image, scene in enumerate(record.scenes):
        numbers = record.request.channels or range(scene.used.shape[1])
        for place, channel in enumerate(numbers):
            kept = kept_pictures(job.scratch.path / pictures_name(image, place))
            if kept is not None:
                found[image, channel] = kept
    return found
