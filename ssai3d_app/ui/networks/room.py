"""The networks of one window: what there is, the import, and the dialog when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui.networks.dialog import NetworksDialog
from ssai3d_app.ui.networks.importer import NetworkImporter
from ssai3d_app.ui.networks.shelf import NetworkShelf
from ssai3d_app.ui.restore.choices import Choices


class NetworkRoom(QObject):
    """Made with the window; ``action`` opens the dialog, ``choices`` offer what there is."""

    def __init__(self, window: QWidget, action: QAction, choices: Choices) -> None:
        super().__init__(window)
        self._window = window
        self._choices = choices
        self.shelf = NetworkShelf(self)
        self.importer = NetworkImporter(self)
        self.dialog: NetworksDialog | None = None
        action.triggered.connect(self.show_dialog)
        self.shelf.changed.connect(self._offer)
        self._offer()

    @Slot()
    def show_dialog(self) -> None:
        """Open the dialog, or bring it to the front."""
        self.shelf.look_again()
        if self.dialog is None:
            self.dialog = NetworksDialog(self.shelf, self.importer, self._window)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def release(self) -> None:
        """End an import that runs."""
        self.importer.cancel()

    @Slot()
    def _offer(self) -> None:
        self._choices.show_networks(self.shelf.library.networks)
