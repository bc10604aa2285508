"""The user knows better than the file: voxel size, axis order, channel names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.restore.axis_choice import order_in_words, sensible_orders
from ssai3d_app.ui.restore.guide import Step, Tone
from ssai3d_app.ui.viewer.selection import RestoredSelection
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Channel, VoxelSize
from tests.window.conftest import PATIENCE, StackInMemory, some_stack
from tests.window.test_jobs import request_of
from tests.writers.tiff import write_imagej


def planes_as_times() -> StackInMemory:
    """A stack whose 12 planes were stored as time points."""
    image = some_stack((12, 1, 1, 48, 64), VoxelSize(None, 0.1, 0.1, "test metadata"))
    image.data[:] = np.arange(12, dtype=np.uint16)[:, None, None, None, None] * 100 + 50
    return image


def scene_of(shape: tuple[int, int, int]):
    return some_stack((*shape, 16, 16)).scene


@pytest.mark.parametrize(
    ("shape", "orders"),
    [
        ((1, 1, 20), ["TCZ"]),
        ((20, 1, 1), ["TCZ", "ZCT"]),
        ((1, 20, 1), ["TCZ", "TZC"]),
        ((5, 1, 20), ["TCZ", "ZCT"]),
        ((1, 1, 1), ["TCZ"]),
    ],
)
def test_only_orders_that_a_stack_can_have_are_offered(shape, orders):
    found = sensible_orders(scene_of(shape))
    assert found[0] == "TCZ"
    for order in orders:
        assert order in found
    for order in found:
        corrected = Corrections(axis_order=order).scene(scene_of(shape))
        assert order == "TCZ" or corrected.length("Z") > 1
    arrangements = {Corrections(axis_order=o).scene(scene_of(shape)).shape for o in found}
    assert len(arrangements) == len(found)


def test_all_orders_are_offered_where_all_axes_are_long():
    assert len(sensible_orders(scene_of((5, 2, 20)))) == 6


def test_orders_are_told_in_plain_words():
    assert order_in_words(scene_of((20, 1, 1)), "TCZ") == texts.AXES_AS_IN_FILE
    assert order_in_words(scene_of((20, 1, 1)), "ZCT") == "Time is z: 20 planes"
    assert order_in_words(scene_of((1, 20, 1)), "TZC") == "Channels are z: 20 planes"
    assert order_in_words(scene_of((5, 1, 20)), "ZCT") == "Time and z are exchanged: 5 planes"
    assert order_in_words(scene_of((5, 2, 20)), "CZT") == (
        "Time is channels, channels are z, z is time: 2 planes"
    )


def choose_order(window, order: str) -> None:
    axes = window.panel.data.axes
    number = axes._orders.index(order)
    axes.combo.setCurrentIndex(number)
    axes.combo.activated.emit(number)


def volume_is_there(window, depth: int) -> bool:
    volume = window.raw.volume
    return volume is not None and volume.shape[0] == depth and volume.is_measured


def test_planes_stored_as_times_are_read_as_planes_once_the_user_says_so(
    qtbot, make_window, open_in, tmp_path
):
    image = planes_as_times()
    window = make_window(image)
    open_in(window, tmp_path / "memory.tif")
    panel = window.panel
    assert panel.reason.text() == texts.BLOCKED_AXES.format(axes="time points")
    assert window.viewer.selection.time_walk.isVisible()
    window.state.select(time=7)
    choose_order(window, "ZCT")
    qtbot.waitUntil(lambda: volume_is_there(window, 12), timeout=PATIENCE)
    assert window.raw.shape == (12, 48, 64)
    assert window.raw.index_at(window.state.crosshair) == (6, 24, 32)
    assert [window.raw.volume.value(z, 0, 0) for z in range(12)] == [
        100 * z + 50 for z in range(12)
    ]
    assert window.state.time == 0
    assert not window.viewer.selection.time_walk.isVisible()
    assert image.readers == {"reader"}
    # The z step is not known of these planes; the user gives it.
    assert panel.reason.text() == texts.BLOCKED_MISSING["z"]
    panel.data.voxel_fields.fields["z"].setText("0.3")
    assert panel.request.corrections == Corrections(z=0.3, axis_order="ZCT")
    assert window.raw.steps == pytest.approx((0.3, 0.1, 0.1))
    assert panel.data.axes.note.isVisible()
    assert "in the file T 12 · C 1 · Z 1" in panel.data.about.text


def test_back_to_the_file_s_values_undoes_every_correction(qtbot, make_window, open_in, tmp_path):
    window = make_window(planes_as_times())
    open_in(window, tmp_path / "memory.tif")
    data = window.panel.data
    assert not data.undo.isVisible()
    choose_order(window, "ZCT")
    qtbot.waitUntil(lambda: volume_is_there(window, 12), timeout=PATIENCE)
    data.voxel_fields.fields["x"].setText("0.2")
    rename(window, 0, "Nuclei")
    assert data.undo.isVisible()
    data.undo.click()
    qtbot.waitUntil(lambda: volume_is_there(window, 1), timeout=PATIENCE)
    assert data.corrections.is_empty
    assert not data.undo.isVisible()
    assert data.voxel_fields.fields["x"].text() == "0.1"
    assert data.about.names.rows[0].field.text() == "Channel 0"
    assert not data.axes.note.isVisible()
    assert window.raw.shape == (1, 48, 64)


def test_an_odd_number_is_undone_as_well(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    data = window.panel.data
    data.voxel_fields.fields["z"].setText("abc")
    assert window.panel.guide.steps[Step.DATA].is_open
    assert data.undo.isVisible()
    data.undo.click()
    assert data.voxel_fields.fields["z"].text() == "0.5"
    assert window.panel.button.isEnabled()


def test_a_doubtful_voxel_size_is_confirmed_by_a_click_and_kept_and_undone(
    qtbot, make_window, tmp_path
):
    path = tmp_path / "wide.tif"
    # A z step far above the pixel, which few microscopes record.
    write_imagej(path, np.ones((1, 1, 12, 48, 64), np.uint16), (2.5, 0.1, 0.1), ["A"])
    window = make_window()
    window.open(path)
    data, panel = window.panel.data, window.panel
    fields, step = data.voxel_fields, panel.guide.steps[Step.DATA]
    qtbot.waitUntil(fields.confirm.isVisible, timeout=PATIENCE)
    assert "Is the z step right? ImageJ metadata" in fields.note
    qtbot.waitUntil(lambda: step.state.tone is Tone.CAUTION, timeout=PATIENCE)
    wish = panel.wish
    assert any("check the voxel size" in text for text in panel.cautions.texts)
    fields.confirm.click()
    assert fields.note == "✔  From ImageJ metadata, confirmed by you"
    assert not fields.confirm.isVisible()
    assert "confirmed by you" in fields.summary
    assert "confirmed by the user" in data.about.text
    assert not any("check the voxel size" in text for text in panel.cautions.texts)
    assert panel.wish.corrections.changes == wish.corrections
    assert window.raw.steps == pytest.approx((2.5, 0.1, 0.1))
    window.projects.desk.project.undo()
    qtbot.waitUntil(fields.confirm.isVisible, timeout=PATIENCE)
    assert data.corrections.is_empty
    fields.confirm.click()
    (source,) = window.projects.desk.document.sources
    assert source.corrections[0].confirmed == pytest.approx({"z": 2.5, "y": 0.1, "x": 0.1})
    data.undo.click()
    assert fields.confirm.isVisible()


def test_a_confirmed_voxel_size_is_still_confirmed_after_a_restart(qtbot, make_window, tmp_path):
    path = tmp_path / "wide.tif"
    write_imagej(path, np.ones((1, 1, 12, 48, 64), np.uint16), (2.5, 0.1, 0.1), ["A"])
    home = tmp_path / "home"
    window = make_window(folder=home)
    window.open(path)
    fields = window.panel.data.voxel_fields
    qtbot.waitUntil(fields.confirm.isVisible, timeout=PATIENCE)
    fields.confirm.click()
    window.close()
    again = make_window(folder=home)
    again.open(path)
    panel = again.panel
    fields = panel.data.voxel_fields
    qtbot.waitUntil(lambda: fields.value is not None, timeout=PATIENCE)
    assert fields.note == "✔  From ImageJ metadata, confirmed by you"
    assert not fields.confirm.isVisible()
    assert not any("check the voxel size" in text for text in panel.cautions.texts)
    assert not fields.is_guessed
    assert panel.data.corrections.confirmed == pytest.approx({"z": 2.5, "y": 0.1, "x": 0.1})


def rename(window, channel: int, name: str) -> None:
    row = window.panel.data.about.names.rows[channel]
    row.field.setText(name)
    row.field.editingFinished.emit()


def test_a_channel_s_new_name_is_shown_everywhere_and_travels_with_the_request(
    make_window, open_in, tmp_path
):
    window = make_window(some_stack())
    open_in(window, tmp_path / "memory.tif")
    rename(window, 1, "  Actin ")
    panel = window.panel
    assert panel.request.corrections == Corrections(channel_names={1: "Actin"})
    assert window.viewer.channels.strip.chips[1].name.text() == "Actin"
    window.state.select(channel=1)
    assert panel.choices.channels.itemText(1) == texts.CHANNEL_ONE.format(name="Actin")
    row = panel.data.about.names.rows[1]
    assert texts.CHANNEL_ENTERED.format(name="Channel 1") in row.waves.text()
    assert row.field.property("state") == "entered"
    assert "Channel 2: Actin" in panel.data.about.text
    rename(window, 1, "")
    assert row.field.text() == "Channel 1"
    assert panel.request.corrections.is_empty


def test_typing_is_not_disturbed_by_the_correction_that_it_makes(qtbot, make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    field = window.panel.data.voxel_fields.fields["z"]
    field.clear()
    qtbot.keyClicks(field, "0.250")
    assert field.text() == "0.250"
    assert field.cursorPosition() == 5
    assert window.raw.steps[0] == pytest.approx(0.25)


def test_corrections_are_kept_per_scene_and_file_while_the_window_is_open(
    qtbot, make_window, open_in, tmp_path
):
    image = some_stack()
    image.others = (replace(image.scene, index=1, name="second"),)
    window = make_window(image)
    open_in(window, tmp_path / "first.tif")
    data = window.panel.data
    data.voxel_fields.fields["z"].setText("0.123456789")
    rename(window, 0, "Nuclei")
    window.state.select(scene=1)
    assert data.corrections.is_empty
    assert data.voxel_fields.fields["z"].text() == "0.5"
    assert data.about.names.rows[0].field.text() == "Channel 0"
    open_in(window, tmp_path / "second.tif")
    assert data.corrections.is_empty
    open_in(window, tmp_path / "first.tif")
    # Where it was left.
    assert window.state.scene == 1
    window.state.select(scene=0)
    assert data.corrections == Corrections(z=0.123456789, channel_names={0: "Nuclei"})
    assert data.voxel_fields.fields["z"].text() == "0.123456789"


def test_names_of_channels_that_a_file_no_longer_has_are_dropped():
    book = CorrectionBook()
    stored = some_stack().scene
    book.put(Path("a.tif"), 0, Corrections(z=0.3, channel_names={0: "A", 1: "B"}))
    fewer = replace(stored, shape=(1, 1, *stored.shape[2:]), channels=(Channel("only"),))
    assert book.of(Path("a.tif"), fewer) == Corrections(z=0.3, channel_names={0: "A"})
    assert book.of(Path("a.tif"), stored).channel_names == {0: "A", 1: "B"}


def test_a_result_belongs_to_the_picture_only_under_the_axes_it_was_restored_with():
    book, image = CorrectionBook(), planes_as_times()
    asked = request_of(corrections=Corrections(axis_order="ZCT"))
    selection = RestoredSelection(ViewState(), asked, book)
    result = (some_stack((1, 1, 45, 48, 64)).scene,)
    assert selection.of(result, 0) is None
    book.put(asked.path, image.scene.index, Corrections(axis_order="ZCT", z=0.3))
    assert selection.of(result, 0) == (0, 0, 0)


# Several scenes ---------------------------------------------------------------------------------


def three_scenes() -> StackInMemory:
    """A stack, an overview that is no stack, and another stack."""
    image = some_stack()
    first = image.scene
    overview = replace(first, index=1, name="overview", shape=(1, 2, 1, 48, 64))
    image.others = (overview, replace(first, index=2, name="third", remarks=("It is dim.",)))
    return image


def choose_all(window) -> None:
    window.panel.choices.scenes.setCurrentIndex(1)


def test_all_scenes_that_can_be_restored_go_into_one_request(make_window, open_in):
    window = make_window(three_scenes())
    open_in(window)
    panel = window.panel
    panel.guide.open(Step.DATA)
    assert panel.choices.scenes.isVisible()
    assert panel.request.scenes == (0,)
    assert panel.choices.scenes.itemText(1) == texts.SCENES_ALL.format(count=2)
    choose_all(window)
    assert panel.request.scenes == (0, 2)
    assert texts.CAUTION_LEFT_OUT.format(names="overview") in panel.cautions.texts
    assert "third: It is dim." in panel.cautions.texts
    assert "2 scenes" in panel.expected.text()


def test_a_scene_alone_is_not_offered_together_with_itself(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    assert not window.panel.choices.scenes.isVisible()


def test_what_was_entered_for_one_scene_is_said_to_count_for_all(make_window, open_in):
    window = make_window(three_scenes())
    open_in(window)
    choose_all(window)
    assert texts.CAUTION_ONE_FOR_ALL not in window.panel.cautions.texts
    window.panel.data.voxel_fields.fields["z"].setText("0.4")
    assert texts.CAUTION_ONE_FOR_ALL in window.panel.cautions.texts
    assert window.panel.request.corrections == Corrections(z=0.4)


def test_scenes_that_were_corrected_differently_are_not_restored_together(make_window, open_in):
    window = make_window(three_scenes())
    open_in(window)
    window.state.select(scene=2)
    window.panel.data.voxel_fields.fields["z"].setText("0.4")
    window.state.select(scene=0)
    choose_all(window)
    assert window.panel.reason.text() == texts.BLOCKED_DIFFERENT
    assert window.panel.request is None
    window.panel.data.voxel_fields.fields["z"].setText("0.4")
    assert window.panel.request.scenes == (0, 2)


def test_several_scenes_do_not_fit_into_a_tiff_for_imagej(make_window, open_in, tmp_path):
    window = make_window(three_scenes())
    open_in(window)
    choose_all(window)
    window.panel.destination.path.setText(str(tmp_path / "all.tif"))
    assert window.panel.reason.text() == texts.BLOCKED_ONE_SCENE
    window.panel.destination.path.setText(str(tmp_path / "all.ome.tif"))
    assert window.panel.request is not None


def test_all_scenes_can_be_restored_while_one_that_cannot_is_looked_at(qtbot, make_window, open_in):
    window = make_window(three_scenes())
    open_in(window)
    choose_all(window)
    window.state.select(scene=1)
    assert window.panel.request.scenes == (0, 2)
