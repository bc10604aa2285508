"""Trust and labels over the slices, from genuine files that are written here."""

from __future__ import annotations

import json

import numpy as np
import pytest
import tifffile
from PySide6.QtWidgets import QApplication

from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.placing import trust_map_beside
from ssai3d_app.formats.provenance import record_of
from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.maps import map_files
from ssai3d_app.ui.viewer.maps.colors import label_indices, label_table, veil_table
from ssai3d_app.ui.viewer.maps.map_state import Overlaid
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import Levels, ViewMode
from tests.window.comparing import GRID, opener, raw_stack, restored_stack, show_both
from tests.window.conftest import PATIENCE as USUAL_PATIENCE
from tests.window.references import assert_looks_like, picture_of

TRUST = np.full(GRID.shape, 0.9, np.float32)
TRUST[10:40, 10:30, 20:50] = 0.25
INSIDE, OUTSIDE = (2.5, 2.0, 3.5), (2.5, 4.0, 0.5)
PATIENCE = 4 * USUAL_PATIENCE
"""The first file that is opened waits for the libraries that read it."""
VEIL_ORANGE = np.array([213, 94, 0])


def written(path, data, started=None, kind=None):
    """An OME-TIFF as restorations write them, with a record that names its run."""
    from ssai3d_app.formats.ome_tiff_writer import OmeTiffWriter
    from ssai3d_app.formats.result import ImageDescription, ResultDescription
    from ssai3d_app.volume.scene import Channel

    image = ImageDescription(
        name="stack",
        shape=(1, 1, *data.shape),
        dtype=str(data.dtype),
        voxel_size=(GRID.voxel,) * 3,
        channels=(Channel("Channel 1"),),
    )
    writer = OmeTiffWriter(path, ResultDescription((image,)))
    writer.write(0, 0, 0, 0, data)
    facts = {"started": started} if kind is None else {"started": started, "kind": kind}
    writer.commit(json.dumps({"software": "SSAI-3D", **facts}))


@pytest.fixture
def shown(qtbot, monkeypatch, make_window, open_in, tmp_path):
    """Opens a window whose result has a trust map of a run beside it; returns it.

    Files are read in this process, which is quicker; those of their own are tested elsewhere.
    """
    monkeypatch.setattr(map_files, "open_safely", open_image)
    monkeypatch.setattr(map_files, "record_safely", record_of)

    def make(of_run: str | None = "noon"):
        result = tmp_path / "stack_isotropic.ome.tif"
        written(result, restored_stack().data[0, 0], "noon")
        if of_run is not None:
            written(trust_map_beside(result), TRUST, of_run, "trust map")
        window = make_window(opener(raw_stack(), restored_stack()))
        show_both(qtbot, window, open_in, tmp_path)
        window.state.show_crosshair(False)
        window.state.set_levels(Levels(0, 1400))
        window.state.move_crosshair(INSIDE)
        window.state.show_mode(ViewMode.RESTORED)
        return window

    return make


def lay_over(qtbot, window, overlaid: Overlaid) -> None:
    """What a click on a choice does, and waiting for its pixels."""
    maps = window.comparing.maps
    button = maps.control.choices[overlaid]
    qtbot.waitUntil(button.isEnabled, timeout=PATIENCE)
    button.click()
    source = maps.labels if overlaid is Overlaid.LABELS else maps.trust
    qtbot.waitUntil(
        lambda: source.volume is not None and source.volume.is_complete, timeout=PATIENCE
    )
    QApplication.processEvents()


def color_at(panel, position) -> np.ndarray:
    at = panel.to_pixel(dict(enumerate(position)))
    return picture_of(panel)[round(at.y()), round(at.x())].astype(int)


def fixed_picture(window) -> np.ndarray:
    """The restored stack in XY at a fixed scale, so that the layout of the window is no part."""
    panel = window.viewer.restored_view.panels[Cut.XY]
    panel.setGeometry(0, 0, 300, 200)
    window.viewer.camera.look_at((2.75, 2.35, 3.15), 0.03)
    return picture_of(panel)


def test_the_trust_map_beside_a_result_is_found_and_veils_what_is_below_the_threshold(qtbot, shown):
    window = shown()
    panels = window.viewer.restored_view.panels
    before = {cut: (color_at(p, INSIDE), color_at(p, OUTSIDE)) for cut, p in panels.items()}
    assert window.comparing.maps.trust.volume is None, "it is read before it is looked at"
    lay_over(qtbot, window, Overlaid.VEIL)
    for cut, panel in panels.items():
        bare, outside = before[cut]
        assert color_at(panel, INSIDE) == pytest.approx(0.4 * bare + 0.6 * VEIL_ORANGE, abs=2)
        if cut is Cut.XY:
            assert np.array_equal(color_at(panel, OUTSIDE), outside)
    window.comparing.maps.control.threshold.setValue(20)
    assert np.array_equal(color_at(panels[Cut.XY], INSIDE), before[Cut.XY][0])
    window.comparing.maps.control.threshold.setValue(95)
    assert not np.array_equal(color_at(panels[Cut.XY], OUTSIDE), before[Cut.XY][1])


def test_trust_is_told_in_the_status_line_and_in_colours_with_a_legend(qtbot, shown, tmp_path):
    window = shown()
    lay_over(qtbot, window, Overlaid.HEAT)
    # At once, of the crosshair.
    assert texts.STATUS_TRUST.format(trust="0.25") in window.status.position.text()
    window.viewer.restored_view.panels[Cut.XY].hovered.emit({1: 2.0, 2: 3.5})
    assert texts.STATUS_TRUST.format(trust="0.25") in window.status.position.text()
    window.viewer.restored_view.panels[Cut.XY].hovered.emit({1: 4.0, 2: 0.5})
    assert texts.STATUS_TRUST.format(trust="0.90") in window.status.position.text()
    window.viewer.restored_view.panels[Cut.XY].hovered.emit({1: 40.0, 2: 0.5})
    assert "trust" not in window.status.position.text()
    assert_looks_like(fixed_picture(window), "trust_heat", tmp_path)
    scale = window.comparing.maps._scale()
    assert scale.title == texts.TRUST_LEGEND
    assert [share for share, _ in scale.marks] == [0.0, 0.5, 1.0]


def test_trust_lies_over_the_restored_stack_only(qtbot, shown):
    window = shown()
    window.state.show_mode(ViewMode.SWIPE)
    panel = window.viewer.compared_view.panels[Cut.XY]
    at = panel.to_pixel(dict(enumerate(INSIDE)))
    raw_place = (at.x() + 30) / panel.width()
    window.viewer.compare.move_divider(raw_place)
    bare = color_at(panel, INSIDE)
    lay_over(qtbot, window, Overlaid.VEIL)
    assert np.array_equal(color_at(panel, INSIDE), bare)
    window.viewer.compare.move_divider((at.x() - 30) / panel.width())
    assert not np.array_equal(color_at(panel, INSIDE), bare)


@pytest.mark.parametrize("of_run", [None, "another day"])
def test_a_missing_map_and_one_of_another_run_are_not_shown_and_it_says_why(qtbot, shown, of_run):
    window = shown(of_run)
    control = window.comparing.maps.control
    expected = texts.NO_TRUST_MAP if of_run is None else texts.TRUST_MAP_OF_ANOTHER
    words = expected.format(name="stack_isotropic.ome.tif", map="stack_isotropic_trust.ome.tif")
    qtbot.waitUntil(lambda: words in control.choices[Overlaid.VEIL].toolTip(), timeout=PATIENCE)
    assert not control.choices[Overlaid.VEIL].isEnabled()
    assert window.error_card.isHidden()
    assert control.choices[Overlaid.NOTHING].isChecked()


def test_labels_on_the_raw_grid_lie_over_both_stacks_with_outlines(qtbot, shown, tmp_path):
    window = shown(None)
    labels = np.zeros(raw_stack().data.shape[2:], np.uint16)
    labels[4:7, 10:30, 20:50] = 3
    tifffile.imwrite(tmp_path / "labels.tif", labels)
    window.comparing.maps.open_labels(tmp_path / "labels.tif")
    qtbot.waitUntil(
        lambda: window.comparing.maps.maps.overlaid is Overlaid.LABELS, timeout=PATIENCE
    )
    lay_over(qtbot, window, Overlaid.LABELS)
    window.viewer.restored_view.panels[Cut.XY].hovered.emit({1: 2.0, 2: 3.5})
    assert texts.STATUS_LABEL.format(label=3) in window.status.position.text()
    window.state.show_mode(ViewMode.SIDE_BY_SIDE)
    outline = label_table(0.6)[3 + 7, :3].astype(int)
    for view in (window.viewer.raw_view, window.viewer.restored_view):
        panel = view.panels[Cut.XY]
        edge = panel.to_pixel({1: 2.0, 2: 1.95})
        row = picture_of(panel)[round(edge.y())].astype(int)
        near = row[round(edge.x()) - 1 : round(edge.x()) + 12]
        assert (near == outline).all(axis=1).any()
        assert not np.array_equal(color_at(panel, INSIDE), outline)
    window.state.show_mode(ViewMode.RESTORED)
    assert_looks_like(fixed_picture(window), "labels", tmp_path)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (np.zeros((5, 7, 9), np.uint8), "9 × 7 × 5"),
        (np.zeros((12, 48, 64), np.float32), "float32"),
    ],
)
def test_labels_of_another_grid_or_with_fractions_are_refused_in_a_sentence(
    qtbot, shown, tmp_path, data, says
):
    window = shown(None)
    tifffile.imwrite(tmp_path / "labels.tif", data)
    window.comparing.maps.open_labels(tmp_path / "labels.tif")
    qtbot.waitUntil(lambda: not window.error_card.isHidden(), timeout=PATIENCE)
    assert says in window.error_card.problem.text()
    assert window.comparing.maps.maps.overlaid is Overlaid.NOTHING
    assert not window.comparing.maps.control.choices[Overlaid.LABELS].isEnabled()


def test_outlines_part_labels_and_leave_the_inside_translucent():
    labels = np.zeros((6, 8), np.int32)
    labels[1:5, 1:4], labels[1:5, 4:7] = 1, 8
    found = label_indices(labels)
    # 1 and 8 have one colour; the outline between them parts them.
    assert found[2].tolist() == [0, 8, 1, 8, 8, 1, 8, 0]
    assert found[0].tolist() == [0] * 8


def test_the_veil_begins_below_the_threshold_and_not_at_it():
    table = veil_table(0.5, 0.6)
    assert table[63, 3] == 153
    assert table[64, 3] == 0


def test_all_maps_are_let_go_with_the_file(qtbot, shown, open_in, tmp_path):
    window = shown()
    lay_over(qtbot, window, Overlaid.VEIL)
    window.open(tmp_path / "stack.tif")
    qtbot.waitUntil(lambda: window.raw.image is not None, timeout=PATIENCE)
    maps = window.comparing.maps
    assert maps.trust.image is None
    assert maps.maps.overlaid is Overlaid.NOTHING
    assert not maps.control.choices[Overlaid.VEIL].isEnabled()
