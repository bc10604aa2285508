"""Contrast of the selected channel: histogram, black, white and gamma in real numbers, Auto."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_intensity, parse_ungrouped
from ssai3d_app.ui.viewer.channels.actions import ChannelActions
from ssai3d_app.ui.viewer.channels.contrast import Contrast
from ssai3d_app.ui.viewer.channels.histogram import Histogram, HistogramContent
from ssai3d_app.ui.viewer.channels.looks import LARGEST_GAMMA, LEAST_GAMMA, Levels
from ssai3d_app.ui.viewer.view_state import ViewState

_NUMBER_WIDTH, _GAMMA_WIDTH = 10, 5


class ContrastBar(QWidget):
    """One display range for raw and restored, or one of both where they have their own."""

    def __init__(
        self, contrast: Contrast, state: ViewState, does: ChannelActions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._contrast, self._state = contrast, state
        self.which = QComboBox(self)
        self.which.addItems([texts.CONTRAST_OF_RAW, texts.CONTRAST_OF_RESTORED])
        self.which.setAccessibleName(texts.CONTRAST_WHICH)
        self.which.setToolTip(texts.CONTRAST_WHICH)
        self.minimum = self._field(texts.CONTRAST_MINIMUM, texts.CONTRAST_MINIMUM, _NUMBER_WIDTH)
        self.maximum = self._field(texts.CONTRAST_MAXIMUM, texts.CONTRAST_MAXIMUM, _NUMBER_WIDTH)
        self.gamma = self._field(texts.CONTRAST_GAMMA, texts.CONTRAST_GAMMA_TIP, _GAMMA_WIDTH)
        self.fields = (self.minimum, self.maximum, self.gamma)
        self.histogram = Histogram(self)
        self.auto = QToolButton(self)
        self.auto.setObjectName("autoContrast")
        self.auto.setText(texts.CONTRAST_AUTO)
        self.auto.setToolTip(does.auto.toolTip())
        self.auto.setAccessibleName(texts.AUTO_CONTRAST[0])
        self.auto.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.auto.setMenu(does.contrast_menu(self))
        self.auto.clicked.connect(does.auto.trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(8)
        layout.addWidget(self.which)
        for words, part in ((texts.CONTRAST_MINIMUM, self.minimum), ("", self.histogram)):
            self._add(layout, words, part)
        for words, part in (
            (texts.CONTRAST_MAXIMUM, self.maximum),
            (texts.CONTRAST_GAMMA_SIGN, self.gamma),
            ("", self.auto),
        ):
            self._add(layout, words, part)
        self.which.activated.connect(self._choose_which)
        self.histogram.levels_dragged.connect(contrast.set_levels)
        self.histogram.gamma_dragged.connect(contrast.set_gamma)
        contrast.changed.connect(self._show)
        self._show()

    def _add(self, layout: QHBoxLayout, words: str, part: QWidget) -> None:
        if words:
            layout.addWidget(QLabel(words, self))
        layout.addWidget(part, int(part is self.histogram))

    def _field(self, name: str, tip: str, letters: int) -> QLineEdit:
        field = QLineEdit(self)
        # A file dropped here is to be opened, not written into the field.
        field.setAcceptDrops(False)
        field.setAccessibleName(name)
        field.setToolTip(tip)
        field.setFixedWidth(self.fontMetrics().averageCharWidth() * letters + 14)
        field.editingFinished.connect(self._take_fields)
        return field

    @Slot(int)
    def _choose_which(self, index: int) -> None:
        self._contrast.edit_restored(index == 1)

    @Slot()
    def _take_fields(self) -> None:
        """Odd numbers and an empty range change nothing; the fields show what holds."""
        contrast = self._contrast
        levels = contrast.levels
        typed = (self.minimum.text(), self.maximum.text())
        if levels is None:
            return
        if typed != _texts(levels):
            low, high = (parse_ungrouped(text) for text in typed)
            if low is not None and high is not None and low < high:
                contrast.set_levels(Levels(low, high))
        if self.gamma.text() != _gamma_text(contrast.gamma):
            gamma = parse_ungrouped(self.gamma.text())
            if gamma is not None and LEAST_GAMMA <= gamma <= LARGEST_GAMMA:
                contrast.set_gamma(gamma)
        self._show()

    @Slot()
    def _show(self) -> None:
        contrast = self._contrast
        levels, look = contrast.levels, self._state.looks.of(self._state.channel)
        raw, restored = contrast.intensities
        self.histogram.show_content(
            HistogramContent(raw, restored, levels, contrast.gamma, look.color)
        )
        if levels is not None:
            low, high = _texts(levels)
            self.minimum.setText(low)
            self.maximum.setText(high)
            self.gamma.setText(_gamma_text(contrast.gamma))
        with QSignalBlocker(self.which):
            self.which.setCurrentIndex(int(contrast.is_of_restored))
        self.which.setVisible(contrast.has_own)
        self.setEnabled(levels is not None)


def _texts(levels: Levels) -> tuple[str, str]:
    return format_intensity(levels.low), format_intensity(levels.high)


def _gamma_text(gamma: float) -> str:
    return format_intensity(round(gamma, 2))
