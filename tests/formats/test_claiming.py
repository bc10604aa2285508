"""One restoration per result: who comes second is told, and touches nothing."""

import errno
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.formats import claiming
from ssai3d_app.formats.claiming import Holder, ResultInUseError, claimed, clear_away, lock_path
from ssai3d_app.formats.placing import PROGRESS, scratch_folder, unfinished_path

HOLDS = """
import sys
from pathlib import Path
from ssai3d_app.formats.claiming import claimed
with claimed(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def output(tmp_path):
    return tmp_path / "cells.ome.tif"


@pytest.fixture
def other(output):
    """A process that holds the result until its standard input closes."""
    call = [sys.executable, "-c", HOLDS, str(output)]
    pipe = subprocess.PIPE
    with subprocess.Popen(call, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def leave_work(output):
    unfinished_path(output).write_bytes(b"half")
    scratch_folder(output).mkdir()
    (scratch_folder(output) / PROGRESS).write_text("{}")


def test_nothing_is_left_when_it_is_given_back(output, tmp_path):
    with claimed(output):
        assert lock_path(output).exists()
    assert not list(tmp_path.iterdir())


def test_who_comes_second_is_told_since_when_and_by_whom(output, other):
    with pytest.raises(ResultInUseError) as refused, claimed(output, patience_s=0):
        pass
    error = refused.value
    assert error.holder.process == other.pid
    assert error.holder.started <= datetime.now(UTC)
    began = f"{error.holder.started.astimezone():%Y-%m-%d %H:%M}"
    assert error.sentence == (
        f"cells.ome.tif is being written by another restoration (started {began}); "
        "wait for it or choose another name."
    )


def test_a_second_one_in_the_same_process_is_refused_too(output):
    with claimed(output):
        with pytest.raises(ResultInUseError), claimed(output, patience_s=0):
            pass
        with claimed(output.with_name("another.ome.tif")):
            pass


def test_another_computer_is_named():
    holder = Holder(host="scope-7", process=3, started=datetime.now(UTC))
    assert holder.words.endswith(" on scope-7)")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_the_lock_of_a_process_that_was_killed_keeps_nobody(output, other):
    other.send_signal(signal.SIGKILL)
    with claimed(output):
        assert b'"process":' + str(os.getpid()).encode() in lock_path(output).read_bytes()
    assert not lock_path(output).exists()


def test_what_another_process_works_on_is_not_cleared_away(output, other):
    leave_work(output)
    assert not clear_away(output, patience_s=0)
    assert unfinished_path(output).exists()
    assert (scratch_folder(output) / PROGRESS).exists()
    other.communicate()
    assert clear_away(output, keep_progress=True)
    assert [path.name for path in output.parent.iterdir()] == [scratch_folder(output).name]
    assert clear_away(output)
    assert not list(output.parent.iterdir())


def test_a_lock_that_was_removed_meanwhile_is_not_taken_for_held(output, monkeypatch):
    """The one before removes its file between our opening and our locking it."""
    lock, real = claiming._lock, []

    def slow(descriptor):
        if not real:
            lock_path(output).unlink()
        real.append(descriptor)
        return lock(descriptor)

    monkeypatch.setattr(claiming, "_lock", slow)
    with claimed(output):
        assert len(real) == 2
        with pytest.raises(ResultInUseError), claimed(output, patience_s=0):
            pass


def test_a_file_system_without_locks_keeps_nobody_from_working(output, monkeypatch, caplog):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    module = "msvcrt.locking" if sys.platform == "win32" else "fcntl.flock"
    monkeypatch.setattr(f"ssai3d_app.formats.claiming.{module}", refuse)
    with claimed(output):
        assert "knows no locks" in caplog.text


def test_a_folder_that_is_gone_is_told_and_clearing_away_there_is_no_failure(output):
    gone = output.parent / "gone" / output.name
    with pytest.raises(UserError, match="does not exist"), claimed(gone):
        pass
    assert not clear_away(gone)


def test_words_that_cannot_be_read_are_left_out(output, other):
    lock_path(output).write_bytes(b"{")
    told = pytest.raises(ResultInUseError, match=r"another restoration; wait")
    with told as refused, claimed(output, patience_s=0):
        pass
    assert refused.value.holder is None


def test_a_full_disk_keeps_nobody_from_clearing_away(output, monkeypatch):
    leave_work(output)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert clear_away(output)
    assert not list(output.parent.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="as network drives do under POSIX")
def test_where_only_what_is_open_for_writing_can_be_locked_it_is_opened_so(output, monkeypatch):
    import fcntl

    lock, ways = fcntl.flock, []

    def picky(descriptor, operation):
        ways.append(fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE)
        if ways[-1] == os.O_RDONLY:
            raise OSError(errno.EBADF, "Bad file descriptor")
        lock(descriptor, operation)

    monkeypatch.setattr("ssai3d_app.formats.claiming.fcntl.flock", picky)
    with claimed(output):
        assert ways == [os.O_RDONLY, os.O_RDWR]
        with pytest.raises(ResultInUseError), claimed(output, patience_s=0):
            pass
