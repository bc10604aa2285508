"""The language of the window: as the system has it, as it is set, or as the command line says."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ssai3d_app.locations import resources
from ssai3d_app.settings import read_settings

LANGUAGES = ("en", "de")
"""By their codes (ISO 639-1). English is what the texts are written in."""

_log = logging.getLogger(__name__)


def speak(wish: str | None, *settings: Path) -> str:
    """Let the application speak, and write numbers, in a language; returns which.

    What counts is ``wish``, else the first of the settings files that names a language, else the
    first of the system's languages that is one of :data:`LANGUAGES`; English otherwise. Where that
    is the system's own language, or nobody has chosen it, numbers and dates are written as the
    system has them; otherwise as the language has them. Widgets have to be made afterwards.
    """
    kept = (read_settings(path).settings.language for path in settings)
    chosen = next((code for code in (wish, *kept) if code), "")
    if chosen and chosen not in LANGUAGES:
        _log.warning("There is no translation into %s", chosen)
        chosen = ""
    language = chosen or of_system(QLocale.system().uiLanguages())
    if chosen and QLocale.system().language() != QLocale(chosen).language():
        QLocale.setDefault(QLocale(chosen))
    if language != "en":
        install(language)
    return language


def of_system(wanted: list[str]) -> str:
    """The first of the languages that a system names (``"de-AT"``) which the program speaks."""
    codes = (name.replace("_", "-").partition("-")[0].lower() for name in wanted)
    return next((code for code in codes if code in LANGUAGES), "en")


def install(language: str) -> list[QTranslator]:
    """Install the program's translation and Qt's own, which names the buttons of its dialogs."""
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    own = resources() / "translations"
    installed = []
    for path in (qt / f"qtbase_{language}.qm", own / f"ssai3d_{language}.qm"):
        translator = QTranslator(QCoreApplication.instance())
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            installed.append(translator)
        else:
            _log.warning("The translation %s cannot be read", path)
    return installed
