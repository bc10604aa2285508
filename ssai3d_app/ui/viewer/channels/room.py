"""Everything about channels below the panels: which are shown, in what colour, how bright."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssai3d_app.ui.viewer.channels.actions import ChannelActions
from ssai3d_app.ui.viewer.channels.channel_strip import ChannelStrip
from ssai3d_app.ui.viewer.channels.contrast import Contrast
from ssai3d_app.ui.viewer.channels.contrast_bar import ContrastBar
from ssai3d_app.ui.viewer.channels.keeper import ChannelKeeper
from ssai3d_app.ui.viewer.channels.undo_key import UndoKey
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewState


class ChannelRoom(QWidget):
    """Puts the parts together; ``does`` holds the actions for menus."""

    def __init__(
        self,
        state: ViewState,
        raw: DisplaySource,
        restored: DisplaySource,
        auto: QAction,
        viewer: QWidget,
    ) -> None:
        super().__init__(viewer)
        self.contrast = Contrast(state, raw, restored, self)
        self.does = ChannelActions(self.contrast, state, auto, self)
        self.strip = ChannelStrip(state, self.does, self)
        self.bar = ContrastBar(self.contrast, state, self.does, self)
        self._keeper = ChannelKeeper(state, raw, restored, self)
        self._undo = UndoKey(state.looks, viewer, self.bar.fields)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.bar)
