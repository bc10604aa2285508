"""What every part of the window owes its user: names, tooltips, room, and surviving faults."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.faults import Faults
from ssai3d_app.ui.restore.guide import Step
from ssai3d_app.ui.theme import DARK, LIGHT, style_sheet
from tests.window.conftest import some_stack
from tests.window.test_about_file import well_described


def test_every_action_has_a_text_a_tooltip_and_a_shortcut_of_its_own(make_window):
    window = make_window()
    actions = window.actions()
    assert set(actions) >= {*window.actions_.all(), *window.viewer.channels.does.all()}
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    for action in actions:
        assert action.text()
        assert action.toolTip()


def test_every_widget_that_takes_the_focus_has_an_accessible_name(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    window.panel.data.about.fold.click()
    for step in Step:
        window.panel.guide.open(step)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not isinstance(widget, QScrollBar)
        and widget.objectName() not in ("qt_spinbox_lineedit", "qt_toolbar_ext_button")
        and type(widget).__module__.startswith(("ssai3d_app", "PySide6"))
        and type(widget).__name__
        not in ("QComboBoxPrivateContainer", "QListView", "QComboBoxListView")
    ]
    assert not nameless


def clipped_in(window) -> list[str]:
    """What is said in the window and cannot be read whole."""
    clipped = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QLabel | QAbstractButton):
            continue
        if not part.text():
            continue
        words = isinstance(part, QLabel) and part.wordWrap()
        needed = part.heightForWidth(part.width()) if words else part.minimumSizeHint().height()
        wide = 0 if words else part.minimumSizeHint().width()
        if part.height() < needed - 1 or part.width() < wide - 1:
            clipped.append(part.text())
    return clipped


@pytest.mark.parametrize(
    ("size", "scale", "language"),
    [
        ((1100, 700), 1.0, "en"),
        ((1100, 700), 1.5, "en"),
        ((1440, 900), 1.0, "en"),
        ((1440, 900), 1.5, "en"),
        ((1100, 700), 1.0, "de"),
        ((1100, 700), 1.5, "de"),
    ],
)
def test_no_text_is_clipped(qtbot, make_window, open_in, speaking, size, scale, language):
    speaking(language)
    application = QApplication.instance()
    font = application.font()
    larger = application.font()
    larger.setPointSizeF(font.pointSizeF() * scale)
    try:
        application.setFont(larger)
        window = make_window(well_described(), size=size)
        open_in(window)
        window.panel.data.about.fold.click()
        window.panel.data.about.names.rows[1].field.setText("Microtubules")
        window.panel.data.about.names.rows[1].field.editingFinished.emit()
        for step in Step:
            window.panel.guide.open(step)
        # Words that wrap get their height some rounds later, the deeper the later.
        qtbot.waitUntil(lambda: not clipped_in(window))
        for step, part in window.panel.guide.steps.items():
            assert " ".join(part.header.text().split()[2:]) == texts.GUIDE_STEPS[step]
        assert (window.width(), window.height()) == size
    finally:
        application.setFont(font)


def test_light_and_dark_leave_no_colour_open():
    for tones in (LIGHT, DARK):
        assert "@" not in style_sheet(tones)


def test_a_fault_that_nobody_catches_becomes_a_card_and_the_window_lives(qtbot, make_window):
    window = make_window()
    faults = Faults()
    faults.told.connect(window.tell_fault)
    faults.install()
    try:
        try:
            raise RuntimeError("a slot that fails")
        except RuntimeError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        qtbot.waitUntil(window.error_card.isVisible)
    finally:
        faults.remove()
    assert window.error_card.problem.text() == texts.ERROR_INTERNAL + "."
    assert "a slot that fails" in window.error_card.detail
    assert window.isEnabled()


def test_the_program_opens_a_window_and_ends_with_status_zero(tmp_path):
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ssai3d_app.ui import application\n"
        "make = application.make_application\n"
        "def dress(arguments):\n"
        "    app = make(arguments)\n"
        "    QTimer.singleShot(500, app.quit)\n"
        "    return app\n"
        "application.make_application = dress\n"
        "from ssai3d_app.locations import sample\n"
        "sys.exit(application.run(sample()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "QThread" not in done.stderr
