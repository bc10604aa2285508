"""Settings of the comparison: rate of blinking, range of the difference, how raw is shown."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import format_intensity, format_length, parse_ungrouped
from ssai3d_app.ui.viewer.comparing.compare_state import BLINK_PERIODS, CompareState
from ssai3d_app.ui.viewer.comparing.drop_panel import DropPanel

_PERIODS: tuple[int | None, ...] = (*BLINK_PERIODS, None)
"""In the order of the choices."""


class CompareOptions(DropPanel):
    """What the modes can be told, in one panel."""

    def __init__(self, compare: CompareState, smooth: QAction, parent: QWidget) -> None:
        super().__init__(texts.COMPARE_OPTIONS, texts.COMPARE_OPTIONS_TIP, parent)
        self._compare = compare
        self._smooth = smooth
        self.interpolates = QCheckBox(texts.SMOOTH[0], self.panel)
        self.interpolates.setToolTip(smooth.toolTip())
        self.interpolates.toggled.connect(smooth.setChecked)
        smooth.toggled.connect(self.interpolates.setChecked)
        self.period = QComboBox(self.panel)
        self.period.setAccessibleName(texts.BLINK_PERIOD)
        for period in BLINK_PERIODS:
            self.period.addItem(texts.BLINK_SECONDS.format(seconds=format_length(period / 1000)))
        self.period.addItem(texts.BLINK_BY_KEY)
        self.period.activated.connect(self._take_period)
        self.range = QLineEdit(self.panel)
        self.range.setAcceptDrops(False)
        self.range.setAccessibleName(texts.DIFFERENCE_RANGE)
        self.range.setToolTip(texts.DIFFERENCE_RANGE_TIP)
        self.range.setPlaceholderText(texts.DIFFERENCE_RANGE_AUTO)
        self.range.editingFinished.connect(self._take_range)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, (name, field) in enumerate(
            ((texts.BLINK_PERIOD, self.period), (texts.DIFFERENCE_RANGE, self.range))
        ):
            grid.addWidget(QLabel(name, self.panel), row, 0)
            grid.addWidget(field, row, 1)
        self.column.addWidget(self.interpolates)
        self.column.addLayout(grid)
        compare.period_changed.connect(self._show)
        compare.range_changed.connect(self._show)
        self._show()

    @Slot()
    def _take_period(self) -> None:
        self._compare.set_period(_PERIODS[self.period.currentIndex()])

    @Slot()
    def _take_range(self) -> None:
        """Anything but a number above 0 lets the range follow the contrast again."""
        most = parse_ungrouped(self.range.text())
        self._compare.set_difference_range(most if most is not None and most > 0 else None)
        self._show()

    @Slot()
    def _show(self) -> None:
        with QSignalBlocker(self.interpolates):
            self.interpolates.setChecked(self._smooth.isChecked())
        self.period.setCurrentIndex(_PERIODS.index(self._compare.period))
        most = self._compare.difference_range
        self.range.setText("" if most is None else format_intensity(most))
