"""Export in the window: what is asked reaches the file, and nothing odd can be asked."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from ssai3d_app.settings import read_settings
from ssai3d_app.ui import texts
from ssai3d_app.ui.export_stack import openers, programs
from ssai3d_app.ui.export_stack.openers import Openers
from ssai3d_app.ui.export_stack.times import times_from
from ssai3d_app.volume.scene import VoxelSize
from tests.window.conftest import StackInMemory
from tests.writers.tiff import write_imagej

PATIENCE = 60_000
SIZE = (0.5, 0.2, 0.1)
DATA = np.random.default_rng(0).integers(0, 1200, (3, 2, 6, 24, 32)).astype(np.uint16)


@pytest.fixture
def file(tmp_path) -> Path:
    """A stack of two channels and three times; values up to 1199."""
    path = tmp_path / "cells.tif"
    write_imagej(path, DATA, SIZE, ["DAPI", "GFP"], byteorder="<")
    return path


@pytest.fixture
def asked(make_window, open_in, file):
    """The window with the dialog open."""
    window = make_window(StackInMemory(DATA, VoxelSize(*SIZE, "test")))
    open_in(window, file)
    window.tools.does.export_stack.trigger()
    return window


def choose(combo, name: str) -> None:
    combo.setCurrentIndex(combo.findData(name))


def test_the_marked_region_is_exported_with_the_scale_that_is_stated(qtbot, asked, file, tmp_path):
    window = asked
    dialog = window.tools.stacks.dialog
    assert dialog.mapping.text() == texts.EXPORT_SAYS_SAME.format(dtype="uint16")
    dialog.close()
    window.viewer.region.mark((0.3, 0.7, 0.96), (2.2, 2.9, 2.55))
    window.tools.does.export_stack.trigger()
    dialog = window.tools.stacks.dialog
    assert dialog.region.value == ((1, 5), (4, 15), (10, 26))
    dialog.channels.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.times.setText("1, 3")
    choose(dialog.intensities.depth, "8")
    assert "highest value" in dialog.mapping.text()
    choose(dialog.intensities.scale, "typed")
    dialog.intensities.low.setText("100")
    dialog.intensities.high.setText("1000")
    assert dialog.mapping.text().startswith("100–1000 → 0–255")
    assert "1 × 2 × 4 × 11 × 16 voxels" in dialog.size.text()
    output = tmp_path / "part.tif"
    exporter = window.tools.stacks.exporter
    with qtbot.waitSignal(exporter.done, timeout=PATIENCE):
        window.tools.stacks.start(output)
        assert dialog.running.stop.isVisible()
        assert not dialog.running.start.isEnabled()
    part = DATA.astype(float)[[0, 2], 1, 1:5, 4:15, 10:26]
    wanted = np.rint((np.clip(part, 100, 1000) - 100) * 255 / 900)
    assert np.array_equal(tifffile.imread(output), wanted)
    clipped = int(((part < 100) | (part > 1000)).sum())
    assert f"100–1000 → 0–255, {clipped} voxels clipped" in dialog.running.words.text()
    assert dialog.running.openers.isVisible()
    assert dialog.running.start.isEnabled()


ODD = ("", "abc", "0", "-1", "1,5", "nan", "1e400", "99", "٣", "1 2\n3")
OUT_OF_REACH = ("0", "-1", "99")
"""Odd for voxels and times, and fine for intensities."""


def test_garbage_in_any_field_keeps_the_button_off_with_a_sentence(asked):
    dialog = asked.tools.stacks.dialog
    choose(dialog.intensities.depth, "8")
    choose(dialog.intensities.scale, "typed")
    fields = [*dialog.region.fields.values(), dialog.times]
    for field in (*fields, dialog.intensities.low, dialog.intensities.high):
        before = field.text()
        for odd in ODD if field in fields else set(ODD) - set(OUT_OF_REACH):
            field.setText(odd)
            assert dialog.mistake, (field.accessibleName(), odd)
            assert dialog.reason.text() == dialog.mistake
            assert not dialog.running.start.isEnabled()
            assert dialog.request(Path("o.tif"), replace=False) is None
        field.setText(before)
        assert dialog.running.start.isEnabled()
    for row in range(2):
        dialog.channels.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.reason.text() == texts.EXPORT_ODD_CHANNELS


def test_fields_that_appear_and_longer_words_squeeze_nothing(qtbot, asked):
    dialog = asked.tools.stacks.dialog
    choose(dialog.intensities.depth, "8")
    choose(dialog.intensities.scale, "typed")
    qtbot.wait(50)
    shown = [f for f in dialog.findChildren(QLineEdit) if f.isVisible()]
    assert len(shown) >= 8
    for field in shown:
        assert field.height() >= field.sizeHint().height(), field.accessibleName()


def test_stopped_or_refused_leaves_nothing_and_says_so(qtbot, asked, file, tmp_path, monkeypatch):
    stacks = asked.tools.stacks
    dialog, exporter = stacks.dialog, stacks.exporter
    with qtbot.waitSignal(exporter.failed, timeout=PATIENCE):
        stacks.start(file, replace=True)
    assert "would replace or change the stack" in dialog.running.words.text()
    there = sorted(tmp_path.iterdir())
    with qtbot.waitSignal(exporter.stopped, timeout=PATIENCE):
        stacks.start(tmp_path / "o.ome.tif")
        dialog.running.stop.click()
    assert dialog.running.words.text() == texts.EXPORT_STOPPED
    assert sorted(tmp_path.iterdir()) == there
    # The name comes from the system's dialog; the ending of the format is put to it.
    name = str(tmp_path / "copy")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    with qtbot.waitSignal(exporter.done, timeout=PATIENCE):
        dialog.running.start.click()
    assert (tmp_path / "copy.ome.tif").is_file()


def test_the_window_closes_in_the_middle_of_an_export_and_nothing_is_left(asked, file, tmp_path):
    asked.tools.stacks.start(tmp_path / "o.ome.zarr")
    asked.close()
    asked.release()
    assert not asked.tools.stacks.exporter.is_running
    assert [path for path in tmp_path.iterdir() if path.name.startswith((".", "o."))] == []


def test_a_closed_dialog_lets_the_export_go_on_and_the_window_tells(qtbot, asked, tmp_path):
    output = tmp_path / "o.tif"
    asked.tools.stacks.start(output)
    asked.tools.stacks.dialog.close()
    with qtbot.waitSignal(asked.tools.stacks.exporter.done, timeout=PATIENCE):
        pass
    assert asked.statusBar().currentMessage() == texts.EXPORT_DONE.format(path=output)


def test_times_are_read_as_people_write_them():
    assert times_from("1-3, 5", 5) == (0, 1, 2, 4)
    assert times_from("2", 5) == (1,)
    for odd in ("", "0", "6", "3-1", "1,,2", "a", "1-", "-1"):
        assert times_from(odd, 5) is None


# napari and Fiji ---------------------------------------------------------------------------------


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found by their mode here")
def test_programs_are_found_where_the_user_says_then_by_variable_path_and_usual_places(tmp_path):
    home = tmp_path / "home"
    variables = {"HOME": str(home), "PATH": str(tmp_path / "bin")}
    assert programs.found_program("napari", {}, variables) is None
    usual = program(home / "Fiji.app" / "ImageJ-linux64")
    assert programs.found_program("fiji", {}, variables) == usual
    on_path = program(tmp_path / "bin" / "fiji")
    assert programs.found_program("fiji", {}, variables) == on_path
    told = program(tmp_path / "far" / "fiji-linux-x64")
    assert programs.found_program("fiji", {}, {**variables, "FIJI_HOME": str(told.parent)}) == told
    chosen = program(tmp_path / "mine")
    assert programs.found_program("fiji", {"fiji": str(chosen)}, variables) == chosen
    conda = program(home / "miniforge3" / "envs" / "napari" / "bin" / "napari")
    assert programs.found_program("napari", {}, variables) == conda
    assert programs.found_program("napari", {"napari": "/gone"}, variables) is None


@pytest.mark.skipif(os.name == "nt", reason="a shell script is started")
def test_a_program_that_is_not_there_is_said_asked_for_remembered_and_started(
    qtbot, tmp_path, monkeypatch
):
    settings, done = tmp_path / "settings.json", tmp_path / "seen"
    script = program(tmp_path / "my napari")
    script.write_text(f'#!/bin/sh\necho "$1" > "{done}"\n')
    bar = Openers(None, settings)
    qtbot.addWidget(bar)
    said = []
    bar.said.connect(said.append)
    bar.show_file(tmp_path / "a b.ome.tif")
    monkeypatch.setattr(openers, "found_program", lambda name, chosen: None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    bar.napari.click()
    assert said == [texts.PROGRAM_NOT_FOUND.format(program="napari")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(script), ""))
    bar.napari.click()
    assert said[-1] == texts.PROGRAM_STARTED.format(program="napari")
    assert read_settings(settings).settings.programs == {"napari": str(script)}
    qtbot.waitUntil(lambda: done.is_file() and done.read_text() != "", timeout=PATIENCE)
    assert done.read_text().strip() == str(tmp_path / "a b.ome.tif")
    bar.show_file(tmp_path / "a.ome.zarr")
    assert not bar.fiji.isEnabled()
