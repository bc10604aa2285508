"""What has become of each stack of a batch: the table, and how a project keeps it."""

import csv
import io
import json

import pytest

from ssai3d_app.engine.events import Failed
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import RestoreWork, new_job
from ssai3d_app.projects.batch_record import BatchRecord, record_of, summary_csv
from ssai3d_app.projects.batch_shelf import BATCHES, BatchShelf
from ssai3d_app.projects.copying import copy_folders
from ssai3d_app.projects.disk import directly
from ssai3d_app.projects.document import RunStatus
from tests.jobs.desk import NOON
from tests.projects.test_batch import plan, stack

FAILED = Failed(problem="The disk, it is full", remedy="free 2 GB", status=2)


def queued(desk, made, runs=("0001", "0002", "0003")) -> BatchRecord:
    """The record of a plan whose members are all in the queue, as runs of a project."""
    record = record_of(made, "0001", NOON)
    for position, member in enumerate(made.members):
        job = new_job(RestoreWork(request=member.request), member.title, NOON, run=runs[position])
        desk.queue.add(job)
        record = record.with_job(position, job)
    return record


def no_run(_):
    return None


def states(record) -> list[str]:
    return [row["state"] for row in record.rows]


def test_the_table_has_a_row_for_every_file_and_opens_in_a_spreadsheet(desk):
    made = plan(stack("a"), stack("b"), stack("=cmd"), stack("flat", planes=1))
    record = queued(desk, made)
    assert states(record) == ["queued", "queued", "queued", "left out"]
    desk.queue.tick()
    desk.finish("a.czi")
    desk.finish("b.czi", FAILED)
    record = record.followed(desk.queue.find, no_run)
    assert (record.count_over, record.is_over) == (3, False)
    text = summary_csv(record.rows)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["state"] for row in rows] == ["done", "failed", "preparing", "left out"]
    assert rows[0]["seconds"] == "4.0"
    assert rows[0]["voxel size z (µm)"] == "0.5"
    assert rows[1]["reason"] == "The disk, it is full"
    assert rows[3]["reason"].startswith("This image has no z axis")
    desk.finish("=cmd.czi")
    assert record.followed(desk.queue.find, no_run).is_over


def test_no_name_becomes_a_formula():
    record = record_of(plan(stack("a", channels=('=HYPERLINK("x")',))), "0001", NOON)
    text = summary_csv(record.rows)
    assert "\r\n" in text
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["channels"].startswith("'=")


def test_a_job_that_has_left_the_queue_is_known_by_its_run(desk, filled, request_of):
    run = filled.begin_run(filled.document.sources[0].id, "first", request_of())
    record = queued(desk, plan(stack("a")), runs=[run.id])
    filled.note_run(run.id, status=RunStatus.DONE, problem="")
    told = record.followed(lambda _: None, filled.document.find_run)
    assert states(told) == ["done"]
    assert told.rows[0]["result"] == str(request_of().output)
    assert told.is_over
    # What is known of neither stays as it was told last.
    assert told.followed(lambda _: None, no_run) == told
    assert states(record.followed(lambda _: None, no_run)) == ["queued"]


def test_what_is_tried_again_is_not_over_any_more(desk):
    record = queued(desk, plan(stack("a")))
    desk.queue.tick()
    desk.finish("a.czi", FAILED)
    record = record.followed(desk.queue.find, no_run)
    assert record.is_over
    desk.queue.retry(record.entries[0].job)
    record = record.followed(desk.queue.find, no_run)
    assert (states(record), record.rows[0]["reason"]) == (["queued"], "")


def test_batches_are_kept_in_order_and_read_back_as_they_were(project, desk):
    shelf = project.batches
    assert (shelf.newest(), shelf.all(), shelf.new_id()) == (None, [], "0001")
    first = queued(desk, plan(stack("a"), stack("b")))
    shelf.keep(first)
    second = record_of(plan(stack("c")), shelf.new_id(), NOON)
    assert second.id == "0002"
    shelf.keep(second)
    assert shelf.all() == [second, first]
    assert shelf.newest() == second
    table = (project.folder / BATCHES / "0001.csv").read_text(encoding="utf-8-sig")
    assert [row["file"] for row in csv.DictReader(io.StringIO(table))] == [
        "/data/a.czi",
        "/data/b.czi",
    ]


def test_a_damaged_batch_hides_no_other(project, desk, caplog):
    for id in ("0001", "0002", "0003"):
        project.batches.keep(record_of(plan(stack("a")), id, NOON))
    folder = project.folder / BATCHES
    (folder / "0003.json").write_text("{")
    later = json.loads((folder / "0002.json").read_text()) | {"version": 2}
    (folder / "0002.json").write_text(json.dumps(later))
    (folder / "notes.json").write_text("mine")
    assert [record.id for record in project.batches.all()] == ["0001"]
    assert project.batches.newest().id == "0001"
    assert "0003.json cannot be read" in caplog.text
    assert project.batches.new_id() == "0004"


def test_a_batch_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / BATCHES).write_text("a file stands here")
    shelf = BatchShelf(tmp_path, directly)
    with pytest.raises(UserError, match="batch summary"):
        shelf.keep(record_of(plan(stack("a")), "0001", NOON))


def test_batches_go_along_when_a_project_is_saved_elsewhere(project, tmp_path):
    record = record_of(plan(stack("a")), "0001", NOON)
    project.batches.keep(record)

    class Token:
        def raise_if_cancelled(self) -> None:
            pass

    copy_folders(project.document, project.folder, tmp_path / "copy", Token())
    assert BatchShelf(tmp_path / "copy", directly).all() == [record]
