"""A batch whose jobs are in the queue."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.jobs.job import Job, JobId
from ssai3d_app.projects.batch import BatchPlan, summary_rows
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk


class RunningBatch(QObject):
    """Follows its jobs until the last is over. Jobs that leave the list are remembered."""

    changed = Signal()
    finished = Signal()
    """Comes once, when the last job is over."""

    def __init__(self, desk: JobDesk, plan: BatchPlan, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = desk.queue
        self._plan = plan
        self._jobs: dict[JobId, Job | None] = {}
        self._is_finished = False
        self.rows = summary_rows(plan, [])
        desk.states_changed.connect(self.look_again)

    def take(self, job: JobId) -> None:
        """One more of its jobs is in the queue."""
        self._jobs[job] = None

    @Slot()
    def look_again(self) -> None:
        """See what has become of the jobs."""
        for job_id in self._jobs:
            self._jobs[job_id] = self._queue.find(job_id) or self._jobs[job_id]
        rows = summary_rows(self._plan, [job for job in self._jobs.values() if job is not None])
        if rows != self.rows:
            self.rows = rows
            self.changed.emit()
        over = all(job is None or job.state.is_over for job in self._jobs.values())
        if over and len(self._jobs) == len(self._plan.members) and not self._is_finished:
            self._is_finished = True
            self.finished.emit()

    @property
    def words(self) -> str:
        """How it stands, in a line."""
        counts = Counter(row["state"] for row in self.rows)
        return ", ".join(
            words.format(count=counts[state])
            for state, words in texts.BATCH_DONE_COUNTS.items()
            if counts[state]
        )
