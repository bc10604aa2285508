"""What is to be measured, and with which thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from ssai3d_app.engine.analysis.request import (
    AnalysisSettings,
    FilamentSettings,
    MitochondriaSettings,
    NucleiSettings,
)
from ssai3d_app.ui import texts
from ssai3d_app.ui.analysis.words import number
from ssai3d_app.ui.decimal_box import DecimalBox

_DIGITS = 4
_LARGEST = 100.0
_STEP = 0.01
_IN_A_ROW = 2


class AnalysisForm(QWidget):
    """Kind, channels and thresholds; a threshold of none is suggested from each stack."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = self._choice(texts.ANALYSIS_KIND)
        self.kind.setToolTip(texts.ANALYSIS_KIND_TIP)
        for kind, words in texts.ANALYSIS_KINDS.items():
            self.kind.addItem(words, kind)
        self.channel = self._choice(texts.ANALYSIS_CHANNEL)
        self.dna_channel = self._choice(texts.ANALYSIS_DNA_CHANNEL)
        self.threshold = self._threshold(texts.ANALYSIS_THRESHOLD)
        self.spot_threshold = self._threshold(texts.ANALYSIS_SPOT_THRESHOLD)
        self.spot_threshold.setToolTip(texts.ANALYSIS_SPOT_THRESHOLD_TIP)
        self._places = layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(3)
        layout.addWidget(self.kind, 0, 0, 1, _IN_A_ROW)
        self._labels: dict[QWidget, QLabel] = {}
        for field in (self.channel, self.dna_channel, self.threshold, self.spot_threshold):
            label = QLabel(field.accessibleName(), self)
            label.setObjectName("muted")
            label.setBuddy(field)
            self._labels[field] = label
        for column in range(_IN_A_ROW):
            layout.setColumnStretch(column, 1)
        self.kind.currentIndexChanged.connect(self._show_kind)
        for choice in (self.channel, self.dna_channel):
            choice.currentIndexChanged.connect(self.changed)
        for box in (self.threshold, self.spot_threshold):
            box.valueChanged.connect(self.changed)
        self._show_kind()

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setMinimumContentsLength(5)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _threshold(self, name: str) -> DecimalBox:
        box = DecimalBox(self)
        box.setAccessibleName(name)
        box.setDecimals(_DIGITS)
        box.setRange(0.0, _LARGEST)
        box.setSingleStep(_STEP)
        box.setSpecialValueText(texts.ANALYSIS_AUTOMATIC)
        # As wide as its half of the row, whatever it says.
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return box

    # What is chosen

    @property
    def chosen_kind(self) -> str:
        """``filaments``, ``mitochondria`` or ``nuclei``."""
        return str(self.kind.currentData())

    @property
    def channels(self) -> tuple[int, ...]:
        """The channels that are measured, from 0: one, or mitochondria and DNA."""
        first = max(0, self.channel.currentIndex())
        if self.chosen_kind != "mitochondria":
            return (first,)
        return first, max(0, self.dna_channel.currentIndex())

    @property
    def settings(self) -> AnalysisSettings:
        """All that is chosen; the channels must differ."""
        threshold = self.threshold.value() or None
        if self.chosen_kind == "filaments":
            return FilamentSettings(threshold=threshold)
        if self.chosen_kind == "nuclei":
            return NucleiSettings(threshold=threshold)
        return MitochondriaSettings(
            threshold=threshold,
            dna_channel=self.channels[1],
            spot_threshold=self.spot_threshold.value() or None,
        )

    # What is shown

    def choose_kind(self, kind: str) -> None:
        """Choose another kind."""
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def show_channels(self, names: tuple[str, ...], selected: int) -> None:
        """Offer the channels of another stack; the DNA is taken to be the next one."""
        for box, index in (
            (self.channel, selected),
            (self.dna_channel, (selected + 1) % max(1, len(names))),
        ):
            with QSignalBlocker(box):
                box.clear()
                box.addItems(names)
                box.setCurrentIndex(index)
        self.changed.emit()

    def show_used(self, settings: Mapping[str, Any] | None) -> None:
        """Say which thresholds were suggested, where they are left open; ``None`` forgets them."""
        for box, name in ((self.threshold, "threshold"), (self.spot_threshold, "spot_threshold")):
            value = None if settings is None else settings.get(name)
            words = texts.ANALYSIS_AUTOMATIC
            if value is not None:
                words = texts.ANALYSIS_AUTOMATIC_WAS.format(value=number(value))
            box.setSpecialValueText(words)

    @Slot()
    def _show_kind(self) -> None:
        """Thresholds of one kind mean nothing for another."""
        kind = self.chosen_kind
        for box in (self.threshold, self.spot_threshold):
            with QSignalBlocker(box):
                box.setValue(0.0)
        self.show_used(None)
        self.threshold.setToolTip(texts.ANALYSIS_THRESHOLD_TIPS[kind])
        self._lay_out(with_dna=kind == "mitochondria")
        self.changed.emit()

    def _lay_out(self, with_dna: bool) -> None:
        """Two fields in a row, their names above them; the slices keep the height."""
        fields = [self.channel, self.threshold]
        if with_dna:
            fields = [self.channel, self.dna_channel, self.threshold, self.spot_threshold]
        for field, label in self._labels.items():
            for part in (field, label):
                part.setVisible(field in fields)
        for place, field in enumerate(fields):
            row, column = divmod(place, _IN_A_ROW)
            self._places.addWidget(self._labels[field], 2 * row + 1, column)
            self._places.addWidget(field, 2 * row + 2, column)
