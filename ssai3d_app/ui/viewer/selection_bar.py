"""Scene, channel, time and depth."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.viewer.view_state import ViewState
from ssai3d_app.volume.scene import Scene

_LONGEST_NAME = 24


class _Walk(QWidget):
    """A slider with its name and its position in words."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(name)
        self.slider.setMinimumWidth(70)
        self._position = QLabel(self)
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
        longest = texts.POSITION_OF.format(position=count, count=count)
        self._position.setMinimumWidth(self.fontMetrics().horizontalAdvance(longest + " "))
        self._position.setText(texts.POSITION_OF.format(position=index + 1, count=count))


class SelectionBar(QWidget):
    """What of the file is looked at; parts with only one choice are hidden."""

    def __init__(self, state: ViewState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.scene = self._choice(texts.SCENE)
        self.channel = self._choice(texts.CHANNEL)
        self.time_walk = _Walk(texts.TIME, self)
        self.z_walk = _Walk(texts.DEPTH, self)
        self._named = [
            (QLabel(texts.SCENE, self), self.scene),
            (QLabel(texts.CHANNEL, self), self.channel),
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(8)
        for label, choice in self._named:
            layout.addWidget(label)
            layout.addWidget(choice)
        layout.addWidget(self.time_walk, 1)
        layout.addWidget(self.z_walk, 2)
        self.scene.activated.connect(self._select_scene)
        self.channel.activated.connect(self._select_channel)
        self.time_walk.slider.valueChanged.connect(self._select_time)

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(12)
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
        self.channel.clear()
        self.channel.addItems([channel.name for channel in scene.channels])
        self.channel.setCurrentIndex(state.channel)
        for choice in (self.scene, self.channel):
            longest = max((len(choice.itemText(i)) for i in range(choice.count())), default=0)
            choice.setMinimumContentsLength(min(max(longest, 8), _LONGEST_NAME))
            choice.setToolTip(f"{choice.accessibleName()}: {choice.currentText()}")
        for (label, choice), count in zip(
            self._named, (len(scenes), scene.length("C")), strict=True
        ):
            label.setVisible(count > 1)
            choice.setVisible(count > 1)
        self.time_walk.setVisible(scene.length("T") > 1)
        self.time_walk.show_index(state.time, scene.length("T"))

    @Slot(int)
    def _select_scene(self, index: int) -> None:
        self._state.select(scene=index)

    @Slot(int)
    def _select_channel(self, index: int) -> None:
        self._state.select(channel=index)

    @Slot(int)
    def _select_time(self, index: int) -> None:
        self._state.select(time=index)
