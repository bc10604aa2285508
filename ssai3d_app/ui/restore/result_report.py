"""The report of the result on display: its page, and the places that it names."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.report.names import PAGE
from ssai3d_app.engine.report.places import PlaceInFile, places_in
from ssai3d_app.ui import texts
from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.projects.errands import Errands
from ssai3d_app.ui.restore.outcome import Outcome
from ssai3d_app.ui.restore.report_in_language import translated_copy
from ssai3d_app.ui.viewer.view_state import ViewState

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Report:
    record: Path
    result: Path
    page: Path | None
    places: tuple[PlaceInFile, ...]


class ResultReport(QObject):
    """Reads the report away from the window's thread when a result is shown."""

    refused = Signal(object)
    """A UserError."""

    def __init__(
        self, comparison: Comparison, outcome: Outcome, state: ViewState, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._comparison, self._outcome, self._state = comparison, outcome, state
        self._copies: tempfile.TemporaryDirectory[str] | None = None
        self._errands = Errands(self)
        self._errands.refused.connect(self.refused)
        comparison.shown.connect(self._read)
        outcome.places.chosen.connect(self._go_to)

    def stop(self) -> None:
        """Wait for what is being read."""
        self._errands.stop()
        if self._copies is not None:
            self._copies.cleanup()

    @Slot()
    def _read(self) -> None:
        record, result = self._comparison.report, self._comparison.result
        if record is None or result is None:
            self._outcome.show_report(None, (), None if result is None else result.parent)
            return

        def read(_: CancellationToken) -> _Report:
            if not record.is_file():
                return _Report(record, result, None, ())
            page = record.with_name(PAGE)
            places = places_in(record.read_bytes())
            return _Report(record, result, self._readable(page), places)

        self._errands.run("", read, self._show)

    def _readable(self, page: Path) -> Path | None:
        """The page in the window's language, where there is a page; as it is where that fails."""
        if not page.is_file():
            return None
        if texts.LANGUAGE_CODE == "en":
            return page
        try:
            if self._copies is None:
                self._copies = tempfile.TemporaryDirectory(prefix="ssai3d-report-")
            return translated_copy(page, Path(self._copies.name))
        except OSError as error:
            _log.warning("The report cannot be translated: %s", error)
            return page

    def _show(self, found: _Report) -> None:
        # Another result may have been opened meanwhile.
        if found.record == self._comparison.report:
            self._outcome.show_report(found.page, found.places, found.result.parent)

    @Slot(object)
    def _go_to(self, found: PlaceInFile) -> None:
        if found.scene != self._state.scene:
            self._state.select(scene=found.scene)
        self._state.select(time=found.time, channel=found.channel)
        self._state.move_crosshair(found.place.position_um_zyx)
