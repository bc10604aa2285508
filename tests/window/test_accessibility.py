"""The window for those who use no mouse, no eyes, or want nothing to move."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

from ssai3d_app.engine.events import Completed
from ssai3d_app.settings import read_settings
from ssai3d_app.ui import announcing
from ssai3d_app.ui.accessible_roles import install_roles
from ssai3d_app.ui.reading_order import readers_way
from ssai3d_app.ui.support import motion
from ssai3d_app.ui.viewer.view_state import ViewMode
from tests.window.conftest import is_drawn, some_stack
from tests.window.jobs_in_window import ends_of

ENOUGH = 60_000


@pytest.fixture(scope="module", autouse=True)
def _roles(qapp):
    install_roles()


def tab(qtbot, back=False):
    """Press Tab where the focus is; says where it went."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    qtbot.keyClick(QApplication.focusWidget(), key)
    return QApplication.focusWidget()


def test_tab_goes_round_the_window_as_it_is_read_and_back_again(qtbot, make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    window.projects.panel.take_search()
    begin = QApplication.focusWidget()
    way = [begin]
    while (there := tab(qtbot)) is not begin:
        assert there not in way, "Tab goes round within a part of the window"
        way.append(there)
    parts = [window.projects.panel, window.viewer, window.panel]
    visited = [part for widget in way for part in parts if part.isAncestorOf(widget)]
    order = [part for part, _ in itertools.groupby(visited)]
    # It begins within the projects, and comes back there at the end.
    assert order in (parts, [*parts, parts[0]])
    for panel in window.viewer.raw_view.panels.values():
        assert panel in way or not panel.isVisible()
    in_the_panel = [widget for widget in way if window.panel.isAncestorOf(widget)]
    places = [widget.mapTo(window, widget.rect().center()) for widget in in_the_panel]
    rows = [place.y() for place in places]
    assert all(after > before - 30 for before, after in itertools.pairwise(rows))
    assert in_the_panel[-1] is window.panel.button
    reached = {widget for widget in readers_way(window.centralWidget()) if can_take(widget)}
    assert not [widget for widget in reached if widget not in way]
    assert tab(qtbot, back=True) is way[-1]


def can_take(widget):
    return widget.isVisible() and widget.isEnabled()


def test_every_widget_that_takes_the_focus_tells_a_screen_reader_what_it_is(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    window.panel.data.about.fold.click()
    checked = 0
    for widget in readers_way(window.centralWidget()):
        told = QAccessible.queryAccessibleInterface(widget)
        assert told.role() not in (QAccessible.Role.Client, QAccessible.Role.NoRole), widget
        assert told.text(QAccessible.Text.Name) or widget.accessibleName(), widget
        if isinstance(widget, QLineEdit):
            assert told.role() is QAccessible.Role.EditableText
        if isinstance(widget, QComboBox):
            assert told.role() is QAccessible.Role.ComboBox
            assert widget.accessibleName()
        if isinstance(widget, QSlider):
            assert told.valueInterface() is not None
        checked += 1
    assert checked > 30
    panel = next(iter(window.viewer.raw_view.panels.values()))
    assert QAccessible.queryAccessibleInterface(panel).role() is QAccessible.Role.Graphic


def test_tab_goes_through_the_export_and_the_help_as_they_are_read(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    window.tools.does.export_stack.trigger()
    window.support.help.show_contents()
    for top in (shown(window)[0], window.support.help.pages):
        way = [widget for widget in readers_way(top) if can_take(widget)]
        at, chain = way[0].nextInFocusChain(), [way[0]]
        while at is not way[0]:
            chain += [at] if at in way else []
            at = at.nextInFocusChain()
        assert chain == way
        assert top.focusWidget() in way[:2], "it begins in the middle"
        roles = {QAccessible.queryAccessibleInterface(widget).role() for widget in way}
        assert QAccessible.Role.Client not in roles
    shown(window)[0].close()


def test_no_key_is_lost_in_a_list_or_a_field_from_which_tab_does_not_lead(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    for widget in readers_way(window.centralWidget()):
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            assert widget.tabChangesFocus() or widget.isReadOnly(), widget
        if isinstance(widget, QAbstractItemView):
            assert not widget.tabKeyNavigation(), widget


def test_a_file_is_opened_restored_compared_and_exported_by_keys_alone(
    qtbot, make_window, tmp_path, monkeypatch
):
    window = make_window(some_stack(), engine="completes")
    path = tmp_path / "memory.tif"
    monkeypatch.setattr(
        "ssai3d_app.ui.opening.choosing.QFileDialog.getOpenFileName", lambda *_: (str(path), "")
    )
    ends = ends_of(window)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: is_drawn(window), timeout=ENOUGH)
    z = window.state.crosshair[0]
    press(qtbot, Qt.Key.Key_PageDown)
    assert window.state.crosshair[0] > z
    to(qtbot, window.panel.button)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(ends), timeout=ENOUGH)
    assert isinstance(ends[0], Completed), ends[0]
    qtbot.waitUntil(lambda: window.restored.image is not None, timeout=ENOUGH)
    to(qtbot, next(iter(window.viewer.raw_view.panels.values())))
    for key, mode in (
        (Qt.Key.Key_S, ViewMode.SWIPE),
        (Qt.Key.Key_X, ViewMode.DIFFERENCE),
        (Qt.Key.Key_D, ViewMode.SIDE_BY_SIDE),
    ):
        press(qtbot, key)
        assert window.state.mode is mode
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, Qt.Key.Key_E, both)
    qtbot.waitUntil(lambda: any(shown(window)), timeout=ENOUGH)
    dialog = shown(window)[0]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def shown(window):
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def to(qtbot, wanted: QWidget):
    """Press Tab until the focus is there."""
    for _ in range(100):
        if QApplication.focusWidget() is wanted:
            return
        tab(qtbot)
    pytest.fail(f"Tab never comes to {wanted}")


@pytest.mark.parametrize("listens", [True, False])
def test_a_failure_and_the_end_of_a_job_are_said_to_those_who_listen(
    make_window, monkeypatch, listens
):
    heard = []
    # Stands in for Qt's way to the screen reader.
    listener = SimpleNamespace(
        isActive=lambda: listens,
        updateAccessibility=lambda event: heard.append((event.message(), event.politeness())),
        AnnouncementPoliteness=QAccessible.AnnouncementPoliteness,
    )
    monkeypatch.setattr(announcing, "QAccessible", listener)
    window = make_window()
    window.error_card.tell("The disk is full", "free some space")
    window.jobs.notices.tell("neurons.czi is restored")
    politeness = QAccessible.AnnouncementPoliteness
    expected = [
        ("The disk is full. Free some space.", politeness.Assertive),
        ("neurons.czi is restored", politeness.Polite),
    ]
    assert heard == (expected if listens else [])


def test_less_motion_is_chosen_in_the_view_menu_or_taken_from_the_system(
    make_window, tmp_path, monkeypatch
):
    settings = tmp_path / "settings.json"
    monkeypatch.setattr(motion, "settings_file", lambda: settings)
    window = make_window()
    choice = window.support.motion.action
    assert not choice.isChecked()
    choice.trigger()
    assert read_settings(settings).settings.less_motion
    assert window.viewer.compare.period is None
    assert make_window().viewer.compare.period is None
    choice.trigger()
    assert window.viewer.compare.period is not None
    assert not motion.wants_less_motion()


@pytest.mark.parametrize(
    ("name", "content", "less"),
    [
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=1\n", False),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations = false\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", False),
        ("kdeglobals", "no settings \x00 at all", False),
        ("other", "", False),
    ],
)
def test_the_settings_of_the_desktop_say_whether_less_motion_is_wanted(
    tmp_path: Path, monkeypatch, name, content, less
):
    monkeypatch.setattr(motion.sys, "platform", "linux")
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    assert motion.system_wants_less_motion(tmp_path) is less
