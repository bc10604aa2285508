"""What is to be in the figure, with a preview of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import parse_length
from ssai3d_app.ui.style import inset
from ssai3d_app.ui.viewer.exporting.composing import (
    DIFFERENCE,
    RAW,
    RESTORED,
    FigureChoice,
    Sight,
    figure_of,
)
from ssai3d_app.ui.viewer.exporting.figure import Figure, FigurePainter, FigureStyle
from ssai3d_app.ui.viewer.exporting.file_types import image_of_figure
from ssai3d_app.ui.viewer.overlays.scale_bar import scale_bar_text
from ssai3d_app.ui.viewer.panels.cut import Cut

_SMALLEST_MM, _LARGEST_MM = 30, 600
_LEAST_DPI, _MOST_DPI = 72, 1200


class FigureDialog(QDialog):
    """Shows ``sight`` as a figure, and asks for it to be saved."""

    save_asked = Signal()

    def __init__(self, sight: Sight, parent: QWidget) -> None:
        super().__init__(parent)
        self._sight = sight
        self.setWindowTitle(texts.FIGURE_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = QLabel(self)
        self.preview.setAccessibleName(texts.FIGURE_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumSize(QSize(280, 240))
        self.stacks = {
            RAW: self._check(texts.FIGURE_CHOOSE_RAW, RAW in sight.stacks),
            RESTORED: self._check(texts.FIGURE_CHOOSE_RESTORED, RESTORED in sight.stacks),
        }
        self.stacks[DIFFERENCE] = self._check(texts.FIGURE_CHOOSE_DIFFERENCE, False)
        for name, there in ((RESTORED, RESTORED in sight.stacks), (DIFFERENCE, sight.difference)):
            self.stacks[name].setEnabled(bool(there))
            self.stacks[name].setToolTip("" if there else texts.FIGURE_NO_RESULT)
        self.cuts = {cut: self._check(cut.name, True) for cut in Cut}
        self.part = QComboBox(self)
        self.part.addItems(list(texts.FIGURE_PARTS))
        self.part.setAccessibleName(texts.FIGURE_PART)
        self.bar = self._check(texts.FIGURE_BAR, sight.scale_is_known)
        self.bar.setEnabled(sight.scale_is_known)
        self.bar_length = QLineEdit(self)
        self.bar_length.setAccessibleName(texts.FIGURE_BAR_TIP)
        self.bar_length.setToolTip(
            texts.FIGURE_BAR_TIP if sight.scale_is_known else texts.FIGURE_BAR_UNKNOWN
        )
        self.labels = self._check(texts.FIGURE_LABELS, True)
        self.caption = self._check(texts.FIGURE_CAPTION, True)
        self.width_mm = self._number(_SMALLEST_MM, _LARGEST_MM, 170, texts.UNIT_MM)
        self.width_mm.setToolTip(texts.FIGURE_WIDTH_TIP)
        self.width_mm.setAccessibleName(texts.FIGURE_WIDTH)
        self.dpi = self._number(_LEAST_DPI, _MOST_DPI, 300, texts.UNIT_DPI)
        self.dpi.setAccessibleName(texts.FIGURE_DPI)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.save = QPushButton(texts.FIGURE_SAVE, self)
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        close = QPushButton(texts.FIGURE_CLOSE, self)
        self._arrange(close)
        self.save.clicked.connect(self.save_asked)
        close.clicked.connect(self.close)
        self.part.currentIndexChanged.connect(self.draw)
        self.bar_length.editingFinished.connect(self.draw)
        for number in (self.width_mm, self.dpi):
            number.valueChanged.connect(self.draw)
        self.resize(QSize(860, 560))
        self.draw()

    @property
    def style_(self) -> FigureStyle:
        """How it is to be drawn."""
        typed = parse_length(self.bar_length.text())
        return FigureStyle(
            width_mm=self.width_mm.value(),
            dpi=self.dpi.value(),
            scale_bar=self.bar.isChecked(),
            bar_um=typed,
            labels=self.labels.isChecked(),
            caption=self.caption.isChecked(),
        )

    @property
    def figure(self) -> Figure | None:
        """The figure; ``None`` when nothing is chosen."""
        stacks = tuple(name for name, check in self.stacks.items() if check.isChecked())
        cuts = tuple(cut for cut, check in self.cuts.items() if check.isChecked())
        if not stacks or not cuts:
            return None
        choice = FigureChoice(stacks, cuts, whole=self.part.currentIndex() == 1)
        return figure_of(self._sight, choice)

    @Slot()
    def draw(self) -> None:
        """Show what would be saved."""
        figure, style = self.figure, self.style_
        self.save.setEnabled(figure is not None)
        self.bar_length.setEnabled(self.bar.isEnabled() and self.bar.isChecked())
        if figure is None:
            self.preview.clear()
            self.words.setText(texts.FIGURE_NOTHING)
            return
        painter = FigurePainter(figure, style)
        size = painter.size
        self.words.setText(
            texts.FIGURE_SIZE.format(wide=round(size.width()), high=round(size.height()))
        )
        automatic = texts.FIGURE_BAR_AUTO.format(length=scale_bar_text(painter.bar_um))
        self.bar_length.setPlaceholderText(automatic)
        room = self.preview.contentsRect().size()
        shrink = min(room.width() / size.width(), room.height() / size.height())
        # A preview at the resolution of the screen looks like the print from further away.
        dpi = max(10, int(style.dpi * shrink * self.devicePixelRatioF()))
        shown = QPixmap.fromImage(image_of_figure(figure, replace(style, dpi=dpi)))
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.preview.setPixmap(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room with the preview."""
        super().resizeEvent(event)
        self.draw()

    def _check(self, words: str, checked: bool) -> QCheckBox:
        check = QCheckBox(words, self)
        check.setChecked(checked)
        check.toggled.connect(self.draw)
        return check

    def _number(self, least: int, most: int, value: int, unit: str) -> QSpinBox:
        number = QSpinBox(self)
        inset(number)
        number.setRange(least, most)
        number.setValue(value)
        number.setSuffix(unit)
        return number

    def _arrange(self, close: QPushButton) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(texts.FIGURE_STACKS, _row(*self.stacks.values()))
        form.addRow(texts.FIGURE_PANELS, _row(*self.cuts.values()))
        form.addRow(texts.FIGURE_PART, self.part)
        form.addRow(self.bar, self.bar_length)
        form.addRow(self.labels)
        form.addRow(self.caption)
        form.addRow(texts.FIGURE_WIDTH, self.width_mm)
        form.addRow(texts.FIGURE_DPI, self.dpi)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.save)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addWidget(self.words)
        side.addStretch(1)
        side.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self.preview, 1)
        layout.addLayout(side)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
