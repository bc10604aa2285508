"""What the contrast of the selected channel is, and every way to change it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.ui.opening.intensities import Intensities
from ssai3d_app.ui.viewer.channels.looks import LARGEST_GAMMA, LEAST_GAMMA, Levels
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState


class Contrast(QObject):
    """Raw and restored share their contrast, so that they can be compared; a channel may be given
    one of its own for the restored stack, and then one of both is edited at a time."""

    changed = Signal()

    def __init__(
        self, state: ViewState, raw: DisplaySource, restored: DisplaySource, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._state, self._raw, self._restored = state, raw, restored
        self._looks = state.looks
        self._prefers_restored = False
        for signal in (
            state.looks.changed,
            state.selection_changed,
            state.mode_changed,
            raw.pixels_changed,
            restored.pixels_changed,
        ):
            signal.connect(self.changed)

    @property
    def levels(self) -> Levels | None:
        """The display range that is edited; ``None`` while nothing is known of the stack."""
        return self._looks.of(self._state.channel).levels_of(self.is_of_restored)

    @property
    def gamma(self) -> float:
        """The curve between black and white, the same for raw and restored."""
        return self._looks.of(self._state.channel).gamma

    @property
    def intensities(self) -> tuple[Intensities | None, Intensities | None]:
        """What the raw and the restored stack hold, where they are shown."""
        mode = self._state.mode
        raw = None if mode is ViewMode.RESTORED and self._restored.volume else self._raw
        restored = None if mode is ViewMode.RAW else self._restored
        return self._of(raw), self._of(restored)

    def _of(self, source: DisplaySource | None) -> Intensities | None:
        volume = source.volume_of(self._state.channel) if source else None
        return volume.intensities if volume else None

    # Raw and restored ---------------------------------------------------------------------------

    @property
    def has_own(self) -> bool:
        """Whether the restored stack has a contrast of its own in the selected channel."""
        return self._looks.of(self._state.channel).restored_levels is not None

    @property
    def can_have_own(self) -> bool:
        """Whether there is a restored stack to give one to."""
        return self._restored.volume_of(self._state.channel) is not None

    def give_own(self, own: bool) -> None:
        """Give the restored stack a contrast of its own, or that of the raw stack again."""
        if own == self.has_own:
            return
        levels = None
        if own:
            found = self._of(self._restored)
            levels = _automatic(found) if found else self.levels
        self._prefers_restored = own
        self._change(restored_levels=levels)

    @property
    def is_of_restored(self) -> bool:
        """Whether the contrast of the restored stack is the one that is edited."""
        if not self.has_own or self._state.mode is ViewMode.RAW:
            return False
        return self._prefers_restored or self._state.mode is ViewMode.RESTORED

    def edit_restored(self, restored: bool) -> None:
        """Edit the one or the other, where each has its own."""
        if restored != self._prefers_restored:
            self._prefers_restored = restored
            self.changed.emit()

    # Changes ------------------------------------------------------------------------------------

    def set_levels(self, levels: Levels, goes_on: bool = False) -> None:
        """Show other intensities black and white; ``goes_on`` while the same edge is dragged."""
        self._change(goes_on, **{self._field: levels})

    def set_gamma(self, gamma: float, goes_on: bool = False) -> None:
        """Bend the curve between them; below 1 the dark parts become brighter."""
        self._change(goes_on, gamma=min(max(gamma, LEAST_GAMMA), LARGEST_GAMMA))

    @Slot()
    def choose_automatically(self) -> None:
        """Let the stack choose for the selected channel."""
        self._looks.change({self._state.channel: self._automatic_of(self._state.channel)})

    @Slot()
    def choose_all_automatically(self) -> None:
        """Let the stack choose for every channel."""
        scene = self._raw.scene
        count = scene.length("C") if scene else 1
        self._looks.change({n: self._automatic_of(n, both=True) for n in range(count)})

    @Slot()
    def show_full_range(self) -> None:
        """From the smallest to the largest intensity, on a straight line."""
        raw, restored = self._of(self._raw), self._of(self._restored)
        found = restored if self.is_of_restored else raw
        if found is not None:
            self._change(gamma=1.0, **{self._field: Levels(found.minimum, found.maximum)})

    @Slot()
    def undo(self) -> None:
        """Take the last change of how channels are shown back."""
        self._looks.undo()

    @property
    def _field(self) -> str:
        return "restored_levels" if self.is_of_restored else "levels"

    def _automatic_of(self, channel: int, both: bool = False) -> dict[str, Any]:
        own = self._looks.of(channel).restored_levels is not None
        chosen: dict[str, Any] = {}
        volume = self._restored.volume_of(channel)
        if own and (both or self.is_of_restored) and volume and volume.intensities:
            chosen["restored_levels"] = _automatic(volume.intensities)
        if both or not self.is_of_restored:
            chosen["levels"] = None
        return chosen

    def _change(self, goes_on: bool = False, **fields: Any) -> None:
        self._looks.change({self._state.channel: fields}, goes_on=goes_on)


def _automatic(found: Intensities) -> Levels:
    return Levels(found.low, found.high)
