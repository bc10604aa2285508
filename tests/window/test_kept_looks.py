"""How a file is looked at comes back with it: crosshair, channel, time, zoom, contrast by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from ssai3d_app.projects.document import ChannelView, SourceView
from ssai3d_app.projects.document import Slab as KeptSlab
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.opening.projections import ProjectionKind
from ssai3d_app.ui.projects import kept_looks
from ssai3d_app.ui.projects.entries import EntryKey
from ssai3d_app.ui.viewer.channels.looks import Choices, Levels
from ssai3d_app.ui.viewer.slabs.slab import Slab
from tests.window.conftest import MakeWindow, is_drawn, some_stack
from tests.window.projects_in_window import PATIENCE, closed_project, document_of, some_files

SHAPE = (3, 2, 12, 48, 64)
BY_HAND = Levels(120.0, 800.0)
SLAB = Slab(2.0, ProjectionKind.MEAN)


@pytest.fixture
def data(tmp_path) -> Path:
    return some_files(tmp_path / "data", "a.tif", "b.tif")


@pytest.fixture
def open_file(qtbot, make_window: MakeWindow, tmp_path):
    """A window with a file open, as it is after a restart: always the same folder of its own."""

    def make(path: Path, window: MainWindow | None = None, **options) -> MainWindow:
        stack = some_stack(options.pop("shape", SHAPE))
        stack.others = (replace(stack.scene, index=1, name="second"),)
        window = window or make_window(stack, folder=tmp_path / "own", **options)
        window.open(path)
        qtbot.waitUntil(
            lambda: window.raw.volume is not None and window.raw.volume.is_measured,
            timeout=PATIENCE,
        )
        return window

    return make


def look_around(window: MainWindow) -> None:
    window.state.select(time=2, channel=1)
    window.state.move_crosshair((2.5, 1.0, 3.0))
    window.state.set_levels(BY_HAND)
    window.viewer.camera.look_at((2.0, 1.5, 2.5), 0.02)
    window.viewer.slab.show(SLAB)


def looks_the_same(window: MainWindow) -> bool:
    state, camera = window.state, window.viewer.camera
    assert (state.time, state.channel) == (2, 1)
    assert state.crosshair == pytest.approx((2.5, 1.0, 3.0))
    assert state.levels == BY_HAND
    assert camera.centre == pytest.approx((2.0, 1.5, 2.5))
    assert camera.um_per_pixel == pytest.approx(0.02)
    assert window.viewer.slab.slab == SLAB
    return not camera.fitted


def view_of(window: MainWindow, name: str) -> SourceView | None:
    (source,) = (s for s in document_of(window).sources if s.name == name)
    return source.view


def test_a_file_is_shown_as_it_was_left_after_the_window_was_closed(open_file, data):
    first = open_file(data / "a.tif")
    look_around(first)
    assert first.close()
    first.release()
    again = open_file(data / "a.tif")
    assert looks_the_same(again)
    # Other channels are judged by the stack as ever.
    again.state.select(channel=0)
    assert again.state.levels != BY_HAND


def test_each_file_has_a_look_of_its_own(qtbot, open_file, data):
    window = open_file(data / "a.tif")
    look_around(window)
    open_file(data / "b.tif", window)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    assert (window.state.time, window.state.channel) == (0, 0)
    assert window.viewer.camera.fitted
    open_file(data / "a.tif", window)
    assert looks_the_same(window)


def test_a_look_comes_back_with_its_project(qtbot, open_file, data, tmp_path):
    project = closed_project(tmp_path / "Embryos", data)
    window = open_file(data / "a.tif")
    window.open(project)
    qtbot.waitUntil(lambda: not window.projects.desk.is_implicit, timeout=PATIENCE)
    look_around(window)
    window.projects.folders.close()
    assert window.projects.desk.is_implicit
    window.open(project)
    assert view_of(window, "a.tif").time == 2
    (source,) = (s for s in document_of(window).sources if s.name == "a.tif")
    window.projects.open_entry(EntryKey("source", source.id))
    qtbot.waitUntil(lambda: window.state.levels == BY_HAND, timeout=PATIENCE)
    assert looks_the_same(window)


def test_a_look_is_kept_when_it_rests_and_is_no_edit(qtbot, open_file, data, monkeypatch):
    monkeypatch.setattr(kept_looks, "NOTE_AFTER_MS", 50)
    window = open_file(data / "a.tif")
    told = []
    window.projects.desk.changed.connect(lambda: told.append(1))
    look_around(window)
    qtbot.waitUntil(lambda: view_of(window, "a.tif") is not None, timeout=PATIENCE)
    assert view_of(window, "a.tif") == SourceView(
        scene=0,
        channel=1,
        time=2,
        crosshair=(5.0, 10.0, 30.0),
        centre=(4.0, 15.0, 25.0),
        zoom=5.0,
        channels={0: {1: ChannelView(levels=(120.0, 800.0))}},
        slab=KeptSlab(thickness_um=2.0, kind="mean"),
    )
    assert not told
    project = window.projects.desk.project
    assert project.undo_label is None
    qtbot.waitUntil(lambda: project.is_saved, timeout=PATIENCE)


def test_a_file_that_was_only_opened_is_kept_without_a_look(qtbot, open_file, data):
    window = open_file(data / "a.tif")
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    window.resize(1200, 800)
    window.projects.desk.save()
    assert view_of(window, "a.tif") is None


def test_contrast_given_back_to_the_stack_is_kept_no_more(qtbot, open_file, data):
    window = open_file(data / "a.tif")
    window.state.set_levels(BY_HAND)
    window.projects.desk.save()
    assert view_of(window, "a.tif").channels == {0: {0: ChannelView(levels=(120.0, 800.0))}}
    window.actions_.auto_contrast.trigger()
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    window.projects.desk.save()
    assert view_of(window, "a.tif").channels == {}


def test_a_file_that_has_fewer_channels_by_now_begins_as_a_new_one(qtbot, open_file, data):
    first = open_file(data / "a.tif")
    look_around(first)
    assert first.close()
    first.release()
    again = open_file(data / "a.tif", shape=(1, 1, 12, 48, 64))
    assert (again.state.time, again.state.channel) == (0, 0)
    qtbot.waitUntil(lambda: is_drawn(again), timeout=PATIENCE)
    assert again.viewer.camera.fitted


def test_each_scene_gets_its_contrast_back(qtbot, open_file, data):
    window = open_file(data / "a.tif")
    window.state.set_levels(BY_HAND)
    window.state.select(scene=1)
    assert window.state.levels != BY_HAND
    window.state.select(channel=1)
    window.state.set_levels(Levels(7.0, 70.0))
    window.state.select(scene=0)
    assert window.state.levels == BY_HAND
    window.state.select(scene=1)
    window.state.select(channel=1)
    assert window.state.levels == Levels(7.0, 70.0)
    window.projects.desk.save()
    told = view_of(window, "a.tif")
    assert (told.scene, told.channel) == (1, 1)
    assert told.channels == {
        0: {0: ChannelView(levels=(120.0, 800.0))},
        1: {1: ChannelView(levels=(7.0, 70.0))},
    }


def test_colours_gamma_hidden_channels_and_own_contrast_come_back(open_file, data):
    first = open_file(data / "a.tif")
    looks = first.state.looks
    chosen = {
        0: Choices(visible=False, gamma=0.5),
        1: Choices(color="#FF9000", levels=BY_HAND, restored_levels=Levels(1.0, 2.0)),
    }
    first.state.select(channel=1)
    looks.change({0: {"visible": False, "gamma": 0.5}})
    looks.change({1: {"color": "#FF9000", "levels": BY_HAND, "restored_levels": Levels(1.0, 2.0)}})
    assert first.close()
    first.release()
    again = open_file(data / "a.tif")
    assert again.state.looks.all_chosen == chosen
    assert again.state.shown_channels == (1,)
    assert not again.state.looks.can_undo


@pytest.mark.parametrize("scene", [0, 1])
def test_a_channel_shown_alone_comes_back_alone(open_file, data, scene):
    first = open_file(data / "a.tif")
    first.state.select(scene=scene)
    first.state.looks.set_solo(True)
    assert first.close()
    first.release()
    again = open_file(data / "a.tif")
    assert again.state.looks.solo
    again.state.select(scene=1 - scene)
    assert not again.state.looks.solo, "another scene begins with all its channels"


def test_a_range_that_was_spoiled_by_hand_is_left_to_the_program(open_file, data):
    first = open_file(data / "a.tif")
    first.state.set_levels(Levels(900.0, 100.0))
    assert first.close()
    first.release()
    again = open_file(data / "a.tif")
    assert again.state.looks.all_chosen == {}


def test_a_file_that_was_not_looked_at_begins_with_thin_slices(open_file, data):
    window = open_file(data / "a.tif")
    window.viewer.slab.show(SLAB)
    open_file(data / "b.tif", window)
    assert window.viewer.slab.slab == Slab()
