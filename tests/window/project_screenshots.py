"""Pictures of the project panel: ``python -m tests.window.project_screenshots STATE OUT.png``.

Run it under a display, such as ``xvfb-run``. The project is made anew in a temporary folder: twelve
phantoms with runs in every state.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.jobs.clock import SystemClock
from ssai3d_app.projects.document import RunStatus
from ssai3d_app.projects.opening import create_project, open_project
from ssai3d_app.ui.application import make_application
from ssai3d_app.ui.main_window import MainWindow
from ssai3d_app.ui.projects.entries import EntryKey
from ssai3d_app.ui.theme import DARK, LIGHT
from tests.phantoms import neurites
from tests.window.screenshots import wait_until
from tests.writers.tiff import write_imagej

STATES = ("empty", "project", "search", "missing", "read_only", "in_use", "opened")
NAMES = (
    "embryo 01 GFP.tif",
    "embryo 02 GFP.tif",
    "embryo 03 GFP.tif",
    "retina A bipolar cells, second slide.tif",
    "retina B.tif",
    "spheroid 24 h.tif",
    "spheroid 48 h.tif",
    "spheroid 72 h.tif",
    "cortex layer 5.tif",
    "organoid control.tif",
    "organoid treated.tif",
    "beads.tif",
)
RUNS = (
    (0, RunStatus.DONE, "Balanced"),
    (0, RunStatus.FAILED, "Best"),
    (1, RunStatus.DONE, "Quick look"),
    (2, RunStatus.RUNNING, "Balanced"),
    (3, RunStatus.FAILED, "Balanced"),
    (5, RunStatus.QUEUED, "Balanced"),
    (6, RunStatus.CANCELLED, "Balanced"),
)


def make_project(folder: Path) -> Path:
    """The project, with its files beside it."""
    data = folder / "Confocal 2026"
    data.mkdir()
    rng = np.random.default_rng(1)
    for number, name in enumerate(NAMES):
        planes = neurites((10, 64, 64), seed=number).astype(np.float32)
        stack = (100 + 3000 * planes / planes.max() + rng.normal(0, 30, planes.shape)).clip(0)
        channels = np.stack([stack] * (1 + number % 2)).astype(np.uint16)
        names = [f"Channel {n}" for n in range(len(channels))]
        write_imagej(data / name, channels[None], (0.5, 0.1, 0.1), names)
    project = create_project(folder / "Neurites of mutants", "Neurites of mutants", SystemClock())
    sources = project.add_files([data / name for name in NAMES])
    for source, status, name in RUNS:
        output = data / f"{Path(NAMES[source]).stem}_isotropic.ome.tif"
        request = RestoreRequest(path=data / NAMES[source], output=output)
        run = project.begin_run(sources[source].id, name, request)
        ended = datetime.now(UTC) - timedelta(minutes=5)
        problem = "The graphics card has too little memory" if status is RunStatus.FAILED else ""
        project.note_run(run.id, status=status, ended=ended, problem=problem)
    # Those at work are told to be interrupted when the window opens: no job makes them.
    project.set_field("source", sources[0].id, "notes", "Fixed at stage 35.\nMounted in agarose.")
    project.close()
    return project.folder


def main() -> None:
    """Bring the window into a state, and grab it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("state", choices=STATES)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, nargs=2, default=(1440, 900))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--font", type=float, default=1.0, help="scale of the font")
    options = parser.parse_args()
    application = make_application(["ssai3d"], DARK if options.dark else LIGHT)
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * options.font)
    application.setFont(font)
    with tempfile.TemporaryDirectory() as place:
        window = MainWindow(folder=Path(place))
        window.resize(*options.size)
        window.show()
        grab(application, window, Path(place), options.state, options.out)
        window.close()


def grab(application: QApplication, window: MainWindow, place: Path, state: str, out: Path) -> None:
    """Show the state and take the picture."""
    projects, other = window.projects, None
    if state != "empty":
        folder = make_project(place)
        data = place / "Confocal 2026"
        if state == "missing":
            (data / NAMES[1]).rename(place / "moved.tif")
            (data / NAMES[4]).rename(place / "moved too.tif")
        if state in ("read_only", "in_use"):
            other = open_project(folder, SystemClock())
        if state == "read_only":
            projects.folders.open(folder, read_only=True)
        else:
            projects.folders.open(folder)
    if projects.desk.document is not None and state not in ("empty", "in_use"):
        first = projects.desk.document.sources[0]
        there = [s.id for s in projects.desk.document.sources if s.place.found(folder)]
        has = projects.panel.model.has_picture
        if projects.desk.is_writable and projects.panel.isVisible():
            wait_until(application, lambda: sum(map(has, there)) >= 3)
        projects.panel.select(EntryKey("source", first.id))
    if state == "search":
        projects.panel.field.setText("spheroid")
    if state == "opened":
        window.open(data / NAMES[0])
        wait_until(
            application,
            lambda: window.raw.volume is not None and window.raw.volume.is_complete,
        )
    settled = time.monotonic() + 2.5
    wait_until(application, lambda: time.monotonic() > settled)
    out.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(out))
    if projects.asker.question is not None:
        projects.asker.question.grab().save(str(out.with_suffix(".question.png")))
        projects.asker.question.close()
    if other is not None:
        other.close()


if __name__ == "__main__":
    main()
