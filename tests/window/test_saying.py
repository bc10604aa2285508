"""What the parts below the window say in English is said in the language of the window."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

import ssai3d_app
from ssai3d_app.engine.events import Stage
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import in_locale
from ssai3d_app.ui.saying import said
from ssai3d_app.volume.scene import Modality
from tests.window.conftest import some_stack

ROOT = Path(ssai3d_app.__file__).parent
BELOW = (
    "engine",
    "exporting",
    "formats",
    "jobs",
    "projects",
    "safe_reading",
    "updates",
    "volume",
    "errors.py",
)
SUBJECTS = ("refusals", "remedies", "engine", "checks")
REFUSING = {
    *("UserError", "CannotGoOnError", "GpuUnusableError"),
    *("unreadable", "unrestorable", "wrong_usage", "cannot_write"),
}
TELLING = {"finding", "caution"}
SAID_IN_FULL = {
    "_in_words",
    "told",
    "problem",
    "words",
    "what",
    "doing",
    "reason",
    "word",
    "_REMEDY",
}
"""Values that hold a sentence's own words; the whole sentences are among the templates."""


@cache
def trees() -> list[tuple[str, ast.Module]]:
    paths = [p for part in BELOW for p in ([ROOT / part] if part.endswith(".py") else [])]
    paths += [p for part in BELOW for p in sorted((ROOT / part).rglob("*.py"))]
    return [
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in paths
        if "pretraining" not in path.parts
    ]


def sample(tree: ast.expr) -> str | None:
    """What a literal might say, with 7 for every value; ``None`` where it is not literal."""
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        return tree.value
    if isinstance(tree, ast.JoinedStr):
        parts = []
        for part in tree.values:
            if isinstance(part, ast.FormattedValue):
                value = part.value
                if isinstance(value, ast.IfExp) or ast.unparse(value).endswith(".lower()"):
                    return None
                name = value.attr if isinstance(value, ast.Attribute) else ""
                name = value.id if isinstance(value, ast.Name) else name
                if name in SAID_IN_FULL:
                    return None
                parts.append("7")
            else:
                parts.append(str(part.value))
        return "".join(parts)
    return None


def told_below() -> Iterator[tuple[str, str]]:
    """Every sentence, or half of one, that is refused or told in so many words."""
    for name, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            function = node.func
            called = function.attr if isinstance(function, ast.Attribute) else ""
            called = function.id if isinstance(function, ast.Name) else called
            number = 2 if called in REFUSING else 1 if called in TELLING else 0
            for argument in node.args[:number]:
                words = sample(argument)
                if words is not None:
                    yield f"{name}:{node.lineno}", words


def test_every_refusal_and_finding_is_said_in_german(speaking):
    speaking("de")
    english = [(where, words) for where, words in told_below() if said(words) == words]
    assert not english
    words = [*Stage, *JobState, *Modality]
    assert not [word for word in words if said(str(word)) == word and word != "Airyscan"]


def test_no_template_is_left_of_a_sentence_that_is_gone():
    """Some are composed below of several pieces; most of the words still follow each other."""
    paths = [
        *ROOT.glob("*.py"),
        *(p for part in (*BELOW, "self_test") for p in (ROOT / part).rglob("*.py")),
    ]
    below = " ".join(
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    gone = []
    for template in (t for s in SUBJECTS for many in texts.english(s).values() for t in many):
        literals = re.split(r"\{\w+\}", template)
        pairs = [pair for words in literals for pair in itertools.pairwise(words.split())]
        there = sum(" ".join(pair) in below for pair in pairs)
        if there < 0.5 * len(pairs):
            gone.append(template)
    assert not gone


@pytest.mark.parametrize(
    ("english", "german"),
    [
        (
            "my cells.czi is empty; export it again from the microscope software.",
            "my cells.czi ist leer; exportieren Sie sie noch einmal aus der Mikroskopsoftware.",
        ),
        (
            "Scene 1 (is empty): The stack has only 5 planes; its axial blur can be measured "
            "roughly at best.",
            "Szene 1 (is empty): Der Bildstapel hat nur 5 Ebenen; seine axiale Unschärfe lässt "
            "sich bestenfalls grob messen.",
        ),
        (
            "DAPI: noise of 2.3 % of the brightness range at its middle, like that of 1,200 "
            "photons at the brightest; background at 101.5.",
            "DAPI: Rauschen von 2,3 % des Helligkeitsbereichs in dessen Mitte, wie das von 1.200 "
            "Photonen an der hellsten Stelle; Untergrund bei 101,5.",
        ),
        ("No NVIDIA graphics card was found.", "Es wurde keine Grafikkarte von NVIDIA gefunden."),
        ("z entered by the user; y, x from ND2 metadata", None),
        ("Words of another program; nobody knows them.", "same"),
    ],
)
def test_a_sentence_is_said_with_its_names_and_numbers(speaking, english, german):
    speaking("de")
    if german is None:
        german = "z vom Benutzer eingegeben; y, x aus ND2-Metadaten"
    assert said(english) == (english if german == "same" else german)


def test_in_english_a_sentence_stays_as_it_is():
    assert said("x.czi is empty; export it again.") == "x.czi is empty; export it again."


def test_a_number_has_the_signs_of_the_locale(speaking):
    speaking("de")
    assert in_locale("1,234.5–2.75") == "1.234,5–2,75"


def test_a_file_that_is_refused_is_refused_in_german(qtbot, make_window, speaking):
    def refuse(path: Path) -> None:
        raise UserError(f"{path.name} is empty", "export it again from the microscope software", 3)

    speaking("de")
    window = make_window(refuse)
    window.open(Path("cells.czi"))
    qtbot.waitUntil(window.error_card.isVisible, timeout=40_000)
    assert window.error_card.problem.text() == "cells.czi ist leer."
    assert window.error_card.remedy.text() == (
        "Exportieren Sie sie noch einmal aus der Mikroskopsoftware."
    )


def test_the_guide_speaks_german_and_writes_numbers_with_a_comma(make_window, open_in, speaking):
    speaking("de")
    window = make_window(some_stack())
    open_in(window)
    assert window.panel.data.voxel_fields.fields["z"].text() == "0,5"
    words = " ".join(label.text() for label in window.panel.findChildren(QLabel))
    assert "Z ist 5,0× gröber als XY: Das Ergebnis hat 5,0× mehr Schnitte" in words
