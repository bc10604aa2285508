"""What jobs do is kept in their project, whenever it is open; loose files need none."""

from ssai3d_app.engine.events import Failed
from ssai3d_app.jobs.job import RestoreWork, new_job
from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.keeping import RunKeeper, log_of
from ssai3d_app.projects.opening import create_project, open_project
from ssai3d_app.projects.recent import (
    forget,
    implicit_project,
    recent_projects,
    remember,
)
from ssai3d_app.projects.storage import DOCUMENT


def job_of(project, run, request, clock):
    work = RestoreWork(request=request)
    return new_job(work, run.name, clock.now(), project=project.folder, run=run.id)


def test_a_run_follows_its_job(filled, request_of, desk, clock):
    desk.queue.on_change(RunKeeper(filled, desk.queue).follow)
    run = filled.begin_run(filled.document.sources[0].id, "a", request_of())
    job = job_of(filled, run, request_of(), clock)
    seen = []
    desk.queue.add(job)
    seen.append(filled.document.run(run.id).status)
    desk.queue.tick()
    seen.append(filled.document.run(run.id).status)
    desk.finish("a", Failed(problem="The disk is full", remedy="free 2 GB", status=2))
    assert seen == [RunStatus.QUEUED, RunStatus.RUNNING]
    kept = filled.document.run(run.id)
    assert (kept.status, kept.problem) == (RunStatus.FAILED, "The disk is full")
    assert filled.is_saved


def test_what_ended_while_the_project_was_closed_is_kept_when_it_opens(
    filled, request_of, desk, clock
):
    run = filled.begin_run(filled.document.sources[0].id, "a", request_of())
    desk.queue.add(job_of(filled, run, request_of(), clock))
    filled.close()
    desk.queue.tick()
    desk.finish("a")
    again = open_project(filled.folder, clock)
    RunKeeper(again, desk.queue).catch_up()
    kept = again.document.run(run.id)
    assert kept.status is RunStatus.DONE
    assert kept.result.absolute.endswith("x.ome.tif")
    again.close()


def test_of_two_jobs_of_one_run_the_later_counts(filled, request_of, desk, clock):
    desk.queue.on_change(RunKeeper(filled, desk.queue).follow)
    run = filled.begin_run(filled.document.sources[0].id, "a", request_of())
    desk.queue.add(job_of(filled, run, request_of(), clock))
    clock.go_on(1)
    other = request_of().output.with_name("another.ome.tif")
    later = job_of(filled, run, request_of().model_copy(update={"output": other}), clock)
    desk.queue.add(later)
    desk.queue.tick()
    desk.queue.stop_after_this()
    desk.finish("a")
    assert filled.document.run(run.id).status is RunStatus.QUEUED
    desk.queue.cancel(later.id)
    assert filled.document.run(run.id).status is RunStatus.CANCELLED


def test_the_log_of_a_job_lies_in_its_run(filled, request_of, clock, tmp_path):
    run = filled.begin_run(filled.document.sources[0].id, "a", request_of())
    job = job_of(filled, run, request_of(), clock)
    assert log_of(job, tmp_path) == filled.folder / run.folder / "log.txt"
    loose = job.model_copy(update={"project": None})
    assert log_of(loose, tmp_path) == tmp_path / f"{job.id}.log"


def test_files_without_a_project_have_one_of_their_own_per_window(tmp_path, clock, data):
    first, second = implicit_project(clock, tmp_path), implicit_project(clock, tmp_path)
    assert first.folder != second.folder
    first.add_files([data.parent / "a.czi"])
    first.close()
    again = implicit_project(clock, tmp_path)
    assert [s.name for s in again.document.sources] == ["a.czi"]
    again.close()
    second.close()
    (again.folder / DOCUMENT).write_bytes(b"damaged")
    other = implicit_project(clock, tmp_path)
    assert other.folder != again.folder
    other.close()


def test_recent_projects_are_listed_newest_first_and_survive_what_may_happen(tmp_path, clock):
    path = tmp_path / "recent.json"
    assert recent_projects(path) == []
    for number in range(25):
        clock.go_on(1)
        remember(path, tmp_path / str(number % 22), f"P {number}", clock.now())
    listed = recent_projects(path)
    assert len(listed) == 20
    assert [entry.title for entry in listed[:3]] == ["P 24", "P 23", "P 22"]
    assert not listed[0].is_there
    made = create_project(tmp_path / "2", "real", clock)
    assert recent_projects(path)[0].is_there
    made.close()
    forget(path, tmp_path / "2")
    assert recent_projects(path)[0].title == "P 23"
    path.write_bytes(b"{{{")
    assert recent_projects(path) == []


def test_loose_files_that_nobody_did_anything_with_are_forgotten_in_the_end(
    tmp_path, clock, request_of
):
    loose = implicit_project(clock, tmp_path)
    sources = loose.add_files([tmp_path / f"{number}.czi" for number in range(310)])
    loose.set_field("source", sources[0].id, "notes", "precious")
    loose.begin_run(sources[1].id, "a", request_of())
    loose.close()
    again = implicit_project(clock, tmp_path)
    left = [source.name for source in again.document.sources]
    assert len(left) == 300
    assert left[:3] == ["0.czi", "1.czi", "12.czi"]
    assert again.undo_label is None
    again.close()


def test_a_run_that_came_at_work_from_another_computer_is_interrupted(
    filled, request_of, desk, clock
):
    run = filled.begin_run(filled.document.sources[0].id, "a", request_of())
    filled.note_run(run.id, status=RunStatus.RUNNING)
    planned = filled.begin_run(filled.document.sources[0].id, "b", request_of())
    RunKeeper(filled, desk.queue).catch_up()
    kept = filled.document.run(run.id)
    assert kept.status is RunStatus.INTERRUPTED
    assert "run it again" in kept.problem
    assert filled.document.run(planned.id).status is RunStatus.PLANNED
