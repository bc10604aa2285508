"""The empty window: a place to drop a stack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.ui import texts
from ssai3d_app.ui.icons import application_icon
from ssai3d_app.ui.opening.recent_list import RecentList
from ssai3d_app.ui.style import enlarge

_ICON_EDGE = 88


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files and folders among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class Welcome(QWidget):
    """Says what to do first. The window itself takes the drop, here and everywhere."""

    project_chosen = Signal(object)
    """The folder of a recent project."""
    file_chosen = Signal(object)
    """The path of a recent file."""

    def __init__(
        self,
        open_action: QAction,
        sample_action: QAction,
        demos: Sequence[QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._target = QFrame(self)
        self._target.setObjectName("dropTarget")
        picture = QLabel(self._target)
        picture.setPixmap(application_icon().pixmap(_ICON_EDGE, _ICON_EDGE))
        self._title = QLabel(texts.WELCOME_TITLE, self._target)
        self._title.setObjectName("welcomeTitle")
        subtitle = QLabel(texts.WELCOME_SUBTITLE, self._target)
        subtitle.setObjectName("welcomeSubtitle")
        enlarge(self._title, 2.4)
        enlarge(subtitle, 1.3)
        formats = QLabel(texts.WELCOME_FORMATS, self._target)
        formats.setObjectName("muted")
        self.open_button = QPushButton(texts.WELCOME_OPEN, self._target)
        self.open_button.setObjectName("primary")
        self.open_button.setToolTip(open_action.toolTip())
        self.open_button.clicked.connect(open_action.trigger)
        self.sample_button = QPushButton(texts.WELCOME_SAMPLE, self._target)
        self.sample_button.setToolTip(sample_action.toolTip())
        self.sample_button.clicked.connect(sample_action.trigger)
        for button in (self.open_button, self.sample_button):
            button.setAccessibleName(button.text())
            # Both as high as the higher of them.
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.demo_buttons = [self._demo_button(action) for action in demos]
        self.files = RecentList(texts.WELCOME_RECENT_FILES, self._target)
        self.projects = RecentList(texts.WELCOME_RECENT, self._target)
        self.files.chosen.connect(self.file_chosen)
        self.projects.chosen.connect(self.project_chosen)
        self._lay_out(picture, (self._title, subtitle), formats)

    def _demo_button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text(), self._target)
        button.setObjectName("link")
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        return button

    def _lay_out(self, picture: QLabel, titles: tuple[QLabel, ...], formats: QLabel) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addSpacing(8)
        buttons.addWidget(self.sample_button)
        buttons.addStretch(1)
        inside = QVBoxLayout(self._target)
        inside.setContentsMargins(40, 20, 40, 20)
        inside.addStretch(1)
        inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(12)
        for label in titles:
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label)
        inside.addSpacing(20)
        inside.addLayout(buttons)
        inside.addSpacing(6)
        demos = QHBoxLayout()
        demos.addStretch(1)
        for button in self.demo_buttons:
            demos.addWidget(button)
        demos.addStretch(1)
        inside.addLayout(demos)
        inside.addSpacing(6)
        formats.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        formats.setWordWrap(True)
        inside.addWidget(formats)
        lists = QHBoxLayout()
        lists.setSpacing(40)
        lists.addStretch(1)
        for listed in (self.files, self.projects):
            lists.addWidget(listed, 0, Qt.AlignmentFlag.AlignTop)
        lists.addStretch(1)
        inside.addSpacing(12)
        inside.addLayout(lists)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addWidget(self._target)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins where one begins."""
        super().showEvent(event)
        if not event.spontaneous():
            self.open_button.setFocus()

    @Slot(list)
    def show_recent(self, projects: Sequence[tuple[str, Path]]) -> None:
        """Offer projects, by title and folder."""
        self.projects.show_entries(projects)

    def show_recent_files(self, files: Sequence[Path]) -> None:
        """Offer files that were open lately."""
        self.files.show_entries([(path.name, path) for path in files])

    def show_dragging(self, over: bool) -> None:
        """Light up while a file is held over the window."""
        self._target.setProperty("active", over)
        self._target.style().unpolish(self._target)
        self._target.style().polish(self._target)

    def show_opening(self, name: str | None) -> None:
        """Say which file is being opened."""
        self._title.setText(
            texts.WELCOME_OPENING.format(name=name) if name else texts.WELCOME_TITLE
        )
