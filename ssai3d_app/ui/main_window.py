"""The window: puts the rooms together and carries what one tells to the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.events import Caution, Completed, Event, Failed, Finding
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.supervisor import JobSupervisor
from ssai3d_app.locations import sample
from ssai3d_app.ui import texts
from ssai3d_app.ui.actions import Actions
from ssai3d_app.ui.error_card import ErrorCard
from ssai3d_app.ui.help import Help
from ssai3d_app.ui.icons import application_icon
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.jobs.job import SupervisorMaker
from ssai3d_app.ui.jobs.job_bar import JobBar
from ssai3d_app.ui.menus import add_menus, add_toolbar
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.opening.reader import Opener, Refusal, StackReader, open_with_the_formats
from ssai3d_app.ui.opening.welcome import Welcome, dropped_paths
from ssai3d_app.ui.restore.panel import RestorePanel
from ssai3d_app.ui.viewer.display_source import DisplaySource, RestoredSelection
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState
from ssai3d_app.ui.viewer.viewer import Viewer

_SIZE = QSize(1440, 900)
_LEAST_SIZE = QSize(900, 600)


class MainWindow(QMainWindow):
    """One window, one stack, at most one job at a time."""

    def __init__(
        self,
        opener: Opener = open_with_the_formats,
        make_supervisor: SupervisorMaker = JobSupervisor,
    ) -> None:
        super().__init__()
        self.help = Help(self)
        self.state = ViewState(self)
        self.book = CorrectionBook(self)
        self.actions_ = Actions(self)
        self.raw = DisplaySource(StackReader(self, opener), self.state, self.book, self)
        self.restored = DisplaySource(StackReader(self, opener), self.state, self.book, self)
        self.setWindowTitle(texts.APPLICATION)
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_SIZE)
        self._build()
        self.jobs = JobDesk(make_supervisor, self.job_bar, self)
        add_toolbar(self, self.actions_)
        add_menus(self, self.actions_)
        self._connect()
        self._show_availability()

    def _build(self) -> None:
        does = self.actions_
        self.error_card = ErrorCard(self)
        self.welcome = Welcome(does.open, does.open_sample, self)
        self.viewer = Viewer(self.state, self.raw, self.restored, does.auto_contrast, self)
        self.panel = RestorePanel(self.book, does.restore, does.switch, self)
        self.job_bar = JobBar(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.viewer)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.error_card)
        column.addWidget(self._pages, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setCollapsible(0, False)
        split.setCollapsible(1, False)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setHandleWidth(1)
        whole = QWidget(self)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(split, 1)
        rows.addWidget(self.job_bar)
        self.setCentralWidget(whole)
        self._position = QLabel(self)
        self._zoom = QLabel(self)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._position, 1)
        self.statusBar().addPermanentWidget(self._zoom)

    def _connect(self) -> None:
        does, state = self.actions_, self.state
        does.open.triggered.connect(self._browse)
        does.open_folder.triggered.connect(self._browse_folders)
        does.open_sample.triggered.connect(self._open_sample)
        does.quit.triggered.connect(self.close)
        does.show_raw.triggered.connect(self._show_raw)
        does.show_restored.triggered.connect(self._show_restored)
        does.show_side.triggered.connect(self._show_side)
        does.switch.triggered.connect(self._switch)
        does.crosshair.toggled.connect(state.show_crosshair)
        does.smooth.toggled.connect(state.show_smooth)
        does.fit.triggered.connect(self.viewer.fit)
        does.one_to_one.triggered.connect(self.viewer.one_to_one)
        does.next_plane.triggered.connect(self._next_plane)
        does.previous_plane.triggered.connect(self._previous_plane)
        does.full_screen.toggled.connect(self._show_full_screen)
        does.help.triggered.connect(self.help.show_pages)
        does.about.triggered.connect(self.help.show_about)
        does.open_logs.triggered.connect(self.help.open_logs)
        state.mode_changed.connect(self._show_availability)
        state.selection_changed.connect(self._show_scene)
        self.raw.opened.connect(self._show_opened)
        self.raw.reader.refused.connect(self._tell_refused)
        self.restored.opened.connect(self._show_result)
        self.restored.reader.refused.connect(self._tell_result_refused)
        self.restored.geometry_changed.connect(self._show_availability)
        self.viewer.described.connect(self._describe)
        self.panel.requested.connect(self.start_job)
        # After the sources, which take the corrections first.
        self.book.changed.connect(self._show_scene)
        self.jobs.said.connect(self._tell_sentence)
        self.jobs.ended.connect(self._end_job)
        self.jobs.may_quit.connect(self.close)

    # Opening ------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open a file; the one shown before is closed."""
        self.error_card.hide()
        self.restored.close()
        self.panel.show_nothing()
        self.welcome.show_opening(path.name)
        self._pages.setCurrentWidget(self.welcome)
        self.setWindowTitle(texts.APPLICATION)
        self.raw.open(path)
        self._show_availability()

    @Slot()
    def _show_opened(self) -> None:
        image = self.raw.image
        assert image is not None
        self.setWindowTitle(texts.WINDOW_TITLE.format(name=image.path.name))
        self.welcome.show_opening(None)
        self._pages.setCurrentWidget(self.viewer)
        self.panel.show_image(image)
        # Keys act on the stack at once; a missing voxel size takes the focus next.
        self.viewer.take_focus()
        self._show_scene()
        self._show_availability()

    @Slot()
    def _show_scene(self) -> None:
        if self.raw.scene is not None:
            self.panel.show_scene(self.state.scene, self.state.channel, self.state.time)

    @Slot(object)
    def _tell_refused(self, refusal: Refusal) -> None:
        if self.raw.image is None:
            self.welcome.show_opening(None)
        self.error_card.tell(refusal.problem, refusal.remedy, refusal.detail)

    @Slot()
    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, texts.OPEN_DIALOG_TITLE, "", texts.OPEN_DIALOG_FILTER
        )
        if name:
            self.open(Path(name))

    @Slot()
    def _browse_folders(self) -> None:
        name = QFileDialog.getExistingDirectory(self, texts.OPEN_FOLDER_TITLE)
        if name:
            self.open(Path(name))

    @Slot()
    def _open_sample(self) -> None:
        self.open(sample())

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
            said = texts.STATUS_FIRST_OPENED.format(count=len(paths))
            self.statusBar().showMessage(said, 15_000)

    # The job ------------------------------------------------------------------------------------

    @Slot(object)
    def start_job(self, request: RestoreRequest) -> None:
        """Start a restoration."""
        if self.jobs.job is not None:
            return
        self.error_card.hide()
        self.restored.close()
        self.state.show_mode(ViewMode.RAW)
        self.panel.outcome.clear()
        self.panel.show_busy(True)
        self.jobs.start(request)

    @Slot(object)
    def _tell_sentence(self, sentence: Finding | Caution) -> None:
        # What step 1 warns of stands in view already.
        if sentence.text not in self.panel.cautions.texts:
            self.panel.outcome.add(sentence)

    @Slot(object, object)
    def _end_job(self, request: RestoreRequest, event: Event) -> None:
        self.panel.show_busy(False)
        if isinstance(event, Failed):
            self.error_card.tell(event.problem, event.remedy, event.detail)
        elif isinstance(event, Completed):
            self.panel.outcome.show_completed(event)
            self.panel.show_outcome()
            if self.raw.image is not None and self.raw.image.path == request.path:
                selection = RestoredSelection(self.state, request, self.book)
                self.restored.open(Path(event.output), selection)

    @Slot()
    def _show_result(self) -> None:
        self.state.show_mode(ViewMode.SIDE_BY_SIDE)
        self._show_availability()
        self.statusBar().showMessage(texts.STATUS_RESTORED_SHOWN, 8000)

    @Slot(object)
    def _tell_result_refused(self, refusal: Refusal) -> None:
        detail = f"{refusal.problem}\n{refusal.detail}"
        self.error_card.tell(texts.ERROR_RESULT_UNREADABLE, refusal.remedy, detail)

    # Looking ------------------------------------------------------------------------------------

    @Slot()
    def _show_raw(self) -> None:
        self.state.show_mode(ViewMode.RAW)

    @Slot()
    def _show_restored(self) -> None:
        self.state.show_mode(ViewMode.RESTORED)

    @Slot()
    def _show_side(self) -> None:
        """Side by side, or back from it when the key is pressed again."""
        side = self.state.mode is ViewMode.SIDE_BY_SIDE
        self.state.show_mode(ViewMode.RESTORED if side else ViewMode.SIDE_BY_SIDE)

    @Slot()
    def _switch(self) -> None:
        raw = self.state.mode is ViewMode.RAW
        self.state.show_mode(ViewMode.RESTORED if raw else ViewMode.RAW)

    @Slot()
    def _next_plane(self) -> None:
        self.viewer.step(0, 1)

    @Slot()
    def _previous_plane(self) -> None:
        self.viewer.step(0, -1)

    @Slot()
    def _show_availability(self) -> None:
        """Offer only what can be done now; checks follow the mode."""
        does, mode = self.actions_, self.state.mode
        opened, compared = self.raw.image is not None, self.restored.image is not None
        for action in (does.show_restored, does.show_side, does.switch):
            action.setEnabled(compared)
            tip = action.statusTip() if compared else texts.NO_RESULT_YET
            action.setToolTip(f"{tip} ({action.shortcut().toString()})")
        for action in (
            does.show_raw,
            does.crosshair,
            does.smooth,
            does.fit,
            does.one_to_one,
            does.auto_contrast,
            does.next_plane,
            does.previous_plane,
        ):
            action.setEnabled(opened)
        does.show_raw.setChecked(mode is ViewMode.RAW)
        does.show_restored.setChecked(mode is ViewMode.RESTORED)
        does.show_side.setChecked(mode is ViewMode.SIDE_BY_SIDE)

    @Slot(str, str)
    def _describe(self, position: str, zoom: str) -> None:
        self._position.setText(position)
        self._zoom.setText(zoom)

    @Slot(bool)
    def _show_full_screen(self, full: bool) -> None:
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again when the system turns light or dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_"):
            self.actions_.draw_icons()

    # Faults and the end -------------------------------------------------------------------------

    @Slot(str, str)
    def tell_fault(self, remedy: str, detail: str) -> None:
        """Show a fault of the program itself; the window goes on."""
        self.error_card.tell(texts.ERROR_INTERNAL, remedy, detail)

    def closeEvent(self, event: QCloseEvent) -> None:
        """With a running job, ask first; otherwise leave nothing behind."""
        if self.jobs.job is not None:
            event.ignore()
            self.jobs.ask_to_quit()
            return
        self.release()
        self.help.close()
        event.accept()

    @Slot()
    def release(self) -> None:
        """Join every thread and end the engine; connected to ``aboutToQuit`` as well."""
        self.jobs.join()
        self.raw.reader.stop()
        self.restored.reader.stop()
