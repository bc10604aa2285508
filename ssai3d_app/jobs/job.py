"""A job: what is to be done, when it may start, where it stands, and how it ended."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any, Literal, NewType

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from ssai3d_app.engine.analysis.demos.request import DemoRequest
from ssai3d_app.engine.analysis.request import AnalyseRequest
from ssai3d_app.engine.events import Progress, Shortage
from ssai3d_app.engine.preview.request import PreviewRequest
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.states import JobState
from ssai3d_app.jobs.stored_requests import brought_up_to_date

JobId = NewType("JobId", str)


class Priority(IntEnum):
    """Which of two waiting jobs starts first."""

    LOW = -1
    NORMAL = 0
    HIGH = 1


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RestoreWork(_Kept):
    """Restore a stack; needs the processor or GPU for itself."""

    kind: Literal["restore"] = "restore"
    request: RestoreRequest

    @field_validator("request", mode="before")
    @classmethod
    def _of_today(cls, stored: Any) -> Any:
        return brought_up_to_date(stored) if isinstance(stored, dict) else stored


class ExportWork(_Kept):
    """Put a run into one zip file; light enough to be done beside a restoration."""

    kind: Literal["export"] = "export"
    project: Path
    run: str
    target: Path
    with_result: bool = True
    with_source: bool = False


class PreviewWork(_Kept):
    """Restore a small region, to be looked at now; needs the processor or GPU for itself."""

    kind: Literal["preview"] = "preview"
    request: PreviewRequest


class AnalyseWork(_Kept):
    """Measure structures in a stack; needs the processor for itself."""

    kind: Literal["analyse"] = "analyse"
    request: AnalyseRequest


class DemoWork(_Kept):
    """Make a demo scene; needs the processor for itself."""

    kind: Literal["demo"] = "demo"
    request: DemoRequest


EngineWork = AnalyseWork | DemoWork | PreviewWork | RestoreWork
"""What is done by the engine, in a process of its own."""

Work = Annotated[EngineWork | ExportWork, Field(discriminator="kind")]


class Ending(_Kept):
    """How a job ended. ``problem`` and ``remedy`` are empty unless it failed.

    ``seconds`` is the time it took, by a clock that nobody sets. ``kept``: what was done by then
    is on the disk, and another attempt goes on from there. ``shortage`` and ``on_gpu`` say of what
    it had too little, and where; ``is_settled`` that the user has decided to leave it at that.
    """

    problem: str = ""
    remedy: str = ""
    detail: str = ""
    output: Path | None = None
    report: Path | None = None
    seconds: float = 0.0
    kept: bool = False
    shortage: Shortage | None = None
    on_gpu: bool = False
    is_settled: bool = False


class Job(_Kept):
    """One job of the queue. Never changed: every step of it is a new object.

    ``position`` orders jobs of equal priority; ``after`` are jobs that must be done before;
    ``not_before`` is the earliest start. ``project`` and ``run`` say which run of which project
    it makes. ``resumes`` lets the next attempt go on from where the last one stopped.
    """

    id: JobId
    title: str
    work: Work
    state: JobState = JobState.QUEUED
    priority: Priority = Priority.NORMAL
    position: int = 0
    after: tuple[JobId, ...] = ()
    not_before: AwareDatetime | None = None
    project: Path | None = None
    run: str | None = None
    resumes: bool = False
    attempts: int = 0
    created: AwareDatetime
    started: AwareDatetime | None = None
    ended: AwareDatetime | None = None
    progress: Progress | None = None
    ending: Ending | None = None

    @property
    def is_heavy(self) -> bool:
        """Whether it needs the processor or GPU for itself."""
        return isinstance(self.work, EngineWork)

    @property
    def restores(self) -> bool:
        """Whether it makes a result that is kept, of a whole stack."""
        return isinstance(self.work, RestoreWork)

    def stepped(self, state: JobState, **changes: Any) -> Job:
        """The job in another state.

        Raises
        ------
        ValueError
            When that state may not follow the present one.
        """
        if state is not self.state and not self.state.may_become(state):
            raise ValueError(f"{self.title}: {self.state} cannot become {state}")
        return self.model_copy(update={"state": state, **changes})

    def retried(self, request: RestoreRequest | None) -> Job:
        """The job waiting once more, to go on from what its failure has left, if it left any."""
        kept = self.ending is not None and self.ending.kept
        return self.stepped(
            JobState.QUEUED,
            work=self.work if request is None else RestoreWork(request=request),
            resumes=kept,
            progress=self.progress if kept else None,
            ending=None,
            ended=None,
        )


def new_job(
    work: Work,
    title: str,
    created: datetime,
    *,
    priority: Priority = Priority.NORMAL,
    after: tuple[JobId, ...] = (),
    not_before: datetime | None = None,
    project: Path | None = None,
    run: str | None = None,
) -> Job:
    """A job with an id that no other job has; ``queue.add`` gives it its position."""
    return Job(
        id=JobId(uuid.uuid4().hex),
        title=title,
        work=work,
        created=created,
        priority=priority,
        after=after,
        not_before=not_before,
        project=project,
        run=run,
    )
