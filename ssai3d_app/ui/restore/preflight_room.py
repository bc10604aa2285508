"""Looks up what the start would take, away from the window's thread, whenever the wish changes."""

from __future__ import annotations

import logging
import shutil
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from ssai3d_app.engine.events import Completed
from ssai3d_app.engine.gpu.verdict import Verdict
from ssai3d_app.engine.preflight import cost_of
from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.errors import UserError
from ssai3d_app.jobs.child_limits import usable_processors
from ssai3d_app.jobs.job import Job, RestoreWork
from ssai3d_app.jobs.running import End
from ssai3d_app.jobs.speeds import Speeds
from ssai3d_app.safe_reading.memory_limit import available_bytes
from ssai3d_app.ui.jobs.desk import JobDesk
from ssai3d_app.ui.restore.panel import RestorePanel
from ssai3d_app.ui.restore.preflight_words import Found, preflight
from ssai3d_app.volume.scene import Scene

SPEEDS = "speeds.json"

_log = logging.getLogger(__name__)


class PreflightRoom(QObject):
    """Answers for the newest wish of the panel; learns from every run how fast this computer is."""

    answered = Signal(object, object)
    """A RestoreRequest, and what was Found for it, or ``None``."""

    def __init__(self, folder: Path, panel: RestorePanel, desk: JobDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._speeds = Speeds(folder / SPEEDS)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._gpu: Verdict | None = None
        self._asked: RestoreRequest | None = None
        self._found: Found | None = None
        self._works: dict[Path, float] = {}
        panel.judged.connect(self._ask)
        panel.requested.connect(self._note_start)
        panel.preflight.processor_chosen.connect(panel.choices.use_processor)
        desk.ended.connect(self._note_end)
        self.answered.connect(self._take)

    @Slot(object)
    def show_gpu(self, verdict: Verdict) -> None:
        """What can compute is known now."""
        self._gpu = verdict
        self._ask_again()

    @Slot()
    def _ask(self) -> None:
        wish = self._panel.wish
        if wish == self._asked:
            return
        self._asked = wish
        self._pool.clear()
        if wish is None:
            self._found = None
            self._show()
            return
        self._pool.start(partial(self._look, wish, self._panel.scenes, self._uses_gpu(wish)))

    def _ask_again(self) -> None:
        self._asked = None
        self._ask()

    def _uses_gpu(self, wish: RestoreRequest) -> bool:
        return wish.device != "cpu" and self._gpu is not None and self._gpu.is_usable

    def _look(self, wish: RestoreRequest, scenes: tuple[Scene, ...], on_gpu: bool) -> None:
        """In a thread of the pool."""
        found = None
        try:
            cost = cost_of(wish, scenes)
        except (UserError, OSError) as error:
            # The start says so itself, with what to do.
            _log.info("What %s takes is not known: %s", wish.output, error)
        else:
            rates = self._speeds.rates(on_gpu=on_gpu)
            folder = wish.output.absolute().parent
            found = Found(
                cost,
                folder,
                _free_disk(folder),
                available_bytes(),
                cost.seconds(usable_processors(), rates),
                is_measured=bool(rates),
            )
        self.answered.emit(wish, found)

    @Slot(object, object)
    def _take(self, wish: RestoreRequest, found: Found | None) -> None:
        if wish == self._asked:
            self._found = found
            self._show()

    def _show(self) -> None:
        device = self._panel.choices.chosen_device
        self._panel.show_preflight(preflight(self._found, device, self._gpu))

    @Slot(object)
    def _note_start(self, request: RestoreRequest) -> None:
        if self._found is not None and request == self._asked:
            self._works[request.output] = self._found.cost.work

    @Slot(object, object)
    def _note_end(self, job: Job, end: End) -> None:
        if isinstance(job.work, RestoreWork):
            work = self._works.pop(job.work.request.output, None)
            ending = job.ending
            # What goes on from something kept does less.
            anew = job.attempts == 1 and job.work.request.preview is None
            measured = isinstance(end, Completed) and anew
            if measured and work is not None and ending is not None:
                self._speeds.note(work, ending.seconds, on_gpu=ending.on_gpu)
        # Time and disk have become others.
        self._ask_again()


def _free_disk(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
