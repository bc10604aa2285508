"""Everything of the window that concerns jobs, put together."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMainWindow

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.crash_report import Crash
from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.jobs.runners import SupervisorMaker
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.closing import Closing
from ssai3d_app.ui.jobs.crash_card import CrashCard
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.jobs.edit_dialog import EditDialog
from ssai3d_app.ui.jobs.leftovers import Leftovers
from ssai3d_app.ui.jobs.log_viewer import LogViewer
from ssai3d_app.ui.jobs.memory_questions import MemoryQuestions
from ssai3d_app.ui.jobs.notices import Notices
from ssai3d_app.ui.jobs.opened_queue import open_queue
from ssai3d_app.ui.jobs.panel import JobPanel


class JobRoom(QObject):
    """The desk with its panel, cards, dialogs, notices, and the question when the window closes.

    Other rooms talk to ``desk``: they add jobs there and listen to its signals.
    """

    result_asked = Signal(object)
    """A Job whose result is to be shown."""
    again_asked = Signal(object)
    """A RestoreRequest that is to be queued, like one that has ended."""
    told = Signal(str, str, str)
    """Problem, remedy and detail of something that could not be done."""

    def __init__(
        self, window: QMainWindow, folder: Path, supervisor: SupervisorMaker | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        opened = open_queue(folder, supervisor)
        self._remark = opened.remark
        self.desk = JobDesk(opened, self)
        self.desk.refused.connect(self._tell_refused)
        self.desk.forget_previews()
        self.desk.hold_what_waits()
        self.panel = JobPanel(self.desk, window)
        self.crash_card = CrashCard(window)
        self.notices = Notices(window)
        self.closing = Closing(self.desk, window)
        self.log: LogViewer | None = None
        self.edit: EditDialog | None = None
        self.desk.ended.connect(self.notices.tell_end)
        self.notices.show_asked.connect(self.come_back)
        self.closing.hide_asked.connect(self._hide)
        self.closing.may_quit.connect(self._quit)
        self.crash_card.saved.connect(self._tell_saved)
        self.crash_card.refused.connect(self._tell_refused)
        does = self.panel.actions_
        does.log_asked.connect(self._show_log)
        does.edit_asked.connect(self._show_edit)
        does.result_asked.connect(self.result_asked)
        does.folder_asked.connect(self._show_folder)
        self.memory = MemoryQuestions(self.desk, window)
        self.leftovers = Leftovers(self.desk, window)
        self.leftovers.list_asked.connect(self.panel.toggle)

    def tell_what_was_left(self, crashes: list[Crash]) -> None:
        """Say what the last run has left behind, once the window can be seen."""
        self.crash_card.tell(crashes)
        if self._remark is not None:
            self.told.emit(self._remark.problem, self._remark.remedy, self._remark.detail)

    def submit(
        self,
        request: RestoreRequest,
        project: Path | None = None,
        run: str | None = None,
        *,
        not_before: datetime | None = None,
        after: tuple[JobId, ...] = (),
        title: str | None = None,
    ) -> JobId | None:
        """Queue a restoration and show it; ``None`` when it was refused."""
        job = self.desk.submit(
            request, project=project, run=run, not_before=not_before, after=after, title=title
        )
        if job is not None:
            self.panel.follow(job)
        return job

    @Slot()
    def come_back(self) -> None:
        """Show the window again."""
        self.closing.come_back()
        QApplication.setQuitOnLastWindowClosed(True)
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()

    @Slot()
    def release(self) -> None:
        """Leave neither thread nor engine; for the end of the application."""
        self.desk.release()
        self.notices.remove()

    @Slot()
    def _hide(self) -> None:
        QApplication.setQuitOnLastWindowClosed(False)
        self.notices.send_out_of_sight()

    @Slot()
    def _quit(self) -> None:
        hidden = not self._window.isVisible()
        QApplication.setQuitOnLastWindowClosed(True)
        if not self._window.close():
            # Somebody has a question that must be seen.
            self.come_back()
        elif hidden:
            # Closing what cannot be seen ends no program by itself.
            QApplication.quit()

    @Slot(object)
    def _tell_refused(self, error: object) -> None:
        problem, remedy, detail = (
            str(getattr(error, name)) for name in ("problem", "remedy", "detail")
        )
        self.told.emit(problem, remedy, detail)

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self.notices.tell(texts.CRASH_SAVED.format(path=path))

    @Slot(object)
    def _show_log(self, job: Job) -> None:
        self.log = LogViewer(self.desk.opened, job, self._window)
        self.log.show()

    @Slot(object)
    def _show_edit(self, job: Job) -> None:
        self.edit = EditDialog(self.desk, job, self._window)
        self.edit.again_asked.connect(self.again_asked)
        self.edit.open()

    @Slot(object)
    def _show_folder(self, job: Job) -> None:
        if job.ending is not None and job.ending.output is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(job.ending.output.parent)))
