"""Colours as WCAG 2.2 AA asks for, computed from the theme and its style sheet."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette

from ssai3d_app.ui import theme
from ssai3d_app.ui.theme import DARK, LIGHT, Tones, palette
from tests.contrast import NO_TEXT, TEXT, contrast

THEMES = pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])


def rules() -> list[tuple[str, dict[str, str]]]:
    """The rules of the style sheet that are not about what is disabled."""
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", theme._SHEET):
        pairs = [part.partition(":")[::2] for part in body.split(";") if ":" in part]
        if ":disabled" not in selector:
            found.append((selector.strip(), {key.strip(): value.strip() for key, value in pairs}))
    return found


def tone(value: str, tones: Tones) -> str | None:
    """The colour that a value of the style sheet names, where it names one."""
    named = re.search(r"@(\w+)", value)
    if named is not None and named.group(1) != "chevron":
        return str(getattr(tones, named.group(1)))
    plain = re.search(r"#[0-9a-f]{6}", value)
    return plain.group(0) if plain else None


def test_the_formula_gives_what_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_every_text_of_the_style_sheet_stands_out_from_what_is_behind_it(tones):
    pairs = {("palette", tones.text, tones.window), ("palette", tones.text, tones.base)}
    for selector, values in rules():
        text = tone(values.get("color", ""), tones)
        behind = tone(values.get("background", ""), tones)
        if text and behind:
            pairs.add((selector, text, behind))
        elif text:
            pairs |= {(selector, text, tones.window), (selector, text, tones.base)}
        elif behind and not any(mute in selector for mute in ("#primary", "chunk", "handle")):
            pairs.add((selector, tones.text, behind))
        if "selection-background-color" in values:
            chosen = tone(values["selection-color"], tones) if "selection-color" in values else None
            back = tone(values["selection-background-color"], tones)
            pairs.add((selector, chosen or tones.text, back))
    pairs |= {
        ("QPushButton#primary:hover", tones.on_accent, tones.accent_hover),
        ("QToolTip", tones.text, tones.base),
    }
    poor = [
        (selector, text, behind, round(contrast(text, behind), 2))
        for selector, text, behind in pairs
        if contrast(text, behind) < TEXT
    ]
    assert len(pairs) > 30
    assert not poor


@THEMES
def test_every_text_of_the_palette_stands_out(tones):
    made, role = palette(tones), QPalette.ColorRole
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Base),
        (role.Link, role.Window),
    ]
    for text, behind in pairs:
        found = contrast(made.color(text).name(), made.color(behind).name())
        assert found >= TEXT, (text, behind, found)


@THEMES
def test_the_focus_and_the_edges_of_fields_can_be_seen(tones):
    focused = [(selector, values) for selector, values in rules() if ":focus" in selector]
    assert len(focused) > 10
    for selector, values in focused:
        edge = tone(values.get("border", values.get("border-color", "")), tones)
        assert edge is not None, selector
        for back in (tones.window, tones.base):
            assert contrast(edge, back) >= NO_TEXT, (selector, edge, back)
    for back in (tones.window, tones.base):
        assert contrast(tones.outline, back) >= NO_TEXT


CONTROL = r"(QFrame#\w+ )?Q(PushButton|ToolButton|LineEdit|ComboBox)(#\w+)?"


def test_every_control_that_the_style_frames_shows_the_focus():
    framed = {
        part.strip()
        for selector, values in rules()
        for part in selector.split(",")
        if re.fullmatch(
            r"(QFrame#\w+ )?Q(PushButton|ToolButton|LineEdit|ComboBox)(#\w+)?", part.strip()
        )
        and "border" in values
    }
    focused = {
        part.strip().partition(":")[0]
        for selector, _ in rules()
        for part in selector.split(",")
        if ":focus" in part
    }
    assert framed
    assert framed - focused == {"QToolButton#question"}, "that one is not reached by the keyboard"


def test_marks_and_words_stand_out_on_the_canvas_of_the_images():
    for mark in (
        theme.REGION,
        theme.PROFILE,
        theme.DISTANCE,
        theme.BOOKMARK,
        theme.CROSSHAIR,
        theme.CANVAS_FOCUS,
    ):
        assert contrast(mark, theme.CANVAS) >= NO_TEXT, mark
    for words in (theme.CANVAS_TEXT, theme.CANVAS_BADGE):
        assert contrast(words, theme.CANVAS) >= TEXT
    for curve in (theme.CURVE_RAW, theme.CURVE_RESTORED):
        for tones in (LIGHT, DARK):
            assert contrast(curve, tones.base) >= NO_TEXT, curve
