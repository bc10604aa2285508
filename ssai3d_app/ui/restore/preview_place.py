"""What step 2 of the guide asks of the preview that stands in it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton

from ssai3d_app.ui.restore.guide import PreviewFact


class PreviewPart(Protocol):
    """What stands in step 2; a QWidget."""

    changed: SignalInstance
    """Its fact has changed."""
    button: QPushButton
    """Makes a preview."""

    @property
    def fact(self) -> PreviewFact:
        """Where the preview stands."""
