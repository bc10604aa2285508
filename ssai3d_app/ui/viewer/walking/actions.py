"""Other scenes and time points, from the menu and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.action_making import made_action
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.walking.player import Player


def _infos() -> dict[str, tuple[tuple[str, str], str]]:
    return {
        "next_time": (texts.NEXT_TIME, "Ctrl+PgDown"),
        "previous_time": (texts.PREVIOUS_TIME, "Ctrl+PgUp"),
        "play": (texts.PLAY, "T"),
        "next_scene": (texts.NEXT_SCENE, "Alt+PgDown"),
        "previous_scene": (texts.PREVIOUS_SCENE, "Alt+PgUp"),
    }


class WalkingActions(QObject):
    """The actions as attributes; offers only what the file has."""

    next_time: QAction
    previous_time: QAction
    play: QAction
    next_scene: QAction
    previous_scene: QAction

    def __init__(
        self, state: ViewState, raw: DisplaySource, player: Player, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._state, self._raw, self._player = state, raw, player
        for name, (words, key) in _infos().items():
            setattr(self, name, made_action(self, name, words, key))
        self.play.setCheckable(True)
        self.next_time.triggered.connect(self._go_on)
        self.previous_time.triggered.connect(self._go_back)
        self.next_scene.triggered.connect(self._next_scene)
        self.previous_scene.triggered.connect(self._previous_scene)
        self.play.triggered.connect(player.play)
        player.changed.connect(self.show_availability)
        state.selection_changed.connect(self.show_availability)
        raw.geometry_changed.connect(self.show_availability)
        self.show_availability()

    def all(self) -> list[QAction]:
        """Every action."""
        return [getattr(self, name) for name in _infos()]

    def menu(self, parent: QWidget) -> QMenu:
        """All of them."""
        menu = QMenu(texts.MENU_TIMES, parent)
        menu.addActions([self.next_time, self.previous_time, self.play])
        menu.addSeparator()
        menu.addActions([self.next_scene, self.previous_scene])
        return menu

    @Slot()
    def _go_on(self) -> None:
        self._state.select(time=self._state.time + 1)

    @Slot()
    def _go_back(self) -> None:
        self._state.select(time=self._state.time - 1)

    @Slot()
    def _next_scene(self) -> None:
        self._state.select(scene=self._state.scene + 1)

    @Slot()
    def _previous_scene(self) -> None:
        self._state.select(scene=self._state.scene - 1)

    @Slot()
    def show_availability(self) -> None:
        """Offer only what is there, and nothing beyond the ends."""
        state, scene = self._state, self._raw.scene
        times = scene.length("T") if scene else 1
        self.next_time.setEnabled(state.time + 1 < times)
        self.previous_time.setEnabled(scene is not None and state.time > 0)
        self.play.setEnabled(times > 1)
        self.play.setChecked(self._player.is_playing)
        self.next_scene.setEnabled(state.scene + 1 < len(self._raw.scenes))
        self.previous_scene.setEnabled(scene is not None and state.scene > 0)
