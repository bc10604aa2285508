"""Buttons that hand an exported stack to napari, Fiji and the file manager."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from ssai3d_app.formats.placing import is_zarr
from ssai3d_app.locations import settings_file
from ssai3d_app.settings import change_settings, read_settings
from ssai3d_app.ui import texts
from ssai3d_app.ui.export_stack.programs import ProgramName, found_program, start

_log = logging.getLogger(__name__)


class Openers(QWidget):
    """Where a program is not found, its button says so and asks where it is."""

    said = Signal(str)
    """A sentence about what was tried."""

    def __init__(self, parent: QWidget, settings: Path | None = None) -> None:
        super().__init__(parent)
        self._settings = settings or settings_file()
        self._path = Path()
        self.napari = self._button(texts.OPEN_IN_NAPARI)
        self.fiji = self._button(texts.OPEN_IN_FIJI)
        self.folder = self._button((texts.RESULT_FOLDER, texts.RESULT_FOLDER_TIP))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.napari, self.fiji, self.folder):
            row.addWidget(button)
        row.addStretch(1)
        self.napari.clicked.connect(self._open_in_napari)
        self.fiji.clicked.connect(self._open_in_fiji)
        self.folder.clicked.connect(self._open_folder)

    def _button(self, words: tuple[str, str]) -> QPushButton:
        button = QPushButton(words[0], self)
        button.setToolTip(words[1])
        button.setAutoDefault(False)
        return button

    def show_file(self, path: Path) -> None:
        """What is to be opened."""
        self._path = path
        self.fiji.setEnabled(not is_zarr(path))
        self.fiji.setToolTip(
            texts.OPEN_IN_FIJI_NOT_ZARR if is_zarr(path) else texts.OPEN_IN_FIJI[1]
        )

    @Slot()
    def _open_in_napari(self) -> None:
        self._open_in("napari")

    @Slot()
    def _open_in_fiji(self) -> None:
        self._open_in("fiji")

    def _open_in(self, name: ProgramName) -> None:
        words = texts.PROGRAM_NAMES[name]
        program = found_program(name, read_settings(self._settings).settings.programs)
        if program is None:
            self.said.emit(texts.PROGRAM_NOT_FOUND.format(program=words))
            program = self.ask_where(name)
            if program is None:
                return
        if start(program, self._path):
            self.said.emit(texts.PROGRAM_STARTED.format(program=words))
        else:
            self.said.emit(texts.PROGRAM_NOT_STARTED.format(program=words))
            self._remember(name, None)

    def ask_where(self, name: ProgramName) -> Path | None:
        """Ask where a program is, and remember it."""
        title = texts.PROGRAM_CHOOSE.format(program=texts.PROGRAM_NAMES[name])
        chosen, _ = QFileDialog.getOpenFileName(self, title)
        if not chosen:
            return None
        self._remember(name, chosen)
        return Path(chosen)

    def _remember(self, name: ProgramName, path: str | None) -> None:
        known = dict(read_settings(self._settings).settings.programs)
        known.pop(name, None)
        if path is not None:
            known[name] = path
        try:
            change_settings(self._settings, programs=known)
        except OSError as error:
            # It is asked for again the next time.
            _log.warning("Where %s is cannot be remembered: %s", name, error)

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
