"""One value of the recipe: its field, what it does, what is allowed, and the way back."""

from __future__ import annotations

from abc import abstractmethod

from pydantic import ValidationError
from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.recipe_values import allowed, checked_number
from ssai3d_app.ui import texts
from ssai3d_app.ui.quantities import parse_ungrouped
from ssai3d_app.ui.style import restyle

Value = int | float | bool | str


def _exactly(number: float, options: QLocale.NumberOption) -> str:
    """A number with every digit that it has, and no power of ten."""
    own = QLocale()
    own.setNumberOptions(options)
    shortest = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
    return own.toString(float(number), "f", shortest)


class ValueRow(QWidget):
    """A subclass has the field. What was not changed follows the usual value."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.usual: Value = 0
        self._has_usual = False
        self.words = QLabel(self)
        self.words.setObjectName("muted")
        self.words.setWordWrap(True)
        self.reset_button = QPushButton(self)
        self.reset_button.setObjectName("link")
        self.reset_button.setToolTip(texts.EXPERT_RESET_TIP)
        self.reset_button.setAccessibleName(texts.EXPERT_RESET_NAMED.format(label=self.label))
        self.reset_button.clicked.connect(self.reset)
        self.reset_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        layout.addLayout(self._field_row())
        layout.addWidget(self.words)
        layout.addWidget(self.reset_button)

    @property
    def label(self) -> str:
        """What the value is called."""
        return texts.EXPERT_VALUES[self.name][0]

    @property
    def full_label(self) -> str:
        """The same with its unit, where it has one."""
        label, unit, _ = texts.EXPERT_VALUES[self.name]
        return texts.EXPERT_LABEL_UNIT.format(label=label, unit=unit) if unit else label

    def _field_label(self) -> QLabel:
        """It breaks into lines: long words in a large font would widen the whole panel."""
        label = QLabel(self.full_label, self)
        label.setWordWrap(True)
        return label

    @abstractmethod
    def _field_row(self) -> QHBoxLayout:
        """Make the field; its changes go to :meth:`_judge`."""

    @property
    @abstractmethod
    def value(self) -> Value | None:
        """What is entered; ``None`` while it is not usable."""

    @abstractmethod
    def _write(self, value: Value) -> None:
        """Put a value into the field."""

    @abstractmethod
    def _in_words(self, value: Value) -> str:
        """A value as it is read."""

    @property
    def is_changed(self) -> bool:
        """Whether something else than the usual value is entered."""
        return self.value != self.usual

    def follow(self, usual: Value) -> None:
        """Another usual value, as of another preset; what was changed stays."""
        if usual != self.usual or not self._has_usual:
            kept = self._has_usual and self.is_changed
            self.usual, self._has_usual = usual, True
            if not kept:
                self._write(usual)
        self._judge()

    def take(self, value: Value | None) -> None:
        """Enter a value, the usual one when ``None``."""
        self._write(self.usual if value is None else value)

    @Slot()
    def reset(self) -> None:
        """Enter the usual value."""
        self._write(self.usual)

    def show_mistake(self, sentence: str | None) -> None:
        """Say what is wrong with it, or what it does when nothing is."""
        self.words.setText(sentence or self._about())
        self.words.setObjectName("" if sentence else "muted")
        restyle(self.words, "state", "odd" if sentence else "")

    def _about(self) -> str:
        explanation = texts.EXPERT_VALUES[self.name][2]
        usual = self._in_words(self.usual)
        return texts.EXPERT_ABOUT_CHOICE.format(explanation=explanation, usual=usual)

    def _mistake(self) -> str | None:
        return None

    @Slot()
    def _judge(self) -> None:
        self.show_mistake(self._mistake())
        self.reset_button.setText(texts.EXPERT_RESET.format(usual=self._in_words(self.usual)))
        self.reset_button.setVisible(self.is_changed)
        self.changed.emit()


class NumberRow(ValueRow):
    """A number. No text that can be typed raises; the recipe's own model says what is usable."""

    def _field_row(self) -> QHBoxLayout:
        self.field = QLineEdit(self)
        self.field.setAcceptDrops(False)
        self.field.setAccessibleName(self.full_label)
        self.field.setMaximumWidth(self.fontMetrics().averageCharWidth() * 12 + 16)
        self.field.textChanged.connect(self._judge)
        label = self._field_label()
        label.setBuddy(self.field)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(self.field)
        return row

    @property
    def value(self) -> int | float | None:
        """The number, as the recipe has it."""
        number = parse_ungrouped(self.field.text())
        if number is None:
            return None
        try:
            return checked_number(self.name, number)
        except ValidationError:
            return None

    def _write(self, value: Value) -> None:
        self.field.setText(self._in_words(value))

    def _in_words(self, value: Value) -> str:
        return _exactly(float(value), QLocale.NumberOption.OmitGroupSeparator)

    def _about(self) -> str:
        words = {"range": self._with_range(texts.EXPERT_RANGE, texts.EXPERT_RANGE_STEP)}
        usual = self._in_words(self.usual)
        explanation = texts.EXPERT_VALUES[self.name][2]
        return texts.EXPERT_ABOUT.format(explanation=explanation, usual=usual, **words)

    def _mistake(self) -> str | None:
        odd = self.value is None
        restyle(self.field, "state", "odd" if odd else "entered" if self.is_changed else "")
        if not odd:
            return None
        whole = allowed(self.name).is_whole
        plain = texts.EXPERT_ODD_WHOLE if whole else texts.EXPERT_ODD_REAL
        return self._with_range(plain, texts.EXPERT_ODD_STEP)

    def _with_range(self, plain: str, stepped: str) -> str:
        span = allowed(self.name)
        grouped = QLocale.NumberOption.DefaultNumberOptions
        low, high = (_exactly(end, grouped) for end in (span.low, span.high))
        if span.step is None:
            return plain.format(label=self.label, low=low, high=high)
        return stepped.format(label=self.label, low=low, high=high, step=span.step)


class FlagRow(ValueRow):
    """Something that is done or not."""

    def _field_row(self) -> QHBoxLayout:
        self.field = QCheckBox(self.full_label, self)
        self.field.setAccessibleName(self.full_label)
        self.field.toggled.connect(self._judge)
        row = QHBoxLayout()
        row.addWidget(self.field)
        return row

    @property
    def value(self) -> bool:
        """Whether it is done."""
        return self.field.isChecked()

    def _write(self, value: Value) -> None:
        self.field.setChecked(bool(value))

    def _in_words(self, value: Value) -> str:
        return texts.EXPERT_ON if value else texts.EXPERT_OFF


class DtypeRow(ValueRow):
    """The type of the result."""

    def _field_row(self) -> QHBoxLayout:
        self.field = QComboBox(self)
        self.field.setAccessibleName(self.full_label)
        for name, words in texts.EXPERT_DTYPES.items():
            self.field.addItem(words, name)
        self.field.currentIndexChanged.connect(self._judge)
        label = self._field_label()
        label.setBuddy(self.field)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(self.field)
        return row

    @property
    def value(self) -> str:
        """Its name in a request."""
        return str(self.field.currentData())

    def _write(self, value: Value) -> None:
        self.field.setCurrentIndex(max(self.field.findData(value), 0))

    def _in_words(self, value: Value) -> str:
        return texts.EXPERT_DTYPES[str(value)]
