"""The demos of the first page: drawn when first asked for, then opened like any file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from ssai3d_app.engine.analysis.demos.request import KIND_OF_DEMO, RAW, Demo, DemoRequest
from ssai3d_app.engine.events import Completed
from ssai3d_app.jobs.job import DemoWork, Job, JobId, new_job
from ssai3d_app.jobs.running import End
from ssai3d_app.ui import texts
from ssai3d_app.ui.actions import Actions
from ssai3d_app.ui.analysis.room import AnalysisRoom
from ssai3d_app.ui.analysis.walk import DemoWalk
from ssai3d_app.ui.comparing import Comparison
from ssai3d_app.ui.jobs.room import JobRoom


class DemoRoom(QObject):
    """Keeps the demos in ``home``; one that is there already is opened at once."""

    chosen = Signal(object)
    """The path of a stack that is to be opened."""
    said = Signal(str)

    def __init__(
        self,
        does: Actions,
        volume: QAction,
        home: Path,
        comparison: Comparison,
        jobs: JobRoom,
        analysis: AnalysisRoom,
    ) -> None:
        super().__init__(analysis)
        self._home, self._raw, self._jobs = home / "demos", comparison.raw, jobs
        self._analysis = analysis
        self.walk = DemoWalk(does.restore, volume, comparison, jobs.desk, analysis)
        self._job: JobId | None = None
        self._asked_for: Demo | None = None
        self._titles: dict[Demo, str] = {
            "neurons": does.demo_neurons.text(),
            "mitochondria": does.demo_mitochondria.text(),
        }
        does.demo_neurons.triggered.connect(self.open_neurons)
        does.demo_mitochondria.triggered.connect(self.open_mitochondria)
        jobs.desk.ended.connect(self._take_end)
        self._raw.opened.connect(self._lead_on)

    @Slot()
    def open_neurons(self) -> None:
        """Open Demo 1."""
        self._open("neurons")

    @Slot()
    def open_mitochondria(self) -> None:
        """Open Demo 2."""
        self._open("mitochondria")

    def _open(self, demo: Demo) -> None:
        folder = self._home / demo
        self._asked_for = demo
        if (folder / RAW).is_file():
            self.chosen.emit(folder / RAW)
            return
        desk = self._jobs.desk
        work = DemoWork(request=DemoRequest(demo=demo, output=folder))
        job = new_job(work, self._titles[demo], desk.opened.clock.now())
        self._job = job.id
        if desk.add(job):
            self._jobs.panel.follow(job.id)
            self.said.emit(texts.DEMO_MAKING)

    @Slot(object, object)
    def _take_end(self, job: Job, end: End) -> None:
        if job.id == self._job:
            self._job = None
            if isinstance(end, Completed):
                self.chosen.emit(Path(end.output))

    @Slot()
    def _lead_on(self) -> None:
        """Begin the walk through a demo that was asked for.

        Who has ended it and opens the demo like any file finds the panel that measures it.
        """
        image = self._raw.image
        demo = None if image is None else self._demo_in(image.path)
        asked_for, self._asked_for = self._asked_for, None
        if demo is not None and demo == asked_for:
            self.walk.allow(demo)
        if not self.walk.begin(demo) and demo is not None:
            self._analysis.panel.form.choose_kind(KIND_OF_DEMO[demo])
            self._analysis.open()
            self._analysis.panel.say(texts.DEMO_NEXT)

    def _demo_in(self, path: Path) -> Demo | None:
        """The demo that a stack is of."""
        of_name = {self._home / name / RAW: name for name in self._titles}
        return of_name.get(path)
