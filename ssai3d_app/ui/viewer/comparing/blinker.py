"""Raw and restored in turn, at a rate that the user sets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui.support.motion import wants_less_motion
from ssai3d_app.ui.viewer.comparing.compare_state import BLINK_PERIODS, CompareState
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState


class Blinker(QObject):
    """Blinks while the mode asks for it and ``view`` can be seen; no timer runs otherwise."""

    def __init__(self, state: ViewState, compare: CompareState, view: QWidget) -> None:
        super().__init__(view)
        self._state, self._compare, self._view = state, compare, view
        self._timer = QTimer(self)
        self._timer.timeout.connect(compare.blink)
        state.mode_changed.connect(self._follow)
        compare.period_changed.connect(self._follow)
        view.installEventFilter(self)
        if wants_less_motion():
            self.reduce(True)

    @property
    def is_running(self) -> bool:
        """Whether raw and restored change by themselves now."""
        return self._timer.isActive()

    @Slot(bool)
    def reduce(self, less: bool) -> None:
        """Blink only when the key is pressed, or by itself again."""
        self._compare.set_period(None if less else BLINK_PERIODS[1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop with the view, and go on with it."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return super().eventFilter(watched, event)

    @Slot()
    def _follow(self) -> None:
        period = self._compare.period
        blinks = self._state.mode is ViewMode.BLINK and self._view.isVisible()
        if not blinks or period is None:
            self._timer.stop()
        elif not self._timer.isActive() or self._timer.interval() != period:
            self._timer.start(period)
