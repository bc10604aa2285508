"""The report of the result on display: its page, and the places that it names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.report.names import PAGE
from ssai3d_app.engine.report.places import PlaceInFile, places_in
from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.projects.errands import Errands
from ssai3d_app.ui.restore.outcome import Outcome
from ssai3d_app.ui.viewer.view_state import ViewState


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
        self._errands = Errands(self)
        self._errands.refused.connect(self.refused)
        comparison.shown.connect(self._read)
        outcome.places.chosen.connect(self._go_to)

    def stop(self) -> None:
        """Wait for what is being read."""
        self._errands.stop()

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
            return _Report(record, result, page if page.is_file() else None, places)

        self._errands.run("", read, self._show)

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
