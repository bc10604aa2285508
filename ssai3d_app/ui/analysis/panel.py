"""The drawer of the analyses: settings, raw and restored side by side, and the objects."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.analysis.reading import ReadAnalysis
from ssai3d_app.ui import texts
from ssai3d_app.ui.analysis.form import AnalysisForm
from ssai3d_app.ui.analysis.results import ResultTables
from ssai3d_app.ui.style import restyle

_FORM_IN_CHARACTERS = (37, 42)
"""The least and the most; between them it takes its share of the panel."""
_FORM_SHARE = 0.35
_LINES = 11
"""Height in lines: enough for the headline numbers, and the slices keep their room."""


class AnalysisPanel(QFrame):
    """Shows what it is given; says what is asked for."""

    asked = Signal()
    cancelled = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAccessibleName(texts.ANALYSIS_TITLE)
        self.form = AnalysisForm(self)
        self.told = self._words("muted")
        self.state = self._words()
        self.button = self._button(texts.ANALYSIS_BUTTON, texts.ANALYSIS_BUTTON_TIP)
        self.cancel = self._button(texts.ANALYSIS_CANCEL, texts.ANALYSIS_CANCEL_TIP)
        self.close_ = self._button(texts.ANALYSIS_CLOSE, texts.ANALYSIS_CLOSE_TIP, "link")
        self.shows = QCheckBox(texts.ANALYSIS_SHOW, self)
        self.shows.setToolTip(texts.ANALYSIS_SHOW_TIP)
        self.shows.setChecked(True)
        self.results = ResultTables(self)
        self.results.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self._empty = self._words("muted")
        self._empty.setText(texts.ANALYSIS_NONE_YET)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.button.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.cancelled)
        self.close_.clicked.connect(self.closed)
        self.show_analysis(None)
        self.show_running(None)

    def _words(self, name: str = "") -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, words: str, tip: str, name: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(words)
        return button

    def _lay_out(self) -> None:
        ask = QHBoxLayout()
        ask.addWidget(self.button)
        ask.addWidget(self.cancel)
        ask.addStretch(1)
        ask.addWidget(self.close_)
        self._column = column = QWidget(self)
        left = QVBoxLayout(column)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        left.addWidget(self._fields(), 1)
        left.addWidget(self.state)
        left.addLayout(ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(14)
        layout.addWidget(column)
        layout.addWidget(self.results, 1)
        layout.addWidget(self._empty, 1)

    def _fields(self) -> QScrollArea:
        """What may be chosen; scrolled where letters are large and the window is low."""
        fields = QWidget(self)
        fields.setObjectName("analysisFields")
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.form, self.told, self.shows):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("analysisForm")
        area.setWidget(fields)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form gives way to the results in a narrow window."""
        super().resizeEvent(event)
        least, most = (self.fontMetrics().averageCharWidth() * n for n in _FORM_IN_CHARACTERS)
        self._column.setFixedWidth(min(max(least, round(_FORM_SHARE * self.width())), most))

    # What is asked for

    def show_subject(self, told: str, blocker: str | None) -> None:
        """Say what would be measured, or why nothing can be."""
        self.told.setText(blocker or told)
        restyle(self.told, "state", "missing" if blocker else "")
        self.button.setEnabled(blocker is None)

    def show_running(self, words: str | None) -> None:
        """Say how far it is; ``None`` while nothing is measured."""
        runs = words is not None
        self.button.setVisible(not runs)
        self.cancel.setVisible(runs)
        self.form.setEnabled(not runs)
        if words is not None:
            self.say(words)

    def say(self, words: str) -> None:
        """Say how the last one stands or ended; nothing for empty words."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    # What comes of it

    @property
    def analysis(self) -> ReadAnalysis | None:
        """What is shown."""
        return self.results.analysis

    def show_analysis(self, analysis: ReadAnalysis | None) -> None:
        """Show the numbers of an analysis, or that there is none."""
        for part in (self.results, self.shows):
            part.setVisible(analysis is not None)
        self._empty.setVisible(analysis is None)
        self.results.show_analysis(analysis)
        if analysis is None:
            self.say("")
            self.form.show_used(None)
        else:
            self.form.show_used(next(iter(analysis.stacks.values())).settings)
