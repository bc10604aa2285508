"""What the first page offers to go on with: files opened lately, and a quick try of the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ssai3d_app.locations import sample
from ssai3d_app.projects.recent import recent_files, remember_file
from ssai3d_app.ui.opening.welcome import Welcome
from ssai3d_app.ui.restore.choices import PRESET_NAMES, Choices
from ssai3d_app.ui.viewer.display_source import DisplaySource


class FirstSteps(QObject):
    """Keeps the list of files in ``home`` and shows it; chooses *Quick look* for the sample."""

    def __init__(
        self,
        home: Path,
        raw: DisplaySource,
        welcome: Welcome,
        choices: Choices,
        open_file: Callable[[Path], None],
    ) -> None:
        super().__init__(welcome)
        self._list = home / "recent_files.json"
        self._raw, self._welcome, self._choices = raw, welcome, choices
        raw.opened.connect(self._note)
        welcome.file_chosen.connect(open_file)
        welcome.show_recent_files(recent_files(self._list))

    @Slot()
    def _note(self) -> None:
        image = self._raw.image
        assert image is not None
        if image.path == sample():
            self._choices.preset.setCurrentIndex(PRESET_NAMES.index("quick"))
            return
        self._welcome.show_recent_files(remember_file(self._list, image.path))
