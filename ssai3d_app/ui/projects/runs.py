"""What is done with a run: its result shown, made again, told of in a paper, or sent on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from ssai3d_app.projects import run_files
from ssai3d_app.projects.document import Run
from ssai3d_app.projects.run_again import RunAgain
from ssai3d_app.ui import texts
from ssai3d_app.ui.projects.desk import ProjectDesk
from ssai3d_app.ui.projects.errands import Errands
from ssai3d_app.ui.projects.folders import ProjectFolders
from ssai3d_app.ui.projects.panel import ProjectPanel
from ssai3d_app.ui.projects.questions import Asker
from ssai3d_app.ui.saying import said


class Runs(QObject):
    """Reads what lies in the folder of a run away from the window's thread."""

    result_asked = Signal(object)
    """A ResultOfRun that is to be shown."""
    run_asked = Signal(object)
    """A RestoreRequest that is to be run."""
    said = Signal(str)

    def __init__(
        self,
        desk: ProjectDesk,
        errands: Errands,
        asker: Asker,
        folders: ProjectFolders,
        panel: ProjectPanel,
    ) -> None:
        super().__init__(panel)
        self._desk, self._errands, self._asker = desk, errands, asker
        self._folders, self._panel = folders, panel

    @property
    def chosen(self) -> Run | None:
        """The run that is chosen, when nothing else is."""
        document, chosen = self._desk.document, self._panel.selected
        if document is None or len(chosen) != 1 or chosen[0].kind != "run":
            return None
        return document.find_run(chosen[0].id)

    def show_result(self, run: Run) -> None:
        """Show the result of a run beside its source."""
        project = self._desk.project
        assert project is not None
        document, folder = project.document, project.folder
        self._errands.run(
            texts.BUSY_READING_RUN.format(name=run.name),
            lambda _: run_files.result_of(document, folder, run),
            self.result_asked.emit,
        )

    @Slot()
    def run_again(self) -> None:
        """The run that is chosen once more; what may differ is told before."""
        run, project = self.chosen, self._desk.project
        if run is None or project is None:
            return
        document, folder = project.document, project.folder
        self._errands.run(
            texts.BUSY_READING_RUN.format(name=run.name),
            lambda _: run_files.again(document, folder, run),
            self._offer_again,
        )

    @Slot()
    def copy_methods(self) -> None:
        """What was done, in words for a paper, to the clipboard."""
        run, project = self.chosen, self._desk.project
        if run is None or project is None:
            return
        folder = project.folder
        self._errands.run(
            texts.BUSY_READING_RUN.format(name=run.name),
            lambda _: run_files.methods_of(folder, run),
            self._put_methods_on_clipboard,
        )

    @Slot()
    def copy_citation(self) -> None:
        """The reference of the method to the clipboard."""
        QGuiApplication.clipboard().setText(texts.CITATION)
        self.said.emit(texts.SAID_COPIED_CITATION)

    @Slot()
    def export(self) -> None:
        """The run that is chosen into one file."""
        run, document = self.chosen, self._desk.document
        if run is not None and document is not None:
            self._folders.ask_where_to_export(run, document.source(run.source))

    def _offer_again(self, again: RunAgain) -> None:
        def start() -> None:
            self.run_asked.emit(again.request)

        if not again.remarks:
            start()
            return
        words = "\n".join((texts.ASK_AGAIN_TEXT, "", *map(said, again.remarks)))
        self._asker.ask(texts.ASK_AGAIN, words, {texts.ASK_AGAIN_YES: start})

    def _put_methods_on_clipboard(self, words: str) -> None:
        QGuiApplication.clipboard().setText(f"{words}\n\n{texts.CITATION}")
        self.said.emit(texts.SAID_COPIED_METHODS)
