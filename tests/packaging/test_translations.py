"""The translations fit the texts of the window, and the compiled ones fit their sources."""

from __future__ import annotations

import re
import string
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.packaging.scripts import load

translations = load("translations")
FILES = sorted(translations.FOLDER.glob("*.ts"))
ACCELERATOR = re.compile(r"&(\w)")
MENU_BAR = (
    ("general", "MENU_FILE"),
    ("projects", "MENU_PROJECT"),
    ("general", "MENU_VIEW"),
    ("tools", "MENU_TOOLS"),
    ("general", "MENU_HELP"),
)


def test_there_is_a_german_translation():
    assert [path.name for path in FILES] == ["ssai3d_de.ts"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_is_translated_and_nothing_is_left_of_texts_that_are_gone(path):
    found = translations.read(path)
    assert list(found) == list(translations.merged(translations.gathered(), found))
    assert [source for source, said in found.items() if said.state or not said.text] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_holds_the_placeholders_tags_and_file_types_of_its_text(path):
    unlike = [
        (source.text, said.text)
        for source, said in translations.read(path).items()
        if _fixed(source.text) != _fixed(said.text)
    ]
    assert unlike == []


def _fixed(text: str) -> Counter[str]:
    """What the program fills in or reads, which no language may change."""
    fields = (f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name)
    signs = re.findall(r"</?\w+>|\*\.\w+|;;|\t|\{\}|^ | $|^[✔✖✎!◂●▶▸▾○]", text)
    return Counter([*fields, *signs])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_two_menus_of_the_bar_share_a_key(path):
    said = {(s.subject, s.name): t.text for s, t in translations.read(path).items()}
    keys = [ACCELERATOR.findall(said[place]) for place in MENU_BAR]
    assert [len(found) for found in keys] == [1] * len(MENU_BAR)
    assert len({found[0].lower() for found in keys}) == len(MENU_BAR)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_compiled_file_says_what_its_source_says(path):
    compiled = QTranslator()
    assert compiled.load(str(path.with_suffix(".qm")))
    unlike = [
        source
        for source, said in translations.read(path).items()
        if compiled.translate(source.subject, source.text, source.name) != said.text
    ]
    assert unlike == []


def test_an_update_keeps_translations_marks_new_texts_and_remembers_what_is_gone(tmp_path):
    old, new = (translations.Source("general", "QUIT", text) for text in ("Leave", "Quit"))
    moved = translations.Source("general", "LEAVE", "Leave")
    path = Path(tmp_path / "some_de.ts")
    translations.write(path, "de", {old: translations.Translation("Verlassen")})
    known = translations.read(path)
    assert known == {old: translations.Translation("Verlassen")}
    assert translations.merged([old], known) == known
    assert translations.merged([moved, new], known) == {
        moved: translations.Translation("Verlassen", "unfinished"),
        new: translations.Translation("", "unfinished"),
        old: translations.Translation("Verlassen", "vanished"),
    }
