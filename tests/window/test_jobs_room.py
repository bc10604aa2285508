"""All that concerns jobs has room for its words: small window, large font, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ssai3d_app.jobs.crash_report import Crash
from ssai3d_app.ui.jobs.short_label import ShortLabel
from tests.window.conftest import some_stack
from tests.window.jobs_in_window import PATIENCE, choose, jobs_of, work_on


def clipped(root: QWidget) -> list[tuple[str, str]]:
    """Visible labels and buttons that are smaller than their words need."""
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QLabel | QAbstractButton):
            continue
        if not part.text() or isinstance(part, ShortLabel):
            continue
        wraps = isinstance(part, QLabel) and part.wordWrap()
        needed = part.heightForWidth(part.width()) if wraps else part.minimumSizeHint().height()
        wide = 0 if wraps else part.minimumSizeHint().width()
        if part.height() < needed - 1 or part.width() < wide - 1:
            found.append((part.text(), f"{part.size()} of {wide}×{needed}"))
    return found


@pytest.fixture(params=[1.0, 1.5])
def font(request):
    """The application's font, and one that is half as large again."""
    application = QApplication.instance()
    usual, larger = application.font(), application.font()
    larger.setPointSizeF(usual.pointSizeF() * request.param)
    application.setFont(larger)
    yield
    application.setFont(usual)


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_the_list_the_line_and_the_cards_have_room(
    qtbot, make_window, open_in, tmp_path: Path, font, size
):
    folder = tmp_path / "state"
    first = make_window(engine="steps0.05", folder=folder)
    first.jobs.desk.queue.stop_after_this()
    first.jobs.desk.add(*(work_on(tmp_path, f"a rather long name {n}.czi") for n in range(4)))
    first.release()
    first.hide()
    window = make_window(some_stack(), engine="steps0.05", folder=folder, size=size)
    marker = tmp_path / "1.running.json"
    window.jobs.tell_what_was_left([Crash("SSAI-3D 0.1", "Segmentation fault", "", marker)])
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    assert clipped(window.jobs.leftovers) == []
    assert clipped(window.jobs.crash_card) == []
    window.jobs.leftovers.resume_all.click()
    window.jobs.desk.queue.go_on()
    open_in(window)
    panel = window.jobs.panel
    if not panel.is_open:
        panel.toggle()
    title = "a rather long name 0.czi"
    qtbot.waitUntil(lambda: jobs_of(window)[title].progress is not None, timeout=PATIENCE)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    assert panel.table.width() <= size[0]
    assert clipped(panel) == []
    panel.toggle()
    QApplication.processEvents()
    assert panel.line.isVisible()
    assert clipped(panel) == []
    assert (window.width(), window.height()) == size
    choose(window, "a rather long name 3.czi")
    panel.actions_.edit.trigger()
    QApplication.processEvents()
    assert clipped(window.jobs.edit) == []
    window.jobs.edit.close()
    window.actions_.batch.trigger()
    QApplication.processEvents()
    assert clipped(window.batches.dialog) == []
    window.batches.dialog.close()
    for job in window.jobs.desk.queue.jobs:
        window.jobs.desk.ask(window.jobs.desk.queue.cancel, job.id)
