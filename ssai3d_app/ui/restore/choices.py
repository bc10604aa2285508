"""What to restore (scenes, channels, time), and how (method, quality, network, device)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from ssai3d_app.engine.backbones.registry import BACKBONES, Backbone
from ssai3d_app.engine.classics.names import CLASSICS, MethodName
from ssai3d_app.engine.gpu.verdict import Verdict
from ssai3d_app.engine.recipe import PRESETS, DeviceChoice, PresetName
from ssai3d_app.ui import texts
from ssai3d_app.ui.networks.words import in_a_line
from ssai3d_app.ui.saying import said
from ssai3d_app.volume.scene import Scene

PRESET_NAMES: tuple[PresetName, ...] = ("quick", "balanced", "best")
METHOD_NAMES: tuple[MethodName, ...] = ("ssai", *CLASSICS)
DEVICE_NAMES: tuple[DeviceChoice, ...] = ("auto", "cpu", "cuda")


class Choices(QWidget):
    """Combos with words for what the request holds.

    Those that say how are inside; ``part`` holds those that say what, to be placed elsewhere.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._channel = self._time = 0
        self.part = QWidget(self)
        self.scenes = self._combo(texts.SCENES_LABEL)
        self.channels = self._combo(texts.CHANNELS_LABEL)
        self.times = self._combo(texts.TIMES_LABEL)
        self.method = self._combo(texts.METHOD_LABEL)
        self.preset = self._combo(texts.PRESET_LABEL)
        self.network = self._combo(texts.NETWORK_LABEL)
        self.device = self._combo(texts.DEVICE_LABEL)
        self._gpu: Verdict | None = None
        self._networks: tuple[Backbone, ...] = ()
        self._method_words = self._words()
        self._preset_words = self._words()
        self._network_words = self._words()
        self._device_words = self._words()
        self.method.addItems([texts.METHODS[name][0] for name in METHOD_NAMES])
        self.preset.addItems([texts.PRESETS[name][0] for name in PRESET_NAMES])
        self.device.addItems([texts.DEVICES[name][0] for name in DEVICE_NAMES])
        self.preset.setCurrentIndex(PRESET_NAMES.index("balanced"))
        self._labels: dict[QComboBox, QLabel] = {}
        self._lay_out(self.part, (self.scenes, None), (self.channels, None), (self.times, None))
        self._lay_out(
            self,
            (self.method, self._method_words),
            (self.preset, self._preset_words),
            (self.network, self._network_words),
            (self.device, self._device_words),
        )
        for combo in self._labels:
            combo.currentIndexChanged.connect(self._explain)
        for combo in (self.scenes, self.channels, self.times):
            self._show_row(combo, False)
        self.show_networks(tuple(BACKBONES.values()))

    def _lay_out(self, inside: QWidget, *rows: tuple[QComboBox, QLabel | None]) -> None:
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (combo, words) in enumerate(rows):
            label = QLabel(combo.accessibleName(), inside)
            label.setBuddy(combo)
            self._labels[combo] = label
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(combo, 2 * row, 1)
            if words is not None:
                grid.addWidget(words, 2 * row + 1, 1)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A long channel name must not widen the panel.
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        return combo

    def _show_row(self, combo: QComboBox, shown: bool) -> None:
        combo.setVisible(shown)
        self._labels[combo].setVisible(shown)
        self.part.setVisible(
            any(not c.isHidden() for c in (self.scenes, self.channels, self.times))
        )

    def _words(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("muted")
        label.setWordWrap(True)
        return label

    def show_scene(self, scene: Scene, channel: int, time: int) -> None:
        """Offer what a scene has; ``channel`` and ``time`` are the ones on display."""
        self._channel, self._time = channel, time
        name = self._channel_name(scene, channel)
        channels, times = scene.length("C"), scene.length("T")
        everything = (
            texts.CHANNELS_ALL.format(count=channels),
            texts.TIMES_ALL.format(count=times),
        )
        self._offer(self.channels, channels, (everything[0], texts.CHANNEL_ONE.format(name=name)))
        self._offer(self.times, times, (everything[1], texts.TIME_ONE.format(number=time + 1)))
        self.changed.emit()

    def show_scenes(self, name: str, restorable: int) -> None:
        """Offer all scenes of a file beside the one on display, where several can be restored."""
        both = (texts.SCENE_ONE.format(name=name), texts.SCENES_ALL.format(count=restorable))
        self._offer(self.scenes, restorable, both)

    def show_networks(self, networks: tuple[Backbone, ...]) -> None:
        """Offer the networks there are; one that is gone is no longer chosen."""
        chosen = self.chosen_network
        self._networks = networks
        names = [network.name for network in networks]
        self.network.blockSignals(True)
        self.network.clear()
        self.network.addItems([texts.NETWORK_OF_PRESET, *names])
        self.network.setCurrentIndex(names.index(chosen) + 1 if chosen in names else 0)
        self.network.blockSignals(False)
        self._explain()

    def _offer(self, combo: QComboBox, count: int, words: tuple[str, str]) -> None:
        chosen = max(combo.currentIndex(), 0)
        combo.blockSignals(True)
        combo.clear()
        combo.addItems(words)
        combo.setCurrentIndex(chosen if count > 1 else 0)
        combo.blockSignals(False)
        self._show_row(combo, count > 1)

    @staticmethod
    def _channel_name(scene: Scene, channel: int) -> str:
        if channel < len(scene.channels):
            return scene.channels[channel].name
        return str(channel + 1)

    @Slot()
    def use_processor(self) -> None:
        """Choose the processor, whatever there is beside it."""
        self.device.setCurrentIndex(DEVICE_NAMES.index("cpu"))

    @property
    def in_words(self) -> str:
        """The quality that is chosen, or the method where it knows none."""
        if self.chosen_method == "ssai":
            return texts.PRESETS[self.chosen_preset][0]
        return texts.METHODS[self.chosen_method][0]

    @property
    def all_scenes(self) -> bool:
        """Whether every scene that can be restored is asked for, not only the one on display."""
        return self.scenes.currentIndex() == 1

    @property
    def chosen_channels(self) -> tuple[int, ...] | None:
        """Indices of channels; ``None`` is all."""
        return (self._channel,) if self.channels.currentIndex() == 1 else None

    @property
    def chosen_time(self) -> int | None:
        """Index of the time point; ``None`` is all."""
        return self._time if self.times.currentIndex() == 1 else None

    @property
    def chosen_preset(self) -> PresetName:
        """Name of the preset."""
        return PRESET_NAMES[self.preset.currentIndex()]

    @property
    def chosen_method(self) -> MethodName:
        """Name of the method."""
        return METHOD_NAMES[self.method.currentIndex()]

    @property
    def chosen_network(self) -> str | None:
        """Name of the network; ``None`` is that of the preset, or where no network is used."""
        if self.chosen_method != "ssai":
            return None
        index = self.network.currentIndex()
        return self._networks[index - 1].name if index > 0 else None

    @property
    def chosen_device(self) -> DeviceChoice:
        """Name of the device."""
        return DEVICE_NAMES[self.device.currentIndex()]

    def take(self, method: MethodName, preset: PresetName, network: str | None) -> bool:
        """Choose these; whether the network is there, else that of the preset is chosen."""
        names = [known.name for known in self._networks]
        for combo, row in (
            (self.method, METHOD_NAMES.index(method)),
            (self.preset, PRESET_NAMES.index(preset)),
            (self.network, names.index(network) + 1 if network in names else 0),
        ):
            combo.setCurrentIndex(row)
        return network is None or network in names

    @Slot()
    def _explain(self) -> None:
        self._method_words.setText(texts.METHODS[self.chosen_method][1])
        tuned = self.chosen_method == "ssai"
        for combo, words in (
            (self.preset, self._preset_words),
            (self.network, self._network_words),
        ):
            self._show_row(combo, tuned)
            words.setVisible(tuned)
        self._preset_words.setText(texts.PRESETS[self.chosen_preset][1])
        self._network_words.setText(self._about_the_network())
        self._device_words.setText(self._about_the_device())
        self.changed.emit()

    @Slot(object)
    def show_gpu(self, verdict: Verdict) -> None:
        """Say what will compute, now that it is known."""
        self._gpu = verdict
        self._explain()

    def _about_the_device(self) -> str:
        """What the choice of the device comes to, here."""
        choice, gpu = self.chosen_device, self._gpu
        if gpu is None or choice == "cpu":
            return texts.DEVICES[choice][1]
        if gpu.is_usable:
            return texts.DEVICE_AUTO_GPU.format(name=gpu.name)
        if choice == "cuda":
            return said(gpu.sentence)
        return texts.DEVICE_AUTO_CPU.format(sentence=said(gpu.why_processor))

    def _about_the_network(self) -> str:
        index = self.network.currentIndex()
        if index > 0:
            return in_a_line(self._networks[index - 1])
        network = BACKBONES[PRESETS[self.chosen_preset].network]
        words = in_a_line(network)
        return texts.NETWORK_OF_PRESET_WORDS.format(name=network.name, words=words)
