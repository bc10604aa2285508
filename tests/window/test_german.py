"""The window in German, as a whole: two pictures of it, looked at once and compared since."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from ssai3d_app.ui.viewer.measuring.profile_plot import LocaleAxis
from tests.window.conftest import some_stack
from tests.window.references import assert_looks_like, reference, similarity, still_picture_of


@pytest.mark.usefixtures("in_the_font_of_the_references")
def test_the_guide_looks_as_its_german_reference(qtbot, make_window, open_in, speaking, tmp_path):
    speaking("de")
    window = make_window(some_stack(), size=(1100, 700))
    open_in(window)
    words = window.panel.findChildren(QLabel)
    # Where to look is proposed a moment later.
    qtbot.waitUntil(
        lambda: any(w.text().startswith("Vorgeschlagen") and w.isVisible() for w in words),
        timeout=40_000,
    )
    assert_looks_like(still_picture_of(qtbot, window.panel), "guide_de", tmp_path)


@pytest.mark.usefixtures("in_the_font_of_the_references")
def test_the_batch_looks_as_its_german_reference_and_not_so_in_english(
    qtbot, make_window, speaking, tmp_path
):
    pictures = []
    for language in ("en", "de"):
        speaking(language)
        window = make_window()
        window.actions_.batch.trigger()
        # What has the focus is framed as soon as it is the active window.
        window.batches.dialog.activateWindow()
        qtbot.waitUntil(window.batches.dialog.isActiveWindow, timeout=40_000)
        pictures.append(still_picture_of(qtbot, window.batches.dialog))
        window.batches.dialog.close()
    english, german = pictures
    assert_looks_like(german, "batch_de", tmp_path)
    assert similarity(english, reference("batch_de")) < 0.5


def test_axes_of_plots_are_numbered_as_the_locale_has_it(qapp, speaking):
    speaking("de")
    assert LocaleAxis("left").tickStrings([0.2, 1.5], 1, 0.1) == ["0,2", "1,5"]
