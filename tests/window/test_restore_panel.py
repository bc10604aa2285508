from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton

from ssai3d_app.engine.scene_plan import plan_scenes
from ssai3d_app.formats.contradictions import contradictions
from ssai3d_app.locations import resources, sample
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.proposal import proposed_result
from ssai3d_app.ui.quantities import parse_length, size_in_words, time_in_words
from ssai3d_app.ui.restore.destination import KINDS, with_suffix
from ssai3d_app.ui.restore.guide import Step
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import VoxelSize
from tests.window.conftest import some_stack


@pytest.mark.parametrize(
    "odd", ["", " ", "abc", "-1", "nan", "0", "inf", "1e9", "1,5", "1 5", "١", "½"]
)
@pytest.mark.parametrize("axis", ["z", "y", "x"])
def test_odd_numbers_never_raise_and_disable_the_button_with_the_reason_beside_it(
    make_window, open_in, odd, axis
):
    window = make_window(some_stack())
    open_in(window)
    panel = window.panel
    panel.data.voxel_fields.fields[axis].setText(odd)
    assert not panel.button.isEnabled()
    assert not window.actions_.restore.isEnabled()
    expected = texts.BLOCKED_ODD if odd.strip() else texts.BLOCKED_MISSING
    assert panel.reason.text() == expected[axis]
    assert panel.request is None
    panel.data.voxel_fields.fields[axis].setText("0.25")
    assert panel.button.isEnabled()


def test_a_comma_follows_the_locale_and_a_dot_is_always_understood():
    german, english = QLocale("de_DE"), QLocale("en_US")
    assert parse_length("1,5", german) == 1.5
    assert parse_length("1.5", german) == 1.5
    assert parse_length("1,5", english) is None
    assert parse_length("1.5", english) == 1.5
    assert parse_length("1,234.5", english) is None


def test_what_to_expect_is_said_in_words_and_follows_the_fields(make_window, open_in):
    window = make_window(some_stack((1, 1, 48, 1024, 16)))
    open_in(window)
    panel = window.panel
    assert panel.expected.text() == (
        "Z is 5.0× coarser than XY: the result has 5.0× more slices "
        f"(236 planes of 16×1024, {size_in_words(236 * 1024 * 16 * 2)})."
    )
    panel.data.voxel_fields.fields["z"].setText("0.2")
    assert "2.0×" in panel.expected.text()


def caution_words(window) -> str:
    return " ".join(window.panel.cautions.texts)


def test_beyond_eight_times_the_panel_warns_plainly_and_does_not_forbid(make_window, open_in):
    window = make_window(some_stack((1, 1, 20, 32, 32), VoxelSize(1.2, 0.1, 0.1, "test")))
    open_in(window)
    assert "12.0×" in caution_words(window)
    assert "claims" in caution_words(window)
    assert window.panel.button.isEnabled()


@pytest.mark.parametrize("z", [None, 0.05, 0.5, 9.0])
@pytest.mark.parametrize("entered", [None, 0.5, 2.0])
def test_panel_and_engine_warn_of_the_same(make_window, open_in, z, entered):
    image = some_stack((1, 1, 20, 32, 32), VoxelSize(z, 0.1, 0.1, "test"))
    image.told = {"remarks": ("It was dark.", *contradictions(image.scene))}
    window = make_window(image)
    open_in(window)
    if entered is not None:
        window.panel.data.voxel_fields.fields["z"].setText(str(entered))
    request = window.panel.request
    if request is None:
        assert window.panel.cautions.texts == list(image.scene.remarks)
        return
    (plan,), _ = plan_scenes(image.scenes, request)
    assert window.panel.cautions.texts == plan.cautions


def test_a_contradiction_that_a_correction_settles_is_no_longer_told(make_window, open_in):
    image = some_stack((1, 1, 20, 32, 32), VoxelSize(9.0, 0.1, 0.1, "test"))
    image.told = {"remarks": contradictions(image.scene)}
    assert image.told["remarks"]
    window = make_window(image)
    open_in(window)
    assert image.told["remarks"][0] in window.panel.cautions.texts
    window.panel.data.voxel_fields.fields["z"].setText("0.4")
    assert window.panel.cautions.texts == []


def test_agreeing_steps_are_said(make_window, open_in):
    window = make_window(some_stack((1, 1, 20, 32, 32), VoxelSize(0.1, 0.1, 0.1, "test")))
    open_in(window)
    assert "steps agree already" in caution_words(window)


@pytest.mark.parametrize("planes", [1, 3])
def test_too_few_planes_block_with_a_sentence(make_window, open_in, planes):
    window = make_window(some_stack((1, 1, planes, 32, 32)))
    open_in(window)
    assert not window.panel.button.isEnabled()
    assert "plane" in window.panel.reason.text()


def test_the_voxel_size_typed_changes_what_the_viewer_shows(make_window, open_in):
    window = make_window(some_stack(voxel_size=VoxelSize(None, 0.1, 0.1, "test metadata")))
    open_in(window)
    window.panel.data.voxel_fields.fields["z"].setText("0.7")
    assert window.raw.steps == pytest.approx((0.7, 0.1, 0.1))
    assert window.panel.data.voxel_fields.note == texts.VOXEL_PARTLY_ENTERED.format(
        ours="Z", kept="Y, X", source="test metadata"
    )


def test_the_request_holds_what_the_panel_shows(make_window, open_in, tmp_path):
    window = make_window(some_stack())
    source = tmp_path / "memory.tif"
    open_in(window, source)
    panel = window.panel
    window.state.select(channel=1)
    panel.choices.channels.setCurrentIndex(1)
    panel.choices.preset.setCurrentIndex(0)
    panel.choices.device.setCurrentIndex(1)
    target = tmp_path / "elsewhere.ome.zarr"
    panel.destination.path.setText(str(target))
    request = panel.request
    assert request is not None
    assert (request.path, request.output) == (source, target)
    assert (request.channels, request.time) == ((1,), None)
    assert (request.preset, request.device) == ("quick", "cpu")
    assert request.corrections.is_empty


def test_only_the_voxel_edges_that_were_typed_override_the_file(make_window, open_in, tmp_path):
    window = make_window(some_stack())
    open_in(window, tmp_path / "memory.tif")
    window.panel.data.voxel_fields.fields["z"].setText("0.7")
    request = window.panel.request
    assert request is not None
    assert request.corrections == Corrections(z=0.7)


@pytest.mark.parametrize("name", ["", "result.png", ".ome.tif", ".tif", "result"])
def test_a_result_without_a_usable_name_blocks(make_window, open_in, name):
    window = make_window(some_stack())
    open_in(window)
    window.panel.destination.path.setText(name)
    assert not window.panel.button.isEnabled()
    assert window.panel.reason.text()


@pytest.mark.parametrize(
    ("kind", "name"),
    [(0, "a/b.ome.tif"), (1, "a/b.ome.zarr"), (2, "a/b.ome.zarr"), (3, "a/b.tif")],
)
@pytest.mark.parametrize("typed", ["a/b", "a/b.ome", "a/b.ome.tif", "a/b.ome.zarr", "a/b.tiff"])
def test_a_name_gets_the_ending_of_the_chosen_kind(kind, name, typed):
    expected = "a/b.tiff" if typed == "a/b.tiff" and kind == 3 else name
    assert with_suffix(typed, KINDS[kind]) == expected


def test_choosing_a_kind_changes_the_name_and_typing_a_name_chooses_the_kind(
    make_window, open_in, tmp_path
):
    window = make_window(some_stack())
    open_in(window, tmp_path / "memory.tif")
    destination = window.panel.destination
    assert destination.kind.name == "ome_tiff"
    destination.kind_choice.setCurrentIndex(2)
    destination.kind_choice.activated.emit(2)
    assert destination.value == tmp_path / "memory_isotropic.ome.zarr"
    request = window.panel.request
    assert (request.output, request.zarr_version) == (destination.value, "0.5")
    destination.path.setText(str(tmp_path / "fiji.tif"))
    assert destination.kind.name == "imagej"
    assert window.panel.request.output.name == "fiji.tif"
    destination.path.setText(str(tmp_path / "again.ome.zarr"))
    assert window.panel.request.zarr_version == "0.4"


def test_a_result_of_the_bundled_sample_is_not_proposed_inside_the_program():
    assert resources().resolve() not in proposed_result(sample()).resolve().parents


def test_a_file_that_would_be_replaced_is_told(qtbot, make_window, open_in, tmp_path: Path):
    window = make_window(some_stack())
    open_in(window)
    window.panel.guide.open(Step.RESTORE)
    # A step that is worked in stays open.
    window.panel.destination.path.setFocus()
    assert not window.panel._replaces.isVisible()
    there = tmp_path / "there.ome.tif"
    there.touch()
    window.panel.destination.path.setText(str(there))
    qtbot.waitUntil(window.panel._replaces.isVisible)
    window.panel.destination.path.setText(str(tmp_path / "elsewhere.ome.tif"))
    assert not window.panel._replaces.isVisible()


def test_the_disk_is_asked_for_a_name_outside_the_window_s_thread(
    qtbot, make_window, open_in, tmp_path, monkeypatch
):
    asked: list[bool] = []
    exists = Path.exists

    def noted(path: Path) -> bool:
        if "wanted" in path.name:
            asked.append(threading.current_thread() is threading.main_thread())
        return exists(path)

    window = make_window(some_stack())
    open_in(window)
    monkeypatch.setattr(Path, "exists", noted)
    window.panel.destination.path.setText(str(tmp_path / "wanted.ome.tif"))
    qtbot.waitUntil(lambda: bool(asked))
    assert not any(asked)


def test_a_name_that_no_disk_can_hold_raises_nothing_in_the_window(
    qtbot, make_window, open_in, tmp_path
):
    window = make_window(some_stack())
    open_in(window)
    window.panel.destination.path.setText(str(tmp_path / ("long" * 200 + ".ome.tif")))
    qtbot.wait(100)
    assert not window.panel._replaces.isVisible()
    assert not window.error_card.isVisible()


def test_times_are_told_coarsely():
    assert time_in_words(2) == "a few seconds"
    assert time_in_words(42) == "45 s"
    assert time_in_words(200) == "3 min"
    assert time_in_words(5400) == "1 h 30 min"


def test_a_classic_is_chosen_in_a_sentence_and_asks_for_no_network(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    window.panel.guide.open(Step.TUNE)
    choices = window.panel.choices
    assert window.panel.request.method == "ssai"
    assert [choices.method.itemText(row) for row in range(4)] == [
        words[0] for words in texts.METHODS.values()
    ]
    choices.network.setCurrentIndex(1)
    choices.preset.setCurrentIndex(0)
    for row, name in enumerate(("rl", "rl-tv", "fista"), start=1):
        choices.method.setCurrentIndex(row)
        request = window.panel.request
        assert (request.method, request.network) == (name, None)
        assert choices._method_words.text() == texts.METHODS[name][1]
        for hidden in (choices.preset, choices.network, choices._preset_words):
            assert not hidden.isVisible()
        assert choices.device.isVisible()
    choices.method.setCurrentIndex(0)
    assert window.panel.request.network is not None
    assert choices.network.isVisible()


def test_the_panel_gets_the_width_that_its_fields_come_to_need(make_window, open_in, qtbot):
    window = make_window(some_stack())
    open_in(window)
    panel = window.panel
    panel.guide.open(Step.CHECK)
    qtbot.wait(100)
    wide = QPushButton("W" * 40, panel.outcome)
    panel.outcome.layout().addWidget(wide)
    qtbot.waitUntil(lambda: panel.width() >= wide.minimumSizeHint().width())
    assert panel.width() >= panel.minimumSizeHint().width()
