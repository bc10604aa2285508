"""The queue: which job runs when. Work, journal and clocks are given to it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime

from ssai3d_app.engine.events import (
    Cancelled,
    Completed,
    Device,
    Failed,
    Paused,
    PreviewPicture,
    Progress,
)
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError, wrong_usage
from ssai3d_app.jobs.clock import Clock
from ssai3d_app.jobs.endings import could_not_start, ending_of
from ssai3d_app.jobs.job import Job, JobId, Priority, RestoreWork
from ssai3d_app.jobs.journal import Journal
from ssai3d_app.jobs.live import Live
from ssai3d_app.jobs.mailbox import Letter, Mailbox
from ssai3d_app.jobs.outputs import check_outputs
from ssai3d_app.jobs.processes import identity_of
from ssai3d_app.jobs.running import Began, Heartbeat, Message, Recovered, Runner, Stalled
from ssai3d_app.jobs.states import STATE_OF_STAGE, JobState
from ssai3d_app.jobs.waiting import (
    in_order,
    may_start_by_itself,
    moved,
    next_to_start,
    what_it_waits_for,
)

_log = logging.getLogger(__name__)

LIGHT_AT_ONCE = 2
FORCE_STOP_OFFERED_AFTER_S = 5.0
_STOPPED = "stopped"


class JobQueue:
    """All jobs of a window. Used from one thread; only the runner's news come from others.

    ``tick`` is called a few times a second: it takes the news and starts what may start. One
    heavy job runs at a time, light ones beside it. Each step is in the journal before it is
    taken: when the journal cannot be written, the step is not taken and the error raised.
    """

    def __init__(self, journal: Journal, runner: Runner, clock: Clock) -> None:
        self._journal = journal
        self._runner = runner
        self._clock = clock
        journal.take_over()
        self._jobs: dict[JobId, Job] = {job.id: job for job in journal.jobs()}
        self._live: dict[JobId, Live] = {}
        self._news = Mailbox()
        self._unheard: deque[Letter] = deque()
        self._changed: list[Callable[[JobId], None]] = []
        self._said: list[Callable[[JobId, Message], None]] = []
        self.is_stopped = journal.setting(_STOPPED) == "yes"

    # What it holds

    @property
    def jobs(self) -> list[Job]:
        """All jobs in order, history included."""
        return in_order(self._jobs)

    @property
    def interrupted(self) -> list[Job]:
        """Jobs that a window was working on when it died: to be resumed or cancelled."""
        return [job for job in self.jobs if job.state is JobState.INTERRUPTED]

    def job(self, job: JobId) -> Job:
        """A job as it now stands."""
        return self._jobs[job]

    def find(self, job: JobId) -> Job | None:
        """A job as it now stands, or ``None`` when it was removed."""
        return self._jobs.get(job)

    def live(self, job: JobId) -> Live | None:
        """What is known of a job that runs."""
        return self._live.get(job)

    @property
    def running(self) -> list[Job]:
        """The jobs that something works on, the first to start first."""
        return [self._jobs[job] for job in self._live]

    @property
    def will_go_on(self) -> bool:
        """Whether something runs, or will start without anybody's doing, now or at its time."""
        return bool(self._live) or (
            not self.is_stopped
            and any(may_start_by_itself(job, self._jobs) for job in self._jobs.values())
        )

    def seconds_left(self, job: JobId) -> tuple[float, float] | None:
        """The least and the most time in s that a running job may still take, if it is known."""
        live = self._live.get(job)
        return None if live is None else live.pace.seconds_left(self._clock.elapsed())

    def waits_for(self, job: JobId) -> str | None:
        """Why a queued job does not start, as a sentence; ``None`` when it is only not its turn."""
        if self.is_stopped:
            return "The queue is stopped."
        # Times are told as the clock on the wall shows them.
        now = self._clock.now().astimezone()
        return what_it_waits_for(self._jobs[job], self._jobs, now)

    def offers_force_stop(self, job: JobId) -> bool:
        """Whether cancelling has taken so long that the user should be offered more."""
        live = self._live.get(job)
        if live is None or live.cancelling_since is None:
            return False
        return self._clock.elapsed() - live.cancelling_since >= FORCE_STOP_OFFERED_AFTER_S

    def on_change(self, listener: Callable[[JobId], None]) -> None:
        """Call ``listener`` whenever a job is added, removed or in any way changed."""
        self._changed.append(listener)

    def on_message(self, listener: Callable[[JobId, Message], None]) -> None:
        """Call ``listener`` for each thing that a job tells, its end included."""
        self._said.append(listener)

    # What the user asks

    def add(self, *jobs: Job) -> None:
        """Put jobs at the end of the queue, all or none.

        Raises
        ------
        UserError
            When one is to come after a job that does not exist, or to write what another one
            does, here or in another window.
        """
        known = {*self._jobs, *(job.id for job in jobs)}
        for job in jobs:
            if not known.issuperset(job.after) or job.id in job.after:
                raise wrong_usage(
                    f"“{job.title}” needs the result of a job that is not in the queue",
                    "add that one first",
                )
        check_outputs(jobs, self._all_unfinished())
        last = max((job.position for job in self._jobs.values()), default=0)
        self._take(
            *(
                job.model_copy(update={"position": last + number})
                for number, job in enumerate(jobs, start=1)
            ),
            kind="added",
        )

    def pause(self, job: JobId) -> None:
        """Hold a waiting job; let a running one stop at the next safe point, which frees the GPU.

        Raises
        ------
        UserError
            When what runs cannot be paused.
        """
        found = self._jobs[job]
        live = self._live.get(job)
        if live is None:
            self._take(found.stepped(JobState.PAUSED))
        elif not live.attempt.can_pause:
            raise wrong_usage(f"“{found.title}” cannot be paused", "let it finish, or cancel it")
        elif not live.pausing and found.state is not JobState.CANCELLING:
            self._journal.record(found, kind="pause asked")
            live.pausing = True
            live.attempt.pause()
            self._tell(job)

    def hold(self, *jobs: JobId) -> None:
        """Pause waiting jobs, all or none."""
        self._take(*(self._jobs[job].stepped(JobState.PAUSED) for job in jobs))

    def resume(self, *jobs: JobId) -> None:
        """Let paused or interrupted jobs go on from where they were, all or none."""
        found = [self._jobs[job] for job in jobs]
        self._take(*(job.stepped(JobState.QUEUED, resumes=job.attempts > 0) for job in found))

    def cancel(self, job: JobId) -> None:
        """End a job; what it has left unfinished is cleared away. Also discards what waits."""
        found = self._jobs[job]
        live = self._live.get(job)
        if live is None:
            self._take(found.stepped(JobState.CANCELLED, resumes=False, ended=self._clock.now()))
            if found.attempts:
                self._runner.discard(found)
        elif found.state is not JobState.CANCELLING:
            self._take(found.stepped(JobState.CANCELLING))
            live.cancelling_since = self._clock.elapsed()
            live.attempt.cancel()

    def force_stop(self, job: JobId) -> None:
        """End a running job at once, whatever it does."""
        live = self._live.get(job)
        if live is not None:
            found = self._jobs[job]
            if found.state is not JobState.CANCELLING:
                found = found.stepped(JobState.CANCELLING)
            self._take(found, kind="force stop asked")
            live.attempt.force_stop()

    def retry(self, job: JobId, request: RestoreRequest | None = None) -> None:
        """Let a job that failed or was cancelled wait again, perhaps with another request.

        It goes on from what the failure has left, and otherwise starts from the beginning. What
        the request may change and still go on, ``checkpoints.document`` says.

        Raises
        ------
        UserError
            When another job writes its result by now.
        """
        found = self._jobs[job]
        check_outputs([found], self._all_unfinished())
        kind = "state" if request is None else "retried with other choices"
        self._take(found.retried(request), kind=kind)

    def settle(self, job: JobId) -> None:
        """Leave a job that failed as it is: what it raised as a question is answered."""
        found = self._jobs[job]
        if found.ending is not None:
            settled = found.ending.model_copy(update={"is_settled": True})
            self._take(found.model_copy(update={"ending": settled}), kind="settled")

    def edit(self, job: JobId, request: RestoreRequest) -> None:
        """Change what a job that does not run will do; it then starts from the beginning.

        Raises
        ------
        UserError
            When it runs or is done: run it again as another job. Or when another job writes the
            same result.
        """
        found = self._jobs[job]
        if found.state.is_running or found.state is JobState.DONE:
            raise wrong_usage(
                f"“{found.title}” is {found.state} and cannot be changed",
                "run it again with other choices",
            )
        changes = {"work": RestoreWork(request=request), "resumes": False, "attempts": 0}
        edited = found.model_copy(update=changes)
        check_outputs([edited], (other for other in self._all_unfinished() if other.id != job))
        self._take(edited, kind="edited")
        if found.attempts:
            self._runner.discard(found)

    def set_priority(self, job: JobId, priority: Priority) -> None:
        """Put a job before those of lower priority."""
        self._take(self._jobs[job].model_copy(update={"priority": priority}), kind="reordered")

    def set_not_before(self, job: JobId, moment: datetime | None) -> None:
        """Let a job wait until a moment, for example the night."""
        self._take(self._jobs[job].model_copy(update={"not_before": moment}), kind="rescheduled")

    def move(self, job: JobId, before: JobId | None) -> None:
        """Put a job before another one of its priority, or at the end."""
        self._take(*moved(self.jobs, job, before), kind="reordered")

    def remove(self, *jobs: JobId) -> None:
        """Take jobs that are over out of the history, all or none. Their results stay.

        Raises
        ------
        UserError
            When one is not over.
        """
        for found in (self._jobs[job] for job in jobs):
            if not found.state.is_over:
                raise wrong_usage(
                    f"“{found.title}” is {found.state}", "cancel it before removing it"
                )
        self._journal.forget(*jobs)
        gone = [self._jobs.pop(job) for job in jobs]
        for found in gone:
            if found.ending is not None and found.ending.kept:
                self._runner.discard(found)
            self._tell(found.id)

    def stop_after_this(self) -> None:
        """Start nothing new; what runs goes on to its end. Stays so after a restart."""
        self._set_stopped(True)

    def go_on(self) -> None:
        """Start jobs again."""
        self._set_stopped(False)

    # What time and the runner bring

    def tick(self) -> None:
        """Take the news and start what may start."""
        self.take_news()
        if not self.is_stopped:
            self._start_what_may()

    def take_news(self) -> None:
        """Take what the running jobs told, without starting anything."""
        self._unheard.extend(self._news.take())
        while self._unheard:
            letter = self._unheard[0]
            # A late word of an attempt that has ended says nothing of the next one.
            if letter.job in self._live and self._jobs[letter.job].attempts == letter.attempt:
                self._hear(letter.job, letter.message)
            # Only now: what could not be recorded is taken again at the next tick.
            self._unheard.popleft()

    def _start_what_may(self) -> None:
        while self._running(heavy=False) < LIGHT_AT_ONCE:
            if not self._start_next(heavy=False):
                break
        if not self._running(heavy=True):
            self._start_next(heavy=True)

    def _running(self, *, heavy: bool) -> int:
        return sum(self._jobs[job].is_heavy is heavy for job in self._live)

    def _start_next(self, *, heavy: bool) -> bool:
        job = next_to_start(self._jobs, self._clock.now(), heavy=heavy)
        if job is None or (heavy and self._journal.others_are_computing()):
            return False
        started = job.stepped(
            JobState.PREPARING,
            attempts=job.attempts + 1,
            started=self._clock.now(),
            ended=None,
            ending=None,
        )
        self._take(started)
        try:
            attempt = self._runner.start(started, self._news.put)
        except (UserError, OSError) as error:
            _log.exception("%s could not be started", job.title)
            self._end(started.id, could_not_start(error), 0.0)
            return True
        self._live[job.id] = Live(attempt, self._clock.elapsed())
        self._tell(job.id)
        return True

    def _hear(self, job: JobId, message: Message) -> None:
        found, live = self._jobs[job], self._live[job]
        if isinstance(message, Completed | Failed | Cancelled | Paused):
            self._end(job, message, self._clock.elapsed() - live.began)
            del self._live[job]
        elif isinstance(message, Began):
            self._journal.record_engine(job, identity_of(message.process_id))
        elif isinstance(message, Heartbeat | Stalled | Recovered):
            live.hear(message, self._clock.elapsed())
        elif not isinstance(message, PreviewPicture):
            self._journal.note(job, message)
            if isinstance(message, Device | Progress):
                live.hear(message, self._clock.elapsed())
            if isinstance(message, Progress):
                self._progress(found, message)
        for listener in self._said:
            listener(job, message)
        self._tell(job)

    def _progress(self, job: Job, progress: Progress) -> None:
        state = STATE_OF_STAGE[progress.stage]
        told = job.model_copy(update={"progress": progress})
        if job.state in (state, JobState.CANCELLING):
            self._jobs[job.id] = told
        else:
            self._take(told.stepped(state))

    def _end(self, job: JobId, end: Completed | Failed | Cancelled | Paused, took: float) -> None:
        found = self._jobs[job]
        ended = self._clock.now()
        if isinstance(end, Paused):
            self._take(found.stepped(JobState.PAUSED, resumes=True))
        elif isinstance(end, Cancelled):
            self._take(found.stepped(JobState.CANCELLED, ended=ended, resumes=False))
        else:
            state = JobState.FAILED if isinstance(end, Failed) else JobState.DONE
            live = self._live.get(job)
            ending = ending_of(end, took, on_gpu=live is not None and live.on_gpu)
            self._take(found.stepped(state, ended=ended, ending=ending, resumes=False))

    def _all_unfinished(self) -> list[Job]:
        """Those of the windows that are open, this one's first."""
        return [*self._jobs.values(), *self._journal.unfinished_elsewhere()]

    # How a step is taken

    def _take(self, *jobs: Job, kind: str = "state") -> None:
        """Record, and only then let it be so."""
        self._journal.record(*jobs, kind=kind)
        for job in jobs:
            self._jobs[job.id] = job
        for job in jobs:
            self._tell(job.id)

    def _tell(self, job: JobId) -> None:
        for listener in self._changed:
            listener(job)

    def _set_stopped(self, stopped: bool) -> None:
        self._journal.set_setting(_STOPPED, "yes" if stopped else "no")
        self.is_stopped = stopped
