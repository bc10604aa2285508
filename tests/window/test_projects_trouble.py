"""Projects damaged, locked, lost, on full disks and hanging shares: said, and nothing is lost."""

from __future__ import annotations

import errno
import gc
import json
import shutil
import threading
import time
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.clock import SystemClock
from ssai3d_app.projects import lock, storage
from ssai3d_app.projects.document import SCHEMA_VERSION
from ssai3d_app.projects.opening import open_project
from ssai3d_app.projects.project import Project
from ssai3d_app.ui import texts
from tests.window.conftest import is_drawn, some_stack
from tests.window.jobs_in_window import PATIENCE as ENOUGH
from tests.window.jobs_in_window import ends_of
from tests.window.projects_in_window import (
    PATIENCE,
    answer,
    choose,
    closed_project,
    document_of,
    names,
    opened,
    says,
    some_files,
    title,
    wait_for_errands,
)

DOCUMENTS = Path(__file__).parents[1] / "projects" / "documents"


@pytest.fixture
def data(tmp_path) -> Path:
    return some_files(tmp_path / "data", "embryo.czi", "retina.lif")


@pytest.fixture
def folder(tmp_path, data) -> Path:
    """A project of two files that nobody has open."""
    return closed_project(tmp_path / "Embryos", data)


def test_a_damaged_document_is_said_its_copy_offered_and_later_runs_found_again(
    qtbot, make_window, folder, data
):
    project = open_project(folder, SystemClock())
    request = RestoreRequest(path=data / "embryo.czi", output=data / "out.ome.tif")
    project.begin_run(project.document.sources[0].id, "later than the copy", request)
    project.close()
    (folder / storage.DOCUMENT).write_bytes(b"{ damaged")
    window = make_window(some_stack())
    window.open(folder)
    answer(qtbot, window, texts.ASK_DAMAGED_COPY)
    assert names(window) == ["embryo.czi", "retina.lif"]
    assert [run.name for run in document_of(window).runs] == ["later than the copy"]


def test_a_newer_document_ends_in_a_sentence_and_is_not_touched(make_window, folder):
    path = folder / storage.DOCUMENT
    told = json.loads(path.read_bytes()) | {"schema_version": SCHEMA_VERSION + 1}
    path.write_text(json.dumps(told))
    before = path.read_bytes()
    window = make_window(some_stack())
    window.open(folder)
    assert "newer version" in window.error_card.problem.text()
    assert title(window) == texts.PROJECT_NOT_NAMED
    assert path.read_bytes() == before


def test_a_recent_project_that_is_gone_is_said_and_may_leave_the_list(qtbot, make_window, folder):
    window = make_window(some_stack())
    window.open(folder)
    window.projects.does.close.trigger()
    folder.rename(folder.with_name("moved"))
    window.projects.folders.open(folder)
    answer(qtbot, window, texts.ASK_GONE_FORGET)
    assert window.projects.desk.recent == []


class FullDisk:
    """Every write of a document fails until there is room again."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = True
        write = storage.write_durably

        def fail(path: Path, content: bytes) -> None:
            if self.is_full:
                raise OSError(errno.ENOSPC, "No space left on device")
            write(path, content)

        monkeypatch.setattr(storage, "write_durably", fail)


def test_a_full_disk_is_said_and_what_was_typed_is_written_when_there_is_room(
    qtbot, make_window, folder, monkeypatch
):
    window = make_window(some_stack())
    window.open(folder)
    disk = FullDisk(monkeypatch)
    choose(window, file="retina.lif")
    window.projects.panel.notes.setPlainText("second slide")
    unsaved = window.projects.panel.unsaved
    qtbot.waitUntil(unsaved.isVisible, timeout=PATIENCE)
    assert "free some space" in unsaved.words.text()
    window.close()
    assert "lost" in window.projects.asker.question.informativeText()
    answer(qtbot, window, texts.ASK_STAY)
    assert window.isVisible()
    disk.is_full = False
    unsaved.button.click()
    assert not unsaved.isVisible()
    assert b"second slide" in (folder / storage.DOCUMENT).read_bytes()
    window.close()
    assert not window.isVisible()


def test_quitting_without_saving_is_possible_when_the_user_says_so(
    qtbot, make_window, folder, monkeypatch
):
    window = make_window(some_stack())
    window.open(folder)
    FullDisk(monkeypatch)
    choose(window, file="retina.lif")
    window.projects.panel.notes.setPlainText("second slide")
    window.close()
    answer(qtbot, window, texts.ASK_UNSAVED_QUIT)
    assert not window.isVisible()
    assert not (folder / lock.LOCK).exists()


def test_a_project_whose_folder_vanished_is_said_and_saved_elsewhere(
    qtbot, make_window, folder, tmp_path, monkeypatch
):
    window = make_window(some_stack())
    window.open(folder)
    choose(window, file="retina.lif")
    window.projects.panel.notes.setPlainText("only in memory")
    shutil.rmtree(folder)
    unsaved = window.projects.panel.unsaved
    qtbot.waitUntil(unsaved.isVisible, timeout=PATIENCE)
    assert "is gone" in unsaved.words.text()
    says(monkeypatch, "getSaveFileName", tmp_path / "rescued")
    window.projects.does.save_as.trigger()
    wait_for_errands(qtbot, window)
    assert title(window) == "rescued"
    assert not unsaved.isVisible()
    assert b"only in memory" in (tmp_path / "rescued" / storage.DOCUMENT).read_bytes()


def test_a_folder_that_may_not_be_written_opens_for_reading(make_window, folder, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise UserError("The project cannot be locked", "open it for reading only", 2)

    monkeypatch.setattr(lock.ProjectLock, "acquire", refuse)
    window = make_window(some_stack())
    assert window.projects.desk.project is None
    window.open(folder)
    assert names(window) == ["embryo.czi", "retina.lif"]
    assert window.projects.panel.read_only.isVisible()


def test_without_a_place_for_loose_files_the_window_opens_and_restores_them_all_the_same(
    qtbot, make_window, data, monkeypatch
):
    def refuse(*_: object, **__: object) -> None:
        raise UserError("The folder cannot be written", "free some space", 2)

    monkeypatch.setattr("ssai3d_app.projects.recent.create_project", refuse)
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes")
    assert title(window) == texts.PROJECT_NONE
    ends = ends_of(window)
    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert ends[0].kind == "completed"


def test_a_project_of_the_user_s_that_cannot_take_a_run_starts_none_and_says_why(
    qtbot, make_window, folder, data, monkeypatch
):
    window = make_window(some_stack(), engine="completes")
    window.open(folder)
    window.open(data / "embryo.czi")
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    FullDisk(monkeypatch)
    window.panel.button.click()
    assert window.jobs.desk.queue.jobs == []
    assert "cannot be written" in window.error_card.problem.text()
    assert document_of(window).runs == ()


class HungShare:
    """Writing waits, as on a network share whose server is gone, until the server is back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_back = threading.Event()
        write = storage.write_durably

        def wait(path: Path, content: bytes) -> None:
            self.is_back.wait(60)
            write(path, content)

        monkeypatch.setattr(storage, "write_durably", wait)
        monkeypatch.setattr("ssai3d_app.projects.disk.PATIENCE_S", 0.3)


def test_a_share_that_hangs_is_said_within_seconds_and_the_window_goes_on(
    qtbot, make_window, folder, data, monkeypatch
):
    share = HungShare(monkeypatch)
    share.is_back.set()
    window = make_window(some_stack())
    window.open(folder)
    share.is_back.clear()
    choose(window, file="retina.lif")
    window.projects.panel.notes.setPlainText("second slide")
    unsaved = window.projects.panel.unsaved
    qtbot.waitUntil(unsaved.isVisible, timeout=PATIENCE)
    assert "does not answer" in unsaved.words.text()
    # What asks it once more is answered at once.
    began = time.monotonic()
    window.projects.does.save.trigger()
    window.open(data / "embryo.czi")
    assert time.monotonic() - began < 5.0
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    window.close()
    answer(qtbot, window, texts.ASK_STAY)
    share.is_back.set()
    qtbot.waitUntil(lambda: not unsaved.isVisible(), timeout=PATIENCE)
    assert b"second slide" in (folder / storage.DOCUMENT).read_bytes()


def test_a_project_on_a_share_that_hangs_does_not_open_and_is_not_locked_when_it_is_back(
    qtbot, make_window, folder, monkeypatch
):
    window = make_window(some_stack())
    share = HungShare(monkeypatch)
    window.open(folder)
    assert "does not answer" in window.error_card.problem.text()
    assert title(window) == texts.PROJECT_NOT_NAMED
    share.is_back.set()
    qtbot.waitUntil(lambda: not (folder / lock.LOCK).exists(), timeout=PATIENCE)
    window.open(folder)
    assert title(window) == "Embryos"


def test_fifty_projects_opened_and_closed_leave_no_memory_handle_object_or_lock(
    qtbot, make_window, folder, data
):
    window = make_window(some_stack())
    process = psutil.Process()

    def cycle() -> None:
        window.open(folder)
        wait_for_errands(qtbot, window)
        qtbot.waitUntil(
            lambda: all(s.fingerprint for s in document_of(window).sources), timeout=PATIENCE
        )
        window.projects.does.close.trigger()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    for _ in range(5):
        cycle()
    gc.collect()
    memory, handles = process.memory_info().rss, process.num_fds()
    objects = len(window.findChildren(QObject))
    projects = sum(type(thing) is Project for thing in gc.get_objects())
    for _ in range(50):
        cycle()
    gc.collect()
    assert process.memory_info().rss - memory < 50_000_000
    assert process.num_fds() <= handles + 2
    assert len(window.findChildren(QObject)) <= objects + 2
    assert sum(type(thing) is Project for thing in gc.get_objects()) <= projects
    assert not (folder / lock.LOCK).exists()
    assert not list(folder.glob(".*"))
