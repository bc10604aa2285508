"""The page of a report in the language of the window; the report itself stays as it was written."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

from ssai3d_app.engine.report.figures_in_words import kept_together
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import MEASURE, in_locale
from ssai3d_app.ui.saying import said

_HEAD, _WORDS = "</style>", re.compile(r"(?<=>)[^<>]+(?=<)")


def translated_copy(page: Path, folder: Path) -> Path:
    """A copy of the page in the window's language, in a folder.

    Raises
    ------
    OSError
        When the page cannot be read or the copy not be written.
    """
    copy = folder / page.name
    copy.write_text(in_language(page.read_text("utf-8"), texts.LANGUAGE_CODE), "utf-8")
    return copy


def in_language(page: str, language: str) -> str:
    """The words of a page said in the window's language, and its numbers as the locale has them."""
    head, style, body = page.partition(_HEAD)
    head = head.replace('<html lang="en">', f'<html lang="{language}">')
    return f"{head}{style}{_WORDS.sub(_said, body)}"


def _said(words: re.Match[str]) -> str:
    text = unescape(words.group()).replace("\N{NO-BREAK SPACE}", " ")
    bare = text.strip()
    known = in_locale(bare) if MEASURE.fullmatch(bare) else said(bare)
    return words.group() if known == bare else escape(kept_together(text.replace(bare, known)))
