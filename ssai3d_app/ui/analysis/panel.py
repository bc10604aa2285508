"""The drawer of the analyses: settings, raw and restored side by side, and the objects."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.analysis.reading import ReadAnalysis
from ssai3d_app.engine.analysis.result import Place
from ssai3d_app.ui import texts
from ssai3d_app.ui.analysis.form import AnalysisForm
from ssai3d_app.ui.analysis.models import NumbersModel, ObjectsModel
from ssai3d_app.ui.analysis.words import comparison, stacks_of
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.style import restyle

_LINES = 11
"""Height in lines: enough for the headline numbers, and the slices keep their room."""
_FORM_IN_CHARACTERS = 42
_OBJECTS_IN_CHARACTERS = 24
"""The least that is left to the objects: what they are, and one number."""
_MARGINS = 34
_NUMBERS_SHARE = 0.58
"""The most of the room that the comparison takes; long names of settings are shortened."""


class AnalysisPanel(QFrame):
    """Shows what it is given; says what is asked for."""

    asked = Signal()
    cancelled = Signal()
    closed = Signal()
    table_chosen = Signal()
    """Another table, and with it another stack, is looked at."""
    place_chosen = Signal(object)
    """The place (z, y, x) in µm of an object."""
    shows_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAccessibleName(texts.ANALYSIS_TITLE)
        self.analysis: ReadAnalysis | None = None
        self.form = AnalysisForm(self)
        self.told = self._words("muted")
        self.state = self._words()
        self.button = self._button(texts.ANALYSIS_BUTTON, texts.ANALYSIS_BUTTON_TIP)
        self.cancel = self._button(texts.ANALYSIS_CANCEL, texts.ANALYSIS_CANCEL_TIP)
        self.folder = self._button(texts.ANALYSIS_FOLDER, texts.ANALYSIS_FOLDER_TIP, "link")
        self.close_ = self._button(texts.ANALYSIS_CLOSE, texts.ANALYSIS_CLOSE_TIP, "link")
        self.shows = QCheckBox(texts.ANALYSIS_SHOW, self)
        self.shows.setToolTip(texts.ANALYSIS_SHOW_TIP)
        self.shows.setChecked(True)
        self.numbers_model = NumbersModel(self)
        self.numbers = self._table(self.numbers_model, texts.ANALYSIS_NUMBERS)
        self.objects_model = ObjectsModel(self)
        self.objects = self._table(self.objects_model, texts.ANALYSIS_OBJECTS)
        self.objects.setToolTip(texts.ANALYSIS_OBJECTS_TIP)
        self.objects.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tables = QComboBox(self)
        self.tables.setAccessibleName(texts.ANALYSIS_TABLE)
        self.tables.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.tables.setToolTip(texts.ANALYSIS_OBJECTS_TIP)
        self._empty = self._words("muted")
        self._empty.setText(texts.ANALYSIS_NONE_YET)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._results = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()
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

    def _table(self, model: NumbersModel | ObjectsModel, name: str) -> QTableView:
        view = QTableView(self)
        view.setModel(model)
        view.setAccessibleName(name)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        return view

    def _lay_out(self) -> None:
        ask = QHBoxLayout()
        ask.addWidget(self.button)
        ask.addWidget(self.cancel)
        ask.addStretch(1)
        ask.addWidget(self.close_)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.form)
        left.addWidget(self.told)
        left.addWidget(self.shows)
        left.addStretch(1)
        left.addWidget(self.state)
        left.addLayout(ask)
        self._column = column = QWidget(self)
        column.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        column.setFixedWidth(self.fontMetrics().averageCharWidth() * _FORM_IN_CHARACTERS)
        above = QHBoxLayout()
        above.addWidget(self.tables)
        above.addStretch(1)
        above.addWidget(self.folder)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(above)
        right.addWidget(self.objects, 1)
        right.setContentsMargins(0, 0, 0, 0)
        beside = QWidget(self._results)
        beside.setLayout(right)
        beside.setMinimumWidth(self.fontMetrics().averageCharWidth() * _OBJECTS_IN_CHARACTERS)
        self._results.setChildrenCollapsible(False)
        self._results.setHandleWidth(10)
        self._results.addWidget(self.numbers)
        self._results.addWidget(beside)
        self._results.setStretchFactor(1, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(14)
        layout.addWidget(column)
        layout.addWidget(self._results, 1)
        layout.addWidget(self._empty, 1)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)

    def _connect(self) -> None:
        self.button.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.cancelled)
        self.close_.clicked.connect(self.closed)
        self.folder.clicked.connect(self._open_folder)
        self.shows.toggled.connect(self.shows_changed)
        self.tables.currentIndexChanged.connect(self._show_table)
        self.objects.selectionModel().currentRowChanged.connect(self._choose)
        self.objects.clicked.connect(self._choose)

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

    def show_analysis(self, analysis: ReadAnalysis | None) -> None:
        """Show the numbers of an analysis, or that there is none."""
        self.analysis = analysis
        self._results.setVisible(analysis is not None)
        self._empty.setVisible(analysis is None)
        self.tables.clear()
        if analysis is None:
            self.say("")
            self.form.show_used(None)
            return
        self.numbers_model.show(stacks_of(analysis), comparison(analysis))
        header = self.numbers.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Of the panel: what was hidden until now has no width yet.
        whole = self.width() - self._column.width() - _MARGINS
        wide = header.length() + self.numbers.verticalScrollBar().sizeHint().width() + 4
        wide = min(wide, round(_NUMBERS_SHARE * whole))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._results.setSizes([wide, max(1, whole - wide)])
        self.form.show_used(next(iter(analysis.stacks.values())).settings)
        # What was restored is what one looks at.
        for name, stack in reversed(analysis.stacks.items()):
            for number, table in enumerate(stack.tables):
                words = texts.ANALYSIS_TABLE_OF.format(
                    table=texts.ANALYSIS_TABLES.get(table.name, table.name),
                    stack=texts.ANALYSIS_STACKS[name],
                )
                self.tables.addItem(words, (name, number))
        remarks = [said(r) for stack in analysis.stacks.values() for r in stack.remarks]
        self.numbers.setToolTip("\n".join(dict.fromkeys(remarks)))

    @property
    def chosen_table(self) -> tuple[str, int] | None:
        """The stack whose objects are listed, and the number of the table in it."""
        chosen = self.tables.currentData()
        return None if chosen is None else (chosen[0], chosen[1])

    @Slot()
    def _show_table(self) -> None:
        chosen = self.chosen_table
        table = None
        if chosen is not None and self.analysis is not None:
            table = self.analysis.stacks[chosen[0]].tables[chosen[1]]
        self.objects.setSortingEnabled(False)
        self.objects_model.show(table)
        header = self.objects.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.objects.setSortingEnabled(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table_chosen.emit()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        place: Place | None = self.objects_model.place_of(index.row())
        if place is not None:
            self.place_chosen.emit(place)

    @Slot()
    def _open_folder(self) -> None:
        if self.analysis is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.analysis.folder)))
