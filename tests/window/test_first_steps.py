"""The first page: where one begins, and with what one may go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from ssai3d_app.locations import sample
from ssai3d_app.projects.recent import recent_files, remember_file
from ssai3d_app.ui import texts
from ssai3d_app.ui.help.tour import Picture
from tests.window.conftest import some_stack
from tests.window.references import assert_looks_like, pixels


def links(window):
    return [button.accessibleName() for button in window.welcome.files.findChildren(QPushButton)]


def test_files_that_were_open_lately_are_offered_at_the_next_start_and_open_by_a_key(
    qtbot, make_window, open_in, tmp_path
):
    def opener(path):
        return some_stack().__class__(some_stack().data, some_stack().voxel_size, path=Path(path))

    home = tmp_path / "home"
    home.mkdir()
    first = make_window(opener, folder=home)
    assert first.welcome.open_button.hasFocus()
    assert not first.welcome.files.isVisible()
    for name in ("one.tif", "two.tif", "one.tif"):
        open_in(first, tmp_path / name)
    first.close()
    second = make_window(opener, folder=home)
    assert links(second) == ["one.tif", "two.tif"]
    link = second.welcome.files.findChildren(QPushButton)[1]
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: second.raw.image is not None)
    assert second.raw.image.path == tmp_path / "two.tif"
    # The links that were there before are deleted when the window is idle.
    qtbot.waitUntil(lambda: links(second) == ["two.tif", "one.tif"], timeout=40_000)


def test_the_sample_is_tried_with_a_quick_look_and_not_listed(qtbot, make_window):
    window = make_window()
    assert window.panel.choices.chosen_preset == "balanced"
    window.welcome.sample_button.click()
    qtbot.waitUntil(lambda: window.raw.image is not None, timeout=40_000)
    assert window.raw.image.path == sample()
    assert window.panel.choices.chosen_preset == "quick"
    assert links(window) == []


def test_a_list_of_files_that_is_damaged_or_cannot_be_written_keeps_nobody_from_working(tmp_path):
    listed = tmp_path / "recent_files.json"
    listed.write_text("{ no list", encoding="utf-8")
    assert recent_files(listed) == []
    assert remember_file(listed, Path("/data/a.tif")) == [Path("/data/a.tif")]
    many = [remember_file(listed, Path(f"/data/{number}.tif")) for number in range(20)][-1]
    assert many[0] == Path("/data/19.tif")
    assert len(many) == 12
    nowhere = tmp_path / "no folder" / "recent_files.json"
    assert remember_file(nowhere, Path("/data/a.tif")) == [Path("/data/a.tif")]
    assert recent_files(nowhere) == []


@pytest.mark.parametrize("card", range(3))
def test_the_pictures_of_the_tour_look_as_they_should(make_window, tmp_path, card):
    window = make_window()
    window.support.help.show_tour()
    tour = window.support.help.tour
    for _ in range(card):
        tour.next.click()
    drawn = tour.cards.currentWidget().findChild(Picture)
    assert drawn.accessibleName() == texts.TOUR_PICTURES[card]
    assert_looks_like(pixels(drawn.grab().toImage()), f"tour_{card}", tmp_path)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_of_first_page_tour_help_and_keys_is_clipped(make_window, tmp_path, scale):
    application = QApplication.instance()
    font = application.font()
    larger = application.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    try:
        application.setFont(larger)
        for name in ("a rather long name of a light-sheet stack.lif", "b.czi"):
            remember_file(tmp_path / "recent_files.json", tmp_path / name)
        window = make_window(folder=tmp_path, size=(1100, 700))
        room = window.support.help
        room.show_contents()
        room.show_keys()
        room.show_tour()
        for _ in range(3):
            QApplication.processEvents()
            for shown in (window.welcome, room.pages, room.keys, room.tour):
                assert not clipped(shown)
            room.tour.next.click()
    finally:
        application.setFont(font)


def clipped(widget):
    """The words in it that have less room than they need."""
    found = []
    for part in widget.findChildren(QWidget):
        if isinstance(part, QLabel | QAbstractButton) and part.isVisible() and part.text():
            wraps = isinstance(part, QLabel) and part.wordWrap()
            hint = part.minimumSizeHint()
            high = part.heightForWidth(part.width()) if wraps else hint.height()
            if part.height() < high - 1 or (not wraps and part.width() < hint.width() - 1):
                found.append(part.text())
    return found


RUN = """
import sys
from PySide6.QtCore import QTimer
from ssai3d_app.ui import application
from ssai3d_app.ui.help.tour import Tour
make = application.make_application
def dress(arguments):
    app = make(arguments)
    def look():
        print(any(isinstance(shown, Tour) and shown.isVisible() for shown in app.topLevelWidgets()))
        app.quit()
    QTimer.singleShot(700, look)
    return app
application.make_application = dress
sys.exit(application.run(None))
"""


def test_the_first_start_shows_the_tour_and_the_second_does_not(tmp_path):
    home = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "STATE", "DATA")}
    shown = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", RUN],
            env={**os.environ, **home},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        shown.append(done.stdout.strip())
    assert shown == ["True", "False"]
