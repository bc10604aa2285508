"""A project: what is edited is kept, what jobs did is never undone, and no end loses anything."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from ssai3d_app.engine.recipe import PRESETS, Recipe
from ssai3d_app.errors import UserError
from ssai3d_app.fingerprint import fingerprint_of
from ssai3d_app.projects import storage
from ssai3d_app.projects.document import SCHEMA_VERSION, Bookmark, RunStatus
from ssai3d_app.projects.migration import document_from
from ssai3d_app.projects.opening import create_project, open_project
from ssai3d_app.volume.corrections import Corrections


def names(project) -> list[str]:
    return [source.name for source in project.document.sources]


def reopened(project, clock):
    project.close()
    return open_project(project.folder, clock)


def test_what_was_added_is_there_after_closing_and_opening(filled, clock):
    again = reopened(filled, clock)
    assert names(again) == ["embryo.czi", "retina.lif", "spheroid.nd2"]
    assert again.document.title == "Embryos"
    assert again.is_saved
    again.close()


def test_a_file_is_added_once(filled, data):
    assert filled.add_files([data / "embryo.czi", data / "project" / ".." / "embryo.czi"]) == []


def test_a_project_that_is_moved_with_its_files_finds_them(filled, clock, data, tmp_path):
    filled.close()
    data.rename(tmp_path / "archive")
    again = open_project(tmp_path / "archive" / "project", clock)
    found = [s.place.found(again.folder) for s in again.document.sources]
    assert found == sorted((tmp_path / "archive").glob("*.*"))
    again.close()


def test_a_project_that_is_moved_alone_finds_its_files_where_they_were(
    filled, clock, data, tmp_path
):
    filled.close()
    moved = tmp_path / "elsewhere" / "deep" / "down" / "project"
    shutil.copytree(filled.folder, moved)
    again = open_project(moved, clock)
    found = [s.place.found(again.folder) for s in again.document.sources]
    assert found == sorted(data.glob("*.*"))
    again.close()


def test_a_copied_project_does_not_take_another_file_of_the_same_name_for_its_own(
    filled, clock, data, tmp_path
):
    source = filled.document.sources[0]
    filled.learn(source.id, fingerprint=fingerprint_of(data / source.name))
    filled.close()
    other = tmp_path / "other"
    shutil.copytree(filled.folder, other / "project")
    (other / source.name).write_bytes(b"something else")
    again = open_project(other / "project", clock)
    kept = again.document.sources[0]
    assert kept.place.found(again.folder, kept.fingerprint) == data / source.name
    again.close()


def test_an_edit_is_written_a_second_after_the_last_one(filled, clock):
    filled.save()
    source = filled.document.sources[0].id
    on_disk = filled.folder / storage.DOCUMENT
    for number in range(3):
        clock.go_on(0.5)
        filled.set_field("source", source, "notes", f"note {number}")
        filled.tick()
    assert b"note 0" not in on_disk.read_bytes()
    clock.go_on(1)
    filled.tick()
    assert b"note 2" in on_disk.read_bytes()
    assert filled.is_saved


def test_endless_typing_is_written_every_ten_seconds(filled, clock):
    filled.save()
    source = filled.document.sources[0].id
    for number in range(25):
        clock.go_on(0.5)
        filled.set_field("source", source, "notes", "x" * number, goes_on=True)
        filled.tick()
    assert b"xxx" in (filled.folder / storage.DOCUMENT).read_bytes()


def test_edits_are_undone_and_done_again_one_by_one(filled):
    source = filled.document.sources[0].id
    corrections = {0: Corrections(z=0.5)}
    filled.set_field("source", source, "corrections", corrections)
    for text in ("o", "oi", "oil"):
        filled.set_field("source", source, "notes", text, goes_on=True)
    filled.set_field("project", "", "title", "Retinas")
    filled.undo()
    assert filled.document.title == "Embryos"
    assert filled.undo_label == "change notes"
    filled.undo()
    assert filled.document.source(source).notes == ""
    filled.undo()
    assert filled.document.source(source).corrections == {}
    filled.undo()
    assert filled.document.sources == ()
    assert filled.undo_label is None
    for _ in range(4):
        filled.redo()
    assert filled.redo_label is None
    assert filled.document.title == "Retinas"
    assert filled.document.source(source).notes == "oil"
    assert filled.document.source(source).corrections == corrections


def test_undo_does_not_undo_what_a_job_did_meanwhile(filled, request_of, clock):
    source = filled.document.sources[0].id
    run = filled.begin_run(source, "first try", request_of())
    filled.set_field("run", run.id, "notes", "looks good")
    filled.note_run(run.id, status=RunStatus.DONE, ended=clock.now())
    filled.undo()
    kept = filled.document.run(run.id)
    assert (kept.notes, kept.status) == ("", RunStatus.DONE)


def test_facts_are_not_for_editing_and_edits_are_no_facts(filled, request_of):
    run = filled.begin_run(filled.document.sources[0].id, "a", request_of())
    with pytest.raises(ValueError, match="not edited"):
        filled.set_field("run", run.id, "status", RunStatus.DONE)
    with pytest.raises(ValueError, match="not facts"):
        filled.note_run(run.id, notes="x")


def test_a_source_with_runs_stays_and_a_running_run_stays(filled, request_of):
    source = filled.document.sources[0].id
    run = filled.begin_run(source, "a", request_of())
    with pytest.raises(UserError, match="has 1 run"):
        filled.remove("source", {source})
    filled.note_run(run.id, status=RunStatus.RUNNING)
    with pytest.raises(UserError, match="cancel its job"):
        filled.remove("run", {run.id})
    filled.note_run(run.id, status=RunStatus.DONE)
    filled.remove("run", {run.id})
    filled.remove("source", {source})
    assert (filled.folder / run.folder / storage.REQUEST).exists()
    filled.undo()
    filled.undo()
    assert filled.document.runs_of(source) == [filled.document.run(run.id)]


def test_a_run_is_on_the_disk_when_it_has_begun(filled, request_of, clock):
    request = request_of(preset="best")
    run = filled.begin_run(filled.document.sources[0].id, "Größe: 5 µm / α?", request)
    assert run.folder == "runs/0001-Größe-5-µm-α"
    on_disk = json.loads((filled.folder / storage.DOCUMENT).read_bytes())
    assert on_disk["runs"][0]["id"] == "0001"
    kept = json.loads((filled.folder / run.folder / storage.REQUEST).read_bytes())
    assert kept["preset"] == "best"
    recipe = json.loads((filled.folder / run.folder / storage.RECIPE).read_bytes())
    assert Recipe.model_validate(recipe) == PRESETS["best"] != PRESETS["balanced"]
    assert filled.begin_run(run.source, "again", request).id == "0002"


def test_runs_that_the_document_has_lost_are_listed_again(filled, request_of, clock):
    filled.save()
    old = (filled.folder / storage.DOCUMENT).read_bytes()
    run = filled.begin_run(filled.document.sources[0].id, "a", request_of())
    filled.note_run(run.id, status=RunStatus.DONE)
    filled.close()
    (filled.folder / storage.DOCUMENT).write_bytes(old)
    again = open_project(filled.folder, clock)
    assert again.document.runs == ()
    assert [r.id for r in again.list_again()] == ["0001"]
    assert again.document.run("0001").status is RunStatus.DONE
    assert storage.next_run_number(again.folder, again.document) == 2
    again.close()


def test_a_full_disk_keeps_the_old_document_and_the_edit_for_later(filled, clock, monkeypatch):
    filled.save()
    path = filled.folder / storage.DOCUMENT
    old = path.read_bytes()
    real = os.fsync

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    filled.set_field("project", "", "notes", "important")
    clock.go_on(2)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(UserError, match="free some space"):
            filled.tick()
        filled.tick()
    assert os.fsync is real
    assert path.read_bytes() == old
    assert not filled.is_saved
    clock.go_on(2)
    filled.tick()
    assert b"important" in path.read_bytes()


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a small disk"
)
def test_a_disk_that_is_really_full_loses_nothing(tmp_path, clock):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        project = create_project(disk / "project", "Embryos", clock)
        project.set_field("project", "", "notes", "x" * 40_000)
        project.save()
        project.set_field("project", "", "notes", "x" * 100_000)
        with pytest.raises(UserError, match="free some space"):
            project.save()
        whole = storage.read_document(project.folder)
        assert whole.notes == "x" * 40_000
        assert len(list(project.folder.iterdir())) <= 2
        project.set_field("project", "", "notes", "short")
        project.close()
        assert storage.read_document(project.folder).notes == "short"
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_damaged_document_is_said_and_its_copy_opens(filled, clock):
    filled.close()
    again = open_project(filled.folder, clock)
    again.close()
    (filled.folder / storage.DOCUMENT).write_bytes(b'{"schema_version": 1, "sour')
    with pytest.raises(UserError, match="damaged; open the copy") as failure:
        open_project(filled.folder, clock)
    assert "Traceback" not in failure.value.sentence
    rescued = open_project(filled.folder, clock, copy=True)
    assert len(rescued.document.sources) == 3
    rescued.close()
    assert len(storage.read_document(filled.folder).sources) == 3


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"null", b'{"schema_version": "1"}', b'{"schema_version": 1}', b"\xff\xfe"]
)
def test_what_is_no_document_is_said_in_words(text):
    with pytest.raises(UserError, match="damaged"):
        document_from(text, storage.DOCUMENT)


def test_a_document_of_a_later_version_is_never_touched(filled, clock):
    filled.close()
    path = filled.folder / storage.DOCUMENT
    later = json.loads(path.read_bytes()) | {"schema_version": SCHEMA_VERSION + 1, "new": 1}
    path.write_text(json.dumps(later))
    with pytest.raises(UserError, match="newer version"):
        open_project(filled.folder, clock)
    assert json.loads(path.read_bytes()) == later


def test_opening_for_reading_changes_nothing_and_lets_nothing_be_changed(filled, clock):
    filled.save()
    before = {p: p.read_bytes() for p in filled.folder.iterdir()}
    reader = open_project(filled.folder, clock, read_only=True)
    assert names(reader) == names(filled)
    with pytest.raises(UserError, match="reading only"):
        reader.set_field("project", "", "title", "x")
    reader.tick()
    reader.close()
    assert {p: p.read_bytes() for p in filled.folder.iterdir()} == before


def test_no_lock_is_left_in_a_folder_that_is_no_project(tmp_path, clock):
    with pytest.raises(UserError, match="holds no project"):
        open_project(tmp_path, clock)
    assert list(tmp_path.iterdir()) == []


def test_a_project_is_not_made_over_another_one(filled, clock):
    with pytest.raises(UserError, match="already"):
        create_project(filled.folder, "x", clock)


def test_listeners_hear_each_new_document(filled):
    heard = []
    filled.on_change(heard.append)
    filled.set_field("project", "", "title", "A")
    filled.set_field("project", "", "title", "A")
    filled.undo()
    assert [document.title for document in heard] == ["A", "Embryos"]


def test_thumbnails_lie_under_what_the_file_holds(filled, data):
    fingerprint = fingerprint_of(data / "embryo.czi")
    first = storage.thumbnail(filled.folder, fingerprint, 0)
    (data / "embryo.czi").rename(data / "renamed.czi")
    assert storage.thumbnail(filled.folder, fingerprint_of(data / "renamed.czi"), 0) == first
    assert storage.thumbnail(filled.folder, fingerprint, 1) != first
    assert first.parent == filled.folder / "thumbnails"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_kill_at_any_moment_leaves_a_project_that_opens_with_what_was_saved(tmp_path, clock):
    code = """
import sys
from pathlib import Path
from ssai3d_app.projects.opening import create_project
from tests.jobs.desk import HandClock
project = create_project(Path(sys.argv[1]), "Killed", HandClock())
for number in range(10**6):
    project.set_field("project", "", "notes", str(number))
    project.save()
    print(number, flush=True)
"""
    for round_number in range(4):
        folder = tmp_path / str(round_number)
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True
        )
        with child:
            for _ in range(3 + 7 * round_number):
                child.stdout.readline()
            child.send_signal(signal.SIGKILL)
            said = child.stdout.read().split()
        project = open_project(folder, clock)
        assert "ended without closing" in project.remark
        if said:
            assert int(project.document.notes) >= int(said[-1])
        kept = {storage.DOCUMENT, storage.COPY, "project.lock"}
        assert {p.name for p in folder.iterdir()} == kept
        project.close()


def test_a_clock_that_jumps_loses_no_edit_and_changes_no_order(filled, clock, request_of):
    first = filled.begin_run(filled.document.sources[0].id, "first", request_of())
    clock.wall -= timedelta(days=365)
    second = filled.begin_run(filled.document.sources[0].id, "second", request_of())
    filled.set_field("run", second.id, "notes", "made a year before the first, says the clock")
    clock.ticks += 2
    clock.wall += timedelta(days=3650)
    filled.tick()
    again = reopened(filled, clock)
    assert [run.id for run in again.document.runs] == [first.id, second.id]
    assert again.document.run(second.id).notes
    again.close()


def test_bookmarks_are_edited_and_taken_back(filled):
    (source, *_) = filled.document.sources
    marks = (Bookmark(name="a cell", scene=0, time=0, position=(1.0, 2.0, 3.0)),)
    filled.set_field("source", source.id, "bookmarks", marks)
    assert filled.document.source(source.id).bookmarks == marks
    filled.undo()
    assert filled.document.source(source.id).bookmarks == ()
