"""Contrast: histogram, smallest and largest shown intensity in real numbers, and Auto."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.intensities import Intensities
from ssai3d_app.ui.quantities import format_intensity, parse_number
from ssai3d_app.ui.viewer.channels.histogram import Histogram
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import Levels, ViewState


class ContrastBar(QWidget):
    """One display range for raw and restored, so that they can be compared."""

    def __init__(
        self, source: DisplaySource, state: ViewState, auto: QAction, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._state = state
        self._judged: Intensities | None = None
        self._histogram = Histogram(self)
        self.minimum = self._field(texts.CONTRAST_MINIMUM)
        self.maximum = self._field(texts.CONTRAST_MAXIMUM)
        button = QPushButton(texts.CONTRAST_AUTO, self)
        button.setToolTip(auto.toolTip())
        button.setAccessibleName(texts.AUTO_CONTRAST[0])
        button.clicked.connect(auto.trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(8)
        layout.addWidget(QLabel(texts.CONTRAST_MINIMUM, self))
        layout.addWidget(self.minimum)
        layout.addWidget(self._histogram, 1)
        layout.addWidget(QLabel(texts.CONTRAST_MAXIMUM, self))
        layout.addWidget(self.maximum)
        layout.addWidget(button)
        self._histogram.dragged.connect(self._take_levels)
        auto.triggered.connect(self.choose_automatically)
        state.levels_changed.connect(self._show)
        source.pixels_changed.connect(self._judge)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        # A file dropped here is to be opened, not written into the field.
        field.setAcceptDrops(False)
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setFixedWidth(self.fontMetrics().averageCharWidth() * 11)
        field.editingFinished.connect(self._take_fields)
        return field

    @Slot()
    def choose_automatically(self) -> None:
        """Let the stack choose."""
        self._state.forget_hand_levels()
        self._judged = None
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """Suggest a range whenever the reader knows more of the intensities."""
        volume = self._source.volume
        if volume is None or volume.intensities is None:
            return
        if volume.intensities is not self._judged:
            self._judged = volume.intensities
            self._state.suggest_levels(Levels(self._judged.low, self._judged.high))
            self._show()

    @Slot(object)
    def _take_levels(self, levels: Levels) -> None:
        self._state.set_levels(levels)

    @Slot()
    def _take_fields(self) -> None:
        """Odd numbers and an empty range change nothing; the fields show what holds."""
        levels = self._state.levels
        low, high = parse_number(self.minimum.text()), parse_number(self.maximum.text())
        typed = (self.minimum.text(), self.maximum.text())
        if levels is not None and typed != self._texts(levels):
            if low is not None and high is not None and low < high:
                self._state.set_levels(Levels(low, high))
            self._show()

    @Slot()
    def _show(self) -> None:
        levels = self._state.levels
        volume = self._source.volume
        intensities = volume.intensities if volume else self._judged
        self._histogram.show_intensities(intensities, levels)
        if levels is not None:
            low, high = self._texts(levels)
            self.minimum.setText(low)
            self.maximum.setText(high)
        self.setEnabled(levels is not None)

    @staticmethod
    def _texts(levels: Levels) -> tuple[str, str]:
        return format_intensity(levels.low), format_intensity(levels.high)
