"""What can be done with the chosen jobs; offered only where it is possible."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from ssai3d_app.jobs.job import Job, Priority
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.jobs.model import JobsModel
from ssai3d_app.ui.jobs.start_time import StartMenu
from ssai3d_app.ui.jobs.table import JobTable

_HELD = (JobState.PAUSED, JobState.INTERRUPTED)
_AGAIN = (JobState.FAILED, JobState.CANCELLED)


class JobActions(QObject):
    """Acts on the jobs that are chosen in the table."""

    log_asked = Signal(object)
    edit_asked = Signal(object)
    result_asked = Signal(object)
    folder_asked = Signal(object)
    """Each with a Job."""

    def __init__(self, desk: JobDesk, model: JobsModel, table: JobTable) -> None:
        super().__init__(table)
        self._desk = desk
        self._queue = desk.queue
        self._model = model
        self._table = table
        self.pause = self._action(texts.JOB_PAUSE, self._pause)
        self.resume = self._action(texts.JOB_RESUME, self._resume)
        self.cancel = self._action(texts.JOB_CANCEL, self._cancel)
        self.force_stop = self._action(texts.JOB_FORCE, self._force_stop)
        self.retry = self._action(texts.JOB_RETRY, self._retry)
        self.edit = self._action(texts.JOB_EDIT, partial(self._emit, self.edit_asked))
        self.up = self._action(texts.JOB_UP, self._up, "Alt+Up")
        self.down = self._action(texts.JOB_DOWN, self._down, "Alt+Down")
        self.log = self._action(texts.JOB_LOG, partial(self._emit, self.log_asked), "Alt+L")
        self.show_result = self._action(texts.JOB_SHOW, partial(self._emit, self.result_asked))
        self.folder = self._action(texts.JOB_FOLDER, partial(self._emit, self.folder_asked))
        self.remove = self._action(texts.JOB_REMOVE, self._remove)
        self.priority = QMenu(texts.JOB_PRIORITY, table)
        self.priority.setToolTipsVisible(True)
        levels = QActionGroup(self)
        self._levels: dict[Priority, QAction] = {}
        for level in sorted(Priority, reverse=True):
            action = self.priority.addAction(texts.JOB_PRIORITIES[int(level)])
            action.setCheckable(True)
            action.triggered.connect(partial(self._set_priority, level))
            levels.addAction(action)
            self._levels[level] = action
        self.start = StartMenu(table)
        self.start.chosen.connect(self._set_start)
        table.selectionModel().selectionChanged.connect(self.show_availability)
        desk.ticked.connect(self.show_availability)
        self.show_availability()

    def _action(
        self, told: tuple[str, str], does: Callable[[], None], keys: str | None = None
    ) -> QAction:
        action = QAction(told[0], self)
        action.setToolTip(told[1])
        action.triggered.connect(lambda _checked=False: does())
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
            # Only in the list: elsewhere the keys belong to somebody else.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setToolTip(f"{told[1]} ({action.shortcut().toString()})")
            self._table.addAction(action)
        return action

    def fill(self, menu: QMenu, *, everything: bool) -> None:
        """Put the actions into a menu; those of the row of buttons only with ``everything``."""
        menu.setToolTipsVisible(True)
        if everything:
            menu.addActions([self.pause, self.resume, self.cancel, self.retry])
            menu.addSeparator()
            menu.addActions([self.show_result, self.log])
        menu.addActions([self.folder, self.edit])
        menu.addSeparator()
        menu.addActions([self.up, self.down])
        menu.addMenu(self.priority)
        menu.addMenu(self.start)
        menu.addSeparator()
        menu.addActions([self.force_stop, self.remove])

    @Slot()
    def show_availability(self) -> None:
        """Offer what is possible for at least one of the chosen jobs."""
        jobs = self._table.chosen
        one = len(jobs) == 1
        done = one and jobs[0].state is JobState.DONE
        offers = {
            self.pause: any(map(self._may_pause, jobs)),
            self.resume: any(job.state in _HELD for job in jobs),
            self.cancel: any(map(self._may_cancel, jobs)),
            self.force_stop: any(job.state.is_running for job in jobs),
            self.retry: any(job.state in _AGAIN for job in jobs),
            self.edit: one and jobs[0].restores and not jobs[0].state.is_running,
            self.up: one and self._may_move(jobs[0]),
            self.down: one and self._may_move(jobs[0]),
            self.log: one,
            self.show_result: done and jobs[0].restores,
            self.folder: done,
            self.remove: any(job.state.is_over for job in jobs),
        }
        for action, offered in offers.items():
            action.setEnabled(offered)
        discards = bool(jobs) and all(not job.state.is_running for job in jobs)
        words = texts.JOB_DISCARD if discards else texts.JOB_CANCEL
        self.cancel.setText(words[0])
        self.cancel.setToolTip(words[1])
        waiting = any(self._may_move(job) for job in jobs)
        self.priority.menuAction().setEnabled(waiting)
        self.start.menuAction().setEnabled(waiting)
        if waiting:
            self._levels[jobs[0].priority].setChecked(True)

    def _may_pause(self, job: Job) -> bool:
        live = self._queue.live(job.id)
        if live is not None:
            stopping = live.pausing or job.state is JobState.CANCELLING
            return live.attempt.can_pause and not stopping
        return job.state is JobState.QUEUED

    def _may_cancel(self, job: Job) -> bool:
        return not job.state.is_over and job.state is not JobState.CANCELLING

    def _may_move(self, job: Job) -> bool:
        return not job.state.is_over and not job.state.is_running

    def _each(self, may: Callable[[Job], bool], what: Callable[..., object]) -> None:
        for job in self._table.chosen:
            if may(job):
                self._desk.ask(what, job.id)

    def _pause(self) -> None:
        self._each(self._may_pause, self._queue.pause)

    def _resume(self) -> None:
        self._each(lambda job: job.state in _HELD, self._queue.resume)

    def _cancel(self) -> None:
        self._each(self._may_cancel, self._queue.cancel)

    def _force_stop(self) -> None:
        self._each(lambda job: job.state.is_running, self._queue.force_stop)

    def _retry(self) -> None:
        self._each(lambda job: job.state in _AGAIN, self._queue.retry)

    def _remove(self) -> None:
        self._desk.remove(*(job for job in self._table.chosen if job.state.is_over))

    def _emit(self, signal: SignalInstance) -> None:
        for job in self._table.chosen[:1]:
            signal.emit(job)

    def _up(self) -> None:
        for job in self._table.chosen[:1]:
            row = self._model.row_of(job.id)
            if row:
                self._model.move(job.id, row - 1)

    def _down(self) -> None:
        for job in self._table.chosen[:1]:
            row = self._model.row_of(job.id)
            if row is not None:
                self._model.move(job.id, row + 2)

    def _set_priority(self, level: Priority) -> None:
        for job in self._table.chosen:
            if self._may_move(job):
                self._desk.ask(self._queue.set_priority, job.id, level)

    @Slot(object)
    def _set_start(self, moment: object) -> None:
        for job in self._table.chosen:
            if self._may_move(job):
                self._desk.ask(self._queue.set_not_before, job.id, moment)
