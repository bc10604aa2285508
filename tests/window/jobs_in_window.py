"""What tests do with the jobs of a window, and what they wait for."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.job import Job, RestoreWork, new_job
from ssai3d_app.jobs.states import JobState
from ssai3d_app.ui.jobs.line import JobLine
from ssai3d_app.ui.jobs.model import Column
from ssai3d_app.ui.main_window import MainWindow

PATIENCE = 15_000


def line_of(window: MainWindow) -> JobLine:
    return window.jobs.panel.line


def ends_of(window: MainWindow) -> list[object]:
    """How each job ends from now on."""
    ends: list[object] = []
    window.jobs.desk.ended.connect(lambda _job, end: ends.append(end))
    return ends


def start(window: MainWindow) -> list[object]:
    """Queue what the panel asks for; how it ends goes into the list."""
    before = len(window.jobs.desk.queue.jobs)
    ends = ends_of(window)
    window.panel.button.click()
    assert len(window.jobs.desk.queue.jobs) == before + 1
    return ends


def jobs_of(window: MainWindow) -> dict[str, Job]:
    return {job.title: job for job in window.jobs.desk.queue.jobs}


def work_on(folder: Path, name: str, **choices: object) -> Job:
    request = RestoreRequest(path=folder / name, output=folder / f"{name}.ome.tif")
    return new_job(RestoreWork(request=request), name, datetime.now(UTC), **choices)


def names(window: MainWindow) -> list[str]:
    model = window.jobs.panel.model
    return [model.index(row, Column.NAME).data() for row in range(model.rowCount())]


def cell(window: MainWindow, name: str, column: Column) -> str:
    model = window.jobs.panel.model
    return str(model.index(names(window).index(name), column).data())


def choose(window: MainWindow, *chosen: str) -> None:
    table = window.jobs.panel.table
    table.clearSelection()
    for name in chosen:
        index = window.jobs.panel.model.index(names(window).index(name), 0)
        flags = table.selectionModel().SelectionFlag
        table.selectionModel().select(index, flags.Select | flags.Rows)


def state(window: MainWindow, name: str) -> JobState:
    return jobs_of(window)[name].state


def busy_window(qtbot: QtBot, window: MainWindow, folder: Path) -> MainWindow:
    """One job that runs until it is told otherwise, and three that wait for it."""
    jobs = [work_on(folder, name) for name in ("a", "b", "c", "d")]
    assert window.jobs.desk.add(*jobs)
    qtbot.waitUntil(lambda: state(window, "a") is JobState.TUNING, timeout=PATIENCE)
    return window


def wait_for_end(qtbot: QtBot, ends: list[object], timeout: int = PATIENCE) -> object:
    qtbot.waitUntil(lambda: bool(ends), timeout=timeout)
    qtbot.wait(50)
    assert len(ends) == 1
    return ends[0]


def wait_until_it_works(qtbot: QtBot, window: MainWindow) -> None:
    """Until the engine has told of progress."""
    qtbot.waitUntil(lambda: line_of(window).bar.value() > 0, timeout=PATIENCE)


class Repaints(QObject):
    """When a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if event.type() == QEvent.Type.Paint:
            self.times.append(time.monotonic())
        return False
