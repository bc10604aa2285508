"""How each channel is shown: what the user chose, and what the program chooses where nobody did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ssai3d_app.ui.viewer.channels.colors import default_colors
from ssai3d_app.volume.scene import Channel

MOST_SHOWN_AT_ONCE = 4
"""Files with more channels are begun one channel at a time."""
LEAST_GAMMA, LARGEST_GAMMA = 0.1, 5.0

_MOST_STEPS = 200


@dataclass(frozen=True)
class Levels:
    """Intensities shown black and white."""

    low: float
    high: float


@dataclass(frozen=True)
class Choices:
    """What the user chose of a channel; ``None`` leaves it to the program."""

    visible: bool | None = None
    color: str | None = None
    levels: Levels | None = None
    restored_levels: Levels | None = None
    gamma: float = 1.0


@dataclass(frozen=True)
class ChannelLook:
    """How a channel is shown.

    ``color`` is ``None`` for grey. ``levels`` are ``None`` while nothing is known of the
    intensities; ``restored_levels`` are ``None`` where raw and restored share their contrast.
    """

    visible: bool
    color: str | None
    levels: Levels | None
    restored_levels: Levels | None
    gamma: float

    def levels_of(self, restored: bool) -> Levels | None:
        """The display range of the raw or of the restored stack."""
        return self.restored_levels if restored and self.restored_levels else self.levels


class ChannelLooks(QObject):
    """Looks by channel of the scene on display. Setters tell only when something changed."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: dict[int, Choices] = {}
        self._suggested: dict[int, Levels] = {}
        self._names: tuple[str, ...] = ()
        self._colors: tuple[str | None, ...] = ()
        self._solo = False
        self._steps: list[dict[int, Choices]] = []

    def reset(self) -> None:
        """Forget everything: another stack is to be shown."""
        self._chosen.clear()
        self._suggested.clear()
        self._steps.clear()
        self._names = self._colors = ()
        self._solo = False
        self.changed.emit()

    def describe(self, channels: Sequence[Channel]) -> None:
        """Take what the file says of its channels."""
        names, colors = tuple(channel.name for channel in channels), default_colors(channels)
        if (names, colors) != (self._names, self._colors):
            self._names, self._colors = names, colors
            self.changed.emit()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the channels."""
        return self._names

    def default_color(self, channel: int) -> str | None:
        """The colour that the user did not choose; ``None`` is grey."""
        return self._colors[channel] if channel < len(self._colors) else None

    def of(self, channel: int) -> ChannelLook:
        """How a channel is shown."""
        chosen = self._chosen.get(channel, Choices())
        visible = chosen.visible
        if visible is None:
            visible = len(self._colors) <= MOST_SHOWN_AT_ONCE
        color = chosen.color or self.default_color(channel)
        levels = chosen.levels or self._suggested.get(channel)
        return ChannelLook(visible, color, levels, chosen.restored_levels, chosen.gamma)

    def shown(self, selected: int) -> tuple[int, ...]:
        """The channels that are seen while one is selected, which always is."""
        if self._solo:
            return (selected,)
        count = max(len(self._colors), selected + 1)
        return tuple(n for n in range(count) if n == selected or self.of(n).visible)

    @property
    def solo(self) -> bool:
        """Whether the selected channel is shown alone."""
        return self._solo

    def set_solo(self, solo: bool) -> None:
        """Show the selected channel alone, or with the others again."""
        if solo != self._solo:
            self._solo = solo
            self.changed.emit()

    def change(self, channels: Mapping[int, Mapping[str, Any]], *, goes_on: bool = False) -> None:
        """Take what the user chooses: channel → field of :class:`Choices` → value.

        It is undone in one step; with ``goes_on``, together with the change before.
        """
        new = {n: replace(self.chosen(n), **fields) for n, fields in channels.items()}
        before = {n: self.chosen(n) for n, choices in new.items() if choices != self.chosen(n)}
        if not before:
            return
        if not (goes_on and self._steps and self._steps[-1].keys() == before.keys()):
            self._steps.append(before)
            del self._steps[:-_MOST_STEPS]
        self._chosen.update(new)
        self.changed.emit()

    def suggest(self, channel: int, levels: Levels) -> None:
        """Take the display range that suits the stack; what was chosen by hand stays."""
        if self._suggested.get(channel) != levels:
            self._suggested[channel] = levels
            self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """Whether a choice can be taken back."""
        return bool(self._steps)

    def undo(self) -> None:
        """Take the last choice back."""
        if self._steps:
            self._chosen.update(self._steps.pop())
            self.changed.emit()

    def chosen(self, channel: int) -> Choices:
        """What the user chose of a channel."""
        return self._chosen.get(channel, Choices())

    @property
    def all_chosen(self) -> dict[int, Choices]:
        """What the user chose, by channel, where it is anything."""
        return {n: kept for n, kept in sorted(self._chosen.items()) if kept != Choices()}

    def recall(self, chosen: Mapping[int, Choices]) -> None:
        """Take what the user chose before; there is nothing to undo."""
        self._chosen = dict(chosen)
        self._solo = False
        self._steps.clear()
        self.changed.emit()
