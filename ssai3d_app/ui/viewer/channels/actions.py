"""What can be done with channels and their contrast, from menus and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.action_making import made_action
from ssai3d_app.ui.viewer.channels.contrast import Contrast
from ssai3d_app.ui.viewer.view_state import ViewState

MOST_KEYS = 4


def _infos() -> dict[str, tuple[tuple[str, str], str]]:
    return {
        "next_channel": (texts.NEXT_CHANNEL, "C"),
        "solo": (texts.SOLO_CHANNEL, "Shift+C"),
        "auto_all": (texts.AUTO_CONTRAST_ALL, "Shift+A"),
        "full_range": (texts.FULL_RANGE, "Ctrl+Alt+A"),
        "own": (texts.OWN_CONTRAST, ""),
        "undo": (texts.UNDO_CONTRAST, ""),
    }


class ChannelActions(QObject):
    """The actions as attributes. ``auto`` is the window's own, with its key.

    ``toggles`` show and hide the first channels, as their keys 1 to 4 do.
    """

    next_channel: QAction
    solo: QAction
    auto_all: QAction
    full_range: QAction
    own: QAction
    undo: QAction

    def __init__(
        self, contrast: Contrast, state: ViewState, auto: QAction, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._contrast, self._state = contrast, state
        self.auto = auto
        for name, (words, key) in _infos().items():
            setattr(self, name, made_action(self, name, words, key))
        self.toggles = [
            made_action(
                self,
                f"toggle_channel_{number}",
                tuple(text.format(number=number) for text in texts.TOGGLE_CHANNEL),
                str(number),
            )
            for number in range(1, MOST_KEYS + 1)
        ]
        for action in (self.solo, self.own, *self.toggles):
            action.setCheckable(True)
        self._group = QActionGroup(self)
        self._group.setExclusive(False)
        for number, action in enumerate(self.toggles):
            action.setData(number)
            self._group.addAction(action)
        self._group.triggered.connect(self._toggle)
        auto.triggered.connect(contrast.choose_automatically)
        self.next_channel.triggered.connect(self._select_next)
        self.solo.triggered.connect(state.looks.set_solo)
        self.auto_all.triggered.connect(contrast.choose_all_automatically)
        self.full_range.triggered.connect(contrast.show_full_range)
        self.own.triggered.connect(contrast.give_own)
        self.undo.triggered.connect(contrast.undo)
        contrast.changed.connect(self.show_availability)
        self.show_availability()

    def all(self) -> list[QAction]:
        """Every action but the window's own."""
        return [*(getattr(self, name) for name in _infos()), *self.toggles]

    def contrast_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the contrast."""
        menu = QMenu(texts.MENU_CONTRAST, parent)
        menu.addActions([self.auto, self.auto_all, self.full_range])
        menu.addSeparator()
        menu.addAction(self.own)
        menu.addSeparator()
        menu.addAction(self.undo)
        return menu

    def channel_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the channels."""
        menu = QMenu(texts.MENU_CHANNELS, parent)
        menu.addActions([self.next_channel, self.solo])
        menu.addSeparator()
        menu.addActions(self.toggles)
        return menu

    @Slot()
    def _select_next(self) -> None:
        """The next channel of those that are seen; of all, when one is shown alone."""
        state = self._state
        there = range(len(state.looks.names)) if state.looks.solo else state.shown_channels
        later = [number for number in there if number > state.channel]
        state.select(channel=later[0] if later else there[0])

    @Slot(QAction)
    def _toggle(self, action: QAction) -> None:
        self.show_channel(action.data(), action.isChecked())

    def show_channel(self, channel: int, shown: bool) -> None:
        """Show or hide a channel. When the selected one is hidden, another is selected; the last
        that is seen stays."""
        state = self._state
        others = [number for number in state.shown_channels if number != channel]
        if not shown and not others:
            self.show_availability()
            return
        if shown:
            state.looks.set_solo(False)
        state.looks.change({channel: {"visible": shown}})
        if not shown and channel == state.channel:
            state.select(channel=min(others, key=lambda number: abs(number - channel)))

    @Slot()
    def show_availability(self) -> None:
        """Offer only what can be done now."""
        state, contrast = self._state, self._contrast
        count, shown = len(state.looks.names), state.shown_channels
        self.next_channel.setEnabled(count > 1)
        self.solo.setEnabled(count > 1)
        self.solo.setChecked(state.looks.solo)
        for number, action in enumerate(self.toggles):
            there = number < count and count > 1
            action.setVisible(there)
            action.setEnabled(there)
            action.setChecked(there and number in shown)
            if there:
                words = texts.TOGGLE_CHANNEL_NAMED.format(name=state.looks.names[number])
                action.setText(words.replace("&", "&&"))
        known = contrast.levels is not None
        self.auto_all.setEnabled(known and count > 1)
        self.full_range.setEnabled(known)
        self.own.setEnabled(contrast.can_have_own)
        self.own.setChecked(contrast.has_own)
        self.undo.setEnabled(state.looks.can_undo)
