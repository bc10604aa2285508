"""What is looked at and how: the one object that the views observe."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

Position = tuple[float, float, float]
"""A point (z, y, x) in µm; the centre of the first voxel is the origin."""


class ViewMode(Enum):
    """Which of the two stacks is on display."""

    RAW = auto()
    RESTORED = auto()
    SIDE_BY_SIDE = auto()


@dataclass(frozen=True)
class Levels:
    """Intensities shown black and white."""

    low: float
    high: float


class ViewState(QObject):
    """Selection, crosshair, contrast and mode. Every setter tells only when something changed."""

    selection_changed = Signal()
    crosshair_moved = Signal()
    crosshair_shown_changed = Signal()
    levels_changed = Signal()
    mode_changed = Signal()
    smoothing_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = self._time = self._channel = 0
        self._crosshair: Position = (0.0, 0.0, 0.0)
        self._crosshair_shown = True
        self._mode = ViewMode.RAW
        self._smooth = True
        self._levels: dict[int, Levels] = {}
        self._by_hand: set[int] = set()

    def reset(self) -> None:
        """Forget everything that belongs to the file shown before."""
        self._scene = self._time = self._channel = 0
        self._levels.clear()
        self._by_hand.clear()
        self._crosshair = (0.0, 0.0, 0.0)
        self._mode = ViewMode.RAW
        self.mode_changed.emit()
        self.levels_changed.emit()

    @property
    def scene(self) -> int:
        """Index of the scene."""
        return self._scene

    @property
    def time(self) -> int:
        """Index of the time point."""
        return self._time

    @property
    def channel(self) -> int:
        """Index of the channel."""
        return self._channel

    def select(
        self, *, scene: int | None = None, time: int | None = None, channel: int | None = None
    ) -> None:
        """Look at another scene, time or channel. A new scene starts at its first of both."""
        if scene is not None and scene != self._scene:
            chosen = (scene, 0, 0)
            self._levels.clear()
            self._by_hand.clear()
        else:
            chosen = (
                self._scene,
                self._time if time is None else time,
                self._channel if channel is None else channel,
            )
        if chosen != (self._scene, self._time, self._channel):
            self._scene, self._time, self._channel = chosen
            self.selection_changed.emit()
            self.levels_changed.emit()

    def start_scene_again(self) -> None:
        """The scene is read with other axes: begin with its first time and channel."""
        self._time = self._channel = 0
        self._levels.clear()
        self._by_hand.clear()
        self.selection_changed.emit()
        self.levels_changed.emit()

    @property
    def crosshair(self) -> Position:
        """Where the three slices meet."""
        return self._crosshair

    def move_crosshair(self, position: Position) -> None:
        """Let the slices meet elsewhere."""
        if position != self._crosshair:
            self._crosshair = position
            self.crosshair_moved.emit()

    @property
    def crosshair_shown(self) -> bool:
        """Whether the crosshair is drawn."""
        return self._crosshair_shown

    def show_crosshair(self, shown: bool) -> None:
        """Draw the crosshair or leave it out."""
        if shown != self._crosshair_shown:
            self._crosshair_shown = shown
            self.crosshair_shown_changed.emit()

    @property
    def mode(self) -> ViewMode:
        """Which stack is on display."""
        return self._mode

    def show_mode(self, mode: ViewMode) -> None:
        """Show raw, restored or both."""
        if mode is not self._mode:
            self._mode = mode
            self.mode_changed.emit()

    @property
    def smooth(self) -> bool:
        """Whether raw slices along z are interpolated to the isotropic grid: the fair baseline."""
        return self._smooth

    def show_smooth(self, smooth: bool) -> None:
        """Interpolate raw slices along z, or show each voxel as the box it is."""
        if smooth != self._smooth:
            self._smooth = smooth
            self.smoothing_changed.emit()

    @property
    def levels(self) -> Levels | None:
        """Display range of the channel, the same for raw and restored; ``None`` while unknown."""
        return self._levels.get(self._channel)

    def set_levels(self, levels: Levels) -> None:
        """Choose the display range by hand; it then stays."""
        self._by_hand.add(self._channel)
        self._store(levels)

    def suggest_levels(self, levels: Levels) -> None:
        """Choose the display range from the stack, unless it was chosen by hand."""
        if self._channel not in self._by_hand:
            self._store(levels)

    @property
    def hand_levels(self) -> dict[int, Levels]:
        """The display ranges that were chosen by hand in this scene, by channel."""
        return {n: self._levels[n] for n in sorted(self._by_hand)}

    def recall_levels(self, levels: dict[int, Levels]) -> None:
        """Take display ranges that were chosen by hand before."""
        if levels:
            self._levels.update(levels)
            self._by_hand.update(levels)
            self.levels_changed.emit()

    def forget_hand_levels(self) -> None:
        """Let the stack choose the display range of the channel again."""
        self._by_hand.discard(self._channel)

    def _store(self, levels: Levels) -> None:
        if self._levels.get(self._channel) != levels:
            self._levels[self._channel] = levels
            self.levels_changed.emit()
