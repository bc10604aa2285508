"""View ▸ Language: another one is spoken from the next start on."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from ssai3d_app.settings import change_settings, read_settings
from ssai3d_app.ui import texts

_log = logging.getLogger(__name__)


class LanguageMenu(QMenu):
    """A choice each; that of the settings file is marked when the menu opens."""

    def __init__(self, settings: Path, parent: QWidget) -> None:
        super().__init__(texts.MENU_LANGUAGE, parent)
        self._settings = settings
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self.choices: dict[str, QAction] = {}
        for code, name in texts.LANGUAGES.items():
            choice = self.addAction(name)
            choice.setData(code)
            choice.setToolTip(texts.LANGUAGE_TIP)
            choice.setStatusTip(texts.LANGUAGE_TIP)
            choice.setCheckable(True)
            self._group.addAction(choice)
            self.choices[code] = choice
        self._group.triggered.connect(self._choose)
        self.aboutToShow.connect(self._mark)
        self._mark()

    @Slot()
    def _mark(self) -> None:
        chosen = read_settings(self._settings).settings.language or ""
        self.choices.get(chosen, self.choices[""]).setChecked(True)

    @Slot(QAction)
    def _choose(self, choice: QAction) -> None:
        try:
            change_settings(self._settings, language=choice.data() or None)
            told = texts.LANGUAGE_CHANGED
        except OSError as error:
            _log.warning("The language cannot be kept: %s", error)
            told = texts.LANGUAGE_NOT_KEPT
        box = QMessageBox(
            QMessageBox.Icon.Information,
            texts.LANGUAGE_TITLE,
            told,
            QMessageBox.StandardButton.Ok,
            self.parentWidget(),
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
