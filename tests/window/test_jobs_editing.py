"""Other choices for a job that waits, or a new one like one that has ended."""

from __future__ import annotations

from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from tests.window.jobs_in_window import (
    PATIENCE,
    choose,
    jobs_of,
    names,
    state,
    work_on,
)


def test_a_finished_job_is_run_again_with_other_choices(qtbot, make_window, tmp_path):
    window = make_window(engine="steps0.01")
    window.jobs.desk.add(work_on(tmp_path, "a"))
    qtbot.waitUntil(lambda: state(window, "a") is JobState.DONE, timeout=PATIENCE)
    choose(window, "a")
    window.jobs.panel.actions_.edit.trigger()
    dialog = window.jobs.edit
    dialog.preset.setCurrentIndex(dialog.preset.findData("best"))
    for name, reason in (("x.png", texts.EDIT_BAD_NAME), ("", texts.EDIT_BAD_NAME)):
        dialog.file.setText(name)
        assert dialog.reason.text() == reason
        assert not dialog.queue_button.isEnabled()
    dialog.file.setText(str(tmp_path / "best.ome.tif"))
    dialog.queue_button.click()
    jobs = window.jobs.desk.queue.jobs
    assert [job.work.request.preset for job in jobs] == ["balanced", "best"]
    qtbot.waitUntil((tmp_path / "best.ome.tif").exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.jobs.desk.queue.running, timeout=PATIENCE)


def test_the_result_of_a_finished_job_stays_unless_the_user_names_it_again(
    qtbot, make_window, tmp_path
):
    window = make_window(engine="steps0.001")
    window.jobs.desk.add(work_on(tmp_path, "a"))
    qtbot.waitUntil(lambda: state(window, "a") is JobState.DONE, timeout=PATIENCE)
    choose(window, "a")
    window.jobs.panel.actions_.edit.trigger()
    dialog = window.jobs.edit
    assert dialog.file.text() == str(tmp_path / "a_2.ome.tif")
    assert not dialog.replaces.isVisible()
    dialog.file.setText(str(tmp_path / "a.ome.tif"))
    qtbot.waitUntil(dialog.replaces.isVisible, timeout=PATIENCE)
    dialog.reject()


def test_another_network_is_chosen_for_a_job(busy):
    choose(busy, "b")
    busy.jobs.panel.actions_.edit.trigger()
    dialog = busy.jobs.edit
    assert dialog.network.currentText() == texts.NETWORK_OF_PRESET
    dialog.network.setCurrentIndex(dialog.network.findData("fast"))
    dialog.queue_button.click()
    assert jobs_of(busy)["b"].work.request.network == "fast"
    choose(busy, "b")
    busy.jobs.panel.actions_.edit.trigger()
    assert busy.jobs.edit.network.currentText() == "fast"
    busy.jobs.edit.network.setCurrentIndex(0)
    busy.jobs.edit.queue_button.click()
    assert jobs_of(busy)["b"].work.request.network is None


def test_a_network_that_is_gone_is_named_and_another_one_asked_for(busy, tmp_path):
    job = jobs_of(busy)["b"]
    request = job.work.request.model_copy(update={"network": "mine"})
    busy.jobs.desk.ask(busy.jobs.desk.queue.edit, job.id, request)
    choose(busy, "b")
    busy.jobs.panel.actions_.edit.trigger()
    dialog = busy.jobs.edit
    assert dialog.network.currentText() == "mine (no longer there)"
    assert dialog.reason.text() == texts.EDIT_NETWORK_MISSING
    assert not dialog.queue_button.isEnabled()
    dialog.network.setCurrentIndex(0)
    assert dialog.queue_button.isEnabled()
    dialog.reject()


def test_a_job_with_a_tuned_model_keeps_the_network_of_that(busy, tmp_path):
    job = jobs_of(busy)["b"]
    request = job.work.request.model_copy(update={"model": tmp_path / "m.ssai3d-model"})
    busy.jobs.desk.ask(busy.jobs.desk.queue.edit, job.id, request)
    choose(busy, "b")
    busy.jobs.panel.actions_.edit.trigger()
    assert not busy.jobs.edit.network.isEnabled()
    busy.jobs.edit.reject()


def test_a_waiting_job_is_edited_in_place_and_never_writes_what_another_writes(busy, tmp_path):
    choose(busy, "b")
    busy.jobs.panel.actions_.edit.trigger()
    dialog = busy.jobs.edit
    dialog.file.setText(str(tmp_path / "c.ome.tif"))
    assert dialog.reason.text() == texts.EDIT_TAKEN
    dialog.file.setText(str(tmp_path / "b.ome.zarr"))
    dialog.device.setCurrentIndex(dialog.device.findData("cpu"))
    dialog.queue_button.click()
    request = jobs_of(busy)["b"].work.request
    assert (request.output.name, request.device) == ("b.ome.zarr", "cpu")
    assert names(busy) == ["a", "b", "c", "d"]
