"""The left panel: the project's name, search, files with their runs, and notes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.projects.document import ProjectDocument
from ssai3d_app.projects.finding import Found, Query, search
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.short_label import ShortLabel
from ssai3d_app.ui.opening.welcome import dropped_paths
from ssai3d_app.ui.projects.actions import ProjectActions
from ssai3d_app.ui.projects.delegate import EntryDelegate
from ssai3d_app.ui.projects.entries import EntryKey
from ssai3d_app.ui.projects.filtering import narrowed
from ssai3d_app.ui.projects.model import FoundModel, ProjectModel, Role
from ssai3d_app.ui.projects.strip import Strip

_WIDTH_IN_CHARACTERS = 44
_LEAST_CHARACTERS = 36
_LARGEST_SHARE = 0.22
_UNFOLDED_RUNS = 60
"""With more runs than this, files are shown folded."""
_FILTER_CHARACTERS = 7
_SEARCH_PAUSE_MS = 150


class ProjectPanel(QWidget):
    """Shows a document. It changes nothing itself and asks no disk."""

    activated = Signal(object)
    """An EntryKey that was double-clicked."""
    selection_changed = Signal()
    dropped = Signal(list)
    """Paths that were dropped on the panel."""
    notes_typed = Signal(object, str)
    """An EntryKey, and its notes as they stand."""
    menu_asked = Signal(object)
    """Where on the screen."""

    def __init__(self, does: ProjectActions, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("projectPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._document: ProjectDocument | None = None
        self._noted: EntryKey | None = None
        self._unfolded: list[str] | None = None
        """The files that were unfolded before the search."""
        self.model = ProjectModel(self)
        self.shown = FoundModel(self)
        self.shown.setSourceModel(self.model)
        self._build_head(menu)
        self._build_tree(does)
        self._build_notes()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.field.textChanged.connect(self._pause.start)
        self.filter.currentIndexChanged.connect(self.search)
        self.tree.doubleClicked.connect(self._activate)
        self.tree.customContextMenuRequested.connect(self._ask_for_menu)
        self.tree.selectionModel().selectionChanged.connect(self._select)
        self.notes.textChanged.connect(self._type_notes)
        self._show_notes()

    # What it shows

    def show_document(self, document: ProjectDocument | None) -> None:
        """Another state of the project; the runs of files that were run since are unfolded."""
        before, self._document = self._document, document
        self.model.show(document)
        self.search()
        self._show_notes()
        if before is not None and document is not None and len(document.runs) > len(before.runs):
            known = {run.id for run in before.runs}
            for source in {run.source for run in document.runs if run.id not in known}:
                self._unfold(source)

    def show_another(self, document: ProjectDocument | None) -> None:
        """Another project."""
        self.model.forget()
        self._document = self._unfolded = None
        self.field.clear()
        self.filter.setCurrentIndex(0)
        self.show_document(document)
        if document is not None and len(document.runs) <= _UNFOLDED_RUNS:
            self.tree.expandAll()

    @Slot()
    def search(self) -> None:
        """Show what fits the words and the filter."""
        self._pause.stop()
        found = self._found()
        if found is not None and self._unfolded is None:
            self._unfolded = self._unfolded_files()
        if self.shown.show_found(found):
            self._fold(found is not None)
        count = self.shown.rowCount()
        if not count:
            looking = found is not None and self.model.rowCount() > 0
            self._nothing.setText(texts.PROJECT_EMPTY_SEARCH if looking else texts.PROJECT_EMPTY)
        self._pages.setCurrentIndex(0 if count else 1)

    @property
    def selected(self) -> list[EntryKey]:
        """What is chosen."""
        return [index.data(Role.KEY) for index in self.tree.selectionModel().selectedRows()]

    def select(self, key: EntryKey) -> None:
        """Choose an entry and bring it into view."""
        index = self.shown.mapFromSource(self.model.index_of(key))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.tree.selectionModel().setCurrentIndex(index, flags)
            self.tree.scrollTo(index)

    def _unfold(self, source: str) -> None:
        index = self.shown.mapFromSource(self.model.index_of(EntryKey("source", source)))
        if index.isValid():
            self.tree.expand(index)

    def edit_name(self) -> None:
        """Let the user type another name for what is chosen."""
        index = self.tree.currentIndex()
        if index.isValid():
            self.tree.edit(index)

    def take_search(self) -> None:
        """Put the cursor into the search."""
        self.field.setFocus()
        self.field.selectAll()

    def sizeHint(self) -> QSize:
        """Wide enough for a name, but the stack gets most of the window."""
        wished = self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS
        return QSize(min(wished, round(_LARGEST_SHARE * self.window().width())), 600)

    def minimumSizeHint(self) -> QSize:
        """Enough for the beginning and the end of a name."""
        least = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        return QSize(least, super().minimumSizeHint().height())

    # How it is built

    def _build_head(self, menu: QMenu) -> None:
        self.title = ShortLabel(self)
        self.title.setObjectName("title")
        self.count = ShortLabel(self)
        self.count.setObjectName("muted")
        for label in (self.title, self.count):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu_button = QToolButton(self)
        self._menu_button.setText("⋯")
        self._menu_button.setObjectName("projectMenu")
        self._menu_button.setAccessibleName(texts.PROJECT_MENU)
        self._menu_button.setToolTip(texts.PROJECT_MENU)
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(texts.PROJECT_SEARCH)
        self.field.setAccessibleName(texts.PROJECT_FIND[0])
        self.field.setToolTip(texts.PROJECT_SEARCH_TIP)
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(60)
        self.field.setAcceptDrops(False)
        self.filter = QComboBox(self)
        for name, words in texts.PROJECT_FILTERS.items():
            self.filter.addItem(words, name)
        self.filter.setAccessibleName(texts.PROJECT_FILTER)
        self.filter.setToolTip(texts.PROJECT_FILTER)
        self.filter.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.filter.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.filter.setMinimumContentsLength(_FILTER_CHARACTERS)
        longest = max(map(self.fontMetrics().horizontalAdvance, texts.PROJECT_FILTERS.values()))
        self.filter.view().setMinimumWidth(longest + 24)
        self.read_only = Strip(self)
        self.unsaved = Strip(self)
        self.missing = Strip(self)
        self.busy = Strip(self)

    def _build_tree(self, does: ProjectActions) -> None:
        self.tree = QTreeView(self)
        self.tree.setObjectName("projectTree")
        self.tree.setModel(self.shown)
        self.tree.setItemDelegate(EntryDelegate(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setMouseTracking(True)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setAccessibleName(texts.PROJECT_TREE)
        self.tree.addActions([does.rename, does.remove])
        self.tree.installEventFilter(self)
        self._nothing = QLabel(texts.PROJECT_EMPTY, self)
        self._nothing.setObjectName("muted")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(12)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.tree)
        self._pages.addWidget(self._nothing)

    def _build_notes(self) -> None:
        self._about = ShortLabel(self)
        self._about.setObjectName("muted")
        self._about.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.notes = QPlainTextEdit(self)
        self.notes.setObjectName("notes")
        self.notes.setAcceptDrops(False)
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(self.fontMetrics().height() * 2)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.count)
        head.addLayout(words, 1)
        head.addWidget(self._menu_button)
        looking = QHBoxLayout()
        looking.setSpacing(6)
        looking.addWidget(self.field, 1)
        looking.addWidget(self.filter)
        below = QWidget(self)
        notes = QVBoxLayout(below)
        notes.setContentsMargins(10, 8, 10, 10)
        notes.setSpacing(4)
        notes.addWidget(self._about)
        notes.addWidget(self.notes, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setHandleWidth(1)
        split.addWidget(self._pages)
        split.addWidget(below)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setChildrenCollapsible(False)
        split.setSizes([600, self.fontMetrics().height() * 6])
        layout = QVBoxLayout(self)
        # The line at the right stays in view.
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(10, 10, 10, 8)
        top.setSpacing(8)
        top.addLayout(head)
        top.addLayout(looking)
        layout.addLayout(top)
        for strip in (self.read_only, self.unsaved, self.missing, self.busy):
            layout.addWidget(strip)
        layout.addWidget(split, 1)

    # What the user does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return opens, as a double click does."""
        if watched is self.tree and isinstance(event, QKeyEvent) and _is_press(event):
            editing = self.tree.state() == QAbstractItemView.State.EditingState
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
                self._activate(self.tree.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """List what was dropped."""
        event.acceptProposedAction()
        paths: list[Path] = dropped_paths(event.mimeData())
        self.dropped.emit(paths)

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        key = index.data(Role.KEY)
        if key is not None:
            self.activated.emit(key)

    @Slot(QPoint)
    def _ask_for_menu(self, place: QPoint) -> None:
        self.menu_asked.emit(self.tree.viewport().mapToGlobal(place))

    @Slot()
    def _select(self) -> None:
        self._show_notes()
        self.selection_changed.emit()

    @Slot()
    def _type_notes(self) -> None:
        if self._noted is not None:
            self.notes_typed.emit(self._noted, self.notes.toPlainText())

    def _show_notes(self) -> None:
        """Notes of the one entry that is chosen, else of nothing; the cursor stays in place."""
        chosen = self.selected
        entry = None
        if self._document is not None and len(chosen) == 1:
            key = chosen[0]
            entries = self._document.sources if key.kind == "source" else self._document.runs
            # Rows leave one after the other: what is chosen may have left the document already.
            entry = next((entry for entry in entries if entry.id == key.id), None)
        self._noted = None
        self._about.setText(
            texts.PROJECT_NOTES_ON.format(name=entry.name) if entry else texts.PROJECT_NOTES
        )
        self.notes.setAccessibleName(self._about.text())
        self.notes.setPlaceholderText("" if entry else texts.PROJECT_NOTES_NONE)
        self.notes.setEnabled(entry is not None)
        words = entry.notes if entry else ""
        if self.notes.toPlainText() != words:
            self.notes.setPlainText(words)
        self._noted = chosen[0] if entry else None

    def _unfolded_files(self) -> list[str]:
        rows = (self.shown.index(row, 0) for row in range(self.shown.rowCount()))
        return [index.data(Role.KEY).id for index in rows if self.tree.isExpanded(index)]

    def _fold(self, searching: bool) -> None:
        """What was found is seen at once; after the search, the tree is as it was before."""
        if searching:
            self.tree.expandAll()
        elif self._unfolded is not None:
            self.tree.collapseAll()
            for source in self._unfolded:
                self._unfold(source)
            self._unfolded = None

    def _found(self) -> Found | None:
        words, name = self.field.text(), self.filter.currentData()
        if self._document is None or (not words.strip() and name == "all"):
            return None
        return narrowed(
            search(self._document, Query(words)), self._document, name, set(self.model.missing)
        )


def _is_press(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress
