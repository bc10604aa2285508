"""Help: every page is true to its links, every field has its paragraph, and every key its row."""

from __future__ import annotations

import inspect
import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextBrowser, QWidget

from ssai3d_app.locations import resources
from ssai3d_app.ui import texts
from ssai3d_app.ui.help.context import PLACES, STEPS, place_of
from ssai3d_app.ui.help.keys import keys_of
from ssai3d_app.ui.help.page_view import blocks_of, has_picture, pictures_in
from ssai3d_app.ui.help.pages import HelpPages, Place
from ssai3d_app.ui.restore.guide import Step
from ssai3d_app.ui.viewer.panels.cut import Cut
from tests.window.conftest import some_stack
from tests.window.help_pictures import LARGEST_BYTES

FOLDER = resources() / "help"


@pytest.fixture
def pages():
    return HelpPages(FOLDER)


def test_every_page_is_in_the_index_and_every_link_leads_somewhere(pages):
    assert {page.name for page in pages.pages} == {path.stem for path in FOLDER.glob("*.md")}
    for page in pages.pages:
        for link in page.links:
            assert link.startswith("https://") or pages.has(Place.of(link, page.name)), (
                f"{page.name}: {link}"
            )
        anchors = [section.place.anchor for section in page.sections]
        assert len(anchors) == len(set(anchors)), page.name
        levels = [len(found) for found in re.findall(r"^(#+) ", page.markdown, re.MULTILINE)]
        assert levels[0] == 1
        assert 1 not in levels[1:]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_picture_is_there_and_told_in_words(pages):
    named = {name: words for page in pages.pages for name, words in page.pictures.items()}
    assert set(named) == {path.name for path in FOLDER.glob("*.jpg")}
    for name, words in named.items():
        assert words
        assert (FOLDER / name).stat().st_size <= LARGEST_BYTES


def test_pictures_are_shown_and_keep_within_the_page(qtbot, make_window):
    window = make_window()
    window.support.help.show_place(Place("analysing_filaments"))
    guide = window.support.help.pages
    qtbot.waitExposed(guide)
    (wide,) = widths_of_pictures(guide.page)
    picture = QImage(str(FOLDER / "filaments.jpg"))
    assert wide == min(picture.width(), guide.page.viewport().width() - 40)
    guide.resize(600, 500)
    qtbot.waitUntil(lambda: widths_of_pictures(guide.page) != [wide], timeout=40_000)
    (narrow,) = widths_of_pictures(guide.page)
    assert narrow == guide.page.viewport().width() - 40
    kind, name = QTextDocument.ResourceType.ImageResource, QUrl("filaments.jpg")
    assert guide.page.document().resource(kind, name)
    assert "<!--" not in guide.page.toPlainText()


def test_help_that_opens_at_a_paragraph_below_a_picture_begins_with_it(qtbot, make_window):
    window = make_window()
    window.support.help.show_place(Place("analysing_filaments", "how-close-it-comes"))
    view = window.support.help.pages.page
    heading = view.document().find("How close it comes")
    qtbot.waitUntil(lambda: 0 <= view.cursorRect(heading).top() < 40, timeout=40_000)
    layout = view.document().documentLayout()
    (block,) = [piece for piece in blocks_of(view.document()) if has_picture(piece)]
    picture = QImage(str(FOLDER / "filaments.jpg"))
    (width,) = widths_of_pictures(view)
    drawn = width * picture.height() / picture.width()
    assert layout.blockBoundingRect(block).height() < drawn + 40


def widths_of_pictures(view):
    pieces = pictures_in(view.document())
    return [piece.charFormat().toImageFormat().width() for piece in pieces]


def test_search_finds_sections_and_puts_those_named_so_first(pages):
    hits = pages.find("trust MAP")
    assert hits[0].section.place == Place("reading_the_result", "the-trust-map")
    assert all({"trust", "map"} <= set(re.findall(r"\w+", words_of(hit))) for hit in hits)
    assert pages.find("no such words anywhere") == []
    assert pages.find("  ") == []


def words_of(hit):
    return f"{hit.section.title} {hit.section.words}".lower()


def test_help_goes_by_links_and_search_and_comes_back(qtbot, make_window):
    window = make_window()
    window.support.help.does.contents.trigger()
    guide = window.support.help.pages
    qtbot.waitExposed(guide)
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    titles = [guide.topics.item(row).text() for row in range(guide.topics.count())]
    assert titles == [page.title for page in guide.pages.pages]
    for page in guide.pages.pages:
        guide.show_place(Place(page.name))
        assert page.title in guide.page.toPlainText()
        assert page.title in guide.windowTitle()
    guide.page.link_chosen.emit("viewer.md#tools")
    assert guide.place == Place("viewer", "tools")
    assert guide.page.cursorForPosition(guide.page.viewport().rect().topLeft()).position() > 100
    guide.back.trigger()
    assert guide.place == Place(guide.pages.pages[-1].name)
    guide.forward.trigger()
    assert guide.place == Place("viewer", "tools")
    qtbot.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.search.hasFocus()
    qtbot.keyClicks(guide.search, "trust map")
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.place == Place("reading_the_result", "the-trust-map")
    assert {s.cursor.selectedText().lower() for s in guide.page.extraSelections()} == {
        "trust",
        "map",
    }
    guide.search.setText("no such words anywhere")
    assert guide.found.text() == texts.HELP_FOUND_NOTHING
    window.close()
    assert window.support.help.pages is None


def test_f1_opens_the_paragraph_for_what_has_the_focus_in_dialogs_too(qtbot, make_window, open_in):
    window = make_window(some_stack())
    qtbot.keyClick(window, Qt.Key.Key_F1)
    guide = window.support.help.pages
    assert guide.place.page == "getting_started"
    open_in(window)
    for widget, place in (
        (window.panel.data.voxel_fields.fields["z"], Place("voxel_size")),
        (window.viewer.raw_view.panels[Cut.XY], Place("viewer")),
    ):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_F1)
        assert guide.place == place
    step = window.panel.guide.open(Step.DATA)
    qtbot.mouseClick(step.question, Qt.MouseButton.LeftButton)
    assert guide.place == Place("restoring", "data")
    dialog = QDialog(window)
    dialog.setProperty("helpPlace", "networks#bring-your-own")
    field = QLineEdit(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_F1)
    assert guide.place == Place("networks", "bring-your-own")
    assert guide.isVisible()
    dialog.close()


def test_every_place_of_help_is_there_and_every_field_has_one(make_window, open_in, pages):
    for name, link in {**PLACES, **STEPS}.items():
        assert pages.has(Place.of(link)), f"{name}: {link}"
    window = make_window(some_stack())
    open_in(window)
    defined = classes_of_the_window()
    assert not [name for name in PLACES if name.partition(".")[0] not in defined]
    choices = window.panel.choices
    assert place_of(choices.network) == Place("networks")
    assert place_of(choices.preset) == Place("choosing_the_method", "quality")
    for name, step in window.panel.guide.steps.items():
        assert place_of(step.header) == Place.of(STEPS[name])
    bar = (window.menuBar(), window.statusBar())
    without = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not any(part.isAncestorOf(widget) for part in bar)
        and place_of(widget) is None
    ]
    assert not without
    for name, bases in defined.items():
        if re.search("QDialog|QMessageBox", bases) and name not in OWN:
            assert name in PLACES, f"{name} has no page in the help"


OWN = {"KeySheet", "Tour"}
"""Help itself."""


def classes_of_the_window():
    """The names of all classes of the window, with what they derive from."""
    folder = Path(inspect.getfile(texts)).parents[1]
    found = {}
    for path in folder.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        found.update(re.findall(r"^class (\w+)\((.*)\):$", source, re.MULTILINE))
    return found


HAND = {
    *("PgUp", "PgDown", "Ctrl+O", "Ctrl+S", "Ctrl+Shift+E", "Ctrl+Return", "H", "F", "0", "A", "C"),
    *("1", "2", "3", "4", "M", "S", "D", "B", "X", "L", "R", "Ctrl+Shift+C", "Ctrl+J", "F1", "?"),
    *("F11", "Ctrl+Z", "P"),
}
"""The keys that users of the program are promised."""


def test_the_sheet_of_keys_shows_every_key_of_every_action(qtbot, make_window, tmp_path):
    window = make_window()
    qtbot.keyClick(window, Qt.Key.Key_Question)
    keys = window.support.help.keys
    assert keys.isVisible()
    qtbot.waitUntil(keys.search.hasFocus)
    groups = keys_of(window)
    listed = [key for rows in groups.values() for row in rows for key in row.keys]
    native = QKeySequence.SequenceFormat.NativeText
    used = {
        sequence.toString(native) for action in window.actions() for sequence in action.shortcuts()
    }
    assert used <= set(listed)
    assert set(listed) >= HAND
    page = keys.page.toPlainText()
    for title, rows in groups.items():
        assert title in page
        assert all(row.name in page for row in rows)
    qtbot.keyClicks(keys.search, "full screen")
    assert "F11" in keys.page.toPlainText()
    assert "Ctrl+O" not in keys.page.toPlainText()
    keys.save_as(tmp_path / "keys.pdf")
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    keys.save_as(tmp_path / "no folder" / "keys.pdf")
    assert texts.CANNOT_WRITE_REMEDY in keys.told.text()
    qtbot.keyClick(keys, Qt.Key.Key_Escape)
    assert not keys.isVisible()


def test_the_tour_is_shown_once_and_turned_by_keys(qtbot, make_window, tmp_path):
    from ssai3d_app.settings import read_settings
    from ssai3d_app.ui.help.tour import is_first_start

    settings = tmp_path / "settings.json"
    assert is_first_start(settings)
    assert read_settings(settings).settings.tour_seen
    assert not is_first_start(settings)
    window = make_window()
    window.support.help.does.tour.trigger()
    tour = window.support.help.tour
    tour.activateWindow()
    qtbot.waitUntil(tour.isActiveWindow)
    seen = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        seen.append((tour.card, tour.accessibleName()))
        assert tour.next.hasFocus()
        qtbot.keyClick(tour.next, key)
    titles = [card[0] for card in texts.TOUR_CARDS]
    assert seen == [(0, titles[0]), (1, titles[1]), (2, titles[2]), (1, titles[1])]
    assert tour.next.text() == texts.TOUR_DONE[0]
    qtbot.keyClick(tour.next, Qt.Key.Key_Return)
    assert not tour.isVisible()
    window.support.help.does.tour.trigger()
    assert tour.card == 0
    qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()


def test_pages_take_the_colours_of_the_theme(make_window):
    from ssai3d_app.ui.theme import DARK, LIGHT, palette, style_sheet

    window = make_window()
    window.support.help.show_contents()
    page: QTextBrowser = window.support.help.pages.page
    application = QApplication.instance()
    try:
        for tones in (DARK, LIGHT):
            application.setPalette(palette(tones))
            application.setStyleSheet(style_sheet(tones))
            QApplication.processEvents()
            assert tones.link in page.toHtml()
    finally:
        application.setPalette(palette(LIGHT))
        application.setStyleSheet(style_sheet(LIGHT))
