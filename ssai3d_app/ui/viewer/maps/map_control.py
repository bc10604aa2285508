"""The one control of what lies over the slices."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSlider,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_intensity
from ssai3d_app.ui.viewer.comparing.drop_panel import DropPanel
from ssai3d_app.ui.viewer.maps.map_state import MapState, Overlaid

_HUNDREDTHS = 100
_LEAST_OPACITY = 10
_WIDTH_OF_REASON = 280


class MapControl(DropPanel):
    """A choice, two sliders, and a button to open a label map."""

    labels_asked = Signal()

    def __init__(self, maps: MapState, parent: QWidget) -> None:
        super().__init__(texts.OVERLAY, texts.OVERLAY_TIP, parent)
        self._maps = maps
        self._group = QButtonGroup(self)
        self.choices: dict[Overlaid, QRadioButton] = {}
        for overlaid, words in (
            (Overlaid.NOTHING, texts.OVERLAY_NOTHING),
            (Overlaid.VEIL, texts.OVERLAY_VEIL),
            (Overlaid.HEAT, texts.OVERLAY_HEAT),
            (Overlaid.LABELS, texts.OVERLAY_LABELS),
        ):
            button = QRadioButton(words, self.panel)
            self.choices[overlaid] = button
            self._group.addButton(button, overlaid.value)
            self.column.addWidget(button)
        self._group.idClicked.connect(self._choose)
        self._reason = QLabel(self.panel)
        self._reason.setObjectName("muted")
        self._reason.setWordWrap(True)
        self._reason.setMinimumWidth(_WIDTH_OF_REASON)
        self.column.addWidget(self._reason)
        self.open_labels = QPushButton(texts.OVERLAY_OPEN_LABELS, self.panel)
        self.open_labels.setToolTip(texts.OVERLAY_OPEN_LABELS_TIP)
        self.open_labels.setAccessibleName(texts.OVERLAY_OPEN_LABELS)
        self.open_labels.clicked.connect(self._ask_for_labels)
        self.column.addWidget(self.open_labels)
        self._grid = QGridLayout()
        self.column.addLayout(self._grid)
        self.threshold, self._threshold = self._slider(
            texts.OVERLAY_THRESHOLD, texts.OVERLAY_THRESHOLD_TIP, 0
        )
        self.opacity, self._opacity = self._slider(
            texts.OVERLAY_OPACITY, texts.OVERLAY_OPACITY, _LEAST_OPACITY
        )
        self.threshold.valueChanged.connect(self._take_threshold)
        self.opacity.valueChanged.connect(self._take_opacity)
        maps.changed.connect(self._show)
        self.offer(trust=texts.NO_TRUST_WITHOUT_RESULT, labels=False)

    def _slider(self, name: str, tip: str, least: int) -> tuple[QSlider, QLabel]:
        row = self._grid.rowCount()
        slider = QSlider(Qt.Orientation.Horizontal, self.panel)
        slider.setRange(least, _HUNDREDTHS)
        slider.setAccessibleName(name)
        slider.setToolTip(tip)
        number = QLabel(self.panel)
        number.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %  "))
        self._grid.addWidget(QLabel(name, self.panel), row, 0)
        self._grid.addWidget(slider, row, 1)
        self._grid.addWidget(number, row, 2)
        return slider, number

    def offer(self, trust: str | None, labels: bool) -> None:
        """Offer what there is; ``trust`` says why there is no trust map, ``None`` that there is."""
        for overlaid in (Overlaid.VEIL, Overlaid.HEAT):
            self.choices[overlaid].setEnabled(trust is None)
            self.choices[overlaid].setToolTip(trust or texts.TRUST_NOTE)
        self.choices[Overlaid.LABELS].setEnabled(labels)
        self.choices[Overlaid.LABELS].setToolTip("" if labels else texts.OVERLAY_OPEN_LABELS_TIP)
        self._reason.setText(texts.TRUST_NOTE if trust is None else trust)
        self._show()

    @Slot()
    def _ask_for_labels(self) -> None:
        self.panel.hide()
        self.labels_asked.emit()

    @Slot(int)
    def _choose(self, number: int) -> None:
        self._maps.lay_over(Overlaid(number))

    @Slot(int)
    def _take_threshold(self, value: int) -> None:
        self._maps.set_threshold(value / _HUNDREDTHS)

    @Slot(int)
    def _take_opacity(self, value: int) -> None:
        self._maps.set_opacity(value / _HUNDREDTHS)

    @Slot()
    def _show(self) -> None:
        maps = self._maps
        self.choices[maps.overlaid].setChecked(True)
        for slider, value in ((self.threshold, maps.threshold), (self.opacity, maps.opacity)):
            with QSignalBlocker(slider):
                slider.setValue(round(value * _HUNDREDTHS))
        self.threshold.setEnabled(maps.overlaid is Overlaid.VEIL)
        self.opacity.setEnabled(maps.overlaid is not Overlaid.NOTHING)
        self._threshold.setText(format_intensity(maps.threshold))
        self._opacity.setText(texts.OVERLAY_PERCENT.format(percent=round(100 * maps.opacity)))
        name = texts.OVERLAY_SHORT.get(maps.overlaid.name)
        self.setText(texts.OVERLAY if name is None else texts.OVERLAY_SHOWN.format(name=name))
