"""What happens to jobs, on disk before it happens: nothing that was said to be done is lost."""

from __future__ import annotations

import logging
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ssai3d_app.durable import make_folder, sync_folder
from ssai3d_app.engine.events import Caution, Device, Finding, Progress, TuningLoss
from ssai3d_app.errors import UserError, cannot_write
from ssai3d_app.jobs.clock import Clock
from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.journal_schema import (
    JournalTooNewError,
    NotAJournalError,
    bring_up_to_date,
)
from ssai3d_app.jobs.processes import ProcessIdentity, end_process, own_identity
from ssai3d_app.jobs.states import JobState

_log = logging.getLogger(__name__)

_NOTES_INTERVAL_S = 2.0
"""News of the engine is gathered so long; a power cut costs no more of it."""

_BUSY_S = 10.0

_OVER = ", ".join(f"'{state}'" for state in JobState if state.is_over)
_RUNNING = ", ".join(f"'{state}'" for state in JobState if state.is_running)
"""Lists for SQL."""

Note = Device | Progress | Finding | Caution | TuningLoss


@dataclass(frozen=True)
class Step:
    """An entry of a job's history: a state it came to, or what the engine told.

    ``document`` is JSON. Steps are in the order in which they happened, whatever the clock said.
    """

    number: int
    job: JobId
    at: datetime
    kind: str
    document: str


class Journal:
    """The jobs of this computer's user. May be used from any thread.

    Several windows may have it open: each has a session, and a job belongs to one session. When
    a window is gone, the next one that opens takes its jobs over, see :meth:`take_over`.
    """

    def __init__(self, path: Path, clock: Clock, process: ProcessIdentity | None = None) -> None:
        """Open or make it.

        Raises
        ------
        UserError
            When it cannot be written, or comes from a later version. A damaged journal is put
            aside and told in ``remark``.
        """
        self.path = path
        self.remark: str | None = None
        self._clock = clock
        self._session = uuid.uuid4().hex
        self._lock = threading.RLock()
        self._notes: list[tuple[JobId, str, str, str]] = []
        self._progress: dict[JobId, Progress] = {}
        self._engines: dict[JobId, str] = {}
        self._notes_written = False
        self._last_flush = clock.elapsed()
        with _told_plainly(path):
            make_folder(path.absolute().parent)
            self._connection = self._opened()
            with self._transaction():
                self._connection.execute(
                    "INSERT INTO sessions VALUES (?, ?)",
                    (self._session, (process or own_identity()).model_dump_json()),
                )

    def _opened(self) -> sqlite3.Connection:
        """A connection to a sound journal."""
        new = not self.path.exists()
        try:
            connection = _connect(self.path)
            try:
                bring_up_to_date(connection)
                (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                if verdict != "ok":
                    raise sqlite3.DatabaseError(verdict)
            except BaseException:
                connection.close()
                raise
        except sqlite3.OperationalError:
            raise
        except (sqlite3.DatabaseError, NotAJournalError) as error:
            _log.exception("The journal of jobs is damaged")
            aside = _put_aside(self.path)
            self.remark = (
                f"The list of jobs was damaged and has been put aside as {aside.name}; "
                f"a new one was begun. Results are not touched. ({error})"
            )
            connection = _connect(self.path)
            bring_up_to_date(connection)
            new = True
        if new:
            sync_folder(self.path.absolute().parent)
        return connection

    def close(self) -> None:
        """Write what is left and end the session; jobs that are not over keep waiting in it."""
        with self._lock, _told_plainly(self.path):
            try:
                with self._transaction():
                    self._write_notes()
                    self._connection.execute("DELETE FROM sessions WHERE id = ?", (self._session,))
            finally:
                self._connection.close()

    def record(self, *jobs: Job, kind: str = "state") -> None:
        """Write jobs down as they now are, with a step each, all or none. Durable on return.

        Raises
        ------
        UserError
            When it cannot be written; then nothing may be done that was to be recorded.
        """
        at = self._clock.now().isoformat()
        with self._lock, _told_plainly(self.path), self._transaction():
            self._write_notes()
            for job in jobs:
                self._write(job)
                self._connection.execute(
                    "INSERT INTO steps (job, at, kind, document) VALUES (?, ?, ?, ?)",
                    (job.id, at, kind, _summary(job)),
                )

    def record_engine(self, job: JobId, engine: ProcessIdentity) -> None:
        """Write down which process works on a job, so that it can be ended if it outlives us."""
        with self._lock, _told_plainly(self.path), self._transaction():
            self._engines[job] = engine.model_dump_json()
            self._connection.execute(
                "UPDATE jobs SET engine = ? WHERE id = ?", (self._engines[job], job)
            )

    def note(self, job: JobId, event: Note) -> None:
        """Keep what the engine tells; written every few seconds, or with the next step.

        Of progress only the newest is kept.
        """
        with self._lock:
            if isinstance(event, Progress):
                self._progress[job] = event
            else:
                at = self._clock.now().isoformat()
                self._notes.append((job, at, event.kind, event.model_dump_json()))
            if self._clock.elapsed() - self._last_flush >= _NOTES_INTERVAL_S:
                try:
                    self.flush()
                except UserError as error:
                    # Nothing is lost yet; the next step, which must be recorded, says it aloud.
                    _log.warning("What the engine told is kept for later: %s", error.detail)

    def flush(self) -> None:
        """Write now what the engine told."""
        with self._lock, _told_plainly(self.path):
            self._last_flush = self._clock.elapsed()
            if self._notes or self._progress:
                with self._transaction():
                    self._write_notes()

    def jobs(self) -> list[Job]:
        """The jobs of this session and those that are over, in the queue's order."""
        rows = self._rows(
            f"SELECT document FROM jobs WHERE session = ? OR state IN ({_OVER}) ORDER BY position",
            (self._session,),
        )
        return [Job.model_validate_json(document) for (document,) in rows]

    def steps(self, job: JobId) -> list[Step]:
        """The history of a job, oldest first, what is not yet written included."""
        self.flush()
        rows = self._rows(
            "SELECT number, job, at, kind, document FROM steps WHERE job = ? ORDER BY number",
            (job,),
        )
        return [
            Step(number, JobId(owner), datetime.fromisoformat(at), kind, document)
            for number, owner, at, kind, document in rows
        ]

    def forget(self, *jobs: JobId) -> None:
        """Remove jobs and their history, all or none. Their results stay."""
        gone = set(jobs)
        with self._lock, _told_plainly(self.path), self._transaction():
            self._notes = [note for note in self._notes if note[0] not in gone]
            for job in jobs:
                self._progress.pop(job, None)
            for table, column in (("jobs", "id"), ("steps", "job")):
                self._connection.executemany(
                    f"DELETE FROM {table} WHERE {column} = ?", [(job,) for job in jobs]
                )

    def take_over(self) -> list[Job]:
        """Take the jobs of windows that are gone; returns those that they were working on.

        These are ``interrupted`` from now on: to be resumed or discarded. An engine that outlived
        its window is ended first, so that two never write the same result.
        """
        at = self._clock.now().isoformat()
        interrupted = []
        with self._lock, _told_plainly(self.path), self._transaction():
            for session in self._gone_sessions():
                rows = self._connection.execute(
                    "SELECT document, engine FROM jobs"
                    f" WHERE session = ? AND state NOT IN ({_OVER}) ORDER BY position",
                    (session,),
                ).fetchall()
                for document, engine in rows:
                    job = Job.model_validate_json(document)
                    if job.state.is_running:
                        if engine and end_process(ProcessIdentity.model_validate_json(engine)):
                            _log.warning("An engine without a window was ended: %s", job.title)
                        job = job.stepped(JobState.INTERRUPTED)
                        interrupted.append(job)
                        self._connection.execute(
                            "INSERT INTO steps (job, at, kind, document) VALUES (?, ?, ?, ?)",
                            (job.id, at, "state", _summary(job)),
                        )
                    self._write(job)
                self._connection.execute("DELETE FROM sessions WHERE id = ?", (session,))
        return interrupted

    def others_are_computing(self) -> bool:
        """Whether another window that is open works on a heavy job."""
        return any(job.is_heavy for job in self._elsewhere(f"state IN ({_RUNNING})"))

    def unfinished_elsewhere(self) -> list[Job]:
        """The jobs of other windows that are open, but for those that are over."""
        return self._elsewhere(f"state NOT IN ({_OVER})")

    def _elsewhere(self, condition: str) -> list[Job]:
        rows = self._rows(
            f"SELECT session, document FROM jobs WHERE session != ? AND {condition}",
            (self._session,),
        )
        gone = self._gone_sessions() if rows else []
        return [
            Job.model_validate_json(document) for session, document in rows if session not in gone
        ]

    def setting(self, name: str) -> str | None:
        """A setting of the queue that survives restarts."""
        rows = self._rows("SELECT value FROM settings WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._lock, _told_plainly(self.path), self._transaction():
            self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def _gone_sessions(self) -> list[str]:
        """Sessions whose window was closed or has died, and whose jobs are not all over."""
        rows = self._rows(
            "SELECT DISTINCT jobs.session, sessions.process FROM jobs"
            " LEFT JOIN sessions ON sessions.id = jobs.session"
            f" WHERE jobs.session != ? AND jobs.state NOT IN ({_OVER})",
            (self._session,),
        )
        return [
            session
            for session, process in rows
            if process is None or not ProcessIdentity.model_validate_json(process).is_alive
        ]

    def _rows(self, query: str, values: tuple[str, ...]) -> list[tuple[Any, ...]]:
        with self._lock, _told_plainly(self.path):
            return list(self._connection.execute(query, values))

    def _write(self, job: Job) -> None:
        if not job.state.is_running:
            self._engines.pop(job.id, None)
        self._connection.execute(
            "INSERT OR REPLACE INTO jobs VALUES (?, ?, ?, ?, ?, ?)",
            (
                job.id,
                self._session,
                job.state,
                job.position,
                self._engines.get(job.id),
                job.model_dump_json(),
            ),
        )

    def _write_notes(self) -> None:
        self._notes_written = True
        self._connection.executemany(
            "INSERT INTO steps (job, at, kind, document) VALUES (?, ?, ?, ?)", self._notes
        )
        for job, progress in self._progress.items():
            self._connection.execute(
                "UPDATE jobs SET document = json_set(document, '$.progress', json(?)) WHERE id = ?",
                (progress.model_dump_json(), job),
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing. Notes that were written are dropped only when the whole is durable."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._notes_written = False
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        if self._notes_written:
            self._notes.clear()
            self._progress.clear()


def _summary(job: Job) -> str:
    """What a step says of the job: what may change in it."""
    return job.model_dump_json(include={"state", "attempts", "resumes", "priority", "ending"})


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
    )
    # Where the file system has no shared memory, SQLite stays with a rollback journal: as safe.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _put_aside(path: Path) -> Path:
    """Give a damaged journal another name, with its log."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.replace(aside)
    for suffix in ("-wal", "-shm"):
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.replace(aside.with_name(aside.name + suffix))
    return aside


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except UserError:
        raise
    except JournalTooNewError as error:
        raise cannot_write(
            "The list of jobs was made by a newer version of SSAI-3D",
            "start the newer version, or update this one",
            str(path),
        ) from error
    except (sqlite3.Error, OSError) as error:
        raise cannot_write(
            f"The list of jobs in {path.parent} cannot be written",
            "free some space on that disk, or ask for permission to write there",
            f"{type(error).__name__}: {error}",
        ) from error
