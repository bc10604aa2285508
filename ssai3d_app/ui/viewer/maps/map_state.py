"""Which map lies over the slices, and how strongly."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from ssai3d_app.engine.trust.shares import EVEN


class Overlaid(Enum):
    """What is laid over the slices."""

    NOTHING = auto()
    VEIL = auto()
    """A veil over voxels with less trust than a threshold."""
    HEAT = auto()
    """Trust in colours."""
    LABELS = auto()

    @property
    def tells_trust(self) -> bool:
        """Whether the trust map is what is shown."""
        return self in (Overlaid.VEIL, Overlaid.HEAT)


class MapState(QObject):
    """The one choice, its threshold and its opacity. Setters tell only when something changed.

    The veil begins where the result is more likely wrong than right by more than the noise.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overlaid = Overlaid.NOTHING
        self._threshold = EVEN
        self._opacity = 0.6

    @property
    def overlaid(self) -> Overlaid:
        """What is laid over the slices."""
        return self._overlaid

    def lay_over(self, overlaid: Overlaid) -> None:
        """Lay something else over them, or nothing."""
        if overlaid is not self._overlaid:
            self._overlaid = overlaid
            self.changed.emit()

    @property
    def threshold(self) -> float:
        """Trust (0–1) below which voxels are veiled."""
        return self._threshold

    def set_threshold(self, threshold: float) -> None:
        """Veil voxels with less trust than this."""
        if threshold != self._threshold:
            self._threshold = threshold
            self.changed.emit()

    @property
    def opacity(self) -> float:
        """How much of what lies below is hidden (0–1)."""
        return self._opacity

    def set_opacity(self, opacity: float) -> None:
        """Hide more or less of what lies below."""
        if opacity != self._opacity:
            self._opacity = opacity
            self.changed.emit()
