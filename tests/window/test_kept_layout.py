"""The window stands where it stood, but not in safe mode."""

from PySide6.QtCore import QSize

from ssai3d_app.settings import change_settings, read_settings
from ssai3d_app.ui.support import safe_mode
from ssai3d_app.ui.support.kept_layout import KeptLayout

SMALL = QSize(1000, 700)


def kept(make_window, path) -> None:
    window = make_window()
    window.resize(SMALL)
    KeptLayout(window, path).keep()


def test_the_size_is_there_at_the_next_start(make_window, tmp_path):
    path = tmp_path / "settings.json"
    kept(make_window, path)
    window = make_window()
    assert window.size() != SMALL
    KeptLayout(window, path).recall()
    assert window.size() == SMALL


def test_safe_mode_neither_recalls_nor_keeps(make_window, tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    kept(make_window, path)
    before = path.read_bytes()
    monkeypatch.setenv(safe_mode._SAFE_MODE, "1")
    window = make_window()
    size = window.size()
    layout = KeptLayout(window, path)
    layout.recall()
    assert window.size() == size
    window.resize(900, 650)
    layout.keep()
    assert path.read_bytes() == before


def test_settings_of_a_later_version_are_told_and_left_alone(make_window, tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"version": 99}')
    window = make_window()
    layout = KeptLayout(window, path)
    layout.recall()
    assert "newer SSAI-3D" in window.statusBar().currentMessage()
    layout.keep()
    assert path.read_text() == '{"version": 99}'


def test_a_place_that_is_garbage_is_passed_over(make_window, tmp_path):
    path = tmp_path / "settings.json"
    change_settings(path, window="§§§")
    window = make_window()
    size = window.size()
    KeptLayout(window, path).recall()
    assert window.size() == size


def test_a_folder_that_cannot_be_written_keeps_nobody_from_closing(make_window, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    KeptLayout(make_window(), tmp_path / "file" / "settings.json").keep()
    assert read_settings(tmp_path / "settings.json").settings.window is None
