"""The states of a job, and which may follow which."""

from __future__ import annotations

from enum import StrEnum

from ssai3d_app.engine.events import Stage


class JobState(StrEnum):
    """Where a job stands; the values are words for the user."""

    QUEUED = "queued"
    PREPARING = "preparing"
    TUNING = "tuning"
    RESTORING = "restoring"
    WRITING = "writing"
    PAUSED = "paused"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    DONE = "done"
    FAILED = "failed"
    INTERRUPTED = "interrupted"

    @property
    def is_running(self) -> bool:
        """Whether something works on it."""
        return self in _RUNNING

    @property
    def is_over(self) -> bool:
        """Whether it has come to its end; what failed or was cancelled may be retried."""
        return self in _OVER

    def may_become(self, following: JobState) -> bool:
        """Whether that state may follow this one."""
        return following in _FOLLOWING[self]


_AT_WORK = frozenset({JobState.PREPARING, JobState.TUNING, JobState.RESTORING, JobState.WRITING})
_RUNNING = _AT_WORK | {JobState.CANCELLING}
_OVER = frozenset({JobState.CANCELLED, JobState.DONE, JobState.FAILED})

# Each channel and time goes through the stages anew, so that any may follow any.
_FROM_WORK = _AT_WORK | _OVER | {JobState.PAUSED, JobState.CANCELLING, JobState.INTERRUPTED}

_FOLLOWING: dict[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.PREPARING, JobState.CANCELLED, JobState.PAUSED}),
    **dict.fromkeys(_AT_WORK, _FROM_WORK),
    JobState.PAUSED: frozenset({JobState.QUEUED, JobState.CANCELLED}),
    JobState.CANCELLING: _OVER | {JobState.PAUSED, JobState.INTERRUPTED},
    JobState.INTERRUPTED: frozenset({JobState.QUEUED, JobState.CANCELLED}),
    JobState.FAILED: frozenset({JobState.QUEUED}),
    JobState.CANCELLED: frozenset({JobState.QUEUED}),
    # A result that stands is never made anew under the same job: that is another job.
    JobState.DONE: frozenset(),
}

STATE_OF_STAGE: dict[Stage, JobState] = {
    Stage.PREPARING: JobState.PREPARING,
    Stage.MEASURING: JobState.PREPARING,
    Stage.TUNING: JobState.TUNING,
    Stage.RESTORING_XZ: JobState.RESTORING,
    Stage.RESTORING_YZ: JobState.RESTORING,
    Stage.CONSISTENCY: JobState.RESTORING,
    Stage.DECONVOLVING: JobState.RESTORING,
    Stage.TRUST: JobState.RESTORING,
    Stage.REPORT: JobState.RESTORING,
    Stage.ANALYSING: JobState.RESTORING,
    Stage.DRAWING: JobState.PREPARING,
    Stage.WRITING: JobState.WRITING,
}
"""The state that a job is in while the engine tells of a stage."""
