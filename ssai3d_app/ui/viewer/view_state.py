"""What is looked at and how: the one object that the views observe."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from ssai3d_app.ui.viewer.channels.looks import ChannelLooks, Levels

Position = tuple[float, float, float]
"""A point (z, y, x) in µm; the centre of the first voxel is the origin."""


class ViewMode(Enum):
    """Which of the two stacks is on display, or how both are."""

    RAW = auto()
    RESTORED = auto()
    SIDE_BY_SIDE = auto()
    SWIPE = auto()
    BLINK = auto()
    DIFFERENCE = auto()

    @property
    def is_one_picture_of_both(self) -> bool:
        """Whether raw and restored are compared in the same panels."""
        return self in (ViewMode.SWIPE, ViewMode.BLINK, ViewMode.DIFFERENCE)


class ViewState(QObject):
    """Selection, crosshair and mode. Every setter tells only when something changed.

    ``looks`` knows how each channel is shown.
    """

    selection_changed = Signal()
    crosshair_moved = Signal()
    crosshair_shown_changed = Signal()
    mode_changed = Signal()
    smoothing_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = self._time = self._channel = 0
        self._crosshair: Position = (0.0, 0.0, 0.0)
        self._crosshair_shown = True
        self._mode = ViewMode.RAW
        self._smooth = True
        self.looks = ChannelLooks(self)

    def reset(self) -> None:
        """Forget everything that belongs to the file shown before."""
        self._scene = self._time = self._channel = 0
        self._crosshair = (0.0, 0.0, 0.0)
        self._mode = ViewMode.RAW
        self.mode_changed.emit()
        self.looks.reset()

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
        else:
            chosen = (
                self._scene,
                self._time if time is None else time,
                self._channel if channel is None else channel,
            )
        if chosen != (self._scene, self._time, self._channel):
            another = chosen[0] != self._scene
            self._scene, self._time, self._channel = chosen
            if another:
                self.looks.reset()
            self.selection_changed.emit()

    def start_scene_again(self) -> None:
        """The scene is read with other axes: begin with its first time and channel."""
        self._time = self._channel = 0
        self.looks.reset()
        self.selection_changed.emit()

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
    def shown_channels(self) -> tuple[int, ...]:
        """The channels that are seen, in their order; the selected one always is."""
        return self.looks.shown(self._channel)

    @property
    def levels(self) -> Levels | None:
        """Display range of the selected channel of the raw stack; ``None`` while unknown."""
        return self.looks.of(self._channel).levels

    def set_levels(self, levels: Levels) -> None:
        """Choose the display range of the selected channel by hand; it then stays."""
        self.looks.change({self._channel: {"levels": levels}})
