"""What the guide is told of a job: the phase that it is in, and what the list says of it."""

from __future__ import annotations

from ssai3d_app.jobs.job import Job
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.words import state_in_words, time_left_in_words
from ssai3d_app.ui.restore.guide import Phase, Run

_PHASES = {
    JobState.QUEUED: Phase.RESTING,
    JobState.PREPARING: Phase.LEARNING,
    JobState.TUNING: Phase.LEARNING,
    JobState.RESTORING: Phase.RESTORING,
    JobState.WRITING: Phase.RESTORING,
    JobState.PAUSED: Phase.RESTING,
    JobState.CANCELLING: Phase.RESTING,
    JobState.CANCELLED: Phase.STOPPED,
    JobState.INTERRUPTED: Phase.STOPPED,
    JobState.FAILED: Phase.FAILED,
    JobState.DONE: Phase.DONE,
}


def run_of(queue: JobQueue, job: Job) -> Run:
    """A job of the queue, as the guide tells it apart."""
    words = [state_in_words(queue, job), time_left_in_words(queue, job)]
    return Run(_PHASES[job.state], texts.GUIDE_AND.join(word for word in words if word))
