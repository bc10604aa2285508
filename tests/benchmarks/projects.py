"""Time to open, search, edit and save a project of many files and runs, and a journal of jobs.

python -m tests.benchmarks.projects [--files 1000] [--runs 5000] [--folder DIR]

Where there is a display, such as that of ``xvfb-run``, also in the window: to open, to scroll, to
search.
"""

import argparse
import functools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ssai3d_app.engine.recipe import RestoreRequest
from ssai3d_app.fingerprint import Fingerprint
from ssai3d_app.jobs.clock import SystemClock
from ssai3d_app.jobs.job import RestoreWork, new_job
from ssai3d_app.jobs.journal import Journal
from ssai3d_app.jobs.states import JobState
from ssai3d_app.projects.document import ProjectDocument, Run, RunStatus, SceneFacts, Source
from ssai3d_app.projects.finding import Query, search
from ssai3d_app.projects.opening import open_project
from ssai3d_app.projects.places import Place
from ssai3d_app.projects.storage import write_document

START = datetime(2026, 3, 1, tzinfo=UTC)


def make_project(folder: Path, files: int, runs: int) -> None:
    """A project whose files have three scenes of two channels each, and notes."""
    folder.mkdir(parents=True)
    scenes = tuple(
        SceneFacts(
            index=number,
            name=f"Series {number + 1}",
            axes="TCZYX",
            shape=(1, 2, 60, 1024, 1024),
            dtype="uint16",
            voxel_size_um=(0.5, 0.1, 0.1),
            channels=("DAPI", "GFP"),
            modality="confocal",
        )
        for number in range(3)
    )
    sources = tuple(
        Source(
            id=f"s{number}",
            name=f"embryo {number:04d}.czi",
            place=Place.of(folder.parent / "data" / f"embryo {number:04d}.czi", folder),
            added=START,
            fingerprint=Fingerprint(size=number, modified_ns=number, digest=f"{number:040x}"),
            format="CZI",
            scenes=scenes,
            notes="mounted in agarose, 25 °C",
        )
        for number in range(files)
    )
    listed = tuple(
        Run(
            id=f"{number:04d}",
            name=f"run {number}",
            source=f"s{number % files}",
            folder=f"runs/{number:04d}-run",
            created=START + timedelta(minutes=number),
            status=RunStatus.DONE if number % 7 else RunStatus.FAILED,
            result=Place.of(folder / f"runs/{number:04d}-run/result.ome.tif", folder),
            notes="looks right" if number % 3 else "",
        )
        for number in range(1, runs + 1)
    )
    document = ProjectDocument(id="x", title="Many", created=START, sources=sources, runs=listed)
    write_document(folder, document)


def make_journal(path: Path, jobs: int) -> None:
    """A journal of jobs that are done, written in one step."""
    journal = Journal(path, SystemClock())
    made = []
    for number in range(jobs):
        request = RestoreRequest(path=f"{number}.czi", output=f"{number}.ome.tif")
        made.append(new_job(RestoreWork(request=request), f"job {number}", START))
    journal.record(*(job.model_copy(update={"state": JobState.DONE}) for job in made))
    journal.close()


def timed(words: str, work: Callable[[], object]) -> object:
    began = time.perf_counter()
    result = work()
    print(f"{words}: {1000 * (time.perf_counter() - began):.0f} ms")
    return result


def in_the_window(folder: Path, home: Path) -> None:
    """Print how long the window takes, from the click to the picture."""
    from PySide6.QtWidgets import QApplication

    from ssai3d_app.ui.application import make_application
    from ssai3d_app.ui.main_window import MainWindow

    application = make_application(["ssai3d"])
    window = MainWindow(folder=home)
    window.show()
    application.processEvents()
    panel = window.projects.panel

    def show(work: Callable[[], object]) -> None:
        work()
        QApplication.processEvents()
        panel.tree.viewport().repaint()

    timed("window: open", lambda: show(lambda: window.projects.folders.open(folder)))
    timed("window: unfold all", lambda: show(panel.tree.expandAll))
    bar, gaps = panel.tree.verticalScrollBar(), []
    for step in range(200):
        began = time.perf_counter()
        show(lambda step=step: bar.setValue(bar.maximum() * step // 200))
        gaps.append(1000 * (time.perf_counter() - began))
    print(f"window: scroll, median {sorted(gaps)[100]:.0f} ms, longest {max(gaps):.0f} ms")
    panel.field.setText("gfp right")
    timed("window: search", lambda: show(panel.search))
    panel.field.clear()
    timed("window: show all again", lambda: show(panel.search))
    project = window.projects.desk.project
    assert project is not None
    edit = functools.partial(project.set_field, "run", "0001", "notes", "newer")
    timed("window: edit", lambda: show(edit))
    everything = {source.id for source in project.document.sources}
    timed("window: remove all", lambda: show(lambda: project.remove_with_runs(everything, set())))
    timed("window: undo", lambda: show(project.undo))
    window.close()


def main() -> None:
    """Print a line per task."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--folder", type=Path, help="where the project goes; default temporary")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as place:
        folder = Path(place) / "project"
        make_project(folder, options.files, options.runs)
        size = (folder / "project.ssai3d").stat().st_size
        print(f"{options.files} files, {options.runs} runs, document of {size / 1e6:.1f} MB")
        project = timed("open", lambda: open_project(folder, SystemClock()))
        query = Query("gfp right", frozenset({RunStatus.DONE}))
        timed("search", lambda: search(project.document, query))
        timed("edit", lambda: project.set_field("run", "0001", "notes", "new"))
        timed("save", project.save)
        project.close()
        journal = Path(place) / "jobs.sqlite"
        make_journal(journal, options.runs)
        timed("open the journal", lambda: len(Journal(journal, SystemClock()).jobs()))
        if os.environ.get("DISPLAY") or sys.platform == "win32":
            in_the_window(folder, Path(place) / "home")


if __name__ == "__main__":
    main()
