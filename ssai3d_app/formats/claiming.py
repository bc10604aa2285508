"""One restoration per result: a lock that the system takes back when its process ends, however."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from ssai3d_app.errors import ExitStatus, UserError, cannot_write
from ssai3d_app.formats.placing import check_folder, remove_unfinished

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_log = logging.getLogger(__name__)

PATIENCE_S = 1.0
"""A process that was just killed may hold its locks a moment longer."""
_LOOK_AGAIN_S = 0.05

_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
_TAKEN = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_WAYS = (os.O_RDONLY, os.O_RDWR)
"""Network drives lock only what is open for writing, and no disk with such a file can be made
read-only: so that comes second."""
_BEYOND = 2**30
"""Windows lets nobody read what is locked; so the lock lies behind the words in the file."""


class Holder(BaseModel):
    """Who writes a result, as the lock file tells it to others."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    host: str
    process: int
    started: AwareDatetime

    @property
    def words(self) -> str:
        """Since when, and where, if that is another computer."""
        local = f"{self.started.astimezone():%Y-%m-%d %H:%M}"
        elsewhere = "" if self.host == socket.gethostname() else f" on {self.host}"
        return f" (started {local}{elsewhere})"


class ResultInUseError(UserError):
    """Another restoration writes the same result; ``holder`` says who, where that can be told."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        self.holder = holder
        super().__init__(
            f"{path.name} is being written by another restoration{holder.words if holder else ''}",
            "wait for it or choose another name",
            ExitStatus.WRONG_USAGE,
            "" if holder is None else f"process {holder.process} on {holder.host}",
        )


def lock_path(path: Path) -> Path:
    """Where the lock of a result lies: hidden, beside it."""
    return path.with_name(f".writing-{path.name}")


@contextmanager
def claimed(path: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Be the only one who writes a result and its working files, in this and every other process.

    Where the file system knows no locks, it goes on without one, which is logged.

    Raises
    ------
    ResultInUseError
        When another one writes it; nothing of theirs is touched.
    UserError
        When the folder is missing or cannot be written.
    """
    check_folder(path)
    lock = lock_path(path.absolute())
    until = time.monotonic() + patience_s
    try:
        while (descriptor := _locked(lock)) is None:
            if time.monotonic() >= until:
                raise ResultInUseError(path, _holder(lock))
            time.sleep(_LOOK_AGAIN_S)
    except OSError as error:
        raise cannot_write(
            f"The folder {lock.parent} cannot be written",
            "choose another folder for the result",
            f"{type(error).__name__}: {error}",
        ) from error
    try:
        yield
    finally:
        _give_back(lock, descriptor)


def clear_away(path: Path, *, keep_progress: bool = False, patience_s: float = PATIENCE_S) -> bool:
    """Remove what a process that has ended left beside a result, unless another one writes it now.

    What cannot be removed stays and is logged, as in ``placing.remove_unfinished``. Says whether
    what is there now is left by nobody else.
    """
    try:
        with claimed(path, patience_s):
            remove_unfinished(path, keep_progress=keep_progress)
    except UserError as error:
        _log.warning("Nothing is cleared away beside %s: %s (%s)", path, error, error.detail)
        return False
    return True


def _locked(lock: Path) -> int | None:
    """An open lock file that is ours alone; ``None`` while it is somebody else's."""
    for way in _WAYS:
        descriptor = os.open(lock, way | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        try:
            if _lock(descriptor) and _is_still(lock, descriptor):
                _leave_words(lock)
                return descriptor
        except OSError as error:
            os.close(descriptor)
            if error.errno != errno.EBADF or way == _WAYS[-1]:
                raise
        else:
            os.close(descriptor)
            return None
    raise AssertionError("the last way was taken or has failed")


def _leave_words(lock: Path) -> None:
    holder = Holder(host=socket.gethostname(), process=os.getpid(), started=datetime.now(UTC))
    try:
        lock.write_bytes(holder.model_dump_json().encode())
    except OSError as error:
        # A full disk: the lock holds all the same, and clearing away must be possible there.
        _log.info("Who holds %s cannot be written down: %s", lock, error)


def _is_still(lock: Path, descriptor: int) -> bool:
    """Whether the name still is that of the open file: the one before may have just removed it."""
    try:
        return os.path.samestat(lock.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _BEYOND, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        if error.errno not in _NO_LOCKS_HERE:
            raise
        _log.warning("This file system knows no locks (%s); the result is written unlocked", error)
    return True


def _give_back(lock: Path, descriptor: int) -> None:
    """Remove the lock file and let go; what is left of it keeps nobody from anything."""
    try:
        if sys.platform == "win32":
            # There a file that is open cannot be removed, by us or while another one has it.
            os.close(descriptor)
            lock.unlink(missing_ok=True)
        else:
            try:
                lock.unlink(missing_ok=True)
            finally:
                os.close(descriptor)
    except OSError as error:
        _log.warning("%s cannot be cleared away: %s", lock, error)


def _holder(lock: Path) -> Holder | None:
    try:
        return Holder.model_validate_json(lock.read_bytes())
    except (OSError, ValidationError) as error:
        _log.info("Who holds %s cannot be told: %s", lock, error)
        return None
