"""An import in a process of its own: a file from anywhere meets torch there, and not the window."""

from __future__ import annotations

import logging
from pathlib import Path

from pydantic import BaseModel, TypeAdapter
from PySide6.QtCore import QObject, QProcess, Signal, Slot

from ssai3d_app.engine.events import Failed
from ssai3d_app.own_program import own_command
from ssai3d_app.ui import texts

_log = logging.getLogger(__name__)


class _Imported(BaseModel):
    """What the window wants to know of a new network; the rest stands on its card."""

    name: str


_answer: TypeAdapter[Failed | _Imported] = TypeAdapter(Failed | _Imported)

_LAST_WORDS = 4000


def _last_line(answer: str) -> Failed | _Imported | None:
    """What the command has answered; ``None`` where it is no answer."""
    try:
        return _answer.validate_json(answer.strip().rpartition("\n")[2])
    except ValueError:
        return None


class NetworkImporter(QObject):
    """Runs ``ssai3d networks import``, one file at a time. ``command`` is what to start instead."""

    imported = Signal(str)
    """The name that it was given."""
    failed = Signal(str, str, str)
    """Problem, remedy, and the detail."""
    running_changed = Signal(bool)

    def __init__(self, parent: QObject, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None

    @property
    def is_running(self) -> bool:
        """Whether a file is being imported."""
        return self._process is not None

    def start(self, path: Path, name: str, licence: str) -> None:
        """Import a file; an empty name is made from the file's, an empty licence is not stated."""
        assert self._process is None
        options = [f"--name={name}"] if name else []
        options += [f"--licence={licence}"] if licence else []
        given = ["networks", "import", "--json", *options, "--", str(path)]
        program, *arguments = own_command(*given) if self._command is None else self._command
        self._process = process = QProcess(self)
        process.finished.connect(self._read_answer)
        process.errorOccurred.connect(self._tell_unstarted)
        process.start(program, arguments)
        # It waits for no input.
        process.closeWriteChannel()
        self.running_changed.emit(True)

    @Slot()
    def cancel(self) -> None:
        """End it at once; what is not whole is not in the library. Nothing is told of it."""
        process = self._process
        if process is None:
            return
        process.finished.disconnect(self._read_answer)
        process.errorOccurred.disconnect(self._tell_unstarted)
        process.kill()
        process.waitForFinished()
        self._let_go()

    def _let_go(self) -> None:
        assert self._process is not None
        self._process.deleteLater()
        self._process = None
        self.running_changed.emit(False)

    @Slot(QProcess.ProcessError)
    def _tell_unstarted(self, error: QProcess.ProcessError) -> None:
        if error is not QProcess.ProcessError.FailedToStart:
            return  # It has finished as well, and that is told.
        assert self._process is not None
        detail = self._process.errorString()
        self._let_go()
        self._tell_stopped(detail)

    @Slot(int, QProcess.ExitStatus)
    def _read_answer(self, status: int, _how: QProcess.ExitStatus) -> None:
        assert self._process is not None
        answer = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        words = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self._let_go()
        told = _last_line(answer)
        if isinstance(told, Failed):
            self.failed.emit(told.problem, told.remedy, told.detail)
        elif told is not None and status == 0:
            self.imported.emit(told.name)
        else:
            self._tell_stopped(f"exit status {status}\n{words[-_LAST_WORDS:]}")

    def _tell_stopped(self, detail: str) -> None:
        _log.error("The import ended without an answer: %s", detail)
        self.failed.emit(texts.IMPORT_STOPPED, texts.IMPORT_STOPPED_REMEDY, detail)
