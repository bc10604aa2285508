"""The report of a result in the window: its page opens, and its places move the crosshair."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QDesktopServices

from ssai3d_app.ui import texts
from tests.window.jobs_in_window import ends_of
from tests.window.projects_in_window import PATIENCE, choose, document_of, opened, some_files
from tests.writers.tiff import write_imagej


def evidence(*places: tuple[tuple[float, float, float], str]) -> dict:
    return {
        "time": 0,
        "places": [
            {"voxel_zyx": [int(10 * um) for um in at], "position_um_zyx": list(at), "why": why}
            for at, why in places
        ],
    }


@pytest.fixture
def window(qtbot, make_window, tmp_path, monkeypatch):
    """A window in which a result without a report is on display."""
    source = some_files(tmp_path / "data", "embryo.czi") / "embryo.czi"
    written = tmp_path / "written.tif"
    write_imagej(written, np.ones((1, 1, 56, 48, 64), np.uint16), (0.1, 0.1, 0.1), ["R"])
    monkeypatch.setenv("FAKE_RESULT", str(written))
    window = opened(qtbot, make_window, source, engine="completes")
    ends = ends_of(window)
    window.panel.button.click()
    qtbot.waitUntil(lambda: bool(ends) and window.restored.image is not None, timeout=PATIENCE)
    return window


def run_folder(window) -> Path:
    return window.projects.desk.project.folder / document_of(window).runs[-1].folder


def show_run(qtbot, window) -> None:
    choose(window, run=document_of(window).runs[-1].id)
    with qtbot.waitSignal(window.comparison.shown, timeout=PATIENCE):
        window.projects.does.open_entry.trigger()


def test_a_result_without_a_report_says_so(window):
    button = window.panel.outcome.report_button
    assert button.isVisible()
    assert not button.isEnabled()
    assert button.toolTip() == texts.REPORT_NONE_TIP
    assert not window.panel.outcome.places.isVisible()


def test_the_report_of_an_older_run_opens_and_its_places_move_the_crosshair(
    qtbot, window, monkeypatch
):
    folder = run_folder(window)
    places = ((1.2, 2.3, 0.4), "flags <most>"), ((0.5, 0.6, 0.7), "passes differ")
    channel = {"channel": 0, "name": "DAPI", "evidence": evidence(*places)}
    record = {"scenes": [{"index": 0, "channels": [channel]}]}
    (folder / "report.json").write_text(json.dumps(record))
    (folder / "report.html").write_text("<p>page</p>")
    show_run(qtbot, window)
    outcome = window.panel.outcome
    qtbot.waitUntil(outcome.report_button.isEnabled, timeout=PATIENCE)
    assert outcome.places.isVisible()
    assert "flags &lt;most&gt;" in outcome.places.links.text()
    outcome.places.links.linkActivated.emit("1")
    assert window.state.crosshair == (0.5, 0.6, 0.7)
    outcome.places.links.linkActivated.emit("0")
    assert window.state.crosshair == (1.2, 2.3, 0.4)
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    outcome.report_button.click()
    assert [Path(path) for path in asked] == [folder / "report.html"]


def test_a_damaged_report_is_told_and_offers_nothing(qtbot, window):
    (run_folder(window) / "report.json").write_text('{"scenes": 3}')
    show_run(qtbot, window)
    qtbot.waitUntil(window.error_card.isVisible, timeout=PATIENCE)
    assert not window.panel.outcome.report_button.isEnabled()
    assert not window.panel.outcome.places.isVisible()
