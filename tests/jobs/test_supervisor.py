"""The child process: its events arrive, it can be cancelled and killed, its death is worded."""

import os
import signal
import subprocess
import sys
import threading

import psutil
import pytest

from ssai3d_app.engine.events import (
    Cancelled,
    Caution,
    Completed,
    Failed,
    Finding,
    Paused,
    Progress,
    Stage,
    TuningLoss,
)
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.formats.placing import has_progress, trust_map_beside
from ssai3d_app.jobs.running import Began, Heartbeat, Stalled
from ssai3d_app.jobs.supervisor import JobSupervisor
from tests.jobs.hasty_worker import COMMAND as HASTY


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


def test_a_paused_child_leaves_what_is_done_and_the_next_one_goes_on(request_for):
    job = JobSupervisor(request_for(), HASTY)
    events = []
    for event in job.events():
        events.append(event)
        if isinstance(event, TuningLoss):
            assert job.can_pause
            job.pause()
    assert isinstance(events[-1], Paused)
    assert not psutil.pid_exists(job.process_id)
    assert has_progress(request_for().output)
    events = list(JobSupervisor(request_for(), HASTY, resume=True).events())
    assert isinstance(events[-1], Completed)
    assert not any(isinstance(e, Caution) and "Nothing was kept" in e.text for e in events)
    output = request_for().output
    assert sorted(output.parent.iterdir()) == sorted([output, trust_map_beside(output)])


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(("number", "end"), [(signal.SIGTERM, Paused), (signal.SIGKILL, Failed)])
def test_a_child_that_is_ended_from_outside_leaves_what_is_done(request_for, number, end):
    job = JobSupervisor(request_for("best"), HASTY)
    events = []
    for event in job.events():
        events.append(event)
        if isinstance(event, Progress) and event.stage is Stage.TUNING:
            os.kill(job.process_id, number)
    assert isinstance(events[-1], end)
    assert end is Paused or events[-1].kept
    assert has_progress(request_for().output)
    assert not request_for().output.exists()


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
    began, failure = JobSupervisor(request_for(), scripted("import os; os.abort()")).events()
    assert isinstance(began, Began)
    assert isinstance(failure, Failed)
    assert "stopped unexpectedly" in failure.problem
    line = Finding(text="fine").model_dump_json()
    events = list(JobSupervisor(request_for(), scripted(f"print({line!r})")).events())
    assert events[1] == Finding(text="fine")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os; os._exit(7)", "stopped unexpectedly"),
        ("import os; os.abort()", "a library gave up"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "a library crashed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGBUS)", "the disk is full"),
    ],
)
def test_exit_abort_crash_and_lost_file_are_told_apart(request_for, code, words):
    *_, failure = JobSupervisor(request_for(), scripted(code)).events()
    assert isinstance(failure, Failed)
    assert words in failure.problem


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(
    ("counts", "words"),
    [([3, 4], "ran out of memory"), ([3, 3], "from outside"), ([None, None], "ran out of memory")],
)
def test_a_kill_is_one_for_memory_when_the_system_counted_it(
    request_for, monkeypatch, counts, words
):
    answers = iter(counts)
    monkeypatch.setattr("ssai3d_app.jobs.supervisor.kills_for_memory", lambda: next(answers))
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    *_, failure = JobSupervisor(request_for(), scripted(code)).events()
    assert words in failure.problem


def test_what_a_dying_library_printed_is_in_the_detail_and_in_the_log(request_for, tmp_path):
    code = "import os; os.write(2, b'cannot allocate tensor'); os.abort()"
    log = tmp_path / "logs" / "job.log"
    *_, failure = JobSupervisor(request_for(), scripted(code), log=log).events()
    assert "cannot allocate tensor" in failure.detail
    assert "cannot allocate tensor" in log.read_text()


def test_an_engine_of_another_version_is_not_talked_to(request_for):
    code = 'print(\'{"kind": "hello", "protocol": 99}\', flush=True); sys.stdin.read()'
    *_, failure = JobSupervisor(request_for(), scripted(code)).events()
    assert "different versions" in failure.problem


def test_a_child_that_hangs_after_its_last_word_is_ended(request_for, monkeypatch):
    monkeypatch.setattr("ssai3d_app.jobs.supervisor._DYING_S", 0.5)
    line = Completed(output="x", seconds=1).model_dump_json()
    code = f"import time; print({line!r}, flush=True); time.sleep(600)"
    job = JobSupervisor(request_for(), scripted(code))
    assert isinstance(list(job.events())[-1], Completed)
    assert not psutil.pid_exists(job.process_id)


def test_a_job_that_stands_still_is_told_and_ended_when_patience_is_over(request_for, monkeypatch):
    monkeypatch.setattr("ssai3d_app.jobs.stalls.SILENCE_S", 0.3)
    monkeypatch.setattr("ssai3d_app.jobs.supervisor._LOOK_EVERY_S", 0.1)
    job = JobSupervisor(request_for(), scripted("sys.stdin.read()"), patience_s=1.0)
    events = list(job.events())
    assert any(isinstance(e, Stalled) and "does not answer" in e.why for e in events)
    assert "stood still" in events[-1].problem
    assert not psutil.pid_exists(job.process_id)


def test_the_engine_beats_and_says_its_memory(request_for):
    events = JobSupervisor(request_for("best")).events()
    beat = next(e for e in events if isinstance(e, Heartbeat))
    events.close()
    assert 10e6 < beat.memory_bytes < 10e9


def test_an_abandoned_supervision_leaves_no_process_thread_or_pipe(request_for):
    before = threading.active_count(), psutil.Process().num_fds()
    job = JobSupervisor(request_for("best"))
    events = job.events()
    next(events)
    events.close()
    assert not psutil.pid_exists(job.process_id)
    assert (threading.active_count(), psutil.Process().num_fds()) == before


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_no_engine_survives_a_window_that_is_killed(request_for):
    """The pipe stays open in a third process, as it may when a window dies."""
    code = (
        "import sys, threading, time\n"
        "from pathlib import Path\n"
        "from ssai3d_app.engine.recipe import RestoreRequest\n"
        "from ssai3d_app.jobs.supervisor import JobSupervisor\n"
        "job = JobSupervisor(RestoreRequest.model_validate_json(sys.argv[1]))\n"
        "for event in job.events():\n"
        "    print(job.process_id, type(event).__name__, flush=True)\n"
    )
    window = subprocess.Popen(
        [sys.executable, "-c", code, request_for("best").model_dump_json()],
        stdout=subprocess.PIPE,
        text=True,
    )
    with window:
        for line in window.stdout:
            if "Progress" in line:
                break
        engine = psutil.Process(int(line.split()[0]))
        window.kill()
    psutil.wait_procs([engine], timeout=10)
    assert not engine.is_running() or engine.status() == psutil.STATUS_ZOMBIE


def test_lines_that_are_no_events_go_to_the_log_only(request_for, caplog):
    events = list(JobSupervisor(request_for(), scripted("print('hello from a library')")).events())
    assert len(events) == 2
    assert "hello from a library" in caplog.text


@pytest.mark.parametrize("stop", [JobSupervisor.cancel, JobSupervisor.force_stop])
def test_a_stop_before_the_start_is_kept(request_for, stop):
    job = JobSupervisor(request_for("best"))
    stop(job)
    events = list(job.events())
    assert isinstance(events[-1], Cancelled)


def test_the_child_ends_and_keeps_what_is_done_when_its_supervisor_is_gone(request_for):
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
    assert isinstance(events[-1], Paused)
    assert has_progress(request_for().output)
