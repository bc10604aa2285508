"""Runs an export in a child of the same program: it may take long, and compresses all the time."""

from __future__ import annotations

import logging
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from ssai3d_app.engine.events import Cancelled, Completed, Failed, Progress
from ssai3d_app.exporting.intensities import Mapped
from ssai3d_app.exporting.process import line_from
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.formats.claiming import clear_away
from ssai3d_app.own_program import own_command
from ssai3d_app.ui import texts

_PATIENCE_MS = 5_000
"""So long a cancelled export may take to clear away after itself."""
_LAST_WORDS = 4000

_log = logging.getLogger(__name__)


class StackExporter(QObject):
    """One export at a time; each ends with exactly one of ``done``, ``failed`` and ``stopped``."""

    progressed = Signal(object)
    """A Progress."""
    done = Signal(object, object)
    """The path, and a list of Mapped."""
    failed = Signal(str, str, str)
    """Problem, remedy and detail."""
    stopped = Signal()
    running_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._request: ExportRequest | None = None
        self._mapped: list[Mapped] = []
        self._end: Completed | Failed | Cancelled | None = None
        self._is_cancelled = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._kill)

    @property
    def is_running(self) -> bool:
        """Whether there is one."""
        return self._process is not None

    @property
    def request(self) -> ExportRequest | None:
        """The last one."""
        return self._request

    def start(self, request: ExportRequest) -> None:
        """Begin; the child reads what it is to do from its input, which stays open meanwhile."""
        assert self._process is None
        self._request, self._end = request, None
        self._mapped = []
        self._is_cancelled = False
        program, *arguments = own_command("--export-worker")
        self._process = process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_error)
        process.start(program, arguments)
        process.write(request.model_dump_json().encode() + b"\n")
        self.running_changed.emit(True)

    @Slot()
    def cancel(self) -> None:
        """Ask it to stop and to leave nothing; after a while it is made to."""
        if self._process is not None:
            self._is_cancelled = True
            self._process.closeWriteChannel()
            self._patience.start()

    def release(self) -> None:
        """End it at once and clear away what it leaves; nothing is told of it."""
        process, request = self._process, self._request
        if process is None or request is None:
            return
        process.blockSignals(True)
        process.closeWriteChannel()
        if not process.waitForFinished(_PATIENCE_MS):
            process.kill()
            process.waitForFinished()
            clear_away(request.output)
        self._let_go()

    @Slot()
    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    @Slot()
    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            self._take(bytes(process.readLine().data()))
            process = self._process

    def _take(self, line: bytes) -> None:
        try:
            told = line_from(line)
        except ValidationError:
            _log.warning("A line of the export is not understood: %r", line[:500])
            return
        if isinstance(told, Progress):
            self.progressed.emit(told)
        elif isinstance(told, Mapped):
            self._mapped.append(told)
        elif isinstance(told, Completed | Failed | Cancelled):
            self._end = told

    @Slot(QProcess.ProcessError)
    def _take_error(self, error: QProcess.ProcessError) -> None:
        # Any other error is followed by the end.
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            detail = self._process.errorString()
            self._let_go()
            self.failed.emit(texts.EXPORT_ENDED, texts.EXPORT_ENDED_REMEDY, detail)

    @Slot(int, QProcess.ExitStatus)
    def _take_end(self, status: int, _how: QProcess.ExitStatus) -> None:
        self._read()
        process, request = self._process, self._request
        if process is None or request is None:
            return
        words = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
        self._let_go()
        end = self._end
        if isinstance(end, Completed):
            self.done.emit(Path(end.output), self._mapped)
        elif isinstance(end, Failed):
            self.failed.emit(end.problem, end.remedy, end.detail)
        else:
            if end is None:
                # It was killed, or has crashed: what it leaves goes.
                clear_away(request.output)
            if end is not None or self._is_cancelled:
                self.stopped.emit()
                return
            detail = f"exit status {status}\n{words[-_LAST_WORDS:]}"
            _log.error("The export ended without an answer: %s", detail)
            self.failed.emit(texts.EXPORT_ENDED, texts.EXPORT_ENDED_REMEDY, detail)

    def _let_go(self) -> None:
        assert self._process is not None
        self._patience.stop()
        self._process.deleteLater()
        self._process = None
        self.running_changed.emit(False)
