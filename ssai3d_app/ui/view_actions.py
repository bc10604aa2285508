"""The actions that look at the stack: what they do, and which of them can be done now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from ssai3d_app.ui import texts
from ssai3d_app.ui.actions import Actions
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState
from ssai3d_app.ui.viewer.viewer import Viewer


class ViewActions(QObject):
    """Connects the actions with viewer and state; offers only what can be done."""

    def __init__(
        self,
        does: Actions,
        state: ViewState,
        viewer: Viewer,
        raw: DisplaySource,
        restored: DisplaySource,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._does = does
        self._state = state
        self._viewer = viewer
        self._raw = raw
        self._restored = restored
        self._modes = dict(zip(does.modes, ViewMode, strict=True))
        does.mode_group.triggered.connect(self._show_mode)
        does.switch.triggered.connect(self._switch)
        does.crosshair.toggled.connect(state.show_crosshair)
        does.smooth.toggled.connect(state.show_smooth)
        does.fit.triggered.connect(viewer.fit)
        does.one_to_one.triggered.connect(viewer.one_to_one)
        does.next_plane.triggered.connect(self._next_plane)
        does.previous_plane.triggered.connect(self._previous_plane)
        state.mode_changed.connect(self.show_availability)
        restored.geometry_changed.connect(self.show_availability)

    @Slot(QAction)
    def _show_mode(self, action: QAction) -> None:
        """Show a mode; the key of a comparison, pressed again, goes back to the result.

        Where raw and restored do not blink by themselves, the key shows the other of both.
        """
        mode, compare = self._modes[action], self._viewer.compare
        again = mode is self._state.mode and mode not in (ViewMode.RAW, ViewMode.RESTORED)
        if again and mode is ViewMode.BLINK and compare.period is None:
            compare.blink()
        else:
            self._state.show_mode(ViewMode.RESTORED if again else mode)

    @Slot()
    def _switch(self) -> None:
        raw = self._state.mode is ViewMode.RAW
        self._state.show_mode(ViewMode.RESTORED if raw else ViewMode.RAW)

    @Slot()
    def _next_plane(self) -> None:
        self._viewer.step(0, 1)

    @Slot()
    def _previous_plane(self) -> None:
        self._viewer.step(0, -1)

    @Slot()
    def show_availability(self) -> None:
        """Offer only what can be done now; checks follow the mode."""
        does, mode = self._does, self._state.mode
        opened, compared = self._raw.image is not None, self._restored.image is not None
        for action in (*does.modes[1:], does.switch):
            action.setEnabled(compared)
            tip = action.statusTip() if compared else texts.NO_RESULT_YET
            action.setToolTip(f"{tip} ({action.shortcut().toString()})")
        for action in (
            does.show_raw,
            does.crosshair,
            does.smooth,
            does.projection,
            does.fit,
            does.one_to_one,
            does.auto_contrast,
            does.next_plane,
            does.previous_plane,
        ):
            action.setEnabled(opened)
        for action, shown in self._modes.items():
            action.setChecked(shown is mode)
