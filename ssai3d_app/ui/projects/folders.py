"""Projects as folders: begun, opened, saved under another name, and asked for when in doubt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ssai3d_app.errors import UserError
from ssai3d_app.projects.copying import Copied, copy_folders, write_copy
from ssai3d_app.projects.disk import asked_patiently
from ssai3d_app.projects.document import Run, Source
from ssai3d_app.projects.lock import ProjectInUseError
from ssai3d_app.projects.storage import COPY, DOCUMENT, file_name, is_project
from ssai3d_app.ui import texts
from ssai3d_app.ui.projects.desk import ProjectDesk
from ssai3d_app.ui.projects.errands import Errands
from ssai3d_app.ui.projects.questions import Answers, Asker
from ssai3d_app.ui.saying import said


class ProjectFolders(QObject):
    """Asks where, and what to do when a project is in use, damaged or gone."""

    refused = Signal(object)
    """A UserError."""
    said = Signal(str)

    def __init__(self, desk: ProjectDesk, errands: Errands, asker: Asker, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._errands, self._asker, self._window = desk, errands, asker, window

    def take(self, path: Path) -> bool:
        """Open a project by its folder or document; says whether it was one."""
        if path.name == DOCUMENT:
            path = path.parent
        if not asked_patiently(path, lambda: is_project(path), False):
            return False
        self.open(path)
        return True

    def open(
        self, folder: Path, *, read_only: bool = False, take_over: bool = False, copy: bool = False
    ) -> None:
        """Open a project; ask where that cannot simply be done."""
        try:
            self._desk.open(folder, read_only=read_only, take_over=take_over, copy=copy)
        except ProjectInUseError as error:
            self._ask_in_use(folder, error)
        except UserError as error:
            there = asked_patiently(folder, lambda: _what_is_there(folder), None)
            if there == set():
                self._ask_gone(folder)
            elif "damaged" in error.problem and there and COPY in there and not copy:
                words = texts.ASK_DAMAGED_TEXT.format(problem=said(error.problem))
                answers: Answers = {texts.ASK_DAMAGED_COPY: lambda: self.open(folder, copy=True)}
                self._asker.ask(texts.ASK_DAMAGED, words, answers)
            elif "locked" in error.problem:
                # A folder that may be read and not written.
                self.open(folder, read_only=True)
            else:
                self.refused.emit(error)

    @Slot()
    def ask_for_new(self) -> None:
        """Let the user name a folder, and begin a project in it."""
        folder = self._named(texts.DIALOG_PROJECT_NEW, texts.PROJECT_NAME_PROPOSED)
        if folder is not None:
            self._try(lambda: self._desk.create(folder))

    @Slot()
    def ask_for_one(self) -> None:
        """Let the user choose a project."""
        name = QFileDialog.getExistingDirectory(self._window, texts.DIALOG_PROJECT_OPEN)
        if name:
            self.open(Path(name))

    @Slot()
    def save(self) -> None:
        """Write it now; one without a name gets one."""
        if self._desk.is_implicit:
            self.ask_where_to_save()
        elif self._try(self._desk.save):
            self.said.emit(texts.SAID_SAVED)

    @Slot()
    def ask_where_to_save(self) -> None:
        """Let the user name a folder, and copy the project there."""
        project = self._desk.project
        if project is None:
            return
        title = texts.PROJECT_NAME_PROPOSED if self._desk.is_implicit else project.document.title
        folder = self._named(texts.DIALOG_PROJECT_SAVE_AS, title)
        if folder is None:
            return
        document, old = project.document, project.folder

        def finish(copied: Copied) -> None:
            self._finish_copy(copied, old)

        self._errands.run(
            texts.BUSY_COPYING, lambda token: copy_folders(document, old, folder, token), finish
        )

    @Slot()
    def close(self) -> None:
        """Go back to files without a project."""
        self._try(self._desk.close_project)

    def ask_where_to_export(self, run: Run, source: Source) -> None:
        """Let the user name a file, and choose whether the source goes with the run."""
        proposed = file_name(f"{Path(source.name).stem} {run.name} {run.id}") + ".zip"
        name, _ = QFileDialog.getSaveFileName(
            self._window, texts.DIALOG_EXPORT, proposed, texts.BUNDLE_FILTER
        )
        if not name:
            return
        target = Path(name if name.lower().endswith(".zip") else f"{name}.zip")

        def export(with_source: bool) -> None:
            try:
                taken = self._desk.export(run.id, target, with_source=with_source)
            except UserError as error:
                self.refused.emit(error)
                return
            if taken:
                self.said.emit(texts.SAID_EXPORTING.format(name=target.name))

        answers: Answers = {
            texts.ASK_EXPORT_WITHOUT: lambda: export(False),
            texts.ASK_EXPORT_WITH: lambda: export(True),
        }
        self._asker.ask(texts.ASK_EXPORT, texts.ASK_EXPORT_TEXT, answers)

    def _finish_copy(self, copied: Copied, old: Path) -> None:
        project = self._desk.project
        if project is None or project.folder != old:
            return
        title = copied.folder.name
        try:
            write_copy(project.document, old, copied, title, self._desk.clock.now())
        except UserError as error:
            self.refused.emit(error)
            return
        if self._try(lambda: self._desk.move_to(copied.folder)):
            names = ", ".join(run.name for run in copied.left_out)
            words = texts.SAID_LEFT_OUT if names else texts.SAID_COPIED
            self.said.emit(words.format(title=title, names=names))

    def _ask_in_use(self, folder: Path, error: ProjectInUseError) -> None:
        answers: Answers = {texts.ASK_IN_USE_READ: lambda: self.open(folder, read_only=True)}
        if error.may_take_over:
            answers[texts.ASK_IN_USE_TAKE] = lambda: self.open(folder, take_over=True)
        self._asker.ask(texts.ASK_IN_USE, said(error.sentence), answers)

    def _ask_gone(self, folder: Path) -> None:
        forget: Answers = {texts.ASK_GONE_FORGET: lambda: self._desk.forget(folder)}
        known = [entry.folder for entry in self._desk.recent]
        words = texts.ASK_GONE_TEXT.format(folder=folder)
        self._asker.ask(texts.ASK_GONE, words, forget if folder in known else {})

    def _named(self, title: str, proposed: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, title, proposed, options=QFileDialog.Option.ShowDirsOnly
        )
        return Path(name) if name else None

    def _try(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except UserError as error:
            self.refused.emit(error)
            return False
        return True


def _what_is_there(folder: Path) -> set[str]:
    """Which of the two documents a folder holds."""
    return {name for name in (DOCUMENT, COPY) if (folder / name).is_file()}
