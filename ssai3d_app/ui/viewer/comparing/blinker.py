"""Raw and restored in turn, at a rate that the user sets."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui.viewer.comparing.compare_state import CompareState
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState

_SPI_GETCLIENTAREAANIMATION = 0x1042


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
            compare.set_period(None)

    @property
    def is_running(self) -> bool:
        """Whether raw and restored change by themselves now."""
        return self._timer.isActive()

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


def wants_less_motion() -> bool:
    """Whether the user has asked the system for fewer animations; only Windows can be asked."""
    if sys.platform != "win32":
        return False
    import ctypes

    animates = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(
        _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animates), 0
    )
    return not animates.value
