"""The batches of a project, on its disk: each as JSON for the program, and as CSV for people."""

from __future__ import annotations

import logging
from pathlib import Path

from pydantic import ValidationError

from ssai3d_app.durable import make_folder, write_durably
from ssai3d_app.errors import cannot_write
from ssai3d_app.projects.batch_record import BatchRecord, summary_csv
from ssai3d_app.projects.disk import Disk

_log = logging.getLogger(__name__)

BATCHES = "batches"


class BatchShelf:
    """What a project keeps of its batches. Read and written through ``disk``, which may raise."""

    def __init__(self, project: Path, disk: Disk) -> None:
        self._folder = project / BATCHES
        self._disk = disk

    def new_id(self) -> str:
        """An id that no batch of the project has.

        Raises
        ------
        UserError
            When the disk does not answer.
        """
        ids = self._disk(self._ids)
        return f"{int(ids[0]) + 1 if ids else 1:04d}"

    def keep(self, record: BatchRecord) -> None:
        """Write a batch as it stands; when this returns it survives a power cut.

        Raises
        ------
        UserError
            When it cannot be written.
        """
        self._disk(lambda: self._write(record))

    def newest(self) -> BatchRecord | None:
        """The last batch that can be read.

        Raises
        ------
        UserError
            When the disk does not answer.
        """
        return self._disk(lambda: next(iter(self._read(most=1)), None))

    def all(self) -> list[BatchRecord]:
        """Every batch that can be read, the newest first.

        Raises
        ------
        UserError
            When the disk does not answer.
        """
        return self._disk(self._read)

    def _ids(self) -> list[str]:
        names = (path.stem for path in self._folder.glob("*.json"))
        return sorted((name for name in names if name.isdecimal()), key=int, reverse=True)

    def _read(self, most: int | None = None) -> list[BatchRecord]:
        found: list[BatchRecord] = []
        for id in self._ids():
            if len(found) == most:
                break
            path = self._folder / f"{id}.json"
            try:
                found.append(BatchRecord.model_validate_json(path.read_bytes()))
            except (OSError, ValidationError) as error:
                # The runs of it are in the document all the same.
                _log.warning("The batch in %s cannot be read: %s", path, error)
        return found

    def _write(self, record: BatchRecord) -> None:
        path = self._folder / f"{record.id}.json"
        try:
            make_folder(self._folder)
            write_durably(path, record.model_dump_json(indent=1).encode())
            write_durably(path.with_suffix(".csv"), summary_csv(record.rows).encode())
        except OSError as error:
            raise cannot_write(
                f"The batch summary in {self._folder.parent} cannot be written",
                "free some space on that disk, or ask for permission to write there",
                f"{type(error).__name__}: {error}",
            ) from error
