"""What has become of each stack of a batch: followed while its jobs run, and kept afterwards."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.states import JobState
from ssai3d_app.projects.batch import BatchPlan, Candidate
from ssai3d_app.projects.document import Run, RunStatus

COLUMNS = (
    "file",
    "scene",
    "group",
    "state",
    "reason",
    "result",
    "seconds",
    "voxel size x (µm)",
    "voxel size y (µm)",
    "voxel size z (µm)",
    "channels",
    "modality",
)

NOT_STARTED, LEFT_OUT = "not started", "left out"

_OVER = frozenset({*(str(state) for state in JobState if state.is_over), LEFT_OUT})


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BatchRow(_Part):
    """A stack. ``cells`` are words by column; ``run`` is the run of the project that it became."""

    cells: dict[str, str]
    job: JobId | None = None
    run: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will become of it, unless somebody tries it again."""
        return self.cells["state"] in _OVER


class BatchRecord(_Part):
    """A batch. ``id`` counts the batches of a project."""

    version: Literal[1] = 1
    id: str
    created: AwareDatetime
    entries: tuple[BatchRow, ...]

    @property
    def rows(self) -> list[dict[str, str]]:
        """A row per stack, also for those that were left out; for the window and the CSV."""
        return [entry.cells for entry in self.entries]

    @property
    def count_over(self) -> int:
        """Of how many stacks the end is known."""
        return sum(entry.is_over for entry in self.entries)

    @property
    def is_over(self) -> bool:
        """Whether that is known of all."""
        return self.count_over == len(self.entries)

    def with_job(self, position: int, job: Job) -> BatchRecord:
        """The record with the job of a member, counted as in ``BatchPlan.members``."""
        entries = list(self.entries)
        changes = {"job": job.id, "run": job.run}
        entries[position] = _told(entries[position].model_copy(update=changes), _of_job(job))
        return self.model_copy(update={"entries": tuple(entries)})

    def followed(
        self, job_of: Callable[[JobId], Job | None], run_of: Callable[[str], Run | None]
    ) -> BatchRecord:
        """The record as it stands now.

        A job that has left the queue, or is of another computer, is known by its run; where that
        is gone too, what was last known stays.
        """
        entries = tuple(_followed(entry, job_of, run_of) for entry in self.entries)
        return self.model_copy(update={"entries": entries})


def record_of(plan: BatchPlan, id: str, created: datetime) -> BatchRecord:
    """The record of a batch of which nothing is queued yet."""
    entries = []
    for number, group in enumerate(plan.groups, start=1):
        for member in group.members:
            cells = {"group": str(number), "state": NOT_STARTED}
            entries.append(BatchRow(cells=_row(member.candidate) | cells))
    for left in plan.left_out:
        row = _empty_row(left.path) if left.candidate is None else _row(left.candidate)
        entries.append(BatchRow(cells=row | {"state": LEFT_OUT, "reason": left.reason}))
    return BatchRecord(id=id, created=created, entries=tuple(entries))


def summary_csv(rows: Iterable[dict[str, str]]) -> str:
    """The table as CSV (RFC 4180) that spreadsheets open without asking, in UTF-8 with a mark."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    return "\ufeff" + text.getvalue()


def _followed(
    entry: BatchRow, job_of: Callable[[JobId], Job | None], run_of: Callable[[str], Run | None]
) -> BatchRow:
    job = None if entry.job is None else job_of(entry.job)
    if job is not None:
        return _told(entry, _of_job(job))
    if entry.is_over or entry.run is None:
        return entry
    run = run_of(entry.run)
    return entry if run is None else _told(entry, _of_run(run))


def _told(entry: BatchRow, told: dict[str, str]) -> BatchRow:
    cells = entry.cells | told
    return entry if cells == entry.cells else entry.model_copy(update={"cells": cells})


def _of_job(job: Job) -> dict[str, str]:
    told = {"state": str(job.state), "reason": "", "result": "", "seconds": ""}
    if job.ending is not None:
        told["reason"] = job.ending.problem
        told["result"] = str(job.ending.output or "")
        told["seconds"] = f"{job.ending.seconds:.1f}"
    return told


def _of_run(run: Run) -> dict[str, str]:
    done = run.status is RunStatus.DONE and run.result is not None
    result = run.result.absolute if done and run.result is not None else ""
    return {"state": str(run.status), "reason": run.problem, "result": result}


def _empty_row(path: Path) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {"file": str(path)}


def _row(candidate: Candidate) -> dict[str, str]:
    scene = candidate.corrections.scene(candidate.scene)
    size, modality = scene.voxel_size, scene.microscope.modality
    row = _empty_row(candidate.path)
    edges = {"x": size.x, "y": size.y, "z": size.z}
    row.update(
        {f"voxel size {axis} (µm)": f"{e:.6g}" for axis, e in edges.items() if e is not None}
    )
    row["scene"] = scene.name
    row["channels"] = ", ".join(channel.name for channel in scene.channels)
    row["modality"] = "" if modality is None else str(modality)
    return row


def _harmless(value: str) -> str:
    """Names come from files: a spreadsheet must not take one for a formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
