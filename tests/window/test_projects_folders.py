"""Projects as folders: begun, saved, opened, shared between windows, and sent as bundles."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from ssai3d_app.jobs.clock import SystemClock
from ssai3d_app.jobs.processes import ProcessIdentity
from ssai3d_app.projects import lock, storage
from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.opening import open_project
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


# Begun, saved, opened -----------------------------------------------------------------------------


def test_a_project_is_begun_closed_and_offered_among_the_recent_ones(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = opened(qtbot, make_window, data / "embryo.czi")
    does = window.projects.does
    says(monkeypatch, "getSaveFileName", tmp_path / "Retinas")
    does.new.trigger()
    assert title(window) == "Retinas"
    assert names(window) == []
    # The file belongs to what was open before.
    assert window.raw.image is None
    window.open(data / "retina.lif")
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    does.close.trigger()
    assert names(window) == ["embryo.czi"]
    buttons = window.welcome.projects.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Retinas"]
    buttons[0].click()
    assert (title(window), names(window)) == ("Retinas", ["retina.lif"])
    window.projects.recent_menu.aboutToShow.emit()
    assert [action.text() for action in window.projects.recent_menu.actions()] == ["Retinas"]


def test_files_without_a_project_are_saved_as_one_with_runs_corrections_and_pictures(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes")
    window.panel.data.voxel_fields.fields["z"].setText("0.7")
    ends = ends_of(window)
    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    says(monkeypatch, "getSaveFileName", tmp_path / "Embryos")
    window.projects.does.save.trigger()
    wait_for_errands(qtbot, window)
    assert title(window) == "Embryos"
    # What is open stays open, for it is the same file.
    assert window.raw.image.path == data / "embryo.czi"
    assert window.panel.data.voxel_fields.fields["z"].text() == "0.7"
    document = storage.read_document(tmp_path / "Embryos")
    assert document.sources[0].corrections[0].z == 0.7
    assert document.runs[0].status is RunStatus.DONE
    assert (tmp_path / "Embryos" / document.runs[0].folder / "request.json").is_file()
    window.panel.data.voxel_fields.fields["z"].setText("0.8")
    window.projects.does.save.trigger()
    assert window.statusBar().currentMessage() == texts.SAID_SAVED
    assert storage.read_document(tmp_path / "Embryos").sources[0].corrections[0].z == 0.8


def test_a_run_that_is_at_work_stays_with_the_project_before(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = opened(qtbot, make_window, data / "embryo.czi", engine="waits")
    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(window.jobs.desk.queue.running), timeout=ENOUGH)
    says(monkeypatch, "getSaveFileName", tmp_path / "Embryos")
    window.projects.does.save_as.trigger()
    wait_for_errands(qtbot, window)
    assert document_of(window).runs == ()
    assert "stays in the project before" in window.statusBar().currentMessage()
    ends = ends_of(window)
    job = window.jobs.desk.queue.running[0]
    window.jobs.desk.ask(window.jobs.desk.queue.cancel, job.id)
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    window.projects.does.close.trigger()
    assert document_of(window).runs[0].status is RunStatus.CANCELLED


def test_a_project_is_opened_by_its_folder_and_by_its_document(make_window, folder, data):
    window = make_window(some_stack())
    window.open(folder)
    assert (title(window), names(window)) == ("Embryos", ["embryo.czi", "retina.lif"])
    window.projects.does.close.trigger()
    window.open(folder / storage.DOCUMENT)
    assert title(window) == "Embryos"
    assert window.projects.desk.is_writable


def test_every_change_is_on_the_disk_a_moment_later_without_saving(
    qtbot, make_window, folder, data
):
    window = make_window(some_stack())
    window.open(folder)
    choose(window, file="retina.lif")
    window.projects.panel.notes.setPlainText("second slide")
    on_disk = folder / storage.DOCUMENT
    qtbot.waitUntil(lambda: b"second slide" in on_disk.read_bytes(), timeout=PATIENCE)


@pytest.mark.parametrize("version", [path.stem for path in sorted(DOCUMENTS.glob("*"))])
def test_documents_of_every_version_open_in_the_window(make_window, tmp_path, version):
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(next(DOCUMENTS.glob(f"{version}*")), folder / storage.DOCUMENT)
    window = make_window(some_stack())
    window.open(folder)
    assert window.projects.desk.project.folder == folder
    assert names(window)


# Two windows --------------------------------------------------------------------------------------


def test_a_second_window_is_asked_and_reads_without_changing_anything(
    qtbot, make_window, folder, data, tmp_path
):
    first = open_project(folder, SystemClock())
    before = (folder / storage.DOCUMENT).read_bytes()
    window = make_window(some_stack())
    window.open(folder)
    assert "another window" in window.projects.asker.question.informativeText()
    answer(qtbot, window, texts.ASK_IN_USE_READ)
    assert title(window) == "Embryos"
    assert window.projects.panel.read_only.isVisible()
    does = window.projects.does
    choose(window, file="retina.lif")
    for action in (does.add, does.remove, does.rename, does.undo, does.locate, does.save):
        assert not action.isEnabled()
    # A file that is not listed opens, and what is corrected of it counts while it is open.
    (data / "new.nd2").write_bytes(b"x")
    window.open(data / "new.nd2")
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    window.panel.data.voxel_fields.fields["z"].setText("0.7")
    assert window.panel.request.corrections.z == 0.7
    window.close()
    assert (folder / storage.DOCUMENT).read_bytes() == before
    first.close()


def test_a_run_is_made_in_a_project_that_is_only_read_and_that_it_is_not_kept_is_said(
    qtbot, make_window, folder, data
):
    first = open_project(folder, SystemClock())
    window = make_window(some_stack(), engine="completes")
    window.projects.folders.open(folder, read_only=True)
    window.open(data / "embryo.czi")
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    ends = ends_of(window)
    window.panel.button.click()
    assert window.statusBar().currentMessage() == texts.SAID_NOT_KEPT
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert document_of(window).runs == ()
    first.close()


def test_a_window_that_lost_the_project_to_another_one_says_so_and_writes_no_more(
    qtbot, make_window, folder
):
    window = make_window(some_stack())
    window.open(folder)
    (folder / lock.LOCK).write_bytes(b'{"of": "another computer"}')
    choose(window, file="retina.lif")
    window.projects.panel.notes.setPlainText("too late")
    unsaved = window.projects.panel.unsaved
    qtbot.waitUntil(unsaved.isVisible, timeout=PATIENCE)
    assert "taken this project over" in unsaved.words.text()
    assert window.projects.panel.read_only.isVisible()
    assert b"too late" not in (folder / storage.DOCUMENT).read_bytes()


def test_the_silent_lock_of_another_computer_is_taken_over_when_the_user_says_so(
    qtbot, make_window, folder
):
    elsewhere = ProcessIdentity(host="elsewhere", boot="", pid=1, started="")
    holder = lock.Holder(token="x", user="anna", process=elsewhere)
    path = folder / lock.LOCK
    path.write_text(holder.model_dump_json())
    window = make_window(some_stack())
    window.open(folder)
    asked = window.projects.asker.question
    assert "anna on elsewhere" in asked.informativeText()
    assert texts.ASK_IN_USE_TAKE not in asked.buttons_
    answer(qtbot, window, texts.ASK_CANCEL)
    long_ago = time.time() - 2 * lock.SILENT_AFTER_S
    os.utime(path, (long_ago, long_ago))
    window.open(folder)
    answer(qtbot, window, texts.ASK_IN_USE_TAKE)
    assert title(window) == "Embryos"
    assert window.projects.desk.is_writable


def test_two_windows_keep_files_without_a_project_apart(qtbot, make_window, data, tmp_path):
    home = tmp_path / "home"
    first = opened(qtbot, make_window, data / "embryo.czi", folder=home)
    second = opened(qtbot, make_window, data / "retina.lif", folder=home)
    assert (names(first), names(second)) == (["embryo.czi"], ["retina.lif"])


# Bundles ------------------------------------------------------------------------------------------


def test_a_run_is_exported_beside_the_other_jobs_and_imported_into_another_project(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes")
    ends = ends_of(window)
    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    qtbot.waitUntil(
        lambda: document_of(window).sources[0].fingerprint is not None, timeout=PATIENCE
    )
    choose(window, run=document_of(window).runs[0].id)
    says(monkeypatch, "getSaveFileName", tmp_path / "for Anna.zip")
    ends.clear()
    window.projects.does.export.trigger()
    answer(qtbot, window, texts.ASK_EXPORT_WITH)
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert (tmp_path / "for Anna.zip").is_file()
    says(monkeypatch, "getSaveFileName", tmp_path / "Anna")
    window.projects.does.new.trigger()
    window.open(tmp_path / "for Anna.zip")
    wait_for_errands(qtbot, window)
    assert names(window) == ["embryo.czi"]
    run = document_of(window).runs[0]
    assert run.status is RunStatus.DONE
    source = document_of(window).sources[0]
    assert source.place.found(tmp_path / "Anna").is_relative_to(tmp_path / "Anna")


def test_a_zip_that_is_no_bundle_is_said_in_a_sentence(qtbot, make_window, tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as made:
        made.writestr("a.jpg", b"x")
    window = make_window(some_stack())
    window.open(tmp_path / "photos.zip")
    wait_for_errands(qtbot, window)
    assert "no bundle of a run" in window.error_card.problem.text()
