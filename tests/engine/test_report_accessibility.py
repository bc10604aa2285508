"""The report's page for those who do not see it, or see little contrast."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

import pytest

from ssai3d_app.engine.report.document import Document, Figure, Heading, Paragraph, Table
from ssai3d_app.engine.report.drawing import ROLES, Drawing, Words
from ssai3d_app.engine.report.page import page_of
from tests.contrast import NO_TEXT, TEXT, contrast


class Outline(HTMLParser):
    """Tags with their attributes, in their order, and the text in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.titles: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._open.append(tag)

    def handle_data(self, data):
        if self._open and self._open[-1] == "title" and data.strip():
            self.titles.append(data)

    def all(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def page() -> str:
    drawing = Drawing(90, 60, "Slice XZ, raw", [Words(1, 1, "raw")])
    blocks = (
        Paragraph("Restored detail is predicted.", "note"),
        Heading("Resolution"),
        Heading("Channel 1", 3),
        Table((("x", "0.2", "0.2"),), ("Axis", "before", "after")),
        Table((("Preset", "quick"),)),
        Heading("Slices"),
        Figure((drawing, drawing), "Slices before and after."),
    )
    return page_of(Document("cells.czi restored", "today", blocks)).decode()


def test_the_page_has_a_language_a_title_and_headings_without_gaps(page):
    outline = Outline(page)
    assert outline.all("html")[0]["lang"]
    assert outline.titles[0] == "cells.czi restored"
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 3, 2]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert len(outline.all("main")) == 1


def test_pictures_say_what_they_show_and_cells_what_they_belong_to(page):
    outline = Outline(page)
    pictures = outline.all("svg")
    assert len(pictures) == 2
    assert all(picture["role"] == "img" for picture in pictures)
    assert outline.titles[1:] == ["Slice XZ, raw"] * 2
    assert [cell["scope"] for cell in outline.all("th")] == ["col", "col", "col", "row"]


def test_words_and_curves_stand_out_on_light_and_dark_ground(page):
    papers = re.findall(r"--paper: (#\w{6})", page)
    notes = re.findall(r"--note: (#\w{6})", page)
    for ground in (0, 1):
        for role in ("ink", "muted"):
            assert contrast(ROLES[role][ground], papers[ground]) >= TEXT
            assert contrast(ROLES[role][ground], notes[ground]) >= TEXT
        for role in ("before", "after"):
            assert contrast(ROLES[role][ground], papers[ground]) >= NO_TEXT
