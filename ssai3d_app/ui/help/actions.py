"""What the Help menu offers, with its keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ssai3d_app.ui import texts
from ssai3d_app.ui.action_making import made_action

HERE = "help_here"
"""The name of the action that explains what has the focus."""


class HelpActions(QObject):
    """The actions as attributes; each has a text and a tooltip."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.here: QAction = made_action(self, HERE, texts.HELP_HERE, "F1")
        self.contents: QAction = made_action(self, "help_contents", texts.HELP_CONTENTS, "Shift+F1")
        self.keys: QAction = made_action(self, "help_keys", texts.HELP_KEYS, "?")
        self.tour: QAction = made_action(self, "help_tour", texts.HELP_TOUR)

    def all(self) -> list[QAction]:
        """Every action, in the order of the menu."""
        return [self.here, self.contents, self.keys, self.tour]
