"""The self-test's checks of the window see what they are to see."""

import pytest
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QLabel

from ssai3d_app.self_test import window as checks
from ssai3d_app.self_test.check import CheckFailedError


def test_the_window_is_shown_with_the_sample(qapp):
    assert "shows the sample" in checks.check_window_shows()


def test_a_blank_widget_is_a_failure(qtbot):
    blank = QLabel()
    qtbot.addWidget(blank)
    blank.resize(200, 100)
    picture = QPixmap(200, 100)
    picture.fill(QColor("white"))
    blank.setPixmap(picture)
    with pytest.raises(CheckFailedError, match="The label is blank"):
        checks._check_not_blank(blank, "The label")


def test_repaints_of_what_is_out_of_view_are_no_success(qtbot, monkeypatch):
    hidden = QLabel()
    qtbot.addWidget(hidden)
    with pytest.raises(CheckFailedError, match="Of 1000 repaints only 0 were drawn"):
        checks._check_painting([hidden])


def test_some_repaints_leave_memory_and_none_alone(qapp, monkeypatch):
    monkeypatch.setattr(checks, "_REPAINTS", 50)
    monkeypatch.setattr(checks, "_WARM_UP", 20)
    assert "50 repaints" in checks.check_repaints()


@pytest.mark.parametrize(
    ("name", "bound", "words"),
    [
        ("_REFERENCES", -1, "references to None"),
        ("_GROWTH_BYTES", -(10**12), "MB of memory"),
    ],
)
def test_what_is_lost_by_repaints_is_told(qapp, monkeypatch, name, bound, words):
    monkeypatch.setattr(checks, "_REPAINTS", 20)
    monkeypatch.setattr(checks, "_WARM_UP", 20)
    monkeypatch.setattr(checks, name, bound)
    with pytest.raises(CheckFailedError, match=words):
        checks.check_repaints()
