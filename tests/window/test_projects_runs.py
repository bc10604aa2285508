"""Runs in the window: kept with all that made them, shown again, run again, told of in papers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.storage import METHODS, TUNED
from ssai3d_app.ui import texts
from ssai3d_app.ui.projects.entries import EntryKey
from ssai3d_app.ui.viewer.view_state import ViewMode
from tests.window.conftest import some_stack
from tests.window.jobs_in_window import ends_of
from tests.window.projects_in_window import (
    PATIENCE,
    answer,
    choose,
    document_of,
    look_of,
    names,
    opened,
    some_files,
    wait_for_errands,
)
from tests.writers.tiff import write_imagej


@pytest.fixture
def data(tmp_path) -> Path:
    """Three files that the window's reader opens as whatever it was given."""
    return some_files(tmp_path / "data", "embryo.czi", "retina.lif", "spheroid.nd2")


def restored(qtbot, window, monkeypatch, tmp_path, engine_writes: bool = True) -> str:
    """Press Restore, wait for the end; the id of the run."""
    if engine_writes:
        written = tmp_path / "written.tif"
        write_imagej(written, np.ones((1, 1, 56, 48, 64), np.uint16), (0.1, 0.1, 0.1), ["R"])
        monkeypatch.setenv("FAKE_RESULT", str(written))
    ends = ends_of(window)
    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    return document_of(window).runs[-1].id


def test_a_run_is_kept_with_recipe_request_state_and_result_and_shown_again(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    home = tmp_path / "home"
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes", folder=home)
    run_id = restored(qtbot, window, monkeypatch, tmp_path)
    run = document_of(window).run(run_id)
    folder = window.projects.desk.project.folder / run.folder
    assert (folder / "recipe.json").is_file()
    assert (folder / "request.json").is_file()
    assert (run.status, run.problem) == (RunStatus.DONE, "")
    assert run.result.found(window.projects.desk.project.folder).is_file()
    assert look_of(window, EntryKey("run", run_id)).badge == texts.RUN_STATES[RunStatus.DONE]
    qtbot.waitUntil(lambda: window.restored.image is not None, timeout=PATIENCE)
    window.close()
    window = make_window(some_stack(), folder=home)
    choose(window, run=run_id)
    window.projects.does.open_entry.trigger()
    qtbot.waitUntil(lambda: window.state.mode is ViewMode.SIDE_BY_SIDE, timeout=PATIENCE)
    assert window.raw.image.path == data / "embryo.czi"
    assert window.restored.image.path == Path(run.result.absolute)


def test_the_engine_writes_its_report_into_the_folder_of_the_run(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes")
    run_id = restored(qtbot, window, monkeypatch, tmp_path)
    project = window.projects.desk.project
    job = window.jobs.desk.queue.jobs[-1]
    folder = project.folder / project.document.run(run_id).folder
    assert job.work.request.report == folder
    assert job.work.request.keep_model == folder / TUNED
    assert (job.project, job.run) == (project.folder, run_id)


@pytest.mark.parametrize(
    ("engine", "status", "badge"),
    [("refuses", RunStatus.FAILED, "failed"), ("aborts", RunStatus.FAILED, "failed")],
)
def test_a_run_that_fails_is_kept_with_the_reason(
    qtbot, make_window, data, tmp_path, monkeypatch, engine, status, badge
):
    window = opened(qtbot, make_window, data / "embryo.czi", engine=engine)
    run_id = restored(qtbot, window, monkeypatch, tmp_path, engine_writes=False)
    run = document_of(window).run(run_id)
    assert run.status is status
    assert run.problem
    assert look_of(window, EntryKey("run", run_id)).badge == badge
    source = look_of(window, EntryKey("source", run.source))
    assert source.badge == texts.BADGE_FAILED


def test_a_run_is_run_again_into_a_result_of_its_own_and_what_may_differ_is_told_first(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes")
    run_id = restored(qtbot, window, monkeypatch, tmp_path)
    choose(window, run=run_id)
    ends = ends_of(window)
    window.projects.does.again.trigger()
    # The record has no fingerprint, which the user is told.
    qtbot.waitUntil(lambda: window.projects.asker.question is not None, timeout=PATIENCE)
    assert "cannot be told" in window.projects.asker.question.informativeText()
    answer(qtbot, window, texts.ASK_AGAIN_YES)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    first, second = document_of(window).runs
    assert first.result != second.result
    assert second.status is RunStatus.DONE
    assert second.source == first.source


def test_a_job_that_is_run_again_with_other_choices_is_a_run_of_the_project_too(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes")
    restored(qtbot, window, monkeypatch, tmp_path)
    ends = ends_of(window)
    window.jobs.panel.toggle()
    window.jobs.panel.table.selectRow(0)
    window.jobs.panel.actions_.edit.trigger()
    window.jobs.edit.file.setText(str(tmp_path / "other.ome.tif"))
    window.jobs.edit.queue_button.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    second = document_of(window).runs[1]
    assert second.status is RunStatus.DONE
    assert Path(second.result.absolute) == tmp_path / "other.ome.tif"


def test_methods_and_citation_are_copied(qtbot, make_window, data, tmp_path, monkeypatch):
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes")
    run_id = restored(qtbot, window, monkeypatch, tmp_path)
    choose(window, run=run_id)
    window.projects.does.methods.trigger()
    wait_for_errands(qtbot, window)
    assert "no Methods paragraph" in window.error_card.problem.text()
    project = window.projects.desk.project
    folder = project.folder / project.document.run(run_id).folder
    (folder / METHODS).write_text("Stacks were restored.\n")
    window.projects.does.methods.trigger()
    wait_for_errands(qtbot, window)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Stacks were restored.")
    assert copied.endswith(texts.CITATION)
    window.projects.does.citation.trigger()
    assert QGuiApplication.clipboard().text() == texts.CITATION


def test_a_file_with_runs_is_removed_after_a_question_and_comes_back_by_undo(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = opened(qtbot, make_window, data / "embryo.czi", engine="completes")
    restored(qtbot, window, monkeypatch, tmp_path)
    choose(window, file="embryo.czi")
    window.projects.does.remove.trigger()
    answer(qtbot, window, texts.ASK_CANCEL)
    assert names(window) == ["embryo.czi"]
    window.projects.does.remove.trigger()
    answer(qtbot, window, texts.ASK_REMOVE_YES)
    assert names(window) == []
    assert document_of(window).runs == ()
    assert (data / "embryo.czi").exists()
    window.projects.does.undo.trigger()
    assert names(window) == ["embryo.czi"]
    assert len(document_of(window).runs) == 1
