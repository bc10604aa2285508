"""A failure in plain words: what happened, what can be done, and the detail for those who ask."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.announcing import announce
from ssai3d_app.ui.saying import said


def _sentence(words: str) -> str:
    """Words with a full stop."""
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else words + "."


class ErrorCard(QFrame):
    """Stands above the viewer until it is dismissed; the window goes on working."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.problem = QLabel(self)
        self.problem.setObjectName("title")
        self.remedy = QLabel(self)
        for label in (self.problem, self.remedy):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QPushButton(texts.ERROR_DETAILS, self)
        self._details.setCheckable(True)
        self._copy = QPushButton(texts.ERROR_COPY, self)
        self._dismiss = QPushButton(texts.ERROR_DISMISS, self)
        for button in (self._details, self._copy, self._dismiss):
            button.setAccessibleName(button.text())
        self._detail = QPlainTextEdit(self)
        self._detail.setReadOnly(True)
        self._detail.setAcceptDrops(False)
        self._detail.setAccessibleName(texts.ERROR_DETAILS)
        self._detail.setFixedHeight(self.fontMetrics().height() * 8)
        buttons = QHBoxLayout()
        buttons.addWidget(self._details)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._dismiss)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self.problem)
        layout.addWidget(self.remedy)
        layout.addWidget(self._detail)
        layout.addLayout(buttons)
        self._details.toggled.connect(self._detail.setVisible)
        self._copy.clicked.connect(self._copy_detail)
        self._dismiss.clicked.connect(self.hide)
        self.hide()

    @property
    def detail(self) -> str:
        """The technical detail."""
        return self._detail.toPlainText()

    def tell(self, problem: str, remedy: str, detail: str = "") -> None:
        """Show a failure; it replaces the one before."""
        # A problem may begin with the name of a file, which is left as it is.
        remedy = said(remedy)
        self.problem.setText(_sentence(said(problem)))
        self.remedy.setText(_sentence(remedy[:1].upper() + remedy[1:]))
        self._detail.setPlainText(detail)
        self._details.setChecked(False)
        self._detail.hide()
        self._details.setVisible(bool(detail))
        self._copy.setVisible(bool(detail))
        self.setAccessibleName(self.problem.text())
        self.show()
        announce(self, f"{self.problem.text()} {self.remedy.text()}", urgent=True)

    @Slot()
    def _copy_detail(self) -> None:
        words = (self.problem.text(), self.remedy.text(), "", self.detail)
        QGuiApplication.clipboard().setText("\n".join(words))
