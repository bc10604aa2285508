"""Questions about projects. None of them keeps the window from working while it is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from ssai3d_app.ui import texts

Answers = dict[str, Callable[[], object]]
"""The words of each button, and what its choice does."""


class Question(QMessageBox):
    """A question with a button per answer, and one that does nothing and is the default."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        answers: Answers,
        otherwise: str | None = None,
    ) -> None:
        super().__init__(QMessageBox.Icon.Question, title, title, parent=parent)
        self.setInformativeText(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._does: dict[QAbstractButton, Callable[[], object]] = {}
        self.buttons_: dict[str, QPushButton] = {}
        for words, does in answers.items():
            button = self.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            self._does[button] = does
            self.buttons_[words] = button
        words = otherwise or texts.ASK_CANCEL
        nothing = self.addButton(words, QMessageBox.ButtonRole.RejectRole)
        self.buttons_[words] = nothing
        self.setDefaultButton(nothing)
        self.setEscapeButton(nothing)
        self.buttonClicked.connect(self._answer)

    @Slot(QAbstractButton)
    def _answer(self, button: QAbstractButton) -> None:
        does = self._does.get(button)
        if does is not None:
            does()


class Asker(QObject):
    """Asks one question at a time; ``question`` is the one that stands open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.question: Question | None = None

    def ask(self, title: str, text: str, answers: Answers, otherwise: str | None = None) -> None:
        """Ask; what was chosen is done when the button is pressed."""
        if self.question is not None:
            self.question.close()
        question = Question(self._window, title, text, answers, otherwise)
        question.finished.connect(self._forget)
        self.question = question
        question.open()

    @Slot()
    def _forget(self) -> None:
        if self.sender() is self.question:
            self.question = None
