"""What the window says of a file before anything is restored."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QGuiApplication

from ssai3d_app.ui import texts
from ssai3d_app.ui.facts import brief, facts
from ssai3d_app.ui.restore.channel_names import colour_chip
from ssai3d_app.ui.restore.guide import Step
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.volume.scene import Channel, Microscope, Modality, VoxelSize
from tests.window.conftest import StackInMemory, some_stack

REMARK = "The file gives two z steps, 0.5 and 0.4 µm; 0.5 µm is used."


def well_described() -> StackInMemory:
    image = some_stack((3, 2, 12, 48, 64))
    image.format = "DeltaVision, opened by a general reader"
    image.told = {
        "channels": (Channel("DAPI", "#0000FF", 405.0, 461.0), Channel("GFP", "#00FF00", 488.0)),
        "microscope": Microscope(Modality.CONFOCAL, "Plan-Apochromat 63x/1.4", 63.0, 1.4, "oil"),
        "time_step_s": 2.5,
        "remarks": (REMARK,),
    }
    return image


def test_everything_that_a_file_knows_is_shown_and_can_be_copied(qtbot, make_window, open_in):
    window = make_window(well_described())
    open_in(window)
    window.panel.guide.open(Step.DATA)
    about = window.panel.data.about
    assert not about.names.isVisible()
    about.fold.click()
    assert about.names.isVisible()
    about._copy.click()
    copied = QGuiApplication.clipboard().text()
    for line in (
        "memory.tif",
        "Format: DeltaVision, opened by a general reader",
        "Scene: scene",
        "Axes: T 3 · C 2 · Z 12 · Y 48 · X 64",
        "Pixel type: uint16",
        "Voxel size: Z 0.5 · Y 0.1 · X 0.1 µm, test metadata",
        "Time step: 2.5 s",
        "Microscope: confocal",
        "Objective: Plan-Apochromat 63x/1.4",
        "Magnification: 63×",
        "NA: 1.4",
        "Immersion: oil",
        "Channel 1: DAPI (excitation 405 nm, emission 461 nm)",
        "Channel 2: GFP (excitation 488 nm, emission unknown)",
        REMARK,
    ):
        assert line in copied.splitlines()
    shown = {name.text(): value.text() for name, value in about._told if name.isVisible()}
    assert shown["NA"] == "1.4"
    assert shown["Format"] == "DeltaVision, opened by a general reader"


def test_the_unknown_is_called_unknown_and_never_zero():
    scene = some_stack(voxel_size=VoxelSize(None, 0.1, 0.1, "test")).scene
    told = dict(facts("TIFF", scene, scene))
    assert told[texts.FACT_VOXEL] == "Z unknown · Y 0.1 · X 0.1 µm\ntest"
    for name in (texts.FACT_MODALITY, texts.FACT_OBJECTIVE, texts.FACT_APERTURE):
        assert told[name] == texts.FACT_UNKNOWN
    nothing = replace(scene, voxel_size=VoxelSize())
    assert dict(facts("TIFF", nothing, nothing))[texts.FACT_VOXEL] == texts.FACT_UNKNOWN
    assert brief(nothing) == []


def test_the_corner_of_the_viewer_does_not_make_up_a_z_step(make_window, open_in):
    window = make_window(some_stack(voxel_size=VoxelSize(None, 0.1, 0.1, "test")))
    open_in(window)
    assert "voxel 0.1 × 0.1 × ? µm" in window.viewer.raw_view.corner.words.text()


def test_planes_of_unknown_distance_are_counted_and_given_no_length(make_window, open_in):
    window = make_window(some_stack(voxel_size=VoxelSize(None, 0.1, 0.1, "test")))
    open_in(window)
    assert window.viewer.raw_view.panels[Cut.XY].caption == "plane 7"
    assert "y 2.40 µm   plane 7" in window.status.position.text()
    window.panel.data.voxel_fields.fields["z"].setText("0.5")
    assert window.viewer.raw_view.panels[Cut.XY].caption == "z 3.00 µm"
    assert "z 3.00 µm" in window.status.position.text()


def test_the_colour_of_a_channel_is_shown_and_a_missing_one_is_left_empty():
    assert colour_chip("#00FF00").toImage().pixelColor(7, 7).name() == "#00ff00"
    assert colour_chip(None).toImage().pixelColor(7, 7).alpha() == 0


def test_what_a_file_contradicts_itself_about_stands_among_the_cautions_before_the_start(
    make_window, open_in
):
    window = make_window(well_described())
    open_in(window)
    assert window.panel.cautions.texts[0] == REMARK
    assert window.panel.cautions.isVisible()
    assert window.panel.button.isEnabled()


def test_a_remark_is_shown_also_where_the_stack_cannot_be_restored(make_window, open_in):
    image = some_stack((1, 1, 1, 48, 64), VoxelSize(None, 0.1, 0.1, "test"))
    image.told = {"remarks": ("The z step is 0.",)}
    window = make_window(image)
    open_in(window)
    assert window.panel.cautions.texts == ["The z step is 0."]
    assert not window.panel.button.isEnabled()
