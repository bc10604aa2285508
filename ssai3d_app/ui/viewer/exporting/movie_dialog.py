"""What is to be in the movie; while it is made, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.bar import JobBar
from ssai3d_app.ui.style import inset
from ssai3d_app.ui.viewer.exporting.composing import RAW, RESTORED, Sight
from ssai3d_app.ui.viewer.exporting.movie import MovieChoice, MovieKind

_WIDTHS = (160, 2000)
_RATES = (1, 50)


class MovieDialog(QDialog):
    """Asks for a movie of ``sight`` to be saved, and stays until it is there."""

    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, sight: Sight, parent: QWidget) -> None:
        super().__init__(parent)
        self.sight = sight
        self.setWindowTitle(texts.MOVIE_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        both = RESTORED in sight.stacks
        self._kinds = [kind for kind in MovieKind if kind is not MovieKind.COMPARISON or both]
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(texts.MOVIE_WHAT)
        self.kind.addItems([texts.MOVIE_KINDS[kind.name] for kind in self._kinds])
        self.stacks = {
            RAW: self._check(texts.FIGURE_CHOOSE_RAW, True),
            RESTORED: self._check(texts.FIGURE_CHOOSE_RESTORED, both),
        }
        self.stacks[RESTORED].setEnabled(both)
        self.stacks[RESTORED].setToolTip("" if both else texts.FIGURE_NO_RESULT)
        for check in self.stacks.values():
            check.toggled.connect(self._offer)
        self.wide = self._number(_WIDTHS, 640, texts.UNIT_PIXELS, texts.FIGURE_WIDTH)
        self.rate = self._number(_RATES, 12, texts.UNIT_RATE, texts.MOVIE_RATE)
        self.labels = self._check(texts.FIGURE_LABELS, True)
        self.words = QLabel(texts.MOVIE_ABOUT, self)
        self.words.setWordWrap(True)
        self.bar = JobBar(self)
        self.bar.setAccessibleName(texts.MOVIE_PROGRESS)
        self.bar.hide()
        self.save = QPushButton(texts.FIGURE_SAVE, self)
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self.cancel = QPushButton(texts.FIGURE_CLOSE, self)
        self._arrange()
        self.save.clicked.connect(self.save_asked)
        self.cancel.clicked.connect(self.close)
        self.kind.currentIndexChanged.connect(self._offer)
        self._offer()

    @property
    def choice(self) -> MovieChoice:
        """What the user wants."""
        kind = self._kinds[self.kind.currentIndex()]
        stacks = tuple(name for name, check in self.stacks.items() if check.isChecked())
        if kind is MovieKind.COMPARISON:
            stacks = (RAW, RESTORED)
        return MovieChoice(
            kind, stacks, self.wide.value(), self.rate.value(), self.labels.isChecked()
        )

    @Slot()
    def show_making(self) -> None:
        """It is being made: only stopping it is left to do."""
        for part in (self.kind, *self.stacks.values(), self.wide, self.rate, self.labels):
            part.setEnabled(False)
        self.save.setEnabled(False)
        self.bar.setValue(0)
        self.bar.show()
        self.cancel.setText(texts.MOVIE_CANCEL)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing stops what is being made."""
        if self.cancel.text() == texts.MOVIE_CANCEL:
            self.cancel_asked.emit()
        super().closeEvent(event)

    @Slot()
    def _offer(self) -> None:
        """The comparison is of both."""
        compares = self._kinds[self.kind.currentIndex()] is MovieKind.COMPARISON
        self.stacks[RAW].setEnabled(not compares)
        self.stacks[RESTORED].setEnabled(not compares and RESTORED in self.sight.stacks)
        self.save.setEnabled(bool(self.choice.stacks))

    def _check(self, words: str, checked: bool) -> QCheckBox:
        check = QCheckBox(words, self)
        check.setChecked(checked)
        return check

    def _number(self, ends: tuple[int, int], value: int, unit: str, name: str) -> QSpinBox:
        number = QSpinBox(self)
        inset(number)
        number.setRange(*ends)
        number.setValue(value)
        number.setSuffix(unit)
        number.setAccessibleName(name)
        return number

    def _arrange(self) -> None:
        chosen = QHBoxLayout()
        for check in self.stacks.values():
            chosen.addWidget(check)
        chosen.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(texts.MOVIE_WHAT, self.kind)
        form.addRow(texts.FIGURE_STACKS, chosen)
        form.addRow(texts.FIGURE_WIDTH, self.wide)
        form.addRow(texts.MOVIE_RATE, self.rate)
        form.addRow(self.labels)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        layout.addLayout(buttons)
