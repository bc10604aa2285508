"""About this file: everything that it says of the scene on display, folded away until asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.facts import facts, facts_as_text
from ssai3d_app.ui.opening.correction_book import under
from ssai3d_app.ui.opening.reader import OpenedImage
from ssai3d_app.ui.restore.channel_names import ChannelNames
from ssai3d_app.ui.style import restyle
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Scene


class AboutFile(QWidget):
    """A fold with the facts and the channels, whose names can be edited there."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._told: list[tuple[QLabel, QLabel]] = []
        self.fold = QPushButton(self)
        self.fold.setObjectName("fold")
        self.fold.setCheckable(True)
        self.fold.setAccessibleName(texts.ABOUT_FILE)
        self.fold.setToolTip(texts.ABOUT_FILE_TIP)
        self._inside = QWidget(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        channels = QLabel(texts.CHANNELS_HEADING, self._inside)
        channels.setObjectName("muted")
        self.names = ChannelNames(self._inside)
        self._copy = QPushButton(texts.FACTS_COPY, self._inside)
        self._copy.setAccessibleName(texts.FACTS_COPY)
        self._copy.setToolTip(texts.FACTS_COPY_TIP)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 2, 0, 4)
        inside.setSpacing(6)
        inside.addLayout(self._grid)
        inside.addWidget(channels)
        inside.addWidget(self.names)
        inside.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.fold)
        layout.addWidget(self._inside)
        self.fold.toggled.connect(self._show_inside)
        self._copy.clicked.connect(self._copy_text)
        self.names.changed.connect(self.changed)
        self._show_inside(False)

    def show_scene(self, image: OpenedImage, stored: Scene, corrections: Corrections) -> None:
        """Tell of a scene; the fields of the channels are left as they are."""
        scene = corrections.scene(stored)
        told = facts(image.format, stored, scene)
        self._text = facts_as_text(image.path, told, scene)
        while len(self._told) < len(told):
            self._add_row()
        for row, pair in enumerate(self._told):
            for label, words in zip(pair, told[row] if row < len(told) else ("", ""), strict=True):
                label.setText(words)
                label.setVisible(row < len(told))
            unknown = pair[1].text() == texts.FACT_UNKNOWN
            restyle(pair[1], "state", "unknown" if unknown else "known")

    def show_channels(self, stored: Scene, corrections: Corrections) -> None:
        """Fill the fields of the channels anew."""
        channels = under(corrections.axis_order, stored).channels
        self.names.show_channels(channels, corrections.channel_names)

    @property
    def text(self) -> str:
        """All of it as lines of text."""
        return self._text

    def _add_row(self) -> None:
        row = len(self._told)
        name, value = QLabel(self._inside), QLabel(self._inside)
        name.setObjectName("muted")
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (name, value):
            label.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(value, row, 1)
        self._told.append((name, value))

    @Slot(bool)
    def _show_inside(self, shown: bool) -> None:
        self.fold.setText(
            texts.FOLD_OPEN.format(name=texts.ABOUT_FILE)
            if shown
            else texts.FOLD_CLOSED.format(name=texts.ABOUT_FILE)
        )
        self._inside.setVisible(shown)

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
