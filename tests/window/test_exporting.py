"""Screenshots and figures: what is exported is what is shown, at true scale."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from ssai3d_app.ui import texts
from ssai3d_app.ui.toolbox import export_room
from ssai3d_app.ui.viewer.exporting.composing import DIFFERENCE, RAW, FigureChoice, figure_of
from ssai3d_app.ui.viewer.exporting.figure import FigurePainter, FigureStyle
from ssai3d_app.ui.viewer.exporting.file_types import pdf, png, svg
from ssai3d_app.ui.viewer.exporting.picture import picture_of
from ssai3d_app.ui.viewer.overlays.scale_bar import scale_bar_length
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.layers import Layer
from ssai3d_app.ui.viewer.panels.rendering import SliceOfStack
from ssai3d_app.ui.viewer.view_state import Levels
from tests.window.conftest import PATIENCE, some_stack
from tests.window.test_viewer import marked_stack


def pixels_of(content: bytes) -> np.ndarray:
    """A PNG as an array (rows, columns, 3)."""
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


def seen(image: QImage) -> np.ndarray:
    """A picture as an array (rows, columns, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


def longest_run(row: np.ndarray) -> float:
    """Length of the longest white stretch of a row; its grey ends count by their share."""
    best = total = 0.0
    for value in row.astype(float) / 255:
        total = total + value if value > 0.02 else 0.0
        best = max(best, total)
    return best


@pytest.fixture
def window(make_window, open_in):
    window = make_window(marked_stack())
    open_in(window)
    window.state.show_smooth(False)
    window.state.move_crosshair((15.0, 20.0, 30.0))
    return window


@pytest.mark.parametrize(
    ("width_mm", "dpi", "bar"), [(85, 300, None), (170, 150, 20.0), (40, 600, 7.3)]
)
def test_the_scale_bar_of_a_figure_is_true_within_one_per_cent_of_the_exported_pixels(
    window, width_mm, dpi, bar
):
    # Black everywhere, so that the bar is all that is white.
    window.state.set_levels(Levels(5000, 6000))
    figure = figure_of(window.tools.exports.sight, FigureChoice((RAW,), (Cut.XY,), whole=True))
    style = FigureStyle(width_mm, dpi, bar_um=bar, labels=False, caption=False)
    exported = pixels_of(png(figure, style))
    assert exported.shape[1] == pytest.approx(width_mm / 25.4 * dpi, abs=1)
    um_per_pixel = 80.0 / exported.shape[1]
    expected = bar or FigurePainter(figure, style).bar_um
    measured = max(longest_run(row) for row in exported[:, :, 0]) * um_per_pixel
    assert measured == pytest.approx(expected, rel=0.01)


def test_structures_in_a_figure_have_their_size_in_every_panel(window):
    window.state.set_levels(Levels(0, 500))
    figure = figure_of(window.tools.exports.sight, FigureChoice((RAW,), whole=True))
    style = FigureStyle(120, 300, scale_bar=False, labels=False, caption=False)
    for block in figure.blocks:
        for panel in block.panels:
            painter = FigurePainter(figure, style)
            picture = seen(picture_of(panel.layers, panel.view, 1 / painter.pixels_per_um))
            bright = picture[:, :, 0] > 200
            expected = 12.0 * painter.pixels_per_um
            assert np.flatnonzero(bright.any(axis=0)).size == pytest.approx(expected, rel=0.01)
            assert np.flatnonzero(bright.any(axis=1)).size == pytest.approx(expected, rel=0.01)


def test_a_figure_has_contrast_gamma_and_added_colours_as_shown():
    def layer(value: float, color: str, gamma: float = 1.0) -> Layer:
        piece = SliceOfStack(np.full((4, 4), value, np.float32), 1.0, 1.0)
        return Layer(piece, Levels(0.0, 100.0), color, gamma)

    from PySide6.QtCore import QRectF

    view = QRectF(-0.5, -0.5, 4, 4)
    both = seen(picture_of([layer(100, "#ff00ff"), layer(100, "#00ff00")], view, 0.1))
    assert (both == 255).all()
    half = seen(picture_of([layer(50, "#ffffff")], view, 0.1))
    assert abs(int(half[0, 0, 0]) - 128) <= 1
    bent = seen(picture_of([layer(50, "#ffffff", gamma=0.5)], view, 0.1))
    assert abs(int(bent[0, 0, 0]) - round(255 * 0.5**0.5)) <= 2


def test_a_figure_says_what_it_shows_and_that_restored_detail_is_predicted(
    qtbot, make_window, open_in, tmp_path
):
    window = make_window(some_stack())
    open_in(window)
    window.restored.open(tmp_path / "restored.tif")
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_complete,
        timeout=PATIENCE,
    )
    figure = figure_of(window.tools.exports.sight, FigureChoice())
    assert [block.title for block in figure.blocks] == [texts.FIGURE_RAW, texts.FIGURE_RESTORED]
    for words in ("memory.tif", "XY z 3.00 µm", "Contrast", texts.FIGURE_PREDICTED):
        assert words in figure.caption
    first, second = figure.blocks
    assert [p.view for p in first.panels] == [p.view for p in second.panels]


def test_svg_and_pdf_hold_the_same_figure_with_its_bar_at_its_length(window):
    window.state.set_levels(Levels(5000, 6000))
    figure = figure_of(window.tools.exports.sight, FigureChoice((RAW,), (Cut.XY,), whole=True))
    style = FigureStyle(80, 300, bar_um=10.0)
    drawing = svg(figure, style).decode()
    assert "memory.tif" in drawing
    assert "<image" in drawing
    width = float(re.search(r'<svg width="([\d.]+)mm"', drawing)[1])
    assert width == pytest.approx(80, rel=0.01)
    # 80 µm on 80 mm: the bar is 10 mm long.
    rectangles = re.findall(r'<path[^>]*d="M([\d.]+),[\d.]+ L([\d.]+),', drawing)
    rectangles += [
        (x, str(float(x) + float(w)))
        for x, w in re.findall(r'<rect x="([\d.]+)" y="[^"]*" width="([\d.]+)"', drawing)
    ]
    lengths = [(float(b) - float(a)) / 300 * 25.4 for a, b in rectangles]
    assert any(length == pytest.approx(10.0, rel=0.01) for length in lengths)
    printed = pdf(figure, style)
    assert printed.startswith(b"%PDF")
    box = [float(n) for n in re.search(rb"/MediaBox \[([^\]]+)\]", printed)[1].split()]
    assert box[2] / 72 * 25.4 == pytest.approx(80, rel=0.01)


def test_the_dialog_saves_in_the_background_what_its_preview_shows(
    qtbot, window, tmp_path, monkeypatch
):
    window.tools.does.figure.trigger()
    dialog = window.tools.exports.figure_dialog
    assert dialog.isVisible()
    assert not dialog.preview.pixmap().isNull()
    for cut, check in dialog.cuts.items():
        check.setChecked(cut is Cut.XY)
    dialog.dpi.setValue(100)
    target = tmp_path / "figure"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "PNG (*.png)"))
    dialog.save.click()
    written = tmp_path / "figure.png"
    qtbot.waitUntil(lambda: written.exists() and window.tools.exports.maker is None)
    image = Image.open(io.BytesIO(written.read_bytes()))
    assert image.width == round(170 / 25.4 * 100)
    assert image.info["dpi"][0] == pytest.approx(100, abs=0.1)
    assert "memory.tif" in image.info["Description"]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_nothing_chosen_cannot_be_saved_and_says_so(window):
    window.tools.does.figure.trigger()
    dialog = window.tools.exports.figure_dialog
    for check in dialog.cuts.values():
        check.setChecked(False)
    assert not dialog.save.isEnabled()
    assert dialog.words.text() == texts.FIGURE_NOTHING
    dialog.close()


def test_a_folder_that_is_not_there_is_told_in_a_sentence_and_nothing_is_left(
    qtbot, window, tmp_path, monkeypatch
):
    window.tools.does.figure.trigger()
    target = tmp_path / "gone" / "figure.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.tools.exports.figure_dialog.save.click()
    qtbot.waitUntil(window.error_card.isVisible)
    assert "figure.pdf" in window.error_card.problem.text()
    assert not (tmp_path / "gone").exists()


def test_the_screenshot_is_in_the_clipboard_and_in_a_file_and_its_bar_is_true(
    qtbot, window, tmp_path, monkeypatch
):
    monkeypatch.setattr(export_room, "pictures_folder", lambda: tmp_path / "pictures")
    window.state.show_crosshair(False)
    window.state.set_levels(Levels(5000, 6000))
    QApplication.processEvents()
    qtbot.keyClick(
        window,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    copied = QApplication.clipboard().image()
    qtbot.waitUntil(lambda: window.tools.exports.maker is None)
    (written,) = (tmp_path / "pictures").glob("memory_*.png")
    saved = QImage(str(written))
    assert saved.size() == copied.size()
    assert "memory.tif" in saved.text("Description")
    view = window.viewer.raw_view
    assert saved.width() == view.width()
    assert saved.height() > view.height()
    panel = view.panels[Cut.XY]
    shown = seen(saved)[: panel.height(), : panel.width(), 0]
    bar = max(longest_run(np.where(row > 250, 255, 0)) for row in shown[-18:-11])
    expected = scale_bar_length(panel.um_per_pixel, panel.width())
    assert bar * panel.um_per_pixel == pytest.approx(expected, rel=0.01)


def test_a_figure_adds_up_the_channels_that_are_shown_and_names_them(make_window, open_in):
    window = make_window(some_stack())
    open_in(window)
    sight = window.tools.exports.sight
    assert len(sight.stacks[RAW].channels) == 2
    figure = figure_of(sight, FigureChoice((RAW,), (Cut.XY,)))
    assert "Channel 0 (#" in figure.caption
    panel = figure.blocks[0].panels[0]
    shown = window.viewer.raw_view.panels[Cut.XY].layers
    assert [(x.color, x.levels) for x in panel.layers] == [(x.color, x.levels) for x in shown]


def test_a_figure_shows_slabs_as_thick_as_the_panels_and_says_so(qtbot, window):
    window.state.set_levels(Levels(0, 500))
    # The bright box lies 9 µm deeper.
    window.state.move_crosshair((3.0, 20.0, 30.0))
    assert not seen_in_figure(window).any()
    window.viewer.slab.make_thick(24.0)
    qtbot.waitUntil(lambda: seen_in_figure(window).any(), timeout=PATIENCE)
    caption = figure_of(window.tools.exports.sight, FigureChoice((RAW,), (Cut.XY,))).caption
    assert "± 12" in caption
    # Away from the crosshair, where the panels have made none, it is the same slab.
    stack = window.tools.exports.sight.stacks[RAW]
    (layer,) = stack.layers(Cut.XY, (6.0, 20.0, 30.0))
    assert layer.slice.values.max() == 1000


def seen_in_figure(window) -> np.ndarray:
    """What is bright of the XY panel of the figure."""
    figure = figure_of(window.tools.exports.sight, FigureChoice((RAW,), (Cut.XY,), whole=True))
    panel = figure.blocks[0].panels[0]
    return seen(picture_of(panel.layers, panel.view, 0.5))[:, :, 0] > 200


def test_the_difference_is_exported_in_its_colours_and_explained(
    qtbot, make_window, open_in, tmp_path
):
    window = make_window(marked_stack())
    open_in(window)
    assert DIFFERENCE not in figure_of(window.tools.exports.sight, FigureChoice()).caption
    window.restored.open(tmp_path / "restored.tif")
    qtbot.waitUntil(
        lambda: window.restored.volume is not None and window.restored.volume.is_complete,
        timeout=PATIENCE,
    )
    figure = figure_of(window.tools.exports.sight, FigureChoice((DIFFERENCE,), (Cut.XY,)))
    assert [block.title for block in figure.blocks] == [texts.FIGURE_DIFFERENCE]
    assert "full colour at ±" in figure.caption
    assert texts.FIGURE_PREDICTED in figure.caption
    panel = figure.blocks[0].panels[0]
    # The fake result is the stack itself: no difference anywhere, and no black either.
    exported = seen(picture_of(panel.layers, panel.view, 1.0))
    assert (exported == exported[20, 20]).all()
    assert exported.max() < 60
