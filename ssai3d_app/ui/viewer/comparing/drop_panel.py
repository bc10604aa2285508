"""A button under which a small panel of settings opens."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget


class DropPanel(QToolButton):
    """The panel closes with Esc, or when something beside it is clicked."""

    def __init__(self, text: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropPanel")
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setArrowType(Qt.ArrowType.NoArrow)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.panel = QFrame(self, Qt.WindowType.Popup)
        self.panel.setObjectName("dropped")
        self.panel.setAccessibleName(text)
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)
        self.clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Open the panel below the button, inside the screen."""
        size = self.panel.sizeHint()
        at = self.mapToGlobal(QPoint(self.width() - size.width(), self.height() + 2))
        screen = self.screen().availableGeometry()
        at.setX(max(screen.left(), min(at.x(), screen.right() - size.width())))
        at.setY(max(screen.top(), min(at.y(), screen.bottom() - size.height())))
        self.panel.move(at)
        self.panel.show()
