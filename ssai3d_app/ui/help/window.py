"""The window of the help: contents and search on the left, the page on the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.locations import resources
from ssai3d_app.ui import texts
from ssai3d_app.ui.help.page_view import PageView
from ssai3d_app.ui.help.pages import INDEX, HelpPages, Place
from ssai3d_app.ui.icons import application_icon
from ssai3d_app.ui.reading_order import put_in_reading_order

_SIZE = QSize(980, 680)
_LIST_WIDTH = 270
_PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Stays open beside the work, and beside dialogs too: it is no child of the window."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(texts.HELP_TITLE)
        self.setWindowIcon(application_icon())
        self.pages = HelpPages(resources() / "help")
        self._past: list[Place] = []
        self._future: list[Place] = []
        self._place = Place(INDEX)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(texts.HELP_SEARCH)
        self.search.setAccessibleName(texts.HELP_SEARCH)
        self.search.setClearButtonEnabled(True)
        self.found = QLabel(self)
        self.found.setObjectName("muted")
        self.found.setWordWrap(True)
        self.topics = QListWidget(self)
        self.topics.setAccessibleName(texts.HELP_TOPICS)
        self.topics.setWordWrap(True)
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.topics.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.page = PageView(resources() / "help", self)
        self.back = self._action(texts.HELP_BACK, QKeySequence.StandardKey.Back, self._go_back)
        self.forward = self._action(
            texts.HELP_FORWARD, QKeySequence.StandardKey.Forward, self._go_forward
        )
        self.contents = self._action(texts.HELP_CONTENTS, "Alt+Home", self.show_contents)
        self._action(texts.HELP_FIND, QKeySequence.StandardKey.Find, self._take_search)
        self._action(texts.HELP_CLOSE, "Esc", self.close)
        self._lay_out()
        put_in_reading_order(self)
        self.search.setFocus()
        self.search.textChanged.connect(self._show_topics)
        self.search.returnPressed.connect(self._open_first)
        self.topics.itemActivated.connect(self._open)
        self.topics.itemClicked.connect(self._open)
        self.page.link_chosen.connect(self._follow)
        self._show_topics()
        self._show(self._place)
        self.resize(_SIZE)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for action in (self.back, self.forward, self.contents):
            button = QToolButton(self)
            button.setObjectName("jobTool")
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.topics, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        layout = QHBoxLayout(self)
        layout.addWidget(split)

    def _action(
        self, words: tuple[str, str], key: QKeySequence.StandardKey | str, does: object
    ) -> QAction:
        action = QAction(words[0], self)
        action.setToolTip(words[1])
        action.setShortcuts(
            [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        )
        action.triggered.connect(does)
        self.addAction(action)
        return action

    # What is shown

    def show_place(self, place: Place, words: tuple[str, ...] = ()) -> None:
        """Show a place, with those words marked; the one before is a step back."""
        if not self.pages.has(place):
            place = Place(self.pages.page(place.page).name)
        if place != self._place:
            self._past.append(self._place)
            self._future.clear()
        self._show(place, words)

    @property
    def place(self) -> Place:
        """What is shown."""
        return self._place

    @Slot()
    def show_contents(self) -> None:
        """The list of all pages."""
        self.search.clear()
        self.show_place(Place(INDEX))

    def _show(self, place: Place, words: tuple[str, ...] = ()) -> None:
        self._place = place
        page = self.pages.page(place.page)
        self.page.show_page(page, place.anchor, words)
        self.setWindowTitle(texts.HELP_TITLE_OF.format(page=page.title))
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._future))
        self._choose_topic()

    def _choose_topic(self) -> None:
        """Mark in the list what is shown, where it is listed."""
        for row in range(self.topics.count()):
            place = self.topics.item(row).data(_PLACE)
            if place == self._place or (not self.search.text() and place.page == self._place.page):
                self.topics.setCurrentRow(row)
                return
        self.topics.setCurrentRow(-1)

    @Slot()
    def _show_topics(self) -> None:
        """The pages, or where what is sought is found."""
        self.topics.clear()
        sought = self.search.text().strip()
        hits = self.pages.find(sought)
        if not sought:
            for page in self.pages.pages:
                self._add_topic(page.title, Place(page.name))
            self.found.hide()
        else:
            for hit in hits:
                titles = dict.fromkeys((hit.page_title, hit.section.title))
                self._add_topic(f"{' ▸ '.join(titles)}\n{hit.snippet}", hit.section.place)
            self.found.setText(_counted(len(hits)))
            self.found.show()
        self._choose_topic()

    def _add_topic(self, words: str, place: Place) -> None:
        item = QListWidgetItem(words, self.topics)
        item.setData(_PLACE, place)

    # Going elsewhere

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.show_place(item.data(_PLACE), tuple(self.search.text().split()))

    @Slot()
    def _open_first(self) -> None:
        if self.search.text().strip() and self.topics.count():
            self._open(self.topics.item(0))
            self.page.setFocus()

    @Slot(str)
    def _follow(self, link: str) -> None:
        if "://" in link or link.startswith("mailto:"):
            QDesktopServices.openUrl(QUrl(link))
        else:
            self.show_place(Place.of(link, self._place.page))

    @Slot()
    def _go_back(self) -> None:
        if self._past:
            self._future.append(self._place)
            self._show(self._past.pop())

    @Slot()
    def _go_forward(self) -> None:
        if self._future:
            self._past.append(self._place)
            self._show(self._future.pop())

    @Slot()
    def _take_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


def _counted(hits: int) -> str:
    if not hits:
        return texts.HELP_FOUND_NOTHING
    return texts.HELP_FOUND[hits != 1].format(count=hits)
