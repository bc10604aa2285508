"""Choosing what is opened: a file, a folder, or the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ssai3d_app.locations import sample
from ssai3d_app.ui import texts
from ssai3d_app.ui.actions import Actions


class FileChoice(QObject):
    """The dialogs of the Open actions."""

    chosen = Signal(object)
    """A path."""

    def __init__(self, does: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        does.open.triggered.connect(self.ask_for_file)
        does.open_folder.triggered.connect(self.ask_for_folder)
        does.open_sample.triggered.connect(self.take_sample)

    @Slot()
    def ask_for_file(self) -> None:
        """Let the user choose a file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, texts.OPEN_DIALOG_TITLE, "", texts.OPEN_DIALOG_FILTER
        )
        if name:
            self.chosen.emit(Path(name))

    @Slot()
    def ask_for_folder(self) -> None:
        """Let the user choose a folder of planes, or an OME-Zarr image."""
        name = QFileDialog.getExistingDirectory(self._window, texts.OPEN_FOLDER_TITLE)
        if name:
            self.chosen.emit(Path(name))

    @Slot()
    def take_sample(self) -> None:
        """The stack that comes with the program."""
        self.chosen.emit(sample())
