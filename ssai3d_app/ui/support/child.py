"""A child of the same program that answers in lines, so that nothing it does holds the window."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from ssai3d_app.own_program import own_command

_DYING_MS = 5_000

_log = logging.getLogger(__name__)


class AnsweringChild(QObject):
    """Runs one child at a time; its lines come as they are written."""

    line = Signal(bytes)
    """One line of its standard output."""
    ended = Signal(bool)
    """It is gone; whether it ended by itself with exit status 0. Not told after :meth:`stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is a child."""
        return self._process is not None

    def start(self, arguments: Sequence[str], command: Sequence[str] | None = None) -> None:
        """Start this program with ``arguments``; ``command`` is what to start instead.

        Its standard input stays open as long as it is wanted: children end when that closes.
        """
        assert self._process is None
        program, *given = own_command(*arguments) if command is None else command
        self._process = process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_error)
        process.start(program, given)

    @Slot()
    def stop(self) -> None:
        """End it at once, if there is one."""
        process = self._process
        if process is None:
            return
        self._process = None
        # Nothing of it is wanted any more, its end included.
        process.blockSignals(True)
        process.kill()
        if not process.waitForFinished(_DYING_MS):
            _log.warning("A child process does not end: %s", process.arguments())
        process.deleteLater()

    @Slot()
    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            self.line.emit(bytes(process.readLine().data()))
            process = self._process  # Who hears a line may stop it.

    @Slot(int, QProcess.ExitStatus)
    def _take_end(self, status: int, how: QProcess.ExitStatus) -> None:
        self._read()
        process = self._process
        if process is None:
            return
        well = status == 0 and how is QProcess.ExitStatus.NormalExit
        if not well:
            words = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
            _log.info("A child ended with status %d (%s): %s", status, how.name, words[-2000:])
        self._let_go(well)

    @Slot(QProcess.ProcessError)
    def _take_error(self, error: QProcess.ProcessError) -> None:
        # Any other error is followed by the end, which is told.
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            _log.error("A child cannot be started: %s", self._process.errorString())
            self._let_go(False)

    def _let_go(self, well: bool) -> None:
        assert self._process is not None
        self._process.deleteLater()
        self._process = None
        self.ended.emit(well)
