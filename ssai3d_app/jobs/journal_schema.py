"""The tables of the journal, and the way to them from every version there was."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x53533344
"""Marks the file as a journal of this program; "SS3D"."""

_FIRST = (
    "CREATE TABLE sessions (id TEXT PRIMARY KEY, process TEXT NOT NULL)",
    "CREATE TABLE jobs ("
    " id TEXT PRIMARY KEY,"
    " session TEXT NOT NULL,"
    " state TEXT NOT NULL,"
    " position INTEGER NOT NULL,"
    " engine TEXT,"
    " document TEXT NOT NULL)",
    "CREATE TABLE steps ("
    " number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " job TEXT NOT NULL,"
    " at TEXT NOT NULL,"
    " kind TEXT NOT NULL,"
    " document TEXT NOT NULL)",
    "CREATE INDEX steps_of_job ON steps (job, number)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)

_MORE_IN_DOCUMENTS: tuple[str, ...] = ()
"""Version 2: jobs tell what they had too little of, which earlier programs would refuse."""

_PREVIEWS: tuple[str, ...] = ()
"""Version 3: jobs may be previews, and restorations go on from one, in the same documents."""

MIGRATIONS: dict[int, tuple[str, ...]] = {0: _FIRST, 1: _MORE_IN_DOCUMENTS, 2: _PREVIEWS}
"""Statements that lead from a version to the next one; 0 is an empty file."""


class JournalTooNewError(Exception):
    """The journal was written by a later version of the program."""


class NotAJournalError(Exception):
    """The file is a database of something else."""


def bring_up_to_date(
    connection: sqlite3.Connection,
    migrations: dict[int, tuple[str, ...]] | None = None,
) -> None:
    """Make or migrate the tables, in one transaction: all of it or nothing.

    Raises
    ------
    JournalTooNewError, NotAJournalError
        When the file must not be touched.
    """
    steps = MIGRATIONS if migrations is None else migrations
    target = max(steps) + 1
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION_ID and (tables or version):
            raise NotAJournalError
        if version > target:
            raise JournalTooNewError
        for number in range(version, target):
            for statement in steps[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {target}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
