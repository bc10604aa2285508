"""The journal: what was recorded is there after any end, and nobody's running job is touched."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ssai3d_app.engine.events import Finding, Stage
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import RestoreWork
from ssai3d_app.jobs.journal import Journal
from ssai3d_app.jobs.journal_schema import MIGRATIONS, bring_up_to_date
from ssai3d_app.jobs.processes import identity_of, own_identity
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.states import JobState
from tests.jobs.desk import Desk, HandClock, HandRunner, progress

FIXTURES = Path(__file__).parent / "journals"

DYING_WINDOW = """
import os, signal, sys
from pathlib import Path
from ssai3d_app.engine.events import Stage
from tests.jobs.desk import Desk, progress
desk = Desk(Path(sys.argv[1]))
desk.add("running")
desk.add("waiting")
desk.queue.tick()
desk.runner.attempts[0].say(progress(Stage.TUNING, 0.25))
desk.queue.tick()
desk.journal.flush()
print("recorded", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def dead_window(tmp_path):
    """A folder whose window was killed with one job running and one waiting."""
    ended = subprocess.run(
        [sys.executable, "-c", DYING_WINDOW, str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.stdout == "recorded\n", ended.stderr
    assert ended.returncode == -signal.SIGKILL
    return tmp_path


def test_after_a_kill_the_running_job_is_interrupted_and_the_waiting_one_waits(dead_window):
    desk = Desk(dead_window)
    assert desk.states() == {"running": "interrupted", "waiting": "queued"}
    (job,) = desk.queue.interrupted
    assert job.progress.fraction == 0.25
    desk.queue.resume(job.id)
    desk.queue.tick()
    assert desk.runner.attempts[0].job.resumes
    desk.journal.close()


def test_an_interrupted_job_can_be_discarded(dead_window):
    desk = Desk(dead_window)
    (job,) = desk.queue.interrupted
    desk.queue.cancel(job.id)
    assert desk.runner.discarded == ["running"]
    desk.restart()
    assert desk.states() == {"running": "cancelled", "waiting": "queued"}
    desk.journal.close()


def test_the_jobs_of_a_window_that_is_open_are_left_alone(desk):
    desk.add("a")
    desk.queue.tick()
    second = JobQueue(Journal(desk.journal.path, desk.clock), HandRunner(), desk.clock)
    assert second.jobs == []
    assert second._journal.others_are_computing()
    second._journal.close()


def test_a_second_window_waits_until_the_first_has_stopped_computing(desk):
    desk.add("a")
    desk.queue.tick()
    runner = HandRunner()
    journal = Journal(desk.journal.path, desk.clock)
    second = JobQueue(journal, runner, desk.clock)
    second.add(desk.restoring("b"))
    second.tick()
    assert runner.titles == []
    desk.finish("a")
    second.tick()
    assert runner.titles == ["b"]
    journal.close()


def test_an_engine_that_outlived_its_window_is_ended_before_anyone_resumes(desk):
    engine = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    job = desk.add("a")
    desk.queue.tick()
    desk.journal.record_engine(job.id, identity_of(engine.pid))
    desk.queue._take(desk.queue.job(job.id).stepped(JobState.TUNING))
    desk.restart()
    assert desk.states() == {"a": "interrupted"}
    assert engine.wait(10) == -signal.SIGKILL


def test_a_process_that_got_the_same_id_is_not_taken_for_the_engine():
    me = own_identity()
    assert me.is_alive
    assert not me.model_copy(update={"started": "12345"}).is_alive
    assert not me.model_copy(update={"boot": "another"}).is_alive
    ended = subprocess.Popen([sys.executable, "-c", ""])
    identity = identity_of(ended.pid)
    ended.wait()
    assert not identity.is_alive


def test_news_is_gathered_but_nothing_of_it_is_lost_in_order(desk):
    job = desk.add("a")
    desk.queue.tick()
    attempt = desk.runner.attempts[0]
    for number in range(1000):
        attempt.say(progress(Stage.TUNING, number / 1000), Finding(text=f"fact {number}"))
    before = desk.journal._connection.total_changes
    desk.queue.tick()
    # One step of the state is all that was written at once.
    assert desk.journal._connection.total_changes - before < 10
    texts = [s.document for s in desk.journal.steps(job.id) if s.kind == "finding"]
    assert [Finding.model_validate_json(t).text for t in texts] == [
        f"fact {n}" for n in range(1000)
    ]
    desk.restart()
    assert desk.queue.job(job.id).progress.fraction == 0.999


def test_history_survives_a_restart(desk):
    job = desk.add("a")
    desk.queue.tick()
    desk.finish("a")
    desk.restart()
    kept = desk.queue.job(job.id)
    assert kept.state is JobState.DONE
    assert kept.ending.seconds == 4.0
    assert [s.kind for s in desk.journal.steps(job.id)] == ["added", "state", "state"]


def test_a_full_disk_is_told_in_words_and_nothing_is_half_written(desk):
    job = desk.add("a")
    (pages,) = desk.journal._connection.execute("PRAGMA page_count").fetchone()
    desk.journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match="free some space"):
        desk.queue.add(*(desk.restoring(f"job {n}") for n in range(200)))
    assert desk.states() == {"a": "queued"}
    desk.restart()
    assert desk.states() == {"a": "queued"}
    assert desk.queue.job(job.id) == job


def test_a_damaged_journal_is_put_aside_and_told(tmp_path):
    path = tmp_path / "jobs.sqlite"
    path.write_bytes(b"SQLite format 3\x00" + os.urandom(5000))
    damaged = path.read_bytes()
    journal = Journal(path, HandClock())
    assert "jobs.sqlite.damaged-1" in journal.remark
    assert (tmp_path / "jobs.sqlite.damaged-1").read_bytes() == damaged
    assert journal.jobs() == []
    journal.close()


def test_a_database_of_another_program_is_not_written_into(tmp_path):
    path = tmp_path / "jobs.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    journal = Journal(path, HandClock())
    journal.close()
    kept = sqlite3.connect(tmp_path / "jobs.sqlite.damaged-1")
    assert kept.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    kept.close()


def test_a_journal_of_a_later_version_is_left_as_it_is(tmp_path):
    path = tmp_path / "jobs.sqlite"
    Journal(path, HandClock()).close()
    later = sqlite3.connect(path)
    later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(UserError, match="newer version"):
        Journal(path, HandClock())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may be refused")
def test_a_folder_that_may_not_be_written_is_told_in_words(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="cannot be written"):
        Journal(tmp_path / "jobs.sqlite", HandClock())


def test_a_migration_that_fails_leaves_the_journal_as_it_was(tmp_path):
    path = tmp_path / "jobs.sqlite"
    Journal(path, HandClock()).close()
    connection = sqlite3.connect(path, isolation_level=None)
    next_one = max(MIGRATIONS) + 1
    broken = {**MIGRATIONS, next_one: ("ALTER TABLE jobs ADD COLUMN owner TEXT", "NONSENSE")}
    with pytest.raises(sqlite3.OperationalError):
        bring_up_to_date(connection, broken)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(jobs)")]
    connection.close()
    assert "owner" not in columns
    good = {**MIGRATIONS, next_one: ("ALTER TABLE jobs ADD COLUMN owner TEXT",)}
    connection = sqlite3.connect(path, isolation_level=None)
    bring_up_to_date(connection, good)
    assert connection.execute("PRAGMA user_version").fetchone() == (next_one + 1,)
    connection.close()


@pytest.mark.parametrize("version", range(1, max(MIGRATIONS) + 2))
def test_journals_of_every_version_open(tmp_path, version):
    path = tmp_path / "jobs.sqlite"
    script = (FIXTURES / f"version_{version}.sql").read_text(encoding="utf-8")
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()
    queue = JobQueue(Journal(path, HandClock()), HandRunner(), HandClock())
    assert [(job.title, str(job.state)) for job in queue.jobs] == [
        ("embryo", "done"),
        ("retina", "interrupted"),
        ("spheroid", "queued"),
    ]
    queue._journal.close()


def test_requests_of_earlier_versions_are_understood():
    old = {
        "path": "/data/a.tif",
        "output": "/data/a.ome.tif",
        "scene": 2,
        "voxel_size": [0.5, 0.1, 0.1],
        "overwrite": True,
    }
    request = RestoreWork.model_validate({"kind": "restore", "request": old}).request
    assert request.scenes == (2,)
    assert (request.corrections.z, request.corrections.x) == (0.5, 0.1)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_step_is_on_the_disk_before_the_work_starts(tmp_path):
    """A power cut loses what was not synced: the trace shows write, sync, and only then work."""
    code = """
import sys
from pathlib import Path
from tests.jobs.desk import Desk
desk = Desk(Path(sys.argv[1]))
desk.add("a")
start = desk.runner.start
def started(job, listener):
    Path(sys.argv[1], "work-begins").touch()
    return start(job, listener)
desk.runner.start = started
desk.queue.tick()
"""
    trace = tmp_path / "trace"
    calls = "trace=openat,pwrite64,write,fsync,fdatasync,close"
    subprocess.run(
        ["strace", "-f", "-y", "-e", calls, "-o", trace, sys.executable, "-c", code, tmp_path],
        check=True,
    )
    lines = trace.read_text(errors="replace").splitlines()
    begins = next(n for n, line in enumerate(lines) if "work-begins" in line)
    log = "jobs.sqlite-wal"
    last_write = max(n for n, line in enumerate(lines[:begins]) if "write" in line and log in line)
    synced = [n for n, line in enumerate(lines[:begins]) if "sync(" in line and log in line]
    assert synced, "the log was never synced"
    assert synced[-1] > last_write
    # The file's own name, too, is in a folder that was synced.
    folder = f"<{tmp_path}>"
    assert any("fsync(" in line and folder in line for line in lines[:begins])
