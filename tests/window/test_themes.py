"""The whole window in its two themes, compared with pictures that were looked at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui.theme import DARK, LIGHT, palette, style_sheet
from ssai3d_app.ui.viewer.view_state import Levels, ViewMode
from tests.window.comparing import opener, raw_stack, restored_stack, show_both
from tests.window.references import assert_looks_like, pixels, reference, similarity

THEMES = {"light": LIGHT, "dark": DARK}


@pytest.fixture(params=THEMES)
def theme(qapp: QApplication, request):
    """Dresses the application for one test."""
    before = qapp.palette(), qapp.styleSheet()
    qapp.setPalette(palette(THEMES[request.param]))
    qapp.setStyleSheet(style_sheet(THEMES[request.param]))
    yield request.param
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])


@pytest.mark.usefixtures("in_the_font_of_the_references")
def test_the_viewer_with_both_stacks_looks_as_its_reference(
    theme, qtbot, make_window, open_in, tmp_path
):
    window = make_window(opener(raw_stack(), restored_stack()), size=(1100, 700))
    show_both(qtbot, window, open_in, tmp_path)
    window.state.show_mode(ViewMode.SIDE_BY_SIDE)
    window.state.set_levels(Levels(0, 1400))
    window.state.move_crosshair((2.5, 2.4, 3.2))
    window.viewer.setFocus()
    QApplication.processEvents()
    small = (
        window.viewer.grab()
        .toImage()
        .scaledToWidth(320, Qt.TransformationMode.SmoothTransformation)
    )
    seen = pixels(small)
    assert_looks_like(seen, f"viewer_{theme}", tmp_path)
    other = reference("viewer_dark" if theme == "light" else "viewer_light")
    assert similarity(seen, other) < 0.8
