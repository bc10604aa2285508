"""The guide at its beginning and its end, in both themes and languages, as it was looked at once.

Step 1 in German and the light theme is in ``test_german.py``.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.preview.region_choice import Chosen
from ssai3d_app.ui.restore.guide import Step
from ssai3d_app.ui.theme import DARK, LIGHT, palette, style_sheet
from tests.window.conftest import some_stack
from tests.window.fake_engine import seen_beside
from tests.window.jobs_in_window import start, wait_for_end
from tests.window.references import assert_looks_like, reference, similarity, still_picture_of

PATIENCE = 60_000
THEMES = {"light": LIGHT, "dark": DARK}


@pytest.fixture
def dressed(qapp: QApplication):
    """Dresses the application for one test."""
    before = qapp.palette(), qapp.styleSheet()

    def dress(theme: str) -> None:
        qapp.setPalette(palette(THEMES[theme]))
        qapp.setStyleSheet(style_sheet(THEMES[theme]))

    yield dress
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])


def picture_of_guide(qtbot, window):
    """Without the field of the file, whose folder is another one each time."""
    window.panel.destination.path.setText("result.ome.tif")
    window.viewer.setFocus()
    return still_picture_of(qtbot, window.panel)


def open_proposed(qtbot, window, open_in) -> None:
    """Open the stack, and wait for the region that is proposed a moment later."""
    open_in(window)
    choice = window.preview.choice
    qtbot.waitUntil(
        lambda: choice.region is not None and choice.region[1] is not Chosen.MIDDLE,
        timeout=PATIENCE,
    )


@pytest.mark.usefixtures("in_the_font_of_the_references")
def test_step_1_in_english_looks_as_its_references(qtbot, make_window, open_in, dressed, tmp_path):
    for theme in THEMES:
        dressed(theme)
        window = make_window(some_stack(), size=(1100, 700))
        open_proposed(qtbot, window, open_in)
        window.panel.guide.open(Step.DATA)
        seen = picture_of_guide(qtbot, window)
        assert_looks_like(seen, f"guide_data_en_{theme}", tmp_path)
    assert similarity(seen, reference("guide_data_en_light")) < 0.5


@pytest.mark.usefixtures("in_the_font_of_the_references")
@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("de", "dark")])
def test_step_5_looks_as_its_reference(
    qtbot, make_window, open_in, dressed, speaking, tmp_path, language, theme
):
    speaking(language)
    dressed(theme)
    window = make_window(some_stack(), engine="learns", size=(1100, 700))
    open_proposed(qtbot, window, open_in)
    window.panel.destination.path.setText(str(tmp_path / "result.ome.tif"))
    ends = start(window)
    # What is told of the stack belongs to step 3, and what is told after that to step 5.
    qtbot.waitUntil(lambda: bool(window.panel.tuning.found.texts), timeout=PATIENCE)
    seen_beside(window.panel.destination.value).touch()
    wait_for_end(qtbot, ends, PATIENCE)
    qtbot.waitUntil(lambda: window.panel.outcome.has_result, timeout=PATIENCE)
    # The steps before tell of this computer's disk and devices.
    window.viewer.setFocus()
    inside = window.panel.guide.steps[Step.CHECK]
    QApplication.processEvents()
    assert_looks_like(still_picture_of(qtbot, inside), f"guide_check_{language}_{theme}", tmp_path)
