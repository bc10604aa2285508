"""How raw and restored are compared: where the divider stands, which of both is up, what range."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

BLINK_PERIODS = (1000, 700, 500)
"""Milliseconds that each of both stays, to choose from."""


class CompareState(QObject):
    """What the modes of comparing have to remember. Setters tell only when something changed."""

    divider_moved = Signal()
    blinked = Signal()
    period_changed = Signal()
    range_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._divider = 0.5
        self._restored_is_up = False
        self._period: int | None = BLINK_PERIODS[1]
        self._range: float | None = None

    @property
    def divider(self) -> float:
        """Where raw ends and restored begins, as a share (0–1) of each panel's width.

        A share and not a place in µm: XY and XZ have the same width and the same x axis, so the
        divider stands at one x in both, and it stays in reach however far one zooms.
        """
        return self._divider

    def move_divider(self, share: float) -> None:
        """Put the divider elsewhere, inside the panels."""
        share = min(max(share, 0.0), 1.0)
        if share != self._divider:
            self._divider = share
            self.divider_moved.emit()

    @property
    def restored_is_up(self) -> bool:
        """Which of both is seen while they blink."""
        return self._restored_is_up

    def blink(self) -> None:
        """Show the other of both."""
        self._restored_is_up = not self._restored_is_up
        self.blinked.emit()

    @property
    def period(self) -> int | None:
        """Milliseconds that each of both stays; ``None`` when only a key changes them."""
        return self._period

    def set_period(self, period: int | None) -> None:
        """Blink at another rate, or only when a key is pressed."""
        if period != self._period:
            self._period = period
            self.period_changed.emit()

    @property
    def difference_range(self) -> float | None:
        """The difference in full colour, chosen by hand; ``None`` follows the contrast."""
        return self._range

    def set_difference_range(self, most: float | None) -> None:
        """Choose the difference in full colour, above 0, or let it follow the contrast."""
        if most != self._range:
            self._range = most
            self.range_changed.emit()
