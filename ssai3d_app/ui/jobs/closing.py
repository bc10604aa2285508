"""The question when the window is closed while a restoration runs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ssai3d_app.ui import texts


class ClosingQuestion(QMessageBox):
    """Cancel and quit, or stay. Staying is the default."""

    quit_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            QMessageBox.Icon.Question, texts.CLOSE_TITLE, texts.CLOSE_TITLE, parent=parent
        )
        self.setInformativeText(texts.CLOSE_TEXT)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.quit_button = self.addButton(texts.CLOSE_QUIT, QMessageBox.ButtonRole.DestructiveRole)
        self.stay_button = self.addButton(texts.CLOSE_STAY, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.stay_button)
        self.setEscapeButton(self.stay_button)
        self.quit_button.clicked.connect(self.quit_chosen)
