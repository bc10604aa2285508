"""The room of the project: puts desk, panel and actions together, and tells the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.job import JobId
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.projects.actions import ProjectActions
from ssai3d_app.ui.projects.desk import ProjectDesk
from ssai3d_app.ui.projects.entries import EntryKey, Presence
from ssai3d_app.ui.projects.errands import Errands
from ssai3d_app.ui.projects.folders import ProjectFolders
from ssai3d_app.ui.projects.kept_files import KeptFiles
from ssai3d_app.ui.projects.listing import Listing
from ssai3d_app.ui.projects.panel import ProjectPanel
from ssai3d_app.ui.projects.questions import Asker
from ssai3d_app.ui.projects.recent_menu import RecentMenu
from ssai3d_app.ui.projects.runs import Runs
from ssai3d_app.ui.saying import said
from ssai3d_app.volume.scene import ImageFile

_LEAST_WINDOW_IN_CHARACTERS = 165
"""In a narrower window the stack and the Restore panel need the room."""


class ProjectRoom(QObject):
    """What the window knows of projects: this, and the signals below."""

    open_asked = Signal(object)
    """The path of a file that is to be opened in the window."""
    result_asked = Signal(object)
    """A ResultOfRun that is to be shown."""
    run_asked = Signal(object)
    """A RestoreRequest that is to be run."""
    turned = Signal()
    """Another project is open; what is shown belongs to the one before."""
    recent_changed = Signal(list)
    """Titles and folders of the projects that were open lately."""
    refused = Signal(object)
    """A UserError that is to be told."""
    said = Signal(str)
    """A sentence for the status line."""

    def __init__(
        self,
        book: CorrectionBook,
        opener: Callable[[Path], ImageFile],
        home: Path,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._quits_unsaved = self._was_chosen = False
        self.desk = ProjectDesk(home, self)
        self.does = ProjectActions(self)
        self.menu = QMenu(texts.MENU_PROJECT, window)
        self.recent_menu = RecentMenu(self.desk, window)
        self.does.fill(self.menu, self.recent_menu)
        self.panel = ProjectPanel(self.does, self.menu, window)
        self.errands = Errands(self)
        self.asker = Asker(window)
        self.files = KeptFiles(self.desk, self.panel.model, book, opener, home, self)
        self.folders = ProjectFolders(self.desk, self.errands, self.asker, window)
        self.listing = Listing(self.desk, self.errands, opener, window)
        self.runs = Runs(self.desk, self.errands, self.asker, self.folders, self.panel)
        self._connect()
        self._show_state()

    def _connect(self) -> None:
        does, panel = self.does, self.panel
        self.desk.opened.connect(self._show_another)
        self.desk.changed.connect(self._show_document)
        self.desk.recent_changed.connect(self._tell_recent)
        self.desk.saving_changed.connect(self._show_state)
        self.files.whereabouts_changed.connect(self._show_missing)
        self.desk.refused.connect(self.refused)
        self.errands.refused.connect(self.refused)
        self.folders.refused.connect(self.refused)
        self.folders.said.connect(self.said)
        self.listing.said.connect(self.said)
        self.runs.said.connect(self.said)
        self.runs.run_asked.connect(self.run_asked)
        self.runs.result_asked.connect(self.result_asked)
        self.errands.busy_changed.connect(self._show_busy)
        panel.activated.connect(self.open_entry)
        panel.selection_changed.connect(self._show_availability)
        panel.dropped.connect(self.take_dropped)
        panel.notes_typed.connect(self._keep_notes)
        panel.menu_asked.connect(self._show_menu)
        panel.model.renamed.connect(self._rename)
        panel.unsaved.pressed.connect(self.folders.save)
        panel.missing.pressed.connect(self.listing.locate)
        panel.busy.pressed.connect(self.errands.cancel)
        for action, does_it in (
            (does.new, self.folders.ask_for_new),
            (does.open, self.folders.ask_for_one),
            (does.save, self.folders.save),
            (does.save_as, self.folders.ask_where_to_save),
            (does.close, self.folders.close),
            (does.add, self.listing.ask_for_files),
            (does.add_folder, self.listing.ask_for_folder),
            (does.import_bundle, self.listing.ask_for_bundle),
            (does.undo, self._undo),
            (does.redo, self._redo),
            (does.find, self._find),
            (does.locate, self.listing.locate),
            (does.open_entry, self._open_chosen),
            (does.show_folder, self._show_folder),
            (does.rename, panel.edit_name),
            (does.remove, self._remove),
            (does.again, self.runs.run_again),
            (does.methods, self.runs.copy_methods),
            (does.citation, self.runs.copy_citation),
            (does.export, self.runs.export),
        ):
            action.triggered.connect(does_it)
        does.show.toggled.connect(panel.setVisible)
        does.show.triggered.connect(self._note_choice)
        self.recent_menu.chosen.connect(self.folders.open)

    # For the window

    def begin(self, jobs: JobDesk) -> None:
        """Take the project of files without a project, and follow the jobs."""
        self.desk.follow(jobs.queue, jobs.add)
        self.desk.open_implicit()

    def submit(
        self,
        request: RestoreRequest,
        queue: Callable[[RestoreRequest, Path | None, str | None], JobId | None],
    ) -> JobId | None:
        """Keep a restoration as a run of the project and queue it; ``None`` when it is refused."""
        try:
            kept = self.desk.begin_run(request)
        except UserError as error:
            self.refused.emit(error)
            return None
        if kept is None:
            if self.desk.project is not None and not self.desk.is_implicit:
                self.said.emit(texts.SAID_NOT_KEPT)
            return queue(request, None, None)
        job = queue(kept.request, kept.project, kept.run)
        if job is None:
            self.desk.drop_run(kept)
        return job

    def take(self, path: Path) -> bool:
        """Open a project, import a bundle, list a folder of files; says whether it was one."""
        listing = self.listing
        return self.folders.take(path) or listing.take_bundle(path) or listing.take_folder(path)

    @Slot(list)
    def take_dropped(self, paths: list[Path]) -> None:
        """List what was dropped; a project is opened and a bundle imported."""
        if len(paths) != 1 or not self.take(paths[0]):
            self.listing.add(paths)

    def fit(self, width: int) -> None:
        """Fold the panel away in a window too narrow for it, unless the user wants to see it."""
        if not self._was_chosen:
            room = self.panel.fontMetrics().averageCharWidth() * _LEAST_WINDOW_IN_CHARACTERS
            self.does.show.setChecked(width >= room)

    @Slot()
    def _note_choice(self) -> None:
        self._was_chosen = True

    def is_ready_to_quit(self, quit_anyway: Callable[[], object]) -> bool:
        """Whether all is saved; otherwise the user is asked, and ``quit_anyway`` may follow."""

        def quit_unsaved() -> None:
            self._quits_unsaved = True
            quit_anyway()

        if self._quits_unsaved:
            return True
        try:
            self.desk.save()
        except UserError as error:
            self.asker.ask(
                texts.ASK_UNSAVED,
                texts.ASK_UNSAVED_TEXT.format(sentence=said(error.sentence)),
                {texts.ASK_UNSAVED_QUIT: quit_unsaved},
                texts.ASK_STAY,
            )
            return False
        return True

    def stop(self) -> None:
        """Leave neither thread nor lock; after the reader processes were ended."""
        self.errands.stop()
        self.files.surveyor.stop()
        self.desk.stop()

    # What is shown

    @Slot()
    def _show_another(self) -> None:
        self.panel.model.may_rename = self.desk.is_writable
        self.panel.show_another(self.desk.document)
        self._show_state()
        if not self.files.shows_a_file_of_the_project:
            self.turned.emit()
        project = self.desk.project
        if project is not None and project.remark and not self.desk.is_implicit:
            self.said.emit(said(project.remark))

    @Slot()
    def _tell_recent(self) -> None:
        opened = self.desk.project.folder if self.desk.project else None
        others = [entry for entry in self.desk.recent if entry.folder != opened]
        self.recent_changed.emit([(entry.title, entry.folder) for entry in others])

    @Slot()
    def _show_document(self) -> None:
        self.panel.show_document(self.desk.document)
        self._show_missing()

    @Slot()
    def _show_state(self) -> None:
        """Title, undo, and what keeps the project from being saved."""
        desk, panel, project = self.desk, self.panel, self.desk.project
        name = project.document.title if project else texts.PROJECT_NONE
        panel.title.setText(texts.PROJECT_NOT_NAMED if desk.is_implicit and project else name)
        panel.title.setToolTip(
            texts.PROJECT_NOT_NAMED_TIP
            if desk.is_implicit
            else str(project.folder if project else "")
        )
        read_only = project is not None and project.is_read_only
        panel.read_only.tell(texts.PROJECT_READ_ONLY if read_only else "")
        problem = desk.problem
        panel.unsaved.tell(
            texts.PROJECT_UNSAVED.format(sentence=said(problem.sentence)) if problem else "",
            texts.PROJECT_SAVE_AGAIN if project and not read_only else "",
        )
        for action, template, label in (
            (self.does.undo, texts.UNDO_OF, project.undo_label if project else None),
            (self.does.redo, texts.REDO_OF, project.redo_label if project else None),
        ):
            plain = texts.PROJECT_UNDO[0] if action is self.does.undo else texts.PROJECT_REDO[0]
            action.setText(template.format(label=said(label)) if label else plain)
            action.setEnabled(label is not None and desk.is_writable)
        self._show_count()
        self._show_availability()

    def _show_count(self) -> None:
        document = self.desk.document
        if document is None:
            self.panel.count.setText("")
            return
        files, runs = len(document.sources), len(document.runs)
        self.panel.count.setText(
            texts.PROJECT_COUNT.format(
                files=counted(texts.COUNT_FILES, files), runs=counted(texts.COUNT_RUNS, runs)
            )
        )

    @Slot()
    def _show_missing(self) -> None:
        count = len(self.panel.model.missing)
        words = counted(texts.PROJECT_MISSING, count) if count else ""
        button = texts.PROJECT_LOCATE[0] if self.desk.is_writable else ""
        self.panel.missing.tell(words, button)
        self._show_count()
        self._show_availability()
        if self.panel.filter.currentData() == "missing":
            self.panel.search()

    @Slot(str)
    def _show_busy(self, words: str) -> None:
        self.panel.busy.tell(words, texts.BUSY_CANCEL if words else "")

    @Slot()
    def _show_availability(self) -> None:
        """Offer only what can be done with what is chosen."""
        does, chosen = self.does, self.panel.selected
        writable, run = self.desk.is_writable, self.runs.chosen
        for action in (does.add, does.add_folder, does.import_bundle):
            action.setEnabled(writable)
        does.save.setEnabled(writable)
        does.save_as.setEnabled(self.desk.project is not None)
        does.close.setEnabled(self.desk.project is not None and not self.desk.is_implicit)
        does.locate.setEnabled(writable and bool(self.panel.model.missing))
        for action in (does.open_entry, does.show_folder):
            action.setEnabled(len(chosen) == 1)
        does.rename.setEnabled(len(chosen) == 1 and writable)
        does.remove.setEnabled(bool(chosen) and writable)
        for action in (does.again, does.methods, does.export):
            action.setEnabled(run is not None)

    # Entries

    @Slot(object)
    def open_entry(self, key: EntryKey) -> None:
        """Open a file, or show the result of a run."""
        project = self.desk.project
        if project is None:
            return
        if key.kind == "run":
            self.runs.show_result(project.document.run(key.id))
            return
        source = project.document.source(key.id)
        if self.panel.model.presence_of(key.id) is Presence.MISSING and self.desk.is_writable:
            self.listing.locate()
        else:
            self.open_asked.emit(self.files.path_of(source))

    @Slot()
    def _open_chosen(self) -> None:
        for key in self.panel.selected[:1]:
            self.open_entry(key)

    @Slot()
    def _show_folder(self) -> None:
        project = self.desk.project
        for key in self.panel.selected[:1] if project else ():
            assert project is not None
            if key.kind == "run":
                folder = project.folder / project.document.run(key.id).folder
            else:
                folder = self.files.path_of(project.document.source(key.id)).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _remove(self) -> None:
        document, chosen = self.desk.document, self.panel.selected
        if document is None or not chosen:
            return
        sources = {key.id for key in chosen if key.kind == "source"}
        runs = {key.id for key in chosen if key.kind == "run"}
        along = sum(run.source in sources for run in document.runs)

        def remove() -> None:
            self.desk.edit(lambda project: project.remove_with_runs(sources, runs))

        if not along:
            remove()
            return
        words = texts.ASK_REMOVE_TEXT.format(
            files=counted(texts.COUNT_FILES, len(sources)), runs=counted(texts.COUNT_RUNS, along)
        )
        self.asker.ask(texts.ASK_REMOVE, words, {texts.ASK_REMOVE_YES: remove})

    @Slot(object, str)
    def _rename(self, key: EntryKey, name: str) -> None:
        self.desk.edit(lambda project: project.set_field(key.kind, key.id, "name", name))

    @Slot(object, str)
    def _keep_notes(self, key: EntryKey, words: str) -> None:
        self.desk.edit(
            lambda project: project.set_field(key.kind, key.id, "notes", words, goes_on=True)
        )

    @Slot()
    def _undo(self) -> None:
        self.desk.edit(lambda project: project.undo())

    @Slot()
    def _redo(self) -> None:
        self.desk.edit(lambda project: project.redo())

    @Slot()
    def _find(self) -> None:
        self.does.show.setChecked(True)
        self.panel.take_search()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self.panel)
        self.does.fill_for_entry(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def counted(words: tuple[str, str], count: int) -> str:
    """One or many, in words."""
    return words[count != 1].format(count=count)
