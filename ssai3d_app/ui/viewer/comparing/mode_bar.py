"""One button for each way to show raw and restored, side by side as one control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ssai3d_app.ui import texts


class ModeBar(QWidget):
    """The modes left, what belongs to them right. Tooltips say why a mode cannot be chosen yet."""

    def __init__(self, modes: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(texts.MODES)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 6)
        row.setSpacing(0)
        self.buttons = [self._segment(action) for action in modes]
        self.buttons[0].setProperty("end", "left")
        self.buttons[-1].setProperty("end", "right")
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._row = row

    def add(self, part: QWidget) -> None:
        """Put a part to the right."""
        self._row.addSpacing(6)
        self._row.addWidget(part)

    def _segment(self, action: QAction) -> QToolButton:
        action.setIconText(texts.MODE_SHORT[action.objectName()])
        button = QToolButton(self)
        button.setObjectName("segment")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return button
