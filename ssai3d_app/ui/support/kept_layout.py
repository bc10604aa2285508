"""Size and place of the window, from one start to the next; not in safe mode."""

from __future__ import annotations

import base64
import logging
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from ssai3d_app.settings import change_settings, read_settings
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.support.safe_mode import is_safe_mode

_log = logging.getLogger(__name__)


class KeptLayout(QObject):
    """Recalls how the window stood, and keeps how it stands at the end."""

    def __init__(self, window: QMainWindow, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path

    def recall(self) -> None:
        """Put the window where it was; say so where the settings are not understood."""
        if is_safe_mode():
            return
        found = read_settings(self._path)
        if found.remark is not None:
            self._window.statusBar().showMessage(said(found.remark), 15_000)
        if found.settings.window is not None:
            try:
                state = base64.b64decode(found.settings.window, validate=True)
            except ValueError as error:
                _log.warning("The place of the window cannot be understood: %s", error)
                return
            self._window.restoreGeometry(state)

    @Slot()
    def keep(self) -> None:
        """Write down where the window stands."""
        if is_safe_mode():
            return
        state = bytes(self._window.saveGeometry().data())
        try:
            change_settings(self._path, window=base64.b64encode(state).decode("ascii"))
        except OSError as error:
            # A full disk does not keep anyone from closing the window.
            _log.warning("The settings cannot be written: %s", error)
