"""The small "?" beside what is explained; the keyboard has F1 for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.help.actions import HERE


class HelpButton(QToolButton):
    """Opens the help on a widget, as F1 does when that has the focus."""

    def __init__(self, explained: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._explained = explained
        self.setObjectName("question")
        self.setText(texts.HELP_QUESTION)
        self.setToolTip(texts.HELP_QUESTION_TIP)
        self.setAccessibleName(texts.HELP_QUESTION_TIP)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self._explained.setFocus()
        for action in self.window().actions():
            if action.objectName() == HERE:
                action.trigger()
