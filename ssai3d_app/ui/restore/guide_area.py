"""The guide in a scroll area that scrolls down only, and tells when its fields need more width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ssai3d_app.ui.restore.guide_view import GuideView


class GuideArea(QScrollArea):
    """Holds the guide; nothing scrolls sideways here."""

    needs_changed = Signal()
    """The fields have come to need another width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.body = QWidget(self)
        self.body.setObjectName("panelBody")
        self.guide = GuideView(self.body)
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(16, 10, 16, 14)
        inside.addWidget(self.guide)
        inside.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.body)
        self.body.installEventFilter(self)

    @property
    def needed_width(self) -> int:
        """What the fields need at the least, with the bar beside them."""
        return self.body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of fields that come and go."""
        if watched is self.body and event.type() == QEvent.Type.LayoutRequest:
            self.needs_changed.emit()
        return super().eventFilter(watched, event)
