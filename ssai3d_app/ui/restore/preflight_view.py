"""The pre-flight in step 4: a marked sentence for disk, memory, time and device."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.restore.preflight_words import Preflight
from ssai3d_app.ui.style import restyle

_LINES = 4


class PreflightView(QWidget):
    """Shows what a start would take; asks whether to go on without the graphics card."""

    processor_chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = Preflight()
        self.labels = [self._label() for _ in range(_LINES)]
        self.use_processor = QPushButton(texts.PREFLIGHT_USE_PROCESSOR, self)
        self.use_processor.setAccessibleName(texts.PREFLIGHT_USE_PROCESSOR)
        self.use_processor.setToolTip(texts.PREFLIGHT_USE_PROCESSOR_TIP)
        self.use_processor.clicked.connect(self.processor_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label in self.labels:
            layout.addWidget(label)
        layout.addWidget(self.use_processor, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_preflight(Preflight())

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def show_preflight(self, told: Preflight) -> None:
        """Say this."""
        self.told = told
        for number, label in enumerate(self.labels):
            label.setVisible(number < len(told.lines))
            if number < len(told.lines):
                line = told.lines[number]
                mark = texts.GUIDE_MARKS[line.tone]
                label.setText(texts.PREFLIGHT_MARKED.format(mark=mark, words=line.text))
                restyle(label, "tone", line.tone.value)
        self.use_processor.setVisible(told.asks)
        self.setVisible(bool(told.lines))
