"""The window: puts the rooms together and carries what one tells to the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.runners import SupervisorMaker
from ssai3d_app.locations import own_folder
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.safe_reading.spare import stop_reading
from ssai3d_app.ui import texts
from ssai3d_app.ui.actions import Actions
from ssai3d_app.ui.analysis.demos import DemoRoom
from ssai3d_app.ui.analysis.room import AnalysisRoom
from ssai3d_app.ui.batch.room import BatchRoom
from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.error_card import ErrorCard
from ssai3d_app.ui.first_steps import FirstSteps
from ssai3d_app.ui.icons import application_icon
from ssai3d_app.ui.job_news import JobNews
from ssai3d_app.ui.jobs.room import JobRoom
from ssai3d_app.ui.menus import add_device_place, add_menus, add_toolbar
from ssai3d_app.ui.networks.room import NetworkRoom
from ssai3d_app.ui.opening.choosing import FileChoice
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.opening.reader import Opener, Refusal, StackReader
from ssai3d_app.ui.opening.voxel_budget import VoxelBudget
from ssai3d_app.ui.opening.welcome import Welcome, dropped_paths
from ssai3d_app.ui.preview.room import PreviewRoom
from ssai3d_app.ui.projects.kept_bookmarks import KeptBookmarks
from ssai3d_app.ui.projects.kept_looks import KeptLooks
from ssai3d_app.ui.projects.room import ProjectRoom
from ssai3d_app.ui.reading_order import InReadingOrder
from ssai3d_app.ui.restore.panel import RestorePanel
from ssai3d_app.ui.restore.room import RestoreRoom
from ssai3d_app.ui.status_line import StatusLine
from ssai3d_app.ui.support.room import SupportRoom
from ssai3d_app.ui.support.safe_mode import titled
from ssai3d_app.ui.toolbox.room import ToolRoom
from ssai3d_app.ui.view_actions import ViewActions
from ssai3d_app.ui.viewer.comparing.room import CompareRoom
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState
from ssai3d_app.ui.viewer.viewer import Viewer

_SIZE = QSize(1440, 900)
_LEAST_SIZE = QSize(900, 600)


class MainWindow(QMainWindow):
    """One window, one stack on display, and a queue of jobs.

    ``folder`` holds the list of jobs; the user's own one when none is given.
    """

    def __init__(
        self,
        opener: Opener = open_safely,
        folder: Path | None = None,
        supervisor: SupervisorMaker | None = None,
    ) -> None:
        super().__init__()
        folder = folder or own_folder()
        self.state = ViewState(self)
        self.book = CorrectionBook(self)
        self.actions_ = Actions(self)
        self.support = SupportRoom(self, self.actions_)
        budget = VoxelBudget()
        self.raw, self.restored = (
            DisplaySource(
                StackReader(self, opener, budget), self.state, self.book, self, is_restored=result
            )
            for result in (False, True)
        )
        self.setWindowTitle(titled(texts.APPLICATION))
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_SIZE)
        self.jobs = JobRoom(self, folder, supervisor)
        self.comparison = Comparison(self.raw, self.restored, self.state, self.book, self)
        self.projects = ProjectRoom(self.book, opener, folder, self)
        self._build()
        add_toolbar(self, self.actions_)
        add_device_place(self, self.support.device_place)
        self.tools = ToolRoom(self.viewer, self.state, self.raw, self.restored, self.book, self)
        for action in (self.tools.does.export_stack, self.tools.does.analyse):
            self.panel.outcome.offer(action)
        add_menus(self, self.actions_, self.projects, self.viewer, self.tools, self.support)
        self.batches = BatchRoom(
            self.jobs,
            self.projects.submit,
            self._asked_for,
            opener,
            self.book.of,
            self.projects.desk,
            self,
        )
        self._looking = ViewActions(
            self.actions_, self.state, self.viewer, self.raw, self.restored, self
        )
        self.comparing = CompareRoom(
            self.actions_, self.state, self.raw, self.restored, self.book, self.viewer
        )
        self.analysis = AnalysisRoom(
            self.tools.does.analyse,
            self.viewer,
            self.comparison,
            self.comparing.maps,
            self.jobs,
            self.book,
        )
        self.demos = DemoRoom(
            self.actions_, self.tools.does.volume, folder, self.comparison, self.jobs, self.analysis
        )
        self.looks = KeptLooks(
            self.projects.desk, self.projects.files, self.state, self.raw, self.viewer, self
        )
        KeptBookmarks(
            self.projects.desk, self.projects.files, self.raw, self.viewer.bookmarks, self
        )
        self.news = JobNews(
            self.jobs.desk, self.raw, self.panel, self.error_card, self.comparison, self
        )
        FirstSteps(folder or own_folder(), self.raw, self.welcome, self.panel.choices, self.open)
        self.report = RestoreRoom(
            self.panel,
            self.raw,
            self.state,
            self.comparison,
            self.jobs.desk,
            self.support.gpu,
            folder or own_folder(),
            self,
        ).report
        self.preview = PreviewRoom(
            self.actions_.preview, self.panel, self.viewer, self.comparison, self.jobs.desk, folder
        )
        self._connect()
        self.projects.begin(self.jobs.desk)
        self._looking.show_availability()

    def _build(self) -> None:
        does = self.actions_
        self.error_card = ErrorCard(self)
        self.welcome = Welcome(does.open, does.open_sample, does.demos, self)
        self.viewer = Viewer(self.state, self.raw, self.restored, does.auto_contrast, self)
        self.panel = RestorePanel(self.book, does.restore, does.show_side, self)
        self.support.gpu.known.connect(self.panel.choices.show_gpu)
        self.networks = NetworkRoom(self, does.networks, self.panel.choices)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.viewer)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.jobs.crash_card)
        column.addWidget(self.jobs.leftovers)
        column.addWidget(self.jobs.memory)
        column.addWidget(self.error_card)
        column.addWidget(self._pages, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        for place, part in enumerate((self.projects.panel, left, self.panel)):
            split.addWidget(part)
            split.setCollapsible(place, False)
            split.setStretchFactor(place, int(part is left))
        split.setHandleWidth(1)
        whole = InReadingOrder(self)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(split, 1)
        rows.addWidget(self.jobs.panel)
        self.setCentralWidget(whole)
        self.status = StatusLine(self.viewer, self)

    def _connect(self) -> None:
        does = self.actions_
        FileChoice(does, self).chosen.connect(self.open)
        does.quit.triggered.connect(self.close)
        does.full_screen.toggled.connect(self._show_full_screen)
        self.state.selection_changed.connect(self._show_scene)
        self.raw.opened.connect(self._show_opened)
        self.raw.reader.refused.connect(self._tell_refused)
        self.comparison.source_asked.connect(self.open)
        self.comparison.shown.connect(self._say_result_shown)
        self.comparison.refused.connect(self._tell_result_refused)
        self.report.refused.connect(self.tell)
        self.comparing.maps.told.connect(self.error_card.tell)
        self.preview.restoration_asked.connect(self.start_job)
        # After the sources, which take the corrections first.
        self.book.changed.connect(self._show_scene)
        self.jobs.told.connect(self.error_card.tell)
        self.jobs.result_asked.connect(self.comparison.show_job)
        self.jobs.again_asked.connect(self._queue_again)
        self.jobs.panel.opened.connect(does.jobs.setChecked)
        does.jobs.triggered.connect(self.jobs.panel.toggle)
        does.batch.triggered.connect(self.batches.show_dialog)
        does.batch_summary.triggered.connect(self.batches.show_summary)
        does.batch_summary.setEnabled(False)
        self.batches.summary_ready.connect(does.batch_summary.setEnabled)
        self.batches.refused.connect(self.tell)
        self.tools.refused.connect(self.tell)
        self.analysis.refused.connect(self.tell)
        self.demos.chosen.connect(self.open)
        self.demos.said.connect(self.status.say)
        self.tools.said.connect(self.status.say)
        self.support.motion.changed.connect(self.viewer.blinker.reduce)
        self._connect_projects()

    def _connect_projects(self) -> None:
        projects = self.projects
        projects.open_asked.connect(self.open)
        projects.result_asked.connect(self.comparison.show_kept)
        projects.run_asked.connect(self.start_job)
        projects.turned.connect(self._close_file)
        projects.recent_changed.connect(self.welcome.show_recent)
        projects.refused.connect(self.tell)
        projects.said.connect(self.status.say)
        self.welcome.project_chosen.connect(projects.folders.open)
        projects.files.follow(self.raw)

    # Opening ------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open a file, or a project; the one shown before is closed."""
        self.error_card.hide()
        if self.projects.take(path):
            return
        self.looks.note()
        self.projects.files.note_opening(path)
        self.comparison.close()
        self.news.followed = None
        self.panel.show_nothing()
        self.welcome.show_opening(path.name)
        self._pages.setCurrentWidget(self.welcome)
        self.setWindowTitle(titled(texts.APPLICATION))
        self.raw.open(path)
        self._looking.show_availability()

    @Slot()
    def _show_opened(self) -> None:
        image = self.raw.image
        assert image is not None
        self.setWindowTitle(titled(texts.WINDOW_TITLE.format(name=image.path.name)))
        self.welcome.show_opening(None)
        self._pages.setCurrentWidget(self.viewer)
        self.panel.show_image(image)
        self.looks.recall()
        # Keys act on the stack at once; a missing voxel size takes the focus next.
        self.viewer.take_focus()
        self._show_scene()
        self._looking.show_availability()
        self.news.follow_what_runs_on(image.path)
        self.projects.files.note_opened(image)
        self.comparison.show_what_waits()

    @Slot()
    def _close_file(self) -> None:
        """Show no file."""
        self.news.followed = None
        self.comparison.close()
        self.raw.close()
        self.panel.show_nothing()
        self.projects.files.note_closed()
        self.welcome.show_opening(None)
        self._pages.setCurrentWidget(self.welcome)
        self.setWindowTitle(titled(texts.APPLICATION))
        self._looking.show_availability()

    @Slot()
    def _show_scene(self) -> None:
        if self.raw.scene is not None:
            self.panel.show_scene(self.state.scene, self.state.channel, self.state.time)

    @Slot(object)
    def _tell_refused(self, refusal: Refusal) -> None:
        if self.raw.image is None:
            self.comparison.forget()
            self.projects.files.note_refused()
            self.welcome.show_opening(None)
        self.error_card.tell(refusal.problem, refusal.remedy, refusal.detail)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            self.welcome.show_dragging(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The file was held elsewhere again."""
        self.welcome.show_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.welcome.show_dragging(False)
        paths = dropped_paths(event.mimeData())
        event.acceptProposedAction()
        if not paths:
            self.error_card.tell(texts.ERROR_NOT_LOCAL, texts.ERROR_NOT_LOCAL_REMEDY)
            return
        self.open(paths[0])
        if len(paths) > 1:
            self.projects.listing.add(paths[1:], tells=False)
            self.status.say(texts.STATUS_FIRST_OPENED.format(count=len(paths)))

    # The job ------------------------------------------------------------------------------------

    @Slot(object)
    def start_job(self, request: RestoreRequest) -> None:
        """Queue a restoration; it starts at once when nothing is before it."""
        self.error_card.hide()
        self.restored.close()
        self.state.show_mode(ViewMode.RAW)
        self.news.begin(request)
        self.news.followed = self.projects.submit(request, self.jobs.submit)

    @Slot(object)
    def _queue_again(self, request: RestoreRequest) -> None:
        self.projects.submit(request, self.jobs.submit)

    def _asked_for(self) -> RestoreRequest | None:
        return self.panel.request

    @Slot()
    def _say_result_shown(self) -> None:
        self._looking.show_availability()
        self.statusBar().showMessage(texts.STATUS_RESTORED_SHOWN, 8000)

    @Slot(object)
    def _tell_result_refused(self, refusal: Refusal) -> None:
        detail = f"{refusal.problem}\n{refusal.detail}"
        self.error_card.tell(texts.ERROR_RESULT_UNREADABLE, refusal.remedy, detail)

    # Looking ------------------------------------------------------------------------------------

    @Slot(bool)
    def _show_full_screen(self, full: bool) -> None:
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the stack where there is little."""
        super().resizeEvent(event)
        self.projects.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again when the system turns light or dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_"):
            self.actions_.draw_icons()

    # Words, faults and the end ------------------------------------------------------------------

    @Slot(object)
    def tell(self, error: UserError) -> None:
        """Show what could not be done."""
        self.error_card.tell(error.problem, error.remedy, error.detail)

    @Slot(str, str)
    def tell_fault(self, remedy: str, detail: str) -> None:
        """Show a fault of the program itself; the window goes on."""
        self.error_card.tell(texts.ERROR_INTERNAL, remedy, detail)

    def closeEvent(self, event: QCloseEvent) -> None:
        """With jobs that are not finished, ask first; otherwise leave nothing behind."""
        if not self.jobs.closing.may_close:
            event.ignore()
            self.jobs.closing.ask()
            return
        if not self.projects.is_ready_to_quit(self.close):
            event.ignore()
            return
        self.release()
        self.support.close()
        event.accept()

    @Slot()
    def release(self) -> None:
        """Join every thread and end the engine; connected to ``aboutToQuit`` as well."""
        self.jobs.release()
        self.support.release()
        self.networks.release()
        self.tools.release()
        self.preview.release()
        # Nobody waits for a file that hangs.
        stop_reading()
        self.batches.release()
        self.analysis.release()
        self.raw.reader.stop()
        self.restored.reader.stop()
        self.comparing.release()
        self.report.stop()
        self.projects.stop()
