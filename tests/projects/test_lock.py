"""Two windows on one project: one writes, the other is told who; stale locks stop nobody."""

import os
import subprocess
import sys
import threading

import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.jobs.processes import ProcessIdentity, identity_of, own_identity
from ssai3d_app.projects.lock import LOCK, SILENT_AFTER_S, ProjectInUseError, ProjectLock
from ssai3d_app.projects.opening import open_project

ELSEWHERE = ProcessIdentity(host="microscope-2", boot="b", pid=1, started="1")


def silent_for(folder, seconds: float) -> None:
    now = (folder / LOCK).stat().st_mtime
    os.utime(folder / LOCK, (now - seconds, now - seconds))


@pytest.fixture
def dead_process() -> ProcessIdentity:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    identity = identity_of(child.pid)
    child.communicate()
    return identity


def test_a_second_window_is_told_and_may_read(filled, clock):
    with pytest.raises(ProjectInUseError, match="another window on this computer") as told:
        open_project(filled.folder, clock)
    assert not told.value.may_take_over
    open_project(filled.folder, clock, read_only=True).close()
    assert not filled.is_read_only


def test_closing_lets_the_next_window_in(filled, clock):
    filled.close()
    again = open_project(filled.folder, clock)
    assert again.remark is None
    again.close()


def test_the_lock_of_a_window_that_died_is_taken_over_and_told(tmp_path, dead_process):
    ProjectLock.acquire(tmp_path, process=dead_process)
    lock = ProjectLock.acquire(tmp_path)
    assert "ended without closing" in lock.remark
    assert lock.is_held
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_sleeps_on_this_computer_keeps_its_lock_for_ever(tmp_path):
    ProjectLock.acquire(tmp_path, process=own_identity())
    silent_for(tmp_path, 10 * SILENT_AFTER_S)
    with pytest.raises(ProjectInUseError):
        ProjectLock.acquire(tmp_path)


def test_a_lock_of_another_computer_is_taken_over_only_when_silent_and_only_when_asked(tmp_path):
    other = ProjectLock.acquire(tmp_path, process=ELSEWHERE)
    with pytest.raises(ProjectInUseError, match="microscope-2") as told:
        ProjectLock.acquire(tmp_path, take_over=True)
    assert not told.value.may_take_over
    silent_for(tmp_path, SILENT_AFTER_S + 60)
    with pytest.raises(ProjectInUseError, match="minutes old") as told:
        ProjectLock.acquire(tmp_path)
    assert told.value.may_take_over
    lock = ProjectLock.acquire(tmp_path, take_over=True)
    assert lock.is_held
    assert not other.beat()
    other.release()
    assert lock.is_held


def test_a_beat_shows_that_the_window_lives(tmp_path):
    other = ProjectLock.acquire(tmp_path, process=ELSEWHERE)
    silent_for(tmp_path, SILENT_AFTER_S + 60)
    assert other.beat()
    with pytest.raises(ProjectInUseError) as told:
        ProjectLock.acquire(tmp_path, take_over=True)
    assert told.value.silent_s < SILENT_AFTER_S


def test_a_lock_that_makes_no_sense_counts_as_held_until_it_is_old(tmp_path):
    (tmp_path / LOCK).write_bytes(b"\x00" * 100)
    with pytest.raises(ProjectInUseError, match="another window"):
        ProjectLock.acquire(tmp_path)
    silent_for(tmp_path, SILENT_AFTER_S + 1)
    assert ProjectLock.acquire(tmp_path, take_over=True).is_held


def test_of_many_windows_that_see_a_stale_lock_exactly_one_gets_it(tmp_path, dead_process):
    for _ in range(20):
        ProjectLock.acquire(tmp_path, process=dead_process)
        start = threading.Barrier(8)
        got, refused = [], []

        def try_it(start=start, got=got, refused=refused):
            start.wait()
            try:
                got.append(ProjectLock.acquire(tmp_path))
            except ProjectInUseError as error:
                refused.append(error)

        threads = [threading.Thread(target=try_it) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(got) + len(refused) == 8
        assert [lock.is_held for lock in got].count(True) == 1
        for lock in got:
            lock.release()
        assert list(tmp_path.iterdir()) == []


def test_who_has_lost_the_lock_writes_no_more(filled, clock):
    filled.save()
    (filled.folder / LOCK).unlink()
    taker = ProjectLock.acquire(filled.folder, process=ELSEWHERE)
    filled.set_field("project", "", "title", "mine")
    with pytest.raises(UserError, match="taken this project over"):
        filled.save()
    assert filled.is_read_only
    assert b"mine" not in (filled.folder / "project.ssai3d").read_bytes()
    filled.close()
    assert taker.is_held
    taker.release()


def test_the_open_project_beats_by_itself(filled, clock):
    lock = filled.folder / LOCK
    os.utime(lock, (1, 1))
    clock.go_on(20)
    filled.tick()
    assert lock.stat().st_mtime > 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may be refused")
def test_a_folder_that_may_not_be_written_opens_for_reading(filled, clock):
    filled.close()
    filled.folder.chmod(0o500)
    with pytest.raises(UserError, match="reading only"):
        open_project(filled.folder, clock)
    open_project(filled.folder, clock, read_only=True).close()
    filled.folder.chmod(0o700)


def test_a_file_system_without_links_locks_too(tmp_path, monkeypatch):
    def no_links(source, target):
        raise PermissionError("not supported")

    monkeypatch.setattr(os, "link", no_links)
    lock = ProjectLock.acquire(tmp_path)
    with pytest.raises(ProjectInUseError):
        ProjectLock.acquire(tmp_path)
    lock.release()
    assert list(tmp_path.iterdir()) == []
