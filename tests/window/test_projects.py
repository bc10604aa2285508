"""Files in the window: listed by themselves, corrected as they were, and found."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui import texts
from ssai3d_app.ui.projects.entries import EntryKey, Presence
from tests.window.conftest import drop, is_drawn, some_stack
from tests.window.projects_in_window import (
    PATIENCE,
    choose,
    document_of,
    drop_on_panel,
    look_of,
    names,
    opened,
    presence_of,
    says,
    some_files,
    source_of,
    wait_for_errands,
)
from tests.writers.tiff import write_imagej


@pytest.fixture
def data(tmp_path) -> Path:
    """Three files that the window's reader opens as whatever it was given."""
    return some_files(tmp_path / "data", "embryo.czi", "retina.lif", "spheroid.nd2")


def test_an_opened_file_is_listed_with_what_it_holds_and_a_picture_without_a_second_reading(
    qtbot, make_window, data
):
    window = opened(qtbot, make_window, data / "embryo.czi")
    source = source_of(window, "embryo.czi")
    qtbot.waitUntil(lambda: window.projects.panel.model.has_picture(source.id), timeout=PATIENCE)
    source = source_of(window, "embryo.czi")
    assert source.format == "Memory"
    assert source.scenes[0].shape == (1, 2, 12, 48, 64)
    assert source.fingerprint.size == (data / "embryo.czi").stat().st_size
    look = look_of(window, EntryKey("source", source.id))
    assert look.detail == "64 × 48 × 12 · 2 channels"
    assert presence_of(window, "embryo.czi") is Presence.THERE
    assert window.projects.panel.title.text() == texts.PROJECT_NOT_NAMED


def test_corrections_survive_closing_the_window_and_come_back_with_the_file(
    qtbot, make_window, data, tmp_path
):
    window = opened(qtbot, make_window, data / "embryo.czi", folder=tmp_path / "home")
    window.panel.data.voxel_fields.fields["z"].setText("0.7")
    name = window.panel.data.about.names.rows[1].field
    name.setText("Nuclei")
    name.editingFinished.emit()
    window.close()
    window = opened(qtbot, make_window, data / "embryo.czi", folder=tmp_path / "home")
    assert window.panel.data.voxel_fields.fields["z"].text() == "0.7"
    assert window.panel.request.corrections.z == 0.7
    assert window.raw.scene.channels[1].name == "Nuclei"
    # Another file knows nothing of it.
    window.open(data / "retina.lif")
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    assert window.panel.request.corrections.is_empty


def test_a_correction_is_undone_and_done_again_in_the_fields_and_in_the_project(
    qtbot, make_window, data
):
    window = opened(qtbot, make_window, data / "embryo.czi")
    field = window.panel.data.voxel_fields.fields["z"]
    before = field.text()
    field.setText("0.7")
    assert source_of(window, "embryo.czi").corrections[0].z == 0.7
    does = window.projects.does
    assert "corrections" in does.undo.text()
    does.undo.trigger()
    # That the file is listed is no edit of the user's.
    assert not does.undo.isEnabled()
    assert field.text() == before
    assert source_of(window, "embryo.czi").corrections == {}
    does.redo.trigger()
    assert field.text() == "0.7"


def test_files_that_are_dropped_on_the_panel_are_listed_and_none_is_opened(
    qtbot, make_window, tmp_path, data
):
    (data / "deep").mkdir()
    write_imagej(data / "deep" / "stack.tif", np.ones((1, 1, 4, 8, 8), np.uint16), (1, 1, 1), ["A"])
    (data / "deep" / "readme.txt").write_text("no image")
    window = make_window(some_stack())
    drop_on_panel(window, data)
    wait_for_errands(qtbot, window)
    assert names(window) == ["embryo.czi", "retina.lif", "spheroid.nd2", "stack.tif"]
    assert window.raw.image is None
    qtbot.waitUntil(lambda: source_of(window, "stack.tif").scenes != (), timeout=PATIENCE)
    drop_on_panel(window, data / "embryo.czi")
    wait_for_errands(qtbot, window)
    assert window.statusBar().currentMessage() == texts.SAID_LISTED_NONE


def test_of_several_files_dropped_on_the_window_the_first_is_opened_and_all_are_listed(
    qtbot, make_window, data
):
    window = make_window(some_stack())
    drop(window, data / "retina.lif", data / "embryo.czi")
    # The first is listed once it has opened, the others at once.
    listed = ["embryo.czi", "retina.lif"]
    qtbot.waitUntil(lambda: sorted(names(window)) == listed, timeout=PATIENCE)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=PATIENCE)
    assert window.raw.image.path.name == "retina.lif"


def test_a_folder_of_microscope_files_dropped_on_the_window_is_listed(qtbot, make_window, data):
    window = make_window(some_stack())
    drop(window, data)
    wait_for_errands(qtbot, window)
    assert names(window) == ["embryo.czi", "retina.lif", "spheroid.nd2"]
    assert window.statusBar().currentMessage() == texts.SAID_LISTED.format(count=3)
    assert not window.error_card.isVisible()


def test_a_folder_of_numbered_stacks_is_listed_file_by_file_and_one_of_planes_as_one(
    qtbot, make_window, tmp_path
):
    stacks, planes = tmp_path / "stacks", tmp_path / "planes"
    for folder, depth in ((stacks, 3), (planes, 1)):
        folder.mkdir()
        for number in range(3):
            pixels = np.full((1, 1, depth, 8, 8), number, np.uint16)
            write_imagej(folder / f"cell_{number}.tif", pixels, (1, 1, 1), ["A"])
    window = make_window()
    drop_on_panel(window, stacks, planes)
    wait_for_errands(qtbot, window)
    assert names(window) == ["cell_0.tif", "cell_1.tif", "cell_2.tif", "planes"]
    qtbot.waitUntil(
        lambda: all(source.scenes for source in document_of(window).sources), timeout=60_000
    )
    assert source_of(window, "planes").scenes[0].shape == (1, 1, 3, 8, 8)


def test_a_double_click_opens_a_file_and_so_does_return(qtbot, make_window, data):
    window = make_window(some_stack())
    drop_on_panel(window, data / "embryo.czi", data / "retina.lif")
    wait_for_errands(qtbot, window)
    panel = window.projects.panel
    choose(window, file="retina.lif")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.raw.image is not None, timeout=PATIENCE)
    assert window.raw.image.path == data / "retina.lif"
    panel.tree.doubleClicked.emit(panel.shown.index(0, 0))
    qtbot.waitUntil(
        lambda: window.raw.image is not None and window.raw.image.path == data / "embryo.czi",
        timeout=PATIENCE,
    )


def test_a_file_that_cannot_be_read_says_so_in_its_row(qtbot, make_window, tmp_path):
    path = tmp_path / "broken.czi"
    path.write_bytes(b"no image" * 100)
    window = make_window()
    drop_on_panel(window, path)
    wait_for_errands(qtbot, window)
    qtbot.waitUntil(
        lambda: presence_of(window, "broken.czi") is Presence.UNREADABLE, timeout=60_000
    )
    look = look_of(window, EntryKey("source", source_of(window, "broken.czi").id))
    assert look.badge == texts.BADGE_UNREADABLE


def test_what_cannot_be_opened_is_not_listed(qtbot, make_window, tmp_path):
    window = make_window()
    window.open(tmp_path / "no such file.tif")
    qtbot.waitUntil(window.error_card.isVisible, timeout=60_000)
    assert names(window) == []


def test_moved_files_are_told_and_found_again_by_their_content(
    qtbot, make_window, data, tmp_path, monkeypatch
):
    window = make_window(some_stack())
    drop_on_panel(window, data)
    wait_for_errands(qtbot, window)
    qtbot.waitUntil(
        lambda: all(s.fingerprint for s in document_of(window).sources), timeout=PATIENCE
    )
    elsewhere = tmp_path / "elsewhere" / "deep"
    elsewhere.mkdir(parents=True)
    (data / "embryo.czi").rename(elsewhere / "renamed.czi")
    (data / "retina.lif").rename(elsewhere / "retina.lif")
    window.projects.files.seek_all()
    strip = window.projects.panel.missing
    qtbot.waitUntil(strip.isVisible, timeout=PATIENCE)
    assert strip.words.text() == texts.PROJECT_MISSING[1].format(count=2)
    assert look_of(window, EntryKey("source", source_of(window, "embryo.czi").id)).badge == (
        texts.BADGE_MISSING
    )
    says(monkeypatch, "getExistingDirectory", tmp_path / "elsewhere")
    strip.button.click()
    wait_for_errands(qtbot, window)
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=PATIENCE)
    assert window.statusBar().currentMessage() == texts.SAID_LOCATED.format(found=2, count=2)
    choose(window, file="embryo.czi")
    window.projects.does.open_entry.trigger()
    qtbot.waitUntil(lambda: window.raw.image is not None, timeout=PATIENCE)
    assert window.raw.image.path == elsewhere / "renamed.czi"


def test_files_that_do_not_stand_together_are_removed_at_once(qtbot, make_window, data):
    window = make_window(some_stack())
    drop_on_panel(window, data)
    wait_for_errands(qtbot, window)
    panel = window.projects.panel
    flags = panel.tree.selectionModel().SelectionFlag
    for row in (0, 2):
        panel.tree.selectionModel().select(panel.shown.index(row, 0), flags.Select | flags.Rows)
    window.projects.does.remove.trigger()
    assert names(window) == ["retina.lif"]
    window.projects.does.undo.trigger()
    assert names(window) == ["embryo.czi", "retina.lif", "spheroid.nd2"]


def test_names_and_notes_are_kept_and_searched(qtbot, make_window, data):
    window = make_window(some_stack())
    drop_on_panel(window, data)
    wait_for_errands(qtbot, window)
    panel = window.projects.panel
    choose(window, file="retina.lif")
    panel.notes.setPlainText("Bipolar cells, second slide")
    choose(window, file="embryo.czi")
    assert panel.notes.toPlainText() == ""
    panel.model.setData(
        panel.model.index_of(EntryKey("source", source_of(window, "embryo.czi").id)), "Mutant 7"
    )
    assert "Mutant 7" in names(window)
    panel.field.setText("bipolar")
    qtbot.waitUntil(lambda: panel.shown.rowCount() == 1, timeout=PATIENCE)
    assert panel.shown.index(0, 0).data() == "retina.lif"
    choose(window, file="retina.lif")
    assert panel.notes.toPlainText() == "Bipolar cells, second slide"
    window.projects.does.undo.trigger()
    window.projects.does.undo.trigger()
    assert source_of(window, "retina.lif").notes == ""
    assert panel.notes.toPlainText() == ""


def test_every_action_of_the_window_has_words_and_a_key_of_its_own(make_window):
    window = make_window()
    actions = [*window.actions_.all(), *window.projects.does.all()]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(action.text() and action.toolTip() for action in actions)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_of_the_panel_is_clipped_with_all_that_it_has_to_say(
    qtbot, make_window, data, scale
):
    application = QApplication.instance()
    font, larger = application.font(), application.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    try:
        application.setFont(larger)
        window = make_window(some_stack(), size=(1100, 700))
        window.projects.does.show.setChecked(True)
        drop_on_panel(window, data)
        wait_for_errands(qtbot, window)
        panel = window.projects.panel
        panel.read_only.tell(texts.PROJECT_READ_ONLY)
        panel.unsaved.tell(texts.PROJECT_UNSAVED.format(sentence="x"), texts.PROJECT_SAVE_AGAIN)
        panel.missing.tell(texts.PROJECT_MISSING[1].format(count=12), texts.PROJECT_LOCATE[0])
        panel.busy.tell(texts.BUSY_COPYING, texts.BUSY_CANCEL)
        QApplication.processEvents()
        for strip in (panel.read_only, panel.unsaved, panel.missing, panel.busy):
            words, button = strip.words, strip.button
            assert words.height() >= words.heightForWidth(words.width()) - 1, words.text()
            assert not button.isVisible() or button.width() >= button.minimumSizeHint().width()
        panel.field.setText("nothing like it")
        panel.search()
        QApplication.processEvents()
        assert panel.rect().contains(panel.notes.geometry().translated(0, 0))
        fields = window.panel.data.voxel_fields.fields["x"]
        right = fields.mapTo(window, fields.rect().topRight()).x()
        assert right < window.width()
    finally:
        application.setFont(font)


def test_the_panel_gives_way_in_a_narrow_window_until_it_is_asked_for(qtbot, make_window):
    window = make_window(size=(905, 620))
    assert not window.projects.panel.isVisible()
    window.projects.does.show.trigger()
    assert window.projects.panel.isVisible()
    window.resize(910, 630)
    QApplication.processEvents()
    assert window.projects.panel.isVisible()
