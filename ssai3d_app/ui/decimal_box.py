"""A field for decimal numbers that takes a comma and a dot, whichever the locale writes."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from ssai3d_app.ui.style import inset


class DecimalBox(QDoubleSpinBox):
    """Qt's own drops the locale's group separator, so that 1.5 becomes 15 where a comma is meant.

    The field writes no group separator; the other of the two signs is taken for the decimal one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inset(self)

    def validate(self, text: str, position: int) -> object:
        """Whether the text is a number, with its decimal sign as the locale has it."""
        return super().validate(self._own(text), position)

    def valueFromText(self, text: str) -> float:
        """The number that the text gives."""
        return super().valueFromText(self._own(text))

    def _own(self, text: str) -> str:
        sign = self.locale().decimalPoint()
        number = text.removesuffix(self.suffix())
        return text if sign in number else text.replace("." if sign == "," else ",", sign)
