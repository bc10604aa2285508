"""One examination: its child, what it has told so far, and the report."""

from __future__ import annotations

import logging
import time

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.check_report import (
    CheckBegan,
    CheckPlanned,
    CheckReport,
    CheckResult,
    Outcome,
    Surroundings,
    line_from,
)
from ssai3d_app.ui.support.child import AnsweringChild

_log = logging.getLogger(__name__)


class Examination(QObject):
    """Runs ``ssai3d --self-test`` and keeps what it tells. Made anew with each :meth:`start`."""

    planned = Signal(object)
    began = Signal(str)
    found = Signal(object)
    running_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._child = AnsweringChild(self)
        self._child.line.connect(self._take)
        self._child.ended.connect(self._take_end)
        self._forget(full=False)

    def _forget(self, *, full: bool) -> None:
        self.full = full
        self.was_stopped = False
        self.plan: list[CheckPlanned] = []
        self.results: list[CheckResult] = []
        self._surroundings: Surroundings | None = None
        self._began = time.monotonic()
        self._seconds = 0.0

    @property
    def is_running(self) -> bool:
        """Whether checks are being made."""
        return self._child.is_running

    @property
    def is_complete(self) -> bool:
        """Whether every check that was planned has its result."""
        return bool(self.plan) and len(self.results) == len(self.plan)

    @property
    def failures(self) -> int:
        """How many checks have failed so far."""
        return sum(result.outcome is Outcome.FAILED for result in self.results)

    def start(self, *, full: bool, command: list[str] | None = None) -> None:
        """Make all checks anew; ``command`` is what to start instead of this program."""
        assert not self.is_running
        self._forget(full=full)
        self._child.start(["--self-test", "--lines", *(["--full"] if full else [])], command)
        self.running_changed.emit(True)

    @Slot()
    def stop(self) -> None:
        """End the checks, whose own children end with them."""
        if self.is_running:
            self.was_stopped = True
            self._child.stop()
            self._end()

    def report(self) -> CheckReport | None:
        """What is known so far; ``None`` before anything is."""
        if self._surroundings is None:
            return None
        seconds = time.monotonic() - self._began if self.is_running else self._seconds
        return CheckReport(
            surroundings=self._surroundings,
            full=self.full,
            seconds=round(seconds, 1),
            passed=self.is_complete and not self.failures,
            checks=tuple(self.results),
        )

    @Slot(bytes)
    def _take(self, content: bytes) -> None:
        try:
            line = line_from(content)
        except ValidationError:
            _log.warning("The self-test printed: %s", content.decode("utf-8", "replace"))
            return
        if isinstance(line, Surroundings):
            self._surroundings = line
        elif isinstance(line, CheckPlanned):
            self.plan.append(line)
            self.planned.emit(line)
        elif isinstance(line, CheckBegan):
            self.began.emit(line.name)
        else:
            self.results.append(line)
            self.found.emit(line)

    @Slot(bool)
    def _take_end(self, _well: bool) -> None:
        self._end()

    def _end(self) -> None:
        self._seconds = time.monotonic() - self._began
        self.running_changed.emit(False)
