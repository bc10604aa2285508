"""What every tool is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel


class Tool(Protocol):
    """What the left mouse button does in the panels. Each call gets the panel it happened in.

    ``panel.to_um`` brings the event's position to µm.
    """

    def press(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """The left button went down."""

    def move(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """The mouse moved, with the button down or up."""

    def release(self, panel: SlicePanel, event: QMouseEvent) -> None:
        """The left button went up."""
