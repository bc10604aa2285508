"""A batch whose jobs are in the queue, or were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.jobs.job import JobId
from ssai3d_app.projects.batch_record import BatchRecord
from ssai3d_app.projects.document import Run
from ssai3d_app.ui import texts
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.quantities import moment_in_words


class RunningBatch(QObject):
    """Follows its jobs until the last is over, and further when one is tried again.

    ``project`` is the folder of the project that it belongs to, ``run_of`` finds its runs.
    """

    changed = Signal()
    to_keep = Signal(object)
    """Itself, when there is something to know of it that should outlive the window."""
    finished = Signal(object)
    """Itself; comes once, when the last job is over."""

    def __init__(
        self,
        desk: JobDesk,
        record: BatchRecord,
        project: Path | None,
        run_of: Callable[[str], Run | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.record = record
        self.project = project
        self.is_told_lost = False
        """Whether the user knows that it cannot be kept."""
        self._queue = desk.queue
        self._run_of = run_of
        self._is_finished = record.is_over
        desk.states_changed.connect(self.look_again)
        self.look_again()

    @property
    def rows(self) -> list[dict[str, str]]:
        """A row per stack."""
        return self.record.rows

    def take(self, position: int, job: JobId) -> None:
        """The job of a member is in the queue."""
        self.record = self.record.with_job(position, self._queue.job(job))
        self.changed.emit()

    @Slot()
    def look_again(self) -> None:
        """See what has become of the jobs."""
        before = self.record
        self.record = before.followed(self._queue.find, self._run_of)
        if self.record == before:
            return
        self.changed.emit()
        if self.record.count_over != before.count_over:
            self.to_keep.emit(self)
        if self.record.is_over and not self._is_finished:
            self._is_finished = True
            self.finished.emit(self)

    @property
    def words(self) -> str:
        """How it stands, in a line."""
        counts = Counter(row["state"] for row in self.rows)
        return ", ".join(
            words.format(count=counts[state])
            for state, words in texts.BATCH_DONE_COUNTS.items()
            if counts[state]
        )

    @property
    def title(self) -> str:
        """When it was begun, and of how much."""
        count = len(self.rows)
        stacks = texts.BATCH_STACK if count == 1 else texts.BATCH_STACKS.format(count=count)
        when = moment_in_words(self.record.created)
        return texts.BATCH_OF.format(when=when, stacks=stacks)
