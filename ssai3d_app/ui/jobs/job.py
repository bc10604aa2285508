"""A restoration in the window: a thread that supervises the engine, and news at a bearable rate."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from ssai3d_app.engine.events import (
    Cancelled,
    Caution,
    Completed,
    Event,
    Failed,
    Finding,
    Progress,
)
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import ExitStatus
from ssai3d_app.jobs.supervisor import JobSupervisor
from ssai3d_app.ui import texts

_log = logging.getLogger(__name__)

NEWS_INTERVAL_MS = 100
FORCE_STOP_AFTER_MS = 5000

SupervisorMaker = Callable[[RestoreRequest], JobSupervisor]


@dataclass
class _News:
    """What came since the window last looked: the newest progress, and every sentence."""

    progress: Progress | None = None
    sentences: list[Finding | Caution] = field(default_factory=list)


class _JobThread(QThread):
    """Drains the engine's events, however fast they come; tells the window only of the end."""

    ended = Signal(object)

    def __init__(self, supervisor: JobSupervisor, parent: QObject) -> None:
        super().__init__(parent)
        self._supervisor = supervisor
        self._news = _News()
        self._lock = threading.Lock()

    def take_news(self) -> _News:
        """What is new; each piece is handed out once."""
        with self._lock:
            news, self._news = self._news, _News()
        return news

    def run(self) -> None:
        """Supervise to the end. Emits ``ended`` exactly once, whatever happens."""
        terminal: Event | None = None
        try:
            for event in self._supervisor.events():
                if isinstance(event, Completed | Failed | Cancelled):
                    terminal = event
                else:
                    self._note(event)
        except Exception as error:  # noqa: BLE001 - the window must learn of every end
            _log.exception("The engine could not be supervised")
            terminal = Failed(
                problem=texts.ERROR_INTERNAL,
                remedy=texts.ERROR_INTERNAL_REMEDY,
                status=ExitStatus.INTERNAL,
                detail="".join(traceback.format_exception(error)),
            )
        self.ended.emit(terminal or Cancelled())

    def _note(self, event: Event) -> None:
        with self._lock:
            if isinstance(event, Progress):
                self._news.progress = event
            elif isinstance(event, Finding | Caution):
                self._news.sentences.append(event)


class Job(QObject):
    """A running restoration. ``ended`` comes exactly once, after all other signals."""

    progressed = Signal(object)
    """The newest Progress, at most ten a second."""
    said = Signal(object)
    """A Finding or Caution."""
    force_stop_offered = Signal()
    """Cancelling takes long."""
    ended = Signal(object)
    """Completed, Failed or Cancelled."""

    def __init__(self, request: RestoreRequest, supervisor: JobSupervisor, parent: QObject) -> None:
        super().__init__(parent)
        self.request = request
        self.cancelling = False
        self._supervisor = supervisor
        self._thread = _JobThread(supervisor, self)
        self._thread.ended.connect(self._end)
        self._clock = QTimer(self)
        self._clock.setInterval(NEWS_INTERVAL_MS)
        self._clock.timeout.connect(self._tell)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(FORCE_STOP_AFTER_MS)
        self._patience.timeout.connect(self.force_stop_offered)

    def start(self) -> None:
        """Start the engine."""
        self._thread.start()
        self._clock.start()

    @Slot()
    def cancel(self) -> None:
        """Ask the engine to stop; a force stop is offered when it does not within seconds."""
        if not self.cancelling:
            self.cancelling = True
            self._patience.start()
            self._supervisor.cancel()

    @Slot()
    def force_stop(self) -> None:
        """End the engine at once."""
        self.cancelling = True
        self._supervisor.force_stop()

    def join(self) -> None:
        """Make sure that neither thread nor engine is left; for the end of the application."""
        if self._thread.isRunning():
            self._supervisor.cancel()
            if not self._thread.wait(FORCE_STOP_AFTER_MS):
                self._supervisor.force_stop()
                self._thread.wait()

    @Slot()
    def _tell(self) -> None:
        news = self._thread.take_news()
        for sentence in news.sentences:
            self.said.emit(sentence)
        if news.progress is not None:
            self.progressed.emit(news.progress)

    @Slot(object)
    def _end(self, event: Event) -> None:
        self._clock.stop()
        self._patience.stop()
        # The thread has nothing left to do but to return.
        self._thread.wait()
        self._tell()
        self.ended.emit(event)
