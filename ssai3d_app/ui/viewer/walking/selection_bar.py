"""Scene, time and depth; the channels have a row of their own."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.steady_label import SteadyLabel
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.ui.viewer.walking.actions import WalkingActions
from ssai3d_app.ui.viewer.walking.player import RATES, Player
from ssai3d_app.volume.scene import Scene

_LONGEST_NAME = 24


class _Walk(QWidget):
    """A slider with its name and its position in words."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(name)
        self.slider.setMinimumWidth(50)
        self._position = SteadyLabel(QLabel(self), "", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(QLabel(name, self))
        layout.addWidget(self.slider, 1)
        layout.addWidget(self._position)

    def show_index(self, index: int, count: int) -> None:
        """Show a position without telling anybody."""
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, count - 1)
            self.slider.setValue(index)
        self._position.reserve(texts.POSITION_OF.format(position=count, count=count) + " ")
        self._position.setText(texts.POSITION_OF.format(position=index + 1, count=count))


class _PlayButton(QToolButton):
    """Begins and stops; its menu sets how fast."""

    def __init__(self, player: Player, play: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("play")
        self._player, self._play = player, play
        self.setCheckable(True)
        self.setAccessibleName(texts.PLAY[0])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self)
        self._rates = QActionGroup(menu)
        for rate in RATES:
            action = menu.addAction(texts.PLAY_RATE.format(rate=rate))
            action.setCheckable(True)
            action.setData(rate)
            self._rates.addAction(action)
        self.setMenu(menu)
        self.clicked.connect(player.play)
        self._rates.triggered.connect(self._choose_rate)
        player.changed.connect(self._show)
        self._show()

    @Slot(QAction)
    def _choose_rate(self, action: QAction) -> None:
        self._player.set_rate(action.data())

    @Slot()
    def _show(self) -> None:
        playing = self._player.is_playing
        self.setChecked(playing)
        self.setText(texts.PLAY_STOP_SIGN if playing else texts.PLAY_SIGN)
        self.setToolTip(self._play.toolTip())
        for action in self._rates.actions():
            action.setChecked(action.data() == self._player.rate)


class SelectionBar(QWidget):
    """What of the file is looked at; parts with only one choice are hidden."""

    def __init__(
        self, state: ViewState, player: Player, does: WalkingActions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._state = state
        self.scene = self._choice(texts.SCENE)
        self._scene_label = QLabel(texts.SCENE, self)
        self.time_walk = _Walk(texts.TIME, self)
        self.play = _PlayButton(player, does.play, self)
        self.z_walk = _Walk(texts.DEPTH, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(8)
        layout.addWidget(self._scene_label)
        layout.addWidget(self.scene)
        layout.addWidget(self.time_walk, 1)
        layout.addWidget(self.play)
        layout.addWidget(self.z_walk, 2)
        self.scene.activated.connect(self._select_scene)
        self.time_walk.slider.valueChanged.connect(self._select_time)

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(4)
        return choice

    def show_scenes(self, scenes: tuple[Scene, ...]) -> None:
        """Offer what a file holds."""
        self.scene.clear()
        self.scene.addItems([scene.name for scene in scenes])
        self.show_selection(scenes)

    def show_selection(self, scenes: tuple[Scene, ...]) -> None:
        """Show what is selected."""
        state = self._state
        scene = scenes[state.scene]
        self.scene.setCurrentIndex(state.scene)
        longest = max((len(scene.name) for scene in scenes), default=0)
        self.scene.setMinimumContentsLength(min(max(longest, 4), _LONGEST_NAME))
        self.scene.setToolTip(f"{self.scene.accessibleName()}: {self.scene.currentText()}")
        for part in (self._scene_label, self.scene):
            part.setVisible(len(scenes) > 1)
        for part in (self.time_walk, self.play):
            part.setVisible(scene.length("T") > 1)
        self.time_walk.show_index(state.time, scene.length("T"))

    @Slot(int)
    def _select_scene(self, index: int) -> None:
        self._state.select(scene=index)

    @Slot(int)
    def _select_time(self, index: int) -> None:
        self._state.select(time=index)
