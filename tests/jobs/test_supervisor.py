"""The child process: its events arrive, it can be cancelled and killed, its death is worded."""

import sys
import threading

import psutil
import pytest

from ssai3d_app.engine.events import Cancelled, Completed, Failed, Finding, Progress, TuningLoss
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.supervisor import JobSupervisor


@pytest.fixture
def request_for(tiny_stack, tmp_path):
    folder = tmp_path / "results"
    folder.mkdir()

    def make(preset: str = "quick") -> RestoreRequest:
        return RestoreRequest(path=tiny_stack, output=folder / "out.ome.tif", preset=preset)

    return make


def scripted(code: str) -> list[str]:
    return [sys.executable, "-c", "import sys; sys.stdin.readline()\n" + code]


def test_a_job_runs_in_a_child_and_ends_with_its_result(request_for):
    job = JobSupervisor(request_for())
    events = list(job.events())
    assert isinstance(events[-1], Completed)
    assert request_for().output.exists()
    assert sum(isinstance(e, Completed | Failed | Cancelled) for e in events) == 1
    assert not psutil.pid_exists(job.process_id)


def test_cancelling_ends_the_child_and_leaves_nothing(request_for):
    job = JobSupervisor(request_for("best"))
    events = []
    for event in job.events():
        events.append(event)
        if isinstance(event, TuningLoss):
            job.cancel()
    assert isinstance(events[-1], Cancelled)
    assert not psutil.pid_exists(job.process_id)
    assert list(request_for().output.parent.iterdir()) == []


def test_a_killed_child_leaves_nothing_and_counts_as_cancelled(request_for):
    job = JobSupervisor(request_for("best"))
    events = []
    for event in job.events():
        events.append(event)
        if isinstance(event, TuningLoss):
            job.force_stop()
    assert isinstance(events[-1], Cancelled)
    assert list(request_for().output.parent.iterdir()) == []


def test_an_abort_becomes_a_plain_failure_and_the_next_job_runs(request_for):
    (failure,) = JobSupervisor(request_for(), scripted("import os; os.abort()")).events()
    assert isinstance(failure, Failed)
    assert "stopped unexpectedly" in failure.problem
    line = Finding(text="fine").model_dump_json()
    events = list(JobSupervisor(request_for(), scripted(f"print({line!r})")).events())
    assert events[0] == Finding(text="fine")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_child_killed_by_the_system_is_told_as_lack_of_memory(request_for):
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    (failure,) = JobSupervisor(request_for(), scripted(code)).events()
    assert isinstance(failure, Failed)
    assert "memory" in failure.problem


def test_lines_that_are_no_events_go_to_the_log_only(request_for, caplog):
    events = list(JobSupervisor(request_for(), scripted("print('hello from a library')")).events())
    assert len(events) == 1
    assert "hello from a library" in caplog.text


@pytest.mark.parametrize("stop", [JobSupervisor.cancel, JobSupervisor.force_stop])
def test_a_stop_before_the_start_is_kept(request_for, stop):
    job = JobSupervisor(request_for("best"))
    stop(job)
    events = list(job.events())
    assert isinstance(events[-1], Cancelled)


def test_the_child_ends_when_its_supervisor_is_gone(request_for):
    job = JobSupervisor(request_for("best"))
    seen = threading.Event()
    events = []

    def listen() -> None:
        for event in job.events():
            events.append(event)
            if isinstance(event, Progress):
                seen.set()

    thread = threading.Thread(target=listen)
    thread.start()
    assert seen.wait(60)
    # The supervisor's end of the pipe closes, as it does when the window is killed.
    job._process.stdin.close()
    thread.join(30)
    assert not thread.is_alive()
    assert isinstance(events[-1], Cancelled)
