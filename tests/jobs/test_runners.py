"""Jobs in threads: each ends with exactly one word, and nothing is left behind."""

import sys
import threading
import time

import psutil
import pytest

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.events import Completed
from ssai3d_app.errors import cannot_write
from ssai3d_app.jobs.clock import SystemClock
from ssai3d_app.jobs.journal import Journal
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.runners import ThreadRunner
from ssai3d_app.jobs.states import JobState
from ssai3d_app.jobs.supervisor import JobSupervisor

DONE = Completed(output="x.ome.tif", seconds=1).model_dump_json()
QUICK = f"import sys; sys.stdin.readline(); print({DONE!r}, flush=True)"
STUCK = "import sys, time; sys.stdin.readline(); time.sleep(600)"
LOUD = "import sys, os; sys.stdin.readline(); os.write(2, b'driver lost'); os.abort()"


def export_at_once(work, token: CancellationToken):
    work.target.write_bytes(b"zip")
    return work.target


def export_slowly(work, token: CancellationToken):
    while True:
        token.raise_if_cancelled()
        time.sleep(0.01)


def refuse(work, token: CancellationToken):
    raise cannot_write("The folder cannot be written", "choose another")


@pytest.fixture
def queue_of(tmp_path, desk):
    """A queue whose engine is a script."""
    opened = []

    def make(script: str = QUICK, export=export_at_once) -> tuple[JobQueue, ThreadRunner]:
        def supervisor(job, log):
            return JobSupervisor(job.work.request, [sys.executable, "-c", script], log=log)

        runner = ThreadRunner(lambda job: tmp_path / "logs" / f"{job.id}.log", export, supervisor)
        journal = Journal(tmp_path / f"real-{len(opened)}.sqlite", SystemClock())
        opened.append(journal)
        return JobQueue(journal, runner, SystemClock()), runner

    yield make
    for journal in opened:
        journal.close()


def run_until(queue: JobQueue, condition, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        queue.tick()
        time.sleep(0.005)


def test_fifty_jobs_leave_no_thread_process_or_pipe_behind(queue_of, desk):
    queue, runner = queue_of()
    me = psutil.Process()
    warm = desk.restoring("warm")
    queue.add(warm)
    run_until(queue, lambda: queue.job(warm.id).state.is_over)
    before = threading.active_count(), me.num_fds(), len(me.children())
    jobs = [desk.restoring(f"job {n}") for n in range(50)]
    queue.add(*jobs)
    run_until(queue, lambda: all(queue.job(j.id).state is JobState.DONE for j in jobs), 240)
    runner.join({})
    assert (threading.active_count(), me.num_fds(), len(me.children())) == before


def test_a_stuck_engine_is_ended_by_force_and_the_next_job_runs(queue_of, desk):
    queue, runner = queue_of(STUCK)
    a, b = desk.restoring("a"), desk.restoring("b")
    queue.add(a, b)
    run_until(queue, lambda: queue.live(a.id) is not None)
    asked = time.monotonic()
    queue.cancel(a.id)
    queue.force_stop(a.id)
    run_until(queue, lambda: queue.job(a.id).state is JobState.CANCELLED)
    assert time.monotonic() - asked < 5
    run_until(queue, lambda: queue.live(b.id) is not None)
    queue.force_stop(b.id)
    run_until(queue, lambda: queue.job(b.id).state.is_over)
    runner.join({})


def test_the_log_of_a_job_holds_what_its_engine_printed(queue_of, desk, tmp_path):
    queue, runner = queue_of(LOUD)
    job = desk.restoring("a")
    queue.add(job)
    run_until(queue, lambda: queue.job(job.id).state.is_over)
    assert "gave up" in queue.job(job.id).ending.problem
    assert "driver lost" in (tmp_path / "logs" / f"{job.id}.log").read_text()
    runner.join({})


def test_closing_the_program_cancels_what_runs_and_leaves_nothing(queue_of, desk, monkeypatch):
    monkeypatch.setattr("ssai3d_app.jobs.runners._JOIN_S", 0.5)
    queue, runner = queue_of(STUCK, export_slowly)
    job, light = desk.restoring("a"), desk.exporting("zip")
    queue.add(job, light)
    run_until(queue, lambda: queue.live(job.id) and queue.live(light.id))
    children = psutil.Process().children()
    runner.join({i: queue.live(i).attempt for i in (job.id, light.id)})
    queue.take_news()
    assert [str(queue.job(i).state) for i in (job.id, light.id)] == ["cancelled", "cancelled"]
    assert not any(child.is_running() for child in children)


def test_an_export_ends_done_cancelled_or_failed(queue_of, desk):
    for export, state in ((export_at_once, "done"), (refuse, "failed")):
        queue, runner = queue_of(export=export)
        job = desk.exporting("zip")
        queue.add(job)
        run_until(queue, lambda q=queue, j=job: q.job(j.id).state.is_over)
        assert queue.job(job.id).state == state
        runner.join({})
    assert queue.job(job.id).ending.problem == "The folder cannot be written"
    queue, runner = queue_of(export=export_slowly)
    job = desk.exporting("zip")
    queue.add(job)
    run_until(queue, lambda: queue.live(job.id) is not None)
    queue.cancel(job.id)
    run_until(queue, lambda: queue.job(job.id).state.is_over)
    assert queue.job(job.id).state is JobState.CANCELLED
    runner.join({})
