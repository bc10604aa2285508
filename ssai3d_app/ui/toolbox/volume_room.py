"""Opens the 3D look; nothing of it is imported before it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui.support.safe_mode import opengl_allowed
from ssai3d_app.ui.toolbox.actions import ToolActions
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.overlays.traces import Traces
from ssai3d_app.ui.viewer.view_state import ViewState

if TYPE_CHECKING:
    from ssai3d_app.ui.viewer.volume_view.volume_window import VolumeWindow


class VolumeRoom(QObject):
    """One window at a time. In safe mode the processor draws, whatever card there is."""

    def __init__(
        self,
        does: ToolActions,
        state: ViewState,
        raw: DisplaySource,
        restored: DisplaySource,
        traces: Mapping[str, Traces],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._state, self._raw, self._restored, self._parent = state, raw, restored, window
        self._traces = traces
        self.window: VolumeWindow | None = None
        does.volume.triggered.connect(self.show_window)

    @Slot()
    def show_window(self) -> None:
        """Open it, or bring it to the front."""
        if self.window is None or not self.window.isVisible():
            from ssai3d_app.ui.viewer.volume_view.volume_window import VolumeWindow

            self.release()
            self.window = VolumeWindow(
                self._state,
                self._raw,
                self._restored,
                self._traces,
                opengl_allowed(),
                self._parent,
            )
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def release(self) -> None:
        """Close it, and end its thread."""
        if self.window is not None:
            self.window.close()
            self.window.release()
            self.window.deleteLater()
            self.window = None
