"""A line of words with a button, for what the user should know of the project while it lasts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Strip(QFrame):
    """Hidden until there is something to say."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(self)
        self.button.setObjectName("link")
        self.button.clicked.connect(self.pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(6)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        self.tell("")

    def tell(self, words: str, button: str = "") -> None:
        """Say it, with a button where there is something to do; nothing hides the strip."""
        self.words.setText(words)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button else Qt.FocusPolicy.NoFocus)
        self.setVisible(bool(words))
