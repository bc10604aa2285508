"""Which of the entries that were found a filter leaves."""

from __future__ import annotations

from ssai3d_app.projects.document import ProjectDocument, Run, RunStatus
from ssai3d_app.projects.finding import Found


def narrowed(found: Found, document: ProjectDocument, name: str, missing: set[str]) -> Found:
    """What is left of ``found``; ``name`` is a key of ``texts.PROJECT_FILTERS``.

    ``missing`` are ids of sources that are not where they were.
    """
    if name == "missing":
        runs = {run.id for run in document.runs if run.source in missing}
        return Found(found.sources & missing, found.runs & runs)
    if name == "open":
        restored = {run.source for run in document.runs if run.status is RunStatus.DONE}
        return Found(found.sources - restored, found.runs)
    if name == "all":
        return found
    fitting = [run for run in document.runs if _fits(run, name) and run.id in found.runs]
    return Found(frozenset(run.source for run in fitting), frozenset(run.id for run in fitting))


def _fits(run: Run, name: str) -> bool:
    if name == "restored":
        return run.status is RunStatus.DONE
    if name == "failed":
        return run.status in (RunStatus.FAILED, RunStatus.INTERRUPTED)
    return run.status.is_busy
