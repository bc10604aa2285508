"""Help → Diagnostics: what it shows as it goes, what support gets, and that nothing is left."""

import sys
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ssai3d_app import __version__
from ssai3d_app.ui import texts
from ssai3d_app.ui.support.diagnostics.dialog import DiagnosticsDialog

PATIENCE = 60_000
PLAYER = [sys.executable, "-m", "tests.window.fake_examination"]


@pytest.fixture
def opened(qtbot):
    """The dialog, with checks that play a mode."""

    def open_dialog(mode: str) -> DiagnosticsDialog:
        dialog = DiagnosticsDialog(None, [*PLAYER, mode])
        qtbot.addWidget(dialog, before_close_func=DiagnosticsDialog.release)
        dialog.show()
        dialog.start()
        return dialog

    return open_dialog


def column(dialog, number: int) -> list[str]:
    model = dialog.model
    return [model.index(row, number).data() for row in range(model.rowCount())]


def wait_for_end(qtbot, dialog) -> None:
    qtbot.waitUntil(lambda: not dialog.examination.is_running, timeout=PATIENCE)


def test_the_table_fills_as_checks_are_made(qtbot, opened):
    dialog = opened("waits")
    qtbot.waitUntil(lambda: column(dialog, 1) == ["✔  passed", "…", ""], timeout=PATIENCE)
    assert column(dialog, 0) == ["Files of the program", "Torch", "Graphics card"]
    assert column(dialog, 3)[0] == "All 40 files are as they were packaged."
    assert dialog.state.text() == "1 of 3 checks made"
    assert not dialog.start_button.isEnabled()
    dialog.stop_button.click()
    assert dialog.state.text() == "Stopped after 1 of 3 checks."
    assert dialog.start_button.isEnabled()


def test_when_all_is_well_it_says_so(qtbot, opened):
    dialog = opened("passes")
    wait_for_end(qtbot, dialog)
    assert dialog.state.text() == texts.DIAGNOSTICS_PASSED
    assert column(dialog, 1)[2] == "–  not applicable"
    assert dialog.examination.report().passed


def test_support_gets_versions_results_and_no_name_of_the_user(qtbot, opened):
    dialog = opened("fails")
    wait_for_end(qtbot, dialog)
    assert dialog.state.text() == "1 of 3 checks have failed. “Copy for support” tells why."
    dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"SSAI-3D {__version__}")
    assert "[failed] Torch (1.2 s): Torch cannot be loaded." in copied
    assert "ImportError: libgomp.so.1" in copied
    assert "numpy" in copied
    assert str(Path.home()) not in copied


def test_the_detail_of_a_check_is_shown_when_it_is_chosen(qtbot, opened):
    dialog = opened("fails")
    wait_for_end(qtbot, dialog)
    assert dialog.detail.isHidden()
    dialog.table.selectRow(1)
    assert dialog.detail.isVisible()
    assert "libgomp.so.1" in dialog.detail.toPlainText()


def test_saving_says_where_or_why_not(qtbot, opened, tmp_path):
    dialog = opened("passes")
    wait_for_end(qtbot, dialog)
    dialog.save(tmp_path / "diagnostics.txt")
    assert "Torch 2.13.0" in (tmp_path / "diagnostics.txt").read_text("utf-8")
    assert dialog.state.text().startswith("Saved as")
    dialog.save(tmp_path / "nowhere" / "diagnostics.txt")
    assert "cannot be written" in dialog.state.text()


@pytest.mark.parametrize("mode", ["breaks", "nothing"])
def test_checks_that_end_too_early_are_no_success(qtbot, opened, mode):
    dialog = opened(mode)
    wait_for_end(qtbot, dialog)
    assert dialog.state.text() == texts.DIAGNOSTICS_BROKEN
    report = dialog.examination.report()
    assert report is None or not report.passed
    assert dialog.copy_button.isEnabled() is (report is not None)


def test_closing_ends_the_checks_and_leaves_no_process(qtbot, opened):
    before = set(psutil.Process().children(recursive=True))
    dialog = opened("waits")
    qtbot.waitUntil(lambda: column(dialog, 1)[:1] == ["✔  passed"], timeout=PATIENCE)
    dialog.close()
    assert not dialog.examination.is_running
    left = set(psutil.Process().children(recursive=True)) - before
    assert not [child for child in left if child.is_running()]


def test_the_menu_opens_it_and_the_window_takes_it_along(qtbot, make_window, monkeypatch):
    window = make_window()
    monkeypatch.setattr("ssai3d_app.ui.support.child.own_command", lambda *a: [*PLAYER, "waits"])
    window.actions_.diagnostics.trigger()
    dialog = window.support.diagnostics
    qtbot.waitUntil(lambda: column(dialog, 1)[:1] == ["✔  passed"], timeout=PATIENCE)
    window.close()
    assert not dialog.examination.is_running
    assert not dialog.isVisible()


def test_everything_in_it_is_told_to_screen_readers(opened):
    dialog = opened("waits")
    for button in dialog.findChildren(QPushButton):
        assert button.text()
        assert button.toolTip()
    for widget in (dialog.table, dialog.detail):
        assert widget.accessibleName()
    assert dialog.table.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.slow
def test_the_real_checks_pass_in_the_dialog(qtbot):
    dialog = DiagnosticsDialog(None)
    qtbot.addWidget(dialog, before_close_func=DiagnosticsDialog.release)
    dialog.show()
    dialog.start()
    qtbot.waitUntil(lambda: not dialog.examination.is_running, timeout=280_000)
    assert dialog.examination.is_complete, dialog.text()
    assert not dialog.examination.failures, dialog.text()
