"""The page of a report in the window's language: its words, its numbers, and nothing else."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

import pytest

from ssai3d_app.engine.report import channel_sections, run_sections
from ssai3d_app.engine.report.document import Document, Heading, Paragraph, Table
from ssai3d_app.engine.report.figures_in_words import kept_together
from ssai3d_app.engine.report.page import page_of
from ssai3d_app.ui.restore.report_in_language import in_language, translated_copy
from ssai3d_app.ui.saying import said
from tests.window.test_saying import sample

COMPOSED = (
    channel_sections.HOW_TO_READ,
    " Here that is",
    " Along z the raw planes",
    ",",
    "7 ",
    "7,",
    "7.",
    "flagged by",
    "expected,",
)
"""Sentences that are put together of several; the whole ones are among the templates."""
METHODS = "Stacks were restored on a PC; voxel size 0.1 × 0.1 × 0.4 µm. It was made with care."


@pytest.fixture
def page() -> str:
    rows = (
        ("What", "after"),
        ("width of the sharpest structures (FWHM)", "0.41 ± 0.03 µm"),
        ("Source", "a <file> is empty.tif"),
        ("Time by stage", "Reading the stack: 1.5 s; Writing the result: 0.2 s"),
    )
    blocks = (Heading("In brief"), Table(rows), Paragraph(METHODS))
    return page_of(Document("Restoration of cells.tif", "SSAI-3D 0.1.0", blocks)).decode()


def test_words_and_numbers_change_and_files_and_the_methods_paragraph_do_not(page, speaking):
    speaking("de")
    assert "0.41\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}0.03\N{NO-BREAK SPACE}µm" in page
    german = in_language(page, "de")
    for there in (
        '<html lang="de">',
        ">Wiederherstellung von cells.tif<",
        ">In Kürze<",
        ">Breite der schärfsten Strukturen (Halbwertsbreite)<",
        f">{kept_together('0,41 ± 0,03 µm')}<",
        ">a &lt;file&gt; is empty.tif<",
        ">Bildstapel lesen: 1,5 s; Ergebnis schreiben: 0,2 s<",
        f">{kept_together(METHODS)}<",
    ):
        assert there in german
    assert german.partition("<style>")[2].partition("</style>")[0] in page


def test_a_copy_is_translated_and_the_report_left_alone(page, speaking, tmp_path):
    written = tmp_path / "report.html"
    written.write_text(page, "utf-8")
    folder = tmp_path / "copies"
    folder.mkdir()
    speaking("de")
    copy = translated_copy(written, folder)
    assert "In Kürze" in copy.read_text("utf-8")
    assert written.read_text("utf-8") == page


def outermost(tree: ast.AST) -> Iterator[str]:
    """Literals of several words that stand for themselves, with 7 for every value."""
    for node in ast.iter_child_nodes(tree):
        documents = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if documents:
            continue
        words = sample(node) if isinstance(node, ast.Constant | ast.JoinedStr) else None
        if words is None:
            yield from outermost(node)
        elif len(words.split()) > 2:
            yield words


@pytest.mark.parametrize("part", [channel_sections, run_sections])
def test_the_sentences_of_a_report_are_said_in_german(part, speaking):
    speaking("de")
    told = set(outermost(ast.parse(inspect.getsource(part))))
    english = {words for words in told if said(words) == words and not words.startswith(COMPOSED)}
    assert english <= {"x / y / z in µm", "licence not recorded"}
