"""The ways through the guide: how many clicks they take, and that none ends in a dead end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ssai3d_app.engine.events import Completed
from ssai3d_app.jobs.job import Job
from ssai3d_app.jobs.states import JobState
from ssai3d_app.jobs.supervisor import JobSupervisor
from ssai3d_app.ui.expert.value_row import NumberRow
from ssai3d_app.ui.restore.guide import PreviewStands, Step, Tone
from ssai3d_app.volume.scene import VoxelSize
from tests.jobs.hasty_worker import COMMAND
from tests.phantoms import neurites, record
from tests.window.conftest import drop, is_drawn, some_stack
from tests.window.jobs_in_window import ends_of, line_of, start, wait_for_end
from tests.writers.tiff import write_imagej

ENOUGH = 240_000
PATIENCE = 60_000
GENUINE = Path(__file__).resolve().parents[3] / "shared" / "data" / "vendor"
ND2 = GENUINE / "arcadia-example-zstack.nd2"


class Clicks(QObject):
    """Counts presses of the mouse anywhere in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        pressed = event.type() == QEvent.Type.MouseButtonPress
        self.count += pressed and isinstance(watched, QWidget)
        return False


@pytest.fixture
def clicks(qtbot):
    counted = Clicks()
    yield counted
    QApplication.instance().removeEventFilter(counted)


def press(qtbot, button: QWidget) -> None:
    qtbot.waitUntil(lambda: button.isEnabled() and button.isVisible(), timeout=ENOUGH)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.skipif(not ND2.is_file(), reason="the genuine files are not beside this checkout")
def test_a_complete_nd2_takes_two_clicks_from_the_drop_to_the_result(
    qtbot, make_window, clicks, tmp_path
):
    window = make_window(engine="previews,completes")
    drop(window, ND2)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    window.panel.destination.path.setText(str(tmp_path / "result.ome.tif"))
    data = window.panel.guide.steps[Step.DATA].state
    assert "from ND2 metadata" in data.sentence
    press(qtbot, window.preview.part.button)
    qtbot.waitUntil(lambda: window.preview.part.fact.stands is PreviewStands.MADE, timeout=ENOUGH)
    ends = ends_of(window)
    press(qtbot, window.panel.button)
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert isinstance(ends[-1], Completed)
    assert (tmp_path / "result.ome.tif").exists()
    assert clicks.count == 2


def test_a_stack_without_a_z_step_takes_three_clicks_with_the_real_engine(
    qtbot, make_window, clicks, tmp_path
):
    raw = record(neurites((29, 48, 48), seed=3), anisotropy=4, seed=4).raw
    path = tmp_path / "neurites.tif"
    write_imagej(path, raw[None, None], (None, 0.1, 0.1), ["Neurites"])

    def hasty(job: Job, log: Path | None) -> JobSupervisor:
        return JobSupervisor(job.work.request, COMMAND, resume=job.resumes, log=log)

    window = make_window(supervisor=hasty)
    panel = window.panel
    # The presets beyond take minutes.
    panel.choices.preset.setCurrentIndex(0)
    panel.choices.use_processor()
    drop(window, path)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    field = panel.data.voxel_fields.fields["z"]
    assert not panel.button.isEnabled()
    assert field.hasFocus()
    press(qtbot, field)
    qtbot.keyClicks(field, "0.4")
    press(qtbot, window.preview.part.button)
    qtbot.waitUntil(lambda: window.preview.part.fact.stands is PreviewStands.MADE, timeout=ENOUGH)
    ends = ends_of(window)
    press(qtbot, panel.button)
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert isinstance(ends[-1], Completed), ends
    assert panel.destination.value.exists()
    assert clicks.count == 3


GARBAGE = ["", "abc", "0", "1,5", "-1", "nan", "inf", "1e309", "1.2.3", "1\n2\n3", "🔬", "9" * 400]


def fields_of(window) -> list:
    panel = window.panel
    return [
        *panel.data.voxel_fields.fields.values(),
        panel.destination.path,
        *(row.field for row in panel.data.about.names.rows),
        *(row.field for row in panel.expert.rows.values() if isinstance(row, NumberRow)),
    ]


@pytest.mark.parametrize("language", ["en", "de"])
def test_garbage_in_every_field_raises_nothing_and_is_undone(
    qtbot, make_window, open_in, speaking, caplog, tmp_path, language
):
    speaking(language)
    window = make_window(some_stack())
    open_in(window, tmp_path / "memory.tif")
    panel = window.panel
    for step in Step:
        panel.guide.open(step)
    count = len(fields_of(window))
    for number in range(count):
        for odd in GARBAGE:
            field = fields_of(window)[number]
            before = field.text()
            field.setFocus()
            field.selectAll()
            QApplication.clipboard().setText(odd)
            field.paste()
            field.editingFinished.emit()
            request = panel.request
            assert panel.button.isEnabled() == (request is not None)
            assert request is not None or panel.reason.text()
            # Channels are made anew with each name that is entered.
            fields_of(window)[number].setText(before)
            fields_of(window)[number].editingFinished.emit()
        qtbot.waitUntil(panel.button.isEnabled, timeout=PATIENCE)
    panel.data.undo.click()
    assert panel.request.corrections.is_empty
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.parametrize(
    ("engine", "step"), [("waits", Step.TUNE), ("waits in restoring", Step.RESTORE)]
)
def test_a_run_that_is_cancelled_in_any_step_leaves_the_guide_ready(
    qtbot, make_window, open_in, tmp_path, engine, step
):
    window = make_window(some_stack(), engine=f"{engine},completes")
    open_in(window, tmp_path / "memory.tif")
    panel = window.panel
    ends = start(window)
    qtbot.waitUntil(lambda: panel.guide.steps[step].state.tone is Tone.WORKING, timeout=PATIENCE)
    qtbot.waitUntil(line_of(window).cancel.isVisible, timeout=PATIENCE)
    line_of(window).cancel.click()
    wait_for_end(qtbot, ends, PATIENCE)
    qtbot.waitUntil(panel.button.isEnabled, timeout=PATIENCE)
    assert panel.guide.steps[Step.RESTORE].state.tone is Tone.CAUTION
    wait_for_end(qtbot, start(window), PATIENCE)
    qtbot.waitUntil(lambda: panel.guide.steps[Step.CHECK].state.tone is Tone.GOOD, timeout=PATIENCE)


@pytest.mark.parametrize("stage", ["empty", "reading", "missing", "ready", "done"])
def test_the_window_closes_in_any_step_without_a_job(qtbot, make_window, open_in, tmp_path, stage):
    size = VoxelSize(None, 0.1, 0.1, "test") if stage == "missing" else None
    window = make_window(some_stack(voxel_size=size), engine="completes")
    if stage == "reading":
        window.open(tmp_path / "memory.tif")
    elif stage != "empty":
        open_in(window, tmp_path / "memory.tif")
    if stage == "done":
        wait_for_end(qtbot, start(window), PATIENCE)
    assert window.close()
    assert not window.isVisible()


@pytest.mark.parametrize("engine", ["waits", "waits in restoring"])
def test_the_window_that_closes_in_a_run_asks_and_then_leaves_nothing(
    qtbot, make_window, open_in, tmp_path, engine
):
    window = make_window(some_stack(), engine=engine)
    open_in(window, tmp_path / "memory.tif")
    start(window)
    job = window.jobs.desk.queue.jobs[0]
    wanted = JobState.TUNING if engine == "waits" else JobState.RESTORING
    qtbot.waitUntil(lambda: window.jobs.desk.queue.job(job.id).state is wanted, timeout=PATIENCE)
    window.close()
    window.jobs.closing.question.quit_button.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)


def preview_shown(qtbot, window) -> None:
    """Begin a preview, and wait for its quick look."""
    with qtbot.waitSignal(window.jobs.desk.pictured, timeout=PATIENCE):
        press(qtbot, window.preview.part.button)
    qtbot.waitUntil(lambda: window.restored.volume is not None, timeout=PATIENCE)


def test_a_preview_that_is_cancelled_leaves_the_guide_ready(qtbot, make_window, open_in):
    window = make_window(some_stack(), engine="waits,completes")
    open_in(window)
    preview_shown(qtbot, window)
    press(qtbot, window.preview.part.cancel)
    qtbot.waitUntil(
        lambda: window.preview.part.fact.stands is PreviewStands.OFFERED, timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: not window.jobs.desk.queue.running, timeout=PATIENCE)
    assert window.panel.button.isEnabled()
    press(qtbot, window.preview.part.button)
    qtbot.waitUntil(lambda: window.preview.part.fact.stands is PreviewStands.MADE, timeout=PATIENCE)


def test_the_window_that_closes_in_a_preview_leaves_nothing(qtbot, make_window, open_in):
    window = make_window(some_stack(), engine="waits")
    open_in(window)
    preview_shown(qtbot, window)
    window.close()
    if window.isVisible():
        window.jobs.closing.question.quit_button.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
