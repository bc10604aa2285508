"""From the dropped file to the result on screen, with the engine that ships."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from ssai3d_app.engine.events import Cancelled, Completed
from ssai3d_app.formats.opening import open_image
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.log_viewer import in_words
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import ViewMode
from tests.phantoms import neurites, record
from tests.window.conftest import drop, is_drawn
from tests.window.jobs_in_window import ends_of, line_of
from tests.writers.czi import write_czi
from tests.writers.lif import Series, write_lif_series
from tests.writers.tiff import write_imagej

ENOUGH = 240_000
VOXEL_SIZE = (0.5, 0.1, 0.1)


@pytest.fixture(scope="module")
def recorded() -> np.ndarray:
    """A phantom of neurites, 10 planes of 64×64, five times coarser along z."""
    return record(neurites((46, 64, 64), seed=1), anisotropy=5, seed=2).raw


@pytest.fixture
def czi(tmp_path: Path, recorded: np.ndarray) -> Path:
    path = tmp_path / "neurites.czi"
    write_czi(path, recorded[None, None], VOXEL_SIZE, ["Neurites"])
    return path


def start(qtbot, make_window, czi: Path):
    """Drop the file, choose the quick preset, press Restore."""
    window = make_window()
    drop(window, czi)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    window.panel.choices.preset.setCurrentIndex(0)
    window.panel.choices.device.setCurrentIndex(1)
    ends = ends_of(window)
    qtbot.mouseClick(window.panel.button, Qt.MouseButton.LeftButton)
    return window, ends


def test_a_dropped_czi_is_restored_shown_beside_itself_and_saved_where_the_panel_says(
    qtbot, make_window, czi, recorded
):
    window, ends = start(qtbot, make_window, czi)
    target = window.panel.destination.value
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert isinstance(ends[0], Completed), ends[0]
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_measured,
        timeout=ENOUGH,
    )
    with open_image(target) as result:
        scene = result.scenes[0]
        assert (scene.length("Z"), scene.length("Y"), scene.length("X")) == (46, 64, 64)
        size = scene.voxel_size
        assert (size.z, size.y, size.x) == pytest.approx((0.1, 0.1, 0.1))
    assert window.state.mode is ViewMode.SIDE_BY_SIDE
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert window.state.mode is ViewMode.RAW
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert window.state.mode is ViewMode.RESTORED
    # On the raw planes the result shows what was recorded there, only cleaner.
    shown = np.stack([window.restored.volume.xy(5 * z).values for z in range(10)])
    assert np.corrcoef(shown.ravel(), recorded.ravel())[0, 1] > 0.5
    assert window.panel.sentences
    assert not window.error_card.isVisible()


def test_planes_stored_as_times_are_restored_as_a_stack_once_the_axes_are_put_right(
    qtbot, make_window, tmp_path, recorded
):
    path = tmp_path / "neurites.tif"
    write_imagej(path, recorded[:, None, None], (1.0, 0.1, 0.1), ["Untitled"])
    window = make_window()
    drop(window, path)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    assert not window.panel.button.isEnabled()
    data = window.panel.data
    data.axes.combo.setCurrentIndex(1)
    data.axes.combo.activated.emit(1)
    qtbot.waitUntil(lambda: is_drawn(window) and window.raw.shape[0] == 10, timeout=ENOUGH)
    data.voxel_fields.fields["z"].setText("0.5")
    name = data.about.names.rows[0].field
    name.setText("Neurites")
    name.editingFinished.emit()
    window.panel.choices.preset.setCurrentIndex(0)
    window.panel.choices.device.setCurrentIndex(1)
    ends = ends_of(window)
    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert isinstance(ends[0], Completed), ends[0]
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_measured,
        timeout=ENOUGH,
    )
    with open_image(window.panel.destination.value) as result:
        scene = result.scenes[0]
        assert scene.shape == (1, 1, 46, 64, 64)
        assert scene.voxel_size.z == pytest.approx(0.1)
        assert [channel.name for channel in scene.channels] == ["Neurites"]
    # Back to the file's axes, the result is no longer one of what is shown.
    data.undo.click()
    panel = window.viewer.restored_view.panels[Cut.XY]
    qtbot.waitUntil(lambda: panel.notice == texts.NOT_RESTORED_HERE)


def test_all_stacks_of_a_lif_go_into_one_ome_zarr_and_each_is_shown_beside_its_source(
    qtbot, make_window, tmp_path, recorded
):
    path = tmp_path / "embryos.lif"
    steps = {"Z": 0.5e-6, "Y": 0.1e-6, "X": 0.1e-6}
    series = [
        Series("first", recorded, "ZYX", steps),
        Series("overview", recorded[0], "YX", steps),
        Series("third", recorded[:, ::-1, ::-1], "ZYX", steps),
    ]
    write_lif_series(path, series)
    window = make_window()
    drop(window, path)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    panel = window.panel
    panel.choices.scenes.setCurrentIndex(1)
    panel.choices.preset.setCurrentIndex(0)
    panel.choices.device.setCurrentIndex(1)
    panel.destination.kind_choice.setCurrentIndex(2)
    panel.destination.kind_choice.activated.emit(2)
    assert panel.request.scenes == (0, 2)
    ends = ends_of(window)
    panel.button.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert isinstance(ends[0], Completed), ends[0]
    assert (tmp_path / "embryos_isotropic.ome.zarr" / "zarr.json").exists()
    for scene, image in ((0, 0), (2, 1)):
        window.state.select(scene=scene)
        qtbot.waitUntil(
            lambda: (
                window.restored.volume is not None
                and window.restored.volume.is_measured
                and window.restored.volume.key.scene == image  # noqa: B023 - asked at once
                and is_drawn(window)
            ),
            timeout=ENOUGH,
        )
        assert window.restored.shape == (46, 64, 64)
        shown = np.stack([window.restored.volume.xy(5 * z).values for z in range(10)])
        source = series[scene].pixels
        assert np.corrcoef(shown.ravel(), source.ravel())[0, 1] > 0.5
    window.state.select(scene=1)
    panel_xy = window.viewer.restored_view.panels[Cut.XY]
    qtbot.waitUntil(lambda: panel_xy.notice == texts.NOT_RESTORED_HERE)


def test_cancelling_halfway_leaves_no_partial_result(qtbot, make_window, czi):
    window, ends = start(qtbot, make_window, czi)
    target = window.panel.destination.value
    line = line_of(window)
    qtbot.waitUntil(lambda: line.bar.value() > 0.1 * line.bar.maximum(), timeout=ENOUGH)
    line.cancel.click()
    qtbot.waitUntil(lambda: bool(ends), timeout=10_000)
    assert isinstance(ends[0], Cancelled)
    assert not target.exists()
    assert [p.name for p in czi.parent.iterdir()] == [czi.name]


def test_quitting_in_a_job_keeps_what_is_done_until_the_next_start_discards_it(
    make_window, czi, tmp_path_factory
):
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-m", "tests.window.busy_hand", str(czi)],
        check=False,
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "XDG_STATE_HOME": str(home)},
    )
    assert done.returncode == 0, done.stderr
    assert "QThread" not in done.stderr
    names = [path.name for path in czi.parent.iterdir()]
    assert len(names) == 2
    assert [name for name in names if name.startswith(".")]
    window = make_window(folder=home / "SSAI-3D")
    (row,) = window.jobs.leftovers.rows.values()
    row.discard.click()
    assert [path.name for path in czi.parent.iterdir()] == [czi.name]


def test_pause_and_resume_in_the_window_give_the_pixels_of_a_run_without_a_pause(
    qtbot, make_window, czi
):
    window = make_window()
    drop(window, czi)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    window.panel.choices.preset.setCurrentIndex(0)
    window.panel.choices.device.setCurrentIndex(1)
    line, queue = line_of(window), window.jobs.desk.queue
    results = []
    for name, pauses in (("whole", False), ("paused", True)):
        target = czi.with_name(f"{name}.ome.tif")
        window.panel.destination.path.setText(str(target))
        window.panel.button.click()
        job = queue.job(next(job.id for job in queue.jobs if job.work.request.output == target))
        if pauses:
            qtbot.waitUntil(lambda: line.bar.value() > 0.2 * line.bar.maximum(), timeout=ENOUGH)
            line.pause.click()
            qtbot.waitUntil(lambda j=job: queue.job(j.id).state is JobState.PAUSED, timeout=ENOUGH)
            assert not target.exists()
            line.resume.click()
        qtbot.waitUntil(lambda j=job: queue.job(j.id).state is JobState.DONE, timeout=ENOUGH)
        assert queue.job(job.id).attempts == 1 + pauses
        with open_image(target) as result:
            results.append(np.stack([result.stack(0).read_plane(0, 0, z) for z in range(46)]))
    np.testing.assert_array_equal(*results)
    assert not [path for path in czi.parent.iterdir() if path.name.startswith(".")]


def test_a_batch_tunes_once_and_restores_the_others_with_that_network(qtbot, make_window, tmp_path):
    sources = []
    for number in range(2):
        phantom = record(neurites((29, 48, 48), seed=number), anisotropy=4, seed=number)
        sources.append(tmp_path / f"embryo_{number}.tif")
        write_imagej(sources[-1], phantom.raw[None, None], (0.4, 0.1, 0.1), ["Neurites"])
    window = make_window()
    window.actions_.batch.trigger()
    dialog = window.batches.dialog
    dialog.preset.setCurrentIndex(dialog.preset.findData("quick"))
    dialog.device.setCurrentIndex(dialog.device.findData("cpu"))
    dialog.tune.setCurrentIndex(dialog.tune.findData("each group"))
    dialog.add(sources)
    qtbot.waitUntil(dialog.queue_button.isEnabled, timeout=ENOUGH)
    dialog.queue_button.click()
    qtbot.waitUntil(lambda: window.batches.summary is not None, timeout=ENOUGH)
    assert [row["state"] for row in window.batches.batch.rows] == ["done", "done"]
    second = window.jobs.desk.queue.jobs[1]
    told = [in_words(step) for step in window.jobs.desk.opened.journal.steps(second.id)]
    assert any("the network that was tuned on embryo_0.tif" in (line or "") for line in told)
    for source in sources:
        with open_image(source.with_name(f"{source.stem}_isotropic.ome.tif")) as result:
            assert result.scenes[0].length("Z") == 29
