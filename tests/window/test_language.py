"""The language of the window: chosen, kept, and spoken from the start on."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMessageBox

from ssai3d_app import __main__ as entrance
from ssai3d_app.locations import settings_file
from ssai3d_app.settings import read_settings
from ssai3d_app.ui import language, texts
from ssai3d_app.ui.decimal_box import DecimalBox
from ssai3d_app.ui.quantities import day_in_words, format_fixed, moment_in_words, parse_ungrouped
from ssai3d_app.ui.support.language_menu import LanguageMenu


@pytest.mark.parametrize(
    ("named", "spoken"),
    [(["de-AT", "en-GB"], "de"), (["fr-FR", "de"], "de"), (["fr_FR"], "en"), ([], "en")],
)
def test_the_first_language_of_the_system_that_the_program_speaks_is_taken(named, spoken):
    assert language.of_system(named) == spoken


def test_the_command_line_outdoes_the_settings_and_unknown_languages_count_for_nothing(
    tmp_path, monkeypatch
):
    installed = []
    monkeypatch.setattr(language, "install", installed.append)
    settings = tmp_path / "settings.json"
    settings.write_text('{"language": "de"}')
    before = QLocale()
    try:
        assert language.speak(None, settings) == "de"
        assert QLocale().decimalPoint() == ","
        assert language.speak("en", settings) == "en"
        assert QLocale().decimalPoint() == "."
        assert language.speak(None, tmp_path / "none.json", settings) == "de"
        monkeypatch.setattr(language, "of_system", lambda named: "en")
        assert language.speak("xx", settings) == "en"
    finally:
        QLocale.setDefault(before)
    assert installed == ["de", "de"]


def test_the_program_is_started_in_a_language(monkeypatch, tmp_path, capsys):
    started = []
    monkeypatch.setattr(
        "ssai3d_app.ui.application.run", lambda path, **how: started.append((path, how)) or 0
    )
    stack = tmp_path / "a stack.tif"
    assert entrance.main(["--language", "de", str(stack)]) == 0
    assert entrance.main(["--language", "de", "--safe-mode"]) == 0
    assert entrance.main(["--language"]) == 2
    assert started == [
        (stack, {"safe_mode": False, "language": "de"}),
        (None, {"safe_mode": True, "language": "de"}),
    ]
    assert "--language" in capsys.readouterr().err


def test_the_menu_keeps_the_language_for_the_next_start_and_says_so(make_window):
    window = make_window()
    menu = window.findChild(LanguageMenu)
    assert menu.choices[""].isChecked()
    for code in ("de", ""):
        menu.choices[code].trigger()
        assert read_settings(settings_file()).settings.language == (code or None)
        menu.aboutToShow.emit()
        assert menu.choices[code].isChecked()
        box = window.findChildren(QMessageBox)[-1]
        assert box.text() == texts.LANGUAGE_CHANGED
        box.done(0)


@pytest.mark.parametrize("typed", ["1,5", "1.5", "1.5 µm"])
def test_a_field_of_decimal_numbers_takes_a_comma_and_a_dot(qtbot, speaking, typed):
    speaking("de")
    box = DecimalBox()
    qtbot.addWidget(box)
    box.setRange(0, 5000)
    box.setSuffix(" µm")
    box.lineEdit().setText(typed)
    box.interpretText()
    assert box.value() == 1.5
    assert box.text() == "1,50 µm"


def test_times_and_numbers_are_written_as_the_locale_has_them(speaking):
    when = datetime(2026, 11, 9, 20, 15).astimezone()
    speaking("de")
    assert moment_in_words(when) == "09.11.26 20:15"
    assert day_in_words(when.date()) == "09.11.26"
    assert format_fixed(1234.5, 1) == "1.234,5"
    assert parse_ungrouped("1,5") == parse_ungrouped("1.5") == 1.5
    assert parse_ungrouped("1.234,5") is None
