"""Three cards for whoever is here for the first time: what it does, how, and what it does not do.

Nothing moves by itself in it, so that there is nothing to reduce for those who want less motion.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QIcon, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.locations import resources
from ssai3d_app.settings import change_settings, read_settings
from ssai3d_app.ui import texts
from ssai3d_app.ui.style import enlarge

_PICTURES = ("what", "how", "not")
_PICTURE = QSize(480, 180)
_log = logging.getLogger(__name__)


class Tour(QDialog):
    """Stands beside the work and keeps nobody from it; Esc, or closing it, skips the rest."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(texts.TOUR_TITLE)
        self.cards = QStackedWidget(self)
        for name, words, seen in zip(_PICTURES, texts.TOUR_CARDS, texts.TOUR_PICTURES, strict=True):
            self.cards.addWidget(_card(name, words, seen, self))
        self.number = QLabel(self)
        self.number.setObjectName("muted")
        self.skip = QPushButton(texts.TOUR_SKIP[0], self)
        self.back = QPushButton(texts.TOUR_BACK[0], self)
        self.next = QPushButton(self)
        self.next.setObjectName("primary")
        self.next.setDefault(True)
        for button, tip in ((self.skip, texts.TOUR_SKIP[1]), (self.back, texts.TOUR_BACK[1])):
            button.setAutoDefault(False)
            button.setToolTip(tip)
        buttons = QHBoxLayout()
        buttons.addWidget(self.number)
        buttons.addStretch(1)
        for button in (self.skip, self.back, self.next):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self.cards, 1)
        layout.addLayout(buttons)
        self.setTabOrder(self.next, self.back)
        self.setTabOrder(self.back, self.skip)
        # Arrow keys would go from button to button otherwise.
        QShortcut(Qt.Key.Key_Left, self).activated.connect(self._go_back)
        QShortcut(Qt.Key.Key_Right, self).activated.connect(self._turn)
        self.skip.clicked.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self._show(0)

    def begin(self) -> None:
        """Show the first card."""
        self._show(0)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def card(self) -> int:
        """The number of the card that is shown, from 0."""
        return self.cards.currentIndex()

    def _show(self, card: int) -> None:
        self.cards.setCurrentIndex(card)
        total = self.cards.count()
        is_last = card + 1 == total
        self.number.setText(texts.TOUR_STEP.format(number=card + 1, total=total))
        self.back.setVisible(card > 0)
        self.skip.setVisible(not is_last)
        words = texts.TOUR_DONE if is_last else texts.TOUR_NEXT
        self.next.setText(words[0])
        self.next.setToolTip(words[1])
        # A screen reader says the card when its window is entered, and when it turns.
        title, sentences = texts.TOUR_CARDS[card]
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentences)
        self.next.setAccessibleDescription(sentences)
        self.next.setFocus()

    @Slot()
    def _turn(self) -> None:
        self._show(min(self.card + 1, self.cards.count() - 1))

    @Slot()
    def _go_on(self) -> None:
        if self.card + 1 < self.cards.count():
            self._turn()
        else:
            self.accept()

    @Slot()
    def _go_back(self) -> None:
        self._show(max(self.card - 1, 0))


class Picture(QLabel):
    """A drawing, sharp on every screen."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = QIcon(str(resources() / "tour" / f"{name}.svg"))
        self._draw()

    def event(self, event: QEvent) -> bool:
        """Draw it again on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def _draw(self) -> None:
        self.setPixmap(self._icon.pixmap(_PICTURE, self.devicePixelRatio()))


def _card(name: str, words: tuple[str, str], seen: str, parent: QWidget) -> QWidget:
    card = QWidget(parent)
    picture = Picture(name, card)
    picture.setAccessibleName(seen)
    title = QLabel(words[0], card)
    title.setObjectName("title")
    enlarge(title, 1.5)
    sentences = QLabel(words[1], card)
    sentences.setWordWrap(True)
    sentences.setFixedWidth(_PICTURE.width())
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for part in (picture, title, sentences):
        column.addWidget(part)
    column.addStretch(1)
    return card


def is_first_start(path: Path) -> bool:
    """Whether the tour was never shown to this user; notes that it is shown now.

    Settings that are damaged or cannot be written are no reason to show it at every start.
    """
    found = read_settings(path)
    if found.remark is not None or found.settings.tour_seen:
        return False
    try:
        change_settings(path, tour_seen=True)
    except OSError as error:
        _log.warning("The settings cannot be written: %s", error)
        return False
    return True
