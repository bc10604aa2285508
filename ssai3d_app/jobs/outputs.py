"""Two jobs must not write one file: the second would take the place of what the first has made."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ssai3d_app.errors import UserError, wrong_usage
from ssai3d_app.jobs.job import EngineWork, Job


def output_of(job: Job) -> Path | None:
    """Where what the engine makes will stand; ``None`` for other work."""
    if isinstance(job.work, EngineWork):
        return job.work.request.output
    return None


def check_outputs(jobs: Iterable[Job], others: Iterable[Job]) -> None:
    """Make sure that no job will write what another one does that is not over.

    Raises
    ------
    UserError
        Naming the first of ``jobs`` that would.
    """
    taken = {
        _key(path): job for job in others if not job.state.is_over and (path := output_of(job))
    }
    for job in jobs:
        path = output_of(job)
        if path is None:
            continue
        other = taken.setdefault(_key(path), job)
        if other.id != job.id:
            raise _taken(path, other)


def _key(path: Path) -> str:
    """The same for all spellings of a path, without asking the disk."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps ".."


def _taken(path: Path, other: Job) -> UserError:
    return wrong_usage(
        f"The job “{other.title}”, which is not finished, writes {path.name} as well",
        "choose another name for the result, or wait for that job",
        str(path),
    )
