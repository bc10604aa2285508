"""Asks a child, once a session, whether a graphics card can be used, and remembers the answer."""

from __future__ import annotations

import logging

from pydantic import ValidationError
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ssai3d_app.engine.gpu.process import GPU_CHECK_ARGUMENT
from ssai3d_app.engine.gpu.verdict import State, Verdict
from ssai3d_app.ui import texts
from ssai3d_app.ui.support.child import AnsweringChild

_PATIENCE_MS = 180_000
"""Torch with CUDA takes half a minute to load from a cold disk with a virus scanner."""

_log = logging.getLogger(__name__)


class GpuWatch(QObject):
    """The verdict on the graphics card, ``None`` until it is known."""

    known = Signal(object)

    def __init__(self, parent: QObject, patience_ms: int = _PATIENCE_MS) -> None:
        super().__init__(parent)
        self.verdict: Verdict | None = None
        self._child = AnsweringChild(self)
        self._child.line.connect(self._take)
        self._child.ended.connect(self._take_end)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._give_up)

    def look(self, command: list[str] | None = None) -> None:
        """Begin to look, if nobody has; ``command`` is what to ask instead of this program."""
        if self.verdict is None and not self._child.is_running:
            self._patience.start()
            self._child.start([GPU_CHECK_ARGUMENT], command)

    def release(self) -> None:
        """End the child that looks."""
        self._patience.stop()
        self._child.stop()

    @Slot(bytes)
    def _take(self, line: bytes) -> None:
        try:
            verdict = Verdict.model_validate_json(line)
        except ValidationError as error:
            _log.error("The look at the graphics card answers oddly: %s", error)
            return
        self._settle(verdict)

    @Slot(bool)
    def _take_end(self, _well: bool) -> None:
        if self.verdict is None:
            self._settle(_trouble(texts.GPU_LOOK_FAILED))

    @Slot()
    def _give_up(self) -> None:
        self._child.stop()
        self._settle(_trouble(texts.GPU_LOOK_HANGS))

    def _settle(self, verdict: Verdict) -> None:
        self._patience.stop()
        self.verdict = verdict
        if verdict.is_trouble:
            _log.warning("%s", verdict.sentence)
        self.known.emit(verdict)


def _trouble(problem: str) -> Verdict:
    return Verdict(state=State.DOES_NOT_WORK, problem=problem, remedy=texts.GPU_LOOK_REMEDY)
