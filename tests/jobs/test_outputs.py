"""Two jobs never write one file, in one queue or in two windows."""

import pytest

from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import RestoreWork
from ssai3d_app.jobs.journal import Journal
from ssai3d_app.jobs.queue import JobQueue
from ssai3d_app.jobs.states import JobState
from tests.jobs.desk import HandRunner


def test_two_jobs_never_write_one_result(desk):
    first = desk.add("a")
    again = desk.restoring("a")
    spelt = desk.restoring("b")
    path = desk.folder / "nowhere" / ".." / "a.ome.tif"
    changes = {"work": RestoreWork(request=spelt.work.request.model_copy(update={"output": path}))}
    for second in (again, spelt.model_copy(update=changes)):
        with pytest.raises(
            UserError, match=r"“a”, which is not finished, writes a\.ome\.tif as well"
        ):
            desk.queue.add(second)
    with pytest.raises(UserError, match=r"writes b\.ome\.tif as well"):
        desk.queue.add(desk.restoring("b"), desk.restoring("b"))
    assert list(desk.states()) == ["a"]
    desk.queue.tick()
    desk.finish("a")
    desk.queue.add(again)
    assert desk.queue.job(first.id).state is JobState.DONE


def test_a_job_is_not_edited_or_retried_into_the_result_of_another(desk):
    failed, other = desk.add("a"), desk.add("b")
    desk.queue.cancel(failed.id)
    third = desk.restoring("a")
    desk.queue.add(third)
    with pytest.raises(UserError, match=r"writes a\.ome\.tif as well"):
        desk.queue.retry(failed.id)
    with pytest.raises(UserError, match=r"writes b\.ome\.tif as well"):
        desk.queue.edit(third.id, other.work.request)
    desk.queue.edit(other.id, other.work.request.model_copy(update={"preset": "best"}))
    desk.queue.cancel(third.id)
    desk.queue.retry(failed.id)
    assert desk.queue.job(failed.id).state is JobState.QUEUED


def test_a_window_is_refused_what_a_job_of_another_open_window_will_write(desk):
    theirs = desk.add("a")
    journal = Journal(desk.journal.path, desk.clock)
    queue = JobQueue(journal, HandRunner(), desk.clock)
    with pytest.raises(UserError, match=r"writes a\.ome\.tif as well"):
        queue.add(desk.restoring("a"))
    desk.queue.cancel(theirs.id)
    queue.add(desk.restoring("a"))
    journal.close()
