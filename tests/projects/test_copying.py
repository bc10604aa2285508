"""A project saved under another name is whole, stands by itself, and leaves the first as it was."""

import shutil

import pytest

from ssai3d_app.engine.cancellation import CancellationSource, JobCancelled
from ssai3d_app.errors import UserError
from ssai3d_app.projects.copying import copy_folders, write_copy
from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.opening import open_project
from ssai3d_app.projects.storage import is_project


@pytest.fixture
def token():
    return CancellationSource().token


@pytest.fixture
def worked(filled, request_of, clock):
    """Two runs: one done, whose result lies in its own folder, and one at work."""
    source = filled.document.sources[0].id
    done = filled.begin_run(source, "done", request_of())
    inside = filled.folder / done.folder / "result.ome.tif"
    inside.write_bytes(b"restored")
    from ssai3d_app.projects.places import Place

    filled.note_run(done.id, status=RunStatus.DONE, result=Place.of(inside, filled.folder))
    busy = filled.begin_run(source, "busy", request_of())
    filled.note_run(busy.id, status=RunStatus.RUNNING)
    return filled


def saved_as(project, folder, clock, token):
    copied = copy_folders(project.document, project.folder, folder, token)
    write_copy(project.document, project.folder, copied, "Copy", clock.now())
    return open_project(folder, clock), copied


def test_the_copy_finds_files_and_results_without_the_first(worked, data, tmp_path, clock, token):
    new = tmp_path / "far" / "away" / "from" / "all" / "copy"
    copy, copied = saved_as(worked, new, clock, token)
    assert [run.name for run in copy.document.runs] == ["done"]
    assert [run.name for run in copied.left_out] == ["busy"]
    assert copy.document.title == "Copy"
    assert copy.document.id != worked.document.id
    worked.close()
    shutil.rmtree(worked.folder)
    assert copy.document.runs[0].result.found(new) == new / copy.document.runs[0].folder / (
        "result.ome.tif"
    )
    found = [source.place.found(new) for source in copy.document.sources]
    assert found == sorted(data.glob("*.*"))
    copy.close()


def test_edits_made_while_the_folders_are_copied_are_in_the_copy(worked, tmp_path, clock, token):
    copied = copy_folders(worked.document, worked.folder, tmp_path / "copy", token)
    worked.set_field("run", "0001", "notes", "meanwhile")
    write_copy(worked.document, worked.folder, copied, "Copy", clock.now())
    copy = open_project(tmp_path / "copy", clock)
    assert copy.document.runs[0].notes == "meanwhile"
    copy.close()


def test_nothing_is_written_into_a_folder_that_holds_other_files(worked, tmp_path, token):
    theirs = tmp_path / "theirs" / "runs"
    theirs.mkdir(parents=True)
    (theirs / "precious.txt").write_text("mine")
    with pytest.raises(UserError, match="holds other files"):
        copy_folders(worked.document, worked.folder, theirs.parent, token)
    with pytest.raises(UserError, match="holds a project already"):
        copy_folders(worked.document, worked.folder, worked.folder, token)
    assert (theirs / "precious.txt").read_text() == "mine"


def test_a_copy_that_is_cancelled_or_fails_leaves_nothing(worked, tmp_path, token, monkeypatch):
    source = CancellationSource()
    source.cancel()
    with pytest.raises(JobCancelled):
        copy_folders(worked.document, worked.folder, tmp_path / "copy", source.token)
    assert not (tmp_path / "copy").exists()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copy2", full)
    with pytest.raises(UserError, match="free some space"):
        copy_folders(worked.document, worked.folder, tmp_path / "copy", token)
    assert not (tmp_path / "copy").exists()
    assert is_project(worked.folder)


def test_a_project_whose_folder_has_vanished_is_saved_elsewhere(worked, tmp_path, clock, token):
    shutil.rmtree(worked.folder)
    worked.set_field("project", "", "notes", "still in memory")
    with pytest.raises(UserError, match="is gone"):
        worked.save()
    assert not worked.is_read_only
    copy, _ = saved_as(worked, tmp_path / "rescued", clock, token)
    assert copy.document.notes == "still in memory"
    assert len(copy.document.sources) == 3
    copy.close()
    worked.abandon()


def test_removing_a_file_takes_its_runs_along_and_one_undo_brings_all_back(filled, request_of):
    source = filled.document.sources[0].id
    for name in ("a", "b"):
        run = filled.begin_run(source, name, request_of())
        filled.note_run(run.id, status=RunStatus.DONE)
    before = filled.document
    filled.remove_with_runs({source}, set())
    assert len(filled.document.sources) == 2
    assert filled.document.runs == ()
    assert filled.undo_label == "remove a file"
    filled.undo()
    assert filled.document == before
    filled.redo()
    filled.undo()
    filled.note_run("0001", status=RunStatus.RUNNING)
    with pytest.raises(UserError, match="cancel its job first"):
        filled.remove_with_runs({source}, set())
