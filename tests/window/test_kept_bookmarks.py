"""Marked places stay with the project: they come back with the file, and edits are undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.window.conftest import PATIENCE, some_stack
from tests.window.projects_in_window import some_files


@pytest.fixture
def data(tmp_path):
    return some_files(tmp_path / "data", "a.tif", "b.tif")


def opened(qtbot, window, path):
    window.open(path)
    qtbot.waitUntil(
        lambda: window.raw.volume is not None and window.raw.volume.is_measured, timeout=PATIENCE
    )
    return window


def names(window) -> list[str]:
    return [bookmark.name for bookmark in window.viewer.bookmarks.all]


def test_each_file_has_its_own_places_also_after_a_restart(qtbot, make_window, tmp_path, data):
    window = opened(qtbot, make_window(some_stack(), folder=tmp_path / "own"), data / "a.tif")
    window.tools.does.add_bookmark.trigger()
    window.viewer.bookmarks.rename(0, "a soma")
    opened(qtbot, window, data / "b.tif")
    assert names(window) == []
    window.close()
    again = opened(qtbot, make_window(some_stack(), folder=tmp_path / "own"), data / "a.tif")
    assert names(again) == ["a soma"]
    kept = again.viewer.bookmarks.all[0]
    assert kept.position == (6.0, 24.0, 32.0)


def test_a_place_that_was_deleted_comes_back_with_undo(qtbot, make_window, tmp_path, data):
    window = opened(qtbot, make_window(some_stack(), folder=tmp_path / "own"), data / "a.tif")
    window.tools.does.add_bookmark.trigger()
    window.viewer.bookmarks.remove(0)
    assert names(window) == []
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(window) == ["Place 1"]
