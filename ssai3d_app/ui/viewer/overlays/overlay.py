"""What every overlay is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.panels.slice_panel import SlicePanel


class Overlay(Protocol):
    """Something painted over the slice of a panel, in the order in which the panel lists it."""

    def paint(self, painter: QPainter, panel: SlicePanel) -> None:
        """Paint in pixels of the panel; ``panel.to_pixel`` brings µm there."""
