"""Results shown beside their sources, which are opened first where another file is on display."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.job import Job, RestoreWork
from ssai3d_app.projects.run_files import ResultOfRun
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.opening.reader import Refusal
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.selection import RestoredSelection, Selection
from ssai3d_app.ui.viewer.view_state import ViewMode, ViewState

_log = logging.getLogger(__name__)


class Comparison(QObject):
    """The result that is on display, and the one that will be when its source is open."""

    source_asked = Signal(object)
    """The path of a file that is to be opened."""
    shown = Signal()
    refused = Signal(object)
    """A Refusal: the result cannot be shown."""

    def __init__(
        self,
        raw: DisplaySource,
        restored: DisplaySource,
        state: ViewState,
        book: CorrectionBook,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.raw, self.restored = raw, restored
        self.state, self._book = state, book
        self._waiting: tuple[RestoreRequest, Path, Path | None] | None = None
        self._pictures: set[Path] = set()
        self.result: Path | None = None
        """The result that is on display, or was last."""
        self.report: Path | None = None
        """Its record, where it has one."""
        restored.opened.connect(self._show)
        restored.reader.refused.connect(self._tell_refused)

    @Slot(object)
    def show_job(self, job: Job) -> None:
        """Show the result of a job that is done."""
        if isinstance(job.work, RestoreWork) and job.ending is not None and job.ending.output:
            self.show_result(job.work.request, job.ending.output, job.ending.report)

    @Slot(object)
    def show_kept(self, kept: ResultOfRun) -> None:
        """Show the result of a run of the project."""
        self.show_result(kept.request, kept.result, kept.report)

    def show_result(
        self, request: RestoreRequest, result: Path, report: Path | None = None
    ) -> None:
        """Show a result beside the source that the request names; ``report`` is its record."""
        image = self.raw.image
        if image is None or image.path != request.path:
            self.source_asked.emit(request.path)
            self._waiting = (request, result, report)
            return
        self._waiting = None
        self.result, self.report = result, report
        self.restored.open(result, RestoredSelection(self.state, request, self._book))

    def show_preview(self, picture: Path, selection: Selection) -> None:
        """Show a restored region over the raw stack; one shown before stays until it is read."""
        self._waiting = self.result = self.report = None
        self._pictures.add(picture)
        if self.restored.part is None:
            self.restored.open(picture, selection)
        else:
            self.restored.replace(picture, selection)

    def show_what_waits(self) -> None:
        """The source is open now: show the result that waits for it."""
        if self._waiting is not None:
            self.show_result(*self._waiting)

    def close(self) -> None:
        """Show no result."""
        self.restored.close()
        self.forget()

    def forget(self) -> None:
        """The source could not be opened: nothing waits for it any more."""
        self._waiting = None

    @Slot()
    def _show(self) -> None:
        if self.restored.part is not None:
            # Whoever previews says how it is looked at.
            return
        self.state.show_mode(ViewMode.SIDE_BY_SIDE)
        self.shown.emit()

    @Slot(object)
    def _tell_refused(self, refusal: Refusal) -> None:
        if refusal.path in self._pictures and not refusal.path.exists():
            # A picture on the way goes as soon as the next one is there, which comes by itself.
            _log.info("%s was gone before it was opened.", refusal.path)
            return
        self.refused.emit(refusal)
