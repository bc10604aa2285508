"""The tool at hand when no other was chosen: it moves the crosshair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel


class Pointing:
    """A click or a drag moves the crosshair, and so does moving with Shift."""

    def press(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """Move the crosshair here."""
        panel.picked.emit(panel.to_um(event.position()))

    def move(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """Drag the crosshair."""
        dragged = event.buttons() & Qt.MouseButton.LeftButton
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if dragged or shifted:
            panel.picked.emit(panel.to_um(event.position()))

    def release(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """The crosshair stays where it is."""
