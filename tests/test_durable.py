"""Files that are whole or not there: also with a full disk, after a kill, after a power cut."""

import errno
import os
import subprocess
import sys

import pytest

from ssai3d_app.durable import make_folder, remove_leftovers, sync_folder, write_durably


@pytest.fixture
def calls(monkeypatch):
    """The order in which files are synced and renamed."""
    made = []
    names = {}
    real_open, real_sync, real_replace = os.open, os.fsync, os.replace

    def opened(path, *rest, **more):
        descriptor = real_open(path, *rest, **more)
        names[descriptor] = os.fspath(path)
        return descriptor

    def synced(descriptor):
        made.append(("sync", names[descriptor]))
        real_sync(descriptor)

    def replaced(source, target):
        made.append(("rename", os.fspath(target)))
        real_replace(source, target)

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no folders to sync")
def test_content_is_synced_before_it_has_its_name_and_the_name_after(tmp_path, calls):
    path = tmp_path / "document"
    write_durably(path, b"new")
    assert [kind for kind, _ in calls] == ["sync", "rename", "sync"]
    assert ".new-" in calls[0][1]
    assert calls[1][1] == str(path)
    assert calls[2][1] == str(tmp_path)
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no folders to sync")
def test_each_new_folder_is_known_to_the_one_above(tmp_path, calls):
    make_folder(tmp_path / "a" / "b")
    assert calls == [("sync", str(tmp_path)), ("sync", str(tmp_path / "a"))]
    make_folder(tmp_path / "a" / "b")
    assert len(calls) == 2


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "document"
    path.write_bytes(b"old")

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_durably(path, b"new")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"document": b"old"}


def test_a_kill_while_writing_leaves_the_old_or_the_new_file(tmp_path):
    path = tmp_path / "document"
    path.write_bytes(b"0" * 200_000)
    code = (
        "import sys\nfrom pathlib import Path\nfrom ssai3d_app.durable import write_durably\n"
        "print('ready', flush=True)\n"
        "for n in range(10**9): write_durably(Path(sys.argv[1]), str(n % 10).encode() * 200_000)\n"
    )
    for moment in range(5):
        child = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        with child:
            child.stdout.readline()
            try:
                child.wait(0.02 * (moment + 1))
            except subprocess.TimeoutExpired:
                child.kill()
        content = path.read_bytes()
        assert len(content) == 200_000
        assert len(set(content)) == 1
    remove_leftovers(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["document"]


def test_a_folder_that_is_missing_is_said(tmp_path):
    if sys.platform == "win32":
        sync_folder(tmp_path / "missing")
    else:
        with pytest.raises(FileNotFoundError):
            sync_folder(tmp_path / "missing")
