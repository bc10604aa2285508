"""The jobs at the bottom of the window: one line, or the whole list."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.jobs.job import JobId
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.jobs.job_actions import JobActions
from ssai3d_app.ui.jobs.line import JobLine
from ssai3d_app.ui.jobs.model import JobsModel
from ssai3d_app.ui.jobs.short_label import ShortLabel
from ssai3d_app.ui.jobs.table import JobTable


class JobPanel(QWidget):
    """One line while there is one job; the list when there are more, or when it is asked for."""

    opened = Signal(bool)
    """Whether the list is shown."""

    def __init__(self, desk: JobDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._queue = desk.queue
        self._is_open = False
        self._opens_by_itself = True
        self.line = JobLine(desk, self)
        self.model = JobsModel(desk, self)
        self.list = QFrame(self)
        self.list.setObjectName("bar")
        self.table = JobTable(self.model, self.list)
        self.actions_ = JobActions(desk, self.model, self.table)
        self._lay_out()
        self.line.open_asked.connect(self._open)
        self.fold.clicked.connect(self._close)
        self.stop_after.clicked.connect(self._stop_or_go_on)
        self.clear.clicked.connect(desk.remove_finished)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.doubleClicked.connect(self.actions_.show_result.trigger)
        desk.states_changed.connect(self._follow)
        desk.ticked.connect(self._arrange)
        self._follow()

    def _lay_out(self) -> None:
        self.fold = self._push(texts.JOBS_FOLD_OPEN, texts.JOBS_TIP)
        self.fold.setObjectName("fold")
        self.fold.setAccessibleName(texts.JOBS)
        self.summary = ShortLabel(self.list)
        self.summary.setObjectName("muted")
        self.stop_after = self._push(*texts.JOBS_STOP_AFTER)
        self.clear = self._push(*texts.JOBS_CLEAR)
        self.empty = QLabel(texts.JOBS_NONE, self.list)
        self.empty.setObjectName("muted")
        self.empty.setWordWrap(True)
        self.stopped = QLabel(texts.JOBS_STOPPED, self.list)
        self.stopped.setObjectName("caution")
        self.stopped.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.fold)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.stop_after)
        head.addWidget(self.clear)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        does = self.actions_
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for action in (
            does.pause,
            does.resume,
            does.cancel,
            does.retry,
            does.show_result,
            does.log,
        ):
            foot.addWidget(self._tool(action))
        self.more = QToolButton(self.list)
        self.more.setText(texts.JOB_MORE[0])
        self.more.setToolTip(texts.JOB_MORE[1])
        self.more.setAccessibleName(texts.JOB_MORE[0])
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setObjectName("jobTool")
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        more = QMenu(self.more)
        does.fill(more, everything=False)
        self.more.setMenu(more)
        foot.addWidget(self.more)
        foot.addStretch(1)
        inside = QVBoxLayout(self.list)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self.stopped)
        inside.addWidget(self.empty)
        inside.addWidget(self.table, 1)
        inside.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.line)
        layout.addWidget(self.list)

    def _push(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self.list)
        button.setToolTip(tip)
        button.setAccessibleName(words)
        return button

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton(self.list)
        button.setDefaultAction(action)
        button.setObjectName("jobTool")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(action.text())
        return button

    def sizeHint(self) -> QSize:
        """A few rows of the list, or one line."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._is_open

    @Slot()
    def toggle(self) -> None:
        """Show or hide the list."""
        (self._close if self._is_open else self._open)()

    def follow(self, job: JobId) -> None:
        """A job was just added: show it in the line."""
        self.line.follow(job)
        self._arrange()

    @Slot()
    def _open(self) -> None:
        self._show_list(True)
        self.table.setFocus()
        if not self.table.chosen and self.model.rowCount():
            self.table.selectRow(0)

    @Slot()
    def _close(self) -> None:
        # Whoever closes it does not want it back with the next job.
        self._opens_by_itself = False
        self._show_list(False)

    def _show_list(self, shown: bool) -> None:
        if shown != self._is_open:
            self._is_open = shown
            self._arrange()
            self.opened.emit(shown)

    @Slot()
    def _follow(self) -> None:
        """Count; and show the list when there is more than one job to wait for."""
        jobs = self._queue.jobs
        running = len(self._queue.running)
        waiting = sum(job.state is JobState.QUEUED for job in jobs)
        held = sum(job.state in (JobState.PAUSED, JobState.INTERRUPTED) for job in jobs)
        over = sum(job.state.is_over for job in jobs)
        counts = (
            (running, texts.JOBS_RUNNING),
            (waiting, texts.JOBS_WAITING),
            (held, texts.JOBS_HELD),
            (over, texts.JOBS_OVER),
        )
        self.summary.setText(" · ".join(words.format(count=n) for n, words in counts if n))
        self.clear.setEnabled(over > 0)
        self.empty.setVisible(not jobs)
        if running + waiting > 1 and self._opens_by_itself:
            self._show_list(True)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        stopped = self._queue.is_stopped
        words = texts.JOBS_GO_ON if stopped else texts.JOBS_STOP_AFTER
        self.stop_after.setText(words[0])
        self.stop_after.setToolTip(words[1])
        self.stop_after.setAccessibleName(words[0])
        self.stopped.setVisible(stopped)
        self.list.setVisible(self._is_open)
        self.line.setVisible(self.line.is_wanted and not self._is_open)
        self.table.setFixedHeight(self._height_of_table())

    def _height_of_table(self) -> int:
        """A few rows, but never more than a third of the window."""
        return max(
            self.table.horizontalHeader().sizeHint().height()
            + 2 * self.table.verticalHeader().defaultSectionSize()
            + 4,
            min(self.table.wished_height, self.window().height() // 3 - 90),
        )

    @Slot()
    def _stop_or_go_on(self) -> None:
        queue = self._queue
        self._desk.ask(queue.go_on if queue.is_stopped else queue.stop_after_this)
        self._follow()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self.table)
        self.actions_.fill(menu, everything=True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))
