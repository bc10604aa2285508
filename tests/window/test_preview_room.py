"""Step 2 of the guide: a region is proposed, previewed over the raw stack, and gone on from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from ssai3d_app.engine.preview.kept import read_preview_card
from ssai3d_app.formats.opening import open_image
from ssai3d_app.jobs.job import Job, PreviewWork, RestoreWork
from ssai3d_app.jobs.supervisor import JobSupervisor
from ssai3d_app.ui import texts
from ssai3d_app.ui.restore.guide import PreviewStands
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import ViewMode
from ssai3d_app.volume.scene import VoxelSize
from tests.jobs.hasty_worker import COMMAND
from tests.phantoms import neurites, record
from tests.window.conftest import StackInMemory, is_drawn
from tests.window.jobs_in_window import ends_of
from tests.writers.tiff import write_imagej

ENOUGH = 500_000
PATIENCE = 60_000


@pytest.fixture
def stack() -> StackInMemory:
    """Two channels of 12 planes of 400×500, dim stripes on the right of the first."""
    rng = np.random.default_rng(0)
    data = rng.integers(90, 110, (1, 2, 12, 400, 500), dtype=np.uint16)
    stripes = (60 * (1 + np.sin(np.arange(150, 250) / 2))).astype(np.uint16)
    data[0, :, :, 150:250, 350:450] += stripes[None, None, :, None]
    return StackInMemory(data, VoxelSize(0.5, 0.1, 0.1, "test metadata"))


@pytest.fixture
def opened(make_window, qtbot, stack, tmp_path):
    """Opens the stack from memory; the pictures of a preview are files."""

    def open_with(engine: str):
        def opener(path: Path):
            return stack if path.name.endswith("memory.tif") else open_image(path)

        window = make_window(opener, engine)
        window.open(tmp_path / "memory.tif")
        qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
        qtbot.waitUntil(window.preview.part.button.isEnabled, timeout=PATIENCE)
        return window

    return open_with


def stands(window) -> PreviewStands:
    return window.preview.part.fact.stands


def wait_for(qtbot, window, there: PreviewStands) -> None:
    qtbot.waitUntil(lambda: stands(window) is there, timeout=PATIENCE)


def previews(window) -> list[Job]:
    jobs = window.jobs.desk.queue.jobs
    return [job for job in jobs if isinstance(job.work, PreviewWork)]


def wait_for_picture(qtbot, window, value: int) -> None:
    qtbot.waitUntil(
        lambda: window.restored.value_at(window.state.crosshair) == value, timeout=PATIENCE
    )


def test_p_previews_the_proposed_region_over_the_raw_stack_and_restore_goes_on_from_it(
    qtbot, opened
):
    window = opened("previews,completes")
    part, state = window.preview.part, window.state
    region, _ = window.preview.choice.region
    assert region.z == (0, 12)
    assert region.y[0] < 200 < region.y[1]
    assert region.x[0] < 400 < region.x[1]
    _, height, width = region.shape
    assert f"{width} × {height} × 12" in part.region.text()
    assert f"{width / 10:g} × {height / 10:g} × 6 µm" in part.region.text()
    qtbot.keyClick(window.viewer, Qt.Key.Key_P)
    wait_for(qtbot, window, PreviewStands.MADE)
    wait_for_picture(qtbot, window, 500)
    assert state.mode is ViewMode.RESTORED
    assert part.curve.points == [(0, 0.05), (10, 0.025), (20, pytest.approx(0.05 / 3))]
    assert previews(window) == []
    # On the region alone; beside it the stack is seen as it was recorded.
    xy = window.viewer.restored_view.panels[Cut.XY]
    assert xy.badge == texts.PREVIEW_BADGE
    raw_layer, *_, preview_layer = xy.layers
    assert preview_layer.over
    assert preview_layer.slice.values.shape == (height, width)
    assert preview_layer.slice.row_start == pytest.approx(region.y[0] * 0.1)
    assert preview_layer.slice.column_start == pytest.approx(region.x[0] * 0.1)
    assert raw_layer.slice.values.shape == (400, 500)
    assert window.restored.value_at((0.0, 0.0, 0.0)) is None
    # All ways of comparing work on it, and the planes between the recorded ones can be walked.
    for mode in (ViewMode.SWIPE, ViewMode.BLINK, ViewMode.DIFFERENCE, ViewMode.SIDE_BY_SIDE):
        state.show_mode(mode)
        qtbot.wait(20)
    assert window.viewer.lattice.shape == (56, 400, 500)
    difference = window.viewer.compared_view.difference_layers(Cut.XY)[0].slice
    assert difference.values.shape == (height, width)
    window.viewer.go_to((0.0, 1.0, 1.0))
    assert window.viewer.restored_view.panels[Cut.XZ].layers[-1].slice.values.shape[1] == 500

    # It stays while another channel is looked at.
    state.select(channel=1)
    assert window.restored.part is not None
    state.select(channel=0)
    window.preview.look_at_region()
    wait_for_picture(qtbot, window, 500)

    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(window.jobs.desk.queue.jobs), timeout=PATIENCE)
    (job,) = window.jobs.desk.queue.jobs
    assert isinstance(job.work, RestoreWork)
    asked = job.work.request
    assert asked.preview is not None
    assert asked.preview.region == region
    assert asked.preview_kept is not None
    assert asked.preview_kept.exists()
    assert window.restored.part is None


def test_a_picture_on_the_way_that_is_gone_again_is_no_failure(qtbot, opened):
    window = opened("hastens")
    refusals = []
    window.comparison.refused.connect(refusals.append)
    qtbot.keyClick(window.viewer, Qt.Key.Key_P)
    wait_for(qtbot, window, PreviewStands.MADE)
    wait_for_picture(qtbot, window, 500)
    assert refusals == []


def test_other_choices_of_the_network_begin_anew_and_the_panel_says_so(qtbot, opened):
    window = opened("previews,waits")
    window.preview.part.button.click()
    wait_for(qtbot, window, PreviewStands.MADE)
    now = window.preview.part.now
    qtbot.waitUntil(lambda: now.text() == texts.PREVIEW_MADE, timeout=PATIENCE)
    window.panel.choices.device.setCurrentIndex(1)
    assert window.preview.part.now.text() == texts.PREVIEW_MADE_STALE
    window.panel.button.click()
    (job,) = window.jobs.desk.queue.jobs
    assert job.work.request.preview is None


def test_a_drawn_region_wins_and_undoing_it_comes_back_to_the_proposal(qtbot, opened):
    window = opened("waits")
    proposed, _ = window.preview.choice.region
    marked = window.viewer.region
    marked.remember()
    marked.mark((2.0, 1.0, 2.0), (3.0, 5.0, 7.0))
    drawn, _ = window.preview.choice.region
    assert (drawn.z, drawn.y, drawn.x) == ((0, 12), (10, 50), (20, 70))
    assert window.preview.part.region.text().startswith(texts.PREVIEW_DRAWN.split("{")[0])
    marked.remember()
    marked.mark((0.0, 0.0, 0.0), (6.0, 40.0, 50.0))
    assert window.preview.part.region.text().startswith(texts.PREVIEW_DRAWN_LARGE.split("{")[0])
    marked.undo()
    marked.undo()
    assert window.preview.choice.region[0] == proposed


def press_cancel(window, tmp_path) -> None:
    window.preview.part.cancel.click()


def change_the_z_step(window, tmp_path) -> None:
    window.panel.data.voxel_fields.fields["z"].setText("0.4")


def draw_a_region(window, tmp_path) -> None:
    window.viewer.region.mark((0.0, 1.0, 2.0), (6.0, 5.0, 7.0))


def open_another_file(window, tmp_path) -> None:
    window.open(tmp_path / "other memory.tif")


@pytest.mark.parametrize(
    "what", [press_cancel, change_the_z_step, draw_a_region, open_another_file]
)
def test_whatever_comes_between_ends_a_running_preview_and_another_can_be_made(
    qtbot, opened, tmp_path, what
):
    window = opened("waits,previews")
    ends = ends_of(window)
    window.preview.part.button.click()
    wait_for_picture(qtbot, window, 300)
    assert stands(window) is PreviewStands.RUNNING
    what(window, tmp_path)
    assert stands(window) is not PreviewStands.RUNNING
    assert window.restored.part is None
    qtbot.waitUntil(lambda: window.state.mode is ViewMode.RAW, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    assert previews(window) == []
    qtbot.waitUntil(window.preview.part.button.isEnabled, timeout=PATIENCE)
    window.preview.part.button.click()
    wait_for(qtbot, window, PreviewStands.MADE)


def test_a_preview_that_fails_says_why_and_leaves_the_raw_stack(qtbot, opened):
    window = opened("refuses")
    window.preview.part.button.click()
    wait_for(qtbot, window, PreviewStands.FAILED)
    assert "The disk is full" in window.preview.part.now.text()
    assert window.error_card.isVisible()
    assert window.restored.part is None
    assert window.preview.part.button.isEnabled()


@pytest.mark.timeout(600)
def test_the_real_engine_previews_a_stack_and_restore_asks_to_go_on_from_it(
    qtbot, make_window, tmp_path
):
    path = tmp_path / "neurites.tif"
    raw = record(neurites((25, 32, 32), seed=3), anisotropy=4, seed=4).raw
    write_imagej(path, raw[None, None], (0.4, 0.1, 0.1), ["Neurites"])

    def hasty(job: Job, log: Path | None) -> JobSupervisor:
        return JobSupervisor(job.work.request, COMMAND, resume=job.resumes, log=log)

    window = make_window(supervisor=hasty)
    window.open(path)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    window.panel.choices.preset.setCurrentIndex(0)
    window.panel.choices.device.setCurrentIndex(1)
    qtbot.waitUntil(window.preview.part.button.isEnabled, timeout=ENOUGH)
    window.preview.part.button.click()
    qtbot.waitUntil(lambda: stands(window) is PreviewStands.MADE, timeout=ENOUGH)
    at = window.state.crosshair
    qtbot.waitUntil(lambda: window.restored.value_at(at) is not None, timeout=ENOUGH)
    assert not window.error_card.isVisible()
    assert window.preview.part.now.text() == texts.PREVIEW_MADE
    asked = []
    window.preview.restoration_asked.disconnect(window.start_job)
    window.preview.restoration_asked.connect(asked.append)
    window.panel.button.click()
    (request,) = asked
    # As the engine asks for it before it uses what was kept.
    assert read_preview_card(request.preview_kept).origin.previewed == request.preview
