"""A clock, a runner and a journal that a test holds in its hand."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ssai3d_app.engine.events import Completed, Progress, Stage
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import ExportWork, Job, RestoreWork, new_job
from ssai3d_app.jobs.journal import Journal
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.running import Listener, Message

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@dataclass
class HandClock:
    """Both clocks; the one on the wall can be set."""

    wall: datetime = NOON
    ticks: float = 1000.0

    def now(self) -> datetime:
        return self.wall

    def elapsed(self) -> float:
        return self.ticks

    def go_on(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.ticks += seconds


@dataclass
class HandAttempt:
    job: Job
    listener: Listener
    can_pause: bool = True
    asked: list[str] = field(default_factory=list)

    def pause(self) -> None:
        self.asked.append("pause")

    def cancel(self) -> None:
        self.asked.append("cancel")

    def force_stop(self) -> None:
        self.asked.append("force stop")

    def say(self, *messages: Message) -> None:
        for message in messages:
            self.listener(self.job.id, self.job.attempts, message)


@dataclass
class HandRunner:
    """Starts nothing; remembers what was to be started, and what the journal held then."""

    journal: Journal | None = None
    attempts: list[HandAttempt] = field(default_factory=list)
    discarded: list[str] = field(default_factory=list)
    recorded_at_start: list[list[str]] = field(default_factory=list)
    refuses: UserError | None = None

    def start(self, job: Job, listener: Listener) -> HandAttempt:
        if self.journal is not None:
            kinds = [step.document for step in self.journal.steps(job.id)]
            self.recorded_at_start.append(kinds)
        if self.refuses:
            raise self.refuses
        self.attempts.append(HandAttempt(job, listener))
        return self.attempts[-1]

    def discard(self, job: Job) -> None:
        self.discarded.append(job.title)

    @property
    def titles(self) -> list[str]:
        return [attempt.job.title for attempt in self.attempts]


@dataclass
class Desk:
    """A queue with everything it stands on."""

    folder: Path
    clock: HandClock = field(default_factory=HandClock)
    runner: HandRunner = field(default_factory=HandRunner)

    def __post_init__(self) -> None:
        self.journal = Journal(self.folder / "jobs.sqlite", self.clock)
        self.runner.journal = self.journal
        self.queue = JobQueue(self.journal, self.runner, self.clock)

    def restart(self) -> None:
        """Close the window in order, and open it again."""
        self.journal.close()
        self.__post_init__()

    def add(self, title: str, **choices: object) -> Job:
        job = self.restoring(title, **choices)
        self.queue.add(job)
        return self.queue.job(job.id)

    def restoring(self, title: str, **choices: object) -> Job:
        request = RestoreRequest(
            path=self.folder / f"{title}.tif", output=self.folder / f"{title}.ome.tif"
        )
        return new_job(RestoreWork(request=request), title, self.clock.now(), **choices)

    def exporting(self, title: str) -> Job:
        work = ExportWork(project=self.folder, run="0001", target=self.folder / f"{title}.zip")
        return new_job(work, title, self.clock.now())

    def finish(self, title: str, end: Message | None = None) -> None:
        attempt = [a for a in self.runner.attempts if a.job.title == title][-1]
        attempt.say(end or Completed(output=str(self.folder / "x.ome.tif"), seconds=4.0))
        self.queue.tick()

    def states(self) -> dict[str, str]:
        return {job.title: str(job.state) for job in self.queue.jobs}


def progress(stage: Stage, fraction: float) -> Progress:
    return Progress(stage=stage, done=1, total=2, fraction=fraction)
