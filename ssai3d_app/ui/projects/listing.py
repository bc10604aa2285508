"""Files that come to the project without being opened, come back to it, or come in a bundle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import is_zipfile

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.projects.disk import asked_patiently
from ssai3d_app.projects.document import Source
from ssai3d_app.projects.finding import look_for, missing_sources
from ssai3d_app.projects.unpacking import Unpacked, unpack_bundle
from ssai3d_app.ui import texts
from ssai3d_app.ui.projects.desk import ProjectDesk
from ssai3d_app.ui.projects.errands import Errands
from ssai3d_app.ui.projects.gathering import Gatherer, holds_files_to_list
from ssai3d_app.volume.scene import ImageFile


class Listing(QObject):
    """Looks through folders away from the window's thread, then tells the desk."""

    said = Signal(str)

    def __init__(
        self,
        desk: ProjectDesk,
        errands: Errands,
        opener: Callable[[Path], ImageFile],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._errands, self._opener, self._window = desk, errands, opener, window

    def add(self, paths: list[Path], *, tells: bool = True) -> None:
        """List files, and the image files in folders; ``tells`` says how many were new."""
        if not paths:
            return
        opener = self._opener
        self._errands.run(
            texts.BUSY_LOOKING.format(name=paths[0].name),
            lambda token: Gatherer(opener, lambda: not token.cancelled).gather(paths),
            lambda found: self._list(found, tells),
        )

    @Slot()
    def ask_for_files(self) -> None:
        """Let the user choose files."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, texts.DIALOG_ADD, "", texts.OPEN_DIALOG_FILTER
        )
        self.add([Path(name) for name in names])

    @Slot()
    def ask_for_folder(self) -> None:
        """Let the user choose a folder."""
        name = QFileDialog.getExistingDirectory(self._window, texts.DIALOG_ADD_FOLDER)
        self.add([Path(name)] if name else [])

    @Slot()
    def locate(self) -> None:
        """Let the user say where missing files lie now."""
        project = self._desk.project
        if project is None:
            return
        name = QFileDialog.getExistingDirectory(self._window, texts.DIALOG_LOCATE)
        if not name:
            return
        document, folder, where = project.document, project.folder, Path(name)

        def search(token: CancellationToken) -> tuple[dict[str, Path], int]:
            missing = missing_sources(document, folder)
            return look_for(missing, where, lambda: not token.cancelled), len(missing)

        self._errands.run(texts.BUSY_LOOKING.format(name=where.name), search, self._place)

    @Slot()
    def ask_for_bundle(self) -> None:
        """Let the user choose a bundle."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, texts.DIALOG_IMPORT, "", texts.BUNDLE_FILTER
        )
        if name:
            self._import(Path(name))

    def take_bundle(self, path: Path) -> bool:
        """Import a zip file; says whether it was one."""
        if path.suffix.lower() != ".zip":
            return False
        if not asked_patiently(path, lambda: is_zipfile(path), False):
            return False
        self._import(path)
        return True

    def take_folder(self, path: Path) -> bool:
        """List what a folder of microscope files holds; says whether it was one."""
        if not asked_patiently(path, lambda: holds_files_to_list(path), False):
            return False
        self.add([path])
        return True

    def _import(self, path: Path) -> None:
        project = self._desk.project
        if project is None:
            return
        folder = project.folder
        self._errands.run(
            texts.BUSY_IMPORTING.format(name=path.name),
            lambda token: unpack_bundle(path, folder, token),
            self._adopt,
        )

    def _list(self, paths: list[Path], tells: bool) -> None:
        added: list[Source] = []
        self._desk.edit(lambda project: added.extend(project.add_files(paths)))
        if not tells:
            return
        if len(added) == 1:
            self.said.emit(texts.SAID_LISTED_ONE.format(name=added[0].name))
        else:
            words = texts.SAID_LISTED if added else texts.SAID_LISTED_NONE
            self.said.emit(words.format(count=len(added)))

    def _place(self, answer: tuple[dict[str, Path], int]) -> None:
        found, count = answer
        self._desk.edit(lambda project: project.locate(found))
        words = texts.SAID_LOCATED if found else texts.SAID_LOCATED_NONE
        self.said.emit(words.format(found=len(found), count=count))

    def _adopt(self, unpacked: Unpacked) -> None:
        self._desk.edit(lambda project: project.adopt(unpacked))
        self.said.emit(texts.SAID_IMPORTED.format(name=unpacked.entries.run.name))
