"""The demos of the first page: drawn in a child, opened, and walked through."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from ssai3d_app.engine.analysis.demos.request import RAW, TRUTH, DemoRequest
from ssai3d_app.engine.events import Completed
from ssai3d_app.formats.opening import open_image
from ssai3d_app.jobs.job import AnalyseWork, DemoWork
from ssai3d_app.jobs.supervisor import JobSupervisor
from ssai3d_app.locations import settings_file
from ssai3d_app.settings import read_settings
from ssai3d_app.ui import texts
from tests.window.conftest import fake_supervisor, is_drawn
from tests.window.fake_engine import seen_beside
from tests.window.jobs_in_window import ends_of
from tests.window.test_analysis import written

PATIENCE = 60_000


@pytest.fixture
def own_settings(tmp_path, monkeypatch):
    """Settings in which no demo has been walked through."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def drawn_before(home):
    """A folder of the program in which Demo 1 lies, small."""
    folder = home / "demos" / "neurons"
    folder.mkdir(parents=True)
    written(folder / RAW)
    facts = {"demo": "neurons", "headline": {"total length": 16.0, "tips": 4}}
    (folder / TRUTH).write_text(json.dumps(facts))
    return home


def restoring_in_pretence(job, log):
    """Restores with the fake engine, measures with the real one."""
    if isinstance(job.work, AnalyseWork):
        return JobSupervisor(job.work.request, log=log)
    return fake_supervisor("learns")(job, log)


@pytest.mark.usefixtures("own_settings")
def test_the_walk_goes_on_by_what_has_happened_and_comes_back_only_when_asked_for(
    qtbot, make_window, tmp_path, monkeypatch
):
    monkeypatch.setenv("FAKE_RESULT", str(written(tmp_path / "restored.ome.tif")))
    home = drawn_before(tmp_path / "home")
    window = make_window(open_image, supervisor=restoring_in_pretence, folder=home)
    window.actions_.demo_neurons.trigger()
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    strip, panel = window.demos.walk.strip, window.analysis.panel
    assert strip.isVisible()
    assert strip.number.text() == texts.WALK_STEP.format(number=1, total=3)
    assert strip.words.text() == texts.WALK_WORDS["restore"]
    assert not panel.isVisible()
    # By the keyboard, and there is nothing to press while it is being done.
    strip.button.setFocus()
    qtbot.keyClick(strip.button, Qt.Key.Key_Space)
    (job,) = window.jobs.desk.queue.jobs
    assert strip.words.text() == texts.WALK_RUNNING["restore"]
    assert not strip.button.isVisible()
    seen_beside(job.work.request.output).touch()
    qtbot.waitUntil(lambda: strip.words.text() == texts.WALK_WORDS["measure"], timeout=PATIENCE)
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert strip.words.text() == texts.WALK_RUNNING["measure"]
    assert panel.isVisible()
    qtbot.waitUntil(lambda: strip.words.text() == texts.WALK_WORDS["compare"], timeout=PATIENCE)
    assert list(panel.analysis.stacks) == ["raw", "restored"]
    assert panel.analysis.truth["tips"] == 4
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert window.tools.volume.window.isVisible()
    qtbot.mouseClick(strip.skip, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    window.tools.volume.window.close()
    # Opened like any file, it is left in peace; asked for by its name, it is led through again.
    for _ in range(2):
        window.open(home / "demos" / "neurons" / RAW)
        qtbot.waitUntil(lambda: panel.state.text() == texts.DEMO_NEXT, timeout=PATIENCE)
        assert not strip.isVisible()
        assert panel.isVisible()
        panel.say("")
    window.actions_.demo_neurons.trigger()
    qtbot.waitUntil(strip.isVisible, timeout=PATIENCE)
    assert read_settings(settings_file()).settings.demos_walked == ()


@pytest.mark.usefixtures("own_settings")
def test_a_restoration_that_fails_leaves_the_walk_where_it_was(qtbot, make_window, tmp_path):
    window = make_window(open_image, engine="refuses", folder=drawn_before(tmp_path / "home"))
    window.actions_.demo_neurons.trigger()
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    ends, strip = ends_of(window), window.demos.walk.strip
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    qtbot.waitUntil(strip.button.isVisible, timeout=PATIENCE)
    assert strip.words.text() == texts.WALK_WORDS["restore"]


@pytest.mark.usefixtures("own_settings")
def test_a_demo_asked_for_on_the_first_page_is_drawn_by_a_child_and_opened(
    qtbot, make_window, tmp_path
):
    home = tmp_path / "home"
    window = make_window(open_image, folder=home)
    ends = ends_of(window)
    qtbot.mouseClick(window.welcome.demo_buttons[0], Qt.MouseButton.LeftButton)
    (job,) = window.jobs.desk.queue.jobs
    assert isinstance(job.work, DemoWork)
    assert job.work.request == DemoRequest(demo="neurons", output=home / "demos" / "neurons")
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    assert isinstance(ends[0], Completed)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    assert window.raw.image.path == home / "demos" / "neurons" / RAW
    assert [path.name for path in (home / "demos").iterdir()] == ["neurons"]
    assert window.demos.walk.strip.isVisible()
    # It is there now: asked for again, nothing is drawn.
    window.actions_.demo_neurons.trigger()
    assert len(window.jobs.desk.queue.jobs) == 1


def test_a_demo_that_is_cancelled_while_it_is_drawn_leaves_nothing(qtbot, make_window, tmp_path):
    home = tmp_path / "home"
    window = make_window(open_image, folder=home)
    ends = ends_of(window)
    queue, desk = window.jobs.desk.queue, window.jobs.desk
    qtbot.mouseClick(window.welcome.demo_buttons[1], Qt.MouseButton.LeftButton)
    (job,) = queue.jobs
    # It is at work: the child has told its first progress.
    qtbot.waitUntil(lambda: queue.find(job.id).progress is not None, timeout=PATIENCE)
    desk.ask(queue.cancel, job.id)
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE)
    assert not isinstance(ends[0], Completed)
    assert list((home / "demos").iterdir()) == []
    assert window.raw.image is None
    assert not window.demos.walk.strip.isVisible()
