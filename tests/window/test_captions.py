from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.overlays import captions
from ssai3d_app.ui.viewer.overlays.captions import Captions
from ssai3d_app.ui.viewer.panels.camera import Camera
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel


@pytest.mark.parametrize("width", [500, 260, 200, 150])
@pytest.mark.parametrize("font", [1.0, 1.5])
def test_that_detail_is_predicted_is_readable_in_panels_of_any_width(
    qtbot, monkeypatch, width, font
):
    panel = SlicePanel(Cut.XY, Camera(), (), None)
    qtbot.addWidget(panel)
    panel.resize(width, 200)
    panel.caption, panel.titles = "z 12.35 µm", texts.RESTORED_TITLES
    drawn = []

    def note(painter, area, alignment, text, color=""):
        box = painter.boundingRect(area, int(alignment), text)
        assert area.contains(box), text
        drawn.append((text, box))

    monkeypatch.setattr(captions, "draw_label", note)
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    letters = painter.font()
    letters.setPointSizeF(letters.pointSizeF() * font)
    painter.setFont(letters)
    Captions().paint(painter, panel)
    painter.end()
    (_, caption), (title, place) = drawn
    assert "predicted" in title
    assert not caption.intersects(place)


@pytest.mark.parametrize(("divider", "meets"), [(300, True), (40, False), (480, False)])
def test_each_half_of_a_title_stands_on_its_side_of_the_divider(qtbot, monkeypatch, divider, meets):
    panel = SlicePanel(Cut.XY, Camera(), (), None)
    qtbot.addWidget(panel)
    panel.resize(500, 200)
    panel.caption, panel.titles = "z 12.35 µm", texts.SWIPE_TITLES[1:]
    panel.divide(divider)
    drawn = []

    def note(painter, area, alignment, text, color=""):
        drawn.append((text, painter.boundingRect(area, int(alignment), text)))

    monkeypatch.setattr(captions, "draw_label", note)
    image = QImage(500, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    Captions().paint(painter, panel)
    (_, caption), (title, place) = drawn
    bar = place.left() + painter.fontMetrics().horizontalAdvance(title.partition("|")[0])
    painter.end()
    assert (abs(bar - divider) <= 3) == meets
    assert panel.rect().contains(place)
    assert not caption.intersects(place)


@pytest.mark.parametrize("width", [500, 260, 150])
@pytest.mark.parametrize("titles", [(), texts.RESTORED_TITLES])
def test_a_note_stands_below_caption_and_title_and_hides_neither(qtbot, monkeypatch, width, titles):
    panel = SlicePanel(Cut.XY, Camera(), (), None)
    qtbot.addWidget(panel)
    panel.resize(width, 200)
    panel.caption, panel.titles, panel.note = "z 12.35 µm", titles, "own contrast 90–1200"
    drawn = {}

    def note(painter, area, alignment, text, color=""):
        flags = int(alignment) | int(Qt.TextFlag.TextWordWrap)
        drawn[text] = painter.boundingRect(area, flags, text)

    monkeypatch.setattr(captions, "draw_label", note)
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    Captions().paint(painter, panel)
    painter.end()
    place = drawn.pop(panel.note)
    assert panel.rect().contains(place)
    assert len(drawn) == 1 + bool(titles)
    assert not [text for text, box in drawn.items() if box.intersects(place)]
