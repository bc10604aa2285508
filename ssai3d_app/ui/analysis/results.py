"""The tables of the panel: raw and restored side by side, and the objects beside them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.analysis.reading import ReadAnalysis
from ssai3d_app.engine.analysis.result import Place
from ssai3d_app.ui import texts
from ssai3d_app.ui.analysis.models import NumbersModel, ObjectsModel
from ssai3d_app.ui.analysis.words import comparison, stacks_of
from ssai3d_app.ui.saying import said

_BESIDE_FROM_CHARACTERS = 72
"""With less room, one of the two tables is shown at a time."""
_NAME_IN_CHARACTERS = 18
_SPACING = 8
_NUMBERS_SHARE = 0.7
"""The most of the room that the comparison takes; long names of settings are shortened."""


class ResultTables(QWidget):
    """Shows an analysis that it is given; says which table and which object is looked at."""

    table_chosen = Signal()
    """Another table, and with it another stack, is looked at."""
    place_chosen = Signal(object)
    """The place (z, y, x) in µm of an object."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.analysis: ReadAnalysis | None = None
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
        self.show_numbers = self._segment(texts.ANALYSIS_SHOW_NUMBERS, "left")
        self.show_objects = self._segment(texts.ANALYSIS_SHOW_OBJECTS, "right")
        self._one = QButtonGroup(self)
        for button in (self.show_numbers, self.show_objects):
            self._one.addButton(button)
        self.show_numbers.setChecked(True)
        self.folder = QPushButton(texts.ANALYSIS_FOLDER, self)
        self.folder.setObjectName("link")
        self.folder.setToolTip(texts.ANALYSIS_FOLDER_TIP)
        self.folder.setAccessibleName(texts.ANALYSIS_FOLDER)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._was_moved = False
        self._lay_out()
        self.folder.clicked.connect(self._open_folder)
        self._one.buttonToggled.connect(self._fit)
        self._split.splitterMoved.connect(self._note_moved)
        self.tables.currentIndexChanged.connect(self._show_table)
        self.objects.selectionModel().currentRowChanged.connect(self._choose)
        self.objects.clicked.connect(self._choose)

    def _table(self, model: NumbersModel | ObjectsModel, name: str) -> QTableView:
        view = QTableView(self)
        view.setModel(model)
        view.setAccessibleName(name)
        view.verticalHeader().hide()
        view.horizontalHeader().setHighlightSections(False)
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        return view

    def _segment(self, words: tuple[str, str], end: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("segment")
        button.setProperty("end", end)
        button.setText(words[0])
        button.setToolTip(words[1])
        button.setAccessibleName(words[0])
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        segments = QHBoxLayout()
        segments.setSpacing(0)
        segments.addWidget(self.show_numbers)
        segments.addWidget(self.show_objects)
        above = QHBoxLayout()
        above.setSpacing(_SPACING)
        above.addLayout(segments)
        above.addWidget(self.folder)
        above.addStretch(1)
        above.addWidget(self.tables)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(10)
        self._split.addWidget(self.numbers)
        self._split.addWidget(self.objects)
        self._split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self._split, 1)

    def show_analysis(self, analysis: ReadAnalysis | None) -> None:
        """Show the numbers and objects of an analysis, those of what was restored first."""
        self.analysis = analysis
        self.tables.clear()
        if analysis is None:
            return
        self.numbers_model.show(stacks_of(analysis), comparison(analysis))
        for name, stack in reversed(analysis.stacks.items()):
            for number, table in enumerate(stack.tables):
                words = texts.ANALYSIS_TABLE_OF.format(
                    table=texts.ANALYSIS_TABLES.get(table.name, table.name),
                    stack=texts.ANALYSIS_STACKS[name],
                )
                self.tables.addItem(words, (name, number))
        remarks = [said(r) for stack in analysis.stacks.values() for r in stack.remarks]
        self.numbers.setToolTip("\n".join(dict.fromkeys(remarks)))
        self._fit()

    @property
    def chosen_table(self) -> tuple[str, int] | None:
        """The stack whose objects are listed, and the number of the table in it."""
        chosen = self.tables.currentData()
        return None if chosen is None else (chosen[0], chosen[1])

    @Slot()
    def _fit(self) -> None:
        """Both tables where there is room for them, otherwise the one that is chosen."""
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE_FROM_CHARACTERS
        for button in (self.show_numbers, self.show_objects):
            button.setVisible(not wide)
        self.numbers.setVisible(wide or self.show_numbers.isChecked())
        buttons = (self.show_numbers, self.show_objects, self.folder)
        has_room = self.width() > sum(part.sizeHint().width() for part in buttons) + _SPACING
        self.folder.setVisible(wide or (self.show_numbers.isChecked() and has_room))
        for part in (self.objects, self.tables):
            part.setVisible(wide or self.show_objects.isChecked())
        length = self._fit_numbers(
            self.width() if not wide else round(_NUMBERS_SHARE * self.width())
        )
        if not self._was_moved:
            self._split.setSizes([length, max(1, self.width() - length)])

    def _fit_numbers(self, most: int) -> int:
        """Shorten the names of measures for a table of ``most`` pixels; returns what it takes."""
        header = self.numbers.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        beside = self.numbers.verticalScrollBar().sizeHint().width() + 4
        length = header.length() + beside
        least = self.fontMetrics().averageCharWidth() * _NAME_IN_CHARACTERS
        if length - header.sectionSize(0) + least > most:
            # The values are scrolled to rather than without a name.
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(0, least)
        else:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return min(length, most)

    @Slot()
    def _note_moved(self) -> None:
        self._was_moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

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
