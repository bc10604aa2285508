"""Shows the time points one after the other, no faster than they can be read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.panels.cut import Cut
from ssai3d_app.ui.viewer.view_state import ViewState

RATES = (1, 2, 5, 10, 20)
"""Time points per second to choose from."""


class Player(QObject):
    """Plays while ``view`` can be seen; after the last time point comes the first."""

    changed = Signal()

    def __init__(
        self, state: ViewState, raw: DisplaySource, restored: DisplaySource, view: QWidget
    ) -> None:
        super().__init__(view)
        self._state, self._raw, self._restored, self._view = state, raw, restored, view
        self._rate = RATES[2]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        raw.geometry_changed.connect(self._stop_without_times)
        view.installEventFilter(self)

    @property
    def is_playing(self) -> bool:
        """Whether the time points change by themselves."""
        return self._timer.isActive()

    @property
    def rate(self) -> int:
        """Time points per second, at most."""
        return self._rate

    def set_rate(self, rate: int) -> None:
        """Play faster or more slowly."""
        if rate != self._rate:
            self._rate = rate
            if self.is_playing:
                self._timer.start(1000 // rate)
            self.changed.emit()

    @Slot(bool)
    def play(self, plays: bool) -> None:
        """Begin or stop."""
        if plays and self._times > 1 and self._view.isVisible():
            self._timer.start(1000 // self._rate)
        else:
            self._timer.stop()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nobody looks at what is hidden."""
        if event.type() == QEvent.Type.Hide and self.is_playing:
            self.play(False)
        return super().eventFilter(watched, event)

    @property
    def _times(self) -> int:
        scene = self._raw.scene
        return scene.length("T") if scene else 1

    @Slot()
    def _stop_without_times(self) -> None:
        if self.is_playing and self._times < 2:
            self.play(False)

    @Slot()
    def _go_on(self) -> None:
        """The next time point, once the plane of this one has been seen."""
        if self._times < 2:
            self.play(False)
        elif self._is_there(self._raw) and self._is_there(self._restored):
            self._state.select(time=(self._state.time + 1) % self._times)

    def _is_there(self, source: DisplaySource) -> bool:
        if source.scene is None:
            return True
        at = self._state.crosshair
        return source.slice(Cut.XY, at, channel=self._state.channel) is not None
