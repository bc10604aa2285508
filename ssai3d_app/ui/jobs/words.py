"""What the window says of a job, in words."""

from __future__ import annotations

from ssai3d_app.engine.events import Stage
from ssai3d_app.jobs.job import AnalyseWork, DemoWork, ExportWork, Job, PreviewWork, RestoreWork
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import (
    range_in_words,
    rate_in_words,
    size_in_words,
    time_in_words,
)
from ssai3d_app.ui.saying import said

_UNITS = {
    Stage.PREPARING: "planes",
    Stage.MEASURING: "planes",
    Stage.TUNING: "steps",
    Stage.RESTORING_XZ: "slices",
    Stage.RESTORING_YZ: "slices",
    Stage.CONSISTENCY: "boxes",
    Stage.DECONVOLVING: "steps",
    Stage.TRUST: "boxes",
    Stage.REPORT: "%",
    Stage.ANALYSING: "%",
    Stage.DRAWING: "%",
    Stage.WRITING: "planes",
}


def title_in_words(job: Job) -> str:
    """What the job does to which file."""
    match job.work:
        case AnalyseWork():
            words = texts.JOB_ANALYSE_TITLE
        case DemoWork():
            words = texts.JOB_DEMO_TITLE
        case ExportWork():
            words = texts.JOB_EXPORT_TITLE
        case PreviewWork():
            words = texts.JOB_PREVIEW_TITLE
        case _:
            words = texts.JOB_TITLE
    return words.format(name=job.title)


def state_in_words(queue: JobQueue, job: Job) -> str:
    """Where the job stands."""
    live = queue.live(job.id)
    if live is not None:
        return _running_in_words(job, live.pausing, live.stalled.why if live.stalled else None)
    if job.state is JobState.QUEUED:
        why = queue.waits_for(job.id)
        return texts.JOB_QUEUED if why is None else said(why.removesuffix("."))
    return _resting_in_words(job)


def _resting_in_words(job: Job) -> str:
    if job.state is JobState.PAUSED:
        return texts.JOB_PAUSED if job.attempts else texts.JOB_HELD
    ending = job.ending
    if job.state is JobState.FAILED and ending is not None:
        return texts.JOB_FAILED.format(problem=said(ending.problem))
    if job.state is JobState.DONE and ending is not None:
        return texts.JOB_DONE.format(time=time_in_words(ending.seconds))
    return texts.JOB_CANCELLED if job.state is JobState.CANCELLED else texts.JOB_INTERRUPTED


def _running_in_words(job: Job, pausing: bool, standing_still: str | None) -> str:
    if job.state is JobState.CANCELLING:
        return texts.JOB_CANCELLING
    if pausing:
        return texts.JOB_PAUSING
    if standing_still is not None:
        return texts.JOB_STALLED.format(why=said(standing_still))
    progress = job.progress
    if progress is None:
        return texts.JOB_STARTING
    return texts.STAGE_COUNT.format(
        stage=said(progress.stage.value), done=progress.done, total=progress.total
    )


def time_left_in_words(queue: JobQueue, job: Job) -> str:
    """How long it still takes, as a range; empty when it does not run or is being stopped."""
    live = queue.live(job.id)
    if live is None or live.pausing or job.state is JobState.CANCELLING or not job.is_heavy:
        return ""
    left = queue.seconds_left(job.id)
    if left is None:
        return texts.TIME_UNKNOWN
    return texts.TIME_LEFT.format(time=range_in_words(*left))


def pace_in_words(queue: JobQueue, job: Job) -> str:
    """How many units of its stage it does in a second; empty while unknown."""
    live = queue.live(job.id)
    rate = None if live is None else live.pace.units_per_second
    if rate is None or job.progress is None:
        return ""
    return texts.PACE_UNITS[_UNITS[job.progress.stage]].format(number=rate_in_words(rate))


def device_in_words(queue: JobQueue, job: Job) -> str:
    """What it computes on, and the memory that its process holds."""
    work = job.work
    match work:
        case ExportWork():
            return ""
        case RestoreWork():
            chosen: str = work.request.device
        case PreviewWork():
            chosen = work.request.restoration.device
        case _:
            chosen = "cpu"
    live = queue.live(job.id)
    device = texts.JOB_DEVICES[chosen]
    if live is not None and live.device is not None:
        device = live.device
    if live is None or live.heartbeat is None:
        return device
    return texts.JOB_MEMORY.format(device=device, memory=size_in_words(live.heartbeat.memory_bytes))


def fraction_of(job: Job) -> float | None:
    """The share that is done (0–1); ``None`` for a job that has not told any."""
    if job.state is JobState.DONE:
        return 1.0
    if job.state in (JobState.FAILED, JobState.CANCELLED) or job.progress is None:
        return None
    return job.progress.fraction
