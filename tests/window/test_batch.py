"""Many files, one recipe: the dialog, the queueing, and the table at the end."""

from __future__ import annotations

import csv
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.engine.template import Template
from ssai3d_app.errors import unreadable
from ssai3d_app.jobs.states import JobState
from ssai3d_app.projects.template_shelf import Shelved
from ssai3d_app.ui import texts
from ssai3d_app.ui.batch.preparing import stacks_in
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import VoxelSize
from tests.window.conftest import StackInMemory, fake_supervisor
from tests.window.jobs_in_window import PATIENCE


def stack(path: Path, z: float | None, **told: object) -> StackInMemory:
    data = np.zeros((1, 1, 8, 16, 16), np.uint16)
    return StackInMemory(data, VoxelSize(z, 0.1, 0.1, "test"), path=path, told=dict(told))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Files of different content; what they are is told by :func:`opener`."""
    made = []
    for name in ("a.czi", "b.czi", "c coarse.nd2", "d no z.tif", "e broken.lif", "f copy.czi"):
        path = tmp_path / name
        path.write_text("a.czi" if name == "f copy.czi" else name)
        made.append(path)
    return made


@pytest.fixture
def window(make_window, tmp_path):
    readers = set()

    def opener(path: Path) -> StackInMemory:
        readers.add(threading.current_thread() is threading.main_thread())
        if "broken" in path.name:
            raise unreadable(f"{path.name} ends too early", "copy it again")
        z = None if "no z" in path.name else 1.0 if "coarse" in path.name else 0.5
        return stack(path, z)

    made = make_window()
    made.batches._opener = opener
    made.jobs.desk.opened.runner._supervisor = fake_supervisor("steps0.0005")
    yield made
    assert readers <= {False}


@pytest.fixture
def planned(qtbot, window, files):
    """The dialog after it has read and planned all files."""
    window.actions_.batch.trigger()
    dialog = window.batches.dialog
    assert not dialog.queue_button.isEnabled()
    dialog.add(files)
    assert not dialog.queue_button.isEnabled()
    qtbot.waitUntil(dialog.queue_button.isEnabled, timeout=PATIENCE)
    return dialog


def test_a_template_takes_the_place_of_the_panel_s_choices(qtbot, planned):
    template = Template(name="Nuclei", preset="quick", seed=9, changes={"tuning_steps": 7})
    planned._offer_templates([Shelved(Path("n.json"), True, template)])
    for row, (preset, seed, steps) in ((1, ("quick", 9, 7)), (0, ("balanced", 0, 300))):
        planned.template.setCurrentIndex(row)
        planned.template.activated.emit(row)
        assert not planned.queue_button.isEnabled()
        qtbot.waitUntil(planned.queue_button.isEnabled, timeout=PATIENCE)
        asked = {(m.request.preset, m.request.seed) for m in planned.plan.members}
        assert asked == {(preset, seed)}
        assert planned.plan.members[0].request.recipe.tuning_steps == steps


def shown(dialog) -> dict[str, list[tuple[str, str]]]:
    """Groups and their entries, as they stand in the tree."""
    model = dialog.tree.plan_model
    groups = {}
    for row in range(model.rowCount()):
        top = model.item(row)
        entries = range(top.rowCount())
        groups[top.text()] = [(top.child(n, 0).text(), top.child(n, 1).text()) for n in entries]
    return groups


def test_files_are_grouped_and_what_does_not_fit_is_listed_with_the_reason(planned):
    groups = list(shown(planned).items())
    assert [words for words, _ in groups] == [
        "Group 1: 0.1 × 0.1 × 0.5 µm, Channel 0, modality unknown",
        "Group 2: 0.1 × 0.1 × 1 µm, Channel 0, modality unknown",
        "Left out",
    ]
    assert groups[0][1] == [
        ("a.czi", "a_isotropic.ome.tif"),
        ("b.czi", "b_isotropic.ome.tif"),
    ]
    reasons = {name.lstrip("✖ "): why for name, why in groups[2][1]}
    assert "voxel size along z is unknown" in reasons["d no z.tif"]
    assert reasons["e broken.lif"] == "e broken.lif ends too early; copy it again."
    assert "copy of a.czi" in reasons["f copy.czi"]
    assert planned.queue_button.text() == texts.BATCH_QUEUE.format(count=3)


def test_what_the_user_entered_for_a_file_counts(qtbot, window, files):
    window.book.put(files[3], 0, Corrections(z=0.5))
    window.actions_.batch.trigger()
    dialog = window.batches.dialog
    dialog.add([files[0], files[3]])
    qtbot.waitUntil(dialog.queue_button.isEnabled, timeout=PATIENCE)
    (group,) = dialog.plan.groups
    assert [member.title for member in group.members] == ["a.czi", "d no z.tif"]
    assert group.members[1].request.corrections == Corrections(z=0.5)


def test_names_of_results_never_meet_each_other_or_what_is_there(qtbot, window, files, tmp_path):
    other = tmp_path / "other"
    (other / "results").mkdir(parents=True)
    (other / "a.czi").write_text("another one")
    (other / "results" / "a_isotropic.ome.tif").touch()
    window.actions_.batch.trigger()
    dialog = window.batches.dialog
    dialog.add([files[0], other / "a.czi"])
    qtbot.waitUntil(dialog.queue_button.isEnabled, timeout=PATIENCE)
    dialog.put_results_into(other / "results")
    qtbot.waitUntil(dialog.queue_button.isEnabled, timeout=PATIENCE)
    outputs = [member.request.output for member in dialog.plan.members]
    assert outputs == [
        other / "results" / "a_isotropic_2.ome.tif",
        other / "results" / "a_isotropic_2_2.ome.tif",
    ]
    dialog.kind.setCurrentIndex(1)
    dialog.kind.activated.emit(1)
    qtbot.waitUntil(dialog.queue_button.isEnabled, timeout=PATIENCE)
    assert [m.request.output.name for m in dialog.plan.members] == [
        "a_isotropic.ome.zarr",
        "a_isotropic_2.ome.zarr",
    ]


def test_each_scene_of_a_file_gets_a_result_of_its_own(qtbot, window, files):
    def two_scenes(path: Path) -> StackInMemory:
        one = stack(path, 0.5)
        one.others = (replace(one.scene, index=1, name="second"),)
        return one

    window.batches._opener = two_scenes
    window.actions_.batch.trigger()
    dialog = window.batches.dialog
    dialog.add(files[:1])
    qtbot.waitUntil(dialog.queue_button.isEnabled, timeout=PATIENCE)
    assert [(m.title, m.request.output.name) for m in dialog.plan.members] == [
        ("a.czi", "a_isotropic_scene_1.ome.tif"),
        ("a.czi, second", "a_isotropic_scene_2.ome.tif"),
    ]
    assert [m.request.scenes for m in dialog.plan.members] == [(0,), (1,)]


def test_files_are_taken_out_again(qtbot, planned):
    top = planned.tree.plan_model.item(0)
    planned.tree.setCurrentIndex(top.index())
    planned.remove.click()
    qtbot.waitUntil(planned.queue_button.isEnabled, timeout=PATIENCE)
    # The copy is none any more once its original has gone.
    assert [member.title for member in planned.plan.members] == ["c coarse.nd2", "f copy.czi"]


def test_the_batch_is_queued_kept_as_runs_and_ends_in_a_table_and_a_csv(
    qtbot, window, planned, tmp_path
):
    planned.preset.setCurrentIndex(planned.preset.findData("quick"))
    planned.preset.activated.emit(0)
    qtbot.waitUntil(planned.queue_button.isEnabled, timeout=PATIENCE)
    said: list[str] = []
    window.statusBar().messageChanged.connect(said.append)
    window.jobs.desk.opened.runner._supervisor = fake_supervisor("steps0.0005,refuses,steps0.0005")
    planned.queue_button.click()
    qtbot.waitUntil(lambda: len(window.jobs.desk.queue.jobs) == 3, timeout=PATIENCE)
    assert window.batches.dialog is None
    assert {job.work.request.preset for job in window.jobs.desk.queue.jobs} == {"quick"}
    assert all(job.run is not None for job in window.jobs.desk.queue.jobs)
    assert window.jobs.panel.is_open
    qtbot.waitUntil(lambda: window.batches.summary is not None, timeout=PATIENCE)
    assert any("2 done, 1 failed, 3 left out" in words for words in said)
    summary = window.batches.summary
    model = summary.model
    states = [model.index(row, 3).data() for row in range(model.rowCount())]
    assert states == ["done", "failed", "done", "left out", "left out", "left out"]
    assert model.index(1, 4).data() == "The disk is full"
    target = tmp_path / "table.csv"
    summary.save_as(target)
    rows = list(csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["state"] for row in rows] == states
    assert rows[0]["voxel size z (µm)"] == "0.5"
    summary.save_as(tmp_path / "nowhere" / "table.csv")
    assert "cannot be written" in window.error_card.problem.text()
    # What failed is tried again, and the table follows.
    failed = next(j for j in window.jobs.desk.queue.jobs if j.state is JobState.FAILED)
    window.jobs.desk.ask(window.jobs.desk.queue.retry, failed.id)
    qtbot.waitUntil(lambda: model.index(1, 3).data() == "done", timeout=PATIENCE)
    summary.close()
    assert window.actions_.batch_summary.isEnabled()


@pytest.mark.parametrize(
    ("choice", "waiting"), [("each group", {"b.czi": "a.czi"}), ("all files", None)]
)
def test_one_network_is_tuned_first_and_the_others_wait_for_it(
    qtbot, window, planned, choice, waiting
):
    window.jobs.desk.queue.stop_after_this()
    planned.tune.setCurrentIndex(planned.tune.findData(choice))
    assert planned.tune_words.text() == texts.BATCH_TUNE_FOR[choice][1]
    planned.queue_button.click()
    qtbot.waitUntil(lambda: len(window.jobs.desk.queue.jobs) == 3, timeout=PATIENCE)
    jobs = {job.id: job for job in window.jobs.desk.queue.jobs}
    found = {job.title: jobs[job.after[0]].title for job in jobs.values() if job.after}
    assert found == (waiting or {"b.czi": "a.czi", "c coarse.nd2": "a.czi"})
    first = next(job for job in jobs.values() if job.title == "a.czi").work.request
    assert first.keep_model is not None
    for job in jobs.values():
        assert job.work.request.model == (first.keep_model if job.after else None)
    window.jobs.desk.queue.go_on()
    qtbot.waitUntil(lambda: window.batches.summary is not None, timeout=PATIENCE)


def test_a_batch_of_the_night_waits(qtbot, window, planned):
    planned.night.setChecked(True)
    planned.queue_button.click()
    qtbot.waitUntil(lambda: len(window.jobs.desk.queue.jobs) == 3, timeout=PATIENCE)
    qtbot.wait(300)
    jobs = window.jobs.desk.queue.jobs
    assert {str(job.state) for job in jobs} == {"queued"}
    assert all(job.not_before is not None for job in jobs)


def test_closing_the_dialog_while_it_reads_leaves_no_thread(qtbot, window, files):
    gate = threading.Event()

    def slow(path: Path) -> StackInMemory:
        gate.wait(10)
        return stack(path, 0.5)

    window.batches._opener = slow
    window.actions_.batch.trigger()
    window.batches.dialog.add(files)
    window.batches.dialog.close()
    gate.set()
    assert window.batches.dialog is None
    window.actions_.batch.trigger()
    assert window.batches.dialog is not None


def test_a_folder_is_searched_for_stacks_by_their_names(tmp_path):
    names = ("b.CZI", "a.ome.tif", "a_trust.ome.tif", ".hidden.tif", "notes.txt", "c.zarr")
    for name in names:
        (tmp_path / name).touch()
    assert [path.name for path in stacks_in(tmp_path)] == ["a.ome.tif", "b.CZI", "c.zarr"]
