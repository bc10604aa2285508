"""Ctrl+Z where the stack is looked at: it takes back how channels are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ssai3d_app.ui.viewer.channels.looks import ChannelLooks

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class UndoKey(QObject):
    """Takes the key while the viewer has the focus and there is something to take back.

    Otherwise, and elsewhere in the window, it belongs to the edits of the project.
    """

    def __init__(self, looks: ChannelLooks, viewer: QWidget, fields: Sequence[QLineEdit]) -> None:
        super().__init__(viewer)
        self._looks = looks
        for watched in (viewer, *fields):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key when it is offered, and undo when it comes."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Undo) or not self._looks.can_undo:
            return False
        # What is being typed is taken back first.
        if isinstance(watched, QLineEdit) and watched.isUndoAvailable():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._looks.undo()
        return True
