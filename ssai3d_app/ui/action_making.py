"""An action with everything that it says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence


def made_action(
    parent: QObject, name: str, words: Sequence[str], *keys: str, checkable: bool = False
) -> QAction:
    """An action of ``parent``; ``words`` are its text and its tip, which names the first key."""
    text, tip = words
    action = QAction(text, parent)
    action.setObjectName(name)
    action.setShortcuts([QKeySequence(key) for key in keys if key])
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip} ({key})" if key else tip)
    action.setStatusTip(tip)
    action.setCheckable(checkable)
    return action
