"""Keeps what is known of the channels in step with what is looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ssai3d_app.ui.viewer.channels.looks import Levels
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewState


class ChannelKeeper(QObject):
    """Asks for the channels that are shown, and suggests a display range for each."""

    def __init__(
        self, state: ViewState, raw: DisplaySource, restored: DisplaySource, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._state, self._raw, self._restored = state, raw, restored
        for signal in (raw.geometry_changed, state.selection_changed, state.looks.changed):
            signal.connect(self._describe)
        raw.pixels_changed.connect(self._judge)
        restored.opened.connect(self._describe)

    @Slot()
    def _describe(self) -> None:
        """Another scene or selection has other channels."""
        scene = self._raw.scene
        if scene is None:
            return
        self._state.looks.describe(scene.channels)
        shown = self._state.shown_channels
        self._raw.want_channels(shown)
        self._restored.want_channels(shown)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """Suggest a range whenever the reader knows more of the intensities."""
        for channel in self._state.shown_channels:
            volume = self._raw.volume_of(channel)
            if volume is not None and volume.intensities is not None:
                found = volume.intensities
                self._state.looks.suggest(channel, Levels(found.low, found.high))
